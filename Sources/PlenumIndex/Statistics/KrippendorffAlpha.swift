/// Agreement of any number of coders beyond chance, with codes missing where they are.
///
/// α = 1 − Dₒ/Dₑ: the mean squared difference within units by that among all codes. K. Krippendorff (2004), Content
/// analysis, chapter 11. Units with fewer than two codes tell nothing and are left out.
package enum KrippendorffAlpha {
  /// nil where fewer than two codes can be paired, or all codes are the same.
  ///
  /// - Parameters:
  ///   - units: the codes that each unit was given.
  ///   - difference: of two codes, already squared where the metric squares; 0 for equal ones.
  /// - Complexity: O(Σ codes of a unit² + distinct codes²) calls of `difference`.
  package static func alpha<Code: Hashable>(
    _ units: some Sequence<[Code]>, difference: (Code, Code) -> Double
  ) -> Double? {
    let units = units.filter { $0.count > 1 }
    let codes = units.flatMap(\.self)
    let n = Double(codes.count)
    var observed = 0.0
    for unit in units {
      let sum = unit.reduce(0.0) { sum, first in
        unit.reduce(sum) { $0 + difference(first, $1) }
      }
      observed += sum / Double(unit.count - 1)
    }
    var distinct: [Code] = []
    var counts: [Code: Int] = [:]
    for code in codes {
      if counts[code] == nil { distinct.append(code) }
      counts[code, default: 0] += 1
    }
    var expected = 0.0
    for first in distinct {
      for second in distinct {
        expected +=
          Double(counts[first] ?? 0) * Double(counts[second] ?? 0)
          * difference(first, second)
      }
    }
    return expected > 0 ? 1 - observed * (n - 1) / expected : nil
  }

  /// Codes without order: different is different.
  package static func nominal<Code: Hashable>(_ units: some Sequence<[Code]>) -> Double? {
    alpha(units) { $0 == $1 ? 0 : 1 }
  }

  /// Ranks: two codes differ by how many codes lie between them, each end counted half.
  package static func ordinal(_ units: [[Int]]) -> Double? {
    var counts: [Int: Int] = [:]
    for unit in units where unit.count > 1 {
      for code in unit { counts[code, default: 0] += 1 }
    }
    return alpha(units) { first, second in
      let (low, high) = (min(first, second), max(first, second))
      guard low < high else { return 0 }
      let between = counts.reduce(0) { (low...high).contains($1.key) ? $0 + $1.value : $0 }
      let ends = Double((counts[low] ?? 0) + (counts[high] ?? 0)) / 2
      return square(Double(between) - ends)
    }
  }

  /// Numbers whose differences mean the same everywhere.
  package static func interval(_ units: [[Int]]) -> Double? {
    alpha(units) { square(Double($0 - $1)) }
  }

  /// Numbers from 0 up, of which ratios count.
  package static func ratio(_ units: [[Int]]) -> Double? {
    alpha(units) { $0 == $1 ? 0 : square(Double($0 - $1) / Double($0 + $1)) }
  }

  /// Sets of codes by the distance of R. J. Passonneau (2006), Measuring agreement on set-valued items: 1 − J·m, J the
  /// overlap by Jaccard, m 1 for equal sets, 2/3 where one holds the other, 1/3 where they only overlap, else 0.
  package static func masi(_ units: [[Set<String>]]) -> Double? {
    alpha(units) { first, second in
      let common = first.intersection(second)
      let m =
        first == second
        ? 1.0
        : common == first || common == second ? 2.0 / 3 : common.isEmpty ? 0 : 1.0 / 3
      return 1 - (1 - jaccardDistance(first, second)) * m
    }
  }

  /// Sets of codes by Jaccard's distance: 1 − common/all.
  package static func jaccard(_ units: [[Set<String>]]) -> Double? {
    alpha(units, difference: jaccardDistance)
  }

  private static func jaccardDistance(_ first: Set<String>, _ second: Set<String>) -> Double {
    let all = first.union(second).count
    return all > 0 ? 1 - Double(first.intersection(second).count) / Double(all) : 0
  }

  private static func square(_ value: Double) -> Double { value * value }
}
