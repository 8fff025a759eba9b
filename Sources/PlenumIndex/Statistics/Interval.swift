/// A confidence interval, of 95 % where no other is asked for. All kinds assume independent notes, which notes of one
/// table are not quite.
package struct Interval: Hashable, Sendable {
  package let lower: Double
  package let upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The 0.975 quantile of the normal distribution.
  static let z = 1.959963984540054

  /// The score interval of a share of `count` in `total`, without continuity correction; nil where nothing was counted.
  ///
  /// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). E. B. Wilson (1927), Probable inference, the law of succession,
  /// and statistical inference, JASA 22.
  package static func wilson(_ count: Int, of total: Int) -> Interval? {
    guard total > 0 else { return nil }
    let n = Double(total)
    let p = Double(count) / n
    let z2 = z * z
    let middle = p + z2 / (2 * n)
    let half = z * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
    let scale = 1 + z2 / n
    // At 0 and at all the bound is exact; rounding must not carry it past.
    return Interval(
      lower: count == 0 ? 0 : max(0, (middle - half) / scale),
      upper: count == total ? 1 : min(1, (middle + half) / scale))
  }

  /// The hybrid score interval of the difference of two independent shares, `k1/n1 − k2/n2`; nil where a side is empty.
  ///
  /// Method 10 of R. G. Newcombe (1998), Interval estimation for the difference between independent proportions,
  /// Statistics in Medicine 17: each side's distance to its Wilson bounds, added as squares.
  package static func newcombe(_ k1: Int, of n1: Int, minus k2: Int, of n2: Int) -> Interval? {
    guard let first = wilson(k1, of: n1), let second = wilson(k2, of: n2) else { return nil }
    let p1 = Double(k1) / Double(n1)
    let p2 = Double(k2) / Double(n2)
    let below = square(p1 - first.lower) + square(second.upper - p2)
    let above = square(first.upper - p1) + square(p2 - second.lower)
    return Interval(
      lower: p1 - p2 - below.squareRoot(), upper: p1 - p2 + above.squareRoot())
  }

  private static func square(_ value: Double) -> Double { value * value }
}
