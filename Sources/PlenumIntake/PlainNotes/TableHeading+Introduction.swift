/// Lines that lead up to a table's notes in words of their own, and lines that name several tables.
extension TableHeading {
  /// The table of `Referat fra bord 2`, `Her er noterne fra bord 5, tema 2:` or `2. bord`; nil for plain headings, and
  /// where the line goes on with anything but a theme or who was there.
  init?(leadingUpTo text: String) {
    let line = Array(text.unicodeScalars)[...]
    guard line.count <= 120 else { return nil }
    let digits = line.prefix { ("0"..."9").contains($0) }
    if !digits.isEmpty {
      let rest = line[digits.endIndex...]
      guard digits.count <= 3, let number = Int(digits.string), rest.first == ".",
        Self.isNameAlone(rest.dropFirst().trimmed.string)
      else { return nil }
      self.init(table: number)
      return
    }
    var index = line.startIndex
    var leads = false
    while true {
      let word = line[index...].prefix { $0.properties.isAlphabetic }
      let name = word.string.lowercased()
      if Self.fullNames.contains(name) { break }
      let isLeading = Self.leadingWords.contains(name)
      guard isLeading || Self.fillingWords.contains(name) else { return nil }
      leads = leads || isLeading
      index = word.endIndex
      while index < line.endIndex,
        line[index].properties.isWhitespace || ":,–-".unicodeScalars.contains(line[index])
      {
        index += 1
      }
    }
    guard leads, let heading = TableHeading(line[index...].string, isDecorated: false),
      heading.rest.isEmpty || ThemeHeading(heading.rest) != nil
        || NoteAttributes.areMunicipalities(heading.rest)
    else { return nil }
    self = heading
  }

  /// Whether a text is the word for a table, and nothing else: what `2.` stands before.
  static func isNameAlone(_ text: String) -> Bool {
    let words = text.plainWords
    return words.count == 1 && words.allSatisfy(fullNames.contains)
  }

  /// `Bord 1+2`, `Bord 3 og 4`, `Alle borde`, `Fælles (alle borde)`, with nothing else.
  static func namesSeveral(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let words = text.plainWords
    if everyTable.contains(words.joined(separator: " ")) { return true }
    guard let first = words.first, fullNames.contains(first) || manyNames.contains(first) else {
      return false
    }
    let rest = words.dropFirst().filter { !["og", "til", "samt", "nr"].contains($0) }
    guard rest.count > 1, rest.allSatisfy({ Int($0).map((0...99).contains) ?? false })
    else { return false }
    // `Bord 3.1` is a part of a table, and `Bord 3: 4` says something of it.
    return !text.unicodeScalars.dropLast().contains { ".:|".unicodeScalars.contains($0) }
  }

  private static let fullNames: Set<String> = [
    "bord", "gruppe", "bordgruppe", "bordnr", "gruppenr", "table",
  ]
  private static let manyNames: Set<String> = ["borde", "bordene", "grupper", "grupperne"]

  private static let leadingWords: Set<String> = [
    "noter", "noterne", "notater", "notaterne", "bordnoter", "bordnotater", "gruppenoter",
    "mødenoter", "referat", "referatet", "bordreferat", "opsamling", "opsamlingen", "input",
    "pointer", "pointerne", "fra",
  ]
  private static let fillingWords: Set<String> = [
    "her", "er", "kommer", "følger", "for", "til", "af", "ved", "på", "vores", "mine", "de", "vi",
    "sender", "så", "hermed", "fra",
  ]

  private static let everyTable: Set<String> = {
    var phrases: Set<String> = []
    for tables in ["alle borde", "alle bordene", "alle grupper", "alle grupperne"] {
      phrases.formUnion([
        tables, "fælles \(tables)", "fælles for \(tables)", "fælles på tværs af \(tables)",
        "for \(tables)", "noter fra \(tables)", "\(tables) fælles",
      ])
    }
    return phrases.union([
      "på tværs af bordene", "på tværs af borde", "fælles på tværs af bordene",
      "på tværs af grupperne", "fælles for bordene",
    ])
  }()
}
