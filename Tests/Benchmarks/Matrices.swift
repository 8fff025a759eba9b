/// Sixteen numbers at a time.
typealias Lane = SIMD16<Float>

/// A square matrix of mostly zeroes, row by row.
struct SparseMatrix {
  let size: Int
  private var ends: [Int] = []
  private var columns: [Int32] = []
  private var values: [Float] = []

  init(size: Int) { self.size = size }

  var entryCount: Int { values.count }

  mutating func append(_ value: Float, column: Int32) {
    columns.append(column)
    values.append(value)
  }

  mutating func endRow() { ends.append(columns.count) }

  private var transposed: SparseMatrix {
    var counts = [Int](repeating: 0, count: size + 1)
    for column in columns { counts[Int(column) + 1] += 1 }
    for row in 0..<size { counts[row + 1] += counts[row] }
    var other = SparseMatrix(size: size)
    other.ends = Array(counts.dropFirst())
    other.columns = Array(repeating: 0, count: columns.count)
    other.values = Array(repeating: 0, count: columns.count)
    for row in 0..<size {
      for entry in (row > 0 ? ends[row - 1] : 0)..<ends[row] {
        let column = Int(columns[entry])
        other.columns[counts[column]] = Int32(row)
        other.values[counts[column]] = values[entry]
        counts[column] += 1
      }
    }
    return other
  }

  private func times(_ dense: TallMatrix) -> TallMatrix {
    var product = TallMatrix(rows: size, lanes: dense.lanes)
    let lanes = dense.lanes
    for row in 0..<size {
      var sum = [Lane](repeating: .zero, count: lanes)
      for entry in (row > 0 ? ends[row - 1] : 0)..<ends[row] {
        let base = Int(columns[entry]) * lanes
        let value = values[entry]
        for lane in 0..<lanes { sum[lane] += dense.numbers[base + lane] * value }
      }
      for lane in 0..<lanes { product.numbers[row * lanes + lane] = sum[lane] }
    }
    return product
  }

  /// Each row in the first `count` left singular directions, each times the root of its singular value, by subspace
  /// iteration from a random start (Halko, Martinsson and Tropp 2011, algorithm 4.4).
  func leadingDirections(_ count: Int, seed: UInt64) -> [[Float]] {
    let transposed = transposed
    var basis = TallMatrix(rows: size, lanes: (count + 40 + 15) / 16)
    basis.fillWithNoise(seed: seed)
    basis = times(basis).orthogonal()
    for _ in 0..<5 {
      basis = times(transposed.times(basis).orthogonal()).orthogonal()
    }
    let image = transposed.times(basis)
    let (values, directions) = image.gram().eigen()
    let order = values.indices.sorted { values[$0] > values[$1] }.prefix(count)
    let weights = order.map { Float(max(values[$0], 0).squareRoot().squareRoot()) }
    return (0..<size).map { row in
      let own = basis.row(row)
      return zip(order, weights).map { direction, weight in
        var sum: Float = 0
        for index in own.indices { sum += own[index] * Float(directions[direction][index]) }
        return sum * weight
      }
    }
  }
}

/// Many rows of few numbers.
struct TallMatrix {
  let rows: Int
  let lanes: Int
  var numbers: [Lane]

  init(rows: Int, lanes: Int) {
    self.rows = rows
    self.lanes = lanes
    numbers = Array(repeating: .zero, count: rows * lanes)
  }

  private var width: Int { lanes * 16 }

  func row(_ row: Int) -> [Float] {
    (0..<width).map { numbers[row * lanes + $0 / 16][$0 % 16] }
  }

