import PlenumCorpus
import PlenumModel

/// The fields of a notes file by their stable names.
enum NotesField: String, CaseIterable, Sendable {
  case id, meeting, year, date, region, table, theme, writer, municipality, kind, text, codes, point
  case tokens
  case sourceID = "source_id"
  case reference = "ref"

  /// The field of a column: its stable name or the Danish heading of a note-taker's sheet, in any case.
  init?(heading: String) {
    var words = heading.trimmingBlanks.lowercased()
    while let last = words.unicodeScalars.last, ":?.".unicodeScalars.contains(last) {
      words.unicodeScalars.removeLast()
    }
    guard let field = NotesField(rawValue: words) ?? Self.danish[words] else { return nil }
    self = field
  }

  private static let danish: [String: NotesField] = [
    "bord": .table, "gruppe": .table, "tema": .theme, "type": .kind, "kommune": .municipality,
    "notat": .text, "tekst": .text, "år": .year, "dato": .date, "møde": .meeting,
    "forfatter": .writer, "bord nr": .table, "bordnr": .table, "bordnummer": .table,
    "gruppe nr": .table,
    "emne": .theme, "art": .kind, "kategori": .kind, "note": .text, "noter": .text,
    "notater": .text, "input": .text, "pointe": .text, "bemærkning": .text,
    "bemærkninger": .text, "kommentar": .text, "kommentarer": .text, "udsagn": .text,
  ]
}

extension NoteKind {
  /// The kind of that id or Danish name, in any case: `challenge`, `Udfordring`, `Udfordringer`.
  init?(named name: String) {
    let key = name.trimmingBlanks.lowercased()
    guard let kind = NoteKind(rawValue: key) ?? Self.danish[key] else { return nil }
    self = kind
  }

  /// The names and plurals of the kinds' table, and what note-takers write instead.
  private static let danish: [String: NoteKind] = {
    var kinds: [String: NoteKind] = [
      "lykkes": .success, "succes": .success, "ønske": .ask, "ønsker": .ask, "pointer": .point,
      "notat": .point,
    ]
    for row in CorpusFile.noteKinds.rows where row.count >= 4 {
      for name in row[2...3] { kinds[name.lowercased()] = NoteKind(rawValue: String(row[0])) }
    }
    return kinds
  }()
}
