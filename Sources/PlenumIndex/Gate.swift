/// What a term must meet before it is worth a person's attention.
package struct Gate: Hashable, Sendable {
  /// Notes that hold it.
  package var minimumNotes: Int
  /// Municipalities those notes come from; a note without one adds none.
  package var minimumMunicipalities: Int
  /// Function words, and numbers without a letter, which say nothing without their noun.
  package var leavesOutStopWords: Bool

  package init(minimumNotes: Int, minimumMunicipalities: Int, leavesOutStopWords: Bool) {
    self.minimumNotes = minimumNotes
    self.minimumMunicipalities = minimumMunicipalities
    self.leavesOutStopWords = leavesOutStopWords
  }

  /// Three notes, two municipalities, no function words or bare numbers.
  package static let standard = Gate(
    minimumNotes: 3, minimumMunicipalities: 2, leavesOutStopWords: true)

  /// Below this many notes on a side a share, and a difference of shares, is not worth saying.
  package static let fewestNotesOfAShare = 5

  /// Every term, for researchers.
  package static let none = Gate(
    minimumNotes: 0, minimumMunicipalities: 0, leavesOutStopWords: false)
}
