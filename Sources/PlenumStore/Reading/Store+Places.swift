package import PlenumModel

/// Where a note lies, whether it is shown or not.
package struct NotePlace: Hashable, Sendable {
  package let meeting: MeetingID
  package let reference: NoteReference
}

extension Store {
  /// nil where the store has no such note.
  package func place(of id: UniqueID) throws(StoreError) -> NotePlace? {
    try connection.storedNote(id).map { NotePlace(meeting: $0.meeting, reference: $0.reference) }
  }

  /// The id of the note that people call `reference`, also where it is withdrawn.
  package func noteID(
    _ reference: NoteReference, of meeting: MeetingID
  ) throws(StoreError) -> UniqueID? {
    try connection.first(
      """
      SELECT id FROM note
      WHERE meeting = ?1 AND ifnull(reference_table, -1) = ifnull(?2, -1)
        AND reference_device = ?3 AND reference_number = ?4
      """, meeting, reference.table, reference.device, reference.number
    ) { row throws(StoreError) in try row.value(0) }
  }

  /// The notes of a meeting that were not erased, the withdrawn ones too.
  ///
  /// - Parameter table: those alone that stand at it or were written there.
  package func notesWithWords(
    of meeting: MeetingID, table: Int? = nil
  ) throws(StoreError) -> [UniqueID] {
    try connection.rows(
      """
      SELECT id FROM note
      WHERE meeting = ?1 AND (?2 IS NULL OR table_number IS ?2 OR reference_table IS ?2)
        AND NOT EXISTS (SELECT 1 FROM erased_note WHERE erased_note.id = note.id)
      ORDER BY reference_table, reference_device, reference_number
      """, meeting, table
    ) { row throws(StoreError) in try row.value(0) }
  }
}
