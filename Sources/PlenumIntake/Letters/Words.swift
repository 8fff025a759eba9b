/// The words of a piece of text with what stands between them.
struct Words: Sendable {
  struct Word: Sendable {
    let range: Range<Int>
    /// In small letters.
    let name: String
    let beginsWithCapital: Bool
    /// `Børne-`: the word is finished by a later one.
    let endsWithHyphen: Bool
    /// The bytes between this word and the next: a comma, a colon, a closing bracket.
    let isFollowedByComma: Bool
    let isFollowedByStop: Bool
  }

  let words: [Word]

  init(of passage: Passage, _ range: Range<Int>) {
    var words: [Word] = []
    let (bytes, folded) = (passage.bytes, passage.folded)
    var index = range.lowerBound
    while index < range.upperBound {
      guard isWordByte(bytes, at: index) else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, isWordByte(bytes, at: index) || Self.joins(bytes, at: index) {
        index += 1
      }
      let mark = index < range.upperBound ? bytes[index] : 0x2E
      words.append(
        Word(
          range: start..<index, name: String(decoding: folded[start..<index], as: UTF8.self),
          beginsWithCapital: bytes[start] != folded[start]
            || (bytes[start] == 0xC3 && bytes[start + 1] != folded[start + 1]),
          endsWithHyphen: bytes[index - 1] == 0x2D,
          isFollowedByComma: mark == 0x2C, isFollowedByStop: mark != 0x2C && mark != 0x20))
    }
    self.words = words
  }

  /// Apostrophe, hyphen, slash and full stop within a word; a hyphen also at its end.
  private static func joins(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0x2D: isWordByte(bytes, at: index - 1)
    case 0x27, 0x26, 0x60: isWordByte(bytes, at: index - 1) && isWordByte(bytes, at: index + 1)
    case 0xC2, 0xB4:
      // An accent typed for an apostrophe, U+00B4: `KL´s`.
      Self.isMark([0xC2, 0xB4], in: bytes, around: index)
    case 0xE2, 0x80, 0x99:
      // The typographic apostrophe, U+2019, byte by byte.
      Self.isMark([0xE2, 0x80, 0x99], in: bytes, around: index)
    default: false
    }
  }

  /// Whether the mark that lies over `index` stands between two letters.
  private static func isMark(_ mark: [UInt8], in bytes: [UInt8], around index: Int) -> Bool {
    for start in max(0, index - mark.count + 1)...index
    where start + mark.count < bytes.count && bytes[start...].starts(with: mark) {
      return isWordByte(bytes, at: start - 1) && isWordByte(bytes, at: start + mark.count)
    }
    return false
  }
}
