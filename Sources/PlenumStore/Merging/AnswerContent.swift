import PlenumModel

/// What was said to a screen of settling, or that it was taken back.
struct AnswerContent: Hashable {
  let note: UniqueID
  let takesBack: UniqueID?
  let role: String
  let store: UniqueID?
  let decided: Int64
  let companions: [Companion]

  struct Companion: Hashable {
    let note: UniqueID
    let isPicked: Bool
  }
}

extension Connection {
  func answerContents() throws(StoreError) -> [UniqueID: AnswerContent] {
    let companions = try groups(
      "SELECT answer, note, picked FROM settling_companion ORDER BY answer, ordinal"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: Int.self),
        AnswerContent.Companion(note: try row.value(1), isPicked: try row.value(2))
      )
    }
    return try dictionary(
      "SELECT id, stamp, note, takes_back, role, decided_ms, store FROM settling_answer"
    ) { row throws(StoreError) in
      let id: Int = try row.value(0)
      return (
        try row.value(1, as: UniqueID.self),
        AnswerContent(
          note: try row.value(2), takesBack: try row.value(3), role: try row.value(4),
          store: try row.value(6), decided: try row.value(5), companions: companions[id] ?? [])
      )
    }
  }

  func insert(_ answer: AnswerContent, stamp: UniqueID) throws(StoreError) {
    let id: Int = try scalar(
      """
      INSERT INTO settling_answer (note, takes_back, role, decided_ms, stamp, store)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id
      """, answer.note, answer.takesBack, answer.role, answer.decided, stamp, answer.store)
    for (index, companion) in answer.companions.enumerated() {
      try run(
        "INSERT INTO settling_companion (answer, ordinal, note, picked) VALUES (?1, ?2, ?3, ?4)",
        id, index + 1, companion.note, companion.isPicked)
    }
  }
}
