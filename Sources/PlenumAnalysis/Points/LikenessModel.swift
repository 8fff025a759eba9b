import Glibc

/// In what two notes of a theme are alike, each figure measured against the theme's own pairs of notes, so that one
/// setting serves a theme of any subject and size.
struct Likeness: Hashable, Sendable {
  /// Directions of the words, characters, terms and focus areas; each in standard deviations from the theme's mean.
  var direction: Float = 0
  var characters: Float = 0
  var terms: Float = 0
  var areas: Float = 0
  /// 1 where both notes are of one kind, else 0.
  var sameKind: Float = 0
  /// 1 where both speak of what is good, or both of what is wanting, else 0: what one table calls a success, the next
  /// calls an inspiration.
  var sameStance: Float = 0
  /// 1 where both notes are of one table, else 0.
  var sameTable: Float = 0

  var figures: [Double] {
    [direction, characters, terms, areas, sameKind, sameStance, sameTable].map(Double.init)
  }
}

/// How likely two notes say the same, given in what they are alike: a logistic curve.
package struct LikenessModel: Hashable, Sendable {
  /// One for each of ``Likeness/figures``.
  let weights: [Double]
  let constant: Double

  /// Fitted to all sample meetings, as a test finds again; figures are quoted of models that never saw the meeting.
  package static let standard = LikenessModel(
    weights: [0.39, 0.27, 0.01, 1.02, 0.76, 1.18, -1.92], constant: -5.22)

  /// The logarithm of the odds that the notes say the same.
  func logOdds(_ likeness: Likeness) -> Float {
    Float(
      Double(likeness.direction) * weights[0] + Double(likeness.characters) * weights[1]
        + Double(likeness.terms) * weights[2] + Double(likeness.areas) * weights[3]
        + Double(likeness.sameKind) * weights[4] + Double(likeness.sameStance) * weights[5]
        + Double(likeness.sameTable) * weights[6] + constant)
  }

  static func probability(ofLogOdds logOdds: Float) -> Double { 1 / (1 + exp(-Double(logOdds))) }
}

extension LikenessModel {
  /// The curve that fits pairs best, with a pull of the weights to zero (ridge; Newton's method).
  ///
  /// - Parameter strength: how much data outweighs the pull, for figures in standard deviations.
  init(fitting pairs: [(likeness: Likeness, isSame: Bool)], strength: Double = 0.1) {
    let rows = pairs.map(\.likeness.figures)
    let size = Likeness().figures.count
    let count = Double(max(rows.count, 1))
    let means = (0..<size).map { column in rows.reduce(0) { $0 + $1[column] } / count }
    let spreads = (0..<size).map { column in
      let sum = rows.reduce(0) { $0 + ($1[column] - means[column]) * ($1[column] - means[column]) }
      return max((sum / count).squareRoot(), 1e-9)
    }
    let scaled = rows.map { row in
      (0..<size).map { (row[$0] - means[$0]) / spreads[$0] } + [1]
    }
    var solution = [Double](repeating: 0, count: size + 1)
    for _ in 0..<60 {
      var gradient = solution.enumerated().map { $0 < size ? $1 / strength : 0 }
      var curvature = (0...size).map { row in
        (0...size).map { row == $0 ? (row < size ? 1 / strength : 1e-9) : 0 }
      }
      for (row, pair) in zip(scaled, pairs) {
        let reach = zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 }
        let chance = 1 / (1 + exp(-reach))
        for first in 0...size {
          gradient[first] += (chance - (pair.isSame ? 1 : 0)) * row[first]
          for second in 0...size {
            curvature[first][second] += chance * (1 - chance) * row[first] * row[second]
          }
        }
      }
      let step = Self.solve(curvature, gradient)
      for index in solution.indices { solution[index] -= step[index] }
      if step.allSatisfy({ abs($0) < 1e-7 }) { break }
    }
    weights = (0..<size).map { solution[$0] / spreads[$0] }
    constant = solution[size] - zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Gauss's elimination for a symmetric, positive system.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var matrix = matrix
    var right = right
    for pivot in right.indices {
      for row in right.indices.dropFirst(pivot + 1) {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in right.indices.dropFirst(pivot) {
          matrix[row][column] -= factor * matrix[pivot][column]
        }
        right[row] -= factor * right[pivot]
      }
    }
    var solution = right
    for row in right.indices.reversed() {
      for column in right.indices.dropFirst(row + 1) {
        solution[row] -= matrix[row][column] * solution[column]
      }
      solution[row] /= matrix[row][row]
    }
    return solution
  }
}
