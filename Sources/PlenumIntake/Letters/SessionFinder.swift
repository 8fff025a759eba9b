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
      for date in between(place > 0 ? invited[place - 1] : nil, use) + resolved.dates {
        add(
          Session(
            date: date, start: isBegun ? nil : use.time?.start,
            end: isBegun ? use.time?.start : use.time?.end), line: line, to: &found)
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
    if found.sessions.count > 1 { found.sessions.removeAll { $0.date == nil } }
    fillTimesBelow(&found)
    fillTimes(&found)
    fillBareTimes(&found)
    fillWeekdayTimes(&found)
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
  private func add(_ session: Session, line: Int, to found: inout Found) {
    let same = found.sessions.firstIndex {
      $0.date == session.date
        && ($0.start == nil || session.start == nil || $0.start == session.start)
    }
    if let same {
      if found.sessions[same].start == nil { found.sessions[same].start = session.start }
      if found.sessions[same].end == nil { found.sessions[same].end = session.end }
    } else {
      found.sessions.append(session)
    }
    found.lines.append(line)
  }

  /// "kl. 18.00 (spisning fra kl. 17.00)" on the line below the date.
  private func fillTimesBelow(_ found: inout Found) {
    for index in found.sessions.indices where found.sessions[index].start == nil {
      guard found.sessions[index].end == nil, let date = found.sessions[index].date,
        let place = found.passage[date], layout.passages[place].bytes.count <= 80,
        let next = layout.passages.dropFirst(place + 1).first, next.section != .programme,
        next.bytes.count <= 120, next.firstLine <= layout.passages[place].lastLine + 2,
        let time = TimeScanner.leading(in: next.lines[0])
      else { continue }
      found.sessions[index].start = time.start
      found.sessions[index].end = time.end
      found.lines.append(next.firstLine)
    }
  }

  /// Where no date has a time: the time of a line labelled so, or of the only sentence that tells when it begins.
  private func fillTimes(_ found: inout Found) {
    guard !found.sessions.isEmpty, found.sessions.allSatisfy({ $0.start == nil }) else { return }
    for passage in layout.passages {
      guard [.time, .timeAndPlace, .practical, .organiser, nil].contains(passage.section) else {
        continue
      }
      let isLabelled =
        passage.lines[0].label?.section == .time
        || (passage.section == .time || passage.section == .timeAndPlace)
      for time in TimeScanner.mentions(in: passage) {
        let sentence = passage.sentence(at: time.range.lowerBound)
        let tells =
          isLabelled || (time.end != nil && DateReader.meetings.match(in: passage.folded, sentence))
          || (passage.bytes.count <= 60 && time.end != nil)
        guard tells, !Self.notMeetingTimes.match(in: passage.folded, sentence) else { continue }
        for index in found.sessions.indices {
          found.sessions[index].start = time.start
          found.sessions[index].end = time.end
        }
        found.lines.append(passage.line(at: time.range.lowerBound))
        return
      }
    }
  }

  /// "Onsdag er der program fra kl. 10.00 til 17.30, torsdag fra kl. 9.00 til 15.00".
  private func fillWeekdayTimes(_ found: inout Found) {
    guard found.sessions.count > 1, found.sessions.allSatisfy({ $0.start == nil }) else { return }
    for passage in layout.passages where passage.section != .programme && passage.bytes.count < 2000
    {
      for time in TimeScanner.mentions(in: passage) {
        let near = max(0, time.range.lowerBound - 40)..<time.range.lowerBound
        guard
          let day = passage.words(in: near).words.reversed().lazy
            .compactMap({ DanishCalendar.weekday(named: $0.name) }).first,
          !Self.notMeetingTimes.match(
            in: passage.folded, passage.sentence(at: time.range.lowerBound))
        else { continue }
        for index in found.sessions.indices
        where found.sessions[index].start == nil && found.sessions[index].date?.weekday == day {
          found.sessions[index].start = time.start
          found.sessions[index].end = time.end
          found.lines.append(passage.line(at: time.range.lowerBound))
        }
      }
    }
  }

  /// "Indvielsen begynder kl. 13.00".
  private func fillBeginnings(_ found: inout Found) {
    guard !found.sessions.isEmpty, found.sessions.allSatisfy({ $0.start == nil }) else { return }
    for passage in layout.passages where passage.section != .programme && passage.bytes.count < 2000
    {
      for time in TimeScanner.mentions(in: passage) {
        let near = max(0, time.range.lowerBound - 24)..<time.range.lowerBound
        let sentence = passage.sentence(at: time.range.lowerBound)
        guard Self.beginnings.match(in: passage.folded, near),
          !Self.notMeetingTimes.match(in: passage.folded, sentence)
        else { continue }
        for index in found.sessions.indices { found.sessions[index].start = time.start }
        found.lines.append(passage.line(at: time.range.lowerBound))
        return
      }
    }
  }

  /// "Tirsdag den 28. september inviterer byrådet. Det sker i hallen kl. 19.": the only hour of the passage.
  private func fillOnlyTime(_ found: inout Found) {
    guard !found.sessions.isEmpty, found.sessions.allSatisfy({ $0.start == nil }),
      let place = found.passages.first, layout.passages[place].bytes.count < 600
    else { return }
    let passage = layout.passages[place]
    let times = TimeScanner.mentions(in: passage)
    guard times.count == 1, let time = times.first,
      !Self.notMeetingTimes.match(
        in: passage.folded, passage.sentence(at: time.range.lowerBound)),
      !Self.closings.match(in: passage.folded, passage.sentence(at: time.range.lowerBound))
    else { return }
    for index in found.sessions.indices {
      found.sessions[index].start = time.start
      found.sessions[index].end = time.end
    }
    found.lines.append(passage.line(at: time.range.lowerBound))
  }

  private static let beginnings: Cues = [
    "begynder", "starter", "start", "fra", "fra ca", "begynder ca",
  ]

  /// "9-15" alone on the line below the date, as posters have it.
  private func fillBareTimes(_ found: inout Found) {
    guard !found.sessions.isEmpty, found.sessions.allSatisfy({ $0.start == nil }),
      let place = found.passages.first
    else { return }
    for passage in layout.passages[place...].prefix(3) {
      let hours = passage.text.replacing("–", with: "-").split(separator: "-")
        .map { Int($0.replacing(" ", with: "")) }
      guard hours.count == 2, passage.bytes.count <= 9, let first = hours[0], let last = hours[1],
        (6...22).contains(first), first < last, let start = ClockTime(hour: first),
        let end = ClockTime(hour: last)
      else { continue }
      for index in found.sessions.indices {
        found.sessions[index].start = start
        found.sessions[index].end = end
      }
      found.lines.append(passage.firstLine)
      return
    }
  }

  /// "Mødet slutter kl. 21": the end of sessions that have only a beginning.
  private func fillEnds(_ found: inout Found) {
    guard found.sessions.contains(where: { $0.start != nil && $0.end == nil }) else { return }
    for passage in layout.passages where passage.section != .programme && passage.bytes.count < 2000
    {
      for time in TimeScanner.mentions(in: passage) where time.end == nil {
        let sentence = passage.sentence(at: time.range.lowerBound)
        guard Self.closings.match(in: passage.folded, sentence.lowerBound..<time.range.lowerBound),
          !Self.notMeetingTimes.match(in: passage.folded, sentence)
        else { continue }
        for index in found.sessions.indices where found.sessions[index].end == nil {
          guard let start = found.sessions[index].start, start < time.start else { continue }
          found.sessions[index].end = time.start
          found.lines.append(passage.line(at: time.range.lowerBound))
        }
        return
      }
    }
  }

  private static let closings: Cues = [
    "slutter", "slutte", "afsluttes", "afslutter", "afsluttet", "varer til", "færdig*", "slut",
  ]
  private static let notMeetingTimes: Cues = [
    "*frist*", "senest", "*tilmeld*", "ring*", "telefon*", "tlf*", "åbent*", "kaffe*", "ankomst*",
    "spisning*", "*buffet*", "indtjekning*", "dørene*", "indskrivning*", "registrering*",
    "check-in*", "morgenmad*",
  ]

  private func checkEnds(_ found: inout Found) {
    for index in found.sessions.indices {
      guard let start = found.sessions[index].start, let end = found.sessions[index].end,
        end <= start
      else { continue }
      found.sessions[index].end = nil
      found.warnings.append(
        .endBeforeStart(line: found.lines.last ?? 0, start: start, end: end))
    }
  }
}
