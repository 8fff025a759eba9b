import PlenumModel

/// What a revision of a note changes; the rest of a note never changes.
struct NoteContent: Hashable {
  var table: Int?
  var theme: Int?
  var kind: NoteKind
  var municipality: String?
  var region: String?
  var date: CalendarDate?
  var text: String
  var sourceID: String?
  var writer: String?
  /// As text: `1.0` is stored as `1`, and is the same.
  var extra: String

  init(of draft: NoteDraft) {
    table = draft.table
    theme = draft.theme
    kind = draft.kind
    municipality = draft.municipality
    region = draft.region
    date = draft.date
    text = draft.text
    sourceID = draft.sourceID
    writer = draft.writer
    extra = draft.extra.columnText
  }

  /// Reads ten columns from `first` on, in the order of the schema.
  init(_ row: borrowing Row, from first: Int32) throws(StoreError) {
    table = try row.value(first)
    theme = try row.value(first + 1)
    kind = try row.value(first + 2)
    municipality = try row.value(first + 3)
    region = try row.value(first + 4)
    date = try row.value(first + 5)
    text = try row.value(first + 6)
    sourceID = try row.value(first + 7)
    writer = try row.value(first + 8)
    extra = try row.value(first + 9)
  }

  /// With region and date spelled out, because a note that leaves them to its meeting says the same as one that
  /// repeats them: an export that is imported again changes nothing.
  func spelledOut(in meeting: Meeting) -> NoteContent {
    var content = self
    content.region = region ?? meeting.region
    content.date = date ?? meeting.date
    return content
  }
}

/// A row of the table of notes.
struct StoredNote {
  let id: UniqueID
  let meeting: MeetingID
  let reference: NoteReference
  let written: Timestamp
  var content: NoteContent
  /// What brought the content: an import, or nil for a person.
  let importID: Int?
  let withdrawn: Withdrawal?

  enum Withdrawal: String, TextColumnValue {
    case person, undo
  }

  /// Reads the columns in the order of the queries below.
  init(_ row: borrowing Row) throws(StoreError) {
    id = try row.value(0)
    meeting = try row.value(1)
    reference = NoteReference(
      table: try row.value(2), device: try row.value(3), number: try row.value(4))
    written = try row.value(5)
    content = try NoteContent(row, from: 6)
    importID = try row.value(16)
    withdrawn = try row.value(17)
  }

  /// A note as the rest of plenum knows it.
  func note() throws(StoreError) -> Note {
    guard let extra = JSONObject(columnText: content.extra) else {
      throw .unreadableColumn("extra")
    }
    do {
      let draft = try NoteDraft(
        id: id, meeting: meeting, table: content.table, theme: content.theme, kind: content.kind,
        municipality: content.municipality, region: content.region, date: content.date,
        text: content.text, sourceID: content.sourceID, writer: content.writer, extra: extra)
      return Note(draft: draft, reference: reference, written: written)
    } catch {
      throw .unreadableColumn("text")
    }
  }
}

extension Connection {
  /// The note, also when it is withdrawn.
  func storedNote(_ id: UniqueID) throws(StoreError) -> StoredNote? {
    try first(
      """
      SELECT id, meeting, reference_table, reference_device, reference_number, written_ms,
        table_number, theme, kind, municipality, region, date, text, source_id, writer, extra,
        import, withdrawn
      FROM note WHERE id = ?1
      """, id
    ) { row throws(StoreError) in try StoredNote(row) }
  }

  /// The notes of a meeting that are not withdrawn, by reference; notes without a table last.
  func storedNotes(of meeting: MeetingID) throws(StoreError) -> [StoredNote] {
    try rows(
      """
      SELECT id, meeting, reference_table, reference_device, reference_number, written_ms,
        table_number, theme, kind, municipality, region, date, text, source_id, writer, extra,
        import, withdrawn
      FROM note WHERE meeting = ?1 AND withdrawn IS NULL
      ORDER BY reference_table IS NULL, reference_table, reference_device, reference_number
      """, meeting
    ) { row throws(StoreError) in try StoredNote(row) }
  }
}
