/// A line of the notes file: a note with its attributes verbatim, whether it comes from a store or straight from a
/// file. What analyses read and exports write. Absent or null is unknown.
package struct NoteRecord: Hashable, Sendable {
  /// The file's own id, or the UUID of a stored note.
  package var id: String
  package var sourceID: String?
  package var reference: NoteReference?
  package var meeting: String?
  package var year: Int?
  package var date: CalendarDate?
  package var region: String?
  package var table: Int?
  package var theme: String?
  package var municipality: String?
  package var writer: String?
  package var kind: NoteKind
  package var text: String
  /// Focus areas given by the source; nil where it says nothing, empty where it says none.
  package var codes: [FocusAreaID]?
  /// The group of notes that say the same, as the source names it.
  package var point: String?
  /// The source's own terms, for researchers; split on single spaces.
  package var tokens: [String]?
  package var extra: JSONObject

  package init(
    id: String, sourceID: String? = nil, reference: NoteReference? = nil, meeting: String? = nil,
    year: Int? = nil, date: CalendarDate? = nil, region: String? = nil, table: Int? = nil,
    theme: String? = nil, municipality: String? = nil, writer: String? = nil,
    kind: NoteKind = .point, text: String, codes: [FocusAreaID]? = nil, point: String? = nil,
    tokens: [String]? = nil, extra: JSONObject = JSONObject()
  ) {
    self.id = id
    self.sourceID = sourceID
    self.reference = reference
    self.meeting = meeting
    self.year = year
    self.date = date
    self.region = region
    self.table = table
    self.theme = theme
    self.municipality = municipality
    self.writer = writer
    self.kind = kind
    self.text = text
    self.codes = codes
    self.point = point
    self.tokens = tokens
    self.extra = extra
  }

  /// What people call the note: its reference, or its id where it has none.
  package var name: String { reference?.description ?? id }
}
