@_spi(_Unicode) import Swift

extension String {
  /// The form under which a word is looked up: normal form C, straight apostrophes, plain hyphens, and without soft
  /// hyphens, invisible joiners and the brackets of `(mis)trivsel`. Letters keep their case.
  var plainForm: String {
    if utf8.allSatisfy({ $0 < 0x80 && $0 != 0x28 && $0 != 0x29 }) { return self }
    var plain = UnicodeScalarView()
    for scalar in _nfc {
      switch scalar.value {
      case 0x28, 0x29, 0xAD, 0x200C, 0x200D, 0xFE00...0xFE0F: continue
      case 0x2018, 0x2019, 0xB4, 0x2BC: plain.append("'")
      case 0x2010, 0x2011: plain.append("-")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
