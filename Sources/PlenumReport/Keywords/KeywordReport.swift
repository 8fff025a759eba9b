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
    let wording = KeywordWording(keywords)
    var page = TerminalText()
    page.heading(wording.title)
    page.paragraph(wording.method)
    for sentence in wording.remarks { page.paragraph(sentence) }
    for group in keywords.groups where !wording.isLeftOut(group) {
      page.blankLine()
      page.heading(wording.heading(group), underline: "-")
      if let remark = wording.remark(group) { page.paragraph(remark) }
      let words = group.keywords
      let columns = KeywordColumns(words, showsTables: keywords.grouping != .table)
      page.table(
        header: columns.header + (wording.isTested ? [KeywordWording.holds] : []),
        rows: words.map {
          columns.row($0) + (wording.isTested ? [$0.isIndicationOnly ? "–" : "ja"] : [])
        })
      guard showsVariants else { continue }
      for word in words {
        page.paragraph("\(word.term): \(word.variants.danish)")
      }
    }
    if let leftOut = wording.leftOut {
      page.blankLine()
      page.paragraph(leftOut)
    }
    if showsVariants {
      page.blankLine()
      page.paragraph("Formerne er talt i alle de notater, der er læst, ikke kun i gruppens.")
    }
    return page.text
  }
}

/// What every form of a keyword table says in words.
private struct KeywordWording {
  private let table: KeywordTable
  /// Whether there are other notes to hold the groups against.
  private let hasOthers: Bool
  /// Whether any word was tested.
  let isTested: Bool

  init(_ table: KeywordTable) {
    self.table = table
    let words = table.groups.flatMap(\.keywords)
    hasOthers = words.isEmpty ? table.groups.count > 1 : words.contains { $0.elsewhere != nil }
    isTested = table.isTested && hasOthers
  }

  var title: String { "Nøgleord efter \(table.grouping.danish)" }

  func heading(_ group: KeywordTable.Group) -> String {
    let counted = CountedNoun.municipality.counted(group.municipalities)
    let least = group.namesEveryMunicipality ? "" : "\(FindingText.atLeast) "
    let municipalities = group.municipalities > 0 ? " fra \(least)\(counted)" : ""
    return "\(name(of: group)) (\(CountedNoun.note.counted(group.notes))\(municipalities))"
  }

  private func name(of group: KeywordTable.Group) -> String {
    let name =
      switch table.grouping {
      case .table: Int(group.name).map(FindingText.table) ?? group.name
      case .kind: NoteKind(rawValue: group.name)?.danish.plural ?? group.name
      case .area: Codebook.current.name(of: FocusAreaID(group.name))
      case .theme, .region, .year, .meeting, .municipality: group.name
      }
    return name + (group.meeting.map { " på \($0)" } ?? "")
  }

  var method: String {
    let counted =
      "Der tælles notater: Et ord tæller én gang i hvert notat. Ordet skal stå i mindst \(gate); tal, tider og "
      + "navne på kommuner vises ikke. "
    guard hasOthers else {
      return "Ordene i flest af gruppens notater. " + counted
        + "Der er ingen øvrige notater at holde gruppen op mod, så ingen forskel er prøvet."
    }
    let compared =
      "Ord, som står i en større del af gruppens notater end i de øvrige. " + counted
      + "Styrken er log-odds (z), hvor sjældne ord er trukket mod nul; den ordner ordene og er ingen prøve. "
    guard isTested else {
      return compared
        + "Maskinen har sat nogle af mærkerne, og den sætter dem efter ordene: Et ord her kan være selve "
        + "grunden til mærket. Derfor er ingen forskel prøvet."
    }
    return compared
      + "»ja« under »\(Self.holds)« siger, at forskellen er større, end tilfældet plejer at give, også når der er "
      + "rettet for, at der ses på mange ord (Benjamini-Hochberg, justeret p højst 0,10), og at ordet står ved "
      + "mere end ét bord, hvis gruppen har flere. Prøven regner notaterne for uafhængige af hinanden; notater "
      + "fra samme bord er det ikke helt. De andre ord er kun et fingerpeg."
  }

  static let holds = "Holder"

  /// `3 notater fra mindst 2 kommuner`.
  private var gate: String {
    let grouping = table.grouping
    return CountedNoun.note.counted(grouping.fewestNotes)
      + (grouping.fewestMunicipalities > 1
        ? " fra mindst \(CountedNoun.municipality.counted(grouping.fewestMunicipalities))" : "")
  }

  /// How many of the words hold, and what was left out.
  var remarks: [String] {
    let words = isTested ? table.groups.flatMap(\.keywords).filter { $0.elsewhere != nil } : []
    let firm = words.count { !$0.isIndicationOnly }
    var remarks: [String] = []
    switch (firm, words.count) {
    case (_, 0): break
    case (0, 1):
      remarks.append(
        "Det ene ord, der er vist, holder ikke; det kan også komme frem ved et tilfælde.")
    case (0, let shown):
      remarks.append(
        "Ingen af de \(shown) ord, der er vist, holder; så mange kan også komme frem ved et tilfælde."
      )
    case (let firm, let shown):
      remarks.append(
        (shown == 1
          ? "Det ene ord, der er vist, holder. "
          : "\(firm) af de \(shown) ord, der er vist, holder. ")
          + "Af sådanne ord ventes højst omkring hvert tiende at være tilfældigt.")
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

  func remark(_ group: KeywordTable.Group) -> String? {
    if group.isThin { return "For få notater: Gruppen har færre end \(Comparison.fewestNotes)." }
    if !group.hasCommonWords { return "Intet ord står i mindst \(gate)." }
    return group.keywords.isEmpty ? "Intet ord skiller gruppen ud." : nil
  }

  /// A group of few notes that has no words needs no heading of its own.
  func isLeftOut(_ group: KeywordTable.Group) -> Bool { group.isThin && group.keywords.isEmpty }

  /// The groups without a heading; nil where there are none.
  var leftOut: String? {
    let names = table.groups.filter(isLeftOut).map { "\(name(of: $0)) (\($0.notes))" }
    return names.isEmpty
      ? nil
      : "For få notater (færre end \(Comparison.fewestNotes)) og ingen ord: \(Danish.list(names))."
  }
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
