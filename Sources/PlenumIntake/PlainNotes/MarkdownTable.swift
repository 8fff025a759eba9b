import PlenumModel

/// The rows of a table that stands among the lines of a text: `| Kommune | Notat |`.
struct MarkdownTable {
  private let fields: [NotesField?]
  private let textColumn: Int
  /// Columns that are headed by kinds: each of their cells is a note. Empty where fewer than two are.
  private let kindColumns: [Int: NoteKind]
  /// The lines of the header and of the bars under it.
  let headerLines: [Int]
  let rows: Range<Int>

  /// The table that begins with the line at `index`: a header and a line of bars under it; nil where none begins.
  init?(_ lines: [PlainLine], at index: Int) {
    guard index + 1 < lines.count, let header = Self.cells(lines[index]),
      Self.isBar(lines[index + 1])
    else { return nil }
    headerLines = [lines[index].number, lines[index + 1].number]
    var end = index + 2
    while end < lines.count, !lines[end].isBlank, Self.cells(lines[end]) != nil { end += 1 }
    rows = (index + 2)..<end
    let kinds = header.indices.compactMap { index in
      KindPhrase.cell(InlineMarks.removed(from: header[index])).map { (index, $0) }
    }
    kindColumns = kinds.count > 1 ? Dictionary(uniqueKeysWithValues: kinds) : [:]
    var fields = header.map { NotesField(heading: InlineMarks.removed(from: $0)) }
    Self.nameColumns(&fields, by: lines[rows].compactMap(Self.cells))
    self.fields = fields
    // Without a column that is called so, the last that is not called otherwise holds the words.
    textColumn =
      fields.firstIndex(of: .text) ?? fields.lastIndex(of: nil) ?? max(0, header.count - 1)
  }

  /// What fills a column whose heading says nothing tells what it is: kinds, municipalities or tables alone.
  private static func nameColumns(_ fields: inout [NotesField?], by rows: [[String]]) {
    for index in fields.indices where fields[index] == nil {
      let cells = rows.filter { $0.indices.contains(index) }
        .map { InlineMarks.removed(from: $0[index]) }.filter { !$0.isEmpty }
      let isFilledBy = { (isMeant: (String) -> Bool) in !cells.isEmpty && cells.allSatisfy(isMeant)
      }
      if !fields.contains(.kind), isFilledBy({ KindPhrase.cell($0) != nil }) {
        fields[index] = .kind
      } else if !fields.contains(.municipality),
        isFilledBy({ NoteAttributes.municipality($0) != nil || NoteAttributes.isForAll($0) })
      {
        fields[index] = .municipality
      } else if !fields.contains(.table),
        isFilledBy({ TableHeading($0, isDecorated: true)?.rest.isEmpty == true })
      {
        fields[index] = .table
      }
    }
  }

  /// The notes of a line: its row, or one for each cell under a kind.
  func notes(_ line: PlainLine) -> [Row] {
    let whole = row(line)
    let cells = Self.cells(line) ?? []
    guard !kindColumns.isEmpty else {
      guard cells.indices.contains(textColumn), let items = Self.items(of: cells[textColumn]) else {
        return [whole]
      }
      return items.map { item in
        var row = whole
        row.text = item
        return row
      }
    }
    return kindColumns.sorted { $0.key < $1.key }.flatMap { index, kind -> [Row] in
      guard cells.indices.contains(index) else { return [] }
      let text = InlineMarks.removed(from: cells[index].withoutBreaks).trimmingBlanks
      guard !text.isEmpty else { return [] }
      return (Self.items(of: cells[index]) ?? [text]).map { text in
        Row(
          table: whole.table, theme: whole.theme, kind: kind.rawValue,
          municipality: whole.municipality, text: text)
      }
    }
  }

  /// The items of a cell that holds a list, a line for each.
  private static func items(of cell: String) -> [String]? {
    ListItems.of(
      cell.replacingBreaks(by: "\n").split(separator: "\n")
        .map { InlineMarks.removed(from: String($0)).trimmingBlanks }.filter { !$0.isEmpty })
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
        case .municipality:
          row.municipality =
            NoteAttributes.isForAll(cell) ? nil : NoteAttributes.municipality(cell) ?? cell
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
  fileprivate var withoutBreaks: String { replacingBreaks(by: " ") }

  /// `<br>` as another sign.
  fileprivate func replacingBreaks(by sign: Unicode.Scalar) -> String {
    guard utf8.contains(0x3C) else { return self }
    let scalars = Array(unicodeScalars)[...]
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let mark = Self.breaks.first { scalars[index...].starts(with: $0) }
      result.append(mark == nil ? scalars[index] : sign)
      index += mark?.count ?? 1
    }
    return String(result)
  }

  private static let breaks = ["<br>", "<br/>", "<br />"].map { Array($0.unicodeScalars) }
}
