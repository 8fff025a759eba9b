/// How a word becomes a value, and what a shell may offer in its place.
///
/// `parse` is pure: a word is read once when the line is checked and again when a command asks.
package struct ValueFormat<Value: Sendable>: Sendable {
  let completion: ValueCompletion
  let parse: @Sendable (String) throws(ValueFault) -> Value

  init(
    completion: ValueCompletion = .nothing, allowsEmpty: Bool = false,
    parse: @escaping @Sendable (String) throws(ValueFault) -> Value
  ) {
    self.completion = completion
    self.parse = { (word: String) throws(ValueFault) -> Value in
      guard allowsEmpty || !word.isEmpty else { throw .empty }
      return try parse(word)
    }
  }

  /// The value of the word that was typed last; nil where none was.
  func last(of words: [String]) throws(ValueFault) -> Value? {
    guard let word = words.last else { return nil }
    return try parse(word)
  }

  /// A value with a rule of its own: nil refuses the word.
  ///
  /// - Parameters:
  ///   - expected: what should have stood there, a Danish noun phrase ("et postnummer").
  ///   - isShown: whether an error may show the word that was typed; never where it may be somebody's text.
  package init(
    expected: String, isShown: Bool = false, completion: ValueCompletion = .nothing,
    parse: @escaping @Sendable (String) -> Value?
  ) {
    self.init(completion: completion) { (word: String) throws(ValueFault) -> Value in
      guard let value = parse(word) else { throw .unexpected(expected: expected, isShown: isShown) }
      return value
    }
  }

  /// A date that `parse` takes; the type is the caller's.
  package static func date(_ parse: @escaping @Sendable (String) -> Value?) -> ValueFormat {
    ValueFormat { (word: String) throws(ValueFault) -> Value in
      guard let value = parse(word) else { throw .notADate }
      return value
    }
  }

  /// A time of day that `parse` takes; the type is the caller's.
  package static func time(_ parse: @escaping @Sendable (String) -> Value?) -> ValueFormat {
    ValueFormat { (word: String) throws(ValueFault) -> Value in
      guard let value = parse(word) else { throw .notATime }
      return value
    }
  }
}

extension ValueFormat where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases, by its raw value.
  package static func choice(of type: Value.Type) -> ValueFormat {
    let words = type.allCases.map(\.rawValue)
    return ValueFormat(completion: .choices(words)) { (word: String) throws(ValueFault) -> Value in
      guard let value = Value(rawValue: word) ?? Value(rawValue: word.lowercased()) else {
        throw choiceFault(word, choices: words)
      }
      return value
    }
  }
}

extension ValueFormat where Value == String {
  /// Any text but the empty one.
  package static var text: ValueFormat { anyText(.nothing) }

  /// Any text, the empty one too.
  package static var textOrEmpty: ValueFormat {
    ValueFormat(allowsEmpty: true) { (word: String) throws(ValueFault) -> String in word }
  }

  /// The path of a file; whether it is there is for the command to find out.
  package static var file: ValueFormat { anyText(.file) }

  /// The path of a folder.
  package static var folder: ValueFormat { anyText(.folder) }

  /// One of a few words.
  package static func choice(_ words: [String]) -> ValueFormat {
    ValueFormat(completion: .choices(words)) { (word: String) throws(ValueFault) -> String in
      guard words.contains(word) else { throw choiceFault(word, choices: words) }
      return word
    }
  }

  private static func anyText(_ completion: ValueCompletion) -> ValueFormat {
    ValueFormat(completion: completion) { (word: String) throws(ValueFault) -> String in word }
  }
}

extension ValueFormat where Value == Int {
  /// A whole number, with a sign or without.
  package static var wholeNumber: ValueFormat { wholeNumber(in: Int.min...Int.max) }

  /// A whole number of a range, its ends included.
  package static func wholeNumber(in range: ClosedRange<Int>) -> ValueFormat {
    ValueFormat { (word: String) throws(ValueFault) -> Int in
      guard let number = Int(word) else { throw .notAWholeNumber }
      guard range.contains(number) else {
        throw .outOfRange(from: String(range.lowerBound), to: String(range.upperBound))
      }
      return number
    }
  }
}

extension ValueFormat where Value == Double {
  /// A finite decimal number, written with a comma or a point.
  package static var decimal: ValueFormat {
    ValueFormat { (word: String) throws(ValueFault) -> Double in
      guard let number = readDecimal(word) else { throw .notANumber }
      return number
    }
  }

  /// A decimal number of a range, its ends included.
  package static func decimal(in range: ClosedRange<Double>) -> ValueFormat {
    ValueFormat { (word: String) throws(ValueFault) -> Double in
      guard let number = readDecimal(word) else { throw .notANumber }
      guard range.contains(number) else {
        throw .outOfRange(from: danish(range.lowerBound), to: danish(range.upperBound))
      }
      return number
    }
  }
}

extension ValueFormat {
  /// `KEY=VALUE`, where the key is a case of `Key` and the value is not empty, or one of the plain `words`.
  package static func pair<Key: RawRepresentable & CaseIterable & Sendable>(
    of keys: Key.Type, orWords words: KeyValuePairs<String, Value> = [:],
    make: @escaping @Sendable (Key, String) -> Value
  ) -> ValueFormat where Key.RawValue == String {
    let names = keys.allCases.map(\.rawValue)
    let plain = words.map(\.key)
    return ValueFormat(completion: .choices(names.map { $0 + "=" } + plain)) {
      (word: String) throws(ValueFault) -> Value in
      if let (_, value) = words.first(where: { $0.key == word }) { return value }
      guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex
      else { throw .notAPair(keys: names, orWords: plain) }
      let name = String(word[..<equals])
      guard let key = Key(rawValue: name) else {
        throw .unknownKey(key: name, keys: names, nearest: Nearest.names(to: name, among: names))
      }
      let value = String(word[word.utf8.index(after: equals)...])
      guard !value.isEmpty else { throw .notAPair(keys: names, orWords: plain) }
      return make(key, value)
    }
  }
}

/// What people call the files of these programs.
private let programs = [
  "word": "docx", "powerpoint": "pptx", "excel": "csv", "regneark": "csv", "markdown": "md",
  "tekst": "text", "txt": "text",
]

private func choiceFault(_ word: String, choices: [String]) -> ValueFault {
  let nearest = Nearest.names(to: word, among: choices)
  let other = programs[word.lowercased()].flatMap { choices.contains($0) ? [$0] : nil }
  return .notAChoice(choices: choices, nearest: other ?? nearest)
}

/// Digits with at most one comma or point and a sign: the other spellings that `Double` knows
/// (hexadecimal, exponents, `nan`) are slips of the hand on a command line.
private func readDecimal(_ word: String) -> Double? {
  let plain = word.utf8.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
  let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  let signs = [UInt8(ascii: "-"), UInt8(ascii: "+")]
  let unsigned = plain.first.map(signs.contains) == true ? plain.dropFirst() : plain[...]
  guard unsigned.contains(where: digits.contains),
    unsigned.allSatisfy({ byte in
      digits.contains(byte) || byte == UInt8(ascii: ".")
    })
  else { return nil }
  return Double(String(decoding: plain, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
}

private func danish(_ number: Double) -> String {
  let plain = number == number.rounded() ? String(String(number).split(separator: ".")[0]) : nil
  return plain ?? String(String(number).map { $0 == "." ? "," : $0 })
}
