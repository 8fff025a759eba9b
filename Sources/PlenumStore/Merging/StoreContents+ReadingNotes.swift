import PlenumModel

/// Notes with all they ever said, and what was decided of them.
extension StoreContents {
  mutating func readNotes(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID],
    _ themes: [MeetingID: [Int: ThemeIdentity]], _ own: UniqueID
  ) throws(StoreError) {
    let stores = try connection.dictionary("SELECT number, store FROM device") {
      row throws(StoreError) in
      (try row.value(0, as: Int.self), try row.value(1, as: UniqueID.self))
    }
    notes = try connection.dictionary(
      """
      SELECT id, meeting, reference_table, ifnull(given_device, reference_device),
        reference_number, written_ms, origin, withdrawal, withdrawn, changed_ms,
        stamp, parent, import, table_number, theme, kind, municipality, region, date, text,
        source_id, writer, extra
      FROM note
      """
    ) { row throws(StoreError) in
      let meeting: MeetingID = try row.value(1)
      let store = try row.value(6, as: Int?.self).flatMap { stores[$0] } ?? own
      let given = NoteHistory.GivenReference(
        table: try row.value(2), letter: try row.value(3), number: try row.value(4),
        written: try row.value(5), store: store, storeCreated: devices[store]?.created ?? 0)
      var withdrawal: NoteHistory.Withdrawal?
      if let stamp = try row.value(7, as: UniqueID?.self) {
        withdrawal = NoteHistory.Withdrawal(
          stamp: stamp, isWithdrawn: try row.value(8, as: String?.self) == "person")
      }
      let version = try NoteHistory.Version(row, from: 10, imports, themes[meeting] ?? [:])
      return (
        try row.value(0, as: UniqueID.self),
        NoteHistory(
          meeting: meeting, given: given, versions: [version], withdrawal: withdrawal, seen: [],
          changed: try row.value(9))
      )
    }
    let revisions = try connection.rows(
      """
      SELECT revision.note, note.meeting, revision.stamp, revision.parent, revision.import,
        revision.table_number, revision.theme, revision.kind, revision.municipality,
        revision.region, revision.date, revision.text, revision.source_id, revision.writer,
        revision.extra
      FROM note_revision AS revision JOIN note ON note.id = revision.note
      """
    ) { row throws(StoreError) in
      let meeting: MeetingID = try row.value(1)
      return (
        try row.value(0, as: UniqueID.self),
        try NoteHistory.Version(row, from: 2, imports, themes[meeting] ?? [:])
      )
    }
    for (id, version) in revisions { notes[id]?.versions.insert(version) }
    let seen = try connection.rows(
      "SELECT note, stamp FROM note_conflict WHERE settled IS NOT NULL"
    ) { row throws(StoreError) in
      (try row.value(0, as: UniqueID.self), try row.value(1, as: UniqueID.self))
    }
    for (id, stamp) in seen { notes[id]?.seen.insert(stamp) }
  }

  mutating func readDecisions(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID],
    _ themes: [MeetingID: [Int: ThemeIdentity]]
  ) throws(StoreError) {
    let areas = try connection.groups(
      "SELECT decision, area, present FROM coding ORDER BY decision, ordinal"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: Int.self),
        CodingContent.Area(area: try row.value(1), isPresent: try row.value(2))
      )
    }
    codings = try connection.dictionary(
      """
      SELECT id, stamp, note, codebook, exact, role, decided_ms, import, coder FROM coding_decision
      """
    ) { row throws(StoreError) in
      let id: Int = try row.value(0)
      return (
        try row.value(1, as: UniqueID.self),
        CodingContent(
          note: try row.value(2), codebook: try row.value(3), isExact: try row.value(4),
          role: try row.value(5), decided: try row.value(6),
          origin: try row.value(7, as: Int?.self).flatMap { imports[$0] },
          coder: try row.value(8), areas: areas[id] ?? [])
      )
    }
    let members = try connection.groups(
      "SELECT decision, note FROM point_note ORDER BY decision, ordinal"
    ) { row throws(StoreError) in
      (try row.value(0, as: Int.self), try row.value(1, as: UniqueID.self))
    }
    points = try connection.dictionary(
      """
      SELECT id, stamp, meeting, point, theme, statement, role, decided_ms, import, store
      FROM point_decision
      """
    ) { row throws(StoreError) in
      let id: Int = try row.value(0)
      let meeting: MeetingID = try row.value(2)
      return (
        try row.value(1, as: UniqueID.self),
        PointContent(
          meeting: meeting, point: try row.value(3),
          theme: try row.value(4, as: Int?.self).flatMap { themes[meeting]?[$0] },
          statement: try row.value(5), notes: members[id] ?? [],
          role: try row.value(6), store: try row.value(9), decided: try row.value(7),
          origin: try row.value(8, as: Int?.self).flatMap { imports[$0] })
      )
    }
  }

  mutating func readFollowing(_ connection: borrowing Connection) throws(StoreError) {
    links = try connection.dictionary(
      "SELECT stamp, meeting, key, earlier, role, decided_ms FROM theme_link"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        LinkContent(
          meeting: try row.value(1), key: try row.value(2), earlier: try row.value(3),
          role: try row.value(4), decided: try row.value(5))
      )
    }
    asks = try connection.dictionary(
      "SELECT stamp, note, state, owner, answer, role, decided_ms FROM ask_decision"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        AskContent(
          note: try row.value(1), state: try row.value(2), owner: try row.value(3),
          answer: try row.value(4), role: try row.value(5), decided: try row.value(6))
      )
    }
    models = try connection.dictionary(
      "SELECT stamp, number, codebook, body, made_ms, undone_ms FROM model_version"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        ModelContent(
          number: try row.value(1), codebook: try row.value(2), body: try row.value(3),
          made: try row.value(4), undone: try row.value(5))
      )
    }
    summaries = try connection.dictionary(
      "SELECT stamp, meeting, number, made_ms, hash, body, redacted_ms FROM frozen_summary"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        SummaryContent(
          meeting: try row.value(1), number: try row.value(2), made: try row.value(3),
          hash: try row.value(4), body: try row.value(5), redacted: try row.value(6))
      )
    }
  }
}

extension NoteHistory.Version {
  /// Reads thirteen columns from `first` on: stamp, parent, import, table, theme, and the eight fields.
  fileprivate init(
    _ row: borrowing Row, from first: Int32, _ imports: [Int: UniqueID],
    _ themes: [Int: ThemeIdentity]
  ) throws(StoreError) {
    stamp = try row.value(first)
    parent = try row.value(first + 1)
    origin = try row.value(first + 2, as: Int?.self).flatMap { imports[$0] }
    table = try row.value(first + 3)
    theme = try row.value(first + 4, as: Int?.self).flatMap { themes[$0] }
    fields = try row.strings((first + 5)...(first + 12))
  }
}
