import PlenumModel

/// Columns of a sheet that are headed by kinds: `Succes;Udfordring;Idé`.
///
/// Each of their cells is a note of that kind. Beside a column of notes they may hold crosses instead, which say the
/// kind of the row's note.
struct KindColumns {
  /// By column.
  let kinds: [Int: NoteKind]
  let areCrosses: Bool

  /// The columns of a header; nil where fewer than two are headed by kinds, or a column of its own says the kind.
  ///
  /// - Parameters:
  ///   - fields: of the columns, nil for those that are called otherwise.
  ///   - rows: some rows below the header.
  init?(_ headings: [String], _ fields: [NotesField?], rows: [[String]]) {
    let kinds = Self.kinds(headings)
    guard kinds.count > 1, !fields.contains(.kind),
      // What plenum writes has a column of kinds, and is taken word for word.
      !headings.contains(NotesField.text.rawValue)
    else { return nil }
    self.kinds = kinds
    let cells = rows.flatMap { row in kinds.keys.filter(row.indices.contains).map { row[$0] } }
      .map(\.trimmingBlanks).filter { !$0.isEmpty }
    areCrosses = !cells.isEmpty && cells.allSatisfy(Self.isCross)
  }

  /// The kinds of columns that are headed by them.
  static func kinds(_ headings: [String]) -> [Int: NoteKind] {
    var kinds: [Int: NoteKind] = [:]
    for (index, heading) in headings.enumerated() where NotesField(heading: heading) == nil {
      kinds[index] = KindPhrase.cell(heading)
    }
    return kinds
  }

  static func isCross(_ cell: String) -> Bool {
    crosses.contains(cell.trimmingBlanks.lowercased())
  }

  private static let crosses: Set<String> = ["x", "xx", "✓", "✔", "☑", "✗", "1", "ja", "j"]
}
