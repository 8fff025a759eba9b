/// Finds web and mail addresses, which are one token each and never end with a full stop.
enum Address {
  /// How far an address is looked for beyond its first word; a longer one is cut to words (RFC 5321 allows 254).
  private static let longest = 254

  /// The end of the address that begins at `start`, whose first word is `word`; nil where there is none.
  static func end(in text: Span<UInt8>, from start: Int, word: Range<Int>) -> Int? {
    guard word.upperBound < text.count else { return nil }
    switch text[word.upperBound] {
    case UInt8(ascii: ":"):
      guard spells("https", text, word) || spells("http", text, word),
        word.upperBound + 3 < text.count, text[word.upperBound + 1] == UInt8(ascii: "/"),
        text[word.upperBound + 2] == UInt8(ascii: "/")
      else { return nil }
      return trimmed(text, from: word.upperBound + 3, to: path(text, from: word.upperBound + 3))
    case UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"):
      return nameEnd(in: text, from: start, word: word)
    default: return nil
    }
  }

  /// `navn.navnesen@kl.dk`, `www.kl.dk/skole`, `kl.dk`.
  private static func nameEnd(in text: Span<UInt8>, from start: Int, word: Range<Int>) -> Int? {
    var position = word.upperBound
    var at: Int?
    while position < text.count, position < start + longest {
      if text[position] == UInt8(ascii: "@"), at == nil {
        at = position
      } else if !isNameByte(text[position]) {
        break
      }
      position += 1
    }
    let end = trimmed(text, from: word.upperBound, to: position) ?? word.upperBound
    guard end > word.upperBound else { return nil }
    if let at { return at > start && hasDot(text, at + 1..<max(at + 1, end)) ? end : nil }
    guard spells("www", text, word) || endsInCommonDomain(text, start..<end) else { return nil }
    guard end < text.count, text[end] == UInt8(ascii: "/") else { return end }
    return trimmed(text, from: end, to: path(text, from: end))
  }

  private static func path(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < text.count, text[position] > 0x20, text[position] != 0x7F,
      text[position] != UInt8(ascii: "<"), text[position] != UInt8(ascii: ">"),
      text[position] != UInt8(ascii: "\"")
    {
      position += 1
    }
    return position
  }

  /// The end without marks that belong to the sentence; nil where nothing is left.
  private static func trimmed(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var end = end
    while end > start, ".,;:!?)]'-_+".utf8.contains(text[end - 1]) { end -= 1 }
    return end > start ? end : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
    default: false
    }
  }

  private static func hasDot(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    for index in range.dropFirst().dropLast() where text[index] == UInt8(ascii: ".") { return true }
    return false
  }

  /// Only endings that are no Danish words: a blank forgotten after a full stop is commoner than an address.
  private static func endsInCommonDomain(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let dot = range.last(where: { text[$0] == UInt8(ascii: ".") }) else { return false }
    let ending = dot + 1..<range.upperBound
    return ["dk", "com", "org", "net", "eu"].contains { spells($0, text, ending) }
  }

  private static func spells(_ word: StaticString, _ text: Span<UInt8>, _ range: Range<Int>)
    -> Bool
  {
    guard word.utf8CodeUnitCount == range.count else { return false }
    for (index, byte) in zip(range, word.description.utf8) where text[index] | 0x20 != byte {
      return false
    }
    return true
  }
}
