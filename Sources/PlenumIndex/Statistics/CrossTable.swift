import Glibc

/// Notes counted by two attributes at once.
package struct CrossTable: Hashable, Sendable {
  /// By row, then by column.
  package let observed: [[Int]]
  private let rowSums: [Int]
  private let columnSums: [Int]
  package let total: Int

  package init(_ observed: [[Int]]) {
    precondition(Set(observed.map(\.count)).count <= 1, "rows of one length")
    self.observed = observed
    rowSums = observed.map { $0.reduce(0, +) }
    columnSums = (observed.first ?? []).indices.map { column in
      observed.reduce(0) { $0 + $1[column] }
    }
    total = rowSums.reduce(0, +)
  }

  /// What the cell would hold if rows and columns had nothing to do with each other; nil without a note.
  package func expected(_ row: Int, _ column: Int) -> Double? {
    total > 0 ? Double(rowSums[row]) * Double(columnSums[column]) / Double(total) : nil
  }

  /// (O − E)/√E; nil where E is 0.
  package func pearsonResidual(_ row: Int, _ column: Int) -> Double? {
    guard let expected = expected(row, column), expected > 0 else { return nil }
    return (Double(observed[row][column]) - expected) / expected.squareRoot()
  }

  /// The same by its standard error, so that beyond ±2 is rare by chance. S. J. Haberman (1973), Biometrics 29. nil where
  /// the row or the column holds all.
  package func adjustedResidual(_ row: Int, _ column: Int) -> Double? {
    guard let residual = pearsonResidual(row, column) else { return nil }
    let rowShare = Double(rowSums[row]) / Double(total)
    let columnShare = Double(columnSums[column]) / Double(total)
    let variance = (1 - rowShare) * (1 - columnShare)
    return variance > 0 ? residual / variance.squareRoot() : nil
  }

  /// Wilson's interval of the cell's share of its row.
  package func rowShareInterval(_ row: Int, _ column: Int) -> Interval? {
    .wilson(observed[row][column], of: rowSums[row])
  }

  /// (rows − 1)(columns − 1), of rows and columns that hold anything.
  package var degreesOfFreedom: Int { max(0, filledRows - 1) * max(0, filledColumns - 1) }

  /// Pearson's Σ(O − E)²/E; nil without degrees of freedom.
  package var chiSquare: Double? {
    sum { observed, expected in (observed - expected) * (observed - expected) / expected }
  }

  /// 2 Σ O ln(O/E).
  package var g2: Double? {
    sum { observed, expected in observed > 0 ? 2 * observed * log(observed / expected) : 0 }
  }

  /// The p-value of `chiSquare`.
  package var p: Double? {
    chiSquare.map { Tail.chiSquare($0, degreesOfFreedom: degreesOfFreedom) }
  }

  /// √(χ²/(n·(min(rows, columns) − 1))): 0 unrelated, 1 one tells the other. H. Cramér (1946).
  package var cramersV: Double? {
    chiSquare.map {
      ($0 / (Double(total) * Double(min(filledRows, filledColumns) - 1))).squareRoot()
    }
  }

  private var filledRows: Int { rowSums.count { $0 > 0 } }
  private var filledColumns: Int { columnSums.count { $0 > 0 } }

  private func sum(_ term: (_ observed: Double, _ expected: Double) -> Double) -> Double? {
    guard degreesOfFreedom > 0 else { return nil }
    var sum = 0.0
    for row in observed.indices {
      for column in columnSums.indices {
        guard let expected = expected(row, column), expected > 0 else { continue }
        sum += term(Double(observed[row][column]), expected)
      }
    }
    return sum
  }
}
