package import PlenumAnalysis
package import PlenumModel

/// The keywords of groups of notes as people and programs read them. Pure.
package struct KeywordReport: Sendable {
  package let keywords: KeywordTable

  /// Whether every word comes with the forms that are counted as it.
  private let showsVariants: Bool

  package init(_ keywords: KeywordTable, showsVariants: Bool = false) {
    self.keywords = keywords
    self.showsVariants = showsVariants
  }

  /// One row for every group and word, with every figure under its published name.
  package var json: JSONValue {
    [
      "by": .string(keywords.grouping.rawValue), "notes_without": .integer(keywords.unknown),
      "groups": .array(
        keywords.groups.map { group in
          .object(
            JSONObject(
              names(of: group)
                + .init([
                  "notes": .integer(group.notes), "municipalities": .integer(group.municipalities),
                  "thin": .bool(group.isThin),
                ])))
        }),
      "rows": .array(
        keywords.groups.flatMap { group in group.keywords.map { row($0, of: group) } }),
    ]
  }

  private func row(_ keyword: KeywordCount, of group: KeywordTable.Group) -> JSONValue {
    .object(
      JSONObject(
        .init(["group_kind": .string(keywords.grouping.rawValue)]) + names(of: group)
          + (SummaryJSON.keyword(keyword).object?.members ?? [])
          + (showsVariants ? [keyword.variants.json] : [])))
  }

  private func names(of group: KeywordTable.Group) -> [JSONObject.Member] {
    (group.meeting.map { .init(["meeting": .string($0)]) } ?? [])
      + .init(["group": .string(group.name)])
  }

  package var csv: String {
    let figures = keywords.groups.lazy.flatMap(\.keywords).first?.figures.members.map(\.key) ?? []
    let hasMeetings = keywords.groups.contains { $0.meeting != nil }
    var table = CSVTable(
      header: ["group_kind"] + (hasMeetings ? ["meeting"] : []) + ["group", "term"] + figures
        + (showsVariants ? ["variants"] : []))
    for group in keywords.groups {
      for keyword in group.keywords {
        table.append(
          [.text(keywords.grouping.rawValue)] + (hasMeetings ? [.text(group.meeting)] : [])
            + [.text(group.name), .text(keyword.term)]
            + figures.map { CSVTable.Cell(keyword.figures[$0]) }
            + (showsVariants ? [.text(keyword.variants.cell)] : []))
      }
    }
    return table.text
  }

  /// For a terminal of 80 columns.
  package var text: String {
    var page = TerminalText()
    page.heading(KeywordWording.title(keywords))
    page.paragraph(KeywordWording.method)
    for sentence in KeywordWording.remarks(keywords) { page.paragraph(sentence) }
    for group in keywords.groups {
      page.blankLine()
      page.heading(KeywordWording.heading(group, of: keywords), underline: "-")
      if let remark = KeywordWording.remark(group) { page.paragraph(remark) }
      let words = group.subjectWords
      let columns = KeywordColumns(words)
      let isTested = words.contains { $0.elsewhere != nil }
      page.table(
        header: columns.header + (isTested ? [KeywordWording.holds] : []),
        rows: words.map {
          columns.row($0) + (isTested ? [$0.isIndicationOnly ? "–" : "ja"] : [])
        })
      guard showsVariants else { continue }
      for word in words {
        page.paragraph("\(word.term): \(word.variants.danish)")
      }
    }
    return page.text
  }
}

/// What every form of a keyword table says in words.
private enum KeywordWording {
  static func title(_ table: KeywordTable) -> String { "Nøgleord efter \(table.grouping.danish)" }

  static func heading(_ group: KeywordTable.Group, of table: KeywordTable) -> String {
    let kind = table.grouping == .kind ? NoteKind(rawValue: group.name) : nil
    let name =
      table.grouping == .table
      ? Int(group.name).map(FindingText.table) ?? group.name : kind?.danish.plural ?? group.name
    let municipalities =
      group.municipalities > 0
      ? " fra \(CountedNoun.municipality.counted(group.municipalities))" : ""
    let meeting = group.meeting.map { " på \($0)" } ?? ""
    return "\(name)\(meeting) (\(CountedNoun.note.counted(group.notes))\(municipalities))"
  }

  static let method =
    "Ord, som står i en større del af gruppens notater end i de øvrige. Der tælles notater: Et ord "
    + "tæller én gang i hvert notat. Ordet skal stå i mindst 3 notater fra mindst 2 kommuner; tal, "
    + "tider og navne på kommuner vises ikke. Styrken "
    + "er log-odds (z), hvor sjældne ord er trukket mod nul; den ordner ordene og er ingen prøve. »ja« "
    + "under »\(holds)« siger, at forskellen er større, end tilfældet plejer at give, også når der er rettet "
    + "for, at der ses på mange ord (Benjamini-Hochberg, justeret p højst 0,10). De andre ord er kun et "
    + "fingerpeg."

  static let holds = "Holder"

  /// How many of the words hold, and what was left out.
  static func remarks(_ table: KeywordTable) -> [String] {
    let words = table.groups.flatMap(\.subjectWords).filter { $0.elsewhere != nil }
    let firm = words.count { !$0.isIndicationOnly }
    var remarks: [String] = []
    if firm > 0 {
      remarks.append(
        "\(firm) af de \(words.count) ord, der er vist, holder. Af sådanne ord ventes højst omkring hvert "
          + "tiende at være tilfældigt.")
    } else if !words.isEmpty {
      remarks.append(
        "Ingen af de \(words.count) ord, der er vist, holder; så mange kan også komme frem ved et "
          + "tilfælde.")
    }
    if table.groups.contains(where: { $0.meeting != nil }) {
      remarks.append("Et bord er holdt op mod de andre borde ved det samme møde.")
    }
    if table.unknown > 0 {
      remarks.append(
        "\(CountedNoun.note.counted(table.unknown)) uden \(table.grouping.danish) er ikke med, hverken i "
          + "en gruppe eller blandt de øvrige.")
    }
    return remarks
  }

  static func remark(_ group: KeywordTable.Group) -> String? {
    if group.isThin { return "For få notater: Gruppen har færre end \(Comparison.fewestNotes)." }
    return group.subjectWords.isEmpty ? "Intet ord skiller gruppen ud." : nil
  }
}

extension KeywordTable.Group {
  /// The keywords that name a subject.
  fileprivate var subjectWords: [KeywordCount] { keywords.filter { !$0.isFormal } }
}

extension KeywordTable.Grouping {
  /// After `Nøgleord efter`.
  fileprivate var danish: String {
    switch self {
    case .theme: "tema"
    case .region: "region"
    case .year: "år"
    case .meeting: "møde"
    case .table: "bord"
    case .kind: "art"
    case .municipality: "kommune"
    case .area: "indsatsområde"
    }
  }
}

extension CSVTable.Cell {
  /// A figure of a JSON row.
  fileprivate init(_ value: JSONValue?) {
    self =
      switch value {
      case .integer(let count)?: .count(count)
      case .double(let figure)?: .figure(figure)
      case .bool(let flag)?: .flag(flag)
      case .string(let text)?: .text(text)
      default: .text(nil)
      }
  }
}
