import PlenumModel

/// The runs of three letters of a text, lower-cased, white space and punctuation as one blank: what
/// two notes share when they write the same thing with different endings.
struct Trigrams {
  /// Three scalars of 21 bits.
  let codes: Set<UInt64>

  init(of text: String) {
    var codes: Set<UInt64> = []
    var window: UInt64 = Self.blank
    var previousIsBlank = true
    for scalar in text.lowercased().unicodeScalars {
      let isLetter = scalar.isLetterOrNumber
      if !isLetter, previousIsBlank { continue }
      window = (window << 21 | (isLetter ? UInt64(scalar.value) : Self.blank)) & Self.mask
      // A window is full from the third scalar on; the blank before the first word counts.
      if window >> 42 != 0 { codes.insert(window) }
      previousIsBlank = !isLetter
    }
    self.codes = codes
  }

  private static let blank: UInt64 = 0x20
  private static let mask: UInt64 = 1 << 63 - 1

  /// The text that is closest to all others: how many of the others share each of its trigrams,
  /// summed, over its length to the power of 3/4. A cosine divides by the square root, which
  /// favours long notes; a clear note is short. The first among equals; nil of none.
  ///
  /// - Complexity: O(total length), so that a thousand notes that say the same are no harm.
  ///
  /// - Parameter mayBe: whether the text at that place may be the one.
  static func closestToAll(
    _ texts: [String], where mayBe: (Int) -> Bool = { _ in true }
  ) -> Int? {
    let sets = texts.map { Trigrams(of: $0).codes }
    var textsWith: [UInt64: Int] = [:]
    for code in sets.joined() { textsWith[code, default: 0] += 1 }
    let scores = sets.map { codes in
      let shared = codes.reduce(0) { $0 + (textsWith[$1] ?? 1) - 1 }
      let root = Double(codes.count).squareRoot()
      return codes.isEmpty ? 0 : Double(shared) / (root * root.squareRoot())
    }
    let places = scores.indices.filter(mayBe)
    guard let best = places.map({ scores[$0] }).max() else { return nil }
    return places.first { scores[$0] == best }
  }

  /// Whether every text shares at least a third of its trigrams, or of the other's, with the first.
  static func areAlike(_ texts: [String]) -> Bool {
    let sets = texts.map { Trigrams(of: $0).codes }
    guard let first = sets.first, !first.isEmpty else { return false }
    return sets.dropFirst().allSatisfy {
      3 * first.intersection($0).count >= min(first.count, $0.count)
    }
  }

  /// The notes with the one in front whose text is the closest to all, among those that may speak for them.
  ///
  /// - Parameter revised: ids of notes that may say something else by now: one of them is in front only where all are.
  static func clearestFirst(
    _ notes: [NoteRecord], revised: Set<String> = []
  ) -> [NoteRecord] {
    let kinds = Speaking.kinds(of: notes.map { ($0.kind, Speaker(of: $0).roomTable) })
    let texts = notes.map(\.text)
    let fitting = Set(notes.indices.filter { kinds.contains(notes[$0].kind) })
    let unchanged = fitting.filter { !revised.contains(notes[$0].id) }
    let clearest = closestToAll(texts) { (unchanged.isEmpty ? fitting : unchanged).contains($0) }
    guard let clearest else { return [] }
    return [notes[clearest]] + notes[..<clearest] + notes[(clearest + 1)...]
  }
}

extension Unicode.Scalar {
  /// A letter, or a sign that stands for a number.
  var isLetterOrNumber: Bool { properties.isAlphabetic || properties.numericType != nil }
}
