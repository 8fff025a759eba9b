/// A UUID (RFC 9562): version 7 where a note is typed, version 5 for names from outside.
package struct UniqueID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A version 7 id: 48 bits of milliseconds, then 74 random bits. Ids of one process are given a
  /// rising order by ``UniqueIDSource``, not here.
  package init(
    version7At moment: Timestamp, using random: inout some RandomNumberGenerator
  ) {
    let milliseconds = UInt64(bitPattern: moment.milliseconds) & 0xFFFF_FFFF_FFFF
    let bits = random.next()
    high = milliseconds << 16 | 0x7000 | (bits & 0x0FFF)
    low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  /// A version 5 id: the same namespace and the same bytes of `name` (UTF-8) always give the same id.
  package init(name: String, in namespace: UniqueID) {
    var hash = SHA1()
    hash.update(namespace.bytes)
    hash.update(name.utf8)
    let digest = hash.finish()
    let high = digest[0..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let low = digest[8..<16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self.high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x5000
    self.low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  /// Reads the 36-character form in either case; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    var nibbles = 0
    for (index, byte) in bytes.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let nibble = Self.nibble(byte) else { return nil }
      if nibbles < 16 { high = high << 4 | nibble } else { low = low << 4 | nibble }
      nibbles += 1
    }
    self.init(high: high, low: low)
  }

  /// The sixteen bytes in network order.
  package var bytes: [UInt8] {
    [high, low].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// The 36-character form in lower case.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  package static func < (left: UniqueID, right: UniqueID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  private static func nibble(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x41...0x46: UInt64(byte - 0x41 + 10)
    case 0x61...0x66: UInt64(byte - 0x61 + 10)
    default: nil
    }
  }
}

/// Makes version 7 ids that rise within one process, also when the clock stands still or goes back
/// (RFC 9562, section 6.2, method 1: the last millisecond is kept and a counter raised).
package struct UniqueIDSource: Sendable {
  private var last = UniqueID(high: 0, low: 0)

  package init() {}

  /// Ids from now on are later than `id`, whoever made it: with this the ids of several computers are the readings of
  /// a hybrid logical clock (Kulkarni et al. 2014).
  package mutating func follow(_ id: UniqueID) { last = max(last, id) }

  package mutating func next(
    at moment: Timestamp, using random: inout some RandomNumberGenerator
  ) -> UniqueID {
    var id = UniqueID(version7At: moment, using: &random)
    if id.high >> 16 <= last.high >> 16 {
      let counter = (last.high & 0x0FFF) + 1
      let carried = (last.high >> 16) + (counter >> 12)
      id = UniqueID(high: carried << 16 | 0x7000 | (counter & 0x0FFF), low: id.low)
    }
    last = id
    return id
  }
}
