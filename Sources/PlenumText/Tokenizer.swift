/// Finds the words, numbers and marks of a text, byte by byte, each with its place.
///
/// Any bytes are a text to it: what is no UTF-8 becomes symbols, and no byte is counted twice or moved.
package struct Tokenizer: Sendable {
  let abbreviations: Abbreviations

  package init() { abbreviations = Abbreviations() }

  /// The first token that begins at `position` or after it; nil where only blanks are left.
  ///
  /// - Complexity: O(bytes passed); looks at most 260 bytes beyond the token.
  package func token(in text: Span<UInt8>, from position: Int) -> Token? {
    var start = position
    while start < text.count {
      let scalar = TextScalar(in: text, at: start)
      switch scalar.kind {
      case .blank, .newline: start += scalar.utf8Count
      case .letter, .digit: return word(in: text, from: start)
      case .hyphen, .apostrophe, .punctuation:
        if let end = bracketedPrefix(in: text, from: start) {
          return word(in: text, from: start, alreadyTo: end)
        }
        return Token(kind: .punctuation, utf8Range: start..<endOfPunctuation(text, start))
      case .mark, .symbol:
        return Token(kind: .symbol, utf8Range: start..<endOfSymbol(text, start))
      }
    }
    return nil
  }

  /// All tokens of a text, in order.
  package func tokens(in text: Span<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var position = 0
    while let token = token(in: text, from: position) {
      tokens.append(token)
      position = token.utf8Range.upperBound
    }
    return tokens
  }

  package func tokens(of text: String) -> [Token] { tokens(in: text.utf8Span.span) }

  private func word(
    in text: Span<UInt8>, from start: Int, alreadyTo prefix: Int? = nil
  ) -> Token {
    var scan = WordScan(position: prefix ?? start, hasLetter: prefix != nil)
    scan.run(in: text)
    let end = scan.position
    if let end = Address.end(in: text, from: start, word: start..<end) {
      return Token(kind: .address, utf8Range: start..<end)
    }
    if scan.hasLetter {
      if let end = abbreviations.end(in: text, word: start..<end)
        ?? Initials.end(in: text, word: start..<end)
      {
        return Token(kind: .abbreviation, utf8Range: start..<end)
      }
      if let end = companyEnd(in: text, word: start..<end) {
        return Token(kind: .word, utf8Range: start..<end)
      }
      return Token(kind: .word, utf8Range: start..<endWithMark(in: text, word: start..<end))
    }
    let number = Ordinal.end(in: text, digits: start..<end) ?? end
    return Token(kind: .number, utf8Range: start..<number)
  }

  /// The end with the mark that belongs to the word: the hyphen of `almen- og specialområdet`, which stands for the rest
  /// of a compound, and the apostrophe of `Aarhus' skoler`, which stands for a genitive's `s`.
  private func endWithMark(in text: Span<UInt8>, word: Range<Int>) -> Int {
    let end = word.upperBound
    guard end < text.count else { return end }
    let mark = TextScalar(in: text, at: end)
    let next = end + mark.utf8Count
    guard next < text.count else { return end }
    let following = TextScalar(in: text, at: next)
    switch mark.kind {
    case .hyphen:
      let goesOn =
        following.kind == .blank || text[next] == UInt8(ascii: ",")
        || text[next] == UInt8(ascii: "/")
      return goesOn ? next : end
    case .apostrophe:
      let isQuoted =
        word.lowerBound > 0
        && (text[word.lowerBound - 1] == UInt8(ascii: "'")
          || (word.lowerBound > 2 && text[word.lowerBound - 3] == 0xE2))
      let last = text[end - 1] | 0x20
      return "sxz".utf8.contains(last) && following.kind == .blank && !isQuoted ? next : end
    default: return end
    }
  }

  /// The end of `A/S` or `m/k`, one letter on either side of a slash.
  private func companyEnd(in text: Span<UInt8>, word: Range<Int>) -> Int? {
    let slash = word.upperBound
    guard word.count == 1, slash + 1 < text.count, text[slash] == UInt8(ascii: "/"),
      (0x61...0x7A).contains(text[slash + 1] | 0x20)
    else { return nil }
    guard slash + 2 < text.count else { return slash + 2 }
    switch TextScalar(in: text, at: slash + 2).kind {
    case .letter, .digit, .mark, .hyphen, .apostrophe: return nil
    default: return text[slash + 2] == UInt8(ascii: "/") ? nil : slash + 2
    }
  }

  /// The end of `(mis)` in `(mis)trivsel`, which is one word.
  private func bracketedPrefix(in text: Span<UInt8>, from start: Int) -> Int? {
    guard text[start] == UInt8(ascii: "(") else { return nil }
    var position = start + 1
    while position < text.count, position < start + 12 {
      let scalar = TextScalar(in: text, at: position)
      guard scalar.kind == .letter else {
        break
      }
      position += scalar.utf8Count
    }
    guard position > start + 1, position + 1 < text.count, text[position] == UInt8(ascii: ")"),
      TextScalar(in: text, at: position + 1).kind == .letter
    else { return nil }
    return position + 1
  }

  /// Runs of `.!?` are one mark, and so are runs of one and the same mark.
  private func endOfPunctuation(_ text: Span<UInt8>, _ start: Int) -> Int {
    let first = text[start]
    var position = start + TextScalar(in: text, at: start).utf8Count
    guard first < 0x80 else { return position }
    let isStop = Self.isStop(first)
    while position < text.count,
      text[position] == first || (isStop && Self.isStop(text[position]))
    {
      position += 1
    }
    return position
  }

  static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private func endOfSymbol(_ text: Span<UInt8>, _ start: Int) -> Int {
    var position = start
    while position < text.count {
      let scalar = TextScalar(in: text, at: position)
      guard scalar.kind == .symbol || scalar.kind == .mark else { break }
      position += scalar.utf8Count
    }
    return position
  }
}

