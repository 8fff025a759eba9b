import PlenumModel
import PlenumText

/// The words of a text as patterns see them: runs of letters and digits, in small letters,
/// abbreviations written out, each with its place in the text as it was written.
///
/// A value is read into again and again, so that its memory is taken once for many notes.
struct NoteWords {
  struct Word {
    /// The word in small letters: bytes of ``NoteWords/letters``.
    var letters: Range<Int>
    /// Bytes of ``NoteWords/source``; the words of one abbreviation share them.
    let source: Range<Int>
    /// Not the text's own letters, so nothing can be said about their case.
    let isWrittenOut: Bool
  }

  /// The text as it was written.
  private(set) var source: [UInt8] = []
  private(set) var letters: [UInt8] = []
  private(set) var words: [Word] = []
  /// Words before abbreviations are written out.
  private var plain: [Word] = []

  var count: Int { words.count }

  mutating func read(_ text: String, writingOut abbreviations: Abbreviations) {
    source.removeAll(keepingCapacity: true)
    source.append(contentsOf: text.utf8)
    letters.removeAll(keepingCapacity: true)
    plain.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    split()
    var index = 0
    while index < plain.count {
      index += writeOut(at: index, by: abbreviations)
    }
  }

  private mutating func split() {
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte < 0x80 {
        if Self.isASCIIWordPart(byte) {
          index = takeWord(at: index)
        } else {
          index = takeSign(at: index)
        }
      } else {
        let (scalar, width) = scalar(at: index)
        if scalar.isWordPart {
          index = takeWord(at: index)
        } else {
          if scalar == "\u{2192}" { append("til", from: index..<(index + width)) }
          index += width
        }
      }
    }
  }

  /// Takes the letters and digits from `start` on and returns the place after them.
  private mutating func takeWord(at start: Int) -> Int {
    let first = letters.count
    var isPlain = true
    var index = start
    scan: while index < source.count {
      let byte = source[index]
      switch byte {
      case 0x61...0x7A, 0x30...0x39:
        letters.append(byte)
        index += 1
      case 0x41...0x5A:
        letters.append(byte | 0x20)
        index += 1
      case 0..<0x80: break scan
      case 0xC3 where source[index + 1] != 0x97 && source[index + 1] != 0xB7:
        // À to Þ and à to þ differ by 0x20, but for ß, which has no place among the capitals.
        let second = source[index + 1]
        letters.append(byte)
        letters.append(second < 0x9F ? second | 0x20 : second)
        index += 2
      default:
        let (scalar, width) = scalar(at: index)
        guard scalar.isWordPart || scalar.continuesWord else { break scan }
        isPlain = false
        index += width
      }
    }
    if !isPlain { fold(start..<index, from: first) }
    if letters.count > first {
      plain.append(Word(letters: first..<letters.count, source: start..<index, isWrittenOut: false))
    }
    return index
  }

  /// Replaces the letters taken so far by the small letters, composed, of a word with uncommon
  /// ones.
  private mutating func fold(_ range: Range<Int>, from first: Int) {
    letters.removeSubrange(first...)
    let word = String(decoding: source[range], as: UTF8.self).lowercased().normalFormC
    for scalar in word.unicodeScalars where scalar.isWordPart {
      letters.append(contentsOf: String(scalar).utf8)
    }
  }

  /// Reads `%`, `+`, `&` and `->` as the words that people say for them.
  private mutating func takeSign(at index: Int) -> Int {
    switch source[index] {
    case UInt8(ascii: "%"): append("procent", from: index..<(index + 1))
    case UInt8(ascii: "+"), UInt8(ascii: "&"): append("og", from: index..<(index + 1))
    case UInt8(ascii: "-")
    where index + 1 < source.count && source[index + 1] == UInt8(ascii: ">"):
      append("til", from: index..<(index + 2))
      return index + 2
    default: break
    }
    return index + 1
  }

  private mutating func append(_ word: String, from range: Range<Int>) {
    let first = letters.count
    letters.append(contentsOf: word.utf8)
    plain.append(Word(letters: first..<letters.count, source: range, isWrittenOut: true))
  }

  /// Moves a word, or the words that an abbreviation stands for, from ``plain`` to ``words``.
  ///
  /// - Returns: how many words of ``plain`` it took.
  private mutating func writeOut(at index: Int, by abbreviations: Abbreviations) -> Int {
    let word = plain[index]
    if let found = abbreviations.longest(at: index, of: plain, letters: letters, source: source) {
      for written in abbreviations.written(found.number) {
        let first = letters.count
        letters.append(contentsOf: written)
        words.append(
          Word(
            letters: first..<letters.count, source: word.source.lowerBound..<found.sourceEnd,
            isWrittenOut: true))
      }
      return found.wordCount
    }
    if let digits = schoolYear(at: index) {
      if digits > 0 {
        words.append(
          Word(
            letters: word.letters.prefix(digits), source: word.source.prefix(digits),
            isWrittenOut: false))
      }
      let first = letters.count
      letters.append(contentsOf: "klasse".utf8)
      words.append(
        Word(
          letters: first..<letters.count, source: word.source.dropFirst(digits),
          isWrittenOut: true))
      return 1
    }
    if let ending = abbreviations.ending(of: word, letters: letters, source: source) {
      let first = letters.count
      letters.append(
        contentsOf: letters[word.letters].dropLast(ending.short.count) + ending.written)
      words.append(
        Word(letters: first..<letters.count, source: word.source, isWrittenOut: true))
      return 1
    }
    words.append(word)
    return 1
  }

  /// For `kl` that means a class, as in `4. kl` and `4kl`, the number of digits before it in the
  /// same word; nil for every other word, and for the hour of `kl. 16`.
  private func schoolYear(at index: Int) -> Int? {
    let word = plain[index]
    guard word.letters.count >= 2, source[word.source.upperBound - 1] == UInt8(ascii: "l"),
      source[word.source.upperBound - 2] == UInt8(ascii: "k")
    else { return nil }
    let digits = word.letters.count - 2
    guard letters[word.letters].prefix(digits).allSatisfy(\.isASCIIDigit) else { return nil }
    if digits > 0 { return digits }
    guard index > 0, letters[plain[index - 1].letters].allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    let isHour =
      index + 1 < plain.count && letters[plain[index + 1].letters.lowerBound].isASCIIDigit
    return isHour ? nil : 0
  }

  private func scalar(at index: Int) -> (Unicode.Scalar, width: Int) {
    let lead = source[index]
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0x7F >> UInt32(width))
    for next in source[(index + 1)..<(index + width)] { value = value << 6 | UInt32(next & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  private static func isASCIIWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// A mark on the letter before it, or a soft hyphen, which nobody sees.
  fileprivate var continuesWord: Bool {
    value == 0xAD || properties.generalCategory == .nonspacingMark
  }
}
