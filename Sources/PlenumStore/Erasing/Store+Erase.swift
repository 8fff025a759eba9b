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
  /// Copies that lie no longer where they were made, in folders that are there: removed, or moved with the notes in
  /// them. They are asked for no more.
  package let gone: [String]
  /// Why the file could not be rewritten once the words were out of its rows; nil where it was.
  package let unpurged: StoreError?
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
    // The words are out of the rows for good, whatever happens now: who is told that nothing was done would believe it.
    var unpurged: StoreError?
    do throws(StoreError) { try purge() } catch { unpurged = error }
    // All that was ever erased: an erasure that was broken off may not have reached the copies.
    let reached = try eraseFromCopies(
      try self.tombstones(), in: try self.copies(), mention: mention)
    return ErasureReceipt(
      notes: ids, erasedBefore: before, summaries: taken.summaries, models: taken.models,
      copies: reached.erased, unreached: reached.unreached, gone: reached.gone, unpurged: unpurged)
  }

  /// The notes whose present or earlier words name somebody, or whose writer or own fields do; withdrawn ones too.
  ///
  /// The mark that stands in the place of erased words is no word of a note.
  /// - Returns: of each the words that name somebody, with what stands round them.
  package func notes(
    naming mention: Mention, in meeting: MeetingID? = nil
  ) throws(StoreError) -> [(id: UniqueID, passage: String)] {
    try reading { () throws(StoreError) in
      var found: [(id: UniqueID, passage: String)] = []
      var seen: Set<UniqueID> = []
      let rows = try connection.rows(
        """
        SELECT id, text, writer, source_id, extra, 0 AS age FROM note
        WHERE id NOT IN (SELECT id FROM erased_note) AND (meeting = ?1 OR ?1 IS NULL)
        UNION ALL
        SELECT revision.note, revision.text, revision.writer, revision.source_id, revision.extra, 1
        FROM note_revision AS revision JOIN note ON note.id = revision.note
        WHERE note.meeting = ?1 OR ?1 IS NULL
        ORDER BY age
        """, meeting
      ) { row throws(StoreError) in
        (
          id: try row.value(0, as: UniqueID.self), text: try row.value(1, as: String.self),
          rest: [try row.value(2, as: String?.self), try row.value(3, as: String?.self)]
            .compactMap(\.self), extra: try row.value(4, as: String.self)
        )
      }
      for row in rows where !seen.contains(row.id) {
        let passage =
          ([row.text] + row.rest).lazy.compactMap { mention.passage(in: $0) }.first
          ?? (mention.removed(fromJSON: row.extra) == nil ? nil : "»\(mention.text)«")
        guard let passage else { continue }
        seen.insert(row.id)
        found.append((row.id, passage))
      }
      return found
    }
  }

  /// Every meeting that has notes with words, those that were taken back with their import too, with what tells how old
  /// it is: the last day of its sessions, and when the last of its notes was written.
  package func meetingsWithWords() throws(StoreError) -> [MeetingAge] {
    try connection.rows(
      """
      SELECT meeting.id, meeting.title, meeting.withdrawn,
        (SELECT max(date) FROM session WHERE session.meeting = meeting.id), meeting.details,
        max(note.written_ms), count(*)
      FROM note JOIN meeting ON meeting.id = note.meeting
      WHERE note.id NOT IN (SELECT id FROM erased_note)
      GROUP BY meeting.id ORDER BY 4, meeting.id
      """
    ) { row throws(StoreError) in
      let details: String = try row.value(4)
      let letter = (try? JSONValue(parsing: details))?.object?["letter_date"]
      let day = try row.value(3, as: String?.self) ?? letter?.string
      return MeetingAge(
        id: try row.value(0), title: try row.value(1), isWithdrawn: try row.value(2),
        date: day.flatMap { CalendarDate(iso: $0) }, written: try row.value(5),
        notes: try row.value(6))
    }
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
  ) throws(StoreError) -> ReachedCopies {
    // A disk that was full at the time left the file as it was.
    if try connection.scalar("PRAGMA freelist_count") > 0, try !tombstones().isEmpty {
      try purge()
    }
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
  ) throws(StoreError) -> ReachedCopies {
    var (erased, unreached, gone): ([String], [String], [String]) = ([], [], [])
    StoreFile.removeLeftovers(of: self.path)
    for path in copies {
      // Where a copy is being made it gets no name any more, and where a process died at it nobody will.
      StoreFile.removeLeftovers(of: path)
      do throws(StoreError) {
        if try StoreFile.state(at: path) == .missing {
          // Its folder is there and it is not: it was removed, or has another name now. Said once.
          if StoreFile.hasFolder(of: path) {
            gone.append(path)
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
    return ReachedCopies(erased: erased, unreached: unreached, gone: gone)
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

/// Which copies of a store an erasure reached.
package struct ReachedCopies: Hashable, Sendable {
  package let erased: [String]
  /// They could not be reached or written.
  package let unreached: [String]
  /// They lie there no longer.
  package let gone: [String]
}

/// How old a meeting's notes are.
package struct MeetingAge: Hashable, Sendable {
  package let id: MeetingID
  package let title: String
  /// It went with the import that brought it; its notes' words are still in the file.
  package let isWithdrawn: Bool
  /// The last day of its sessions; where none has a day, that of its letter.
  package let date: CalendarDate?
  /// When the last of its notes was written.
  package let written: Timestamp
  package let notes: Int
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
