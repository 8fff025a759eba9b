/// Takes Markdown marks, bullets and angle brackets off the lines of a letter. Bold may run over several lines.
struct MarkStripper {
  private var isBold = false
  /// The column of a table whose heading says that it names speakers.
  private var speakerColumn: Int?
  /// Whether a column of the table holds dates: then a row is a notice of its own.
  private var hasDates = false

  private static let bullets: [[UInt8]] = ["-", "*", "+", "•", "–", "—", "·", "▪", "◦", "\u{F0B7}"]
    .map { Array($0.utf8) }

  mutating func line(_ raw: ArraySlice<UInt8>, number: Int) -> LetterLine {
    var rest = raw
    var indent = dropBlanks(&rest)
    while rest.first == UInt8(ascii: ">") {
      rest = rest.dropFirst()
      indent = dropBlanks(&rest)
    }
    guard !rest.isEmpty else {
      isBold = false
      return LetterLine(
        number: number, bytes: [], folded: [], indent: 0, mark: nil, isEmphasised: false, links: [])
    }
    dropPictures(&rest)
    let isTrail = self.isTrail(rest) || MenuLine.isMenu(rest)
    let headingLevel = dropHeadingMark(&rest)
    let point = AgendaPoint.drop(from: &rest)
    var mark: LetterLine.Mark? = dropBullet(&rest) ? .bullet : nil
    let isPrinted = rest.first != UInt8(ascii: "|")
    let isRow = !isPrinted || PrintedRow.isRow(rest)
    if !isPrinted {
      rest = ArraySlice(joinedCells(of: rest))
    } else if isRow {
      rest = ArraySlice(PrintedRow.joined(rest))
    } else {
      speakerColumn = nil
      hasDates = false
    }
    var content = Content()
    strip(rest, into: &content)
    if let point {
      mark = .number(point)
    } else if content.bytes.count > 4, (0x61...0x6A).contains(content.bytes[0]),
      [UInt8(ascii: ")"), UInt8(ascii: ".")].contains(content.bytes[1]), content.bytes[2] == 0x20
    {
      // "a) Hvordan …": the letter is the item's mark.
      mark = mark ?? .bullet
      content.bytes.removeFirst(3)
    } else if let (value, length) = leadingNumber(of: content.bytes) {
      mark = .number(value)
      content.bytes.removeFirst(length)
    }
    var line = LetterLine(
      number: number, bytes: content.bytes, folded: foldedKeepingPlace(content.bytes),
      indent: indent, mark: mark,
      isEmphasised: !content.bytes.isEmpty && (headingLevel != nil || content.plainCount == 0),
      links: content.links, isTrail: isTrail)
    line.isRow = isRow
    line.headingLevel = headingLevel
    line.isPoint = point != nil
    return line
  }

  /// Whether the names of a line are parted by `>`, `»` or `›`, or by `/` more than once.
  private func isTrail(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 200 else { return false }
    var slashes = 0
    for index in line.indices.dropLast(2) where line[index] == 0x20 && line[index + 1] != 0x20 {
      let rest = line[(index + 1)...]
      if Self.trailMarks.contains(where: { rest.starts(with: $0) }) { return true }
      if rest.starts(with: Self.slash) { slashes += 1 }
    }
    return slashes >= 2
  }

  private static let trailMarks = ["> ", "» ", "› "].map { Array($0.utf8) }
  private static let slash = Array("/ ".utf8)

  private struct Content {
    var bytes: [UInt8] = []
    /// Bytes outside bold.
    var plainCount = 0
    var links: [LetterLine.Link] = []
  }

  private mutating func strip(_ raw: ArraySlice<UInt8>, into content: inout Content) {
    var index = raw.startIndex
    // Where no bracket closes any more, so that a line of opening brackets stays linear.
    var noLinkFrom = raw.endIndex
    while index < raw.endIndex {
      let byte = raw[index]
      let next = index + 1 < raw.endIndex ? raw[index + 1] : 0x20
      let blank = blankLength(raw, at: index)
      if blank > 0 {
        if let last = content.bytes.last, last != 0x20 { content.bytes.append(0x20) }
        index += blank
      } else if byte == UInt8(ascii: "*"), next == byte {
        isBold.toggle()
        index += 2
      } else if byte == UInt8(ascii: "*"),
        isEdge(before: content.bytes.last) != isEdge(before: next)
      {
        index += 1
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        index += 1
      } else if byte == UInt8(ascii: "\\"), !next.isASCIIWord, next != 0x20, next < 0x80 {
        content.bytes.append(next)
        index += 2
      } else if byte == UInt8(ascii: "["), index < noLinkFrom {
        if let link = link(in: raw, at: index) {
          let start = content.bytes.count
          strip(raw[link.text], into: &content)
          content.links.append(
            LetterLine.Link(
              text: String(decoding: content.bytes[start...], as: UTF8.self),
              address: String(decoding: raw[link.address], as: UTF8.self)))
          index = link.address.upperBound + 1
        } else {
          if !raw[index...].contains(UInt8(ascii: "]")) { noLinkFrom = index }
          content.bytes.append(byte)
          content.plainCount += 1
          index += 1
        }
      } else {
        content.bytes.append(byte)
        if !isBold { content.plainCount += 1 }
        index += 1
      }
    }
    if content.bytes.last == 0x20 { content.bytes.removeLast() }
  }

  /// A single star is a mark where a word begins or ends beside it, and a sign (`4*4`) within one.
  private func isEdge(before byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return byte < 0x80 && !byte.isASCIIWord
  }

