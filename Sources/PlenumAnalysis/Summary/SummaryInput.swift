package import PlenumModel

/// What a summary is made of. Everything else follows from it: the same input gives the same
/// summary, byte for byte.
package struct SummaryInput: Sendable {
  /// The meetings that are known; notes of others get a part of their own.
  package var meetings: [MeetingFacts]
  package var notes: [NoteRecord]
  /// By the note's id; the machine's, and people's with origin ``Coding/Origin/person``.
  package var codings: [String: [Coding]]
  /// Settled by people.
  package var points: [Point]
  package var codebook: Codebook

  package init(
    meetings: [MeetingFacts] = [], notes: [NoteRecord], codings: [String: [Coding]] = [:],
    points: [Point] = [], codebook: Codebook
  ) {
    self.meetings = meetings
    self.notes = notes
    self.codings = codings
    self.points = points
    self.codebook = codebook
  }
}
