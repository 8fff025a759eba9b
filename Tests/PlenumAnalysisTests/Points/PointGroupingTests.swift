import TestSupport
import Testing

@testable import PlenumAnalysis

@Suite struct `Proposals by average linkage` {
  @Test(arguments: 0..<40)
  func `are those of the textbook`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 1...16, using: &random)
    // From -4 on nothing is below what the fast way looks at.
    let scores = PairScores(count: count) { _, _ in Float.random(in: -4...3, using: &random) }
    let tables = (0..<count).map { _ in
      Bool.random(using: &random) ? Int.random(in: 1...6, using: &random) : nil
    }
    let threshold = Float.random(in: -2...1, using: &random)
    let found = PointGrouping.groups(of: scores, tables: tables, threshold: threshold)
    #expect(found == naive(scores, tables, threshold))
  }

  /// Looks at all pairs of groups again and again.
  private func naive(_ scores: PairScores, _ tables: [Int?], _ threshold: Float) -> [[Int]] {
    let least = threshold - 4
    var groups = (0..<scores.count).map { [$0] }
    func mean(_ left: [Int], _ right: [Int]) -> Float {
      var sum: Float = 0
      var isLinked = false
      for first in left {
        for second in right {
          let score = scores.logOdds(first, second)
          sum += score < least ? least - 1 : score
          if score >= least { isLinked = true }
        }
      }
      return isLinked ? sum / Float(left.count * right.count) : -.infinity
    }
    while true {
      var best: (score: Float, left: Int, right: Int)?
      for left in groups.indices {
        for right in groups.indices where left < right {
          let ours = Set(groups[left].compactMap { tables[$0] })
          guard ours.isDisjoint(with: groups[right].compactMap { tables[$0] }),
            groups[left].count + groups[right].count <= PointGrouping.largest
          else { continue }
          let score = mean(groups[left], groups[right])
          if score >= threshold, score > best?.score ?? -.infinity { best = (score, left, right) }
        }
      }
      guard let best else { break }
      groups[best.left] += groups[best.right]
      groups.remove(at: best.right)
    }
    return groups.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  @Test func `leave out notes that are placed, and keep apart what people told apart`() {
    let scores = PairScores(count: 4) { _, _ in 2 }
    #expect(
      PointGrouping.groups(of: scores, tables: [1, 2, 3, 4], threshold: 0) == [[0, 1, 2, 3]])
    #expect(
      PointGrouping.groups(
        of: scores, tables: [1, 2, 3, 4], threshold: 0, isFree: { $0 != 1 }) == [[0, 2, 3]])
    let apart = PointGrouping.groups(
      of: scores, tables: [1, 2, 3, 4], threshold: 0, isApart: { $0 == 0 && $1 == 1 })
    #expect(!apart.contains { $0.contains(0) && $0.contains(1) })
    #expect(PointGrouping.groups(of: scores, tables: [1, 1, 1, 1], threshold: 0) == [])
  }
}
