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

  package let meeting: Meeting
  /// The table's number.
  package let table: Int
  /// The theme that the table discusses; nil: the note-taker chooses.
  package let theme: Int?
  /// Questions that the letter asks the tables.
  package let questions: [String]
  /// Names that a note-taker may choose from.
  package let municipalities: [String]

  package init(
    meeting: Meeting, table: Int, theme: Int?, questions: [String], municipalities: [String]
  ) {
    self.meeting = meeting
    self.table = table
    self.theme = theme
    self.questions = questions
    self.municipalities = municipalities
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
    ]
  }
}
