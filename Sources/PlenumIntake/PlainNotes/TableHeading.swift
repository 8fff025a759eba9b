import PlenumModel

/// A line that says which table the notes below it come from: `Bord 3`, `Gruppe 2: Overgange`, `B4`, `BORD 7 / x`.
struct TableHeading {
  let table: Int
  /// What stands after the number, without what parts them; empty where nothing does.
  let rest: String
  /// A colon or a tab parts them: the rest may be a note rather than a theme.
  let hasColon: Bool
  /// Whether the heading only goes on with the table after a page or a break: `Bord 3 (fortsat)`, `Bord 3 igen`.
  let goesOn: Bool

  /// A heading that says nothing else.
  init(table: Int) {
    (self.table, rest, hasColon, goesOn) = (table, "", false, false)
  }

  /// - Parameter isAboveItems: a list stands directly below, so that a title need not begin with a capital.
  init?(_ text: String, isDecorated: Bool, isAboveItems: Bool = false) {
    let scalars = Array(text.unicodeScalars)[...]
    guard scalars.count <= 300, let (table, end) = Self.number(in: scalars) else { return nil }
    self.table = table
    let after = scalars[end...]
    let parted = after.trimmed
    guard let first = parted.first else {
      rest = ""
      hasColon = false
      goesOn = false
      return
    }
    var signs = parted.prefix { ":–—-/|,;.·(".unicodeScalars.contains($0) }
    // `Bord 3-4` and `Bord 3.5` are no headings of table 3.
    if signs.first == "-" || signs.first == "." || signs.first == ",", after.first == signs.first,
      parted.dropFirst(signs.count).first?.properties.numericType != nil
    {
      return nil
    }
    var rest = parted.dropFirst(signs.count).trimmed
    if signs.contains("("), let close = rest.firstIndex(of: ")") {
      if close == rest.index(before: rest.endIndex) {
        rest = rest.dropLast().trimmed
      } else if NoteAttributes.areMunicipalities(rest[..<close].string) {
        // `Bord 2 (Lemvig, Struer): Økonomi` says first who was there.
        rest = rest[(close + 1)...].trimmed.drop { ":–—-/|,;. ".unicodeScalars.contains($0) }
      }
    }
    goesOn = Self.cutContinuation(from: &rest, &signs)
    hasColon = first == ":" || after.first == "\t" || signs.contains(":")
    let words = rest.string
    if signs.isEmpty, after.first != "\t", !words.isEmpty {
      // Without a sign between, only a title can be told from a sentence: `Bord 3 Økonomi`, `Bord 3 var enige om det`.
      guard words.wordCount <= (isDecorated ? 8 : 4), !words.endsSentence,
        words.beginsInUpperCase || (isAboveItems && !Self.goesOnAsSentence(words))
      else { return nil }
    }
    // `Bord 6 / Table 6` says it twice.
    let isSaidTwice =
      Self.number(in: Array(words.unicodeScalars)[...]).map {
        $0.0 == table && $0.1 == words.unicodeScalars.count
      } ?? false
    self.rest = isSaidTwice ? "" : words
  }

  /// Takes `fortsat` or `igen` off what stands after the number, with the signs behind it.
  private static func cutContinuation(
    from rest: inout PlainLine.Scalars, _ signs: inout PlainLine.Scalars
  ) -> Bool {
    let word = rest.prefix { $0.properties.isAlphabetic }
    guard ["fortsat", "forts", "fortsættelse", "igen"].contains(word.string.lowercased()) else {
      return false
    }
    let after = rest[word.endIndex...].trimmed
    let parting = after.prefix { ":–—-/|,;.·)".unicodeScalars.contains($0) }
    rest = after.dropFirst(parting.count).trimmed
    if !parting.isEmpty { signs = parting }
    return true
  }

  /// Whether the words after a table's number make a sentence of it: `var enige`, `og 4`.
  private static func goesOnAsSentence(_ words: String) -> Bool {
    guard let first = words.plainWords.first else { return false }
    return Int(first) != nil || sentenceWords.contains(first)
  }

  private static let sentenceWords: Set<String> = [
    "og", "eller", "samt", "til", "fra", "med", "uden", "ved", "er", "var", "har", "havde", "vil",
    "ville", "kan", "kunne", "skal", "skulle", "bør", "burde", "må", "måtte", "mener", "mente",
    "siger", "sagde", "taler", "talte", "ønsker", "ønskede", "foreslår", "foreslog", "synes",
    "syntes", "bliver", "blev", "får", "fik", "drøfter", "drøftede", "peger", "pegede", "ser",
    "så", "nåede", "spørger", "spurgte", "tror", "troede", "anbefaler", "anbefalede", "savner",
    "savnede", "mangler", "manglede", "kom", "kommer", "tog", "tager", "gik", "går", "stod",
    "diskuterede", "diskuterer", "fremhævede", "fremhæver", "enige", "uenige", "s",
  ]

