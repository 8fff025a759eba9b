import PlenumModel

extension Store {
  /// Takes an import back whole, in one transaction.
  ///
  /// Its notes are withdrawn; what it revised says again what it said before; what it settled no longer counts; the
  /// meetings, themes and tables that it brought go where nothing else uses them. Nothing is deleted: importing the
  /// same file again brings everything back under the same references.
  package func undoImport(_ id: Int) throws(StoreError) -> UndoReceipt {
    try connection.transaction(.immediate) { () throws(StoreError) -> UndoReceipt in
      try begin()
      let known = try imports()
      guard let record = known.first(where: { $0.id == id }) else {
        throw .noSuchImport(id, known: known.map(\.id))
      }
      guard record.undone == nil else { throw .alreadyUndone(id) }
      let now = clock()
      try connection.run(
        "UPDATE import SET undone_ms = ?2, undone = ?3 WHERE id = ?1", id, now, stamp(at: now))
      let kept = try connection.revisedSince(import: id)
      let restored = try connection.restoreRevised(byImport: id, at: now)
      try connection.run(
        """
        UPDATE note SET withdrawn = 'undo', changed_ms = ?2
        WHERE import = ?1 AND withdrawn IS NULL
        """, id, now)
      let withdrawn = connection.changes
      let meetings = try connection.withdrawUnused(ofImport: id, at: now)
      return UndoReceipt(
        id: id, withdrawn: withdrawn, restored: restored, meetings: meetings, kept: kept)
    }
  }
}

extension Connection {
  /// The notes that the import brought or revised, and that something else has revised since.
  fileprivate func revisedSince(
    import id: Int
  ) throws(StoreError) -> [UndoReceipt.Kept] {
    try rows(
      """
      SELECT reference_table, reference_device, reference_number, import FROM note
      WHERE withdrawn IS NULL AND import IS NOT ?1
        AND EXISTS (
          SELECT 1 FROM note_revision WHERE note_revision.note = note.id
            AND note_revision.import = ?1)
      ORDER BY meeting, reference_table, reference_device, reference_number
      """, id
    ) { row throws(StoreError) in
      UndoReceipt.Kept(
        reference: NoteReference(
          table: try row.value(0), device: try row.value(1), number: try row.value(2)),
        importID: try row.value(3, as: Int?.self))
    }
  }

  /// Gives notes whose content the import brought the last content before it that still holds.
  /// - Returns: the number of such notes.
  fileprivate func restoreRevised(
    byImport id: Int, at now: Timestamp
  ) throws(StoreError) -> Int {
    let earlier = try rows(
      """
      SELECT note.id, revision.ordinal, max(revision.stamp)
      FROM note JOIN note_revision AS revision ON revision.note = note.id
        LEFT JOIN import ON import.id = revision.import
      WHERE note.import = ?1 AND note.withdrawn IS NULL AND import.undone_ms IS NULL
      GROUP BY note.id
      """, id
    ) { row throws(StoreError) in
      (note: try row.value(0, as: UniqueID.self), ordinal: try row.value(1, as: Int.self))
    }
    for (note, ordinal) in earlier {
      try run(
        """
        UPDATE note SET
          (table_number, theme, kind, municipality, region, date, text, source_id, writer, extra,
           import, stamp, parent)
          = (SELECT table_number, theme, kind, municipality, region, date, text, source_id, writer,
               extra, import, stamp, parent
             FROM note_revision WHERE note = ?1 AND ordinal = ?2),
          revisions = revisions + 1, changed_ms = ?3
        WHERE id = ?1
        """, note, ordinal, now)
      try run(
        """
        UPDATE theme SET withdrawn = 0 WHERE withdrawn = 1
          AND (meeting, number) = (SELECT meeting, theme FROM note WHERE id = ?1)
        """, note)
      try run(
        """
        UPDATE discussion_table SET withdrawn = 0 WHERE withdrawn = 1
          AND (meeting, number) = (SELECT meeting, table_number FROM note WHERE id = ?1)
        """, note)
    }
    return earlier.count
  }

  /// Withdraws the meetings, themes and tables of an undone import that no note uses any more.
  /// - Returns: the meetings.
  fileprivate func withdrawUnused(
    ofImport id: Int, at now: Timestamp
  ) throws(StoreError) -> [MeetingID] {
    let meetings = try rows(
      """
      UPDATE meeting SET withdrawn = 1, changed_ms = ?2
      WHERE import = ?1 AND withdrawn = 0
        AND NOT EXISTS (
          SELECT 1 FROM note WHERE note.meeting = meeting.id AND note.withdrawn IS NULL)
        AND NOT EXISTS (
          SELECT 1 FROM theme
          WHERE theme.meeting = meeting.id AND theme.withdrawn = 0 AND theme.import IS NOT ?1)
      RETURNING id
      """, id, now
    ) { row throws(StoreError) in try row.value(0, as: MeetingID.self) }
    try run(
      """
      UPDATE discussion_table SET withdrawn = 1
      WHERE import = ?1 AND withdrawn = 0
        AND NOT EXISTS (
          SELECT 1 FROM note
          WHERE note.meeting = discussion_table.meeting AND note.withdrawn IS NULL
            AND note.table_number = discussion_table.number)
      """, id)
    let changed = try rows(
      """
      UPDATE theme SET withdrawn = 1
      WHERE import = ?1 AND withdrawn = 0
        AND NOT EXISTS (
          SELECT 1 FROM note
          WHERE note.meeting = theme.meeting AND note.withdrawn IS NULL
            AND note.theme = theme.number)
      RETURNING meeting
      """, id
    ) { row throws(StoreError) in try row.value(0, as: MeetingID.self) }
    for meeting in Set(changed).subtracting(meetings).sorted() {
      try run("UPDATE meeting SET changed_ms = ?2 WHERE id = ?1", meeting, now)
    }
    return meetings.sorted()
  }
}
