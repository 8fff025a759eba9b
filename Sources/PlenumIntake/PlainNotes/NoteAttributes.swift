import PlenumModel

/// What stands before and after the words of a note: its kind and the municipality that speaks.
struct NoteAttributes {
  private(set) var kind: NoteKind?
  private(set) var municipality: String?
  private(set) var text: String
  /// The table as a whole speaks, not the municipality that the lines above name.
  private(set) var isForAll = false
  private let legend: KindLegend

  /// Takes labels and municipality off a note in either order: `Lykkes: Skive: …`, `Skive – udfordring: …`,
  /// `[Spørgsmål] …`, `… (Skive)`.
  init(_ words: String, legend: KindLegend = .none) {
    text = words.trimmingBlanks
    self.legend = legend
    var changed = true
    while changed, !text.isEmpty {
      changed = takeLabel() || takeMunicipalityInFront()
    }
    takeMunicipalityAtEnd()
  }

  /// Takes the municipality alone off a note whose kind stands elsewhere.
  init(withoutLabels words: String) {
    text = words.trimmingBlanks
    legend = .none
    // Known, so that no label is looked for.
    kind = .point
    if !takeMunicipalityInFront() { takeMunicipalityAtEnd() }
  }

  /// Puts the sentence before the words of a list's item that goes on with it; its attributes hold where the item has
  /// none of its own.
  mutating func goOn(with stem: NoteAttributes) {
    text = stem.text + " " + text
    kind = kind ?? stem.kind
    municipality = municipality ?? stem.municipality
    isForAll = isForAll || stem.isForAll
  }

  private mutating func takeLabel() -> Bool {
    guard kind == nil else { return false }
    let scalars = Array(text.unicodeScalars)[...]
    if let sign = legend.cut(scalars) {
      (kind, text) = (sign.kind, sign.rest.string)
      return true
    }
    if Self.opensBracket(scalars) {
      guard let (words, rest) = Self.bracketed(scalars), let kind = KindPhrase.label(words) else {
        return false
      }
      (self.kind, text) = (kind, rest)
      return true
    }
    guard let cut = Self.cut(scalars) else { return false }
    var head = scalars[..<cut.end].trimmed
    var found = (cut.isColon ? legend[head.string] : nil) ?? KindPhrase.label(head.string)
    var named: String?
    if found == nil, head.last == ")", let open = head.lastIndex(of: "(") {
      // `Udfordring (Herning): …`
      named = Self.municipality(head[(open + 1)..<head.index(before: head.endIndex)].string)
      head = head[..<open].trimmed
      found = named == nil ? nil : KindPhrase.label(head.string)
    }
    guard let found, !cut.rest.isEmpty else { return false }
    // A dash after a word is a label's end only where the word can be nothing else.
    kind = found
    if let named, municipality == nil { municipality = named }
    text = cut.rest.string
    return true
  }

  private mutating func takeMunicipalityInFront() -> Bool {
    guard municipality == nil else { return false }
    let scalars = Array(text.unicodeScalars)[...]
    if Self.opensBracket(scalars) {
      guard let (words, rest) = Self.bracketed(scalars), let name = Self.municipality(words) else {
        return false
      }
      (municipality, text) = (name, rest)
      return true
    }
    guard let cut = Self.cut(scalars), !cut.rest.isEmpty else { return false }
    let head = scalars[..<cut.end].trimmed.string
    if cut.isColon, !isForAll, Self.isForAll(head) {
      (isForAll, text) = (true, cut.rest.string)
      return true
    }
    if let name = Self.municipality(head) {
      guard cut.isColon || cut.rest.string.beginsInUpperCase || Self.beginsWithLabel(cut.rest)
      else { return false }
      (municipality, text) = (name, cut.rest.string)
      return true
    }
    // `Skive, udfordring: …`
    if cut.isColon, let comma = scalars[..<cut.end].firstIndex(of: ","),
      let name = Self.municipality(scalars[..<comma].string),
      let label = KindPhrase.label(scalars[(comma + 1)..<cut.end].string), kind == nil
    {
      (municipality, kind, text) = (name, label, cut.rest.string)
      return true
    }
    return false
  }

  private mutating func takeMunicipalityAtEnd() {
    guard municipality == nil else { return }
    var scalars = Array(text.unicodeScalars)[...]
    var stop: [Unicode.Scalar] = []
    if scalars.last == "." {
      stop = ["."]
      scalars = scalars.dropLast()
    }
    guard let last = scalars.last, last == ")" || last == "]",
      let open = scalars.suffix(60).lastIndex(of: last == ")" ? "(" : "["),
      let name = Self.municipality(
        scalars[(open + 1)..<scalars.index(before: scalars.endIndex)].string)
    else { return }
    let rest = scalars[..<open].trimmed
    guard !rest.isEmpty else { return }
    municipality = name
    text = (Array(rest) + stop)[...].string
  }

