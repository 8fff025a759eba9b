/// What a place of a text holds, as far as finding words needs to know.
struct TextScalar {
  enum Kind {
    case letter, digit, blank, newline
    /// A combining mark, a joiner or a soft hyphen: belongs to the word or symbol before it.
    case mark
    case hyphen, apostrophe
    case punctuation
    /// A sign or emoji, or a byte that is no UTF-8.
    case symbol
  }

  let kind: Kind
  /// At least 1.
  let utf8Count: Int

  /// Reads the scalar that begins at `position`, which must lie inside `text`. A byte that begins no scalar is a
  /// symbol of its own.
  init(in text: Span<UInt8>, at position: Int) {
    let byte = text[position]
    if byte < 0x80 {
      kind = Self.kind(ofASCII: byte)
      utf8Count = 1
    } else if let (scalar, count) = Self.decode(text, at: position) {
      kind = Self.kind(of: scalar)
      utf8Count = count
    } else {
      kind = .symbol
      utf8Count = 1
    }
  }

  @inline(__always)
  private static func kind(ofASCII byte: UInt8) -> Kind {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x30...0x39: .digit
    case 0x0A...0x0D: .newline
    // Other controls part words as blanks do.
    case 0x00...0x20, 0x7F: .blank
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"),
      UInt8(ascii: "$"):
      .symbol
    default: .punctuation
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    // The letters of western languages, at which a class lookup would be wasted; × and ÷ lie among them.
    case 0xC0...0x24F: return scalar.value == 0xD7 || scalar.value == 0xF7 ? .symbol : .letter
    case 0xAD, 0x200C, 0x200D, 0xFE00...0xFE0F: return .mark
    case 0x85, 0x2028, 0x2029: return .newline
    case 0x2010, 0x2011: return .hyphen
    case 0x2019, 0x2018, 0xB4, 0x2BC: return .apostrophe
    // The commonest quotes and dashes, at which a lookup would be wasted too.
    case 0x2012...0x2017, 0x201A...0x2027, 0xAB, 0xBB: return .punctuation
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      .letter
    case .decimalNumber: .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .spaceSeparator, .format, .control: .blank
    case .lineSeparator, .paragraphSeparator: .newline
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      .punctuation
    default: .symbol
    }
  }

  /// The scalar at `position`, by the table of well-formed sequences (Unicode Standard, table 3-7).
  static func decode(_ text: Span<UInt8>, at position: Int) -> (Unicode.Scalar, Int)? {
    let first = UInt32(text[position])
    let (count, lowest): (Int, UInt32) =
      switch first {
      case 0x00..<0x80: (1, 0)
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x1_0000)
      default: (0, 0)
      }
    guard count > 0, position + count <= text.count else { return nil }
    var value = count == 1 ? first : first & (0x7F >> UInt32(count))
    for index in 1..<max(count, 1) {
      let next = UInt32(text[position + index])
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | next & 0x3F
    }
    guard value >= lowest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, count)
  }

  /// Whether a capital letter begins at `position`.
  static func isCapital(in text: Span<UInt8>, at position: Int) -> Bool {
    guard let (scalar, _) = decode(text, at: position) else { return false }
    return scalar.isASCII
      ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }
}
