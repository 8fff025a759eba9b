package import PlenumModel

/// What an erasure took.
package struct ErasureReceipt: Hashable, Sendable {
  /// Notes whose words are gone from the store.
  package let notes: [UniqueID]
  /// Frozen summaries of which words were taken, by meeting and number.
  package let summaries: Int
  /// Models that had words of the notes and are to be learnt anew.
  package let models: Int
  /// Copies that plenum had made and that the notes were erased from as well.
  package let copies: [String]
  /// Copies that could not be reached or written: the notes may still be in them.
  package let unreached: [String]
}

extension Store {
  /// Erases notes for good (GDPR, article 17): from the file, its history, what was made of them, and the copies that
  /// plenum made of the file. Only their ids stay, so that neither an import nor a merge brings them back.
  ///
  /// One transaction; then the file is rewritten, so that no word is left in its free pages or its journal. Erasing
  /// twice is erasing once, and goes through the copies again.
  package func erase(_ ids: [UniqueID]) throws(StoreError) -> ErasureReceipt {
    let (tombstones, taken) = try connection.transaction(.immediate) {
      () throws(StoreError) -> ([UniqueID: ErasedContent], Taken) in
      try begin()
      let transaction = WriteTransaction(store: self, importID: nil, now: clock())
      var tombstones: [UniqueID: ErasedContent] = [:]
      for id in ids {
        guard try connection.storedNote(id) != nil else { throw .noSuchNote(id) }
        if let known = try connection.tombstone(of: id) {
          tombstones[id] = known
        } else {
          tombstones[id] = ErasedContent(
            at: transaction.now.milliseconds, stamp: transaction.stamp())
        }
      }
      let before = try connection.taken()
      try transaction.eraseWords(tombstones)
      let after = try connection.taken()
      return (
        tombstones,
        Taken(summaries: after.summaries - before.summaries, models: after.models - before.models)
      )
    }
    try purge()
    let (copies, unreached) = try eraseFromCopies(tombstones)
    return ErasureReceipt(
      notes: ids, summaries: taken.summaries, models: taken.models, copies: copies,
      unreached: unreached)
  }

  /// The notes whose present or earlier words hold `text`, in small or capital letters; withdrawn ones too.
  package func notes(saying text: String) throws(StoreError) -> [UniqueID] {
    let wanted = text.normalFormC.lowercased()
    return try reading { () throws(StoreError) in
      var found: [UniqueID] = []
      var seen: Set<UniqueID> = []
      let rows = try connection.rows(
        """
        SELECT id, text, ifnull(writer, '') || char(10) || ifnull(source_id, ''), 0 AS age FROM note
        UNION ALL
        SELECT note, text, ifnull(writer, '') || char(10) || ifnull(source_id, ''), 1
        FROM note_revision ORDER BY age
        """
      ) { row throws(StoreError) in
        (
          id: try row.value(0, as: UniqueID.self), text: try row.value(1, as: String.self),
          rest: try row.value(2, as: String.self)
        )
      }
      for row in rows
      where row.text.normalFormC.lowercased().contains(wanted)
        || row.rest.normalFormC.lowercased().contains(wanted)
      {
        if seen.insert(row.id).inserted { found.append(row.id) }
      }
      return found
    }
  }

  /// Every note that was erased, by id, with the moment.
  package func erasedNotes() throws(StoreError) -> [UniqueID: Timestamp] {
    let rows = try connection.rows("SELECT id, erased_ms FROM erased_note") {
      row throws(StoreError) in
      (try row.value(0, as: UniqueID.self), try row.value(1, as: Timestamp.self))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// The copies of this file that plenum made, by path.
  package func copies() throws(StoreError) -> [String] {
    try connection.rows("SELECT path FROM backup ORDER BY path") { row throws(StoreError) in
      try row.value(0)
    }
  }

  /// Goes through the copies. One that is gone is forgotten; one that cannot be written is named.
  func eraseFromCopies(
    _ tombstones: [UniqueID: ErasedContent]
  ) throws(StoreError) -> (erased: [String], unreached: [String]) {
    var (erased, unreached): ([String], [String]) = ([], [])
    for path in try copies() {
      do throws(StoreError) {
        if try StoreFile.state(at: path) == .missing {
          // Its folder is there and it is not: it was removed.
          if StoreFile.hasFolder(of: path) {
            try connection.run("DELETE FROM backup WHERE path = ?1", path)
          } else {
            unreached.append(path)
          }
          continue
        }
        let copy = try Store.openCopy(at: path, clock: clock)
        try copy.connection.transaction(.immediate) { () throws(StoreError) in
          try copy.begin()
          try WriteTransaction(store: copy, importID: nil, now: clock()).eraseWords(tombstones)
        }
        try copy.purge()
        erased.append(path)
      } catch {
        unreached.append(path)
      }
    }
    return (erased, unreached)
  }

  /// Opens a copy to write in it. An older copy is brought up to date without a copy of its own being made, which
  /// would keep the words that are to go.
  static func openCopy(
    at path: String, clock: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) -> Store {
    let connection = try Connection(path: path, mode: .readWrite, busyTimeout: .seconds(10))
    try connection.checkIdentity(known: Migration.all.last?.version ?? 0)
    try connection.configureForStore()
    try connection.checkSettings()
    guard try connection.schemaVersion() > 0 else { throw .notADatabase(path: path) }
    try connection.migrate(Migration.all) { _ in }
    return try Store(
      connection, path: path, version: Migration.all.last?.version ?? 0, clock: clock)
  }
}

private struct Taken {
  let summaries: Int
  let models: Int
}

extension Connection {
  fileprivate func tombstone(of id: UniqueID) throws(StoreError) -> ErasedContent? {
    try first("SELECT erased_ms, stamp FROM erased_note WHERE id = ?1", id) {
      row throws(StoreError) in
      ErasedContent(at: try row.value(0), stamp: try row.value(1))
    }
  }

  fileprivate func taken() throws(StoreError) -> Taken {
    Taken(
      summaries: try scalar("SELECT count(*) FROM frozen_summary WHERE redacted_ms IS NOT NULL"),
      models: try scalar("SELECT count(*) FROM model_version WHERE body = '{}'"))
  }
}
