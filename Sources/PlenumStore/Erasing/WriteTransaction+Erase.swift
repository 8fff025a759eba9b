import PlenumModel

extension WriteTransaction {
  /// Takes the words of notes out of everything in the file: contents, history, codings, what was done about asks,
  /// statements of points, frozen summaries and models. Their ids and references stay, without words.
  ///
  /// - Parameters:
  ///   - tombstones: of each note when it was erased, here or on another laptop.
  ///   - others: words of the same notes that another store has.
  func eraseWords(
    _ tombstones: [UniqueID: ErasedContent], alsoSaid others: [String] = []
  ) throws(StoreError) {
    guard !tombstones.isEmpty else { return }
    var texts = others
    for id in tombstones.keys {
      texts += try store.connection.rows(
        """
        SELECT text FROM note WHERE id = ?1 AND text <> '[slettet]'
        UNION SELECT text FROM note_revision WHERE note = ?1
        """, id
      ) { row throws(StoreError) in try row.value(0) }
    }
    try store.connection.run("INSERT INTO guard (purpose) VALUES ('erase') ON CONFLICT DO NOTHING")
    for (id, tombstone) in tombstones.sorted(by: { $0.key < $1.key }) {
      try store.connection.run(
        "INSERT INTO erased_note (id, erased_ms, stamp) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        id, tombstone.at, tombstone.stamp)
      try store.connection.run(
        """
        UPDATE note SET text = '[slettet]', withdrawn = 'person', withdrawal = NULL,
          kind = 'point', table_number = NULL, theme = NULL, municipality = NULL, region = NULL,
          date = NULL, source_id = NULL, writer = NULL, extra = '{}', parent = NULL,
          stamp = max(stamp, ?2), changed_ms = ?3
        WHERE id = ?1
        """, id, tombstone.stamp, now)
      try store.connection.run("DELETE FROM note_revision WHERE note = ?1", id)
      try store.connection.run("DELETE FROM note_conflict WHERE note = ?1", id)
      try store.connection.run("DELETE FROM ask_decision WHERE note = ?1", id)
      try store.connection.run(
        """
        DELETE FROM settling_companion
        WHERE answer IN (SELECT id FROM settling_answer WHERE note = ?1)
        """, id)
      try store.connection.run("DELETE FROM settling_answer WHERE note = ?1", id)
      try store.connection.run(
        """
        DELETE FROM coding WHERE decision IN (SELECT id FROM coding_decision WHERE note = ?1)
        """, id)
      try store.connection.run("DELETE FROM coding_decision WHERE note = ?1", id)
    }
    try redact(Redaction(texts: texts))
    try store.connection.run("DELETE FROM guard WHERE purpose = 'erase'")
  }

  /// Goes through everything that is made of notes' words.
  private func redact(_ redaction: Redaction) throws(StoreError) {
    let summaries = try store.connection.rows("SELECT id, body FROM frozen_summary") {
      row throws(StoreError) in
      (id: try row.value(0, as: Int.self), body: try row.value(1, as: String.self))
    }
    for (id, body) in summaries {
      guard let rest = redaction.applied(to: body) else { continue }
      try store.connection.run(
        "UPDATE frozen_summary SET body = ?2, redacted_ms = ifnull(redacted_ms, ?3) WHERE id = ?1",
        id, rest, now)
    }
    let statements = try store.connection.rows(
      "SELECT id, statement FROM point_decision WHERE statement IS NOT NULL"
    ) { row throws(StoreError) in
      (id: try row.value(0, as: Int.self), statement: try row.value(1, as: String.self))
    }
    for (id, statement) in statements where redaction.applied(to: statement) != nil {
      try store.connection.run("UPDATE point_decision SET statement = NULL WHERE id = ?1", id)
    }
    let models = try store.connection.rows("SELECT number, body FROM model_version") {
      row throws(StoreError) in
      (number: try row.value(0, as: Int.self), body: try row.value(1, as: String.self))
    }
    guard !models.isEmpty else { return }
    var others: Set<String> = []
    let rest = try store.connection.rows(
      "SELECT text FROM note UNION ALL SELECT text FROM note_revision"
    ) { row throws(StoreError) in try row.value(0, as: String.self) }
    for text in rest { others.formUnion(Redaction.words(of: text)) }
    for (number, body) in models where redaction.hasOwnWord(body, unlessIn: others) {
      // Without its weights a model says nothing; it is learnt anew from the decisions that are left.
      try store.connection.run(
        """
        UPDATE model_version SET body = '{}', undone_ms = ifnull(undone_ms, ?2) WHERE number = ?1
        """, number, now)
    }
  }
}
