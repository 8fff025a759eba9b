import Glibc

/// The distribution function of the beta distribution, I_x(a, b), and its inverse.
enum IncompleteBeta {
  /// P(X ≤ x) for X ~ Beta(a, b), with a and b above 0.
  ///
  /// By the continued fraction of Abramowitz & Stegun (1964), 26.5.8, evaluated as W. J. Lentz (1976) does.
  static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast on the near side of the mean; the far side follows by symmetry.
    if x > (a + 1) / (a + b + 2) { return 1 - regularized(1 - x, b, a) }
    let front = exp(
      a * log(x) + b * log1p(-x) + lgamma(a + b).0 - lgamma(a).0 - lgamma(b).0)
    return front * fraction(x, a, b) / a
  }

  /// The x with I_x(a, b) = p, to the last bit but rounding of `regularized`.
  static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return middle }
      if regularized(middle, a, b) < p { low = middle } else { high = middle }
      if high - low < 1e-14 * high { return (low + high) / 2 }
    }
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let least = 1e-300
    func bounded(_ value: Double) -> Double { abs(value) < least ? least : value }
    var c = 1.0
    var d = 1 / bounded(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / bounded(1 + even * d)
      c = bounded(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / bounded(1 + odd * d)
      c = bounded(1 + odd / c)
      value *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return value
  }
}

extension Interval {
  /// The exact interval of a share of `count` in `total`; nil where nothing was counted.
  ///
  /// C. J. Clopper & E. S. Pearson (1934), The use of confidence or fiducial limits, Biometrika 26.
  /// - Parameter alpha: the chance of missing the share, both sides together.
  package static func clopperPearson(
    _ count: Int, of total: Int, alpha: Double = 0.05
  ) -> Interval? {
    guard total > 0 else { return nil }
    let (k, n) = (Double(count), Double(total))
    return Interval(
      lower: count == 0 ? 0 : IncompleteBeta.quantile(alpha / 2, k, n - k + 1),
      upper: count == total ? 1 : 1 - IncompleteBeta.quantile(alpha / 2, n - k, k + 1))
  }
}
