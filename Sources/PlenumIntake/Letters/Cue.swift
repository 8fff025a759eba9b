/// Words that tell what a piece of text is about, written as in a letter in small letters. A star at either end stands
/// for any letters: `inviter*`, `*møde*`; without it the word ends there.
struct Cues: Sendable, ExpressibleByArrayLiteral {
  private struct Cue: Sendable {
    let bytes: [UInt8]
    let isOpenBefore: Bool
    let isOpenAfter: Bool
  }

  private let cues: [Cue]
  /// By byte: whether a word begins with it. Most places in a text are passed over by this alone.
  private let isFirst: [Bool]

  init(arrayLiteral words: String...) {
    let cues = words.map { word in
      var bytes = Array(word.utf8)
      let isOpenBefore = bytes.first == UInt8(ascii: "*")
      if isOpenBefore { bytes.removeFirst() }
      let isOpenAfter = bytes.last == UInt8(ascii: "*")
      if isOpenAfter { bytes.removeLast() }
      return Cue(bytes: bytes, isOpenBefore: isOpenBefore, isOpenAfter: isOpenAfter)
    }
    var isFirst = [Bool](repeating: false, count: 256)
    for case let byte? in cues.map(\.bytes.first) { isFirst[Int(byte)] = true }
    self.cues = cues
    self.isFirst = isFirst
  }

  /// The first place in folded bytes where one of the words stands.
  ///
  /// - Complexity: O(n × number of words).
  func firstRange(in folded: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    for start in range where isFirst[Int(folded[start])] {
      for cue in cues where matches(cue, folded, at: start, before: range.upperBound) {
        return start..<start + cue.bytes.count
      }
    }
    return nil
  }

  /// The last place in folded bytes where one of the words stands.
  func lastRange(in folded: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    for start in range.reversed() where isFirst[Int(folded[start])] {
      for cue in cues where matches(cue, folded, at: start, before: range.upperBound) {
        return start..<start + cue.bytes.count
      }
    }
    return nil
  }

  func match(in folded: [UInt8], _ range: Range<Int>) -> Bool {
    firstRange(in: folded, range) != nil
  }

  func match(in folded: [UInt8]) -> Bool { match(in: folded, folded.indices) }

  /// The end of the longest of the words that begins the range; nil where none of them does.
  func prefixEnd(of folded: [UInt8], _ range: Range<Int>) -> Int? {
    cues.lazy.filter { matches($0, folded, at: range.lowerBound, before: range.upperBound) }
      .map { range.lowerBound + $0.bytes.count }.max()
  }

  private func matches(_ cue: Cue, _ folded: [UInt8], at start: Int, before limit: Int) -> Bool {
    let end = start + cue.bytes.count
    guard end <= limit, start < end, folded[start] == cue.bytes[0] else { return false }
    for offset in 1..<max(1, cue.bytes.count) where folded[start + offset] != cue.bytes[offset] {
      return false
    }
    if !cue.isOpenBefore, isWordByte(folded, at: start - 1), isWordByte(folded, at: start) {
      return false
    }
    let mayEnd = !isWordByte(folded, at: end) || !isWordByte(folded, at: end - 1)
    return cue.isOpenAfter || end == folded.count || mayEnd
  }
}
