@_spi(_Unicode) import Swift

extension String {
  /// The same text in Unicode normal form C, in which plenum keeps every text and every key.
  ///
  /// Swift compares strings as if normalised; SQLite and byte offsets do not, so the bytes themselves must agree.
  /// - Complexity: O(n); text without a character from U+0300 on (Danish as people type it) comes back as it is.
  package var normalFormC: String {
    guard utf8.contains(where: { $0 >= 0xCC }) else { return self }
    var scalars = UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }
}
