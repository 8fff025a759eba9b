import PlenumModel

/// The short signs that a note-taker gives kinds, where the file says what they mean (`L = lykkes, U = udfordring`) or
/// uses several of the usual letters before a colon.
struct KindLegend {
  static let none = KindLegend()

  private var kinds: [String: NoteKind] = [:]
  /// The file says what its signs mean: then they also stand without a colon.
  private(set) var isExplained = false
  /// The lines that say so, which are no notes.
  private(set) var lines: Set<Int> = []

  private init() {}

  init(_ lines: [PlainLine]) {
    for line in lines where !line.isBlank {
      var words = line.content
      // `+ = lykkes` began like an item.
      if case .prefix(let sign) = line.marker { words = [sign, " "] + words }
      let found = Self.explained(in: words)
      guard !found.isEmpty else { continue }
      for (sign, kind) in found { kinds[sign] = kind }
      self.lines.insert(line.number)
    }
    guard kinds.count < 2 else {
      isExplained = true
      return
    }
    (kinds, self.lines) = ([:], [])
    let letters = Set(lines.compactMap { Self.letterInFront($0.content) })
    // Initials of people who speak would be other letters as well.
    if letters.count > 1, letters.allSatisfy({ Self.usual[$0] != nil }) { kinds = Self.usual }
  }

  /// The kind that a sign or a letter means here; in any case, without the dot of an abbreviation.
  subscript(sign: String) -> NoteKind? { kinds.isEmpty ? nil : kinds[Self.key(sign)] }

  /// The sign that a note begins with, and its words: `L Vejlederne følger de unge`.
  func cut(_ words: PlainLine.Scalars) -> (kind: NoteKind, rest: PlainLine.Scalars)? {
    guard isExplained else { return nil }
    let sign = words.prefix { !$0.properties.isWhitespace }
    guard sign.count <= 5, sign.count < words.count, let kind = self[sign.string] else {
      return nil
    }
    let rest = words[sign.endIndex...].drop {
      $0.properties.isWhitespace || ":–—-".unicodeScalars.contains($0)
    }
    return rest.isEmpty ? nil : (kind, rest)
  }

  private static func key(_ sign: String) -> String {
    var scalars = Array(sign.unicodeScalars)[...].trimmed
    while scalars.count > 1, let last = scalars.last, ".:".unicodeScalars.contains(last) {
      scalars = scalars.dropLast()
    }
    return scalars.string.lowercased()
  }

  /// `L = lykkes, U = udfordring` as pairs, also within a title.
  private static func explained(in line: PlainLine.Scalars) -> [(String, NoteKind)] {
    guard line.contains("=") else { return explainedBySpaces(line) }
    return line.split { ",;()[]|/".unicodeScalars.contains($0) }.compactMap { part in
      guard let equals = part.firstIndex(of: "="),
        let kind = KindPhrase.heading(part[(equals + 1)...].trimmed.string),
        let sign = part[..<equals].split(whereSeparator: { $0.properties.isWhitespace }).last,
        sign.count <= 5
      else { return nil }
      return (key(sign.string), kind)
    }
  }

  /// `:-) det går godt   :-( det er svært`: signs without letters, each before what it means, and nothing else.
  private static func explainedBySpaces(_ line: PlainLine.Scalars) -> [(String, NoteKind)] {
    guard line.count <= 200 else { return [] }
    var parts: [[Unicode.Scalar]] = [[]]
    var blanks = 0
    for scalar in line {
      blanks = scalar.properties.isWhitespace ? blanks + (scalar == "\t" ? 2 : 1) : 0
      if blanks == 2 || scalar == "," || scalar == "|" {
        parts.append([])
      } else {
        parts[parts.count - 1].append(scalar)
      }
    }
    let filled = parts.map { $0[...].trimmed }.filter { !$0.isEmpty }
    let found = filled.compactMap { part -> (String, NoteKind)? in
      let sign = part.prefix { !$0.properties.isWhitespace }
      guard sign.count <= 4, sign.count < part.count,
        !sign.contains(where: { $0.properties.isAlphabetic || $0.isDigit }),
        let kind = KindPhrase.heading(part[sign.endIndex...].trimmed.string)
      else { return nil }
      return (key(sign.string), kind)
    }
    return found.count > 1 && found.count == filled.count ? found : []
  }

  /// The letter of `U: …`.
  private static func letterInFront(_ line: PlainLine.Scalars) -> String? {
    let front = Array(line.prefix(3))
    guard front.count == 3, front[0].properties.isUppercase, front[1] == ":",
      front[2].properties.isWhitespace
    else { return nil }
    return String(front[0]).lowercased()
  }

  /// The letters that note-takers give kinds, and what a narrow column has room for.
  static let usual: [String: NoteKind] = [
    "l": .success, "u": .challenge, "i": .inspiration, "ø": .ask, "s": .question, "p": .point,
  ]
}
