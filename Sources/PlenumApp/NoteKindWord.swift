import PlenumIntake
package import PlenumModel

/// The kinds of notes as people name them on the command line: the Danish words, the signs that note-takers write, and
/// the words of the JSON.
package enum NoteKindWord {
  /// The Danish words, in the order of the kinds.
  package static let all = NoteKind.allCases.map(\.word)

  package static func read(_ word: String) -> NoteKind? {
    let word = word.trimmingBlanks.normalFormC
    return NoteKind.allCases.first {
      $0.word == word.lowercased() || $0.rawValue == word || $0.prefix.map(String.init) == word
    } ?? NoteKind(written: word)
  }
}

extension NoteKind {
  /// One word in small letters: `udfordring`.
  fileprivate var word: String {
    switch self {
    case .success: "lykkes"
    case .challenge: "udfordring"
    case .inspiration: "inspiration"
    case .ask: "ønske"
    case .question: "spørgsmål"
    case .point: "pointe"
    }
  }
}
