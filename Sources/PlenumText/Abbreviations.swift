import PlenumCorpus

/// The closed table of abbreviations that end in a full stop.
struct Abbreviations: Sendable {
  /// What a row of the table says beside the abbreviation.
  enum Rule: UInt8, Sendable {
    /// Its stop never ends a sentence.
    case open
    /// Its stop also ends the sentence when a capital letter follows: `osv. Vi …`
    case closing
    /// An abbreviation only before a number: `kl. 9`, since `KL.` is also an organisation at the end of a sentence.
    case beforeNumber
    /// An abbreviation only after a number: `5 min.`, since `min` is also a word.
    case afterNumber
    /// An abbreviation of a noun that is a verb's form too: `vores kom.`, but `Hun kom. Vi begyndte.` Before a small
    /// letter or a mark it is the noun, and behind a preposition or who owns it.
    case noun
  }

  private var words = Vocabulary()
  private var rules: [Rule] = []
  /// Longest abbreviation in bytes.
  private var longest = 0
  /// Whether an abbreviation has a first part of some length that begins with some two letters: see `part`.
  private var parts: [Bool]

  init() {
    parts = Array(repeating: false, count: Self.longestPart << 10)
    for row in CorpusFile.abbreviations.rows where row.count == 2 {
      let rule: Rule =
        switch row[1] {
        case "closing": .closing
        case "before-number": .beforeNumber
        case "after-number": .afterNumber
        case "noun": .noun
        default: .open
        }
      if words.intern(String(row[0])) == rules.count { rules.append(rule) }
      longest = max(longest, row[0].utf8.count)
      let first = Array(row[0].utf8.prefix { $0 != UInt8(ascii: ".") })
      if let part = Self.part(first.span, 0..<first.count) { parts[part] = true }
    }
  }

  /// A longer first part is looked up always.
  private static let longestPart = 16

  /// The length of a part and the lower bits of its first two bytes, which are those of the small letter too.
  @inline(__always)
  private static func part(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count > 0, range.count < longestPart else { return nil }
    let first = Int(text[range.lowerBound] & 0x1F)
    let second = range.count > 1 ? Int(text[range.lowerBound + 1] & 0x1F) : 0
    return range.count << 10 | first << 5 | second
  }

  /// Whether `end(in:word:)` may find an abbreviation that begins with `word`, letters with a full stop behind them. No is
  /// certain.
  @inline(__always)
  func mayBegin(with text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard let part = Self.part(text, word) else { return word.count < longest }
    return parts[part]
  }

  /// The end of the longest abbreviation that begins with `word`, its last stop included, or left out where the writer
  /// left it out (`bl.a`); nil where there is none.
  func end(in text: Span<UInt8>, word: Range<Int>) -> Int? {
    guard word.upperBound < text.count, text[word.upperBound] == UInt8(ascii: "."),
      word.count < longest
    else { return nil }
    var folded: [UInt8] = []
    var best: Int?
    var position = word.lowerBound
    while position < text.count, position - word.lowerBound < longest {
      let scalar = TextScalar(in: text, at: position)
      let byte = text[position]
      guard scalar.kind == .letter || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") else {
        break
      }
      for index in position..<position + scalar.utf8Count {
        folded.append(smallLetter(text[index], after: index > 0 ? text[index - 1] : 0))
      }
      position += scalar.utf8Count
      if byte == UInt8(ascii: "."), isKnown(folded, in: text, word.lowerBound..<position) {
        best = position
      }
    }
    if best ?? 0 < position, folded.last != UInt8(ascii: "."), folded.contains(UInt8(ascii: ".")),
      isKnown(folded + [UInt8(ascii: ".")], in: text, word.lowerBound..<position)
    {
      best = position
    }
    return best
  }

  /// Whether a stop at the end of this abbreviation may also end the sentence.
  func mayEndSentence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let folded = range.map { smallLetter(text[$0], after: $0 > 0 ? text[$0 - 1] : 0) }
    return words.number(of: folded.span).map { rules[Int($0)] != .open } ?? false
  }

  private func isKnown(_ folded: [UInt8], in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let number = words.number(of: folded.span) else { return false }
    switch rules[Int(number)] {
    case .open, .closing: return true
    case .beforeNumber:
      var next = range.upperBound
      while next < text.count, text[next] == 0x20 { next += 1 }
      return next < text.count && text[next].isASCIIDigit
    case .afterNumber:
      var last = range.lowerBound
      while last > 0, text[last - 1] == 0x20 { last -= 1 }
      return last > 0 && text[last - 1].isASCIIDigit
    case .noun: return goesOn(in: text, behind: range.upperBound) || isNoun(in: text, range)
    }
  }

  /// Whether the sentence goes on on the same line, with a small letter, a digit or a mark.
  private func goesOn(in text: Span<UInt8>, behind end: Int) -> Bool {
    var next = end
    while next < text.count, text[next] == 0x20 { next += 1 }
    guard next < text.count else { return false }
    let scalar = TextScalar(in: text, at: next)
    switch scalar.kind {
    case .letter: return !TextScalar.isCapital(in: text, at: next)
    case .punctuation: return ",;:)/".utf8.contains(text[next])
    default: return text[next].isASCIIDigit
    }
  }

  /// Whether the word before is one that a noun follows and a verb hardly does.
  private func isNoun(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.lowerBound
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var start = end
    while start > 0, text[start - 1] > 0x20, end - start <= 8 { start -= 1 }
    guard end < range.lowerBound, start < end else { return false }
    let word = (start..<end).map { smallLetter(text[$0], after: $0 > 0 ? text[$0 - 1] : 0) }
    return Self.beforeNouns.contains { $0.elementsEqual(word) }
  }

  private static let beforeNouns = [
    "i", "fra", "til", "af", "for", "ved", "mellem", "hos", "vores", "jeres", "deres", "egen",
    "hver", "pr.", "enkelte",
  ].map { Array($0.utf8) }

  /// ASCII and Danish capitals to small letters, byte by byte: `Æ Ø Å` are C3 86, C3 98, C3 85.
  private func smallLetter(_ byte: UInt8, after previous: UInt8) -> UInt8 {
    if (0x41...0x5A).contains(byte) { return byte + 0x20 }
    return previous == 0xC3 && (0x80...0x9E).contains(byte) ? byte + 0x20 : byte
  }
}
