/// A stretch of a text that is more than blanks.
package struct Token: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// Letters, perhaps with digits, inner hyphens and apostrophes: `0-25-årige`, `SFO'en`.
    case word
    /// `17.30`, `1,5`, and ordinals with their full stop: `20.`
    case number
    /// With its full stops: `bl.a.`
    case abbreviation
    /// A web or mail address.
    case address
    case punctuation
    /// Whatever else was written: emoji, signs, bytes that are no UTF-8.
    case symbol
  }

  package let kind: Kind
  /// Bytes of the text it was found in.
  package let utf8Range: Range<Int>

  /// Whether it carries meaning of its own, so that it can be a term.
  package var isTerm: Bool {
    switch kind {
    case .word, .number, .abbreviation, .address: true
    case .punctuation, .symbol: false
    }
  }
}
