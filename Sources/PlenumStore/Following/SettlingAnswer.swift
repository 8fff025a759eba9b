package import PlenumModel

/// What a person said when asked which notes say the same as one.
package struct SettlingAnswer: Hashable, Sendable {
  /// What tells it from every other answer, also on other laptops; a later one is greater.
  package let stamp: UniqueID
  package let note: UniqueID
  /// The notes that were offered, in the order in which they were shown.
  package let offered: [UniqueID]
  /// Those of them that say the same.
  package let picked: [UniqueID]
  package let role: String
  /// The store in which it was said; nil: before stores noted it.
  package let store: UniqueID?
  package let decided: Timestamp
}

extension Store {
  /// The answers about notes of a meeting that were not taken back, oldest first.
  package func settlingAnswers(of meeting: MeetingID) throws(StoreError) -> [SettlingAnswer] {
    let rows = try connection.rows(
      """
      SELECT answer.stamp, answer.note, answer.role, answer.decided_ms, companion.note,
        companion.picked, answer.store
      FROM settling_answer AS answer JOIN note ON note.id = answer.note
        LEFT JOIN settling_companion AS companion ON companion.answer = answer.id
      WHERE note.meeting = ?1 AND answer.takes_back IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM settling_answer AS later WHERE later.takes_back = answer.stamp)
      ORDER BY answer.stamp, companion.ordinal
      """, meeting
    ) { row throws(StoreError) in
      (
        stamp: try row.value(0, as: UniqueID.self), note: try row.value(1, as: UniqueID.self),
        role: try row.value(2, as: String.self), decided: try row.value(3, as: Timestamp.self),
        companion: try row.value(4, as: UniqueID?.self),
        isPicked: try row.value(5, as: Bool?.self), store: try row.value(6, as: UniqueID?.self)
      )
    }
    var answers: [SettlingAnswer] = []
    for row in rows {
      let last = answers.last?.stamp == row.stamp ? answers.popLast() : nil
      let companion = row.companion.map { [$0] } ?? []
      answers.append(
        SettlingAnswer(
          stamp: row.stamp, note: row.note, offered: (last?.offered ?? []) + companion,
          picked: (last?.picked ?? []) + (row.isPicked == true ? companion : []), role: row.role,
          store: row.store, decided: row.decided))
    }
    return answers
  }
}

extension WriteTransaction {
  /// Keeps what was offered and picked, so that it is not asked again. Points are settled apart from this.
  /// - Returns: the answer's stamp, by which it can be taken back.
  package func answer(
    about note: UniqueID, offered: [UniqueID], picked: Set<UniqueID>, role: String
  ) throws(StoreError) -> UniqueID {
    try insert(
      note, takingBack: nil, role,
      offered.map { AnswerContent.Companion(note: $0, isPicked: picked.contains($0)) })
  }

  /// Makes an answer count as never given.
  package func takeBack(
    answer: UniqueID, about note: UniqueID, role: String
  ) throws(StoreError) {
    _ = try insert(note, takingBack: answer, role, [])
  }

  private func insert(
    _ note: UniqueID, takingBack answer: UniqueID?, _ role: String,
    _ companions: [AnswerContent.Companion]
  ) throws(StoreError) -> UniqueID {
    for id in [note] + companions.map(\.note) {
      guard try store.connection.storedNote(id) != nil else { throw .noSuchNote(id) }
    }
    let stamp = stamp()
    try store.connection.insert(
      AnswerContent(
        note: note, takesBack: answer, role: role, store: store.id, decided: now.milliseconds,
        companions: companions), stamp: stamp)
    return stamp
  }
}
