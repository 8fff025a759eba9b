/// Distinct word forms, each with the kind of its token and the sense that it is read in, numbered from 0 up in the order in which they are first met.
///
/// Up to sixteen bytes of a form stand in its key, so that most forms are compared without touching their bytes.
package struct FormSet: Sendable {
  private struct Entry: Sendable {
    let key: FormKey
    /// Where the form ends in `bytes`; it begins where the one before it ends.
    let end: UInt32
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Open addressing with linear steps: the upper half of the key's hash above a form's number + 1, or 0 where the place is
  /// free. Its count is a power of two and more than the number of forms, so a search always meets a free place.
  private var places: [UInt64]
  /// How far a hash is shifted to give a place.
  private var shift: UInt64

  package init() {
    places = Array(repeating: 0, count: 1024)
    shift = 64 - 10
  }

  package var count: Int { entries.count }

  package func kind(of form: Int) -> Token.Kind { entries[form].key.kind }

  package func sense(of form: Int) -> WordSense { entries[form].key.sense }

  /// Bytes of a form.
  package func utf8Count(of form: Int) -> Int { range(of: form).count }

  /// Where the form's bytes lie among those of all forms.
  private func range(of form: Int) -> Range<Int> {
    (form > 0 ? Int(entries[form - 1].end) : 0)..<Int(entries[form].end)
  }

  /// Calls `body` with the bytes of a form.
  package func withForm<Result>(_ form: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(range(of: form)))
  }

  /// The number of a form of a text, which it gets here if it is new.
  ///
  /// - Complexity: O(length of the form) on average.
  package mutating func intern(
    _ form: Span<UInt8>, kind: Token.Kind, sense: WordSense = .likeliest
  ) -> UInt32 {
    intern(FormKey(form, kind: kind, sense: sense), form)
  }

  /// The number of a form that has one already, read in another sense.
  package mutating func intern(_ form: UInt32, in sense: WordSense) -> UInt32 {
    let bytes = withForm(Int(form)) { form in form.indices.map { form[$0] } }
    return intern(bytes.span, kind: kind(of: Int(form)), sense: sense)
  }

  @inline(__always)
  mutating func intern(_ key: FormKey, _ text: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    let hash = key.hash
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: hash >> shift)
    while true {
      let found = places[place]
      if found == 0 { return insert(key, hash: hash, text.extracting(range)) }
      if (found ^ hash) >> 32 == 0 {
        let form = UInt32(truncatingIfNeeded: found) &- 1
        let entry = entries[Int(form)]
        if entry.key == key,
          key.isWhole || holds(text.extracting(range), at: self.range(of: Int(form)))
        {
          return form
        }
      }
      place = (place &+ 1) & mask
    }
  }

  private mutating func intern(_ key: FormKey, _ form: Span<UInt8>) -> UInt32 {
    intern(key, form, 0..<form.count)
  }

  @inline(never)
  private mutating func insert(_ key: FormKey, hash: UInt64, _ form: Span<UInt8>) -> UInt32 {
    // Three places of four are taken at most.
    if 3 * places.count < 4 * (entries.count + 1) { grow() }
    for index in form.indices { bytes.append(form[index]) }
    entries.append(Entry(key: key, end: UInt32(bytes.count)))
    put(UInt32(entries.count - 1), hash: hash)
    return UInt32(entries.count - 1)
  }

  private mutating func put(_ form: UInt32, hash: UInt64) {
    var place = Int(hash >> shift)
    while places[place] != 0 { place = (place + 1) & (places.count - 1) }
    places[place] = (hash & ~0xFFFF_FFFF) | UInt64(form + 1)
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: 2 * places.count)
    shift -= 1
    for (form, entry) in entries.enumerated() { put(UInt32(form), hash: entry.key.hash) }
  }

  private func holds(_ form: Span<UInt8>, at range: Range<Int>) -> Bool {
    guard range.count == form.count else { return false }
    for index in form.indices where bytes[range.lowerBound + index] != form[index] { return false }
    return true
  }
}

/// What a form is found by: its length, its kind and its bytes, or of a longer one its first bytes and a hash of all.
struct FormKey: Hashable, Sendable {
  /// The bytes as they came, the first one lowest.
  private let low: UInt64
  private let high: UInt64
  /// The count of bytes above the sense, and that above the kind.
  private(set) var tag: UInt32

  /// Longest form that its key holds wholly.
  static let longest = 16

  init(_ form: Span<UInt8>, kind: Token.Kind, sense: WordSense = .likeliest) {
    self.init(form, 0..<form.count, kind: kind)
    tag |= UInt32(sense.rawValue) << 3
  }

  @inline(__always)
  init(_ text: Span<UInt8>, _ range: Range<Int>, kind: Token.Kind) {
    let low = EightBytes(text, at: range.lowerBound).first(range.count)
    if range.count <= 8 {
      self.init(low: low.value, high: 0, count: range.count, kind: kind)
    } else if range.count <= Self.longest {
      let high = EightBytes(text, at: range.lowerBound &+ 8).first(range.count &- 8)
      self.init(low: low.value, high: high.value, count: range.count, kind: kind)
    } else {
      self.init(
        low: low.value, high: Self.hash(text, range), count: range.count, kind: kind)
    }
  }

  /// - Parameters:
  ///   - low: the first eight bytes.
  ///   - high: the others, or their hash.
  @inline(__always)
  init(low: UInt64, high: UInt64, count: Int, kind: Token.Kind) {
    self.low = low
    self.high = high
    tag = UInt32(truncatingIfNeeded: count) << 5 | UInt32(kind.rawValue)
  }

  var kind: Token.Kind { Token.Kind(rawValue: UInt8(tag & 7)) ?? .word }

  var sense: WordSense { WordSense(rawValue: UInt8(tag >> 3 & 3)) ?? .likeliest }

  /// Whether two equal keys are two equal forms.
  @inline(__always)
  var isWhole: Bool { tag >> 5 <= UInt32(Self.longest) }

  /// The halves of a product of both, folded, as in wyhash.
  @inline(__always)
  var hash: UInt64 {
    let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: (high &+ UInt64(tag)) ^ 0xC4CE_B9FE_1A85_EC53)
    return product.high ^ product.low
  }

  /// FNV-1a over 64 bits (Fowler, Noll & Vo).
  @inline(never)
  private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
