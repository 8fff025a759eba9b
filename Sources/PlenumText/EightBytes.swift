/// Eight bytes of a text in one number, the first one lowest, told apart all at once.
struct EightBytes {
  let value: UInt64

  @inline(__always)
  private init(_ value: UInt64) { self.value = value }

  /// The bytes from `position` on, which must not lie beyond the end; zeroes stand for what is not there.
  @inline(__always)
  init(_ text: Span<UInt8>, at position: Int) {
    let rest = text.extracting(position..<text.count)
    if rest.count >= 8 {
      value = Self.first(of: rest)
    } else if text.count >= 8 {
      let last = text.extracting(text.count &- 8..<text.count)
      value = last.count >= 8 ? Self.first(of: last) >> UInt64(8 &* (8 &- rest.count)) : 0
    } else {
      var value: UInt64 = 0
      for index in rest.indices { value |= UInt64(rest[index]) << UInt64(8 &* index) }
      self.value = value
    }
  }

  /// The compiler makes one load of it where eight bytes are there for certain.
  @inline(__always)
  private static func first(of bytes: Span<UInt8>) -> UInt64 {
    UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16 | UInt64(bytes[3]) << 24
      | UInt64(bytes[4]) << 32 | UInt64(bytes[5]) << 40 | UInt64(bytes[6]) << 48
      | UInt64(bytes[7]) << 56
  }

  /// The same number in every byte.
  @inline(__always)
  private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The first of them, zeroes behind.
  @inline(__always)
  func first(_ count: Int) -> EightBytes {
    count >= 8 ? self : EightBytes(value & ((1 &<< UInt64(8 &* count)) &- 1))
  }

  /// How many stand before the first that is ASCII and no letter; 8 where there is none.
  @inline(__always)
  var letterCount: Int {
    let small = (value | Self.all(0x20)) & Self.all(0x7F)
    let isLetter = (small &+ Self.all(0x80 - 0x61)) & ~(small &+ Self.all(0x80 - 0x7B))
    return (~(isLetter | value) & Self.highBits).trailingZeroBitCount >> 3
  }

  /// Whether the bytes beyond ASCII are letters from À to ÿ: C3 and one byte more, where neither × nor ÷ stands.
  ///
  /// - Parameter pending: whether the eight bytes before end with a C3; set anew for those that follow.
  @inline(__always)
  func areLatin(pending: inout Bool) -> Bool {
    let beyond = value & Self.highBits
    if beyond == 0 { return !pending }
    let lead = Self.zeroes(value ^ Self.all(0xC3))
    let second = lead << 8 | (pending ? 0x80 : 0)
    pending = lead >> 63 != 0
    let sign = Self.zeroes((value | Self.all(0x20)) ^ Self.all(0xB7))
    return beyond == lead | second && lead & second == 0 && (value << 1 | sign) & second == 0
  }

  /// The highest bit of every byte that is 0.
  @inline(__always)
  private static func zeroes(_ value: UInt64) -> UInt64 {
    ~(((value & all(0x7F)) &+ all(0x7F)) | value | all(0x7F))
  }

  /// How many stand before the first newline; 8 where there is none.
  @inline(__always)
  fileprivate var countBeforeNewline: Int {
    Self.zeroes(value ^ Self.all(0x0A)).trailingZeroBitCount >> 3
  }
}

/// The place of the next newline, or `limit`.
///
/// - Complexity: O(bytes passed).
package func endOfLine(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var end = start
  while end < limit {
    let count = EightBytes(bytes, at: end).countBeforeNewline
    end &+= count
    if count < 8 { break }
  }
  return min(end, limit)
}
