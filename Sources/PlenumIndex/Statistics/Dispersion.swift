import Glibc

/// How evenly a term is spread over the parts of a collection.
///
/// Part i holds vᵢ of the term's f tokens and a share sᵢ of all tokens; pᵢ is vᵢ by the part's tokens.
package struct Dispersion: Hashable, Sendable {
  private let counts: [Int]
  private let sizes: [Int]
  /// The term's tokens, f.
  package let total: Int

  /// - Parameters:
  ///   - counts: the term's tokens in each part.
  ///   - sizes: all tokens of each part.
  package init(counts: [Int], sizes: [Int]) {
    precondition(counts.count == sizes.count, "a count for every part")
    self.counts = counts
    self.sizes = sizes
    total = counts.reduce(0, +)
  }

  /// Parts that hold the term.
  package var range: Int { counts.count { $0 > 0 } }

  /// 1 − V/√(n − 1), V the coefficient of variation of pᵢ: 1 is even. nil for fewer than two parts or no token.
  ///
  /// A. Juilland & E. Chang-Rodríguez (1964), Frequency dictionary of Spanish words; on relative frequencies, since
  /// parts differ in size.
  package var juillandD: Double? { Self.juillandD(rates) }

  /// The same on raw counts, as for parts of equal size.
  package var juillandDOfCounts: Double? { Self.juillandD(counts.map { Double($0) }) }

  /// ½ Σ |vᵢ/f − sᵢ|: 0 is even. S. Th. Gries (2008), International Journal of Corpus Linguistics 13.
  package var dp: Double? {
    guard total > 0 else { return nil }
    return zip(held, shares).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }

  /// DP/(1 − min s), which reaches 1. J. Lijffijt & S. Th. Gries (2012). nil for a single part.
  package var normalizedDP: Double? {
    guard let dp, let least = shares.min(), least < 1 else { return nil }
    return dp / (1 - least)
  }

  /// Σ vᵢ/f log2((vᵢ/f)/sᵢ), in bits: 0 is even. S. Th. Gries (2020).
  package var divergence: Double? {
    guard total > 0 else { return nil }
    return zip(held, shares).reduce(0) { $1.0 > 0 ? $0 + $1.0 * log2($1.0 / $1.1) : $0 }
  }

  /// 1 − e^(−DKL), DKL in nats: from 0 to 1.
  package var normalizedDivergence: Double? { divergence.map { 1 - exp(-$0 * M_LN2) } }

  /// (Σ √(sᵢ·vᵢ))²/f: 1 is even. I. Rosengren (1971).
  package var rosengrenS: Double? {
    guard total > 0 else { return nil }
    let sum = zip(held, shares).reduce(0) { $0 + ($1.0 * $1.1).squareRoot() }
    return sum * sum
  }

  /// The entropy of pᵢ/Σp by its largest value log2 n: 1 is even. J. B. Carroll (1970). nil for fewer than two parts.
  package var carrollD2: Double? {
    let sum = rates.reduce(0, +)
    guard rates.count > 1, sum > 0 else { return nil }
    let entropy = rates.reduce(0) { $1 > 0 ? $0 - $1 / sum * log2($1 / sum) : $0 }
    return entropy / log2(Double(rates.count))
  }

  /// The largest share of the term's tokens that one part holds.
  package var topPartShare: Double? { total > 0 ? held.max() : nil }

  private var held: [Double] { counts.map { Double($0) / Double(total) } }

  private var shares: [Double] {
    let all = Double(sizes.reduce(0, +))
    return sizes.map { Double($0) / all }
  }

  /// A part without tokens has the rate 0.
  private var rates: [Double] {
    zip(counts, sizes).map { $1 > 0 ? Double($0) / Double($1) : 0 }
  }

  private static func juillandD(_ values: [Double]) -> Double? {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    guard values.count > 1, mean > 0 else { return nil }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    return 1 - variance.squareRoot() / mean / (n - 1).squareRoot()
  }
}
