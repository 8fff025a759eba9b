import PlenumModel

/// Gives a date its year. A year that stands only in a heading or in the letter's date is used and named; no year
/// anywhere gives no date.
struct YearRule {
  let layout: LetterLayout
  let title: TitleFinder.Title?
  /// All dates of the letter.
  let uses: [DateUse]

  struct Resolved {
    let dates: [CalendarDate?]
    let warnings: [LetterWarning]
  }

  func resolve(_ use: DateUse, before limit: CalendarDate? = nil) -> Resolved {
    let passage = layout.passages[use.passage]
    let line = passage.line(at: use.mention.range.lowerBound)
    let quote = passage.text(use.mention.range)
    let candidates = years(of: use, before: limit)
    // The weekday tells which of several is meant.
    let agreeing = candidates.first { year, _ in
      guard let weekday = use.mention.weekday, let first = use.mention.dates(in: year)[0] else {
        return use.mention.weekday == nil
      }
      return first.weekday == weekday
    }
    guard let (year, source) = agreeing ?? candidates.first else {
      return Resolved(
        dates: use.mention.days.map { _ in nil }, warnings: [.yearUnknown(line: line, quote: quote)]
      )
    }
    var warnings: [LetterWarning] = []
    var dates = use.mention.dates(in: year)
    if dates.contains(nil) { warnings.append(.impossibleDate(line: line, quote: quote)) }
    if let weekday = use.mention.weekday, let first = dates[0], first.weekday != weekday {
      warnings.append(.weekdayDisagrees(line: line, quote: quote, date: first))
      // A printed year stands; one that was only taken over is shown to be wrong.
      if source != nil { dates = dates.map { _ in nil } }
    } else if let source {
      warnings.append(.yearTaken(line: line, quote: quote, year: year, from: source))
    }
    return Resolved(dates: dates, warnings: warnings)
  }

  /// The years that a date may have and where each was taken from, likeliest first; no source where it stands with the
  /// date.
  private func years(
    of use: DateUse, before limit: CalendarDate?
  ) -> [(Int, LetterWarning.YearSource?)] {
    if let year = use.mention.year { return [(year, nil)] }
    var found: [(Int, LetterWarning.YearSource?)] = []
    if let near = sentenceYear(of: use) { found.append((near.year, .heading(line: near.line))) }
    if let heading = headingYear(of: use), !isFarFromLetter(use, in: heading.year) {
      found.append((heading.year, .heading(line: heading.line)))
    }
    if let other = yearElsewhere(of: use, before: limit) { found.append(other) }
    if found.isEmpty, let printed = yearOfWeekday(of: use) {
      found.append((printed.year, .heading(line: printed.line)))
    }
    return found
  }

  /// The only year that the text prints, where it makes the weekday right: "landsmødet holdes digitalt i 2021 … lørdag
  /// den 24. april".
  private func yearOfWeekday(of use: DateUse) -> (year: Int, line: Int)? {
    guard let weekday = use.mention.weekday, let day = use.mention.days.first else { return nil }
    var found: (year: Int, line: Int)?
    for passage in layout.passages where passage.section != .related {
      for sentence in passage.sentences {
        guard let year = Self.year(in: Array(passage.folded[sentence])) else { continue }
        if let found, found.year != year { return nil }
        if found == nil, DateReader.meetings.match(in: passage.folded, sentence) {
          found = (year, passage.line(at: sentence.lowerBound))
        }
      }
    }
    guard let found,
      CalendarDate(year: found.year, month: day.month, day: day.day)?.weekday == weekday
    else { return nil }
    return found
  }

  /// Nobody invites to a day eleven months away without saying its year: a heading's "budget 2020" is then the
  /// budget's.
  private func isFarFromLetter(_ use: DateUse, in year: Int) -> Bool {
    guard let letter = layout.letterDate?.date,
      let date = use.mention.dates(in: year).first ?? nil
    else { return false }
    return date.daysSince1970 - letter.daysSince1970 > 335
  }

