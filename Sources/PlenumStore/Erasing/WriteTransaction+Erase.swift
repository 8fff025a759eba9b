import PlenumModel

extension WriteTransaction {
  /// Takes the words of notes out of everything in the file: contents, history, codings, what was done about asks,
  /// statements of points, frozen summaries and models. Their ids and references stay, without words.
  ///
  /// - Parameters:
  ///   - tombstones: of each note when it was erased, here or on another laptop.
  ///   - others: words of the same notes that another store has.
  ///   - made: words that were made of the same notes, or said of them, in another store.
  ///   - mention: words that go from everything beside the notes as well, of this meeting or of all.
  func eraseWords(
    _ tombstones: [UniqueID: ErasedContent], alsoSaid others: [String] = [],
    alsoMade made: [String] = [], mention: (words: Mention, meeting: MeetingID?)? = nil
  ) throws(StoreError) {
    guard !tombstones.isEmpty || mention != nil else { return }
    var texts = others
    for id in tombstones.keys {
      texts += try store.connection.rows(
        """
        SELECT text FROM note WHERE id = ?1 AND text <> '[slettet]'
        UNION SELECT text FROM note_revision WHERE note = ?1
        """, id
      ) { row throws(StoreError) in try row.value(0) }
    }
    let statements = try statements(madeOf: Set(tombstones.keys), saying: texts)
    let answers = try answers(toAsks: Set(tombstones.keys))
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
    for statement in statements {
      try store.connection.run(
        "UPDATE point_decision SET statement = NULL WHERE id = ?1", statement.id)
    }
    try redact(Redaction(texts: texts, madeOfThem: statements.map(\.text) + answers + made))
    if let mention {
      _ = try MentionSweep(
        store: store, mention: mention.words, meeting: mention.meeting, now: now
      ).run()
    }
    try store.connection.run("DELETE FROM guard WHERE purpose = 'erase'")
  }

  /// What was answered to asks, and who follows them up, as far as no other ask says the same.
  private func answers(toAsks notes: Set<UniqueID>) throws(StoreError) -> [String] {
    let steps = try store.connection.rows("SELECT note, owner, answer FROM ask_decision") {
      row throws(StoreError) in
      (
        note: try row.value(0, as: UniqueID.self),
        words: [try row.value(1, as: String?.self), try row.value(2, as: String?.self)]
          .compactMap(\.self)
      )
    }
    let others = Set(steps.filter { !notes.contains($0.note) }.flatMap(\.words))
    return Set(steps.filter { notes.contains($0.note) }.flatMap(\.words)).subtracting(others)
      .sorted()
  }

  /// What points were called whose notes these are: all where no other note is left in the point, else as far as it has
  /// a word that none of the others has. It was made of theirs.
  private func statements(
    madeOf notes: Set<UniqueID>, saying texts: [String]
  ) throws(StoreError) -> [(id: Int, text: String)] {
    var made: [Int: String] = [:]
    let redaction = Redaction(texts: texts)
    for id in notes.sorted() {
      let points = try store.connection.rows(
        """
        SELECT DISTINCT decision.meeting, decision.point
        FROM point_note JOIN point_decision AS decision ON decision.id = point_note.decision
        WHERE point_note.note = ?1
        """, id
      ) { row throws(StoreError) in
        (meeting: try row.value(0, as: MeetingID.self), point: try row.value(1, as: String.self))
      }
      for point in points {
        var others: Set<String> = []
        let left = try store.connection.texts(ofPoint: point.point, in: point.meeting)
          .filter { !notes.contains($0.note) && $0.text != Redaction.mark }
        for (_, text) in left { others.formUnion(Redaction.words(of: text)) }
        let statements = try store.connection.rows(
          """
          SELECT id, statement FROM point_decision
          WHERE meeting = ?1 AND point = ?2 AND statement IS NOT NULL
          """, point.meeting, point.point
        ) { row throws(StoreError) in
          (id: try row.value(0, as: Int.self), text: try row.value(1, as: String.self))
        }
        for (id, text) in statements
        where left.isEmpty || redaction.hasOwnWord(text, unlessIn: others) {
          made[id] = text
        }
      }
    }
    return made.sorted { $0.key < $1.key }.map { (id: $0.key, text: $0.value) }
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
    try store.connection.forgetModels(with: redaction, at: now)
  }
}

extension Connection {
  /// Forgets the models that have a word of erased texts which no note that is left has.
  func forgetModels(with redaction: Redaction, at now: Timestamp) throws(StoreError) {
    let models = try rows("SELECT number, body FROM model_version") { row throws(StoreError) in
      (number: try row.value(0, as: Int.self), body: try row.value(1, as: String.self))
    }
    guard !models.isEmpty else { return }
    let others = try wordsOfNotes()
    for (number, body) in models where redaction.hasOwnWord(body, unlessIn: others) {
      try forget(model: number, at: now)
    }
  }

  /// The words of all notes that are left, and of their histories.
  private func wordsOfNotes() throws(StoreError) -> Set<String> {
    var words: Set<String> = []
    let texts = try rows("SELECT text FROM note UNION ALL SELECT text FROM note_revision") {
      row throws(StoreError) in try row.value(0, as: String.self)
    }
    for text in texts { words.formUnion(Redaction.words(of: text)) }
    return words
  }

  /// Without its weights a model says nothing; it is learnt anew from the decisions that are left.
  private func forget(model number: Int, at now: Timestamp) throws(StoreError) {
    try run(
      "UPDATE model_version SET body = '{}', undone_ms = ifnull(undone_ms, ?2) WHERE number = ?1",
      number, now)
  }

  /// What the notes say that were ever in a point, with their ids.
  fileprivate func texts(
    ofPoint point: String, in meeting: MeetingID
  ) throws(StoreError) -> [(note: UniqueID, text: String)] {
    try rows(
      """
      SELECT DISTINCT note.id, note.text
      FROM point_decision AS decision
        JOIN point_note ON point_note.decision = decision.id
        JOIN note ON note.id = point_note.note
      WHERE decision.meeting = ?1 AND decision.point = ?2
      """, meeting, point
    ) { row throws(StoreError) in
      (note: try row.value(0, as: UniqueID.self), text: try row.value(1, as: String.self))
    }
  }
}
