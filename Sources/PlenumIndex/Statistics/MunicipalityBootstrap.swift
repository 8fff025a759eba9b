import Glibc

/// What becomes of a log ratio when municipalities are drawn anew with replacement, since notes of one are alike.
///
/// B. Efron & R. J. Tibshirani (1993), chapter 13; A. C. Cameron, J. B. Gelbach & D. L. Miller (2008). The draws come from
/// a fixed seed, so that a figure is the same every time.
struct MunicipalityBootstrap {
  /// The 2.5, 50 and 97.5 percentiles of the replicates that have tokens on both sides.
  struct Percentiles {
    let lower: Double
    let median: Double
    let upper: Double
    let replicates: Int
  }

  /// Tokens of both sides in every draw.
  struct Sums {
    fileprivate(set) var target: [Int32]
    fileprivate(set) var reference: [Int32]
  }

  private let draws: Int
  /// How often municipality m comes in draw d: `weights[m * draws + d]`.
  private let weights: [Int32]

  init(municipalities: Int, draws: Int = 10_000) {
    self.draws = draws
    var generator = SplitMix64()
    var weights = [Int32](repeating: 0, count: municipalities * draws)
    for draw in 0..<draws {
      for _ in 0..<municipalities {
        weights[Int.random(in: 0..<municipalities, using: &generator) * draws + draw] += 1
      }
    }
    self.weights = weights
  }

  /// - Complexity: O(municipalities that have any × draws).
  func sums(of counts: MunicipalityCounts) -> Sums {
    Sums(
      target: sums(counts.target, unknown: counts.unknown.target),
      reference: sums(counts.reference, unknown: counts.unknown.reference))
  }

  /// log2 of the ratio of (k + 0.5)/(n + 0.5) over the draws; nil where no draw has both sides.
  ///
  /// - Complexity: O(draws × (municipalities that hold the term + log draws)).
  func logRatios(of counts: MunicipalityCounts, sizes: Sums) -> Percentiles? {
    let held = sums(of: counts)
    var ratios: [Double] = []
    ratios.reserveCapacity(draws)
    for draw in 0..<draws where sizes.target[draw] > 0 && sizes.reference[draw] > 0 {
      let first = (Double(held.target[draw]) + 0.5) / (Double(sizes.target[draw]) + 0.5)
      let second = (Double(held.reference[draw]) + 0.5) / (Double(sizes.reference[draw]) + 0.5)
      ratios.append(first / second)
    }
    guard !ratios.isEmpty else { return nil }
    ratios.sort()
    return Percentiles(
      lower: Self.percentile(0.025, of: ratios), median: Self.percentile(0.5, of: ratios),
      upper: Self.percentile(0.975, of: ratios), replicates: ratios.count)
  }

  private func sums(_ counts: [Int], unknown: Int) -> [Int32] {
    var sums = [Int32](repeating: Int32(unknown), count: draws)
    for (municipality, count) in counts.enumerated() where count > 0 {
      let start = municipality * draws
      for draw in 0..<draws { sums[draw] += Int32(count) * weights[start + draw] }
    }
    return sums
  }

  /// Of the logarithms of rising ratios, straight between two of them.
  private static func percentile(_ share: Double, of ratios: [Double]) -> Double {
    let place = share * Double(ratios.count - 1)
    let below = Int(place)
    let above = min(below + 1, ratios.count - 1)
    let (first, second) = (log2(ratios[below]), log2(ratios[above]))
    return first + (second - first) * (place - Double(below))
  }
}
