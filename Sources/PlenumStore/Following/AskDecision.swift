package import PlenumModel

/// What was done about an ask to KL: one step on its way.
package struct AskDecision: Hashable, Sendable {
  package let note: UniqueID
  /// A word of the ask's life, such as `open` or `answered`; the use cases say which there are.
  package let state: String
  /// Who follows it up, as a role or an office.
  package let owner: String?
  package let answer: String?
  package let role: String
  package let decided: Timestamp
}

extension Store {
  /// Every step of every ask that is shown, oldest first. All meetings for nil.
  package func askDecisions(of meeting: MeetingID? = nil) throws(StoreError) -> [AskDecision] {
    try connection.rows(
      """
      SELECT decision.note, decision.state, decision.owner, decision.answer, decision.role,
        decision.decided_ms
      FROM ask_decision AS decision JOIN note ON note.id = decision.note
      WHERE note.withdrawn IS NULL AND (note.meeting = ?1 OR ?1 IS NULL) ORDER BY decision.stamp
      """, meeting
    ) { row throws(StoreError) in
      AskDecision(
        note: try row.value(0), state: try row.value(1), owner: try row.value(2),
        answer: try row.value(3), role: try row.value(4), decided: try row.value(5))
    }
  }
}

extension WriteTransaction {
  /// Takes a step on an ask's way.
  package func follow(
    ask note: UniqueID, state: String, owner: String?, answer: String?, role: String
  ) throws(StoreError) {
    guard try store.note(note) != nil else { throw .noSuchNote(note) }
    try store.connection.run(
      """
      INSERT INTO ask_decision (note, state, owner, answer, role, decided_ms, stamp)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, note, state, owner, answer, role, now, stamp())
  }
}
