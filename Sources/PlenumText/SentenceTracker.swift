/// Says, token by token, where a new sentence begins.
///
/// A newline ends a sentence; so do `.`, `!` and `?` before a blank, with the quotes and brackets that close behind
/// them. Three dots, an abbreviation and a quote (`"Nej!" sagde hun`) end one only before a capital letter, be it behind
/// an opening quote, bracket or dash. Initials (`J. P. Jensen`) end none.
struct SentenceTracker {
  fileprivate enum State {
    case beforeFirst, inside
    /// A stop was seen; `needsCapital` where it may as well go on.
    case stopped(needsCapital: Bool)
  }

  private var state = State.beforeFirst
  private var end = 0

  /// Whether `token`, which follows the token given before it, begins a sentence. The first one does.
  mutating func begins(
    with token: Token, in text: Span<UInt8>, tokenizer: Tokenizer
  ) -> Bool {
    let start = token.utf8Range.lowerBound
    let begins =
      switch state {
      case .beforeFirst: true
      case .inside: hasNewline(text, end..<start)
      case .stopped(let needsCapital):
        hasNewline(text, end..<start)
          || (start > end && !(needsCapital && !beginsWithCapital(text, start))
            && !saysWhoSpoke(token, in: text))
      }
    state = state(
      after: token, in: text, tokenizer.abbreviations, isClosing: !begins && start == end)
    end = token.utf8Range.upperBound
    return begins
  }

  private func state(
    after token: Token, in text: Span<UInt8>, _ abbreviations: Abbreviations, isClosing: Bool
  ) -> State {
    switch token.kind {
    case .punctuation:
      let first = text[token.utf8Range.lowerBound]
      if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
        return .stopped(needsCapital: false)
      }
      if first == UInt8(ascii: ".") { return .stopped(needsCapital: token.utf8Range.count > 1) }
      // An ellipsis is one scalar, E2 80 A6.
      if first == 0xE2, token.utf8Range.count == 3, text[token.utf8Range.lowerBound + 1] == 0x80,
        text[token.utf8Range.lowerBound + 2] == 0xA6
      {
        return .stopped(needsCapital: true)
      }
      // A quote or bracket right behind a stop closes with it.
      return isClosing ? state.afterClosing : .inside
    case .abbreviation:
      return abbreviations.mayEndSentence(text, token.utf8Range)
        ? .stopped(needsCapital: true) : .inside
    case .word, .number, .address, .symbol: return .inside
    }
  }

  /// Whether a capital letter begins at `start`, or behind the quotes, brackets and dashes that open a sentence there.
  private func beginsWithCapital(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var position = start
    while position < text.count, position < start + 12 {
      let scalar = TextScalar(in: text, at: position)
      switch scalar.kind {
      case .letter: return TextScalar.isCapital(in: text, at: position)
      case .hyphen, .apostrophe: break
      case .blank where position > start: break
      case .punctuation:
        guard !",.;:!?/%&*@#)]}\\".utf8.contains(text[position]) else { return false }
      default: return false
      }
      position += scalar.utf8Count
    }
    return false
  }

  /// `Hvorfor det? spurgte hun` is one sentence.
  private func saysWhoSpoke(_ token: Token, in text: Span<UInt8>) -> Bool {
    guard token.kind == .word, (4...8).contains(token.utf8Range.count) else { return false }
    let word = token.utf8Range.map { text[$0] }
    return Self.verbsOfSaying.contains { $0.elementsEqual(word) }
  }

  private static let verbsOfSaying = [
    "sagde", "siger", "spurgte", "spørger", "svarede", "svarer", "råbte", "råber", "hviskede",
    "udbrød", "mumlede", "lød", "lyder", "tænkte", "tænker",
  ].map { Array($0.utf8) }

  private func hasNewline(_ text: Span<UInt8>, _ gap: Range<Int>) -> Bool {
    for index in gap where (0x0A...0x0D).contains(text[index]) || text[index] >= 0x80 {
      if TextScalar(in: text, at: index).kind == .newline { return true }
    }
    return false
  }
}

extension SentenceTracker.State {
  fileprivate var afterClosing: Self {
    if case .stopped = self { .stopped(needsCapital: true) } else { .inside }
  }
}
