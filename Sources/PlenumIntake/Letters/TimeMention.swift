import PlenumModel

/// A time of day, or from one to another, as a letter writes it.
struct TimeMention: Hashable, Sendable {
  let start: ClockTime
  let end: ClockTime?
  let range: Range<Int>
}

/// Finds times in folded text: `kl. 16.30-18.30`, `fra kl. 17-19`, `kl. 17:00 - 19:30`, `16.30 til 19.00`.
///
/// A bare number is never a time, nor is one `16.30` alone in a sentence: it may be a price or a paragraph.
struct TimeScanner {
  private let bytes: [UInt8]
  private let folded: [UInt8]
  private let limit: Int

  /// All times in order.
  ///
  /// - Complexity: O(n).
  static func mentions(in passage: Passage, _ range: Range<Int>? = nil) -> [TimeMention] {
    let range = range ?? passage.whole
    let scanner = TimeScanner(
      bytes: passage.bytes, folded: passage.folded, limit: range.upperBound)
    var found: [TimeMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let mention = scanner.mention(at: index) {
        found.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The time with which an item begins: also a bare `16.30` or `17:00 - 17:10`.
  static func leading(in line: LetterLine) -> TimeMention? {
    let scanner = TimeScanner(bytes: line.bytes, folded: line.folded, limit: line.folded.count)
    guard !line.folded.isEmpty else { return nil }
    if let mention = scanner.mention(at: 0) { return mention }
    guard let first = scanner.clock(at: 0, needsMinutes: true) else { return nil }
    return scanner.extended(first, from: 0, needsMinutes: true)
  }

  /// `19:30` right after a place in a text, a blank or a comma before it and nothing but the line's end after it.
  static func bare(in passage: Passage, after place: Int) -> TimeMention? {
    let scanner = TimeScanner(
      bytes: passage.bytes, folded: passage.folded, limit: passage.folded.count)
    let start = scanner.afterBlanks(
      scanner.byte(place) == 0x2C ? place + 1 : place)
    guard start > place, let first = scanner.clock(at: start, needsMinutes: true) else {
      return nil
    }
    if scanner.byte(first.end) == 0x3A, let seconds = scanner.digits(at: first.end + 1, most: 2),
      scanner.afterBlanks(seconds.end) == passage.folded.count
    {
      return TimeMention(start: first.time, end: nil, range: start..<seconds.end)
    }
    let whole = scanner.extended(first, from: start, needsMinutes: true)
    return scanner.afterBlanks(whole.range.upperBound) == passage.folded.count ? whole : nil
  }

  /// "fra 19 – 21" or "10-15" right after a place in a text: bare hours are a time where a date stands before them.
  static func span(in passage: Passage, after place: Int) -> TimeMention? {
    let scanner = TimeScanner(
      bytes: passage.bytes, folded: passage.folded, limit: passage.folded.count)
    var start = scanner.afterBlanks(scanner.byte(place) == 0x2C ? place + 1 : place)
    let lead = leads.prefixEnd(of: passage.folded, start..<passage.folded.count)
    if let lead { start = scanner.afterBlanks(lead) }
    guard start > place, let first = scanner.clock(at: start, needsMinutes: false) else {
      return nil
    }
    let whole = scanner.extended(first, from: start, needsMinutes: false)
    guard let end = whole.end, whole.start < end, whole.start.hour >= 7,
      // "12. maj 10-12 år" counts something else.
      lead != nil || [nil, 0x2E, 0x2C].contains(scanner.byte(whole.range.upperBound))
    else { return nil }
    return whole
  }

  private static let leads: Cues = ["fra", "mellem"]

  private func mention(at start: Int) -> TimeMention? {
    guard folded[start] == 0x6B || folded[start].isDigit, !isWordByte(folded, at: start - 1) else {
      return nil
    }
    if let number = afterClockWord(at: start) {
      // "KL 17" may be the association; "kl. 17" and "Kl 17" are times.
      let mayBeName = bytes[start] == 0x4B && bytes[start + 1] == 0x4C && folded[start + 2] != 0x2E
      return clock(at: number, needsMinutes: mayBeName).map {
        extended($0, from: start, needsMinutes: false)
      }
    }
    guard start == 0 || ![0x2E, 0x2F, 0x2D, 0x3A, 0x2C].contains(folded[start - 1]),
      let first = clock(at: start, needsMinutes: true)
    else { return nil }
    let whole = extended(first, from: start, needsMinutes: true)
    return whole.end == nil ? nil : whole
  }

  private func extended(
    _ first: (time: ClockTime, end: Int), from start: Int, needsMinutes: Bool
  ) -> TimeMention {
    let alone = TimeMention(start: first.time, end: nil, range: start..<first.end)
    let isBetween = wordBefore(start) == "mellem"
    guard let second = afterJoin(at: first.end, allowsAnd: isBetween),
      let last = clock(at: second, needsMinutes: needsMinutes)
    else { return alone }
    return TimeMention(start: first.time, end: last.time, range: start..<last.end)
  }

  /// Where the number after "kl.", "kl" or "klokken" begins, past "ca.".
  private func afterClockWord(at start: Int) -> Int? {
    let word = Self.clockWords.first { folded[start..<limit].starts(with: $0) }
    guard let word else { return nil }
    var position = start + word.count
    if byte(position) == 0x2E || byte(position) == 0x3A { position += 1 }
    position = afterBlanks(position)
    return byte(position)?.isDigit == true ? position : afterAbout(position, then: nil)
  }

  private static let clockWords = ["klokken", "kl"].map { Array($0.utf8) }

  /// Past "ca.", and past what may stand between it and the number.
  private func afterAbout(_ position: Int, then next: ((Int) -> Int?)?) -> Int? {
    guard folded[position..<limit].starts(with: "ca".utf8) else { return nil }
    var position = position + 2
    if byte(position) == 0x2E { position += 1 }
    position = afterBlanks(position)
    if byte(position)?.isDigit == true { return position }
    return next?(position)
  }

  /// Where the second time begins after a dash or "til", past "kl." and "ca.".
  private func afterJoin(at start: Int, allowsAnd: Bool) -> Int? {
    var position = afterBlanks(start)
    let join = Self.joins.first { folded[position..<limit].starts(with: $0) }
    guard let join, allowsAnd || join != Self.and else { return nil }
    position = afterBlanks(position + join.count)
    if byte(position)?.isDigit == true { return position }
    return afterClockWord(at: position) ?? afterAbout(position) { afterClockWord(at: $0) }
  }

  private static let and = Array("og ".utf8)
  private static let joins = ["-", "–", "—", "til "].map { Array($0.utf8) } + [and]

  /// `17`, `17.30`, `17:30`, `1730`; the number must not be part of a date or a longer number.
  private func clock(at start: Int, needsMinutes: Bool) -> (time: ClockTime, end: Int)? {
    guard let hour = digits(at: start, most: 4) else { return nil }
    if hour.count == 4, !needsMinutes {
      return ClockTime(hour: hour.value / 100, minute: hour.value % 100).flatMap {
        isFree(at: hour.end) ? ($0, hour.end) : nil
      }
    }
    guard hour.count <= 2 else { return nil }
    if let mark = byte(hour.end), mark == 0x2E || mark == 0x3A,
      let minute = digits(at: hour.end + 1, most: 2), minute.count == 2
    {
      guard isFree(at: minute.end), !isDate(after: minute.end) else { return nil }
      return ClockTime(hour: hour.value, minute: minute.value).map { ($0, minute.end) }
    }
    guard !needsMinutes, isFree(at: hour.end), !isDayOfMonth(endingAt: hour.end) else { return nil }
    return ClockTime(hour: hour.value).map { ($0, hour.end) }
  }

  /// `16.30.21` and `12.03-2021` are dates, `17/4` too.
  private func isDate(after end: Int) -> Bool {
    guard let mark = byte(end), mark == 0x2E || mark == 0x2D else { return false }
    guard let next = digits(at: end + 1, most: 4) else { return false }
    return next.count == 4 || (mark == 0x2E && next.count == 2)
  }

  /// In "kl. 3. maj" somebody forgot the time.
  private func isDayOfMonth(endingAt end: Int) -> Bool {
    guard byte(end) == 0x2E, byte(end + 1) == 0x20 else { return false }
    var wordEnd = end + 2
    while wordEnd < limit, wordEnd - end < 14, isWordByte(folded, at: wordEnd) { wordEnd += 1 }
    return DanishCalendar.month(named: String(decoding: folded[end + 2..<wordEnd], as: UTF8.self))
      != nil
  }

  private func isFree(at end: Int) -> Bool {
    guard let mark = byte(end) else { return true }
    return !isWordByte(folded, at: end) && mark != 0x2F && mark != 0x25
  }

  private func digits(at start: Int, most: Int) -> (value: Int, count: Int, end: Int)? {
    var end = start
    var value = 0
    while end < limit, folded[end].isDigit, end - start <= most {
      value = value * 10 + Int(folded[end] - 0x30)
      end += 1
    }
    return end > start && end - start <= most ? (value, end - start, end) : nil
  }

  private func wordBefore(_ start: Int) -> String {
    var end = start
    while end > 0, folded[end - 1] == 0x20 { end -= 1 }
    var first = end
    while first > 0, end - first < 12, isWordByte(folded, at: first - 1) { first -= 1 }
    return String(decoding: folded[first..<end], as: UTF8.self)
  }

  private func afterBlanks(_ position: Int) -> Int {
    var position = position
    while byte(position) == 0x20 { position += 1 }
    return position
  }

  private func byte(_ position: Int) -> UInt8? { position < limit ? folded[position] : nil }
}
