import PlenumModel

/// Hours that stand elsewhere than beside their dates.
extension SessionFinder {
  /// "kl. 18.00 (spisning fra kl. 17.00)" on the line below the date.
  func fillTimesBelow(_ found: inout Found) {
    for index in found.sessions.indices where found.sessions[index].start == nil {
      guard found.sessions[index].end == nil, let date = found.sessions[index].date,
        let place = found.passage[date], layout.passages[place].bytes.count <= 80,
        let next = layout.passages.dropFirst(place + 1).first, next.section != .programme,
        !isProgrammeRow(place + 1),
        next.bytes.count <= 120, next.firstLine <= layout.passages[place].lastLine + 2,
        let time = TimeScanner.leading(in: next.lines[0])
          ?? (next.bytes.count <= 24 ? TimeScanner.span(in: next, after: 0) : nil)
      else { continue }
      found.sessions[index].start = time.start
      found.sessions[index].end = time.end
      found.lines.append(next.firstLine)
    }
  }

  /// Where no date has a time: the time of a line labelled so, or of the only sentence that tells when it begins.
  func fillTimes(_ found: inout Found) {
    // What tells that it is held tells when; an hour beside a word for a meeting may be a talk's.
    fillTimes(&found, needsHolding: true)
    fillTimes(&found, needsHolding: false)
  }

  private func fillTimes(_ found: inout Found, needsHolding: Bool) {
    guard !found.sessions.isEmpty, found.sessions.allSatisfy({ $0.start == nil }) else { return }
    for (place, passage) in layout.passages.enumerated() {
      guard [.time, .timeAndPlace, .practical, .organiser, nil].contains(passage.section),
        !isProgrammeRow(place)
      else { continue }
      let isLabelled =
        passage.lines[0].label?.section == .time
        || (passage.section == .time || passage.section == .timeAndPlace)
      for time in TimeScanner.mentions(in: passage) {
        let sentence = passage.sentence(at: time.range.lowerBound)
        let tells =
          isLabelled || (time.end != nil && DateReader.meetings.match(in: passage.folded, sentence))
          || (passage.bytes.count <= 60 && time.end != nil)
        if needsHolding, !isLabelled, !PlaceFinder.holds.match(in: passage.folded, sentence) {
          continue
        }
        guard tells, isLabelled || !Self.isBrief(time),
          !Self.notMeetingTimes.match(in: passage.folded, sentence)
        else { continue }
        for index in found.sessions.indices {
          found.sessions[index].start = time.start
          found.sessions[index].end = time.end
        }
        found.lines.append(passage.line(at: time.range.lowerBound))
        return
      }
    }
  }

  /// Less than forty minutes: a talk or a break, not a meeting.
  private static func isBrief(_ time: TimeMention) -> Bool {
    guard let end = time.end else { return false }
    let minutes = (end.hour - time.start.hour) * 60 + end.minute - time.start.minute
    return (0..<40).contains(minutes)
  }

  /// "Onsdag er der program fra kl. 10.00 til 17.30, torsdag fra kl. 9.00 til 15.00".
  func fillWeekdayTimes(_ found: inout Found) {
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

  /// Whether a passage begins with an hour and so does the one before or after it: a programme without a heading.
  private func isProgrammeRow(_ place: Int) -> Bool {
    func isTimed(_ place: Int) -> Bool {
      layout.passages.indices.contains(place)
        && TimeScanner.leading(in: layout.passages[place].lines[0]) != nil
    }
    return isTimed(place) && (isTimed(place - 1) || isTimed(place + 1))
  }

  /// "Fredag kl. 16.30-19.45: …" in the programme: the day's own hours, where only one line begins with that day.
  func fillProgrammeDays(_ found: inout Found) {
    guard found.sessions.count > 1, found.sessions.allSatisfy({ $0.start == nil }) else { return }
    var hours: [Int: (time: TimeMention, line: Int)] = [:]
    for passage in layout.passages where passage.bytes.count < 2000 {
      guard let day = passage.words(in: 0..<min(12, passage.bytes.count)).words.first,
        let weekday = DanishCalendar.weekday(named: day.name),
        let time = TimeScanner.mentions(in: passage).first, time.end != nil,
        time.range.lowerBound - day.range.upperBound <= 4
      else { continue }
      // Two lines for one day are items of its programme.
      guard hours[weekday] == nil else { return }
      hours[weekday] = (time, passage.firstLine)
    }
    for index in found.sessions.indices {
      guard let day = found.sessions[index].date?.weekday, let known = hours[day] else { continue }
      found.sessions[index].start = known.time.start
      found.sessions[index].end = known.time.end
      found.lines.append(known.line)
    }
  }

  /// "Indvielsen begynder kl. 13.00".
  func fillBeginnings(_ found: inout Found) {
    guard !found.sessions.isEmpty, found.sessions.allSatisfy({ $0.start == nil }) else { return }
    for (place, passage) in layout.passages.enumerated()
    where passage.section != .programme && passage.bytes.count < 2000 && !isProgrammeRow(place) {
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
  func fillOnlyTime(_ found: inout Found) {
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
  func fillBareTimes(_ found: inout Found) {
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
  func fillEnds(_ found: inout Found) {
    guard found.sessions.contains(where: { $0.start != nil && $0.end == nil }) else { return }
    for passage in layout.passages where passage.section != .programme && passage.bytes.count < 2000
    {
      for time in TimeScanner.mentions(in: passage) where time.end == nil {
        let sentence = passage.sentence(at: time.range.lowerBound)
        guard Self.closings.match(in: passage.folded, sentence.lowerBound..<time.range.lowerBound),
          !Self.notMeetingTimes.match(in: passage.folded, sentence)
        else { continue }
        for index in found.sessions.indices where found.sessions[index].end == nil {
          guard let start = found.sessions[index].start, start < time.start,
            // Another day may end then.
            !found.sessions.contains(where: { $0.start == nil && $0.end == time.start })
          else { continue }
          found.sessions[index].end = time.start
          found.lines.append(passage.line(at: time.range.lowerBound))
        }
        return
      }
    }
  }

  static let closings: Cues = [
    "lukket", "lukkes", "slutter", "slutte", "afsluttes", "afslutter", "afsluttet", "varer til",
    "færdig*", "slut",
  ]
  private static let notMeetingTimes: Cues = [
    "*frist*", "senest", "*tilmeld*", "ring*", "telefon*", "tlf*", "åbent*", "kaffe*", "ankomst*",
    "spisning*", "*buffet*", "indtjekning*", "dørene*", "indskrivning*", "registrering*",
    "check-in*", "morgenmad*",
  ]

  func checkEnds(_ found: inout Found) {
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
