import PlenumModel

/// Cells before the words of a line that is parted by tabs or bars: the table, the kind, the municipality.
struct LeadingCells {
  private(set) var table: Int?
  private(set) var kind: NoteKind?
  private(set) var municipality: String?
  private(set) var text: String

  init(_ words: String) {
    text = words
    let scalars = Array(words.unicodeScalars)[...]
    let hasTabs = scalars.contains("\t")
    guard hasTabs || scalars.contains("|") else { return }
    var cells = scalars.split(separator: hasTabs ? "\t" : "|", omittingEmptySubsequences: false)
      .map { $0.trimmed.string }
    while cells.count > 1, let first = cells.first, take(first) { cells.removeFirst() }
    let rest = cells.filter { !$0.isEmpty }
    guard hasTabs || municipality != nil || kind != nil || table != nil else { return }
    text = rest.joined(separator: hasTabs ? " " : " | ")
  }

  private mutating func take(_ cell: String) -> Bool {
    if cell.isEmpty { return true }
    if municipality == nil, let name = NoteAttributes.municipality(cell) {
      municipality = name
    } else if kind == nil, let found = KindPhrase.label(cell) {
      kind = found
    } else if table == nil, let found = TableHeading(cell, isDecorated: false), found.rest.isEmpty {
      table = found.table
    } else {
      return false
    }
    return true
  }
}
