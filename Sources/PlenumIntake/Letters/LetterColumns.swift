/// Reads a page of print column by column: where a page is laid out in two columns, as `pdftotext -layout` gives it, the
/// lines of the left one come first, then those of the right one.
///
/// A table has rows, and is left alone: its left cells are labels or times, or its rows have three cells and more.
enum LetterColumns {
  /// A line, or the half of one, with the number of its line.
  struct Piece: Hashable {
    let range: Range<Int>
    let number: Int
  }

  private static let widestLine = 400

  /// The pieces of the lines in the order of reading; `pages` has the index of the first line of each page.
  ///
  /// - Complexity: O(n).
  static func pieces(of lines: [Range<Int>], pages: [Int], in bytes: [UInt8]) -> [Piece] {
    let whole = lines.enumerated().map { Piece(range: $1, number: $0 + 1) }
    let rows = lines.map { Row(bytes, $0) }
    guard rows.count(where: { !$0.gaps.isEmpty }) >= fewestRows else { return whole }
    var pieces: [Piece] = []
    for (place, first) in pages.enumerated() {
      let end = place + 1 < pages.count ? pages[place + 1] : lines.count
      pieces += page(first..<end, rows, whole)
    }
    return pieces
  }

  private static let fewestRows = 4

  private static func page(_ lines: Range<Int>, _ rows: [Row], _ whole: [Piece]) -> [Piece] {
    guard let column = column(of: rows[lines]) else { return Array(whole[lines]) }
    var pieces: [Piece] = []
    var index = lines.lowerBound
    while index < lines.upperBound {
      var end = index
      while end < lines.upperBound, rows[end].side(of: column) != .across { end += 1 }
      let run = index..<end
      if isColumns(rows[run], column) {
        pieces += run.map { Piece(range: rows[$0].left(of: column), number: $0 + 1) }
        pieces += run.map { Piece(range: rows[$0].right(of: column), number: $0 + 1) }
      } else {
        pieces += whole[run]
      }
      if end < lines.upperBound { pieces.append(whole[end]) }
      index = end + 1
    }
    return pieces
  }

  /// Where the right column begins: the place at which most lines begin or go on after their first wide gap. Later gaps
  /// lie within the right column.
  private static func column(of rows: ArraySlice<Row>) -> Int? {
    var counts: [Int: Int] = [:]
    for row in rows {
      guard let start = ([row.indent ?? 0] + row.gaps.map(\.end)).first(where: { $0 >= narrowest })
      else { continue }
      counts[start, default: 0] += 1
    }
    let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return best.flatMap { $0.value >= fewestRows ? $0.key : nil }
  }

  /// A column of fewer letters holds times or labels.
  private static let narrowest = 20

  private static func isColumns(_ rows: ArraySlice<Row>, _ column: Int) -> Bool {
    let sides = rows.map { $0.side(of: column) }
    let both = rows.filter { $0.side(of: column) == .both }
    let single = sides.count { $0 == .left || $0 == .right }
    guard both.count >= fewestRows, single >= 2 else { return false }
    let isTable = both.count { $0.gaps.count >= 2 } * 10 >= both.count * 6
    let running = both.count { $0.words(before: column) >= 2 && !$0.endsWithColon(before: column) }
    let timed = both.count { $0.beginsWithTime }
    return !isTable && timed * 2 < both.count && running * 2 >= both.count
  }
}

/// Where a line has its text and its gaps, in columns of print.
private struct Row {
  enum Side { case blank, left, right, both, across }

  struct Gap {
    let start: Int
    let end: Int
    /// The byte at which the text goes on.
    let byte: Int
    /// The byte at which the text before the gap ends.
    let textEnd: Int
  }

  let range: Range<Int>
  /// Columns of white space before the text; nil for a blank line.
  private(set) var indent: Int?
  private(set) var indentEnd = 0
  /// Runs of three blanks and more within the text.
  private(set) var gaps: [Gap] = []
  private var width = 0
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    self.bytes = bytes[range]
    guard range.count <= 400 else {
      (indent, width) = (0, range.count)
      return
    }
    var column = 0
    var blanks = 0
    var textEnd = range.lowerBound
    for index in range where bytes[index] & 0xC0 != 0x80 {
      let isBlank = bytes[index] == 0x20 || bytes[index] == 0x09
      if isBlank {
        blanks += 1
      } else {
        if indent == nil {
          (indent, indentEnd) = (column, index)
        } else if blanks >= 3 {
          gaps.append(Gap(start: column - blanks, end: column, byte: index, textEnd: textEnd))
        }
        blanks = 0
        var end = index + 1
        while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        textEnd = end
        width = column + 1
      }
      column += 1
    }
  }

  func side(of column: Int) -> Side {
    guard let indent else { return .blank }
    if indent >= column - 1 { return .right }
    if width <= column - 2 { return .left }
    return gap(at: column) == nil ? .across : .both
  }

  private func gap(at column: Int) -> Gap? {
    gaps.first { $0.start <= column - 2 && $0.end >= column }
  }

  func left(of column: Int) -> Range<Int> {
    switch side(of: column) {
    case .left: range
    case .both: range.lowerBound..<(gap(at: column)?.textEnd ?? range.upperBound)
    default: range.lowerBound..<range.lowerBound
    }
  }

  func right(of column: Int) -> Range<Int> {
    switch side(of: column) {
    case .right: indentEnd..<range.upperBound
    case .both: (gap(at: column)?.byte ?? range.upperBound)..<range.upperBound
    default: range.upperBound..<range.upperBound
    }
  }

  func words(before column: Int) -> Int {
    bytes[left(of: column)].split(separator: 0x20).count
  }

  /// A programme whose speakers stand in a column of their own is a table.
  var beginsWithTime: Bool {
    guard let first = bytes[indentEnd...].first else { return false }
    let isHour = bytes[indentEnd...].prefix(2).map { $0 | 0x20 } == Array("kl".utf8)
    return isHour || (0x30...0x39).contains(first)
  }

  func endsWithColon(before column: Int) -> Bool { bytes[left(of: column)].last == 0x3A }
}
