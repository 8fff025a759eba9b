import PlenumModel

extension StoreContents {
  /// Reads a store whole. Inside one transaction, so that it is one state.
  init(of connection: borrowing Connection) throws(StoreError) {
    let importStamps = try connection.importStamps()
    let own: UniqueID = try connection.scalar("SELECT id FROM store")
    try readDevices(connection)
    try readImports(connection)
    try readMeetings(connection, importStamps)
    let themes = try readThemes(connection, importStamps)
    try readTables(connection, importStamps, themes)
    try readNotes(connection, importStamps, themes, own)
    try readDecisions(connection, importStamps, themes)
    try readFollowing(connection)
    answers = try connection.answerContents()
    self = settled()
  }

  private mutating func readDevices(_ connection: borrowing Connection) throws(StoreError) {
    let devices = try connection.rows("SELECT store, letter, created_ms FROM device") {
      row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        DeviceContent(letter: try row.value(1), created: try row.value(2))
      )
    }
    for (store, device) in devices { self.devices[store] = device }
    let erased = try connection.rows("SELECT id, erased_ms, stamp FROM erased_note") {
      row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        ErasedContent(at: try row.value(1), stamp: try row.value(2))
      )
    }
    for (id, content) in erased { self.erased[id] = content }
  }

  private mutating func readImports(_ connection: borrowing Connection) throws(StoreError) {
    let files = try connection.rows(
      """
      SELECT import.stamp, import_file.name FROM import_file
        JOIN import ON import.id = import_file.import ORDER BY import.id, import_file.ordinal
      """
    ) { row throws(StoreError) in
      (try row.value(0, as: UniqueID.self), try row.value(1, as: String.self))
    }
    let names = Dictionary(grouping: files, by: \.0)
    let imports = try connection.rows(
      """
      SELECT stamp, at_ms, written, duplicates, revised, reinstated, stayed_withdrawn, undone_ms,
        undone
      FROM import
      """
    ) { row throws(StoreError) in
      let stamp: UniqueID = try row.value(0)
      var undone: ImportContent.Undoing?
      if let at = try row.value(7, as: Int64?.self) {
        undone = ImportContent.Undoing(at: at, stamp: try row.value(8))
      }
      let counts: [Int] = [
        try row.value(2), try row.value(3), try row.value(4), try row.value(5), try row.value(6),
      ]
      return (
        stamp,
        ImportContent(
          at: try row.value(1), counts: counts, files: (names[stamp] ?? []).map(\.1),
          undone: undone)
      )
    }
    for (stamp, content) in imports { self.imports[stamp] = content }
  }

  private mutating func readMeetings(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID]
  ) throws(StoreError) {
    let partnerships = try connection.rows(
      "SELECT id, title, details, withdrawn, changed_ms, stamp FROM partnership"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: String.self),
        PartnershipContent(
          title: try row.value(1), details: try row.value(2), isWithdrawn: try row.value(3),
          changed: try row.value(4), stamp: try row.value(5))
      )
    }
    for (id, content) in partnerships { self.partnerships[id] = content }
    let sessions = Dictionary(
      grouping: try connection.rows(
        "SELECT meeting, date, starts, ends, place FROM session ORDER BY meeting, ordinal"
      ) { row throws(StoreError) in
        (
          try row.value(0, as: MeetingID.self),
          MeetingContent.SessionContent(fields: try row.strings(1...4))
        )
      }, by: \.0)
    let earlier = Dictionary(
      grouping: try connection.rows(
        """
        SELECT meeting, stamp, title, region, subregion, host_municipality, organiser, codebook,
          state, details, partnership
        FROM meeting_revision
        """
      ) { row throws(StoreError) in
        (
          try row.value(0, as: MeetingID.self),
          MeetingContent.Version(stamp: try row.value(1), fields: try row.strings(2...10))
        )
      }, by: \.0)
    let meetings = try connection.rows(
      """
      SELECT id, stamp, title, region, subregion, host_municipality, organiser, codebook, state,
        details, partnership, import, withdrawn, changed_ms
      FROM meeting
      """
    ) { row throws(StoreError) in
      let id: MeetingID = try row.value(0)
      let current = MeetingContent.Version(
        stamp: try row.value(1), fields: try row.strings(2...10))
      return (
        id,
        MeetingContent(
          current: current, sessions: (sessions[id] ?? []).map(\.1),
          origin: try row.value(11, as: Int?.self).flatMap { imports[$0] },
          isWithdrawn: try row.value(12), changed: try row.value(13),
          earlier: Set((earlier[id] ?? []).map(\.1).filter { $0.stamp != current.stamp }))
      )
    }
    for (id, content) in meetings { self.meetings[id] = content }
  }

  /// - Returns: the themes of each meeting by this file's numbers.
  private mutating func readThemes(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID]
  ) throws(StoreError) -> [MeetingID: [Int: ThemeIdentity]] {
    let rows = try connection.rows(
      """
      SELECT meeting, number, key, title, import, withdrawn, stamp FROM theme
      ORDER BY meeting, number
      """
    ) { row throws(StoreError) in
      (
        meeting: try row.value(0, as: MeetingID.self), key: try row.value(2, as: String.self),
        content: ThemeContent(
          number: try row.value(1), title: try row.value(3),
          origin: try row.value(4, as: Int?.self).flatMap { imports[$0] },
          isWithdrawn: try row.value(5), stamp: try row.value(6))
      )
    }
    var identities: [MeetingID: [Int: ThemeIdentity]] = [:]
    for (meeting, key, content) in rows {
      var id = ThemeIdentity(meeting: meeting, key: key, ordinal: 1)
      while themes[id] != nil {
        id = ThemeIdentity(meeting: meeting, key: key, ordinal: id.ordinal + 1)
      }
      themes[id] = content
      identities[meeting, default: [:]][content.number] = id
    }
    return identities
  }

  private mutating func readTables(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID],
    _ themes: [MeetingID: [Int: ThemeIdentity]]
  ) throws(StoreError) {
    let tables = try connection.rows(
      "SELECT meeting, number, theme, listed, import, withdrawn, stamp FROM discussion_table"
    ) { row throws(StoreError) in
      let meeting: MeetingID = try row.value(0)
      return (
        TableIdentity(meeting: meeting, number: try row.value(1)),
        TableContent(
          theme: try row.value(2, as: Int?.self).flatMap { themes[meeting]?[$0] },
          isListed: try row.value(3),
          origin: try row.value(4, as: Int?.self).flatMap { imports[$0] },
          isWithdrawn: try row.value(5), stamp: try row.value(6))
      )
    }
    for (id, content) in tables { self.tables[id] = content }
  }

  private mutating func readNotes(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID],
    _ themes: [MeetingID: [Int: ThemeIdentity]], _ own: UniqueID
  ) throws(StoreError) {
    let stores = Dictionary(
      try connection.rows("SELECT number, store FROM device") { row throws(StoreError) in
        (try row.value(0, as: Int.self), try row.value(1, as: UniqueID.self))
      }, uniquingKeysWith: { first, _ in first })
    let rows = try connection.rows(
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
    for (id, note) in rows { notes[id] = note }
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

  private mutating func readDecisions(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID],
    _ themes: [MeetingID: [Int: ThemeIdentity]]
  ) throws(StoreError) {
    let areas = Dictionary(
      grouping: try connection.rows(
        "SELECT decision, area, present FROM coding ORDER BY decision, ordinal"
      ) { row throws(StoreError) in
        (
          try row.value(0, as: Int.self),
          CodingContent.Area(area: try row.value(1), isPresent: try row.value(2))
        )
      }, by: \.0)
    let codings = try connection.rows(
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
          coder: try row.value(8), areas: (areas[id] ?? []).map(\.1))
      )
    }
    for (stamp, content) in codings { self.codings[stamp] = content }
    let members = Dictionary(
      grouping: try connection.rows(
        "SELECT decision, note FROM point_note ORDER BY decision, ordinal"
      ) { row throws(StoreError) in
        (try row.value(0, as: Int.self), try row.value(1, as: UniqueID.self))
      }, by: \.0)
    let points = try connection.rows(
      """
      SELECT id, stamp, meeting, point, theme, statement, role, decided_ms, import
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
          statement: try row.value(5), notes: (members[id] ?? []).map(\.1),
          role: try row.value(6), decided: try row.value(7),
          origin: try row.value(8, as: Int?.self).flatMap { imports[$0] })
      )
    }
    for (stamp, content) in points { self.points[stamp] = content }
  }

  private mutating func readFollowing(_ connection: borrowing Connection) throws(StoreError) {
    let links = try connection.rows(
      "SELECT stamp, meeting, key, earlier, role, decided_ms FROM theme_link"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        LinkContent(
          meeting: try row.value(1), key: try row.value(2), earlier: try row.value(3),
          role: try row.value(4), decided: try row.value(5))
      )
    }
    for (stamp, content) in links { self.links[stamp] = content }
    let asks = try connection.rows(
      "SELECT stamp, note, state, owner, answer, role, decided_ms FROM ask_decision"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        AskContent(
          note: try row.value(1), state: try row.value(2), owner: try row.value(3),
          answer: try row.value(4), role: try row.value(5), decided: try row.value(6))
      )
    }
    for (stamp, content) in asks { self.asks[stamp] = content }
    let models = try connection.rows(
      "SELECT stamp, number, codebook, body, made_ms, undone_ms FROM model_version"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        ModelContent(
          number: try row.value(1), codebook: try row.value(2), body: try row.value(3),
          made: try row.value(4), undone: try row.value(5))
      )
    }
    for (stamp, content) in models { self.models[stamp] = content }
    let summaries = try connection.rows(
      "SELECT stamp, meeting, number, made_ms, hash, body, redacted_ms FROM frozen_summary"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        SummaryContent(
          meeting: try row.value(1), number: try row.value(2), made: try row.value(3),
          hash: try row.value(4), body: try row.value(5), redacted: try row.value(6))
      )
    }
    for (stamp, content) in summaries { self.summaries[stamp] = content }
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

extension Row {
  fileprivate borrowing func strings(
    _ columns: ClosedRange<Int32>
  ) throws(StoreError) -> [String?] {
    var strings: [String?] = []
    for column in columns { strings.append(try value(column)) }
    return strings
  }
}

extension Connection {
  /// The stamps of imports by this file's numbers.
  func importStamps() throws(StoreError) -> [Int: UniqueID] {
    Dictionary(
      try rows("SELECT id, stamp FROM import") { row throws(StoreError) in
        (try row.value(0, as: Int.self), try row.value(1, as: UniqueID.self))
      }, uniquingKeysWith: { first, _ in first })
  }
}
