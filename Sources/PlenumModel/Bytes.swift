extension UInt8 {
  /// A digit of ASCII.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}

extension Unicode.Scalar {
  /// A digit of ASCII; those of other scripts are none.
  package var isDigit: Bool { self >= "0" && self <= "9" }
}

extension Collection<UInt8> {
  /// Whether the bytes of `part` stand together somewhere in these; all bytes hold none at all.
  ///
  /// - Complexity: O(n) for parts whose first byte is rare, O(n · m) at worst.
  package func holds(_ part: some Collection<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    var rest = self[...]
    while let found = rest.firstIndex(of: first) {
      rest = rest[found...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
