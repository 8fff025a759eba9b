/// The exact test of whether two groups hold a term alike in every stratum.
///
/// Given how many notes of each stratum hold the term, the number of them in the first group is hypergeometric, and the
/// sum over strata has the convolution of those distributions; it needs no large counts. Of one stratum it is Fisher's
/// test.
/// C. R. Mehta, N. R. Patel & R. Gray (1985), Computing an exact confidence interval for the common odds ratio in several
/// 2 × 2 contingency tables, JASA 80; A. Agresti (1992), A survey of exact inference for contingency tables, Statistical
/// Science 7.
package enum ConditionalTest {
  /// Two-sided: the probability of all sums that are no likelier than this one, as R's `fisher.test` and
  /// `mantelhaen.test(exact = TRUE)` have it; nil where no stratum varies.
  ///
  /// The plain p and not the mid-p: it never claims more than chance allows, and the words that stand on its adjusted
  /// value are called certain. Never below ``least``.
  /// - Complexity: O(S·w²) for S strata of distributions w wide; w is about 30 standard deviations at most.
  package static func p(strata: some Sequence<FourfoldTable>) -> Double? {
    var sum = Distribution.certain
    var observed = 0
    for stratum in strata {
      guard let own = Distribution(of: stratum) else { continue }
      sum = sum.convolved(with: own)
      observed += stratum.k1
    }
    guard sum.weights.count > 1 else { return nil }
    let limit = sum.probability(of: observed) * (1 + 1e-7)
    let tail = sum.weights.reduce(0) { $1 <= limit ? $0 + $1 : $0 }
    return min(1, max(least, tail))
  }

  /// What is less likely counts as impossible.
  package static let least = 1e-50

  /// The probabilities of whole numbers in a row.
  private struct Distribution {
    var lowest: Int
    var weights: [Double]

    static let certain = Distribution(lowest: 0, weights: [1])

    init(lowest: Int, weights: [Double]) {
      self.lowest = lowest
      self.weights = weights
    }

    /// Of the number in the first group, the margins given; nil where only one is possible.
    ///
    /// From the likeliest number outwards, each from the one beside it, so that nothing overflows.
    init?(of table: FourfoldTable) {
      let held = table.k1 + table.k2
      let (first, last) = (max(0, held - table.n2), min(held, table.n1))
      guard first < last else { return nil }
      func ratio(_ count: Int) -> Double {
        Double(held - count) * Double(table.n1 - count)
          / (Double(count + 1) * Double(table.n2 - held + count + 1))
      }
      let middle = Double(held + 1) * Double(table.n1 + 1) / Double(table.n1 + table.n2 + 2)
      let mode = min(last, max(first, Int(middle)))
      var above: [Double] = []
      var weight = 1.0
      for count in mode..<last {
        weight *= ratio(count)
        guard weight >= least else { break }
        above.append(weight)
      }
      var below: [Double] = []
      weight = 1
      for count in stride(from: mode - 1, through: first, by: -1) {
        weight /= ratio(count)
        guard weight >= least else { break }
        below.append(weight)
      }
      lowest = mode - below.count
      weights = below.reversed() + [1] + above
      let total = weights.reduce(0, +)
      for place in weights.indices { weights[place] /= total }
    }

    func probability(of count: Int) -> Double {
      weights.indices.contains(count - lowest) ? weights[count - lowest] : 0
    }

    func convolved(with other: Distribution) -> Distribution {
      var sums = [Double](repeating: 0, count: weights.count + other.weights.count - 1)
      for (place, weight) in weights.enumerated() {
        for (step, factor) in other.weights.enumerated() { sums[place + step] += weight * factor }
      }
      let first = sums.firstIndex { $0 >= least } ?? 0
      let last = sums.lastIndex { $0 >= least } ?? sums.count - 1
      return Distribution(lowest: lowest + other.lowest + first, weights: Array(sums[first...last]))
    }
  }
}