/// Walks to the end of a word or number.
private struct WordScan {
  private(set) var position: Int
  private(set) var hasLetter: Bool
  /// Whether the word so far is a number to which a point or comma and more digits may belong.
  private var isNumeric: Bool

  init(position: Int, hasLetter: Bool) {
    self.position = position
    self.hasLetter = hasLetter
    isNumeric = !hasLetter
  }

  mutating func run(in text: Span<UInt8>) {
    while position < text.count {
      let scalar = TextScalar(in: text, at: position)
      switch scalar.kind {
      case .letter:
        hasLetter = true
        isNumeric = false
        position += scalar.utf8Count
      case .digit, .mark: position += scalar.utf8Count
      case .hyphen:
        guard isWordful(text, at: position + scalar.utf8Count) else { return }
        position += scalar.utf8Count
      case .apostrophe:
        guard kind(text, at: position + scalar.utf8Count) == .letter else { return }
        position += scalar.utf8Count
      case .punctuation:
        guard isNumeric, let next = afterNumberMark(text) else { return }
        position = next
      case .blank, .newline, .symbol: return
      }
    }
  }

  /// Past the mark in `17.30`, `1,5`, `16:30`, or in `2.-klasse`.
  private func afterNumberMark(_ text: Span<UInt8>) -> Int? {
    let byte = text[position]
    guard
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
    else { return nil }
    if kind(text, at: position + 1) == .digit { return position + 1 }
    guard byte == UInt8(ascii: "."), kind(text, at: position + 1) == .hyphen else { return nil }
    let next = position + 1 + TextScalar(in: text, at: position + 1).utf8Count
    return isWordful(text, at: next) ? next : nil
  }

  private func kind(_ text: Span<UInt8>, at position: Int) -> TextScalar.Kind? {
    position < text.count ? TextScalar(in: text, at: position).kind : nil
  }

  private func isWordful(_ text: Span<UInt8>, at position: Int) -> Bool {
    let kind = kind(text, at: position)
    return kind == .letter || kind == .digit
  }
}
