package import PlenumModel

/// What a note says or once said, and what brought it.
package struct NoteVersion: Hashable, Sendable {
  package let content: NoteDraft
  /// nil: a person typed it.
  package let importID: Int?
  /// Whether the import that brought it was taken back.
  package let isUndone: Bool
  /// nil while it holds.
  package let replaced: Timestamp?
  /// When it was written, on whatever laptop, by the clock that all of them share; nil where nobody asks.
  package internal(set) var stamp: UniqueID?
  /// The stamp of the content that it was made from.
  package internal(set) var parent: UniqueID?
}

/// A note with all that it has said.
package struct NoteVersions: Hashable, Sendable {
  package let reference: NoteReference
  package let written: Timestamp
  package let isWithdrawn: Bool
  /// Oldest first; the last one is what the note says now.
  package let versions: [NoteVersion]

  package var id: UniqueID { current.id }
  /// What the note says now, or said last.
  package var current: NoteDraft { versions[versions.count - 1].content }

  /// - Parameter versions: at least one.
  fileprivate init(_ stored: StoredNote, earlier: [NoteVersion], now: NoteVersion) {
    reference = stored.reference
    written = stored.written
    isWithdrawn = stored.withdrawn != nil
    versions = earlier + [now]
  }
}

extension Store {
  /// The note of that reference with its history, also when it is withdrawn; nil where there never was one.
  package func versions(
    of reference: NoteReference, in meeting: MeetingID
  ) throws(StoreError) -> NoteVersions? {
    try reading { () throws(StoreError) in
      try noteID(reference, of: meeting).flatMap { id throws(StoreError) in try versions(of: id) }
    }
  }

  /// The references, as they are now, of notes that were printed under this one until a merge gave them another letter.
  package func notesOnceCalled(
    _ reference: NoteReference, in meeting: MeetingID
  ) throws(StoreError) -> [NoteReference] {
    try connection.rows(
      """
      SELECT reference_table, reference_device, reference_number FROM note
      WHERE meeting = ?1 AND ifnull(reference_table, -1) = ifnull(?2, -1)
        AND given_device = ?3 AND reference_number = ?4 ORDER BY reference_device
      """, meeting, reference.table, reference.device, reference.number
    ) { row throws(StoreError) in
      NoteReference(
        table: try row.value(0), device: try row.value(1), number: try row.value(2))
    }
  }

  /// The note with its history, also when it is withdrawn; nil where there never was one.
  package func versions(of id: UniqueID) throws(StoreError) -> NoteVersions? {
    try reading { () throws(StoreError) in try versions(of: id, undone: try undoneImports()) }
  }

  private func versions(
    of id: UniqueID, undone: Set<Int>
  ) throws(StoreError) -> NoteVersions? {
    guard let stored = try connection.storedNote(id) else { return nil }
    let earlier = try connection.rows(
      """
      SELECT table_number, theme, kind, municipality, region, date, text, source_id, writer, extra,
        import, replaced_ms, stamp, parent
      FROM note_revision WHERE note = ?1 ORDER BY stamp, ordinal
      """, id
    ) { row throws(StoreError) in
      (
        content: try NoteContent(row, from: 0), importID: try row.value(10, as: Int?.self),
        replaced: try row.value(11, as: Timestamp.self),
        stamp: try row.value(12, as: UniqueID.self), parent: try row.value(13, as: UniqueID?.self)
      )
    }
    var versions: [NoteVersion] = []
    for version in earlier {
      var kept = try stored.version(
        version.content, version.importID, undone: undone, replaced: version.replaced)
      (kept.stamp, kept.parent) = (version.stamp, version.parent)
      versions.append(kept)
    }
    var now = try stored.version(stored.content, stored.importID, undone: undone, replaced: nil)
    let step = try connection.first("SELECT stamp, parent FROM note WHERE id = ?1", id) {
      row throws(StoreError) in
      (stamp: try row.value(0, as: UniqueID.self), parent: try row.value(1, as: UniqueID?.self))
    }
    (now.stamp, now.parent) = (step?.stamp, step?.parent)
    return NoteVersions(stored, earlier: versions, now: now)
  }

  /// The notes of a meeting with their histories: those that are shown by reference, then the withdrawn ones.
  package func versions(ofMeeting id: MeetingID) throws(StoreError) -> [NoteVersions] {
    try reading { () throws(StoreError) in try readVersions(ofMeeting: id) }
  }

  private func readVersions(ofMeeting id: MeetingID) throws(StoreError) -> [NoteVersions] {
    let revised = try connection.rows(
      """
      SELECT DISTINCT note_revision.note FROM note_revision JOIN note ON note.id = note_revision.note
      WHERE note.meeting = ?1
      """, id
    ) { row throws(StoreError) in try row.value(0, as: UniqueID.self) }
    let hasHistory = Set(revised)
    let undone = try undoneImports()
    var all: [NoteVersions] = []
    let withdrawn = try connection.rows(
      "SELECT id FROM note WHERE meeting = ?1 AND withdrawn IS NOT NULL", id
    ) { row throws(StoreError) in try row.value(0, as: UniqueID.self) }
    var notes = try connection.storedNotes(of: id)
    for id in withdrawn { if let stored = try connection.storedNote(id) { notes.append(stored) } }
    for stored in notes {
      if hasHistory.contains(stored.id), let versions = try versions(of: stored.id, undone: undone)
      {
        all.append(versions)
      } else {
        all.append(
          NoteVersions(
            stored, earlier: [],
            now: try stored.version(stored.content, stored.importID, undone: undone, replaced: nil))
        )
      }
    }
    return all
  }

  /// What the journal tells of a note, in order.
  package func journal(of note: UniqueID) throws(StoreError) -> [JournalEntry] {
    try connection.rows(
      """
      SELECT sequence, change, meeting, note, subject, at_ms FROM journal
      WHERE note = ?1 ORDER BY sequence
      """, note
    ) { row throws(StoreError) in try JournalEntry(row) }
  }

  private func undoneImports() throws(StoreError) -> Set<Int> {
    Set(
      try connection.rows("SELECT id FROM import WHERE undone_ms IS NOT NULL") {
        row throws(StoreError) in try row.value(0, as: Int.self)
      })
  }
}

extension StoredNote {
  fileprivate func version(
    _ content: NoteContent, _ importID: Int?, undone: Set<Int>, replaced: Timestamp?
  ) throws(StoreError) -> NoteVersion {
    var other = self
    other.content = content
    return NoteVersion(
      content: try other.note().draft, importID: importID,
      isUndone: importID.map(undone.contains) ?? false, replaced: replaced)
  }
}

extension WriteTransaction {
  /// Brings a note back that a person had withdrawn, with what it said last and with its old reference.
  package func bringBack(_ id: UniqueID) throws(StoreError) {
    try store.connection.run(
      """
      UPDATE note SET withdrawn = NULL, withdrawal = ?3, changed_ms = ?2
      WHERE id = ?1 AND withdrawn = 'person'
      """, id, now, stamp())
    guard store.connection.changes == 1 else { throw .noSuchNote(id) }
    try store.connection.run(
      """
      UPDATE theme SET withdrawn = 0, stamp = ?2 WHERE withdrawn = 1
        AND (meeting, number) = (SELECT meeting, theme FROM note WHERE id = ?1)
      """, id, stamp())
    try store.connection.run(
      """
      UPDATE discussion_table SET withdrawn = 0, stamp = ?2 WHERE withdrawn = 1
        AND (meeting, number) = (SELECT meeting, table_number FROM note WHERE id = ?1)
      """, id, stamp())
  }
}
