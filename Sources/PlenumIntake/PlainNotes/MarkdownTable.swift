import PlenumModel

/// The rows of a table that stands among the lines of a text: `| Kommune | Notat |`.
struct MarkdownTable {
  private let fields: [NotesField?]
  private let textColumn: Int
  /// The lines of the header and of the bars under it.
  let headerLines: [Int]
  let rows: Range<Int>

  /// The table that begins with the line at `index`: a header and a line of bars under it; nil where none begins.
  init?(_ lines: [PlainLine], at index: Int) {
    guard index + 1 < lines.count, let header = Self.cells(lines[index]),
      Self.isBar(lines[index + 1])
    else { return nil }
    fields = header.map { NotesField(heading: InlineMarks.removed(from: $0)) }
    // Without a column that is called so, the last holds the words.
    textColumn = fields.firstIndex(of: .text) ?? max(0, header.count - 1)
    headerLines = [lines[index].number, lines[index + 1].number]
    var end = index + 2
    while end < lines.count, !lines[end].isBlank, Self.cells(lines[end]) != nil { end += 1 }
    rows = (index + 2)..<end
  }

  struct Row {
    var table: String?
    var theme: String?
    var kind: String?
    var municipality: String?
    var text = ""
  }

  /// The cells of a row by what their columns are called.
  func row(_ line: PlainLine) -> Row {
    var row = Row()
    for (index, cell) in (Self.cells(line) ?? []).enumerated() {
      let cell = InlineMarks.removed(from: cell.withoutBreaks).trimmingBlanks
      guard !cell.isEmpty else { continue }
      if index == textColumn {
        row.text = row.text.isEmpty ? cell : row.text + " " + cell
      } else if index < fields.count {
        switch fields[index] {
        case .table: row.table = cell
        case .theme: row.theme = cell
        case .kind: row.kind = cell
        case .municipality: row.municipality = cell
        default: row.text += (row.text.isEmpty ? "" : " ") + cell
        }
      } else {
        row.text += (row.text.isEmpty ? "" : " ") + cell
      }
    }
    return row
  }

  /// The cells between the bars of a line; nil where it has no bar.
  private static func cells(_ line: PlainLine) -> [String]? {
    var cells: [[Unicode.Scalar]] = [[]]
    var isEscaped = false
    for scalar in line.content {
      if scalar == "|", !isEscaped {
        cells.append([])
      } else {
        if scalar == "|" { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    guard cells.count > 1 else { return nil }
    if line.content.first == "|" { cells.removeFirst() }
    if line.content.last == "|" { cells.removeLast() }
    return cells.map { $0[...].trimmed.string }
  }

  /// `|---|:--:|`
  private static func isBar(_ line: PlainLine) -> Bool {
    line.content.contains("|") && line.content.contains("-")
      && line.content.allSatisfy { "|-: \t".unicodeScalars.contains($0) }
  }
}

extension String {
  /// `<br>` as a blank.
  fileprivate var withoutBreaks: String {
    guard utf8.contains(0x3C) else { return self }
    let scalars = Array(unicodeScalars)[...]
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let mark = Self.breaks.first { scalars[index...].starts(with: $0) }
      result.append(mark == nil ? scalars[index] : " ")
      index += mark?.count ?? 1
    }
    return String(result)
  }

  private static let breaks = ["<br>", "<br/>", "<br />"].map { Array($0.unicodeScalars) }
}