  /// Where the line's second table and those after it begin, each after a sentence that has ended; empty where the line
  /// does not begin with a table and a colon itself.
  static func placesInText(_ line: PlainLine.Scalars) -> [Int] {
    // A sentence ends with its last word: to look at all of a long line each time would take the time of a square.
    let endOfSentence = 60
    guard line.count > 20, let first = colon(of: line), first.isFollowed else { return [] }
    var places: [Int] = []
    var index = first.end
    while let next = line[index...].firstIndex(of: " ") {
      index = next + 1
      let rest = line[index...]
      guard rest.first?.properties.isUppercase == true,
        line[..<next].suffix(endOfSentence).string.endsSentence,
        let found = colon(of: rest), found.isFollowed
      else { continue }
      places.append(index)
      index = found.end
    }
    return places
  }

  /// The end of `Bord 3:` at the front, and whether words follow.
  private static func colon(of line: PlainLine.Scalars) -> (end: Int, isFollowed: Bool)? {
    guard let (_, end) = number(in: line), line[end...].first == ":" else { return nil }
    return (end + 1, line[(end + 1)...].trimmed.isEmpty == false)
  }

  /// The table that a title mentions in passing: `Noter fra bord 3`; nil where it mentions none or several.
  static func mention(in text: String) -> Int? {
    let words = text.plainWords
    var found: [Int] = []
    for (index, word) in words.enumerated() where ["bord", "gruppe"].contains(word) {
      let rest = words[(index + 1)...].drop { ["nr", "nummer", "no"].contains($0) }
      guard let number = rest.first.flatMap({ Int($0) }),
        (0...NoteDraft.highestTable).contains(number)
      else { continue }
      found.append(number)
    }
    return found.count == 1 ? found.first : nil
  }

  /// The number after the word for a table, and where it ends.
  static func number(in line: PlainLine.Scalars) -> (Int, Int)? {
    var index = line.startIndex
    func word() -> String {
      let letters = line[index...].prefix { $0.properties.isAlphabetic }
      index += letters.count
      return letters.string.lowercased()
    }
    func skip(_ signs: String) {
      while index < line.endIndex, signs.unicodeScalars.contains(line[index]) { index += 1 }
    }
    let name = word()
    guard names.contains(name) else { return nil }
    skip(" .\u{A0}\t#")
    let before = index
    if ["nr", "nummer", "no"].contains(word()) { skip(" .\u{A0}#") } else { index = before }
    if name.utf8.count > 1, index == before { skip(":\u{A0} ") }
    let digits = line[index...].prefix(while: \.isDigit)
    if digits.isEmpty {
      guard name == "bord" || name == "gruppe", let number = numerals[word()] else { return nil }
      return (number, index)
    }
    index += digits.count
    guard digits.count <= 4, let number = Int(digits.string),
      index == line.endIndex || !line[index].properties.isAlphabetic
    else { return nil }
    return (number, index)
  }

  private static let names: Set<String> = [
    "bord", "gruppe", "bordgruppe", "gr", "grp", "hold", "b", "g", "table", "bordnr", "gruppenr",
  ]

  private static let numerals: [String: Int] = [
    "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8,
    "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
  ]
}

/// A line that names a theme with the word for it: `Tema: Økonomi`, `TEMA 2 – Overgange`, `Emne 1. Inklusion`.
struct ThemeHeading {
  let title: String

  private static let names: Set<String> = [
    "tema", "emne", "hovedtema", "drøftelsestema", "theme", "topic",
  ]

  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)[...]
    guard scalars.count <= 300 else { return nil }
    let name = scalars.prefix { $0.properties.isAlphabetic }
    guard Self.names.contains(name.string.lowercased()) else { return nil }
    var index = name.endIndex
    // `Tema / Theme: …`
    let other = scalars[index...].trimmed
    if other.first == "/" {
      let second = other.dropFirst().trimmed.prefix { $0.properties.isAlphabetic }
      if Self.names.contains(second.string.lowercased()) { index = second.endIndex }
    }
    var numbers = ""
    func skipBlanks() {
      while index < scalars.endIndex, scalars[index].properties.isWhitespace { index += 1 }
    }
    skipBlanks()
    while index < scalars.endIndex, scalars[index].isDigit {
      numbers.unicodeScalars.append(scalars[index])
      index += 1
    }
    skipBlanks()
    let signs = scalars[index...].prefix { ":–—-/|.)".unicodeScalars.contains($0) }
    let title = scalars[(index + signs.count)...].trimmed.string
    if title.isEmpty {
      guard !numbers.isEmpty else { return nil }
      self.title = numbers
    } else if signs.isEmpty {
      // `Tema Økonomi`, but not `Tema er svært at tale om`.
      guard title.beginsInUpperCase, title.wordCount <= 8, !title.endsSentence else { return nil }
      self.title = title
    } else {
      self.title = title
    }
  }
}
