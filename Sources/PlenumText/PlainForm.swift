@_spi(_Unicode) import Swift

extension String {
  /// The form under which a word is looked up: normal form C, straight apostrophes, plain hyphens, and without soft
  /// hyphens, invisible joiners and the brackets of `(mis)trivsel`. Letters keep their case.
  var plainForm: String {
    if isPlain { return self }
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

  /// Its small letters, in UTF-8.
  var smallLetters: [UInt8] {
    guard isPlain else { return Array(lowercased().utf8) }
    var letters: [UInt8] = []
    letters.reserveCapacity(utf8.count)
    var isBehindLead = false
    for byte in utf8 {
      // The capitals from À to Þ are C3 80 to C3 9E; × lies among them.
      let isCapital =
        isBehindLead ? byte <= 0x9E && byte != 0x97 : (0x41...0x5A).contains(byte)
      letters.append(isCapital ? byte + 0x20 : byte)
      isBehindLead = byte == 0xC3
    }
    return letters
  }

  /// Whether it is plain for certain: ASCII without brackets, and the letters from À to ÿ.
  private var isPlain: Bool {
    var isBehindLead = false
    for byte in utf8 {
      guard isBehindLead || byte == 0xC3 || byte < 0x80 && byte != 0x28 && byte != 0x29 else {
        return false
      }
      isBehindLead = byte == 0xC3
    }
    return true
  }
}
