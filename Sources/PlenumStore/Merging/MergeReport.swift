package import PlenumModel

/// What a merge added to the store, or would add.
package struct MergeReport: Hashable, Sendable {
  package var meetings = 0
  /// Notes that the store did not have, and that are shown.
  package var notes = 0
  /// Notes that say something else than before.
  package var revised = 0
  /// Notes that are no longer shown.
  package var withdrawn = 0
  /// Notes whose words were erased here because they were erased there.
  package var erased = 0
  /// Copies of the store that these notes were erased from as well.
  package var copies: [String] = []
  /// Copies that could not be reached or written: the erased notes may still be in them.
  package var unreached: [String] = []
  /// Copies that lie no longer where they were made.
  package var gone: [String] = []
  /// Settled codings, points, links of themes and steps of asks.
  package var decisions = 0
  /// Learnt models and frozen summaries.
  package var documents = 0
  /// Contents that were written at the same time as the one that is shown, oldest meeting first.
  package var conflicts: [MergeConflict] = []
  /// Meetings that were edited in both stores, neither knowing of the other; the later edit holds.
  package var meetingClashes: [MeetingClash] = []
  /// Asks that were followed up in both stores, neither knowing of the other; both steps are kept.
  package var askClashes: [AskClash] = []
  /// Themes that have another number in the other store: a number means what it means in its own store.
  package var renumbered: [Renumbering] = []
  /// What the other store's themes are numbered there.
  var otherNumbers: [ThemeIdentity: ThemeContent] = [:]
  /// Notes that got another letter, because an elder store had given the same reference.
  package var relettered: [Relettering] = []
  /// Nothing of the other store was new.
  package var isUnchanged = true

  package struct Relettering: Hashable, Sendable {
    package let meeting: MeetingID
    package let before: NoteReference
    package let after: NoteReference
  }

  package struct Renumbering: Hashable, Sendable {
    package let meeting: MeetingID
    package let title: String
    package let here: Int
    package let there: Int
  }
}

/// What a meeting says after a merge, and what one of the two stores had said instead.
package struct MeetingClash: Hashable, Sendable {
  package struct Difference: Hashable, Sendable {
    /// The column, `sessions`, or the key among the details.
    package let field: String
    package let shown: String?
    package let other: String?
  }

  package let meeting: MeetingID
  package let differences: [Difference]
}

/// The last steps that two stores took with an ask.
package struct AskClash: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// The name of an `AskState`.
    package let state: String
    package let answer: String?
  }

  package let meeting: MeetingID
  package let reference: NoteReference
  /// The later one: where the ask stands now.
  package let shown: Step
  package let other: Step
}

/// Two contents of a note that do not know of each other. Both are kept; the later one is shown.
package struct MergeConflict: Hashable, Sendable {
  package let note: UniqueID
  package let meeting: MeetingID
  package let reference: NoteReference
  /// What the note says now; nil where it is withdrawn.
  package let shown: String?
  /// What it says elsewhere.
  package let other: String
  package let otherWritten: Timestamp
}
