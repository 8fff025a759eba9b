import PlenumModel

/// Reads the programme: items with their times and speakers, and the lines beneath them.
struct ProgrammeFinder {
  let layout: LetterLayout

  struct Found {
    var items: [Letter.ProgrammeItem] = []
    var lines: [Int] = []
  }

  /// What begins an item; the first of these that the programme has.
  private enum Style {
    case time, number, bullet, line
  }

  func find() -> Found {
    let groups = Self.groups(of: layout.passages)
    var found = Found()
    for passages in groups.isEmpty ? [section()] : groups {
      add(passages, to: &found)
    }
    found.items.removeAll { $0.text.isEmpty }
    Self.completeTitles(&found.items)
    return found
  }

  private func add(_ passages: [Passage], to found: inout Found) {
    let known = found.items.count
    for (passage, isStart) in zip(passages, Self.starts(in: passages)) {
      if isStart {
        found.items.append(item(passage))
      } else if found.items.count == known || Self.isDayHeading(passage) {
        continue
      } else if let waiting = found.items.last, waiting.text.isEmpty {
        found.items[found.items.count - 1] = item(passage, at: waiting.time)
      } else {
        found.items[found.items.count - 1].details.append(ThemeFinder.itemText(of: passage))
      }
      found.lines += passage.lines.map(\.number)
    }
  }

  /// Somebody named again without a title has the title that an earlier item gave the same name.
  private static func completeTitles(_ items: inout [Letter.ProgrammeItem]) {
    var titled: [String: String] = [:]
    for index in items.indices {
      guard let speaker = items[index].by else { continue }
      if let comma = speaker.firstIndex(of: ",") {
        titled[String(speaker[..<comma])] = titled[String(speaker[..<comma])] ?? speaker
      } else if let full = titled[speaker] {
        items[index].by = full
      }
    }
  }

  /// For each passage whether it begins an item.
  static func starts(in passages: [Passage]) -> [Bool] {
    guard let style = style(of: passages) else { return passages.map { _ in false } }
    let indent = passages.lazy.filter { begins($0, style, indent: .max) }
      .map { $0.lines[0].indent }.min()
    return passages.map { begins($0, style, indent: indent ?? 0) }
  }

  /// Takes what stands below the last item out of the programme, unless it stands right under it or is an item of a
  /// list.
  static func endProgramme(_ passages: inout [Passage]) {
    let all = passages.indices.filter { isUnderHeading(passages[$0]) }
    let under = Array(all.suffix(groups(of: passages).last?.count ?? all.count))
    let starts = starts(in: under.map { passages[$0] })
    guard let last = starts.lastIndex(of: true) else { return }
    // "Her finder du dagsordenen. Mødet holdes den 14. maj." above the first item tells of the meeting.
    for place in under[..<(starts.firstIndex(of: true) ?? 0)] where isProse(passages[place]) {
      passages[place].section = nil
    }
    var end = last + 1
    while end < under.count, goesOn(passages[under[end]], after: passages[under[end - 1]]) {
      end += 1
    }
    for place in under[end...] { passages[place].section = nil }
  }

  private static func isProse(_ passage: Passage) -> Bool {
    !passage.isItem && passage.bytes.last == 0x2E
      && (passage.sentences.count > 1 || passage.bytes.count > 120)
  }

  private static func isUnderHeading(_ passage: Passage) -> Bool {
    passage.section == .programme && passage.lines[0].label == nil
  }

  /// The passages under each heading such as "Program" and "Dagsorden", where there are several that have items marked
  /// differently; none where one way of reading holds for all.
  private static func groups(of passages: [Passage]) -> [[Passage]] {
    var groups: [[Passage]] = [[]]
    for passage in passages where passage.section == .programme {
      if passage.lines[0].label == nil {
        groups[groups.count - 1].append(passage)
      } else if groups.last?.isEmpty == false {
        groups.append([])
      }
    }
    groups.removeAll(where: \.isEmpty)
    let styles = groups.map { style(of: $0) }
    let isListed = zip(groups, styles).allSatisfy { group, style in
      guard let style, style != .line else { return false }
      return group.count { begins($0, style, indent: .max) } >= 2
    }
    return groups.count > 1 && isListed && Set(styles).count > 1 ? groups : []
  }

