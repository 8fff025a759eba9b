import Foundation
import PlenumText

/// Makes `Corpus/language/vectors.bin` of the debates: for each word a direction, so that words which keep the same
/// company point the same way.
///
/// Positive pointwise mutual information with the words at most three away (Church and Hanks 1990; context counts
/// smoothed as Levy, Goldberg and Dagan 2015), brought to few dimensions by a truncated singular value decomposition,
/// `U √S`. Every step is seeded: the same debates give the same bytes.
func vectors(from folder: URL, to file: URL?) throws {
  let clock = ContinuousClock()
  let start = clock.now
  let corpus = try WordStream(of: Debates(in: folder).all.filter { !$0.isByChair }.map(\.text))
  let matrix = corpus.associations()
  let rows = matrix.leadingDirections(VectorShape.dimensions, seed: 20_231)
  print(
    "\(corpus.words.count) words, \(matrix.entryCount) associations, \(clock.now - start)")
  guard let file else { return }
  try VectorShape.bytes(words: corpus.words, uses: corpus.speechesWith, rows: rows)
    .write(to: file)
}

private enum VectorShape {
  static let dimensions = 192

  /// A line of text that says what it is, a line `word speeches` for each word in the order of their bytes, then each
  /// word's direction, a signed byte a dimension; a line end.
  static func bytes(words: [String], uses: [Int], rows: [[Float]]) -> Data {
    var data = Data(
      "vectors\t\(words.count)\t\(dimensions)\tFolketinget: debates of 2023, open data of ft.dk, made by Benchmarks vectors\n"
        .utf8)
    let order = words.indices.sorted {
      Array(words[$0].utf8).lexicographicallyPrecedes(Array(words[$1].utf8))
    }
    for word in order { data.append(contentsOf: "\(words[word])\t\(uses[word])\n".utf8) }
    for word in order {
      let most = rows[word].map(abs).max() ?? 0
      let scale = most > 0 ? 127 / most : 0
      data.append(contentsOf: rows[word].map { UInt8(bitPattern: Int8(($0 * scale).rounded())) })
    }
    data.append(0x0A)
    return data
  }
}

/// The debates as numbers of words, one after the other.
private struct WordStream {
  private(set) var words: [String] = []
  /// In how many speeches each word is said.
  private(set) var speechesWith: [Int] = []
  /// Numbers of words; -1 where nothing is counted. Speeches lie ``reach`` such places apart.
  private var places: [Int32] = []

  /// How far away a word still counts as company.
  static let reach = 3
  /// A rarer word has too little company to be placed by it.
  private static let leastUses = 5
  /// A rarer compound lends its uses to its parts.
  private static let leastUsesOfCompound = 8

  init(of speeches: [String]) {
    var lemmas = Vocabulary(minimumCapacity: 200_000)
    var counts: [Int] = []
    var parts: [[String]] = []
    func number(_ lemma: String, _ lemmaParts: @autoclosure () -> [String]) -> Int32 {
      let number = Int(lemmas.intern(lemma))
      if number == counts.count {
        counts.append(0)
        parts.append(lemmaParts())
      }
      return Int32(number)
    }
    var stream: [[Int32]] = []
    let analyzer = TextAnalyzer.standard
    for start in stride(from: 0, to: speeches.count, by: 1000) {
      let chunk = speeches[start..<min(start + 1000, speeches.count)]
      let text = chunk.joined(separator: "\n")
      var ends: [Int] = []
      for speech in chunk { ends.append((ends.last ?? 0) + speech.utf8.count + 1) }
      var speech = 0
      var numbers: [Int32] = []
      for sentence in analyzer.sentences(in: text.utf8Span.span) {
        while sentence.utf8Range.lowerBound >= ends[speech] {
          stream.append(numbers)
          numbers = []
          speech += 1
        }
        for token in sentence.tokens where token.kind == .word {
          let word = number(token.lemma, token.parts)
          counts[Int(word)] += 1
          numbers.append(word)
        }
      }
      stream.append(numbers)
    }
    keep(stream, lemmas, counts, parts)
  }

  private mutating func keep(
    _ stream: [[Int32]], _ lemmas: Vocabulary, _ counts: [Int], _ parts: [[String]]
  ) {
    var written: [[Int32]] = counts.indices.map { lemma in
      guard counts[lemma] < Self.leastUsesOfCompound, !parts[lemma].isEmpty else {
        return [Int32(lemma)]
      }
      return parts[lemma].compactMap { lemmas.number(of: $0).map(Int32.init) }
    }
    var uses = [Int](repeating: 0, count: counts.count)
    for speech in stream {
      for lemma in speech { for word in written[Int(lemma)] { uses[Int(word)] += 1 } }
    }
    var numbers = [Int32](repeating: -1, count: counts.count)
    for lemma in uses.indices where uses[lemma] >= Self.leastUses {
      numbers[lemma] = Int32(words.count)
      words.append(lemmas[UInt32(lemma)])
    }
    for lemma in written.indices { written[lemma] = written[lemma].map { numbers[Int($0)] } }
    speechesWith = Array(repeating: 0, count: words.count)
    for speech in stream {
      let kept = speech.flatMap { written[Int($0)] }
      for word in Set(kept) where word >= 0 { speechesWith[Int(word)] += 1 }
      places.append(contentsOf: kept)
      places.append(contentsOf: repeatElement(-1, count: Self.reach))
    }
  }

  /// How much more often than by chance each word stands near each other one, where it does.
  func associations() -> SparseMatrix {
    var positions = [[Int32]](repeating: [], count: words.count)
    for (place, word) in places.enumerated() where word >= 0 {
      positions[Int(word)].append(Int32(place))
    }
    var near = [Int32](repeating: 0, count: words.count)
    var rows: [[(column: Int32, count: Int32)]] = []
    var totals = [Double](repeating: 0, count: words.count)
    for word in words.indices {
      var touched: [Int32] = []
      for position in positions[word] {
        for step in 1...Self.reach {
          for place in [Int(position) - step, Int(position) + step] {
            guard places.indices.contains(place), places[place] >= 0 else { continue }
            let other = places[place]
            if near[Int(other)] == 0 { touched.append(other) }
            near[Int(other)] += Int32(Self.reach + 1 - step)
          }
        }
      }
      touched.sort()
      rows.append(touched.map { ($0, near[Int($0)]) })
      for other in touched {
        totals[word] += Double(near[Int(other)])
        near[Int(other)] = 0
      }
    }
    let smoothed = totals.map { pow($0, 0.75) }
    let sum = smoothed.reduce(0, +)
    var matrix = SparseMatrix(size: words.count)
    for (word, row) in rows.enumerated() {
      for (other, count) in row {
        let association = log(Double(count) * sum / (totals[word] * smoothed[Int(other)]))
        if association > 0 { matrix.append(Float(association), column: other) }
      }
      matrix.endRow()
    }
    return matrix
  }
}

/// Sixteen numbers at a time.
private typealias Lane = SIMD16<Float>

/// A square matrix of mostly zeroes, row by row.
private struct SparseMatrix {
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
private struct TallMatrix {
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
private struct Symmetric {
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
