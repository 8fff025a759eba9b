/// Venues that stand beside the dates invited to, or on the lines below them.
extension PlaceFinder {
  /// "Torsdag den 3. maj kl. 17-19, Kongrescentret, Østergade 37, 7400 Herning", or the lines below the date.
  func besideDate() -> Reading? {
    sessions.lazy.compactMap { besideDate(in: $0) }.first
  }

  /// Where one passage's dates alone are held: beside them, below them, or told in their sentence.
  func reading(besideDatesOf index: Int) -> Reading? {
    let passage = layout.passages[index]
    if passage.bytes.count <= 160, let screen = screen(beside: passage) { return screen }
    return besideDate(in: index) ?? told(in: passage, needsCue: false)
  }

  /// "15. februar 2024, 13.00-14.30, Teams": a row or a short line that has nothing but a word for a screen after its
  /// date.
  private func screen(beside passage: Passage) -> Reading? {
    let range = afterDates(in: passage)
    guard range.count <= 40, passage.sentences.count == 1,
      Address.postcode(in: passage.folded, passage.whole) == nil,
      VenueParser.screens.match(in: passage.folded, range)
    else { return nil }
    return (.virtual, [passage.line(at: range.lowerBound)])
  }

  private func besideDate(in index: Int) -> Reading? {
    let passage = layout.passages[index]
    let range = afterDates(in: passage)
    if Address.postcode(in: passage.folded, range) != nil, range.count <= 140,
      passage.bytes[range].first != 0x2E,
      let outcome = VenueParser(passage: passage).tail(from: range.lowerBound, in: range)
    {
      return (outcome, [passage.line(at: range.lowerBound)])
    }
    if let beside = shortVenue(beside: passage) { return beside }
    if let below = venueBelow(index) { return below }
    if let near = addressNear(index) { return near }
    var lines: [LetterLine] = []
    for next in layout.passages[(index + 1)...].prefix(4) {
      guard next.lines[0].label == nil, next.bytes.count <= 100, !next.isItem,
        DateScanner.mentions(in: next).isEmpty
      else { break }
      lines += next.lines
      guard Address.postcode(in: next.folded, next.whole) != nil else { continue }
      let usable = lines.filter { !isTimeOnly($0) && Self.hasLetters($0) }
      return usable.isEmpty ? nil : reading(usable)
    }
    return nil
  }

  /// "Regionsgården, kantinen, Kongens Vænge, 3400 Hillerød" on a line of its own a few lines below the date.
  private func addressNear(_ index: Int) -> Reading? {
    for next in layout.passages[(index + 1)...].prefix(4) {
      guard next.bytes.count <= 120, next.sentences.count == 1, !next.isItem,
        next.lines[0].label.map({ $0.section == .time }) ?? true,
        let postcode = Address.postcode(in: next.folded, next.whole),
        next.bytes[..<postcode.number.lowerBound].count(where: { $0 == 0x2C }) >= 2,
        VenueParser.venues.match(in: next.folded, 0..<postcode.number.lowerBound),
        let outcome = VenueParser(passage: next).whole(next.whole), case .place = outcome
      else { continue }
      return (outcome, [next.firstLine])
    }
    return nil
  }

  /// "23. maj 2024, kl. 9.30–12.00, Fællessalen, Christiansborg": what a short line has after its date.
  private func shortVenue(beside passage: Passage) -> Reading? {
    let range = afterDates(in: passage)
    guard passage.bytes.count <= 160, passage.sentences.count == 1, (4...100).contains(range.count),
      Address.postcode(in: passage.folded, passage.whole) == nil,
      VenueParser(passage: passage).isHouse(range),
      let outcome = VenueParser(passage: passage).whole(range), case .place = outcome
    else { return nil }
    return (outcome, [passage.line(at: range.lowerBound)])
  }

  /// "i skolens festsal" on a line of its own below the date.
  private func venueBelow(_ index: Int) -> Reading? {
    for next in layout.passages[(index + 1)...].prefix(2) {
      guard next.lines[0].label == nil, next.bytes.count <= 100, !next.isItem else { return nil }
      // Past the time and the word that leads to a place.
      let range = afterDates(in: next)
      if !range.isEmpty, range.lowerBound > 0,
        let outcome = VenueParser(passage: next).tail(from: range.lowerBound, in: next.whole),
        case .place = outcome
      {
        return (outcome, [next.firstLine])
      }
      guard next.lines.allSatisfy(isTimeOnly) else { return nil }
    }
    return nil
  }

  private static func hasLetters(_ line: LetterLine) -> Bool {
    line.folded.contains { (0x61...0x7A).contains($0) }
  }

  func afterDates(in passage: Passage) -> Range<Int> {
    let dates = DateScanner.mentions(in: passage).map(\.range.upperBound)
    let times = TimeScanner.mentions(in: passage).map(\.range.upperBound)
    let postcode = Address.postcode(in: passage.folded, passage.whole)?.number.lowerBound
    var start = min(
      (dates + times).filter { $0 <= postcode ?? .max }.max() ?? 0, passage.bytes.count)
    while start < passage.bytes.count, [0x20, 0x2C, 0x3A].contains(passage.bytes[start]) {
      start += 1
    }
    if start < passage.bytes.count,
      let lead = Self.leads.prefixEnd(of: passage.folded, start..<passage.bytes.count)
    {
      start = lead
    }
    return start..<passage.bytes.count
  }
}