  /// The passages under the heading "Program"; without one, a run of three or more that begin with rising times.
  private func section() -> [Passage] {
    let under = layout.passages.filter(Self.isUnderHeading)
    if !under.isEmpty { return Array(under.prefix(400)) }
    let points = layout.passages.indices.filter { layout.passages[$0].lines[0].isPoint }
    if points.count >= 2, let first = points.first, let last = points.last {
      return Array(layout.passages[first...last].prefix(400))
    }
    if let listed = listed() { return listed }
    let timed = layout.passages.indices.filter { Self.leadingTime(layout.passages[$0]) != nil }
    guard timed.count >= 3, let first = timed.first, let last = timed.last,
      last - first <= 3 * timed.count
    else { return [] }
    let times = timed.compactMap { Self.leadingTime(layout.passages[$0])?.start }
    // Two sessions may begin together.
    guard zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }), Set(times).count > 1 else {
      return []
    }
    // What the last hour is for may stand below it.
    let isAlone = Self.leadingTime(layout.passages[last]).map {
      $0.range.upperBound == layout.passages[last].bytes.count
    }
    let end = isAlone == true ? min(last + 1, layout.passages.count - 1) : last
    return Array(layout.passages[first...end].prefix(400))
  }

  /// Without a heading: the list below a line that ends in "… program:", or a numbered one that opens as meetings do
  /// and closes so.
  private func listed() -> [Passage]? {
    for (place, passage) in layout.passages.enumerated() {
      let list = layout.passages[place...].dropFirst().prefix(60)
      if passage.bytes.last == 0x3A, let last = passage.sentences.last,
        Self.introductions.match(
          in: passage.folded, max(last.lowerBound, last.upperBound - 60)..<last.upperBound)
      {
        let items = list.prefix(while: \.isItem)
        if items.count >= 3 { return Array(items) }
      }
      guard case .number(1) = passage.lines[0].mark, Self.beginnings.match(in: passage.folded)
      else { continue }
      let items = [passage] + list.prefix { $0.isItem || $0.lines[0].indent > 0 }
      let numbered = items.filter { if case .number = $0.lines[0].mark { true } else { false } }
      if let last = numbered.last, numbered.count >= 3, Self.endings.match(in: last.folded) {
        return items
      }
    }
    return nil
  }

  /// What a meeting is called by its last letters.
  static let meetings: Cues = [
    "*møde", "*konference", "*konferencen", "*generalforsamling", "*temadag", "*seminar",
    "*workshop", "*webinar", "*træf", "*topmøde", "*årsmøde",
  ]
  private static let introductions: Cues = ["program", "programmet", "dagsorden", "dagsordenen"]
  private static let beginnings: Cues = [
    "velkomst*", "velkommen*", "godkendelse*", "valg af dirigent*", "valg af mødeleder*",
    "formalia*", "indledning*", "åbning*",
  ]
  private static let endings: Cues = [
    "eventuelt*", "evt", "afslutning*", "afrunding*", "opsamling*", "tak for*", "næste møde*",
    "farvel*",
  ]

  private static func style(of passages: [Passage]) -> Style? {
    let timed = passages.count { leadingTime($0) != nil }
    let numbered = passages.count { if case .number = $0.lines[0].mark { true } else { false } }
    // Below an agenda's points may stand when something else begins.
    if timed > 0, numbered < 3 || timed >= numbered { return .time }
    for passage in passages {
      switch passage.lines[0].mark {
      case .number: return .number
      case .bullet: return .bullet
      case nil: continue
      }
    }
    let isShort = passages.contains { $0.bytes.count <= 120 && $0.bytes.last != 0x2E }
    return isShort ? .line : nil
  }

  private static func begins(_ passage: Passage, _ style: Style, indent: Int) -> Bool {
    let line = passage.lines[0]
    switch style {
    case .time: return leadingTime(passage) != nil
    case .number:
      if case .number = line.mark { return line.indent - 1 <= indent }
      return false
    case .bullet: return line.mark == .bullet && line.indent <= indent
    case .line:
      // "Den 10. september kl. 19-21 i Hallen" says when, and is no item.
      let isDay = DateScanner.mentions(in: passage).first.map { $0.range.lowerBound <= 16 } ?? false
      return passage.bytes.count <= 120 && passage.bytes.last != 0x2E && !isDay
        && pointers.prefixEnd(of: passage.folded, passage.whole) == nil
    }
  }

  /// "Find programmet her" is a link.
  private static let pointers: Cues = ["find", "se", "læs", "hent", "download", "klik"]

  private static func leadingTime(_ passage: Passage) -> TimeMention? {
    TimeScanner.leading(in: passage.lines[0]) ?? afterWeekday(passage)
  }

  /// "Fredag kl. 16.30-19.45: Oplæg": the hour after a weekday, where the item stands on the same line.
  private static func afterWeekday(_ passage: Passage) -> TimeMention? {
    guard let day = passage.words(in: 0..<min(12, passage.bytes.count)).words.first,
      DanishCalendar.weekday(named: day.name) != nil,
      let time = TimeScanner.mentions(in: passage, 0..<min(40, passage.bytes.count)).first,
      time.range.lowerBound - day.range.upperBound <= 4,
      time.range.upperBound + 8 < passage.bytes.count,
      passage.bytes[time.range.upperBound] == 0x3A
    else { return nil }
    return time
  }

  /// Below the last item only what stands right under it, or is an item of a list, belongs to it.
  private static func goesOn(_ passage: Passage, after previous: Passage) -> Bool {
    guard let last = previous.lines.last else { return false }
    return passage.firstLine == last.number + 1 || passage.isItem
  }

  /// `Dag 2`, `Torsdag den 4. maj`: parts the programme, and is no item of it.
  private static func isDayHeading(_ passage: Passage) -> Bool {
    guard passage.bytes.count <= 60, !passage.isItem else { return false }
    if days.prefixEnd(of: passage.folded, passage.whole) != nil { return true }
    guard let date = DateScanner.mentions(in: passage).first else { return false }
    return passage.bytes.count - date.range.count <= 16
  }

  private static let days: Cues = ["dag 1", "dag 2", "dag 3", "dag 4"]

  func item(_ passage: Passage, at given: ClockTime? = nil) -> Letter.ProgrammeItem {
    let time = given == nil ? Self.leadingTime(passage) : nil
    var start = time?.range.upperBound ?? 0
    while start < passage.bytes.count,
      separators.contains(where: { passage.bytes[start...].starts(with: $0) })
    {
      start += separators.first { passage.bytes[start...].starts(with: $0) }?.count ?? 1
    }
    let (text, speaker) = Self.parted(passage, from: start)
    return Letter.ProgrammeItem(time: given ?? time?.start, text: text, by: speaker)
  }

  private var separators: [[UInt8]] { Self.separators }
  private static let separators = [" ", ":", "-", "–", "—", ".", "|", ")"].map { Array($0.utf8) }
}
