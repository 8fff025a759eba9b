import PlenumAnalysis
package import PlenumModel

/// A page on which one table takes notes without plenum, server or network: one HTML file that keeps what is typed in
/// the browser, and saves a notes file that an import reads.
package struct TablePage: Sendable {
  /// The parts of the page that are the same for every table: markup with `{{name}}` places, style and script.
  package struct Template: Sendable {
    package let markup: String
    package let style: String
    package let script: String

    package init(markup: String, style: String, script: String) {
      self.markup = markup
      self.style = style
      self.script = script
    }
  }

  /// The words by which a line says its kind and who speaks, as the terminal reads them.
  package struct Vocabulary: Sendable {
    package let labels: [String: NoteKind]
    package let everyone: [String]
    package let ordinaryWords: [String]
    package let spellings: [String: String]

    package init(
      labels: [String: NoteKind] = [:], everyone: [String] = [], ordinaryWords: [String] = [],
      spellings: [String: String] = [:]
    ) {
      self.labels = labels
      self.everyone = everyone
      self.ordinaryWords = ordinaryWords
      self.spellings = spellings
    }
  }

  package let meeting: Meeting
  /// The table's number.
  package let table: Int
  /// The theme that the table discusses; nil: the note-taker chooses.
  package let theme: Int?
  /// Questions that the letter asks the tables.
  package let questions: [String]
  /// Names that a note-taker may choose from.
  package let municipalities: [String]
  package let vocabulary: Vocabulary

  package init(
    meeting: Meeting, table: Int, theme: Int?, questions: [String], municipalities: [String],
    vocabulary: Vocabulary = Vocabulary()
  ) {
    self.meeting = meeting
    self.table = table
    self.theme = theme
    self.questions = questions
    self.municipalities = municipalities
    self.vocabulary = vocabulary
  }

  /// `2024-10-30-herning-bord-3.html`: pages of several meetings may lie in one folder.
  package var fileName: String { "\(meeting.id)-bord-\(table).html" }

  /// The whole page. Its policy lets run only the template's own script, by its SHA-256: whatever a title or a note
  /// says stays text.
  package func html(_ template: Template) -> String {
    let heading = FindingText.table(table)
    let places = [
      "title": Markup.text("\(heading) – \(meeting.title)").html,
      "heading": Markup.text(heading).html,
      "style-hash": Self.source(template.style), "script-hash": Self.source(template.script),
      "style": template.style, "script": template.script,
      // Inside a script element only `<` could end the data.
      "data": data.compact.replacing("<", with: "\\u003c"),
    ]
    var page = ""
    for (index, part) in template.markup.split(separator: "{{", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard index > 0, let end = part.firstRange(of: "}}") else {
        page += part
        continue
      }
      page += places[String(part[..<end.lowerBound])] ?? ""
      page += part[end.upperBound...]
    }
    return page
  }

  private static func source(_ text: String) -> String {
    "sha256-" + SHA256.digest(of: text.utf8).base64
  }

  private static func table(_ texts: [String: String]) -> JSONValue {
    .object(
      JSONObject(
        texts.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) }))
  }

  /// What the script reads.
  private var data: JSONValue {
    [
      "meeting": [
        "id": .string(meeting.id.value), "title": .string(meeting.title),
        "date": .optional(meeting.date?.description),
        "day": .optional(meeting.date.map(Danish.date)),
        "place": .optional(meeting.sessions.first?.place), "region": .optional(meeting.region),
      ],
      "table": .integer(table), "theme": .optional(theme),
      "themes": .array(
        meeting.themes.map { ["number": .integer($0.number), "title": .string($0.title)] }),
      "kinds": .array(
        NoteKind.allCases.map {
          [
            "id": .string($0.rawValue), "prefix": .optional($0.prefix.map(String.init)),
            "name": .string($0.danish.name),
          ]
        }),
      "questions": .strings(questions), "municipalities": .strings(municipalities),
      "labels": Self.table(vocabulary.labels.mapValues(\.rawValue)),
      "everyone": .strings(vocabulary.everyone), "ordinary": .strings(vocabulary.ordinaryWords),
      "spellings": Self.table(vocabulary.spellings),
    ]
  }
}