  mutating func fillWithNoise(seed: UInt64) {
    var state = seed
    for index in numbers.indices {
      for lane in 0..<16 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        numbers[index][lane] = Float(state >> 40) / Float(1 << 23) - 1
      }
    }
  }

  /// The products of every column with every other.
  func gram() -> Symmetric {
    var sums = [Lane](repeating: .zero, count: width * lanes)
    for row in 0..<rows {
      for index in 0..<width {
        let value = numbers[row * lanes + index / 16][index % 16]
        for lane in 0..<lanes {
          sums[index * lanes + lane] += numbers[row * lanes + lane] * value
        }
      }
    }
    return Symmetric(
      (0..<width).map { row in
        (0..<width).map { Double(sums[row * lanes + $0 / 16][$0 % 16]) }
      })
  }

  /// Columns of length one at right angles that span the same, by the Cholesky factor of their products; twice,
  /// because once leaves rounding behind (Yamamoto et al. 2015).
  func orthogonal() -> TallMatrix { orthogonalOnce().orthogonalOnce() }

  private func orthogonalOnce() -> TallMatrix {
    let inverse = gram().inverseOfCholeskyFactor()
    var factor = [Lane](repeating: .zero, count: width * lanes)
    for row in 0..<width {
      for column in 0..<width {
        factor[row * lanes + column / 16][column % 16] = Float(inverse[row][column])
      }
    }
    var result = TallMatrix(rows: rows, lanes: lanes)
    for row in 0..<rows {
      for index in 0..<width {
        let value = numbers[row * lanes + index / 16][index % 16]
        for lane in index / 16..<lanes {
          result.numbers[row * lanes + lane] += factor[index * lanes + lane] * value
        }
      }
    }
    return result
  }
}

/// A small symmetric matrix.
struct Symmetric {
  private var cells: [[Double]]

  init(_ cells: [[Double]]) { self.cells = cells }

  /// The upper triangular inverse of R, where R'R is this matrix.
  func inverseOfCholeskyFactor() -> [[Double]] {
    let size = cells.count
    var factor = [[Double]](repeating: Array(repeating: 0, count: size), count: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = cells[row][column]
        for index in 0..<column { sum -= factor[row][index] * factor[column][index] }
        factor[row][column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / factor[column][column]
      }
    }
    // The inverse of the lower factor, transposed.
    var inverse = [[Double]](repeating: Array(repeating: 0, count: size), count: size)
    for column in 0..<size {
      inverse[column][column] = 1 / factor[column][column]
      for row in (column + 1)..<max(size, column + 1) {
        var sum = 0.0
        for index in column..<row { sum -= factor[row][index] * inverse[column][index] }
        inverse[column][row] = sum / factor[row][row]
      }
    }
    return inverse
  }

  /// Eigenvalues with their directions, by cyclic Jacobi rotations (Golub and Van Loan, 8.5).
  func eigen() -> (values: [Double], directions: [[Double]]) {
    var matrix = cells
    let size = matrix.count
    var directions = (0..<size).map { row in (0..<size).map { row == $0 ? 1.0 : 0.0 } }
    for _ in 0..<30 {
      var off = 0.0
      var scale = 0.0
      for row in 0..<size {
        scale += matrix[row][row] * matrix[row][row]
        for column in 0..<row { off += matrix[row][column] * matrix[row][column] }
      }
      if off <= 1e-18 * scale { break }
      for first in 0..<size {
        for second in (first + 1)..<max(size, first + 1) where matrix[first][second] != 0 {
          let theta =
            (matrix[second][second] - matrix[first][first]) / (2 * matrix[first][second])
          let tangent =
            (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for index in 0..<size {
            let (left, right) = (matrix[index][first], matrix[index][second])
            matrix[index][first] = cosine * left - sine * right
            matrix[index][second] = sine * left + cosine * right
          }
          for index in 0..<size {
            let (upper, lower) = (matrix[first][index], matrix[second][index])
            matrix[first][index] = cosine * upper - sine * lower
            matrix[second][index] = sine * upper + cosine * lower
            let (left, right) = (directions[first][index], directions[second][index])
            directions[first][index] = cosine * left - sine * right
            directions[second][index] = sine * left + cosine * right
          }
        }
      }
    }
    return ((0..<size).map { matrix[$0][$0] }, directions)
  }
}
