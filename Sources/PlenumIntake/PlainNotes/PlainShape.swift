import PlenumModel

/// The habits of a file as a whole, by which its lines are read.
struct PlainShape {
  /// `+ - * ! ?` are kinds: the file has at least two of them before its lines.
  let usesKinds: Bool
  /// Notes are paragraphs, broken over lines by a mail program or by hand.
  let hasParagraphs: Bool
  /// Every note has its table in front: `Bord 1: …`.
  let hasTablesInFront: Bool
  /// Neither a table nor a theme nor an item anywhere: maybe no notes at all.
  let isUnstructured: Bool
  /// The first line that may be a note; what stands above is title or greeting.
  let firstNote: Int
  /// Lines that break off where a list goes on, with the line after their list.
  let stems: [Int: Int]

  init(_ lines: [PlainLine], _ headings: [LineHeading?]) {
    var signs: Set<Unicode.Scalar> = []
    for line in lines {
      if case .prefix(let sign) = line.marker { signs.insert(sign) }
    }
    usesKinds = signs.count > 1
    hasTablesInFront = Self.hasTablesInFront(lines, headings)
    firstNote = Self.firstNote(lines, headings)
    stems = Self.stems(lines, headings)
    hasParagraphs = Self.hasParagraphs(lines, headings, from: firstNote)
    isUnstructured =
      headings.allSatisfy { $0 == nil } && lines.allSatisfy { $0.marker == nil && $0.time == nil }
  }

  /// Where tables are named at all, everything above the first one is title. Else the first heading or item begins
  /// the notes, and of a text without any the first line that names no document.
  private static func firstNote(_ lines: [PlainLine], _ headings: [LineHeading?]) -> Int {
    if let table = headings.firstIndex(where: { $0?.isTable == true }) { return table }
    if let other = headings.firstIndex(where: { $0 != nil }) {
      return other
    }
    let introductions = Set(LineHeading.introductions(lines).map { lines[$0.index].number })
    func isTitle(_ line: PlainLine) -> Bool {
      PlainPhrases.isTitle(line.text) || introductions.contains(line.number)
    }
    let first = lines.firstIndex { !$0.isBlank && !isTitle($0) } ?? 0
    guard let item = lines.firstIndex(where: { $0.marker != nil }) else { return first }
    // A line or two above the first item are its title; more than that are notes.
    let above = lines[..<item].filter { !$0.isBlank }
    let areTitles = above.allSatisfy {
      isTitle($0) || (!$0.text.endsSentence && $0.text.wordCount <= 5)
    }
    return above.count <= 2 && areTitles ? item : first
  }

  private static func hasTablesInFront(_ lines: [PlainLine], _ headings: [LineHeading?]) -> Bool {
    var inFront = 0
    var titled = 0
    for index in headings.indices {
      guard case .table(let table)? = headings[index]?.content, table.hasColon,
        !table.rest.isEmpty
      else { continue }
      titled += 1
      let next = lines.indices[(index + 1)...].first { !lines[$0].isBlank }
      if next.map({ headings[$0]?.isTable == true }) ?? true { inFront += 1 }
    }
    return inFront >= 2 && inFront * 2 >= titled
  }

  /// Notes are paragraphs where blank lines stand between blocks without items, and lines within them go on with the
  /// sentence more often than they begin a new one where the line before had not ended.
  private static func hasParagraphs(
    _ lines: [PlainLine], _ headings: [LineHeading?], from start: Int
  ) -> Bool {
    var blocks = 0
    var wraps = 0
    var breaks = 0
    var index = start
    while index < lines.count {
      let first = index
      while index < lines.count, !lines[index].isBlank, headings[index] == nil { index += 1 }
      let block = lines[first..<index]
      if !block.isEmpty, block.allSatisfy({ $0.marker == nil }) {
        blocks += 1
        for (line, next) in zip(block, block.dropFirst()) where !line.text.endsSentence {
          if next.text.beginsInUpperCase { breaks += 1 } else { wraps += 1 }
        }
      }
      if index == first { index += 1 }
    }
    return blocks >= 2 && wraps > breaks
  }

  private static func stems(_ lines: [PlainLine], _ headings: [LineHeading?]) -> [Int: Int] {
    var stems: [Int: Int] = [:]
    var index = 0
    while index + 1 < lines.count {
      if headings[index] == nil, let end = listEnd(below: index, lines, headings) {
        stems[index] = end
        index = end
      } else {
        index += 1
      }
    }
    return stems
  }

  /// The line after the list that goes on with the sentence at `index`; nil where it is a sentence of its own.
  private static func listEnd(
    below index: Int, _ lines: [PlainLine], _ headings: [LineHeading?]
  ) -> Int? {
    let stem = lines[index]
    let words = stem.text
    let child = lines[index + 1]
    guard !stem.isBlank, !child.isBlank, child.marker != nil, headings[index + 1] == nil,
      !words.endsSentence, child.indent >= stem.indent
    else { return nil }
    let isDeeper = child.indent > stem.indent
    guard
      stem.marker == nil || (isDeeper && (words.utf8.last == 0x3A || PlainPhrases.breaksOff(words)))
    else { return nil }
    var end = index + 1
    while end < lines.count, !lines[end].isBlank, headings[end] == nil,
      lines[end].marker == nil
        ? lines[end].indent > child.indent : lines[end].indent >= child.indent,
      stem.marker == nil || lines[end].indent > stem.indent
    {
      end += 1
    }
    let children = lines[(index + 1)..<end].filter { $0.marker != nil && !$0.content.isEmpty }
    guard !children.isEmpty, children.allSatisfy({ $0.text.beginsInLowerCase }) else { return nil }
    let breaksOff = words.utf8.last == 0x3A || PlainPhrases.breaksOff(words)
    return breaksOff || (isDeeper && words.wordCount <= 12) ? end : nil
  }
}
