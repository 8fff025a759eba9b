/// How numbers of terms stand in bytes: the commonest in one, the others in two, three or five.
///
/// A first byte below 192 is one of the common terms. From 192 on it begins a number of 14 bits that goes on in the next
/// byte, from 248 one of 19 bits in two more, and 255 comes before four whole bytes.
struct TermCode: Sendable {
  static let commonCount = 192
  private static let twoBytes = 192
  private static let threeBytes = 248
  private static let fiveBytes = 255
  private static let twoByteLimit = (threeBytes - twoBytes) << 8
  private static let threeByteLimit = (fiveBytes - threeBytes) << 16

  /// The terms that take one byte, by that byte; zeroes for the bytes that begin a longer number.
  let common: [UInt32]

  /// Numbers below 192 in one byte.
  static let plain = TermCode(common: (0..<UInt32(commonCount)).map { $0 })

  init(common: [UInt32]) {
    self.common = common + Array(repeating: 0, count: 256 - common.count)
  }

  /// One byte for the terms that are most frequent, ties to the one that was met first.
  ///
  /// - Complexity: O(terms).
  init(frequencies: [UInt32]) {
    // The least frequency that 192 terms reach: most terms stand below it, and few are sorted.
    var withFrequency: [Int] = Array(repeating: 0, count: 4096)
    for frequency in frequencies { withFrequency[min(Int(frequency), 4095)] += 1 }
    var least = 4095
    var reached = withFrequency[least]
    while reached < Self.commonCount, least > 0 {
      least -= 1
      reached += withFrequency[least]
    }
    let chosen = frequencies.indices.filter { min(Int(frequencies[$0]), 4095) >= least }
      .sorted { (frequencies[$1], $0) < (frequencies[$0], $1) }
    self.init(common: chosen.prefix(Self.commonCount).map { UInt32($0) })
  }

  /// The byte of each common term, 255 for all others.
  func shortCodes(of terms: Int) -> [UInt8] {
    var codes = [UInt8](repeating: 255, count: terms)
    for (code, term) in common.prefix(Self.commonCount).enumerated().reversed()
    where Int(term) < terms {
      codes[Int(term)] = UInt8(code)
    }
    return codes
  }

  /// How many bytes a term takes that is not common.
  @inline(__always)
  static func length(ofLong term: UInt32) -> Int {
    term < twoByteLimit ? 2 : term < threeByteLimit ? 3 : 5
  }

  /// Writes a term that is not common.
  @inline(__always)
  static func write(long term: UInt32, to bytes: inout MutableSpan<UInt8>, at place: inout Int) {
    if term < twoByteLimit {
      bytes[place] = UInt8(truncatingIfNeeded: twoBytes + Int(term >> 8))
      bytes[place &+ 1] = UInt8(truncatingIfNeeded: term)
      place &+= 2
    } else if term < threeByteLimit {
      bytes[place] = UInt8(truncatingIfNeeded: threeBytes + Int(term >> 16))
      bytes[place &+ 1] = UInt8(truncatingIfNeeded: term >> 8)
      bytes[place &+ 2] = UInt8(truncatingIfNeeded: term)
      place &+= 3
    } else {
      bytes[place] = UInt8(fiveBytes)
      for index in 0..<4 {
        bytes[place &+ 1 &+ index] = UInt8(truncatingIfNeeded: term >> UInt32(24 - 8 * index))
      }
      place &+= 5
    }
  }

  /// No number takes more bytes.
  static let longest = 5

  /// Writes a number by the plain code. There must be room for ``longest`` bytes.
  @inline(__always)
  static func write(_ number: UInt32, to bytes: inout MutableSpan<UInt8>, at place: inout Int) {
    write(
      short: number < commonCount ? UInt8(truncatingIfNeeded: number) : 255, long: number,
      to: &bytes, at: &place)
  }

  /// Writes the byte of a common term, or where that is 255 a term that is not common. There must be room for
  /// ``longest`` bytes.
  @inline(__always)
  static func write(
    short: UInt8, long term: UInt32, to bytes: inout MutableSpan<UInt8>, at place: inout Int
  ) {
    guard short < 255 || term < twoByteLimit else {
      write(long: term, to: &bytes, at: &place)
      return
    }
    // One byte or two, chosen without a branch; a second one that is not meant is written over.
    let isShort = short < 255
    bytes[place] = isShort ? short : UInt8(truncatingIfNeeded: twoBytes &+ Int(term >> 8))
    bytes[place &+ 1] = UInt8(truncatingIfNeeded: term)
    place &+= isShort ? 1 : 2
  }

  /// The term whose first byte is at `place`, which moves past its last.
  @inline(__always)
  static func read(
    _ bytes: Span<UInt8>, at place: inout Int, _ common: Span<UInt32>
  ) -> UInt32 {
    let first = Int(bytes[place])
    if first < threeBytes, place &+ 1 < bytes.count {
      // One byte or two, chosen without a branch: which comes next cannot be guessed.
      let short = common[first]
      let long = UInt32(truncatingIfNeeded: (first &- twoBytes) &<< 8) | UInt32(bytes[place &+ 1])
      let isShort = first < twoBytes
      place &+= isShort ? 1 : 2
      return isShort ? short : long
    }
    if first < twoBytes {
      place &+= 1
      return common[first]
    }
    if first < fiveBytes {
      defer { place &+= 3 }
      return UInt32(first &- threeBytes) << 16 | UInt32(bytes[place &+ 1]) << 8
        | UInt32(bytes[place &+ 2])
    }
    defer { place &+= 5 }
    return (1...4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[place &+ $1]) }
  }

  /// How many terms stand in `range`.
  static func count(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var place = range.lowerBound
    while place < range.upperBound {
      let first = Int(bytes[place])
      place &+= first < twoBytes ? 1 : first < threeBytes ? 2 : first < fiveBytes ? 3 : 5
      count &+= 1
    }
    return count
  }
}
