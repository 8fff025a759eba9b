extension Tokenizer {
  /// Whether each term of a text but the last has the next one at its side: in the same sentence, with no mark between.
  ///
  /// - Complexity: O(bytes).
  package func joints(in text: Span<UInt8>) -> [Bool] {
    var joints: [Bool] = []
    var tracker = SentenceTracker()
    var hasTerm = false
    var followsTerm = false
    eachToken(in: text) { kind, range, _ in
      let token = Token(kind: kind, utf8Range: range)
      let begins = tracker.begins(with: token, in: text, tokenizer: self)
      if token.isTerm {
        if hasTerm { joints.append(followsTerm && !begins) }
        hasTerm = true
      }
      followsTerm = token.isTerm
    }
    return joints
  }
}