  /// A year from the meeting, the letter's date or another date.
  private func yearElsewhere(
    of use: DateUse, before limit: CalendarDate?
  ) -> (Int, LetterWarning.YearSource?)? {
    guard let day = use.mention.days.first else { return nil }
    if let limit, use.role == .deadline {
      // The last such day that is not after the meeting.
      let year = [limit.year, limit.year - 1].first { year in
        CalendarDate(year: year, month: day.month, day: day.day).map { $0 <= limit } ?? false
      }
      let line = uses.first { $0.role.isSession }.map {
        layout.passages[$0.passage].line(at: $0.mention.range.lowerBound)
      }
      return year.map { ($0, .otherDate(line: line ?? 0)) }
    }
    if let letter = layout.letterDate?.date {
      let year = [letter.year, letter.year + 1].first { year in
        CalendarDate(year: year, month: day.month, day: day.day).map { $0 >= letter } ?? false
      }
      return year.map { ($0, .letterDate(letter)) }
    }
    let printed = uses.filter { $0.mention.year != nil && $0.role != .other }
    guard let first = printed.first, let year = first.mention.year,
      printed.allSatisfy({ $0.mention.year == year })
    else { return nil }
    let line = layout.passages[first.passage].line(at: first.mention.range.lowerBound)
    return (year, .otherDate(line: line))
  }

  /// "på Samsø i 2025: 23. og 24. september".
  private func sentenceYear(of use: DateUse) -> (year: Int, line: Int)? {
    let passage = layout.passages[use.passage]
    let sentence = passage.sentence(at: use.mention.range.lowerBound)
    // "Generalforsamling 2019 torsdag den 7. marts".
    let named = max(sentence.lowerBound, use.mention.range.lowerBound - 60)
    for event in Self.events(in: passage.folded, named..<use.mention.range.lowerBound).reversed()
    where event + 5 <= use.mention.range.lowerBound {
      if let year = Self.year(in: Array(passage.folded[event..<event + 5])) {
        return (year, passage.line(at: event))
      }
    }
    let before = max(sentence.lowerBound, use.mention.range.lowerBound - 24)
    guard
      let word = Self.inWord.lastRange(in: passage.folded, before..<use.mention.range.lowerBound),
      word.upperBound + 5 <= use.mention.range.lowerBound,
      let year = Self.year(in: Array(passage.folded[word.upperBound..<word.upperBound + 5]))
    else { return nil }
    return (year, passage.line(at: word.lowerBound))
  }

  /// Where the words for meetings end.
  private static func events(in folded: [UInt8], _ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var search = range.lowerBound
    while let event = ProgrammeFinder.meetings.firstRange(in: folded, search..<range.upperBound) {
      found.append(event.upperBound)
      search = event.upperBound
    }
    return found
  }

  private static let inWord: Cues = ["i"]

  /// A year in the heading of the date's section, else in the title.
  private func headingYear(of use: DateUse) -> (year: Int, line: Int)? {
    let passage = layout.passages[use.passage]
    if let section = passage.section {
      let heading = layout.passages[...use.passage].last {
        $0.lines[0].label?.section == section || ($0.lines[0].isEmphasised && $0.section == section)
      }
      if let heading, let year = Self.year(in: heading.folded) { return (year, heading.firstLine) }
    }
    guard use.role != .announced, let title, let year = Self.year(in: Array(title.text.utf8)) else {
      return nil
    }
    return (year, title.lines.first ?? 0)
  }

  /// "budget 2023", "kommuneplan 2021", "frem mod 2030": the year of a plan is not the meeting's.
  private static func isOfPlan(_ bytes: [UInt8], before place: Int) -> Bool {
    let folded = foldedKeepingPlace(Array(bytes[max(0, place - 40)..<place]))
    let words = folded.split(separator: 0x20).suffix(2).map(Array.init)
    guard let last = words.last else { return false }
    if plans.match(in: last) { return true }
    return words.count == 2 && last.elementsEqual("for".utf8) && plans.match(in: words[0])
  }

  private static let plans: Cues = [
    "budget*", "*budget", "*budgettet", "*budgetforslag*", "regnskab*", "*plan", "*planen",
    "*strategi", "*strategien", "vision*", "*aftalen", "mod", "*mål", "danmark",
  ]

  /// The only number from 2000 to 2099 in a text.
  static func year(in bytes: [UInt8]) -> Int? {
    var years: Set<Int> = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      if end - index == 4, !isWordByte(bytes, at: index - 1), !isWordByte(bytes, at: end),
        let year = Int(String(decoding: bytes[index..<end], as: UTF8.self)),
        (2000...2099).contains(year), !isOfPlan(bytes, before: index)
      {
        years.insert(year)
      }
      index = end
    }
    return years.count == 1 ? years.first : nil
  }
}

extension DateUse.Role {
  var isSession: Bool {
    if case .session = self { true } else { false }
  }

  var evidence: Int {
    if case .session(let evidence) = self { evidence } else { 0 }
  }
}
