import PlenumModel

/// Makes sessions of the dates invited to.
struct SessionFinder {
  let layout: LetterLayout
  let uses: [DateUse]
  let years: YearRule

  struct Found {
    var sessions: [Session] = []
    var lines: [Int] = []
    var warnings: [LetterWarning] = []
    /// Passages that hold the dates, the surest first.
    var passages: [Int] = []
    /// The passage of each date.
    var passage: [CalendarDate: Int] = [:]
    /// The days of the sessions whose year is not known, by the session's index.
    var undated: [Int: DateMention.Day] = [:]
  }

  /// More than a letter ever invites to; what lists more is a calendar.
  private static let mostSessions = 40

  func find() -> Found {
    var found = Found()
    var passages: [Int] = []
    let best = uses.map(\.role.evidence).max() ?? 0
    guard best >= 2 else { return found }
    let chosen = uses.filter { $0.role.evidence == best }.prefix(Self.mostSessions)
    let invited = withoutPageDate(withoutEarlier(Array(chosen)))
    for (place, use) in invited.enumerated() {
      let passage = layout.passages[use.passage]
      let line = passage.line(at: use.mention.range.lowerBound)
      let resolved = years.resolve(use)
      found.warnings += resolved.warnings
      // From one day's hour to another's: each has one of the two.
      let isBegun = place > 0 && (isStay(from: invited[place - 1], to: use) || isEnd(use))
      let days =
        between(place > 0 ? invited[place - 1] : nil, use).map { ($0, nil) }
        + zip(resolved.dates, use.mention.days).map { ($0, $0 == nil ? $1 : nil) }
      for (date, day) in days {
        add(
          Session(
            date: date, start: isBegun ? nil : use.time?.start,
            end: isBegun ? use.time?.start : use.time?.end),
          on: day, line: line, to: &found)
        if let date, found.passage[date] == nil { found.passage[date] = use.passage }
      }
      found.passages.append(use.passage)
    }
    let weaker = uses.lazy.filter { $0.role.isSession && $0.role.evidence < best }
    for place in found.passages + weaker.prefix(Self.mostSessions).map(\.passage)
    where !passages.contains(place) {
      passages.append(place)
    }
    found.passages = passages
    // What is known stands without what is not.
    if found.sessions.contains(where: { $0.date != nil }) {
      found.sessions.removeAll { $0.date == nil }
    }
    fillTimesBelow(&found)
    fillTimes(&found)
    fillBareTimes(&found)
    fillWeekdayTimes(&found)
    fillProgrammeDays(&found)
    fillBeginnings(&found)
    fillOnlyTime(&found)
    fillEnds(&found)
    checkEnds(&found)
    found.sessions.sort { ($0.date?.daysSince1970 ?? 0) < ($1.date?.daysSince1970 ?? 0) }
    return found
  }

  /// "fra mandag den 3. maj kl. 12 til tirsdag den 4. maj kl. 15".
  private func isStay(from first: DateUse, to second: DateUse) -> Bool {
    guard first.passage == second.passage, let start = first.time, let end = second.time,
      start.end == nil, end.end == nil, start.range != end.range
    else { return false }
    let from = max(first.mention.range.upperBound, start.range.upperBound)
    guard from < second.mention.range.lowerBound else { return false }
    let between = from..<second.mention.range.lowerBound
    return between.count <= 30
      && Self.until.match(in: layout.passages[first.passage].folded, between)
  }

  /// The days of "16. maj 2022 til 18. maj 2022" that lie between the two.
  private func between(_ first: DateUse?, _ second: DateUse) -> [CalendarDate?] {
    guard let first, first.passage == second.passage, first.time == nil, second.time == nil,
      first.mention.range.upperBound < second.mention.range.lowerBound,
      let from = years.resolve(first).dates.last ?? nil,
      let to = years.resolve(second).dates.first ?? nil,
      (2...6).contains(to.daysSince1970 - from.daysSince1970)
    else { return [] }
    let gap = first.mention.range.upperBound..<second.mention.range.lowerBound
    let passage = layout.passages[first.passage]
    guard gap.count <= 20, Self.until.match(in: passage.folded, gap),
      !Self.and.match(in: passage.folded, gap)
    else { return [] }
    return (from.daysSince1970 + 1..<to.daysSince1970).map { CalendarDate(daysSince1970: $0) }
  }

  private static let and: Cues = ["og", "samt"]

  /// "Slutter: tirsdag den 4. maj kl. 15", where a page says apart when an event begins and when it ends.
  private func isEnd(_ use: DateUse) -> Bool {
    let passage = layout.passages[use.passage]
    guard use.time?.end == nil else { return false }
    // "og forventes lukket torsdag den 14. november kl. 13".
    let before = max(0, use.mention.range.lowerBound - 40)..<use.mention.range.lowerBound
    if use.time != nil, Self.closings.match(in: passage.folded, before) { return true }
    let above = use.passage > 0 ? layout.passages[use.passage - 1] : passage
    return [passage, above].contains { passage in
      passage.lines[0].label?.section == .time
        && Self.endLabels.prefixEnd(of: passage.folded, passage.whole) != nil
    }
  }

  private static let endLabels: Cues = ["slut*"]
  private static let until: Cues = ["til", "-", "–", "—"]

  /// Without dates before the letter where others lie after it: those tell of earlier meetings.
  private func withoutEarlier(_ uses: [DateUse]) -> [DateUse] {
    guard let letter = layout.letterDate?.date else { return uses }
    let later = uses.filter { use in
      guard let year = use.mention.year, let date = use.mention.dates(in: year).first else {
        return true
      }
      return date.map { $0 >= letter } ?? true
    }
    return later.isEmpty ? uses : later
  }

  /// Without a date alone on its line, no weekday and no hour beside it, that lies before all others: the day on which
  /// the page was written.
  private func withoutPageDate(_ uses: [DateUse]) -> [DateUse] {
    func day(_ use: DateUse) -> CalendarDate? { years.resolve(use).dates.first ?? nil }
    guard layout.letterDate == nil, let first = uses.first(where: isBare), let written = day(first)
    else { return uses }
    let others = uses.filter { !isBare($0) }
    guard !others.isEmpty, others.allSatisfy({ day($0).map { $0 > written } ?? true }),
      uses.count == others.count + 1
    else { return uses }
    return others
  }

  private func isBare(_ use: DateUse) -> Bool {
    let passage = layout.passages[use.passage]
    // "01.03.18 10:00" is when it was written; "kl. 10" would be when to come.
    let stamp = TimeScanner.bare(in: passage, after: use.mention.range.upperBound)
    return use.time == nil && use.mention.weekday == nil && use.mention.year != nil
      && use.mention.days.count == 1 && passage.lines[0].label == nil
      && [nil, .other].contains(passage.section)
      && passage.bytes.count <= use.mention.range.count + (stamp?.range.count ?? 0) + 3
  }

  /// The same day twice is one session, unless both have their own times.
  private func add(
    _ session: Session, on day: DateMention.Day?, line: Int, to found: inout Found
  ) {
    let same = found.sessions.indices.first {
      let other = found.sessions[$0]
      return other.date == session.date && found.undated[$0] == day
        && (other.start == nil || session.start == nil || other.start == session.start)
    }
    if let same {
      if found.sessions[same].start == nil { found.sessions[same].start = session.start }
      if found.sessions[same].end == nil { found.sessions[same].end = session.end }
    } else {
      found.undated[found.sessions.count] = day
      found.sessions.append(session)
    }
    found.lines.append(line)
  }
}
