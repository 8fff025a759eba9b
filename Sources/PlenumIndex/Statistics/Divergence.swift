import Glibc

/// How unlike the vocabularies of two groups are, from how often each term stands in them; nil where a group is empty.
package struct Divergence: Hashable, Sendable {
  private let counts1: [Int]
  private let counts2: [Int]
  package let total1: Int
  package let total2: Int

  /// - Parameters: the tokens of each term in the two groups, for every term of the vocabulary.
  package init(_ counts1: [Int], _ counts2: [Int]) {
    precondition(counts1.count == counts2.count, "both count the same vocabulary")
    self.counts1 = counts1
    self.counts2 = counts2
    total1 = counts1.reduce(0, +)
    total2 = counts2.reduce(0, +)
  }

  /// The Kullback-Leibler divergence of the first from the second, in bits, with 0.5 added to every count.
  ///
  /// S. Kullback & R. A. Leibler (1951), On information and sufficiency, Annals of Mathematical Statistics 22.
  package var smoothedKullbackLeibler: Double? {
    guard isDefined else { return nil }
    return zip(shares(counts1, adding: 0.5), shares(counts2, adding: 0.5))
      .reduce(0) { $0 + $1.0 * log2($1.0 / $1.1) }
  }

  /// The Jensen-Shannon divergence in bits, without smoothing: 0 alike, 1 no term in common.
  ///
  /// J. Lin (1991), Divergence measures based on the Shannon entropy, IEEE Transactions on Information Theory 37.
  package var jensenShannon: Double? { jensenShannon(adding: 0) }

  /// Its square root, which is a distance.
  package var jensenShannonDistance: Double? { jensenShannon.map { $0.squareRoot() } }

  /// The same with 0.5 added to every count.
  package var smoothedJensenShannon: Double? { jensenShannon(adding: 0.5) }

  /// The cosine of the angle between the two rows of counts: 1 alike, 0 no term in common.
  package var cosine: Double? {
    guard isDefined else { return nil }
    var (product, square1, square2) = (0.0, 0.0, 0.0)
    for (first, second) in zip(counts1, counts2) {
      product += Double(first) * Double(second)
      square1 += Double(first) * Double(first)
      square2 += Double(second) * Double(second)
    }
    return product / (square1 * square2).squareRoot()
  }

  private var isDefined: Bool { total1 > 0 && total2 > 0 }

  private func jensenShannon(adding constant: Double) -> Double? {
    guard isDefined else { return nil }
    var bits = 0.0
    for (p, q) in zip(shares(counts1, adding: constant), shares(counts2, adding: constant)) {
      let middle = (p + q) / 2
      if p > 0 { bits += p * log2(p / middle) / 2 }
      if q > 0 { bits += q * log2(q / middle) / 2 }
    }
    return min(1, max(0, bits))
  }

  private func shares(_ counts: [Int], adding constant: Double) -> [Double] {
    let total = counts.reduce(0.0) { $0 + Double($1) + constant }
    return counts.map { (Double($0) + constant) / total }
  }
}
