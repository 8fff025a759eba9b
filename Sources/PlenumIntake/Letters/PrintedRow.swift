/// A row of a table that is printed with gaps between its cells, one of them a date:
/// `Syddanmark   8. februar 2024   12.30-15.00   Børnekulturhuset`.
enum PrintedRow {
  static func isRow(_ line: ArraySlice<UInt8>) -> Bool {
    let cells = cells(of: line)
    return cells.count >= 3
      && cells.contains { cell in
        let folded = foldedKeepingPlace(Array(cell))
        guard let date = DateScanner.mentions(in: folded, folded.indices).first else {
          return false
        }
        return folded.count - date.range.count <= 16
      }
  }

  /// The cells as running text, parted by commas.
  static func joined(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(cells(of: line).joined(separator: Array(", ".utf8)))
  }

  /// The pieces between gaps of three blanks and more; none of a line that is too long for print.
  static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard line.count <= 400 else { return [] }
    var cells: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var index = start
    while index < line.endIndex {
      guard line[index] == 0x20 else {
        index += 1
        continue
      }
      let gap = index
      while index < line.endIndex, line[index] == 0x20 { index += 1 }
      if index - gap >= 3 || index == line.endIndex {
        if gap > start { cells.append(line[start..<gap]) }
        start = index
      }
    }
    if start < line.endIndex { cells.append(line[start...]) }
    return cells
  }
}

/// The menu of a page: three names and more beside each other, none of them saying anything of a meeting.
enum MenuLine {
  static func isMenu(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 160, line.first != UInt8(ascii: "|"),
      !line.contains(where: { $0.isDigit || [0x3A, 0x40, 0x2E, 0x2C].contains($0) })
    else { return false }
    let printed = PrintedRow.cells(of: line)
    let cells =
      printed.count >= 3
      ? printed
      : line.split(separator: UInt8(ascii: "|")).map { $0.drop { $0 == 0x20 } }
    return cells.count >= 3
      && cells.allSatisfy { !$0.isEmpty && $0.split(separator: 0x20).count <= 3 }
  }
}

/// `Punkt 1:`, `Pkt. 2`, `Punkt 3 -` before an item of an agenda.
enum AgendaPoint {
  /// Takes the mark off, and the page number that a table of contents has at the end of the line.
  static func drop(from rest: inout ArraySlice<UInt8>) -> Int? {
    let folded = foldedKeepingPlace(Array(rest.prefix(24)))
    guard let word = words.prefixEnd(of: folded, folded.indices) else { return nil }
    var index = word
    while index < folded.count, [0x20, 0x2E].contains(folded[index]) { index += 1 }
    let digits = index
    while index < folded.count, folded[index].isDigit { index += 1 }
    guard (1...2).contains(index - digits),
      let number = Int(String(decoding: folded[digits..<index], as: UTF8.self))
    else { return nil }
    while index < folded.count, separators.contains(folded[index]) { index += 1 }
    // "Punkt 3 og 4 behandles …" is a sentence.
    if index == rest.count {
      // "Punkt 1." alone: what it is called stands on the line below it.
      rest = rest.suffix(0)
      return number
    }
    guard index < folded.count, !(0x61...0x7A).contains(rest[rest.startIndex + index]) else {
      return nil
    }
    rest = rest.dropFirst(index)
    let cells = PrintedRow.cells(of: rest)
    if cells.count == 2, cells[1].count <= 4, cells[1].allSatisfy(\.isDigit) { rest = cells[0] }
    return number
  }

  private static let words: Cues = ["punkt", "pkt", "dagsordenspunkt"]
  /// A blank, `.`, `:`, `)`, a hyphen, and the bytes of a dash.
  private static let separators: Set<UInt8> = [0x20, 0x2E, 0x3A, 0x29, 0x2D, 0xE2, 0x80, 0x93]
}
