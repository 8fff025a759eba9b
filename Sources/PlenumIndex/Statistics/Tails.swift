import Glibc

/// Upper tails of the distributions that tests refer to.
package enum Tail {
  /// P(Z > z) of the standard normal distribution: erfc(z/√2)/2.
  package static func normal(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

  /// P(X > x) of the chi-square distribution.
  ///
  /// By the finite sums for whole degrees of freedom (Abramowitz & Stegun 1964, 26.4.4 and 26.4.5).
  /// - Complexity: O(degrees of freedom).
  package static func chiSquare(_ x: Double, degreesOfFreedom: Int = 1) -> Double {
    precondition(degreesOfFreedom >= 1, "a chi-square has at least one degree of freedom")
    guard x > 0 else { return 1 }
    let half = x / 2
    let isEven = degreesOfFreedom % 2 == 0
    var tail = isEven ? 0 : erfc(half.squareRoot())
    var term = isEven ? exp(-half) : exp(-half) * 2 * (half / Double.pi).squareRoot()
    var divisor = isEven ? 1.0 : 1.5
    for _ in 0..<degreesOfFreedom / 2 {
      tail += term
      term *= half / divisor
      divisor += 1
    }
    return min(1, tail)
  }
}
