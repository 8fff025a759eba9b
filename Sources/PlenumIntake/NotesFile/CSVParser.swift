/// Cuts a table into rows and cells (RFC 4180, with any of three separators and either line end).
///
/// Lenient where people's programs are: a quotation mark within an unquoted cell is a sign like others, and rows may
/// end in empty cells too many or too few.
struct CSVParser {
  struct Row {
    /// The physical line, counted by line feeds, also those within cells.
    let line: Int
    var cells: [String]
    var problem: NotesFileProblem.Reason?
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int
  private var line: Int

  /// Begins at a place in the text, which is the beginning of a line.
  init(_ bytes: [UInt8], separator: NotesFormat.Separator, from start: Int = 0, line: Int = 1) {
    self.bytes = bytes
    self.separator = separator.rawValue
    index = start
    self.line = line
  }

  /// The next row; nil at the end.
  mutating func next() -> Row? {
    guard index < bytes.count else { return nil }
    var row = Row(line: line, cells: [])
    while true {
      row.cells.append(cell(&row.problem))
      guard index < bytes.count else { return row }
      if bytes[index] == separator {
        index += 1
        if index == bytes.count {
          row.cells.append("")
          return row
        }
        continue
      }
      endLine()
      return row
    }
  }

  private mutating func cell(_ problem: inout NotesFileProblem.Reason?) -> String {
    guard bytes[index] == 0x22 else {
      let start = index
      while index < bytes.count, bytes[index] != separator, !isLineEnd { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    var content: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        guard index < bytes.count, bytes[index] == 0x22 else {
          return closed(content, &problem)
        }
      } else if byte == 0x0A {
        line += 1
        if content.last == 0x0D { content.removeLast() }
      }
      content.append(byte)
      index += 1
    }
    problem = problem ?? .unclosedQuote
    return String(decoding: content, as: UTF8.self)
  }

  /// After the closing quotation mark only the cell's end may stand.
  private mutating func closed(
    _ content: [UInt8], _ problem: inout NotesFileProblem.Reason?
  ) -> String {
    while index < bytes.count, bytes[index] != separator, !isLineEnd {
      if bytes[index] != 0x20 { problem = problem ?? .textAfterQuote }
      index += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  private var isLineEnd: Bool {
    bytes[index] == 0x0A
      || (bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] == 0x0A))
  }

  private mutating func endLine() {
    if bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    line += 1
  }
}
