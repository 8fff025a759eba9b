/// The hash of words: a polynomial in their bytes modulo 2⁶⁴ (Karp and Rabin 1987), folded to 32 bits.
///
/// Of a polynomial the sum of every stretch follows from the sums before its start and its end.
enum WordHash {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  static func appending(_ byte: UInt8, to sum: UInt64) -> UInt64 {
    sum &* base &+ UInt64(byte) &+ 1
  }

  /// The base to the power that is one higher.
  @inline(__always)
  static func nextPower(_ power: UInt64) -> UInt64 { power &* base }

  @inline(__always)
  static func folded(_ sum: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: ((sum ^ (sum >> 32)) &* 0xC4CE_B9FE_1A85_EC53) >> 32)
  }
}

/// At most eight bytes with which a word ends, or may end, compared at once.
package struct WordEnding: Sendable {
  /// The last byte lowest.
  fileprivate let value: UInt64
  /// Bytes, at most eight.
  package let count: Int

  /// No ending.
  package static let none = WordEnding("")
  static let e = WordEnding("e")

  /// The last eight bytes of a string.
  package init(_ ending: String) {
    var value: UInt64 = 0
    for byte in ending.utf8.suffix(8) { value = value << 8 | UInt64(byte) }
    self.value = value
    count = min(8, ending.utf8.count)
  }

  subscript(index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value >> UInt64(8 &* (count &- 1 &- index)))
  }

  var bytes: [UInt8] { (0..<count).map { self[$0] } }
}

/// The bytes of a word, of which every stretch can be looked up without being copied, or read again for its hash.
package struct HashedWord: Sendable {
  /// What is known of the bytes before a place.
  private struct Mark {
    var sum: UInt64 = 0
    /// The hash's base to the power of their count.
    var power: UInt64 = 1
    /// The last eight, the last one lowest.
    var last: UInt64 = 0
    var letters = 0
  }

  let bytes: [UInt8]
  private let marks: [Mark]

  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var marks: [Mark] = []
    marks.reserveCapacity(bytes.count + 1)
    var mark = Mark()
    marks.append(mark)
    for byte in bytes {
      mark.sum = WordHash.appending(byte, to: mark.sum)
      mark.power = WordHash.nextPower(mark.power)
      mark.last = mark.last << 8 | UInt64(byte)
      if byte & 0xC0 != 0x80 { mark.letters += 1 }
      marks.append(mark)
    }
    self.marks = marks
  }

  var count: Int { bytes.count }
  var all: Range<Int> { 0..<bytes.count }

  /// Letters that begin in a stretch.
  func letters(in range: Range<Int>) -> Int {
    marks[range.upperBound].letters - marks[range.lowerBound].letters
  }

  /// Whether the bytes before `end` are those of an ending. The word must have as many there.
  @inline(__always)
  func has(_ ending: WordEnding, before end: Int) -> Bool {
    let shift = UInt64(64 &- 8 &* ending.count)
    return ending.count == 0 || marks[end].last << shift == ending.value << shift
  }

  /// The sum for ``WordHash`` of a stretch with an ending behind it.
  @inline(__always)
  func sum(of range: Range<Int>, then ending: WordEnding) -> UInt64 {
    var sum =
      marks[range.upperBound].sum &- marks[range.lowerBound].sum &* marks[range.count].power
    for index in 0..<ending.count { sum = WordHash.appending(ending[index], to: sum) }
    return sum
  }

  /// Whether a stretch with an ending behind it is what `others` hold from `start` on.
  @inline(__always)
  func equals(
    _ range: Range<Int>, then ending: WordEnding, _ others: [UInt8], from start: Int
  ) -> Bool {
    guard start &+ range.count &+ ending.count <= others.count else { return false }
    var place = start
    for index in range {
      guard bytes[index] == others[place] else { return false }
      place &+= 1
    }
    for index in 0..<ending.count {
      guard ending[index] == others[place] else { return false }
      place &+= 1
    }
    return true
  }

  /// Whether two stretches that begin alike are the same, the second with an ending behind it.
  func isSame(_ first: Range<Int>, as second: Range<Int>, then ending: WordEnding) -> Bool {
    first.count == second.count + ending.count && has(ending, before: first.upperBound)
  }

  /// The bytes of a stretch with an ending behind it.
  func bytes(_ range: Range<Int>, then ending: WordEnding = .none) -> [UInt8] {
    ending.count == 0 ? Array(bytes[range]) : bytes[range] + ending.bytes
  }
}
