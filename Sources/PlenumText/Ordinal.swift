/// Whether a full stop after digits belongs to them, as in `20. april`, or ends a sentence.
enum Ordinal {
  /// The end of the ordinal with its full stop; nil where the stop is no part of it.
  ///
  /// A stop belongs to one or two digits (also `0.-3.`) when a small letter follows, or when the digits begin a line,
  /// since there they number it.
  static func end(in text: Span<UInt8>, digits: Range<Int>) -> Int? {
    let stop = digits.upperBound
    guard stop < text.count, text[stop] == UInt8(ascii: "."), isShort(text, digits) else {
      return nil
    }
    var next = stop + 1
    while next < text.count, TextScalar(in: text, at: next).kind == .blank {
      next += TextScalar(in: text, at: next).utf8Count
    }
    guard next > stop + 1, next < text.count, TextScalar(in: text, at: next).kind == .letter else {
      return nil
    }
    if !TextScalar.isCapital(in: text, at: next) { return stop + 1 }
    return beginsLine(text, digits.lowerBound) ? stop + 1 : nil
  }

  private static func isShort(_ text: Span<UInt8>, _ digits: Range<Int>) -> Bool {
    var run = 0
    for index in digits {
      run = text[index].isASCIIDigit ? run + 1 : 0
      if run > 2 { return false }
    }
    return true
  }

  private static func beginsLine(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var position = start
    while position > 0, text[position - 1] == 0x20 || text[position - 1] == 0x09 { position -= 1 }
    return position == 0 || text[position - 1] == 0x0A || text[position - 1] == 0x0D
  }
}
