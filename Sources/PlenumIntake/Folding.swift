/// Lower case for Danish text in UTF-8 that keeps every byte's place, so that a find in the folded bytes is a find in
/// the text: A-Z, and the capitals of Latin-1 (Æ Ø Å É …), whose small letters have as many bytes.
func foldedKeepingPlace(_ bytes: [UInt8]) -> [UInt8] {
  var folded = bytes
  for index in folded.indices {
    switch folded[index] {
    case 0x41...0x5A: folded[index] |= 0x20
    case 0x80...0x9E
    where index > 0 && folded[index - 1] == 0xC3 && folded[index] != 0x97:
      folded[index] += 0x20
    default: break
    }
  }
  return folded
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isASCIIWord: Bool {
    isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}

/// Whether a letter or digit stands at `index`. Beyond ASCII only the Latin letters (U+00C0-U+024F) and combining
/// marks count: dashes, quotation marks, bullets and the no-break space begin with other bytes and part words.
func isWordByte(_ bytes: [UInt8], at index: Int) -> Bool {
  guard bytes.indices.contains(index) else { return false }
  let byte = bytes[index]
  if byte < 0x80 { return byte.isASCIIWord }
  let lead = byte < 0xC0 && index > 0 ? bytes[index - 1] : byte
  return (0xC3...0xCD).contains(lead)
}
