package import PlenumModel

extension ReflectionAnswer {
  /// Answers one a line, each with the sign of its kind first: `+` succeeds, `-` is hard, `*` inspires others, `!` asks
  /// something of KL, `?` asks; a line without a sign is a topic of the municipality's own. Blank lines say nothing.
  package static func read(_ text: String) -> [ReflectionAnswer] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .compactMap { offset, bytes in
        let line = String(decoding: bytes, as: UTF8.self).trimmingBlanks
        guard let first = line.unicodeScalars.first else { return nil }
        guard let kind = kind(of: first) else {
          return ReflectionAnswer(kind: .point, text: line, line: offset + 1)
        }
        let words = String(line.unicodeScalars.dropFirst()).trimmingBlanks
        return words.isEmpty
          ? nil : ReflectionAnswer(kind: kind, text: words, line: offset + 1)
      }
  }

  /// Word processors make a dash or a bullet of what was typed.
  private static func kind(of sign: Unicode.Scalar) -> NoteKind? {
    switch sign {
    case "–", "−": .challenge
    case "•": .inspiration
    default: NoteKind(sign: sign)
    }
  }
}
