package import PlenumModel

extension Store {
  /// The notes of a meeting by reference, those without a table last; withdrawn ones are not among them.
  package func notes(of id: MeetingID) throws(StoreError) -> [Note] {
    try reading { () throws(StoreError) in
      _ = try require(id)
      return try readNotes(of: id)
    }
  }

  /// nil where the store has no such note or it is withdrawn.
  package func note(_ id: UniqueID) throws(StoreError) -> Note? {
    guard let stored = try connection.storedNote(id), stored.withdrawn == nil else { return nil }
    return try stored.note()
  }

  /// The note that people call `reference`; nil where there is none or it is withdrawn.
  package func note(
    _ reference: NoteReference, of meeting: MeetingID
  ) throws(StoreError) -> Note? {
    try noteID(reference, of: meeting).flatMap { id throws(StoreError) in try note(id) }
  }

  /// What the note said before, oldest first.
  package func history(of id: UniqueID) throws(StoreError) -> [String] {
    try connection.rows(
      "SELECT text FROM note_revision WHERE note = ?1 ORDER BY stamp, ordinal", id
    ) {
      row throws(StoreError) in try row.value(0)
    }
  }

  func readNotes(of id: MeetingID) throws(StoreError) -> [Note] {
    var notes: [Note] = []
    for stored in try connection.storedNotes(of: id) { notes.append(try stored.note()) }
    return notes
  }
}
