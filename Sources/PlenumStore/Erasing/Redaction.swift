import PlenumModel

/// Takes the words of erased notes out of texts that were made of notes.
struct Redaction {
  /// What stands where words were.
  static let mark = "[slettet]"

  /// Everything that an erased note ever said, and its sentences, the longest first.
  private let pieces: [String]
  /// Runs of words that are looked for once the pieces are out: what is left of a note must not be readable.
  private let runs: Set<[String]>
  /// Words of at least three letters of the erased notes; a model may keep none that no other note has.
  private let words: Set<String>

  private static let runLength = 4

  /// - Parameter made: texts that were made of the notes' words; they go where they stand as a whole.
  init(texts: some Sequence<String>, madeOfThem made: [String] = []) {
    var pieces = Set(made.flatMap(Self.forms).filter { $0.utf8.count >= 4 })
    var (runs, words): (Set<[String]>, Set<String>) = ([], [])
    for text in texts {
      for piece in [text] + Self.sentences(of: text) {
        for form in Self.forms(of: piece) where form.utf8.count >= 4 { pieces.insert(form) }
      }
      let all = Self.words(of: text)
      words.formUnion(all.filter { $0.utf8.count >= 3 })
      for start in all.indices.dropLast(Self.runLength - 1) {
        runs.insert(Array(all[start..<(start + Self.runLength)]))
      }
    }
    self.pieces = pieces.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    self.runs = runs
    self.words = words
  }

  /// The text without the words; nil where it had none of them. Where some are left after all that can be told apart
  /// is out, the whole text goes.
  func applied(to text: String) -> String? {
    var bytes = Array(text.utf8)
    for piece in pieces { bytes = bytes.replacing(Array(piece.utf8), by: Array(Self.mark.utf8)) }
    let rest = String(decoding: bytes, as: UTF8.self)
    if hasRun(rest) { return "" }
    return rest == text ? nil : rest
  }

  /// True where the text has a word of the erased notes that `others` do not have.
  func hasOwnWord(_ text: String, unlessIn others: Set<String>) -> Bool {
    let own = words.subtracting(others)
    return !own.isEmpty && !own.isDisjoint(with: Self.words(of: text))
  }

  /// In small letters.
  static func words(of text: String) -> [String] {
    text.lowercased().unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
    .map { String($0) }
  }

  private func hasRun(_ text: String) -> Bool {
    let all = Self.words(of: text)
    return all.indices.dropLast(Self.runLength - 1).contains { start in
      runs.contains(Array(all[start..<(start + Self.runLength)]))
    }
  }

  private static func sentences(of text: String) -> [String] {
    text.split { ".!?\n".contains($0) }.map { String($0).trimmingBlanks }
      .filter { Self.words(of: $0).count > 1 }
  }

  /// As it is, as a JSON string has it, and as HTML has it.
  private static func forms(of text: String) -> Set<String> {
    let json = String(JSONValue.string(text).compact.dropFirst().dropLast())
    let html = text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: String(scalar)
      }
    }.joined()
    return [text, json, html]
  }
}

extension [UInt8] {
  fileprivate func replacing(_ piece: [UInt8], by other: [UInt8]) -> [UInt8] {
    guard let first = piece.first, count >= piece.count else { return self }
    var result: [UInt8] = []
    var index = 0
    while index < count {
      if self[index] == first, index + piece.count <= count,
        self[index..<(index + piece.count)].elementsEqual(piece)
      {
        result += other
        index += piece.count
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }
}
