package import PlenumModel

/// Words of one note, with who spoke and what the note does.
package struct Voice: Hashable, Sendable {
  package let citation: Citation
  package let speaker: Speaker
  package let kind: NoteKind
  /// Where the note was taken; nil where it is not known.
  package let meeting: String?

  /// The whole note.
  package init(of note: NoteRecord) {
    citation = Citation(of: note)
    speaker = Speaker(of: note)
    kind = note.kind
    meeting = note.meeting
  }

  /// A part of a note; nil where the range does not fit the text.
  package init?(of note: NoteRecord, utf8Range: Range<Int>) {
    guard let citation = Citation(of: note, utf8Range: utf8Range) else { return nil }
    self.citation = citation
    speaker = Speaker(of: note)
    kind = note.kind
    meeting = note.meeting
  }
}

/// The table and municipality that a note speaks for; never a person.
package struct Speaker: Hashable, Sendable {
  /// nil: no table; 0: the preparation at home.
  package let table: Int?
  /// As the note writes it; nil where it says none.
  package let municipality: String?

  package init(of note: NoteRecord) {
    table = note.table
    municipality = note.municipality.flatMap { $0.trimmingBlanks.isEmpty ? nil : $0 }
  }

  /// The table, if it stands in the room.
  package var roomTable: Int? { table.flatMap { $0 > 0 ? $0 : nil } }
}
