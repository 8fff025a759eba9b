/// What becomes of an estimate when one municipality at a time is left out.
///
/// B. Efron & R. J. Tibshirani (1993), An introduction to the bootstrap, chapter 11; leaving out whole municipalities,
/// because notes of one municipality are alike.
package struct Jackknife: Hashable, Sendable {
  /// How many municipalities were left out, each once.
  package let municipalities: Int
  /// The extremes of the estimates; an estimate that is undefined counts in neither.
  package let lowest: Double
  package let highest: Double
  /// The mean of the estimates; nil where one is undefined.
  package let mean: Double?
  /// √((M − 1)/M Σ (θᵢ − mean)²) over M municipalities; nil where an estimate is undefined or M is 1.
  package let standardError: Double?
  /// Whether there are two municipalities or more, and every estimate without one of them has the sign of the whole.
  package let keepsSign: Bool
  /// The municipality without which the estimate moves most; the first in code-point order among equals.
  package let mostInfluential: String
  /// The estimate without it.
  package let withoutMostInfluential: Double?

  /// nil where the estimate is undefined or no municipality is known.
  init?(estimate: Double?, replicates: [(municipality: String, estimate: Double?)]) {
    guard let estimate, !replicates.isEmpty else { return nil }
    func shift(_ replicate: Double?) -> Double { replicate.map { abs($0 - estimate) } ?? .infinity }
    var largest = replicates[0]
    for replicate in replicates.dropFirst() {
      let (shift, record) = (shift(replicate.estimate), shift(largest.estimate))
      if shift > record || (shift == record && replicate.municipality < largest.municipality) {
        largest = replicate
      }
    }
    let defined = replicates.compactMap(\.estimate)
    municipalities = replicates.count
    lowest = defined.min() ?? estimate
    highest = defined.max() ?? estimate
    if defined.count == replicates.count {
      let count = Double(defined.count)
      let mean = defined.reduce(0, +) / count
      let squares = defined.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean
      standardError = defined.count > 1 ? ((count - 1) / count * squares).squareRoot() : nil
    } else {
      mean = nil
      standardError = nil
    }
    keepsSign =
      replicates.count >= 2 && defined.count == replicates.count && estimate != 0
      && defined.allSatisfy { $0 * estimate > 0 }
    mostInfluential = largest.municipality
    withoutMostInfluential = largest.estimate
  }
}
