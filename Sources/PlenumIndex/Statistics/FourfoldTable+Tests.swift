import Glibc

/// Tests of one term in two groups, counted in notes or in tokens. Each says by its name which convention it follows;
/// all are nil where a group is empty.
extension FourfoldTable {
  /// How many of the first group would hold the term if both had the same share: (k1 + k2)·n1 / (n1 + n2).
  package var expected1: Double? {
    n1 + n2 > 0 ? Double(k1 + k2) * Double(n1) / Double(n1 + n2) : nil
  }

  /// The log-likelihood ratio over the two cells with the term only: 2 Σ O ln(O/E), without correction, negative where
  /// the first group has fewer than expected.
  ///
  /// P. Rayson & R. Garside (2000), Comparing corpora using frequency profiling, Proceedings of the Workshop on
  /// Comparing Corpora.
  package var signedG2TwoCells: Double? {
    guard n1 > 0, n2 > 0, let expected = expected1 else { return nil }
    let expected2 = Double(k1 + k2) - expected
    var sum = 0.0
    if k1 > 0 { sum += Double(k1) * log(Double(k1) / expected) }
    if k2 > 0 { sum += Double(k2) * log(Double(k2) / expected2) }
    return signed(max(0, 2 * sum))
  }

  /// Pearson's chi-square Σ (O − E)²/E without correction; nil also where all or none hold the term.
  package var chiSquare: Double? { chiSquare(correctedBy: 0) }

  /// `chiSquare`, negative where the first group has fewer than expected.
  package var signedChiSquare: Double? { chiSquare.map(signed) }

  /// The same with min(0.5, |O − E|) taken off every deviation, as R's `chisq.test` does.
  ///
  /// F. Yates (1934), Contingency tables involving small numbers and the χ² test, Supplement to the JRSS 1.
  package var signedChiSquareYates: Double? { chiSquare(correctedBy: 0.5).map(signed) }

  /// Fisher's exact test, two-sided: the probability of all tables with these margins that are no likelier than this
  /// one. As R's `fisher.test` does, likelihoods within 1e-7 of each other are equal.
  ///
  /// - Complexity: O(k1 + k2).
  package var fisherP: Double? {
    guard n1 > 0, n2 > 0 else { return nil }
    let held = k1 + k2
    let lowest = max(0, held - n2)
    let highest = min(held, n1)
    let total = logChoose(n1 + n2, held)
    func logProbability(_ count: Int) -> Double {
      logChoose(n1, count) + logChoose(n2, held - count) - total
    }
    let limit = logProbability(k1) + 1e-7
    var p = 0.0
    for count in lowest...highest {
      let probability = logProbability(count)
      if probability <= limit { p += exp(probability) }
    }
    return min(1, p)
  }

  /// How much likelier the data are with a difference than without, on the scale of the Bayesian information
  /// criterion: G² (four cells) − ln(n1 + n2).
  ///
  /// A. Wilson (2013), Embracing Bayes factors for key item analysis in corpus linguistics.
  package var bic: Double? { signedG2.map { abs($0) - log(Double(n1 + n2)) } }

  private func signed(_ statistic: Double) -> Double {
    Double(k1) < (expected1 ?? 0) ? -statistic : statistic
  }

  private func chiSquare(correctedBy correction: Double) -> Double? {
    let held = Double(k1 + k2)
    let all = Double(n1 + n2)
    guard n1 > 0, n2 > 0, held > 0, held < all, let expected = expected1 else { return nil }
    let deviation = abs(Double(k1) - expected)
    let corrected = deviation - min(correction, deviation)
    let others = [
      expected, held - expected, Double(n1) - expected, Double(n2) - (held - expected),
    ]
    return others.reduce(0) { $0 + corrected * corrected / $1 }
  }
}

/// ln(n over k).
private func logChoose(_ n: Int, _ k: Int) -> Double {
  logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

private func logFactorial(_ n: Int) -> Double { lgamma(Double(n) + 1).0 }
