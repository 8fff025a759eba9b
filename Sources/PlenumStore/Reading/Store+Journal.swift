package import PlenumModel

/// Something in the file that is not as it must be.
package enum StoreFault: Hashable, Sendable {
  /// What SQLite's integrity check says; names tables and rows, never their content.
  case integrity(String)
  /// A row that refers to nothing.
  case danglingRow(table: String)
  /// The journal does not tell of the notes that the store shows.
  case journal(told: Int, shown: Int)
  /// Entries are missing between the first and the last.
  case journalHasHoles(missing: Int)
  /// An erased note still has words somewhere.
  case erasedNoteHasWords(count: Int)
}

extension Store {
  /// What happened after `sequence`, in order: the first load, a reconnect and a restart are the same question.
  /// - Parameter limit: the most entries to return.
  package func journal(
    after sequence: Int64, limit: Int = .max
  ) throws(StoreError) -> [JournalEntry] {
    try connection.rows(
      """
      SELECT sequence, change, meeting, note, subject, at_ms FROM journal
      WHERE sequence > ?1 ORDER BY sequence LIMIT ?2
      """, sequence, limit
    ) { row throws(StoreError) in try JournalEntry(row) }
  }

  /// The number of the last entry; 0 in a new store.
  package func lastSequence() throws(StoreError) -> Int64 {
    try connection.scalar("SELECT ifnull(max(sequence), 0) FROM journal")
  }

  /// Every import, oldest first, the undone ones too.
  package func imports() throws(StoreError) -> [ImportRecord] {
    try reading { () throws(StoreError) in
      let names = try connection.groups(
        "SELECT import, name FROM import_file ORDER BY import, ordinal"
      ) { row throws(StoreError) in
        (try row.value(0, as: Int.self), try row.value(1, as: String.self))
      }
      return try connection.rows(
        """
        SELECT id, at_ms, undone_ms, written, duplicates, revised, reinstated, stayed_withdrawn
        FROM import ORDER BY id
        """
      ) { row throws(StoreError) in
        let id: Int = try row.value(0)
        let counts = ImportCounts(
          written: try row.value(3), duplicates: try row.value(4), revised: try row.value(5),
          reinstated: try row.value(6), stayedWithdrawn: try row.value(7))
        return ImportRecord(
          id: id, files: names[id] ?? [], at: try row.value(1),
          counts: counts, undone: try row.value(2))
      }
    }
  }

  /// The settings that durability and privacy rest on, as SQLite says they are now.
  package func settings() throws(StoreError) -> [String: String] {
    Dictionary(
      try connection.settings().map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads the whole file and says what is wrong with it; empty is sound.
  package func check() throws(StoreError) -> [StoreFault] {
    try reading { () throws(StoreError) in
      var faults = try connection.rows("PRAGMA integrity_check") { row throws(StoreError) in
        try row.value(0, as: String.self)
      }.filter { $0 != "ok" }.map(StoreFault.integrity)
      faults += try connection.rows("PRAGMA foreign_key_check") { row throws(StoreError) in
        StoreFault.danglingRow(table: try row.value(0))
      }
      // The last that a note's entries say of whether it is shown.
      let told: Int = try connection.scalar(
        """
        SELECT count(*) FROM (
          SELECT change, max(sequence) FROM journal
          WHERE change IN
            ('note_written', 'note_reinstated', 'note_withdrawn', 'note_erased')
          GROUP BY note)
        WHERE change IN ('note_written', 'note_reinstated')
        """)
      let shown: Int = try connection.scalar("SELECT count(*) FROM note WHERE withdrawn IS NULL")
      if told != shown { faults.append(.journal(told: told, shown: shown)) }
      let missing: Int = try connection.scalar(
        "SELECT ifnull(max(sequence), 0) - count(*) FROM journal")
      if missing != 0 { faults.append(.journalHasHoles(missing: missing)) }
      let speaking: Int = try connection.scalar(
        """
        SELECT count(*) FROM erased_note JOIN note ON note.id = erased_note.id
        WHERE note.text <> '[slettet]' OR note.withdrawn IS NOT 'person'
          OR EXISTS (SELECT 1 FROM note_revision WHERE note = note.id)
        """)
      if speaking > 0 { faults.append(.erasedNoteHasWords(count: speaking)) }
      return faults
    }
  }
}

extension JournalEntry {
  /// Reads six columns: sequence, change, meeting, note, subject and moment.
  init(_ row: borrowing Row) throws(StoreError) {
    self.init(
      sequence: try row.value(0), change: try row.value(1), meeting: try row.value(2),
      note: try row.value(3), subject: try row.value(4), at: try row.value(5))
  }
}
