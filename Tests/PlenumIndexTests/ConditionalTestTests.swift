import PlenumIndex
import TestSupport
import Testing

struct ConditionalTestTests {
  /// Sums the probabilities of every way in which the strata can fall, one by one.
  private func naive(_ strata: [FourfoldTable]) -> Double {
    func choose(_ n: Int, _ k: Int) -> Double {
      (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double(k - $1) }
    }
    var ways: [Int: Double] = [0: 1]
    for table in strata {
      let held = table.k1 + table.k2
      var next: [Int: Double] = [:]
      for (sum, weight) in ways {
        for count in max(0, held - table.n2)...min(held, table.n1) {
          next[sum + count, default: 0] +=
            weight * choose(table.n1, count) * choose(table.n2, held - count)
            / choose(table.n1 + table.n2, held)
        }
      }
      ways = next
    }
    let limit = (ways[strata.reduce(0) { $0 + $1.k1 }] ?? 0) * (1 + 1e-7)
    return min(1, ways.values.filter { $0 <= limit }.reduce(0, +))
  }

  @Test(arguments: UInt64(0)..<200)
  func `p is the sum over every way in which the strata can fall`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let strata = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let (n1, n2) = (
        Int.random(in: 1...9, using: &random), Int.random(in: 1...12, using: &random)
      )
      return FourfoldTable(
        k1: Int.random(in: 0...n1, using: &random), n1: n1,
        k2: Int.random(in: 0...n2, using: &random), n2: n2)
    }
    guard let p = ConditionalTest.p(strata: strata) else {
      #expect(strata.allSatisfy { $0.k1 + $0.k2 == 0 || $0.k1 + $0.k2 == $0.n1 + $0.n2 })
      return
    }
    #expect(abs(p - naive(strata)) < 1e-12)
    if strata.count == 1 { #expect(abs(p - (strata[0].fisherP ?? .nan)) < 1e-12) }
  }

  @Test func `three of ten notes against none of 290 are what Fisher's test says`() throws {
    let table = FourfoldTable(k1: 3, n1: 10, k2: 0, n2: 290)
    // (10 over 3) / (300 over 3).
    #expect(abs(try #require(ConditionalTest.p(strata: [table])) / (120 / 4_455_100) - 1) < 1e-9)
  }

  @Test func `of large strata it is near the asymptotic test, and never impossible`() throws {
    let strata = [
      FourfoldTable(k1: 2_100, n1: 5_000, k2: 1_960, n2: 5_000),
      FourfoldTable(k1: 900, n1: 8_000, k2: 880, n2: 8_100),
    ]
    let p = try #require(ConditionalTest.p(strata: strata))
    let asymptotic = try #require(MantelHaenszel(strata: strata).p)
    #expect(abs(p / asymptotic - 1) < 0.05, "\(p) \(asymptotic)")
    let apart = FourfoldTable(k1: 5_000, n1: 5_000, k2: 0, n2: 5_000)
    #expect(ConditionalTest.p(strata: [apart]) == ConditionalTest.least)
  }

  @Test func `strata of one group, or where all or none hold the term, say nothing`() {
    let silent = [
      FourfoldTable(k1: 3, n1: 9, k2: 0, n2: 0), FourfoldTable(k1: 0, n1: 4, k2: 0, n2: 4),
      FourfoldTable(k1: 4, n1: 4, k2: 4, n2: 4),
    ]
    #expect(ConditionalTest.p(strata: silent) == nil)
    #expect(ConditionalTest.p(strata: []) == nil)
    let one = FourfoldTable(k1: 1, n1: 4, k2: 3, n2: 4)
    #expect(ConditionalTest.p(strata: silent + [one]) == ConditionalTest.p(strata: [one]))
  }
}
