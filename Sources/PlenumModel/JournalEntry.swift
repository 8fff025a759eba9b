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
    /// A person said which notes say the same as this one, or took that back.
    case noteCompared = "note_compared"
    /// A withdrawn note is back.
    case noteReinstated = "note_reinstated"
    /// Its words are gone for good; its id and its reference stay.
    case noteErased = "note_erased"
    /// Something was decided about an ask to KL.
    case askFollowed = "ask_followed"
    case themeLinked = "theme_linked"
    case partnershipCreated = "partnership_created"
    case partnershipChanged = "partnership_changed"
    case partnershipWithdrawn = "partnership_withdrawn"
    case summaryFrozen = "summary_frozen"
    case modelLearnt = "model_learnt"
    case modelWithdrawn = "model_withdrawn"
    /// What another store held was added.
    case merged
    /// A copy took the place of the file.
    case restored
    case imported
    case importUndone = "import_undone"
  }

  /// Rises by one with every entry of a store, without holes.
  package let sequence: Int64
  package let change: Change
  package let meeting: MeetingID?
  package let note: UniqueID?
  /// What else the entry speaks of: a theme's key, a partnership's id, the number of a model or a summary.
  package let subject: String?
  package let at: Timestamp

  package init(
    sequence: Int64, change: Change, meeting: MeetingID?, note: UniqueID?,
    subject: String? = nil, at: Timestamp
  ) {
    self.sequence = sequence
    self.change = change
    self.meeting = meeting
    self.note = note
    self.subject = subject
    self.at = at
  }
}
