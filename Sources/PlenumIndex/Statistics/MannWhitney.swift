/// Whether one group's notes use a term more than another's, by ranks of the rates.
///
/// H. B. Mann & D. R. Whitney (1947), Annals of Mathematical Statistics 18; for keywords M. Paquot & Y. Bestgen (2009)
/// and J. Lijffijt and others (2016). Normal approximation with ties and continuity correction, two-sided.
package struct MannWhitney: Hashable, Sendable {
  /// How many pairs of notes the first group wins; a tie is half a win.
  package let u: Double
  /// nil where all values are equal.
  package let p: Double?
  /// 2U/(n1·n2) − 1, from −1 to 1.
  package let rankBiserial: Double

  /// Notes without the term have the rate 0, below every positive one, and need not be listed.
  ///
  /// - Parameters: the positive rates of each group, and how many notes it has.
  /// - Complexity: O(k log k) for k positive rates.
  ///
  /// nil where a group is empty.
  package init?(positive1: [Double], of n1: Int, positive2: [Double], of n2: Int) {
    guard n1 > 0, n2 > 0 else { return nil }
    let all = n1 + n2
    let zeros1 = n1 - positive1.count
    let zeros = all - positive1.count - positive2.count
    var rankSum = Double(zeros1) * Double(zeros + 1) / 2
    var ties = Self.cubed(zeros)
    let sorted =
      (positive1.map { (value: $0, isFirst: true) } + positive2.map { (value: $0, isFirst: false) })
      .sorted { $0.value < $1.value }
    var start = 0
    while start < sorted.count {
      var end = start
      var first = 0
      while end < sorted.count, sorted[end].value == sorted[start].value {
        if sorted[end].isFirst { first += 1 }
        end += 1
      }
      rankSum += Double(first) * (Double(zeros) + Double(start + 1 + end) / 2)
      ties += Self.cubed(end - start)
      start = end
    }
    let pairs = Double(n1) * Double(n2)
    u = rankSum - Double(n1) * Double(n1 + 1) / 2
    rankBiserial = 2 * u / pairs - 1
    let n = Double(all)
    let variance = all > 1 ? pairs / 12 * (n + 1 - ties / (n * (n - 1))) : 0
    let excess = abs(u - pairs / 2) - 0.5
    p = variance > 0 ? min(1, 2 * Tail.normal(excess / variance.squareRoot())) : nil
  }

  private static func cubed(_ count: Int) -> Double {
    let t = Double(count)
    return t * t * t - t
  }
}
