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
  /// Ids of notes that seem to say the same and that nobody settled, the surest first.
  package var proposals: [[String]]
  /// Those of ``proposals`` that are too unsure to be shown; they are only counted.
  package var doubtful: Set<[String]>
  /// Themes in which no proposals were looked for, because they have too many notes.
  package var unsearched: Set<ThemeName>
  /// Points that lost all their notes.
  package var emptied: [EmptiedPoint]
  /// All that was said about points, oldest first, by meeting.
  package var records: [String: [SettlingRecord]]
  /// What was done about asks to KL since, by the note's id.
  package var asks: [String: AskStanding]

  package init(
    meetings: [MeetingFacts] = [], notes: [NoteRecord], codings: [String: [Coding]] = [:],
    points: [Point] = [], codebook: Codebook, proposals: [[String]] = [],
    doubtful: Set<[String]> = [], unsearched: Set<ThemeName> = [], emptied: [EmptiedPoint] = [],
    records: [String: [SettlingRecord]] = [:], asks: [String: AskStanding] = [:]
  ) {
    self.meetings = meetings
    self.notes = notes
    self.codings = codings
    self.points = points
    self.codebook = codebook
    self.proposals = proposals
    self.doubtful = doubtful
    self.unsearched = unsearched
    self.emptied = emptied
    self.records = records
    self.asks = asks
  }
}
