/// The capital letters with a full stop that stand for names: `H.C. Andersen`, `J. P. Jensen`, `U.S.A.`.
enum Initials {
  /// Words behind which a capital letter names a thing of several: `gruppe B.` ends a sentence.
  private static let counted: Set<String> = [
    "afdeling", "bilag", "bord", "del", "fase", "figur", "gruppe", "hold", "klasse", "linje",
    "model", "niveau", "plan", "punkt", "serie", "spor", "tabel", "type", "vitamin",
  ]

  /// The end of the initials that begin with `word`, their last stop included; nil where it is none.
  ///
  /// Two letters or more, each with its stop, are initials wherever they stand; one is when a capitalised word follows
  /// and it does not name one of several things.
  static func end(in text: Span<UInt8>, word: Range<Int>) -> Int? {
    guard var end = pairEnd(text, word.lowerBound), end == word.upperBound + 1 else { return nil }
    var count = 1
    while let next = pairEnd(text, end) {
      end = next
      count += 1
    }
    if count == 1 {
      guard isBeforeName(text, end), !isBehindCounted(text, word.lowerBound) else { return nil }
    }
    return end
  }

  /// Whether a letter may begin initials, which is looked at closely.
  @inline(__always)
  static func mayBegin(with text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count <= 2 else { return false }
    let first = text[word.lowerBound]
    return word.count == 1 ? first < 0x61 : first == 0xC3 && text[word.lowerBound + 1] < 0xA0
  }

  /// Past a capital letter and its stop.
  private static func pairEnd(_ text: Span<UInt8>, _ start: Int) -> Int? {
    guard start < text.count, TextScalar.isCapital(in: text, at: start) else { return nil }
    let stop = start + TextScalar(in: text, at: start).utf8Count
    return stop < text.count && text[stop] == UInt8(ascii: ".") ? stop + 1 : nil
  }

  private static func isBeforeName(_ text: Span<UInt8>, _ end: Int) -> Bool {
    var next = end
    while next < text.count, text[next] == 0x20 { next += 1 }
    return next > end && next < text.count && TextScalar.isCapital(in: text, at: next)
  }

  private static func isBehindCounted(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var end = start
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var first = end
    while first > 0, end - first < 12, text[first - 1] | 0x20 >= 0x61 { first -= 1 }
    return counted.contains(String(text.extracting(first..<end)).lowercased())
  }
}
