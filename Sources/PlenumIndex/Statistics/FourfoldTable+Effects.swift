import Glibc

/// Sizes of a difference between two groups, counted in notes or in tokens; all are nil where a group is empty or
/// neither holds the term.
extension FourfoldTable {
  /// log2((k1/n1)/(k2/n2)), a count of 0 taken as 0.5: 1 is twice as often.
  ///
  /// A. Hardie (2014), Log ratio: an informal introduction.
  package var logRatio: Double? {
    guard isComparable else { return nil }
    return log2((halved(k1) / Double(n1)) / (halved(k2) / Double(n2)))
  }

  /// log2 of the ratio of (k + 0.5)/(n + 0.5), defined for every count.
  ///
  /// S. D. Walter (1975), The distribution of Levin's measure of attributable risk, Biometrika 62.
  package var logRatioWalter: Double? {
    guard n1 > 0, n2 > 0 else { return nil }
    return log2(
      ((Double(k1) + 0.5) / (Double(n1) + 0.5)) / ((Double(k2) + 0.5) / (Double(n2) + 0.5)))
  }

  /// %DIFF: 100 (p1 − p2)/p2 with p2 = 1e-18 where the second group has none, as the paper has it.
  ///
  /// C. Gabrielatos & A. Marchi (2012), Keyness: appropriate metrics and practical issues.
  package var percentDifference: Double? {
    guard isComparable else { return nil }
    let p1 = Double(k1) / Double(n1)
    let p2 = k2 > 0 ? Double(k2) / Double(n2) : 1e-18
    return 100 * (p1 - p2) / p2
  }

  /// The same with 0.5 in place of a count of 0.
  package var percentDifferenceHalf: Double? {
    guard isComparable else { return nil }
    let p1 = halved(k1) / Double(n1)
    let p2 = halved(k2) / Double(n2)
    return 100 * (p1 - p2) / p2
  }

  /// The conservative log ratio: the end of the log ratio's 95 % interval that is nearer to 0, or 0 where the interval
  /// holds 0. The interval is Clopper and Pearson's of k1 among k1 + k2, at 5 % divided by the number of terms.
  ///
  /// S. Evert (2022), Measuring keyness.
  package func conservativeLogRatio(terms: Int) -> Double? {
    guard isComparable, terms > 0,
      let share = Interval.clopperPearson(k1, of: k1 + k2, alpha: 0.05 / Double(terms))
    else { return nil }
    let sizes = Double(n2) / Double(n1)
    func ratio(_ share: Double) -> Double { log2(share / (1 - share) * sizes) }
    let isMoreInFirst = Double(k1) * Double(n2) >= Double(k2) * Double(n1)
    return isMoreInFirst ? max(0, ratio(share.lower)) : min(0, ratio(share.upper))
  }

  /// (f1 + k)/(f2 + k) on frequencies per million: the larger k, the commoner the terms it favours.
  ///
  /// A. Kilgarriff (2009), Simple maths for keywords, Proceedings of Corpus Linguistics 2009.
  package func simpleMaths(_ constant: Double) -> Double? {
    guard n1 > 0, n2 > 0 else { return nil }
    return (Double(k1) / Double(n1) * 1e6 + constant) / (Double(k2) / Double(n2) * 1e6 + constant)
  }

  /// ln of the odds ratio with 0.5 added to all four counts.
  package var logOddsRatioHalf: Double? {
    guard n1 > 0, n2 > 0 else { return nil }
    let (with1, without1) = (Double(k1) + 0.5, Double(n1 - k1) + 0.5)
    let (with2, without2) = (Double(k2) + 0.5, Double(n2 - k2) + 0.5)
    return log(with1 * without2 / (without1 * with2))
  }

  private var isComparable: Bool { n1 > 0 && n2 > 0 && k1 + k2 > 0 }

  private func halved(_ count: Int) -> Double { count == 0 ? 0.5 : Double(count) }
}
