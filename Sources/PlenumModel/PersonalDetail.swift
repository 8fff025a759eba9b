/// Something in a text by which a person can be found: asked about before it is stored.
///
/// Errs on the side of silence: years, amounts, dates, age groups such as `0-25` and company numbers are no telephone
/// numbers. Names are not looked for.
package struct PersonalDetail: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A Danish personal identity number: a day that exists and four digits.
    case cpr
    /// Eight digits in the groups in which Danes write them, or a number with a country's code.
    case phone
    case email
  }

  package let kind: Kind
  /// Offsets of the text's UTF-8 bytes.
  package let utf8Range: Range<Int>

  /// What is found, from left to right; nothing overlaps. Linear in the text.
  package static func all(in text: String) -> [PersonalDetail] {
    guard text.utf8.contains(where: { $0.isDigit || $0 == UInt8(ascii: "@") }) else { return [] }
    var scanner = Scanner(text)
    return scanner.scan()
  }

  private struct Scanner {
    let bytes: [UInt8]
    /// True at every byte of a letter, a digit or a low line.
    let isWord: [Bool]
    var found: [PersonalDetail] = []

    init(_ text: String) {
      bytes = Array(text.utf8)
      var isWord: [Bool] = []
      isWord.reserveCapacity(bytes.count)
      for scalar in text.unicodeScalars {
        // Looking a property up takes longer than all else here, and nearly every sign is one of ASCII.
        if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
          isWord.append(byte.isDigit || byte.isLetter || byte == UInt8(ascii: "_"))
        } else {
          let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          for _ in 0..<scalar.utf8.count { isWord.append(isPart) }
        }
      }
      self.isWord = isWord
    }

    mutating func scan() -> [PersonalDetail] {
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "@"), let range = email(around: index) {
          // Digits of the address were no number.
          while let last = found.last, last.utf8Range.lowerBound >= range.lowerBound {
            found.removeLast()
          }
          found.append(PersonalDetail(kind: .email, utf8Range: range))
          index = range.upperBound
        } else if isNumberStart(index) {
          let run = NumberRun(bytes, from: index)
          if let detail = run.detail { found.append(detail) }
          index = max(run.end, index + 1)
        } else {
          index += 1
        }
      }
      return found
    }

    /// True where a digit, or a `+` before one, begins something of its own.
    private func isNumberStart(_ index: Int) -> Bool {
      if index > 0, isWord[index - 1] || bytes[index - 1] == UInt8(ascii: "+") { return false }
      if bytes[index].isDigit { return true }
      return bytes[index] == UInt8(ascii: "+") && index + 1 < bytes.count
        && bytes[index + 1].isDigit
    }

    private func email(around at: Int) -> Range<Int>? {
      var start = at
      while start > 0, isWord[start - 1] || ".+-%".utf8.contains(bytes[start - 1]) {
        start -= 1
      }
      while start < at, !isWord[start] { start += 1 }
      var end = at + 1
      while end < bytes.count, isWord[end] || ".-".utf8.contains(bytes[end]) { end += 1 }
      while end > at + 1, !isWord[end - 1] { end -= 1 }
      let labels = bytes[(at + 1)..<end].split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard start < at, labels.count > 1, labels.allSatisfy({ !$0.isEmpty }),
        let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter)
      else { return nil }
      return start..<end
    }
  }
}

