/// Finds the sender's lines: at the top, and again wherever a page broke.
///
/// A letterhead is a run of blocks whose lines all look like one (file numbers, telephone, page number, address, date,
/// the sender's name), with two lines that stand nowhere else, or one of them and an address.
enum Letterhead {
  /// Marks the lines; returns the names that stand in them, which say who writes.
  static func mark(_ lines: inout [LetterLine]) -> [String] {
    var names: [String] = []
    let blocks = blocks(of: lines)
    var index = 0
    while index < blocks.count {
      var run: [Block] = []
      while index < blocks.count, blocks[index].isLikely,
        run.isEmpty || !isAnnounced(blocks[index], in: lines)
      {
        run.append(blocks[index])
        index += 1
      }
      guard !run.isEmpty else {
        index += 1
        continue
      }
      let strong = run.reduce(0) { $0 + $1.strong }
      let addresses = run.reduce(0) { $0 + $1.addresses }
      // A name, a street and a postcode that open the letter are who wrote it.
      let opens = run[0].lines.lowerBound == blocks[0].lines.lowerBound && addresses >= 2
      guard strong >= 2 || (strong >= 1 && addresses >= 1) || opens, !isAnnounced(run[0], in: lines)
      else {
        continue
      }
      for place in run.flatMap(\.lines) {
        let isDate = kind(of: lines[place]) == .date
        lines[place].role = isDate ? .letterDate : .letterhead
        if kind(of: lines[place]) == .name { names.append(lines[place].text) }
      }
    }
    return names
  }

  private struct Block {
    var lines: Range<Int>
    var strong = 0
    var addresses = 0
    var dates = 0
    var names = 0
    var others = 0

    /// Names alone may be anything.
    var isLikely: Bool {
      others == 0 && strong + addresses + dates > 0 && names <= 2 * (strong + addresses)
    }
  }

  private enum Kind { case strong, address, date, name, other }

  private static func blocks(of lines: [LetterLine]) -> [Block] {
    var blocks: [Block] = []
    var isOpen = false
    for (index, line) in lines.enumerated() {
      guard !line.isBlank, line.role == .body else {
        isOpen = false
        continue
      }
      if !isOpen { blocks.append(Block(lines: index..<index)) }
      isOpen = true
      var block = blocks.removeLast()
      block.lines = block.lines.lowerBound..<index + 1
      switch kind(of: line) {
      case .strong: block.strong += 1
      case .address: block.addresses += 1
      case .date: block.dates += 1
      case .name: block.names += 1
      case .other: block.others += 1
      }
      blocks.append(block)
    }
    return blocks
  }

  /// Whether the line above says that an address or a contact follows: "Sted:", "Tilmelding".
  private static func isAnnounced(_ block: Block, in lines: [LetterLine]) -> Bool {
    let above = lines[..<block.lines.lowerBound].suffix(4).last { !$0.isBlank }
    guard let above, above.role == .body else { return false }
    if let label = Label(of: above) { return !label.hasValue && label.section != .subject }
    return above.bytes.last == 0x3A
  }

  private static func kind(of line: LetterLine) -> Kind {
    guard line.mark == nil, line.bytes.count <= 80 else { return .other }
    if isStrong(line) { return .strong }
    if isDate(line) { return .date }
    if Address.isPostcodeLine(line) || Address.isStreetLine(line) { return .address }
    let isName =
      line.bytes.count <= 45 && !line.bytes.contains(where: { $0.isDigit || $0 == 0x3A })
      && ![0x2E, 0x3F, 0x21, 0x2C].contains(line.bytes.last ?? 0) && !line.isEmphasised
      && !notNames.match(in: line.folded) && Label(of: line) == nil
    return isName ? .name : .other
  }

  private static let notNames: Cues = [
    "*møde*", "inviter*", "invitation*", "indbyd*", "indkald*", "kære*", "program*", "tilmeld*",
    "konference*", "temadag*", "høring", "til", "vi", "du", "i", "aflyst*", "aflys*",
  ]

  private static func isStrong(_ line: LetterLine) -> Bool {
    let all = line.folded.indices
    if beginnings.prefixEnd(of: line.folded, all) != nil { return true }
    if isPageNumber(line) || isBareSite(line) { return true }
    if let end = contactNames.prefixEnd(of: line.folded, all), end < line.folded.count {
      // "T +45 3370 3370", "E navn@kl.dk": one letter and what it stands for.
      let rest = line.folded[end...].drop { [0x20, 0x2E, 0x3A].contains($0) }
      return rest.first == 0x2B || rest.first?.isDigit == true || rest.contains(0x40)
        || sites.match(in: line.folded, end..<line.folded.count)
    }
    let digits = line.folded.count(where: \.isDigit)
    return digits >= 8 && line.folded.allSatisfy { $0.isDigit || [0x20, 0x2B].contains($0) }
  }

  private static let beginnings: Cues = [
    "postboks", "sags id*", "sagsid*", "sagsnr*", "sagsnummer*", "dok. id*", "dok.id*", "dok.nr*",
    "dokumentnr*", "dok. nr*", "j.nr*", "j. nr*", "journalnr*", "cvr*", "ean*", "direkte:*",
    "sagsbehandler*", "vores ref*", "deres ref*", "reference:*",
  ]

  private static let contactNames: Cues = [
    "d", "e", "t", "w", "m", "f", "telefon", "tlf", "telefax", "fax", "mobil", "e-mail", "email",
    "mail", "e-post", "web", "hjemmeside", "tlf. nr", "tlf.nr", "direkte",
  ]

  private static let sites: Cues = ["*.dk", "*.com", "*.org", "*.nu"]

  private static func isPageNumber(_ line: LetterLine) -> Bool {
    let words = line.folded.split(separator: 0x20)
    guard words.first?.elementsEqual("side".utf8) == true, words.count <= 4 else { return false }
    return words.dropFirst().allSatisfy {
      $0.allSatisfy { $0.isDigit || $0 == 0x2F } || $0.elementsEqual("af".utf8)
    } && words.count >= 2
  }

  /// `www.kl.dk`: a site, not a page of it.
  private static func isBareSite(_ line: LetterLine) -> Bool {
    guard !line.folded.contains(0x20), !line.folded.contains(0x40), !line.folded.contains(0x2F)
    else { return false }
    return siteStarts.prefixEnd(of: line.folded, line.folded.indices) != nil
  }

  private static let siteStarts: Cues = ["www.*"]

  /// `Dato: 12. marts 2021`, `Herning, den 3. maj 2021`: a line that is a date and perhaps a town.
  static func isDate(_ line: LetterLine) -> Bool {
    let mentions = DateScanner.mentions(in: line.folded, line.folded.indices)
    // A letter has no weekday in its date; a notice has.
    guard mentions.count == 1, mentions[0].days.count == 1,
      mentions[0].weekday == nil || line.folded.starts(with: Self.dateLabel),
      mentions[0].year != nil,
      mentions[0].range.upperBound >= line.folded.count - 1
    else { return false }
    let before = line.folded[..<mentions[0].range.lowerBound]
    return before.count <= 40 && before.split(separator: 0x20).count <= 3
      && !notNames.match(in: line.folded)
      && !deadlines.match(in: line.folded)
  }

  private static let dateLabel = Array("dato".utf8)
  private static let deadlines: Cues = [
    "*frist*", "senest", "*tilmeld*", "tid", "tidspunkt", "hvornår",
  ]
}
