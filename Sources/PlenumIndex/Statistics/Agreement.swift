/// How well two coders agree who gave each unit one code; units that either left out do not count.
///
/// Categories are numbered in their order, which the weighted measures use as a scale of equal steps.
package struct Agreement: Hashable, Sendable {
  package enum Weights: Hashable, Sendable {
    /// Disagreement |i − j|.
    case linear
    /// (i − j)².
    case quadratic
  }

  /// Units by the first coder's category and then the second's.
  private let counts: [[Int]]
  package let units: Int

  package init<Code: Hashable & Comparable>(_ codes: some Sequence<(Code?, Code?)>) {
    let pairs = codes.compactMap { first, second in
      if let first, let second { (first, second) } else { nil }
    }
    let categories = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(categories, categories.indices))
    var counts = categories.map { _ in categories.map { _ in 0 } }
    for (first, second) in pairs {
      if let row = numbers[first], let column = numbers[second] { counts[row][column] += 1 }
    }
    self.counts = counts
    units = pairs.count
  }

  /// The share of units with the same code; nil without a unit.
  package var share: Double? {
    units > 0 ? categories.reduce(0) { $0 + share($1, $1) } : nil
  }

  /// Cohen's kappa: (pₒ − pₑ)/(1 − pₑ), chance by each coder's own shares. J. Cohen (1960), Educational and Psychological
  /// Measurement 20. nil where both used one and the same code throughout.
  package var kappa: Double? { beyond(categories.reduce(0) { $0 + first($1) * second($1) }) }

  /// The standard error of `kappa`. J. L. Fleiss, J. Cohen & B. S. Everitt (1969), Psychological Bulletin 72.
  package var kappaError: Double? {
    guard let kappa else { return nil }
    let chance = categories.reduce(0) { $0 + first($1) * second($1) }
    var variance = 0.0
    for row in categories {
      for column in categories {
        let margin =
          row == column
          ? 1 - (first(row) + second(row)) * (1 - kappa)
          : (1 - kappa) * (second(row) + first(column))
        variance += share(row, column) * margin * margin
      }
    }
    let mean = kappa - chance * (1 - kappa)
    return ((variance - mean * mean) / Double(units)).squareRoot() / (1 - chance)
  }

  /// 1 − Σwᵢⱼoᵢⱼ/Σwᵢⱼeᵢⱼ. J. Cohen (1968), Psychological Bulletin 70. nil as `kappa`.
  package func weightedKappa(_ weights: Weights) -> Double? {
    var observed = 0.0
    var expected = 0.0
    for row in categories {
      for column in categories {
        let steps = Double(row - column).magnitude
        let weight = weights == .linear ? steps : steps * steps
        observed += weight * share(row, column)
        expected += weight * first(row) * second(column)
      }
    }
    return expected > 0 ? 1 - observed / expected : nil
  }

  /// Scott's pi: as kappa, with chance by the shares of both coders together. W. A. Scott (1955), Public Opinion
  /// Quarterly 19.
  package var scottPi: Double? {
    beyond(
      categories.reduce(0) { sum, category in
        let mean = (first(category) + second(category)) / 2
        return sum + mean * mean
      })
  }

  private var categories: Range<Int> { counts.indices }

  private func share(_ row: Int, _ column: Int) -> Double {
    Double(counts[row][column]) / Double(units)
  }

  private func first(_ category: Int) -> Double {
    Double(counts[category].reduce(0, +)) / Double(units)
  }

  private func second(_ category: Int) -> Double {
    Double(counts.reduce(0) { $0 + $1[category] }) / Double(units)
  }

  private func beyond(_ chance: Double) -> Double? {
    share.flatMap { chance < 1 ? ($0 - chance) / (1 - chance) : nil }
  }
}
