import PlenumModel

/// A day, or days joined by "og" or a dash, as a letter writes them; the year only if it stands there.
struct DateMention: Hashable, Sendable {
  struct Day: Hashable, Sendable {
    let day: Int
    let month: Int
  }

  /// Rising order of writing; a range has all its days.
  let days: [Day]
  var year: Int?
  /// 1 for Monday, the weekday that stands before the first day.
  let weekday: Int?
  let range: Range<Int>

  /// nil: that day does not exist in that year.
  func dates(in year: Int) -> [CalendarDate?] {
    days.map { CalendarDate(year: year, month: $0.month, day: $0.day) }
  }
}

/// Finds dates in folded text: `den 20. og 21. april 2021`, `mandag den 14. juni`, `20/4-21`, `2021-04-20`.
struct DateScanner {
  private let folded: [UInt8]
  private let limit: Int
  private var index: Int

  /// All dates of a passage in order.
  ///
  /// - Complexity: O(n).
  static func mentions(in passage: Passage) -> [DateMention] {
    mentions(in: passage.folded, passage.whole)
  }

  static func mentions(in folded: [UInt8], _ range: Range<Int>) -> [DateMention] {
    var scanner = DateScanner(folded: folded, limit: range.upperBound, index: range.lowerBound)
    var found: [DateMention] = []
    while let mention = scanner.next() { found.append(mention) }
    return inheritingYears(found, folded)
  }

  private mutating func next() -> DateMention? {
    while index < limit {
      guard folded[index].isDigit, index == 0 || !isWordByte(folded, at: index - 1) else {
        index += 1
        continue
      }
      let start = index
      if let mention = isoDate(at: start) ?? numericDate(at: start) ?? namedDate(at: start) {
        index = mention.range.upperBound
        return mention
      }
      while index < limit, folded[index].isDigit { index += 1 }
    }
    return nil
  }

  /// In "den 3. maj og den 4. juni 2021" the year is said once for both.
  private static func inheritingYears(
    _ mentions: [DateMention], _ folded: [UInt8]
  ) -> [DateMention] {
    var mentions = mentions
    for index in mentions.indices.dropLast().reversed()
    where mentions[index].year == nil && mentions[index + 1].year != nil {
      let between = mentions[index].range.upperBound..<mentions[index + 1].range.lowerBound
      if between.count <= 24,
        listJoins.match(in: folded, between)
          || folded[between].allSatisfy({ [0x20, 0x2C, 0x2D].contains($0) })
      {
        mentions[index].year = mentions[index + 1].year
      }
    }
    return mentions
  }

  private static let listJoins: Cues = [
    "og", "til", "samt", "eller", "–", "- mandag", "- tirsdag", "- onsdag", "- torsdag", "- fredag",
    "- den",
  ]
}

extension DateScanner {
  /// `2021-04-20`.
  private func isoDate(at start: Int) -> DateMention? {
    guard let (year, afterYear) = number(at: start, digits: 4...4), byte(afterYear) == 0x2D,
      let (month, afterMonth) = number(at: afterYear + 1, digits: 2...2), byte(afterMonth) == 0x2D,
      let (day, end) = number(at: afterMonth + 1, digits: 2...2), (1900...2199).contains(year)
    else { return nil }
    return mention([(day, month)], year: year, start..<end)
  }

  /// `20/4-21`, `20/4 2021`, `20.04.2021`, `20-04-2021`; `20/4` alone only after "den" or a weekday, since a fraction
  /// and a page look alike.
  private func numericDate(at start: Int) -> DateMention? {
    guard let (day, afterDay) = number(at: start, digits: 1...2), let separator = byte(afterDay),
      [0x2F, 0x2E, 0x2D].contains(separator),
      let (month, afterMonth) = number(at: afterDay + 1, digits: 1...2)
    else { return nil }
    let isSlash = separator == 0x2F
    if let mark = byte(afterMonth),
      mark == separator || (isSlash && (mark == 0x2D || mark == 0x20)),
      let (year, end) = year(at: afterMonth + 1, short: mark != 0x20)
    {
      return mention([(day, month)], year: year, start..<end)
    }
    guard byte(afterMonth)?.isDigit != true, byte(afterMonth) != separator || !isSlash else {
      return nil
    }
    let isDated =
      isSlash
      ? isAnnounced(at: start) || isTimed(from: afterMonth)
      : separator == 0x2E && isNamedDay(at: start)
    return isDated ? mention([(day, month)], year: nil, start..<afterMonth) : nil
  }

