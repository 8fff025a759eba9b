package import PlenumModel

/// What an erasure took.
package struct ErasureReceipt: Hashable, Sendable {
  /// Notes whose words are gone from the store.
  package let notes: [UniqueID]
  /// Those of them that had been erased before.
  package let erasedBefore: [UniqueID]
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
  ///
  /// - Parameter mention: words that also go from what is no note: points' names, answers, programmes, names of files,
  ///   frozen summaries; of one meeting where one is given.
  package func erase(
    _ ids: [UniqueID], mention: (words: Mention, meeting: MeetingID?)? = nil
  ) throws(StoreError) -> ErasureReceipt {
    let (before, taken) = try connection.transaction(.immediate) {
      () throws(StoreError) -> ([UniqueID], Taken) in
      try begin()
      let transaction = WriteTransaction(store: self, importID: nil, now: clock())
      var tombstones: [UniqueID: ErasedContent] = [:]
      var erasedBefore: [UniqueID] = []
      for id in ids {
        guard try connection.storedNote(id) != nil else { throw .noSuchNote(id) }
        if let known = try connection.tombstone(of: id) {
          tombstones[id] = known
          erasedBefore.append(id)
        } else {
          let tombstone = ErasedContent(
            at: transaction.now.milliseconds, stamp: transaction.stamp())
          tombstones[id] = tombstone
          for other in try connection.otherNames(of: id) { tombstones[other] = tombstone }
        }
      }
      let before = try connection.taken()
      try transaction.eraseWords(tombstones, mention: mention)
      let after = try connection.taken()
      return (
        erasedBefore,
        Taken(summaries: after.summaries - before.summaries, models: after.models - before.models)
      )
    }
    try purge()
    // All that was ever erased: an erasure that was broken off may not have reached the copies.
    let (copies, unreached) = try eraseFromCopies(
      try self.tombstones(), in: try self.copies(), mention: mention)
    return ErasureReceipt(
      notes: ids, erasedBefore: before, summaries: taken.summaries, models: taken.models,
      copies: copies,
      unreached: unreached)
  }

  /// The notes that have the words now or had them before, in the text, as the name of who wrote or in a field that
  /// only their file knew; withdrawn ones too.
  ///
  /// The mark that stands in the place of erased words is no word of a note.
  package func notes(saying words: Mention) throws(StoreError) -> [UniqueID] {
    var seen: Set<UniqueID> = []
    return try connection.rows(
      """
      SELECT id, text, writer, source_id, extra, 0 AS age FROM note
      WHERE id NOT IN (SELECT id FROM erased_note)
      UNION ALL
      SELECT note, text, writer, source_id, extra, 1 FROM note_revision ORDER BY age
      """
    ) { row throws(StoreError) in
      (
        id: try row.value(0, as: UniqueID.self), texts: try row.strings(1...3),
        extra: try row.value(4, as: String.self)
      )
    }.filter { $0.texts.contains(where: words.isIn) || words.removed(fromJSON: $0.extra) != nil }
      .map(\.id).filter { seen.insert($0).inserted }
  }

  /// Everything that a note says and ever said here.
  package func words(of id: UniqueID) throws(StoreError) -> [String] {
    try connection.rows(
      "SELECT text FROM note WHERE id = ?1 UNION SELECT text FROM note_revision WHERE note = ?1", id
    ) { row throws(StoreError) in try row.value(0) }
  }

  /// Every note that was erased, by id, with the moment.
  package func erasedNotes() throws(StoreError) -> [UniqueID: Timestamp] {
    try tombstones().mapValues { Timestamp(milliseconds: $0.at) }
  }

  func tombstones() throws(StoreError) -> [UniqueID: ErasedContent] { try connection.tombstones() }

  /// The copies of this file that plenum made, by path.
  package func copies() throws(StoreError) -> [String] {
    try connection.rows("SELECT path FROM backup ORDER BY path") { row throws(StoreError) in
      try row.value(0)
    }
  }

  /// The copies that still have words of notes that were erased here, as far as they can be read: an erasure was broken
  /// off before it reached them.
  package func copiesBehindErasures() throws(StoreError) -> [String] {
    let erased = try tombstones()
    guard !erased.isEmpty else { return [] }
    return try copies().filter { Self.isBehind($0, erased) }
  }

  private static func isBehind(_ path: String, _ erased: [UniqueID: ErasedContent]) -> Bool {
    do throws(StoreError) {
      let copy = try Connection(path: path, mode: .readOnly, busyTimeout: .seconds(1))
      guard try copy.schemaVersion() >= 2 else { return true }
      let known = try copy.tombstones()
      return erased.keys.contains { known[$0] == nil }
    } catch .database(let failure) where failure.isReadOnly {
      // A process died while it wrote there. Its journal, which a reader may not roll back, has what was to go.
      return true
    } catch {
      return false
    }
  }

  /// Goes through the copies that an erasure has not reached, and through those that name somebody who is named here no
  /// longer.
  package func finishErasures(
    mention: (words: Mention, meeting: MeetingID?)? = nil
  ) throws(StoreError) -> (erased: [String], unreached: [String]) {
    let behind = try copiesBehindErasures()
    let naming = try copies().filter { path in
      guard let mention, !behind.contains(path) else { return false }
      return names(mention, in: path)
    }
    return try eraseFromCopies(try tombstones(), in: behind + naming, mention: mention)
  }

  /// False where the copy cannot be read: it was named when the words were taken out here.
  private func names(
    _ mention: (words: Mention, meeting: MeetingID?), in path: String
  ) -> Bool {
    do throws(StoreError) {
      guard try StoreFile.state(at: path) != .missing else { return false }
      let copy = try Store.openCopy(at: path, clock: clock)
      return try copy.places(of: mention.words, in: mention.meeting).total > 0
    } catch {
      return false
    }
  }

  /// Goes through copies. One that is gone is forgotten; one that cannot be written is named.
  func eraseFromCopies(
    _ tombstones: [UniqueID: ErasedContent], in copies: [String],
    mention: (words: Mention, meeting: MeetingID?)? = nil
  ) throws(StoreError) -> (erased: [String], unreached: [String]) {
    var (erased, unreached): ([String], [String]) = ([], [])
    StoreFile.removeLeftovers(of: self.path)
    for path in copies {
      // Where a copy is being made it gets no name any more, and where a process died at it nobody will.
      StoreFile.removeLeftovers(of: path)
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
          try WriteTransaction(store: copy, importID: nil, now: clock())
            .eraseWords(tombstones, mention: mention)
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
  /// What stays of erased notes.
  func tombstones() throws(StoreError) -> [UniqueID: ErasedContent] {
    try dictionary("SELECT id, erased_ms, stamp FROM erased_note") { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        ErasedContent(at: try row.value(1), stamp: try row.value(2))
      )
    }
  }

  /// The ids under which a later reading of the file that a note came from would bring it back: what a corrected line
  /// says has another name than what it said first. None of a note whose id is no name.
  fileprivate func otherNames(of id: UniqueID) throws(StoreError) -> [UniqueID] {
    guard id.high >> 12 & 0xF == 5, let stored = try storedNote(id) else { return [] }
    let versions = try rows(
      """
      SELECT version.text, version.kind, version.table_number, theme.key
      FROM (
        SELECT meeting, text, kind, table_number, theme FROM note WHERE id = ?1
        UNION
        SELECT ?2, text, kind, table_number, theme FROM note_revision WHERE note = ?1
      ) AS version
        LEFT JOIN theme ON theme.meeting = version.meeting AND theme.number = version.theme
      """, id, stored.meeting
    ) { row throws(StoreError) in
      UniqueID(
        noteSaying: try row.value(0), kind: try row.value(1), table: try row.value(2),
        theme: try row.value(3, as: ThemeKey?.self), in: stored.meeting, occurrence: 0)
    }
    var names: [UniqueID] = []
    for name in versions where name != id {
      if try storedNote(name) == nil { names.append(name) }
    }
    return names
  }

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
