import PlenumModel

/// Notes with their references, histories and conflicts.
extension MergeWriter {
  func writeNotes() throws(StoreError) {
    try moveReferences()
    let notes = both.notes.sorted { left, right in
      left.value.given.order == right.value.given.order
        ? left.key < right.key
        : left.value.given.order.lexicographicallyPrecedes(right.value.given.order)
    }
    for (id, note) in notes {
      let old = mine.notes[id]
      guard old != note else { continue }
      if old == nil {
        try insert(note, as: id)
      } else if let current = note.current, let old {
        try revise(note, as: id, to: current, from: old)
      }
      try writeRevisions(of: note, as: id, over: old)
      try writeConflicts(of: note, as: id, over: old)
    }
  }

  /// Gives notes their new references: out of each other's way first.
  func moveReferences() throws(StoreError) {
    let moved = both.notes.filter { id, note in
      guard let old = mine.notes[id] else { return false }
      return old.reference != note.reference || old.given != note.given
    }.sorted { $0.key < $1.key }
    for (index, (id, _)) in moved.enumerated() {
      try store.connection.run(
        "UPDATE note SET reference_number = ?2 WHERE id = ?1", id, 1_000_000_000 + index)
    }
    for (id, note) in moved {
      try store.connection.run(
        """
        UPDATE note SET reference_table = ?2, reference_device = ?3, reference_number = ?4,
          written_ms = ?5, origin = ?6, given_device = ?7
        WHERE id = ?1
        """, id, note.given.table, note.letter, note.given.number, note.given.written,
        origin(of: note), givenLetter(of: note))
    }
  }

  func origin(of note: NoteHistory) -> Int? {
    note.given.store == store.id ? nil : devices[note.given.store]
  }

  func givenLetter(of note: NoteHistory) -> Int? {
    note.letter == note.given.letter ? nil : note.given.letter
  }

  func insert(_ note: NoteHistory, as id: UniqueID) throws(StoreError) {
    let current = note.current
    let fields = current?.fields ?? ["point", nil, nil, nil, Redaction.mark, nil, nil, "{}"]
    try store.connection.run(
      """
      INSERT INTO note (id, meeting, reference_table, reference_device, reference_number,
        written_ms, table_number, theme, kind, municipality, region, date, text, source_id, writer,
        extra, import, withdrawn, changed_ms, stamp, parent, origin, given_device, withdrawal)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
        ?19, ?20, ?21, ?22, ?23, ?24)
      """, id, note.meeting, note.given.table, note.letter, note.given.number, note.given.written,
      current?.table, number(of: current?.theme), fields[0], fields[1], fields[2], fields[3],
      fields[4], fields[5], fields[6], fields[7], number(ofImport: current?.origin),
      withdrawn(note.shown), note.changed, current?.stamp ?? both.erased[id]?.stamp,
      current?.parent, origin(of: note), givenLetter(of: note), note.withdrawal?.stamp)
  }

  func withdrawn(_ shown: NoteHistory.Shown) -> String? {
    switch shown {
    case .yes: nil
    case .withdrawnByPerson, .erased: "person"
    case .withdrawnWithImport: "undo"
    }
  }

  func revise(
    _ note: NoteHistory, as id: UniqueID, to current: NoteHistory.Version, from old: NoteHistory
  ) throws(StoreError) {
    guard
      old.current != current || old.shown != note.shown || old.withdrawal != note.withdrawal
    else { return }
    // All, not only the one that is shown: a note that was withdrawn before its import was undone still has that import's
    // content in its row.
    for version in old.versions.sorted(by: { $0.stamp < $1.stamp }) where version != current {
      try keep(version, of: id, at: note.changed)
    }
    let fields = current.fields
    try store.connection.run(
      """
      UPDATE note SET table_number = ?2, theme = ?3, kind = ?4, municipality = ?5, region = ?6,
        date = ?7, text = ?8, source_id = ?9, writer = ?10, extra = ?11, import = ?12,
        withdrawn = ?13, changed_ms = ?14, stamp = ?15, parent = ?16, withdrawal = ?17
      WHERE id = ?1
      """, id, current.table, number(of: current.theme), fields[0], fields[1], fields[2],
      fields[3], fields[4], fields[5], fields[6], fields[7], number(ofImport: current.origin),
      withdrawn(note.shown), note.changed, current.stamp, current.parent, note.withdrawal?.stamp)
  }

  func writeRevisions(
    of note: NoteHistory, as id: UniqueID, over old: NoteHistory?
  ) throws(StoreError) {
    let added = note.versions.filter { version in
      version != note.current && old?.versions.contains(version) != true
    }
    for version in added.sorted(by: { $0.stamp < $1.stamp }) {
      try keep(version, of: id, at: note.changed)
    }
  }

  /// Adds a content to a note's history, unless it is there.
  func keep(
    _ version: NoteHistory.Version, of id: UniqueID, at moment: Int64
  ) throws(StoreError) {
    let fields = version.fields
    try store.connection.run(
      """
      INSERT INTO note_revision (note, ordinal, table_number, theme, kind, municipality, region,
        date, text, source_id, writer, extra, import, replaced_ms, stamp, parent)
      SELECT ?1, (SELECT ifnull(max(ordinal), 0) + 1 FROM note_revision WHERE note = ?1),
        ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
      WHERE NOT EXISTS (
        SELECT 1 FROM note_revision WHERE note = ?1 AND stamp = ?14 AND text = ?8
          AND parent IS ?15 AND import IS ?12 AND table_number IS ?2 AND theme IS ?3
          AND kind = ?4 AND municipality IS ?5 AND region IS ?6 AND date IS ?7
          AND source_id IS ?9 AND writer IS ?10 AND extra = ?11)
      """, id, version.table, number(of: version.theme), fields[0], fields[1], fields[2],
      fields[3], fields[4], fields[5], fields[6], fields[7], number(ofImport: version.origin),
      moment, version.stamp, version.parent)
    try store.connection.run(
      """
      UPDATE note SET
        revisions = (SELECT ifnull(max(ordinal), 0) FROM note_revision WHERE note = ?1)
      WHERE id = ?1
      """, id)
  }

  func writeConflicts(
    of note: NoteHistory, as id: UniqueID, over old: NoteHistory?
  ) throws(StoreError) {
    try store.connection.run("DELETE FROM note_conflict WHERE note = ?1 AND settled IS NULL", id)
    for stamp in note.conflicts {
      try store.connection.run(
        """
        INSERT INTO note_conflict (note, stamp, found_ms) VALUES (?1, ?2, ?3)
        ON CONFLICT DO NOTHING
        """, id, stamp, now)
    }
    for stamp in note.seen.subtracting(old?.seen ?? []) {
      try store.connection.run(
        """
        INSERT INTO note_conflict (note, stamp, found_ms, settled) VALUES (?1, ?2, ?3, ?2)
        ON CONFLICT (note, stamp) DO UPDATE SET settled = ifnull(settled, excluded.settled)
        """, id, stamp, now)
    }
  }
}