  /// The municipality that a name means, also with `Kommune` and with a party's letter, which is let go: a table is
  /// the smallest speaker that is kept.
  static func municipality(_ name: String) -> String? {
    var scalars = Array(name.unicodeScalars)[...].trimmed
    guard (2...60).contains(scalars.count) else { return nil }
    if scalars.last == ")", let open = scalars.lastIndex(of: "("),
      (1...2).contains(scalars[open...].count - 2)
    {
      scalars = scalars[..<open].trimmed
    } else if let comma = scalars.lastIndex(of: ","),
      scalars[comma...].dropFirst().trimmed.count == 1
    {
      scalars = scalars[..<comma].trimmed
    }
    let plain = scalars.string
    guard let first = plain.unicodeScalars.first, first.properties.isAlphabetic,
      first.properties.isUppercase || !ordinaryWords.contains(plain.lowercased())
    else { return nil }
    return Gazetteer.denmark.municipality(named: plain)?.name
  }

  /// Whether a text is nothing but names of several municipalities: `Lemvig, Struer og Holstebro`, or of one.
  static func areMunicipalities(_ text: String) -> Bool {
    var names: [[Unicode.Scalar]] = [[]]
    for word in text.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }) {
      guard !["og", "samt"].contains(String(word)) else {
        names.append([])
        continue
      }
      names[names.count - 1].append(" ")
      for scalar in word {
        if ",/&+;".unicodeScalars.contains(scalar) {
          names.append([])
        } else {
          names[names.count - 1].append(scalar)
        }
      }
    }
    let filled = names.map { $0[...].trimmed.string }.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { municipality($0) != nil }
  }

  /// `Fælles`, where others have the name of a municipality.
  static func isForAll(_ name: String) -> Bool {
    everyone.contains(name.plainWords.joined(separator: " "))
  }

  static let everyone: Set<String> = [
    "fælles", "fælles for alle", "fælles for bordet", "hele bordet", "bordet samlet",
    "bordet som helhed", "alle kommuner", "alle kommunerne", "hele gruppen", "fælles pointer",
  ]

  /// Municipalities whose names are words of the language where they have no capital.
  static let ordinaryWords: Set<String> = [
    "faxe", "greve", "køge", "lejre", "middelfart", "odder", "skive", "struer", "tønder", "varde",
    "vejen",
  ]

  /// Where the words before a colon or a lone dash end, and what follows.
  private static func cut(
    _ scalars: PlainLine.Scalars
  ) -> (end: Int, rest: PlainLine.Scalars, isColon: Bool)? {
    for index in scalars.indices.prefix(60) {
      let scalar = scalars[index]
      if scalar == ":" {
        let rest = scalars[(index + 1)...]
        // `15:30` and `https://` are no labels.
        guard rest.first?.properties.isWhitespace == true else { return nil }
        return (index, rest.trimmed, true)
      }
      if "-–—".unicodeScalars.contains(scalar), index > scalars.startIndex,
        scalars[index - 1].properties.isWhitespace,
        index + 1 < scalars.endIndex, scalars[index + 1].properties.isWhitespace
      {
        return (index, scalars[(index + 1)...].trimmed, false)
      }
    }
    return nil
  }

  private static func opensBracket(_ scalars: PlainLine.Scalars) -> Bool {
    scalars.first == "[" || scalars.first == "("
  }

  /// What stands in brackets at the front, and the words after them; nil where there are none.
  private static func bracketed(
    _ scalars: PlainLine.Scalars
  ) -> (words: String, rest: String)? {
    guard let close = scalars.prefix(42).firstIndex(of: scalars.first == "[" ? "]" : ")") else {
      return nil
    }
    let rest = scalars[(close + 1)...].trimmed.withoutLeading(":–—-")
    return rest.isEmpty ? nil : (scalars[1..<close].string, rest.string)
  }

  private static func beginsWithLabel(_ rest: PlainLine.Scalars) -> Bool {
    cut(rest).map { $0.isColon && KindPhrase.label(rest[..<$0.end].string) != nil } ?? false
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Without these signs and blanks at the front.
  fileprivate func withoutLeading(_ signs: String) -> ArraySlice<Unicode.Scalar> {
    drop { signs.unicodeScalars.contains($0) || $0.properties.isWhitespace }
  }
}
