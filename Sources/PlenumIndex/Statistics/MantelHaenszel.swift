import Glibc

/// Two groups compared within strata, so that a different mix of strata is no difference of the groups.
///
/// N. Mantel & W. Haenszel (1959), Statistical aspects of the analysis of data from retrospective studies of disease,
/// Journal of the National Cancer Institute 22. In a stratum with n notes the first group has a with and b without the
/// term, the second c and d.
package struct MantelHaenszel: Hashable, Sendable {
  /// Σ((a(c+d) − c(a+b))/n) / Σ((a+b)(c+d)/n): the common difference of shares; nil where no stratum has both groups.
  package let riskDifference: Double?
  /// Σ(ad/n) / Σ(bc/n); infinite where only the lower sum is 0, nil where both are.
  package let oddsRatio: Double?
  /// The 95 % interval of the odds ratio; nil where it is 0, infinite or unknown.
  ///
  /// J. Robins, N. Breslow & S. Greenland (1986), Estimators of the Mantel-Haenszel variance consistent in both sparse
  /// data and large-strata limiting models, Biometrics 42.
  package let oddsRatioInterval: Interval?
  /// The Cochran-Mantel-Haenszel statistic without correction; nil where no stratum varies.
  package let chiSquare: Double?
  /// The same with 0.5 taken off the deviation where that is at least 0.5, as R's `mantelhaen.test` does.
  package let chiSquareCorrected: Double?

  /// The p-value of `chiSquare`, one degree of freedom.
  package var p: Double? { chiSquare.map { Tail.chiSquare($0) } }

  package init(strata: some Sequence<FourfoldTable>) {
    var sums = Sums()
    for stratum in strata where stratum.n1 + stratum.n2 > 0 { sums.add(stratum) }
    riskDifference = sums.weight > 0 ? sums.weightedDifference / sums.weight : nil
    oddsRatio =
      sums.s > 0 ? sums.r / sums.s : sums.r > 0 ? .infinity : nil
    oddsRatioInterval = sums.interval
    if sums.variance > 0 {
      let deviation = abs(sums.deviation)
      let corrected = deviation >= 0.5 ? deviation - 0.5 : deviation
      chiSquare = deviation * deviation / sums.variance
      chiSquareCorrected = corrected * corrected / sums.variance
    } else {
      chiSquare = nil
      chiSquareCorrected = nil
    }
  }

  /// The 95 % interval of the common difference of shares; nil where no stratum has both groups. Of one stratum it is
  /// ``Interval/newcombe(_:of:minus:of:)``.
  ///
  /// G. Y. Zou & A. Donner (2008), Construction of confidence limits about effect measures: a general approach,
  /// Statistics in Medicine 27: the distances from each stratum's difference to its Newcombe bounds, by the stratum's
  /// share of the weight, added as squares.
  package static func differenceInterval(
    strata: some Sequence<FourfoldTable>
  ) -> Interval? {
    var (difference, weight, below, above) = (0.0, 0.0, 0.0, 0.0)
    for stratum in strata {
      guard let own = stratum.difference, let bounds = stratum.differenceInterval else { continue }
      let ownWeight =
        Double(stratum.n1) * Double(stratum.n2) / Double(stratum.n1 + stratum.n2)
      weight += ownWeight
      difference += ownWeight * own
      below += ownWeight * ownWeight * (own - bounds.lower) * (own - bounds.lower)
      above += ownWeight * ownWeight * (bounds.upper - own) * (bounds.upper - own)
    }
    guard weight > 0 else { return nil }
    return Interval(
      lower: (difference - below.squareRoot()) / weight,
      upper: (difference + above.squareRoot()) / weight)
  }

  private struct Sums {
    /// R = Σ ad/n and S = Σ bc/n, with P = (a+d)/n and Q = (b+c)/n.
    var r = 0.0
    var s = 0.0
    var pr = 0.0
    var psQR = 0.0
    var qs = 0.0
    var weightedDifference = 0.0
    var weight = 0.0
    var deviation = 0.0
    var variance = 0.0

    mutating func add(_ table: FourfoldTable) {
      let (a, m1, c, m2) = (
        Double(table.k1), Double(table.n1), Double(table.k2), Double(table.n2)
      )
      let (b, d, n) = (m1 - a, m2 - c, m1 + m2)
      let (stratumR, stratumS) = (a * d / n, b * c / n)
      let (p, q) = ((a + d) / n, (b + c) / n)
      r += stratumR
      s += stratumS
      pr += p * stratumR
      psQR += p * stratumS + q * stratumR
      qs += q * stratumS
      weightedDifference += (a * m2 - c * m1) / n
      weight += m1 * m2 / n
      guard n > 1 else { return }
      deviation += a - m1 * (a + c) / n
      variance += m1 * m2 * (a + c) * (b + d) / (n * n * (n - 1))
    }

    var interval: Interval? {
      guard r > 0, s > 0 else { return nil }
      let variance = pr / (2 * r * r) + psQR / (2 * r * s) + qs / (2 * s * s)
      let middle = log(r / s)
      let half = Interval.z * variance.squareRoot()
      return Interval(lower: exp(middle - half), upper: exp(middle + half))
    }
  }
}
