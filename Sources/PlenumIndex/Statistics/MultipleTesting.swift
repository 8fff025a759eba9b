/// p-values of one family of tests, adjusted for their number.
package enum MultipleTesting {
  /// min(1, p·V).
  package static func bonferroni(_ p: [Double]) -> [Double] {
    p.map { min(1, $0 * Double(p.count)) }
  }

  /// The step-down procedure: the largest min(1, (V − i + 1)·p₍ᵢ₎) up to each rank. S. Holm (1979), A simple sequentially
  /// rejective multiple test procedure, Scandinavian Journal of Statistics 6.
  package static func holm(_ p: [Double]) -> [Double] {
    var adjusted = p
    var largest = 0.0
    for (rank, index) in ranking(p).enumerated() {
      largest = max(largest, min(1, Double(p.count - rank) * p[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// The step-up procedure that bounds the share of false discoveries: the smallest min(1, V/i·p₍ᵢ₎) from each rank on.
  /// Y. Benjamini & Y. Hochberg (1995), Controlling the false discovery rate, JRSS B 57.
  package static func benjaminiHochberg(_ p: [Double]) -> [Double] { stepUp(p, factor: 1) }

  /// The same over the tests that are defined; the others stay undefined.
  static func benjaminiHochberg(_ p: [Double?]) -> [Double?] {
    var adjusted = benjaminiHochberg(p.compactMap(\.self)).makeIterator()
    return p.map { $0 == nil ? nil : adjusted.next() }
  }

  /// The same of words and of the phrases behind them: words among themselves, so that no word's figure hangs on a
  /// phrase; phrases over both.
  static func benjaminiHochberg(_ p: [Double?], words: Int) -> [Double?] {
    let adjusted = benjaminiHochberg(Array(p.prefix(words)))
    return words == p.count ? adjusted : adjusted + benjaminiHochberg(p).dropFirst(words)
  }

  /// The same under any dependence: V·Σ1/i in place of V. Y. Benjamini & D. Yekutieli (2001), The control of the false
  /// discovery rate in multiple testing under dependency, Annals of Statistics 29.
  package static func benjaminiYekutieli(_ p: [Double]) -> [Double] {
    stepUp(p, factor: p.indices.reduce(0) { $0 + 1 / Double($1 + 1) })
  }

  private static func stepUp(_ p: [Double], factor: Double) -> [Double] {
    var adjusted = p
    var smallest = 1.0
    for (rank, index) in ranking(p).enumerated().reversed() {
      smallest = min(smallest, factor * Double(p.count) / Double(rank + 1) * p[index])
      adjusted[index] = smallest
    }
    return adjusted
  }

  private static func ranking(_ p: [Double]) -> [Int] { p.indices.sorted { p[$0] < p[$1] } }
}
