import PlenumModel

/// How alike two texts are: pairs of neighbouring signs that both have, against all pairs (Dice 1945), 0 to 1.
///
/// Letters count whatever their case; blanks count once. Linear in both texts.
struct TextSimilarity {
  private let pairs: [UInt64: Int]
  private let count: Int

  init(_ text: String) {
    var pairs: [UInt64: Int] = [:]
    var count = 0
    var last: Unicode.Scalar = " "
    for scalar in (text.lowercased() + " ").unicodeScalars {
      let scalar: Unicode.Scalar = scalar.properties.isWhitespace ? " " : scalar
      if scalar != " " || last != " " {
        pairs[UInt64(last.value) << 32 | UInt64(scalar.value), default: 0] += 1
        count += 1
      }
      last = scalar
    }
    self.pairs = pairs
    self.count = count
  }

  func to(_ other: TextSimilarity) -> Double {
    guard count + other.count > 0 else { return 1 }
    var common = 0
    for (pair, times) in pairs { common += min(times, other.pairs[pair] ?? 0) }
    return 2 * Double(common) / Double(count + other.count)
  }
}
