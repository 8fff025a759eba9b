import PlenumText

/// The words of notes, from which the places of terms in them are read when they are asked for.
enum NoteTexts: Sendable {
  /// The notes' own texts and tokens, shared with whoever added them.
  case kept([NoteWords], Tokenizer)
  /// Texts that are read again, by the number of their note.
  case reread(@Sendable (Int) -> String, Tokenizer)

  /// The UTF-8 range of each term of a note, in order: in its text, or in its own tokens joined by single spaces.
  ///
  /// - Complexity: O(bytes of the note).
  func ranges(ofNote note: Int) -> [Range<Int>] {
    switch self {
    case .kept(let notes, let tokenizer):
      switch notes[note] {
      case .text(let text): tokenizer.termRanges(in: text.utf8Span.span)
      case .tokens(let tokens): Self.ranges(of: tokens)
      }
    case .reread(let text, let tokenizer):
      tokenizer.termRanges(in: text(note).utf8Span.span)
    }
  }

  /// Whether each word of a note but the last has the next one at its side: in the same sentence, with no mark between.
  /// Own tokens all have, since nobody says where their sentences end.
  ///
  /// - Complexity: O(bytes of the note).
  func joints(ofNote note: Int) -> [Bool] {
    switch self {
    case .kept(let notes, let tokenizer):
      switch notes[note] {
      case .text(let text): tokenizer.joints(in: text.utf8Span.span)
      case .tokens(let tokens):
        Array(repeating: true, count: max(0, Self.ranges(of: tokens).count - 1))
      }
    case .reread(let text, let tokenizer): tokenizer.joints(in: text(note).utf8Span.span)
    }
  }

  private static func ranges(of tokens: [String]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var position = 0
    for token in tokens {
      let end = position + token.utf8.count
      if end > position { ranges.append(position..<end) }
      position = end + 1
    }
    return ranges
  }
}
