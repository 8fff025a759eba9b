import Foundation
import PlenumIndex
import Testing

/// Worked values from the papers and from tables in print.
struct StatisticsTests {
  private func isClose(_ value: Double?, _ expected: Double, _ tolerance: Double = 5e-5) -> Bool {
    value.map { abs($0 - expected) <= tolerance } ?? false
  }

  @Test(arguments: [(1.959964, 0.025), (0, 0.5), (-1.644854, 0.95), (3.290527, 0.0005)])
  func `normal tails`(z: Double, p: Double) { #expect(isClose(Tail.normal(z), p, 1e-6)) }

  /// The 5 % points of the printed tables.
  @Test(arguments: [(1, 3.841459), (2, 5.991465), (3, 7.814728), (4, 9.487729), (10, 18.307038)])
  func `chi-square tails`(degreesOfFreedom: Int, x: Double) {
    #expect(isClose(Tail.chiSquare(x, degreesOfFreedom: degreesOfFreedom), 0.05, 1e-6))
    #expect(Tail.chiSquare(0, degreesOfFreedom: degreesOfFreedom) == 1)
  }

  /// Newcombe (1998), table II, method 10.
  @Test(arguments: [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090),
    (10, 10, 0, 20, 0.6791, 1.0), (10, 10, 0, 10, 0.6075, 1.0),
  ])
  func `differences of shares in the paper`(
    k1: Int, n1: Int, k2: Int, n2: Int, lower: Double, upper: Double
  ) {
    let interval = Interval.newcombe(k1, of: n1, minus: k2, of: n2)
    #expect(isClose(interval?.lower, lower) && isClose(interval?.upper, upper))
  }

  /// Benjamini & Hochberg (1995), the fifteen p-values of their example: four are below 0.05 after adjustment.
  @Test func `false discoveries in the paper`() {
    let p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    #expect(MultipleTesting.benjaminiHochberg(p).count { $0 <= 0.05 } == 4)
    #expect(MultipleTesting.benjaminiHochberg([]).isEmpty)
  }

  @Test func `no share of nothing has an interval`() {
    #expect(Interval.wilson(0, of: 0) == nil)
    #expect(Interval.newcombe(0, of: 0, minus: 1, of: 2) == nil)
    #expect(Interval.wilson(0, of: 5)?.lower == 0)
    #expect(Interval.wilson(5, of: 5)?.upper == 1)
  }

  @Test func `a table without variation has no test`() {
    let stratified = MantelHaenszel(strata: [FourfoldTable(k1: 3, n1: 3, k2: 4, n2: 4)])
    #expect(stratified.chiSquare == nil && stratified.oddsRatio == nil)
    #expect(stratified.riskDifference == 0)
    #expect(FourfoldTable(k1: 3, n1: 3, k2: 4, n2: 4).signedG2 == 0)
  }
}
