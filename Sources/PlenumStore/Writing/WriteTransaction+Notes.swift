package import PlenumModel

extension WriteTransaction {
  /// Stores each draft once; the receipts are in the order of the drafts.
  package mutating func write(_ drafts: [NoteDraft]) throws(StoreError) -> [Receipt] {
    var receipts: [Receipt] = []
    receipts.reserveCapacity(drafts.count)
    for draft in drafts {
      let receipt = try write(draft)
      counts.count(receipt)
      receipts.append(receipt)
    }
    return receipts
  }

  /// Takes a note away on a person's word; it keeps its reference and its history.
  package func withdraw(_ id: UniqueID) throws(StoreError) {
    try store.connection.run(
      """
      UPDATE note SET withdrawn = 'person', withdrawal = ?3, changed_ms = ?2
      WHERE id = ?1 AND withdrawn IS NULL
      """, id, now, stamp())
    guard store.connection.changes == 1 else { throw .noSuchNote(id) }
  }

  private mutating func write(_ draft: NoteDraft) throws(StoreError) -> Receipt {
    let meeting = try require(draft.meeting)
    guard let stored = try store.connection.storedNote(draft.id) else {
      guard try !isErased(draft.id) else { throw .erasedNote(draft.id) }
      try require(theme: draft.theme, in: draft.meeting)
      return .written(try insert(draft))
    }
    guard stored.meeting == draft.meeting else {
      throw .noteOfOtherMeeting(draft.id, stored.meeting)
    }
    if stored.withdrawn == .person {
      let note = try stored.note()
      return try isErased(draft.id) ? .staysErased(note) : .staysWithdrawn(note)
    }
    let content = NoteContent(of: draft)
    let isSame = content.spelledOut(in: meeting) == stored.content.spelledOut(in: meeting)
    if isSame, stored.withdrawn == nil {
      // A person who writes what is shown has chosen it.
      if importID == nil { try store.connection.settleConflicts(of: draft.id, stamp: stamp()) }
      return .duplicate(try stored.note())
    }
    try require(theme: draft.theme, in: draft.meeting)
    try makeTable(draft.table, theme: draft.theme, in: draft.meeting)
    if isSame {
      try reinstate(draft.id)
      return .reinstated(try stored.note())
    }
    try revise(draft.id, to: content)
    let note = Note(draft: draft, reference: stored.reference, written: stored.written)
    return stored.withdrawn == nil ? .revised(note) : .reinstated(note)
  }

  private func isErased(_ id: UniqueID) throws(StoreError) -> Bool {
    try store.connection.scalar("SELECT EXISTS (SELECT 1 FROM erased_note WHERE id = ?1)", id)
  }

  private mutating func insert(_ draft: NoteDraft) throws(StoreError) -> Note {
    try makeTable(draft.table, theme: draft.theme, in: draft.meeting)
    let number: Int = try store.connection.scalar(
      """
      SELECT ifnull(max(reference_number), 0) + 1 FROM note
      WHERE meeting = ?1 AND ifnull(reference_table, -1) = ifnull(?2, -1) AND reference_device = ?3
      """, draft.meeting, draft.table, store.device)
    let content = NoteContent(of: draft)
    try store.connection.run(
      """
      INSERT INTO note
        (id, meeting, reference_table, reference_device, reference_number, written_ms,
         table_number, theme, kind, municipality, region, date, text, source_id, writer, extra,
         import, changed_ms, stamp)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?6,
        ?18)
      """, draft.id, draft.meeting, draft.table, store.device, number, now, content.table,
      content.theme, content.kind, content.municipality, content.region, content.date,
      content.text, content.sourceID, content.writer, content.extra, importID, stamp())
    let reference = NoteReference(table: draft.table, device: store.device, number: number)
    return Note(draft: draft, reference: reference, written: now)
  }

  private func revise(_ id: UniqueID, to content: NoteContent) throws(StoreError) {
    try store.connection.run(
      """
      UPDATE note SET table_number = ?2, theme = ?3, kind = ?4, municipality = ?5, region = ?6,
        date = ?7, text = ?8, source_id = ?9, writer = ?10, extra = ?11, import = ?12,
        changed_ms = ?13, revisions = revisions + 1, withdrawn = NULL,
        parent = stamp, stamp = ?14
      WHERE id = ?1
      """, id, content.table, content.theme, content.kind, content.municipality, content.region,
      content.date, content.text, content.sourceID, content.writer, content.extra, importID, now,
      stamp())
    try store.connection.settleConflicts(of: id, stamp: stamp())
  }

  private func reinstate(_ id: UniqueID) throws(StoreError) {
    try store.connection.run(
      """
      UPDATE note SET withdrawn = NULL, import = ?2, changed_ms = ?3, parent = stamp, stamp = ?4
      WHERE id = ?1
      """, id, importID, now, stamp())
  }

  /// A table comes to be with its first note, and discusses that note's theme.
  private mutating func makeTable(
    _ number: Int?, theme: Int?, in meeting: MeetingID
  ) throws(StoreError) {
    guard let number, seen.tables[meeting, default: []].insert(number).inserted else { return }
    try store.connection.run(
      """
      INSERT INTO discussion_table (meeting, number, theme, import, stamp)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (meeting, number) DO UPDATE SET
        withdrawn = 0, theme = excluded.theme, import = excluded.import, stamp = excluded.stamp
      WHERE withdrawn = 1
      """, meeting, number, theme, importID, stamp())
  }
}

extension Connection {
  /// A person has seen what the note says now: contents that lost against it are no longer news.
  func settleConflicts(of note: UniqueID, stamp: UniqueID) throws(StoreError) {
    try run(
      "UPDATE note_conflict SET settled = ?2 WHERE note = ?1 AND settled IS NULL", note, stamp)
  }
}
