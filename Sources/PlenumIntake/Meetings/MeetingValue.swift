package import PlenumModel

/// How the values of a meeting file are written: read as people write them, and written so that they are read back.
package enum MeetingValue {
  // Text: what would be lost on a line is written `\u{9}`, a backslash `\\`.

  static func escaped(_ text: String, besides special: Set<Unicode.Scalar> = []) -> String {
    let scalars = Array(text.unicodeScalars)
    var escaped = ""
    for (place, scalar) in scalars.enumerated() {
      let isAtEnd = place == 0 || place == scalars.count - 1
      if scalar == "\\" {
        escaped += "\\\\"
      } else if scalar.isForbiddenControl || scalar.value == 0x09 || scalar.value == 0x0A
        || isAtEnd && scalar.properties.isWhitespace || special.contains(scalar)
      {
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static func unescaped(_ words: String) throws(MeetingFileProblem.Reason) -> String {
    guard words.utf8.contains(UInt8(ascii: "\\")) else { return words }
    var text = String.UnicodeScalarView()
    var rest = words.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "\\": text.append("\\")
      case "u":
        guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"),
          let value = UInt32(String(rest[..<end]), radix: 16), let scalar = Unicode.Scalar(value)
        else { throw .brokenEscape }
        text.append(scalar)
        rest = rest[rest.index(after: end)...]
      default: throw .brokenEscape
      }
    }
    return String(text)
  }

  // Dates and times.

  /// Reads `2024-10-30`, `30. oktober 2024`, `30. okt 2024`, `30/10-2024`, `30.10.2024` and `30/10-24`.
  package static func date(_ text: String) throws(MeetingFileProblem.Reason) -> CalendarDate {
    if let date = CalendarDate(iso: text) { return date }
    if let date = numericDate(text) { return date }
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    guard words.count == 3, let day = Int(words[0].trimmingStop),
      let month = DanishCalendar.month(named: String(words[1])), let year = Int(words[2]),
      let date = CalendarDate(year: year, month: month, day: day)
    else { throw .notADate(text) }
    return date
  }

  /// Day, month and year in figures; a year of two is of this century.
  private static func numericDate(_ text: String) -> CalendarDate? {
    let parts = text.utf8.split(omittingEmptySubsequences: false) {
      [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains($0)
    }.map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      (1...2).contains(parts[0].utf8.count), (1...2).contains(parts[1].utf8.count),
      [2, 4].contains(parts[2].utf8.count), let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: parts[2].utf8.count == 2 ? 2000 + year : year, month: month, day: day)
  }

  /// Reads `17:00`, `17.00`, `9.30` and `17`.
  static func time(_ text: some StringProtocol) -> ClockTime? {
    let parts = text.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
    }
    let digits = parts.map { String(decoding: $0, as: UTF8.self) }
    guard digits.allSatisfy({ (1...2).contains($0.utf8.count) }),
      digits.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      let hour = digits.first.flatMap({ Int($0) })
    else { return nil }
    switch digits.count {
    case 1: return ClockTime(hour: hour)
    case 2 where digits[1].utf8.count == 2:
      return ClockTime(hour: hour, minute: Int(digits[1]) ?? 60)
    default: return nil
    }
  }

  /// Reads `2024-10-30 kl. 17:00-18:45, Rådhuset`: all after the date may be absent, and the date may be `ukendt`.
  static func session(_ words: String) throws(MeetingFileProblem.Reason) -> Session {
    let scalars = words.unicodeScalars
    let comma = scalars.firstIndex(of: ",")
    let place = try comma.map { comma throws(MeetingFileProblem.Reason) in
      try unescaped(String(words[scalars.index(after: comma)...]).trimmingBlanks)
    }
    var parts = String(words[..<(comma ?? words.endIndex)])
      .split(whereSeparator: \.isWhitespace).map(String.init)
    let dateWords = parts.first.map { $0.hasSuffix(".") ? 3 : 1 } ?? 0
    let written = parts.prefix(dateWords).joined(separator: " ")
    parts.removeFirst(min(dateWords, parts.count))
    let date = written.lowercased() == "ukendt" ? nil : try date(written)
    parts.removeAll { ["kl", "kl."].contains($0.lowercased()) }
    let times = try times(parts.joined())
    return Session(
      date: date, start: times.start, end: times.end,
      place: place.flatMap { $0.isEmpty ? nil : $0 })
  }

  private static func times(
    _ words: String
  ) throws(MeetingFileProblem.Reason) -> (start: ClockTime?, end: ClockTime?) {
    guard !words.isEmpty else { return (nil, nil) }
    let ends = words.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" }
    ).map { String($0) }
    guard ends.count <= 2 else { throw .notATime(words) }
    var found: [ClockTime?] = []
    for end in ends {
      guard end.isEmpty ? ends.count == 2 : time(end) != nil else { throw .notATime(words) }
      found.append(time(end))
    }
    let (start, end) = (found[0], found.count == 2 ? found[1] : nil)
    if let start, let end, end <= start { throw .endBeforeStart }
    return (start, end)
  }

  package static func written(_ session: Session) -> String {
    var text = session.date?.description ?? "ukendt"
    if session.start != nil || session.end != nil {
      text += " kl. " + (session.start?.description ?? "")
      text += session.end.map { "-\($0)" } ?? ""
    }
    return text + (session.place.map { ", " + escaped($0) } ?? "")
  }

  // The programme: `17:00 | Velkommen | borgmesteren`; a time that is not known may be `-`.

  static func programmeItem(_ words: String) throws(MeetingFileProblem.Reason) -> ProgrammeItem {
    var parts = words.unicodeScalars.split(
      separator: "|", maxSplits: 2, omittingEmptySubsequences: false
    ).map { String($0).trimmingBlanks }
    var start: ClockTime?
    if parts.count > 1, parts[0] == "-" || time(parts[0]) != nil {
      start = time(parts.removeFirst())
    } else if let (first, rest) = leadingTime(parts[0]) {
      start = first
      parts[0] = rest
    }
    // Of three parts without a time none is lost: the bar between the last two is the speakers' own.
    let by = try unescaped(parts.dropFirst().joined(separator: " | "))
    return ProgrammeItem(time: start, text: try unescaped(parts[0]), by: by.isEmpty ? nil : by)
  }

  private static func leadingTime(_ text: String) -> (ClockTime, rest: String)? {
    guard let blank = text.unicodeScalars.firstIndex(where: \.properties.isWhitespace),
      text[..<blank].utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }),
      let time = time(text[..<blank])
    else { return nil }
    return (time, String(text[blank...]).trimmingBlanks)
  }

  static func written(_ item: ProgrammeItem) -> String {
    let looksTimed =
      item.text == "-" || time(item.text) != nil || leadingTime(item.text) != nil
    let start = item.time?.description ?? (looksTimed ? "-" : nil)
    return [start, escaped(item.text, besides: ["|"]), item.by.map { escaped($0, besides: ["|"]) }]
      .compactMap(\.self).joined(separator: " | ")
  }

  // Tables: `1-6, 8`, and `Herning 2, Ikast-Brande 1`.

  /// The numbers of tables, in rising order: `1-6, 8`.
  package static func tables(_ words: String) throws(MeetingFileProblem.Reason) -> [Int] {
    var tables: Set<Int> = []
    for part in words.split(separator: ",") {
      let ends = part.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
        .map { Int(String($0).trimmingBlanks) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last
      else { throw .notTables(words) }
      guard first >= 1, last <= NoteDraft.highestTable else {
        throw .tableOutOfRange(first < 1 ? first : last)
      }
      tables.formUnion(first...last)
    }
    guard !tables.isEmpty else { throw .notTables(words) }
    return tables.sorted()
  }

  /// Rising numbers, those that follow each other as one: `1-6, 8`.
  package static func written(_ tables: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for table in tables {
      if let last = runs.last, last.upperBound + 1 == table {
        runs[runs.count - 1] = last.lowerBound...table
      } else {
        runs.append(table...table)
      }
    }
    return runs.map {
      $0.count == 1 ? String($0.lowerBound) : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ")
  }

  /// A name without a number is one seat.
  static func seats(_ words: String) throws(MeetingFileProblem.Reason) -> [SeatCount] {
    var seats: [SeatCount] = []
    for part in words.split(separator: ",") {
      var names = part.split(whereSeparator: \.isWhitespace)
      let count = names.last.flatMap { Int($0) }
      if count != nil { names.removeLast() }
      guard !names.isEmpty, (count ?? 1) >= 1 else { throw .notSeats(words) }
      let municipality = try municipality(names.joined(separator: " ")).name
      guard !seats.contains(where: { $0.municipality == municipality }) else {
        throw .notSeats(words)
      }
      seats.append(SeatCount(municipality: municipality, count: count ?? 1))
    }
    return seats
  }

  static func written(_ seats: [SeatCount]) -> String {
    seats.map { "\($0.municipality) \($0.count)" }.joined(separator: ", ")
  }

  static func municipality(_ name: String) throws(MeetingFileProblem.Reason) -> Municipality {
    guard let municipality = Gazetteer.denmark.municipality(named: name) else {
      throw .unknownMunicipality(name, nearest: Gazetteer.denmark.nearestNames(to: name))
    }
    return municipality
  }

  /// What stands in quotation marks is taken as it is: names that came with notes may be none of Denmark's.
  static func verbatim(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard scalars.count > 2, scalars.first == "\"", scalars.last == "\"" else { return nil }
    return String(scalars.dropFirst().dropLast())
  }

  static func written(region: String) -> String {
    Gazetteer.denmark.region(named: region)?.name == region && verbatim(region) == nil
      ? region : "\"\(region)\""
  }

  static func written(host: String) -> String {
    Gazetteer.denmark.municipality(named: host)?.officialName == host && verbatim(host) == nil
      ? host : "\"\(host)\""
  }

  // Single words.

  static func state(_ words: String) throws(MeetingFileProblem.Reason) -> Meeting.State {
    guard let state = Meeting.State(written: words) else { throw .notAState(words) }
    return state
  }

  static func yes(_ words: String) throws(MeetingFileProblem.Reason) -> Bool {
    switch words.lowercased() {
    case "ja": true
    case "nej", "": false
    default: throw .notYesOrNo(words)
    }
  }
}

extension Meeting.State {
  /// The state that people mean, by its Danish word or its word in the JSON, in any case.
  package init?(written word: String) {
    let word = word.lowercased()
    guard let state = Self.allCases.first(where: { $0.rawValue == word || $0.danish == word })
    else { return nil }
    self = state
  }

  /// `planlagt`, `åbent`, `lukket`.
  package var danish: String {
    switch self {
    case .planned: "planlagt"
    case .open: "åbent"
    case .closed: "lukket"
    }
  }
}

extension Substring {
  /// Without a full stop at its end.
  fileprivate var trimmingStop: Substring {
    utf8.last == UInt8(ascii: ".") ? self[..<utf8.index(before: endIndex)] : self
  }
}
