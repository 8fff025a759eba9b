import Glibc

/// Two groups, counted in notes or in tokens, with and without a term.
package struct FourfoldTable: Hashable, Sendable {
  /// Of the first group what has the term, and all of it.
  package let k1: Int
  package let n1: Int
  /// The same in the second group.
  package let k2: Int
  package let n2: Int

  package init(k1: Int, n1: Int, k2: Int, n2: Int) {
    precondition((0...n1).contains(k1) && (0...n2).contains(k2), "a part is at most the whole")
    self.k1 = k1
    self.n1 = n1
    self.k2 = k2
    self.n2 = n2
  }

  /// `k1/n1`; nil where the group is empty.
  package var share1: Double? { n1 > 0 ? Double(k1) / Double(n1) : nil }
  package var share2: Double? { n2 > 0 ? Double(k2) / Double(n2) : nil }

  /// `k1/n1 − k2/n2`.
  package var difference: Double? {
    if let share1, let share2 { share1 - share2 } else { nil }
  }

  /// Newcombe's interval of the difference.
  package var differenceInterval: Interval? { .newcombe(k1, of: n1, minus: k2, of: n2) }

  /// The log-likelihood ratio over four cells, without correction: 2 Σ O ln(O/E), negative where the first group has
  /// fewer than expected; nil where a group is empty. Asymptotically chi-square with one degree of freedom.
  ///
  /// T. Dunning (1993), Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19.
  package var signedG2: Double? {
    guard n1 > 0, n2 > 0 else { return nil }
    let all = Double(n1 + n2)
    let with = Double(k1 + k2)
    var sum = 0.0
    for (k, n) in [(Double(k1), Double(n1)), (Double(k2), Double(n2))] {
      sum += Self.cell(k, expected: n * with / all)
      sum += Self.cell(n - k, expected: n * (all - with) / all)
    }
    let g2 = max(0, 2 * sum)
    return Double(k1) < Double(n1) * with / all ? -g2 : g2
  }

  /// The p-value of `signedG2`.
  package var p: Double? { signedG2.map { Tail.chiSquare(abs($0)) } }

  private static func cell(_ observed: Double, expected: Double) -> Double {
    observed > 0 ? observed * log(observed / expected) : 0
  }
}
