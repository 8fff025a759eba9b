/// Joins lines to passages.
extension LetterLayout {
  static func passages(of lines: [LetterLine]) -> [Passage] {
    var passages: [Passage] = []
    var open: [LetterLine] = []
    let isWrapped = isWrapped(lines)
    for line in lines where line.role == .body {
      if let last = open.last, !line.isBlank, continues(last, line, isWrapped: isWrapped) {
        open.append(line)
        continue
      }
      if !open.isEmpty { passages.append(Passage(open)) }
      open = line.isBlank ? [] : [line]
    }
    if !open.isEmpty { passages.append(Passage(open)) }
    return passages
  }

  /// Whether the text is broken into lines of a page's width. A page of the web has a whole paragraph on a line, and
  /// there a full line is no reason to go on.
  private static func isWrapped(_ lines: [LetterLine]) -> Bool {
    !lines.contains { $0.bytes.count > 200 && $0.bytes.count(where: { $0 == 0x20 }) >= 16 }
  }

  /// Whether a line goes on with the sentence of the one right above it.
  private static func continues(
    _ last: LetterLine, _ line: LetterLine, isWrapped: Bool
  ) -> Bool {
    guard line.number == last.number + 1, line.mark == nil, !line.isRow, !last.isRow,
      line.label == nil,
      last.isEmphasised == line.isEmphasised, let end = last.folded.last,
      let first = line.bytes.first
    else { return false }
    if let label = last.label, !label.hasValue { return false }
    if endsOpen(last) { return true }
    if beginsAnew(line) { return false }
    if last.isAllCapitals, line.isAllCapitals, last.bytes.count <= 60,
      !OrganisationName.isOrganisation(last.folded)
    {
      return true
    }
    guard TimeScanner.leading(in: line) == nil else { return false }
    let beginsSmall =
      (0x61...0x7A).contains(first)
      || (first == 0xC3 && line.bytes.count > 1 && (0xA0...0xBE).contains(line.bytes[1]))
    if beginsSmall { return end != 0x3A }
    // An item is done where its line is; running text is broken where the line is full.
    guard last.mark == nil, TimeScanner.leading(in: last) == nil else { return false }
    return isWrapped && last.bytes.count >= 60 && ![0x2E, 0x3A, 0x21, 0x3F].contains(end)
  }

  /// Whether a line begins with a weekday, or a name and a colon as a label does: "Øst: Mandag den 12. september".
  private static func beginsAnew(_ line: LetterLine) -> Bool {
    guard let first = line.bytes.first, first < 0x61 else { return false }
    let word = line.folded.prefix { $0 >= 0x80 || $0.isASCIIWord }
    if DanishCalendar.weekday(named: String(decoding: word, as: UTF8.self)) != nil { return true }
    guard word.count < min(20, line.folded.count) else { return false }
    if line.folded[word.count] == 0x3A { return true }
    // "Session A:", "Workshop 2:".
    let rest = line.folded[word.count...].prefix(5)
    guard let colon = rest.firstIndex(of: 0x3A), rest.first == 0x20 else { return false }
    let name = rest[(rest.startIndex + 1)..<colon]
    return name.count == 1 || (!name.isEmpty && name.allSatisfy(\.isDigit))
  }

  private static let openEndings: Cues = ["kl.", "den", "og", "på", "i", "kl"]

  private static func endsOpen(_ line: LetterLine) -> Bool {
    let count = line.folded.count
    return openEndings.lastRange(in: line.folded, max(0, count - 8)..<count)?.upperBound == count
  }
}
