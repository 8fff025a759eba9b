/// One line of the journal: the only way anything changes.
package struct JournalEntry: Hashable, Sendable {
  package enum Change: String, Hashable, Sendable, CaseIterable {
    case meetingCreated = "meeting_created"
    case meetingChanged = "meeting_changed"
    case meetingWithdrawn = "meeting_withdrawn"
    case noteWritten = "note_written"
    case noteRevised = "note_revised"
    case noteWithdrawn = "note_withdrawn"
    case noteCoded = "note_coded"
    case notePointed = "note_pointed"
    case imported
    case importUndone = "import_undone"
  }

  /// Rises by one with every entry of a store, without holes.
  package let sequence: Int64
  package let change: Change
  package let meeting: MeetingID?
  package let note: UniqueID?
  package let at: Timestamp

  package init(
    sequence: Int64, change: Change, meeting: MeetingID?, note: UniqueID?, at: Timestamp
  ) {
    self.sequence = sequence
    self.change = change
    self.meeting = meeting
    self.note = note
    self.at = at
  }
}
