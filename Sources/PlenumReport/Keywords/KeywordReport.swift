package import PlenumAnalysis
package import PlenumModel

/// The keywords of groups of notes as people and programs read them. Pure.
package struct KeywordReport: Sendable {
  package let keywords: KeywordTable

  /// Whether every word comes with the forms that are counted as it.
  private let showsVariants: Bool
  /// By what the words were read; nil where nobody says.
  private let lexicon: String?

  package init(_ keywords: KeywordTable, showsVariants: Bool = false, lexicon: String? = nil) {
    self.keywords = keywords
    self.showsVariants = showsVariants
    self.lexicon = lexicon
  }

  /// One row for every group and word, with every figure under its published name.
  package var json: JSONValue {
    [
      "by": .string(keywords.grouping.rawValue),
      "groups": .array(
        keywords.groups.map { group in
          [
            "group": .string(group.name), "notes": .integer(group.notes),
            "municipalities": .integer(group.municipalities), "thin": .bool(group.isThin),
          ]
        }),
      "rows": .array(
        keywords.groups.flatMap { group in group.keywords.map { row($0, of: group) } }),
    ]
  }

  private func row(_ keyword: KeywordCount, of group: KeywordTable.Group) -> JSONValue {
    let names = [
      JSONObject.Member(key: "group_kind", value: .string(keywords.grouping.rawValue)),
      JSONObject.Member(key: "group", value: .string(group.name)),
    ]
    return .object(
      JSONObject(
        names + (SummaryJSON.keyword(keyword).object?.members ?? [])
          + (showsVariants ? [keyword.variants.json] : [])))
  }

  package var csv: String {
    let figures = keywords.groups.lazy.flatMap(\.keywords).first?.figures.members.map(\.key) ?? []
    var table = CSVTable(
      header: ["group_kind", "group", "term"] + figures + (showsVariants ? ["variants"] : []))
    for group in keywords.groups {
      for keyword in group.keywords {
        table.append(
          [.text(keywords.grouping.rawValue), .text(group.name), .text(keyword.term)]
            + figures.map { CSVTable.Cell(keyword.figures[$0]) }
            + (showsVariants ? [.text(keyword.variants.cell)] : []))
      }
    }
    return table.text
  }

  package var markdown: String {
    var text = "# \(KeywordWording.title(keywords))\n\n"
    text += KeywordWording.method.escapedForMarkdown() + "\n\n"
    for group in keywords.groups {
      text += "## \(KeywordWording.heading(group, of: keywords).onOneLine.escapedForMarkdown())\n\n"
      if let remark = KeywordWording.remark(group) { text += remark + "\n\n" }
      let words = group.subjectWords
      guard !words.isEmpty else { continue }
      let columns = KeywordColumns(words)
      text += MarkdownTable.text(header: columns.header, rows: words.map(columns.row))
      text += "\n"
    }
    text.removeLast()
    return text
  }

  package var html: String {
    let title = KeywordWording.title(keywords)
    let groups = keywords.groups.map { group in
      let words = group.subjectWords
      let columns = KeywordColumns(words)
      let table =
        words.isEmpty
        ? Markup.none
        : Page.table(
          label: "Nøgleord: \(group.name)", caption: "Nøgleord", header: columns.header,
          rows: words.map { columns.row($0).map(Markup.text) })
      return Markup.element(
        "section", [:], .element("h2", [:], .text(KeywordWording.heading(group, of: keywords))),
        KeywordWording.remark(group).map { .element("p", [:], .text($0)) } ?? .none, table)
    }
    return Page.html(
      title: title, header: [.element("h1", [:], .text(title))], navigation: .none,
      main: [.element("p", ["class": "explanation"], .text(KeywordWording.method))] + groups,
      lexicon: lexicon)
  }

  /// For a terminal of 80 columns.
  package var text: String {
    var page = TerminalText()
    page.heading(KeywordWording.title(keywords))
    page.paragraph(KeywordWording.method)
    for group in keywords.groups {
      page.blankLine()
      page.heading(KeywordWording.heading(group, of: keywords), underline: "-")
      if let remark = KeywordWording.remark(group) { page.paragraph(remark) }
      let words = group.subjectWords
      let columns = KeywordColumns(words)
      page.table(header: columns.header, rows: words.map(columns.row))
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
      table.grouping == .table ? tableName(group.name) : kind?.danishPlural ?? group.name
    let municipalities =
      group.municipalities > 0
      ? " fra \(CountedNoun.municipality.counted(group.municipalities))" : ""
    return "\(name) (\(CountedNoun.note.counted(group.notes))\(municipalities))"
  }

  /// Table 0 is what was written before the meeting.
  private static func tableName(_ number: String) -> String {
    number == "0" ? "Forberedelse" : "Bord \(number)"
  }

  static let method =
    "Ord, som står i en større del af gruppens notater end i de øvrige. Der tælles notater: Et ord "
    + "tæller én gang i hvert notat. Ordet skal stå i mindst 3 notater fra mindst 2 kommuner; tal, "
    + "tider og navne på kommuner vises ikke. Styrken "
    + "er log-odds (z) med en forhåndsvægt på 500 notater; en styrke over 2 er sjældent tilfældig."

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