/// Digits in groups with single separators between them, such as `+45 12 34 56 78`.
private struct NumberRun {
  let bytes: [UInt8]
  let start: Int
  /// After the last digit that is part of it.
  private(set) var end: Int
  private var groups: [Range<Int>] = []
  /// What stands between two groups; one fewer than groups.
  private var separators: [String] = []
  private let hasPlus: Bool

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
    hasPlus = bytes[start] == UInt8(ascii: "+")
    end = start
    var index = hasPlus ? start + 1 : start
    while index < bytes.count, bytes[index].isDigit {
      let first = index
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      groups.append(first..<index)
      end = index
      guard let separator = Self.separator(bytes, at: index),
        index + separator.utf8.count < bytes.count, bytes[index + separator.utf8.count].isDigit
      else { break }
      separators.append(separator)
      index += separator.utf8.count
    }
    separators = Array(separators.prefix(max(0, groups.count - 1)))
  }

  private static func separator(_ bytes: [UInt8], at index: Int) -> String? {
    let rest = bytes[index...].prefix(3)
    // A blank, a no-break blank, a hyphen, a dash, a point.
    return [" ", "\u{A0}", "-", "\u{2013}", "."].first { rest.starts(with: $0.utf8) }
  }

  var detail: PersonalDetail? {
    if let range = cpr { return PersonalDetail(kind: .cpr, utf8Range: range) }
    if let range = phone { return PersonalDetail(kind: .phone, utf8Range: range) }
    return nil
  }

  private func digits(_ range: Range<Int>) -> [Int] {
    bytes[range].compactMap { $0.isDigit ? Int($0 - UInt8(ascii: "0")) : nil }
  }

  // DDMMYY and four digits: together, with a separator, or with the date in points.
  private var cpr: Range<Int>? {
    guard !hasPlus else { return nil }
    let counts = groups.map(\.count)
    let isWritten =
      switch counts {
      case [10]: true
      case [6, 4]: separators[0] != "."
      case [2, 2, 2, 4]: separators[0] == separators[1] && separators[2] != "."
      default: false
      }
    guard isWritten else { return nil }
    let digits = digits(start..<end)
    guard digits.count == 10 else { return nil }
    // A stand-in number has sixty added to its day.
    let day = (digits[0] * 10 + digits[1]) % 60
    let month = digits[2] * 10 + digits[3]
    guard digits[0] * 10 + digits[1] < 92, (1...12).contains(month) else { return nil }
    let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...longest).contains(day) ? start..<end : nil
  }

  private var phone: Range<Int>? {
    let digits = digits(start..<end)
    let separatorsAgree = Set(separators.dropFirst(hasPlus || isDoubleZero ? 1 : 0)).count <= 1
    if hasPlus { return (9...15).contains(digits.count) ? start..<end : nil }
    if isDoubleZero { return (12...15).contains(digits.count) ? start..<end : nil }
    let counts = groups.map(\.count)
    guard digits.count == 8, (2...9).contains(digits[0]), separatorsAgree, !isNamedOtherwise,
      separators.allSatisfy({ $0 != "\u{2013}" }),
      // `33.70.33.70` is a number; `33.703.370` is an amount.
      !separators.contains(".") || counts == [2, 2, 2, 2]
    else { return nil }
    switch counts {
    case [8]:
      guard !isDay(digits), digits.suffix(3) != [0, 0, 0], !isCounted else { return nil }
    case [4, 4]:
      // `2024 2025`, `2024-2025` are years, `5000 6000` are amounts.
      let numbers = groups.map { self.digits($0).reduce(0) { $0 * 10 + $1 } }
      guard !numbers.allSatisfy({ (1900...2100).contains($0) || $0 % 100 == 0 }), !isCounted,
        separators[0] != "-"
      else { return nil }
    case [2, 2, 2, 2]:
      let numbers = groups.map { self.digits($0).reduce(0) { $0 * 10 + $1 } }
      guard !numbers.allSatisfy({ $0 % 5 == 0 }) else { return nil }
    default:
      // In other groups only where a word says what it is.
      guard isNamedPhone else { return nil }
    }
    return start..<end
  }

  /// A word before the number says that it is a telephone's.
  private var isNamedPhone: Bool {
    wordsBefore.contains {
      ["tlf", "telefon", "telefonnummer", "mobil", "mobilnummer", "mob", "sms"].contains($0)
    }
  }

  /// The last two words before the number, in small letters.
  private var wordsBefore: [String] {
    String(decoding: bytes[max(0, start - 24)..<start], as: UTF8.self).lowercased()
      .split { !$0.isLetter }.suffix(2).map(String.init)
  }

  private var isDoubleZero: Bool {
    groups.first.map { digits($0).starts(with: [0, 0]) } ?? false
  }

  /// `20241030`.
  private func isDay(_ digits: [Int]) -> Bool {
    let year = digits[..<4].reduce(0) { $0 * 10 + $1 }
    let (month, day) = (digits[4] * 10 + digits[5], digits[6] * 10 + digits[7])
    return (1900...2100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  /// A word before the number says that it is something else than a telephone's.
  private var isNamedOtherwise: Bool {
    wordsBefore.contains { word in
      [
        "cvr", "sag", "sagsnr", "sagsnummer", "journalnr", "journal", "kr", "dkk", "p", "ean",
        "konto", "kontonr", "id", "isbn", "ordre", "ordrenr",
      ].contains(word)
    }
  }

  /// A word after the number says what is counted.
  private var isCounted: Bool {
    let after = String(decoding: bytes[end..<min(bytes.count, end + 24)], as: UTF8.self)
      .lowercased()
    let word = after.split(omittingEmptySubsequences: true) { $0 == " " || $0 == "\u{A0}" }.first
    guard let word else { return false }
    return ["kr", "kr.", "kroner", "dkk", "euro", "mio", "mia", "pct", "%", ",-"].contains {
      word == $0 || word.hasPrefix($0 + ",") || word.hasPrefix($0 + ".")
    }
  }
}

extension UInt8 {
  /// A letter of ASCII, or part of one outside it.
  fileprivate var isLetter: Bool {
    self >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