  /// `14. juni`, `20. og 21. april 2021`, `28.-29. maj`, `3., 4. og 5. maj`, `1 juli 2024`.
  private func namedDate(at start: Int) -> DateMention? {
    guard let (first, afterFirst) = number(at: start, digits: 1...2) else { return nil }
    var days = [first]
    var isRange = false
    var position = skip(dot: true, from: afterFirst)
    while days.count < 8, let join = join(at: position),
      let (day, end) = number(at: join.end, digits: 1...2), byte(end) == 0x2E || join.isRange
    {
      days.append(day)
      isRange = join.isRange
      position = skip(dot: true, from: end)
    }
    let wordEnd = endOfWord(from: position)
    guard wordEnd > position,
      let month = DanishCalendar.month(named: string(position..<wordEnd)),
      // In "kl. 12 til tirsdag den 4. maj" the twelve is a time, and so is the 21 of "kl. 19-21, onsdag den 5. maj".
      days.count == 1
        || !(Self.clockWords.contains(wordBefore(start).name) || endsNumber(before: start))
    else { return nil }
    var end = wordEnd
    var year: Int?
    let afterMonth = skip(dot: true, from: wordEnd)
    let yearStart = byte(afterMonth) == 0x2C ? skip(dot: false, from: afterMonth + 1) : afterMonth
    if let (value, yearEnd) = self.year(at: yearStart, short: false) {
      year = value
      end = yearEnd
    }
    if isRange, days.count == 2, days[0] < days[1], days[1] - days[0] <= 6 {
      days = Array(days[0]...days[1])
    }
    return mention(days.map { ($0, month) }, year: year, start..<end)
  }

  private func mention(
    _ days: [(day: Int, month: Int)], year: Int?, _ range: Range<Int>
  ) -> DateMention? {
    // A 32nd or a 13th month is no date at all; 31 April is one that does not exist, and worth a word.
    guard days.allSatisfy({ (1...31).contains($0.day) && (1...12).contains($0.month) }) else {
      return nil
    }
    return DateMention(
      days: days.map { DateMention.Day(day: $0.day, month: $0.month) }, year: year,
      weekday: weekday(before: range.lowerBound), range: range)
  }

  /// "og", "til", a comma or a dash before the next day; the last two words may be "den" and a weekday.
  private func join(at position: Int) -> (end: Int, isRange: Bool)? {
    for (word, isRange) in Self.joins
    where folded[position..<limit].starts(with: word) {
      var end = skip(dot: false, from: position + word.count)
      if Self.isLetterWord(word), isWordByte(folded, at: position + word.count) { continue }
      for _ in 0..<2 {
        let wordEnd = endOfWord(from: end)
        let name = string(end..<wordEnd)
        guard name == "den" || name == "d" || DanishCalendar.weekday(named: name) != nil else {
          break
        }
        end = skip(dot: true, from: wordEnd)
      }
      return (end, isRange)
    }
    return nil
  }

  private static func isLetterWord(_ word: [UInt8]) -> Bool { word[0].isASCIIWord }

  private static let joins: [(word: [UInt8], isRange: Bool)] = [
    (Array("og".utf8), false), (Array("eller".utf8), false), (Array("samt".utf8), false),
    (Array("til".utf8), true), (Array("-".utf8), true), (Array("–".utf8), true),
    (Array("—".utf8), true), (Array(",".utf8), false), (Array("+".utf8), false),
  ]

