/// What a byte means to a word that is read byte by byte.
private enum ByteClass {
  static let letter: UInt8 = 0
  static let digit: UInt8 = 1
  static let blank: UInt8 = 2
  /// An ASCII mark that ends a word whatever follows it, and that no word begins with.
  static let mark: UInt8 = 3
  /// The same of an ASCII sign.
  static let sign: UInt8 = 4
  /// An ASCII mark or sign that may belong to the word before it, but begins none.
  static let joiner: UInt8 = 5
  /// C3, the first byte of `æ ø å` and the other letters up to ÿ.
  static let lead: UInt8 = 6
  /// Whatever needs a closer look: a bracket that may open a word, and all other bytes beyond ASCII.
  static let other: UInt8 = 7

  static let table: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: letter
    case 0x30...0x39: digit
    case 0x00...0x20, 0x7F: blank
    case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "+"):
      joiner
    case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "$"):
      sign
    case UInt8(ascii: "("), 0x80...0xFF: byte == 0xC3 ? lead : other
    default: mark
    }
  }
}

/// A word of letters, or a number of digits, with nothing about it that needs a closer look.
private struct PlainToken {
  let end: Int
  let key: FormKey
}

/// The same tokens as ``Tokenizer/token(in:from:)`` gives, found in one pass over the bytes of common words: the tokenizer
/// proper is asked only for what is not a run of letters or digits between blanks and plain marks.
extension Tokenizer {
  /// Appends the number of each term's form, in order, and ``HomographReader/mark`` where marks or the end of a line
  /// stand between.
  ///
  /// - Complexity: O(bytes).
  package func scan(
    _ text: Span<UInt8>, into forms: inout FormSet, numbers: inout [UInt32]
  ) {
    each(in: text, withMarks: false) { _, range, key in
      numbers.append(forms.intern(key, text, range))
    } mark: {
      numbers.append(HomographReader.mark)
    }
  }

  /// The UTF-8 ranges of a text's terms, in order.
  package func termRanges(in text: Span<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    each(in: text, withMarks: false) { _, range, _ in
      ranges.append(range)
    } mark: {
    }
    return ranges
  }

  /// Calls `body` with each token of a text.
  ///
  /// - Complexity: O(bytes).
  @inline(__always)
  func eachToken(in text: Span<UInt8>, _ body: (Token.Kind, Range<Int>, FormKey) -> Void) {
    each(in: text, withMarks: true, body) {}
  }

  /// - Parameter mark: called for what is no term, where marks are not given to `body`, and for ends of lines.
  @inline(__always)
  private func each(
    in text: Span<UInt8>, withMarks: Bool, _ body: (Token.Kind, Range<Int>, FormKey) -> Void,
    mark: () -> Void
  ) {
    let table = ByteClass.table
    let classes = table.span
    var position = 0
    while position < text.count {
      let kind: Token.Kind
      let found: PlainToken?
      switch classes[Int(text[position])] {
      case ByteClass.blank:
        if text[position] &- 0x0A < 4 { mark() }
        position &+= 1
        continue
      case ByteClass.mark, ByteClass.sign, ByteClass.joiner:
        guard withMarks else {
          mark()
          position &+= 1
          continue
        }
        kind = .punctuation
        found = plainMark(in: text, at: position, classes)
      case ByteClass.letter, ByteClass.lead:
        kind = .word
        found = plainWord(in: text, from: position, classes)
      case ByteClass.digit:
        kind = .number
        found = plainNumber(in: text, from: position, classes)
      default:
        kind = .symbol
        found = nil
      }
      if let found {
        body(kind, position..<found.end, found.key)
        position = found.end
        // Most often a blank follows.
        if position < text.count, text[position] == 0x20 { position &+= 1 }
      } else if let token = token(in: text, from: position) {
        if !withMarks, hasNewline(text, position..<token.utf8Range.lowerBound) { mark() }
        position = token.utf8Range.upperBound
        guard withMarks || token.isTerm else {
          mark()
          continue
        }
        let key = FormKey(text.extracting(token.utf8Range), kind: token.kind)
        body(token.kind, token.utf8Range, key)
      } else {
        return
      }
    }
  }

  private func hasNewline(_ text: Span<UInt8>, _ gap: Range<Int>) -> Bool {
    var position = gap.lowerBound
    while position < gap.upperBound {
      let scalar = TextScalar(in: text, at: position)
      if scalar.kind == .newline { return true }
      position += scalar.utf8Count
    }
    return false
  }

