import Glibc

/// How strongly two words belong together, from how often they meet.
///
/// O is the pair's count, f1 and f2 the counts of each alone, N the number of chances; E = f1·f2/N.
package struct Association: Hashable, Sendable {
  package let observed: Int
  package let count1: Int
  package let count2: Int
  package let total: Int

  /// nil where a count exceeds what it is part of, or nothing was counted.
  package init?(observed: Int, count1: Int, count2: Int, total: Int) {
    guard observed >= 0, observed <= min(count1, count2), total > 0,
      count1 + count2 - observed <= total
    else { return nil }
    self.observed = observed
    self.count1 = count1
    self.count2 = count2
    self.total = total
  }

  /// The pair as a table: the second word after the first word, and after any other.
  package var table: FourfoldTable {
    FourfoldTable(k1: observed, n1: count1, k2: count2 - observed, n2: total - count1)
  }

  package var expected: Double? { Double(count1) * Double(count2) / Double(total) }

  private var o: Double { Double(observed) }

  /// log2(O/E), in bits. K. W. Church & P. Hanks (1990), Computational Linguistics 16. nil where they never meet.
  package var mutualInformation: Double? { ratio.map { log2($0) } }

  /// log2(O³/E), which favours frequent pairs.
  package var cubedMutualInformation: Double? { ratio.map { log2($0) + 2 * log2(o) } }

  /// Mutual information by its largest value −log2(O/N). G. Bouma (2009). nil where they always meet.
  package var normalizedMutualInformation: Double? {
    guard observed < total, let mutualInformation else { return nil }
    return mutualInformation / -log2(o / Double(total))
  }

  /// max(0, MI).
  package var positiveMutualInformation: Double? {
    guard count1 > 0, count2 > 0 else { return nil }
    return max(0, mutualInformation ?? 0)
  }

  /// (O − E)/√O. K. W. Church and others (1991).
  package var tScore: Double? {
    expected.flatMap { observed > 0 ? (o - $0) / o.squareRoot() : nil }
  }

  /// (O − E)/√E.
  package var zScore: Double? { expected.flatMap { $0 > 0 ? (o - $0) / $0.squareRoot() : nil } }

  /// 2O/(f1 + f2).
  package var dice: Double? {
    count1 + count2 > 0 ? 2 * o / Double(count1 + count2) : nil
  }

  /// 14 + log2 of Dice's coefficient: at most 14, and the same in small and large collections. P. Rychlý (2008).
  package var logDice: Double? { Self.logDice(observed, count1, count2) }

  /// The same where the three counts come from different windows.
  package static func logDice(_ observed: Int, _ count1: Int, _ count2: Int) -> Double? {
    observed > 0 ? 14 + log2(2 * Double(observed) / Double(count1 + count2)) : nil
  }

  /// O/(f1 + f2 − O).
  package var jaccard: Double? {
    let either = count1 + count2 - observed
    return either > 0 ? o / Double(either) : nil
  }

  /// O/min(f1, f2).
  package var simpson: Double? {
    let least = min(count1, count2)
    return least > 0 ? o / Double(least) : nil
  }

  /// The correlation of the two presences; nil where one is always or never there.
  package var phi: Double? {
    let (a, b, n) = (Double(count1), Double(count2), Double(total))
    let variance = a * b * (n - a) * (n - b)
    return variance > 0 ? (n * o - a * b) / variance.squareRoot() : nil
  }

  /// How much likelier the second word is after the first than elsewhere. S. Th. Gries (2013).
  package var deltaPOfSecond: Double? { table.difference }

  /// How much likelier the first word is before the second than elsewhere.
  package var deltaPOfFirst: Double? {
    FourfoldTable(k1: observed, n1: count2, k2: count1 - observed, n2: total - count2).difference
  }

  /// ln of the odds ratio with 0.5 added to all four counts. D. Blaheta & M. Johnson (2001).
  package var lambda: Double? {
    let (n11, n10, n01, n00) = smoothed
    return log(n11 * n00 / (n10 * n01))
  }

  /// The standard error of `lambda`: √Σ1/n.
  package var sigma: Double? {
    let (n11, n10, n01, n00) = smoothed
    return (1 / n11 + 1 / n10 + 1 / n01 + 1 / n00).squareRoot()
  }

  /// `lambda` by its standard error.
  package var lambdaZ: Double? {
    if let lambda, let sigma { lambda / sigma } else { nil }
  }

  private var ratio: Double? {
    expected.flatMap { observed > 0 && $0 > 0 ? o / $0 : nil }
  }

  private var smoothed: (Double, Double, Double, Double) {
    (
      o + 0.5, Double(count1 - observed) + 0.5, Double(count2 - observed) + 0.5,
      Double(total - count1 - count2 + observed) + 0.5
    )
  }
}