  private static let clockWords: Set<String> = ["kl", "klokken"]

  /// Whether "den", "d.", a weekday or the colon of a label leads to the date, or another date and "og".
  private func isAnnounced(at start: Int) -> Bool {
    let word = wordBefore(start)
    if isNamedDay(at: start) || DanishCalendar.weekday(named: word.name) != nil { return true }
    if start > 1, folded[start - 1] == 0x20, folded[start - 2] == 0x3A { return true }
    return ["og", "eller", "samt"].contains(word.name) && word.start > 1
      && folded[word.start - 2].isDigit
  }

  /// Whether "den" or "d." stands before it.
  private func isNamedDay(at start: Int) -> Bool {
    ["den", "d", "senest", "inden"].contains(wordBefore(start).name)
  }

  /// Whether a number and a mark within it stand right before a place: `19-`, `19.`, `19 – `.
  private func endsNumber(before start: Int) -> Bool {
    var index = start
    while index > 0, folded[index - 1] == 0x20 { index -= 1 }
    let marks = folded[..<index].suffix(3)
    if marks.elementsEqual([0xE2, 0x80, 0x93]) || marks.elementsEqual([0xE2, 0x80, 0x94]) {
      index -= 3
    } else if let mark = marks.last,
      mark == 0x2D || (index == start && [0x2E, 0x3A].contains(mark))
    {
      index -= 1
    } else {
      return false
    }
    while index > 0, folded[index - 1] == 0x20 { index -= 1 }
    return index > 0 && folded[index - 1].isDigit
  }

  /// Whether "kl." follows.
  private func isTimed(from end: Int) -> Bool {
    let next = skip(dot: false, from: byte(end) == 0x2C ? end + 1 : end)
    return Self.clockWords.contains(string(next..<endOfWord(from: next)))
  }

  private func weekday(before start: Int) -> Int? {
    let word = wordBefore(start)
    if let weekday = DanishCalendar.weekday(named: word.name) { return weekday }
    guard word.name == "den" || word.name == "d" else { return nil }
    return DanishCalendar.weekday(named: wordBefore(word.start).name)
  }

  private func wordBefore(_ start: Int) -> (name: String, start: Int) {
    var end = start
    while end > 0, [0x20, 0x2E, 0x2C].contains(folded[end - 1]) { end -= 1 }
    var first = end
    while first > 0, end - first < 24, isWordByte(folded, at: first - 1) { first -= 1 }
    return (string(first..<end), first)
  }

  /// Four digits of a likely year, or two after a dash or a full stop.
  private func year(at start: Int, short: Bool) -> (Int, Int)? {
    if let (value, end) = number(at: start, digits: 4...4), (1900...2199).contains(value) {
      return (value, end)
    }
    if short, let (value, end) = number(at: start, digits: 2...2) { return (2000 + value, end) }
    return nil
  }

  private func number(at start: Int, digits: ClosedRange<Int>) -> (Int, Int)? {
    var end = start
    var value = 0
    while end < limit, folded[end].isDigit, end - start <= 4 {
      value = value * 10 + Int(folded[end] - 0x30)
      end += 1
    }
    guard digits.contains(end - start), end >= limit || !isWordByte(folded, at: end) else {
      return nil
    }
    return (value, end)
  }

  private func skip(dot: Bool, from start: Int) -> Int {
    var position = start
    if dot, byte(position) == 0x2E { position += 1 }
    while byte(position) == 0x20 { position += 1 }
    return position
  }

  private func endOfWord(from start: Int) -> Int {
    var end = start
    while end < limit, end - start < 24, isWordByte(folded, at: end), !folded[end].isDigit {
      end += 1
    }
    return end
  }

  private func byte(_ position: Int) -> UInt8? { position < limit ? folded[position] : nil }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: folded[range], as: UTF8.self)
  }
}