  /// A punctuation mark that stands alone.
  @inline(__always)
  private func plainMark(
    in text: Span<UInt8>, at start: Int, _ classes: Span<UInt8>
  ) -> PlainToken? {
    let mark = text[start]
    guard classes[Int(mark)] != ByteClass.sign, mark != UInt8(ascii: "+") else { return nil }
    if start &+ 1 < text.count {
      // Runs of stops, or of one mark, are one token.
      let next = text[start &+ 1]
      guard next != mark, !(Self.isStop(mark) && Self.isStop(next)) else { return nil }
    }
    return PlainToken(
      end: start &+ 1, key: FormKey(low: UInt64(mark), high: 0, count: 1, kind: .punctuation))
  }

  /// Letters, perhaps with digits behind the first, up to a blank or a plain mark.
  @inline(__always)
  private func plainWord(
    in text: Span<UInt8>, from start: Int, _ classes: Span<UInt8>
  ) -> PlainToken? {
    let low = EightBytes(text, at: start)
    var count = low.letterCount
    var high: EightBytes?
    if count == 8 {
      let next = EightBytes(text, at: start &+ 8)
      high = next
      count &+= next.letterCount
    }
    let first = low.first(count)
    let second = high?.first(count &- 8)
    var pending = false
    guard count < FormKey.longest, first.areLatin(pending: &pending),
      second?.areLatin(pending: &pending) ?? !pending
    else { return longWord(in: text, from: start, classes) }
    let end = start &+ count
    if end < text.count {
      guard classes[Int(text[end])] != ByteClass.digit else {
        return longWord(in: text, from: start, classes)
      }
      guard ends(text, start..<end, classes) else { return nil }
    }
    return PlainToken(
      end: end,
      key: FormKey(low: first.value, high: second?.value ?? 0, count: count, kind: .word))
  }

  /// The same byte by byte, also of words that have digits or more than fifteen bytes.
  @inline(never)
  private func longWord(
    in text: Span<UInt8>, from start: Int, _ classes: Span<UInt8>
  ) -> PlainToken? {
    var end = start
    while end < text.count {
      let kind = classes[Int(text[end])]
      if kind <= ByteClass.digit {
        end &+= 1
      } else if kind == ByteClass.lead {
        guard end &+ 1 < text.count else { return nil }
        let next = text[end &+ 1]
        // × and ÷ lie among the letters.
        guard next & 0xC0 == 0x80, next != 0x97, next != 0xB7 else { return nil }
        end &+= 2
      } else {
        guard ends(text, start..<end, classes) else { return nil }
        break
      }
    }
    return PlainToken(end: end, key: FormKey(text, start..<end, kind: .word))
  }

  /// Whether the mark or blank behind a word ends it, whatever follows.
  @inline(__always)
  private func ends(_ text: Span<UInt8>, _ word: Range<Int>, _ classes: Span<UInt8>) -> Bool {
    let byte = text[word.upperBound]
    let kind = classes[Int(byte)]
    if kind == ByteClass.blank { return true }
    // `A/S` is one word.
    if kind <= ByteClass.sign { return byte != UInt8(ascii: "/") || word.count > 1 }
    return kind == ByteClass.joiner
      ? endsWord(text, word, classes) : byte == UInt8(ascii: "(")
  }

  /// Whether the stop or colon behind a word is none of its bytes.
  @inline(__always)
  private func endsWord(
    _ text: Span<UInt8>, _ word: Range<Int>, _ classes: Span<UInt8>
  ) -> Bool {
    let mark = text[word.upperBound]
    let next = word.upperBound &+ 1
    let isLast = next >= text.count || classes[Int(text[next])] == ByteClass.blank
    if mark == UInt8(ascii: ".") {
      return isLast && !abbreviations.mayBegin(with: text, word)
        && !Initials.mayBegin(with: text, word)
    }
    return mark == UInt8(ascii: ":") && isLast
  }

  /// Digits up to a blank, or up to a comma before a blank.
  @inline(__always)
  private func plainNumber(
    in text: Span<UInt8>, from start: Int, _ classes: Span<UInt8>
  ) -> PlainToken? {
    var end = start
    while end < text.count, classes[Int(text[end])] == ByteClass.digit { end &+= 1 }
    if end < text.count {
      let isFollowedByBlank =
        end &+ 1 < text.count && classes[Int(text[end &+ 1])] == ByteClass.blank
      guard
        classes[Int(text[end])] == ByteClass.blank
          || (text[end] == UInt8(ascii: ",") && isFollowedByBlank)
      else { return nil }
    }
    return PlainToken(end: end, key: FormKey(text, start..<end, kind: .number))
  }
}
