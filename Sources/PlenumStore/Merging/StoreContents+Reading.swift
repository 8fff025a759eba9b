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
    devices = try connection.dictionary("SELECT store, letter, created_ms FROM device") {
      row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        DeviceContent(letter: try row.value(1), created: try row.value(2))
      )
    }
    erased = try connection.tombstones()
  }

  private mutating func readImports(_ connection: borrowing Connection) throws(StoreError) {
    let files = try connection.groups(
      """
      SELECT import.stamp, import_file.name FROM import_file
        JOIN import ON import.id = import_file.import ORDER BY import.id, import_file.ordinal
      """
    ) { row throws(StoreError) in
      (try row.value(0, as: UniqueID.self), try row.value(1, as: String.self))
    }
    imports = try connection.dictionary(
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
          at: try row.value(1), counts: counts, files: files[stamp] ?? [],
          undone: undone)
      )
    }
  }

  private mutating func readMeetings(
    _ connection: borrowing Connection, _ imports: [Int: UniqueID]
  ) throws(StoreError) {
    partnerships = try connection.dictionary(
      "SELECT id, title, details, withdrawn, changed_ms, stamp FROM partnership"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: String.self),
        PartnershipContent(
          title: try row.value(1), details: try row.value(2), isWithdrawn: try row.value(3),
          changed: try row.value(4), stamp: try row.value(5))
      )
    }
    let sessions = try connection.groups(
      "SELECT meeting, date, starts, ends, place FROM session ORDER BY meeting, ordinal"
    ) { row throws(StoreError) in
      (
        try row.value(0, as: MeetingID.self),
        MeetingContent.SessionContent(fields: try row.strings(1...4))
      )
    }
    let earlier = try connection.groups(
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
    }
    meetings = try connection.dictionary(
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
          current: current, sessions: sessions[id] ?? [],
          origin: try row.value(11, as: Int?.self).flatMap { imports[$0] },
          isWithdrawn: try row.value(12), changed: try row.value(13),
          earlier: Set((earlier[id] ?? []).filter { $0.stamp != current.stamp }))
      )
    }
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
    tables = try connection.dictionary(
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
  }
}

extension Connection {
  /// The rows of a query by the key that each gives; the last one of a key counts.
  func dictionary<each Bound: ColumnValue, Key: Hashable, Value>(
    _ sql: StaticString, _ values: repeat each Bound,
    read: (borrowing Row) throws(StoreError) -> (Key, Value)
  ) throws(StoreError) -> [Key: Value] {
    Dictionary(try rows(sql, repeat each values, read: read)) { _, last in last }
  }

  /// The rows of a query that share a key, in the order of the query.
  func groups<Key: Hashable, Value>(
    _ sql: StaticString, read: (borrowing Row) throws(StoreError) -> (Key, Value)
  ) throws(StoreError) -> [Key: [Value]] {
    try rows(sql, read: read).reduce(into: [:]) { groups, row in
      groups[row.0, default: []].append(row.1)
    }
  }

  /// The stamps of imports by this file's numbers.
  func importStamps() throws(StoreError) -> [Int: UniqueID] {
    try dictionary("SELECT id, stamp FROM import") { row throws(StoreError) in
      (try row.value(0, as: Int.self), try row.value(1, as: UniqueID.self))
    }
  }
}

extension Row {
  borrowing func strings(
    _ columns: ClosedRange<Int32>
  ) throws(StoreError) -> [String?] {
    var strings: [String?] = []
    for column in columns { strings.append(try value(column)) }
    return strings
  }
}