  /// The parts of `[text](address)`; both within 2,000 bytes, so that a line full of brackets stays linear.
  private func link(
    in raw: ArraySlice<UInt8>, at start: Int
  ) -> (text: Range<Int>, address: Range<Int>)? {
    let window = raw[start..<min(raw.endIndex, start + 2000)]
    guard let close = window.firstIndex(of: UInt8(ascii: "]")), close + 1 < window.endIndex,
      window[close + 1] == UInt8(ascii: "("),
      !window[(start + 1)..<close].contains(UInt8(ascii: "[")),
      let end = window[close...].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return (start + 1..<close, close + 2..<end)
  }

  private func dropHeadingMark(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let marks = rest.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(marks), blankLength(rest, at: rest.startIndex + marks) > 0 else {
      return nil
    }
    rest = rest.dropFirst(marks)
    dropBlanks(&rest)
    return marks
  }

  private func dropBullet(_ rest: inout ArraySlice<UInt8>) -> Bool {
    for bullet in Self.bullets where rest.starts(with: bullet) {
      let after = rest.startIndex + bullet.count
      guard blankLength(rest, at: after) > 0 else { continue }
      rest = rest[after...]
      dropBlanks(&rest)
      return !rest.isEmpty
    }
    return false
  }

  /// A table row as running text: `| Tid | kl. 17 |` is `Tid: kl. 17`, longer rows are joined by blanks.
  private mutating func joinedCells(of row: ArraySlice<UInt8>) -> [UInt8] {
    var columns = row.split(separator: UInt8(ascii: "|")).map { cell in
      var cell = cell
      dropBlanks(&cell)
      while let last = cell.last, last == 0x20 || last == 0x09 { cell.removeLast() }
      return cell
    }
    if let column = columns.firstIndex(where: { Self.isSpeakerHeading($0) }) {
      speakerColumn = column
    } else if let speakerColumn, speakerColumn > 0, columns.indices.contains(speakerColumn),
      !columns[speakerColumn].isEmpty, columns[speakerColumn].contains(where: { $0.isASCIIWord })
    {
      columns[speakerColumn] = ArraySlice("v/ ".utf8) + columns[speakerColumn]
    }
    let cells = columns.filter { !$0.isEmpty }
    if columns.count > 2, columns.contains(where: { Self.isDateHeading($0) }) { hasDates = true }
    let isRule = cells.allSatisfy { $0.allSatisfy { [0x2D, 0x3A, 0x20].contains($0) } }
    if isRule { return [] }
    let isLabel = cells.count == 2 && cells[0].allSatisfy { !$0.isDigit && $0 != 0x3A }
    return Array(cells.joined(separator: Array((isLabel ? ": " : hasDates ? ", " : " ").utf8)))
  }

  /// `📅`, `📍` before what a notice says.
  private func dropPictures(_ rest: inout ArraySlice<UInt8>) {
    while rest.count > 4, rest.starts(with: [0xF0, 0x9F]) {
      rest = rest.dropFirst(4)
      if rest.starts(with: [0xEF, 0xB8, 0x8F]) { rest = rest.dropFirst(3) }
      dropBlanks(&rest)
    }
  }

  private static func isSpeakerHeading(_ cell: ArraySlice<UInt8>) -> Bool {
    let name = foldedKeepingPlace(Array(cell.filter { $0 != UInt8(ascii: "*") }))
    return speakerHeadings.prefixEnd(of: name, name.indices) == name.count
  }

  private static func isDateHeading(_ cell: ArraySlice<UInt8>) -> Bool {
    let name = foldedKeepingPlace(Array(cell.filter { $0 != UInt8(ascii: "*") }))
    return dateHeadings.prefixEnd(of: name, name.indices) == name.count
  }

  private static let dateHeadings: Cues = ["dato", "datoer", "dag"]
  private static let speakerHeadings: Cues = [
    "oplægsholder", "oplægsholdere", "hvem", "ved", "v/", "taler", "ansvarlig", "oplæg ved",
    "underviser",
  ]

  /// `1. ` or `2) ` before an item; not the day of a date (`1. juli`, `3. og 4. maj`, `20. - 21.`).
  private func leadingNumber(of bytes: [UInt8]) -> (value: Int, length: Int)? {
    let digits = bytes.prefix { $0.isDigit }
    guard (1...2).contains(digits.count), bytes.count > digits.count + 2,
      [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[digits.count]),
      bytes[digits.count + 1] == 0x20, let value = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    let word = foldedKeepingPlace(Array(bytes[(digits.count + 2)...].prefix(24)))
    let first = word.prefix { $0 >= 0x80 || $0.isASCIIWord }
    let name = String(decoding: first, as: UTF8.self)
    guard !first.isEmpty, DanishCalendar.month(named: name) == nil,
      !["og", "til", "samt", "eller", "–", "—"].contains(name)
    else { return nil }
    return (value, digits.count + 2)
  }

  @discardableResult
  private func dropBlanks(_ rest: inout ArraySlice<UInt8>) -> Int {
    var columns = 0
    while true {
      let length = blankLength(rest, at: rest.startIndex)
      guard length > 0 else { return columns }
      rest = rest.dropFirst(length)
      columns += 1
    }
  }

  /// Bytes of the white space at `index`: blank, tab, no-break space, and the marks without width.
  private func blankLength(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    guard index < bytes.endIndex else { return 0 }
    switch bytes[index] {
    case 0x20, 0x09, 0x0B: return 1
    case 0xC2 where index + 1 < bytes.endIndex && bytes[index + 1] == 0xA0: return 2
    case 0xE2 where bytes[index...].starts(with: [0xE2, 0x80, 0x8B]): return 3
    case 0xE2 where bytes[index...].starts(with: [0xE2, 0x80, 0xAF]): return 3
    case 0xEF where bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]): return 3
    default: return 0
    }
  }
}
