import Glibc
import PlenumModel

/// The notes of one theme, ready to be held against each other.
struct ThemeComparison {
  let count: Int
  private let directions: Directions
  private let characters: CentredFigures<UInt64>
  private let terms: CentredFigures<Int32>
  private let areas: AreaMix
  private let kinds: [NoteKind]
  private let tables: [Int?]
  /// Mean and spread of the four graded figures over the theme's pairs.
  private var scales: [(mean: Float, spread: Float)] = []

  /// - Parameter areas: for each note how likely it is about each focus area, 0 to 1.
  init(_ notes: [NoteRecord], areas: [[Double]], reader: inout MeaningReader) {
    count = notes.count
    let meanings = notes.map { reader.meaning(of: $0.text) }
    directions = Directions(of: meanings.map(\.direction))
    characters = CentredFigures(
      documents: meanings.map { $0.runs.mapValues { 1 + Float(log(Double($0))) } },
      isWeightedByRarity: true)
    terms = CentredFigures(documents: meanings.map(\.terms), isWeightedByRarity: false)
    self.areas = AreaMix(areas)
    kinds = notes.map(\.kind)
    tables = notes.map(\.table)
    scales = Array(repeating: (0, 1), count: 4)
    scales = measuredScales()
  }

  /// - Complexity: O(distinct letters and words of both notes).
  func likeness(_ first: Int, _ second: Int) -> Likeness {
    let raw = figures(first, second)
    return Likeness(
      direction: (raw.0 - scales[0].mean) / scales[0].spread,
      characters: (raw.1 - scales[1].mean) / scales[1].spread,
      terms: (raw.2 - scales[2].mean) / scales[2].spread,
      areas: (raw.3 - scales[3].mean) / scales[3].spread,
      sameKind: kinds[first] == kinds[second] ? 1 : 0,
      sameStance: kinds[first].stance == kinds[second].stance ? 1 : 0,
      sameTable: isOneTable(first, second) ? 1 : 0)
  }

  func isOneTable(_ first: Int, _ second: Int) -> Bool {
    tables[first] != nil && tables[first] == tables[second]
  }

  private func figures(_ first: Int, _ second: Int) -> (Float, Float, Float, Float) {
    (
      directions.cosine(first, second), characters.cosine(first, second),
      terms.cosine(first, second), areas.agreement(first, second)
    )
  }

  /// Over all pairs, or over a seeded sample of a theme that has very many.
  private func measuredScales() -> [(mean: Float, spread: Float)] {
    var sums = [Double](repeating: 0, count: 4)
    var squares = sums
    var pairs = 0.0
    func add(_ first: Int, _ second: Int) {
      let raw = figures(first, second)
      for (index, value) in [raw.0, raw.1, raw.2, raw.3].enumerated() {
        sums[index] += Double(value)
        squares[index] += Double(value) * Double(value)
      }
      pairs += 1
    }
    if count <= 300 {
      for first in 0..<count { for second in 0..<first { add(first, second) } }
    } else {
      var state: UInt64 = 7
      func next() -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
      }
      for _ in 0..<45_000 {
        let (first, second) = (next(), next())
        if first != second { add(first, second) }
      }
    }
    guard pairs > 1 else { return scales }
    return zip(sums, squares).map { sum, square in
      let mean = sum / pairs
      let spread = max(square / pairs - mean * mean, 0).squareRoot()
      return (Float(mean), spread > 1e-6 ? Float(spread) : 1)
    }
  }
}

extension NoteKind {
  fileprivate enum Stance { case good, wanting, neither }

  fileprivate var stance: Stance {
    switch self {
    case .success, .inspiration: .good
    case .challenge, .ask, .question: .wanting
    case .point: .neither
    }
  }
}

// MARK: - Candidates of a large theme

extension ThemeComparison {
  /// For each note the `limit` others that words' directions and focus areas put nearest, and the `limit` with which it
  /// shares most of its rare terms.
  ///
  /// - Complexity: O(notes² · dimensions) time, O(notes · limit) memory.
  func candidates(limit: Int) -> [[Int]] {
    var best = Best(notes: count, limit: limit)
    let weight = 1 / scales[0].spread
    // In blocks, so that the rows of one block stay in the processor's nearest memory.
    for block in stride(from: 0, to: count, by: 32) {
      let rows = block..<min(block + 32, count)
      for second in 0..<rows.upperBound {
        for first in max(rows.lowerBound, second + 1)..<max(rows.upperBound, second + 1) {
          let score =
            directions.cosine(first, second) * weight + areas.overlap(first, second)
          if score > best.least[first] { best.offer(second, score, to: first) }
          if score > best.least[second] { best.offer(first, score, to: second) }
        }
      }
    }
    let sharing = terms.sharing(limit: limit)
    return (0..<count).map { note in
      Array(Set(best.places(of: note) + sharing[note])).sorted()
    }
  }

  /// For each note the others with the highest scores so far.
  private struct Best {
    /// What a score must exceed to count; one for each note.
    private(set) var least: [Float]
    private var leastIndex: [Int]
    private var counts: [Int]
    private var others: [Int32]
    private var scores: [Float]
    private let limit: Int

    init(notes: Int, limit: Int) {
      self.limit = limit
      least = Array(repeating: -.infinity, count: notes)
      leastIndex = Array(repeating: 0, count: notes)
      counts = leastIndex
      others = Array(repeating: 0, count: notes * limit)
      scores = Array(repeating: 0, count: notes * limit)
    }

    mutating func offer(_ other: Int, _ score: Float, to note: Int) {
      let start = note * limit
      if counts[note] < limit {
        others[start + counts[note]] = Int32(other)
        scores[start + counts[note]] = score
        counts[note] += 1
        if counts[note] < limit { return }
      } else {
        others[leastIndex[note]] = Int32(other)
        scores[leastIndex[note]] = score
      }
      var index = start
      for place in start..<start + limit where scores[place] < scores[index] { index = place }
      leastIndex[note] = index
      least[note] = scores[index]
    }

    func places(of note: Int) -> [Int] {
      others[note * limit..<note * limit + counts[note]].map(Int.init)
    }
  }
}

/// The notes' directions from the theme's middle, each of length one.
private struct Directions {
  private typealias Lane = SIMD16<Float>
  private let lanes: Int
  private var numbers: [Lane]

  init(of sums: [[Float]]) {
    let width = sums.first?.count ?? 0
    lanes = (width + 15) / 16
    let lengths = sums.map(Self.length)
    var mean = [Float](repeating: 0, count: width)
    for (sum, length) in zip(sums, lengths) where length > 0 {
      for index in mean.indices { mean[index] += sum[index] / length / Float(sums.count) }
    }
    numbers = Array(repeating: .zero, count: lanes * sums.count)
    for (note, sum) in sums.enumerated() where lengths[note] > 0 {
      let moved = zip(sum, mean).map { $0 / lengths[note] - $1 }
      let length = Self.length(moved)
      guard length > 1e-6 else { continue }
      for (index, value) in moved.enumerated() {
        numbers[note * lanes + index / 16][index % 16] = value / length
      }
    }
  }

  private static func length(_ numbers: [Float]) -> Float {
    numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  @inline(__always)
  func cosine(_ first: Int, _ second: Int) -> Float {
    var sum = Lane.zero
    for lane in 0..<lanes { sum += numbers[first * lanes + lane] * numbers[second * lanes + lane] }
    return sum.sum()
  }
}

/// Sparse figures of the notes, moved to the theme's middle and of length one.
private struct CentredFigures<Key: Hashable & Comparable> {
  /// All notes' keys and values, one note after the other, keys rising.
  private var keys: [Int32] = []
  private var values: [Float] = []
  /// Where each note begins; one more for the end.
  private var starts = [0]
  /// Of each note with the theme's middle.
  private var withMiddle: [Float] = []
  private var middleSquare: Float = 0
  private var lengths: [Float] = []

  init(documents: [[Key: Float]], isWeightedByRarity: Bool) {
    var numbers: [Key: Int32] = [:]
    var notesWith: [Float] = []
    for document in documents {
      for key in document.keys.sorted() {
        if let number = numbers[key] {
          notesWith[Int(number)] += 1
        } else {
          numbers[key] = Int32(notesWith.count)
          notesWith.append(1)
        }
      }
    }
    let count = Float(documents.count)
    let weights = notesWith.map { notes in
      isWeightedByRarity ? logf((1 + count) / (1 + notes)) + 1 : 1
    }
    var middle = [Float](repeating: 0, count: notesWith.count)
    for document in documents {
      let row = document.map { (numbers[$0.key] ?? 0, $0.value) }.sorted { $0.0 < $1.0 }
      let weighted = row.map { $0.1 * weights[Int($0.0)] }
      let length = max(weighted.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-6)
      for ((key, _), value) in zip(row, weighted) {
        keys.append(key)
        values.append(value / length)
        middle[Int(key)] += value / length / count
      }
      starts.append(keys.count)
    }
    middleSquare = middle.reduce(0) { $0 + $1 * $1 }
    for note in documents.indices {
      var sum: Float = 0
      for entry in starts[note]..<starts[note + 1] {
        sum += middle[Int(keys[entry])] * values[entry]
      }
      withMiddle.append(sum)
      let square: Float = starts[note] == starts[note + 1] ? 0 : 1
      lengths.append(max(square - 2 * sum + middleSquare, 1e-6).squareRoot())
    }
  }

  func cosine(_ first: Int, _ second: Int) -> Float {
    var sum: Float = 0
    var (left, right) = (starts[first], starts[second])
    let (leftEnd, rightEnd) = (starts[first + 1], starts[second + 1])
    let (keys, values) = (keys.span, values.span)
    while left < leftEnd, right < rightEnd {
      let (ours, theirs) = (keys[left], keys[right])
      if ours == theirs { sum += values[left] * values[right] }
      // Without a branch that the processor would guess wrong half of the time.
      left += ours <= theirs ? 1 : 0
      right += theirs <= ours ? 1 : 0
    }
    return (sum - withMiddle[first] - withMiddle[second] + middleSquare)
      / (lengths[first] * lengths[second])
  }

  /// For each note those with which it shares most; keys of more than 400 notes say little and are left out.
  func sharing(limit: Int) -> [[Int]] {
    let notes = 0..<starts.count - 1
    var notesWith: [Int32: [(note: Int, value: Float)]] = [:]
    for note in notes {
      for entry in starts[note]..<starts[note + 1] {
        notesWith[keys[entry], default: []].append((note, values[entry]))
      }
    }
    return notes.map { note in
      var shared: [Int: Float] = [:]
      for entry in starts[note]..<starts[note + 1] {
        guard let others = notesWith[keys[entry]], others.count <= 400 else { continue }
        for other in others where other.note != note {
          shared[other.note, default: 0] += values[entry] * other.value
        }
      }
      return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    }
  }
}

/// For each note how likely it is about each focus area. That two notes are about none does not make them alike.
private struct AreaMix {
  private var shares: [SIMD16<Float>] = []

  /// - Parameter probabilities: of at most fifteen areas; what is beyond them is left out.
  init(_ probabilities: [[Double]]) {
    var totals = SIMD16<Float>.zero
    for note in probabilities {
      let areas = note.prefix(15)
      let all = areas + [max(0.15, 1 - areas.reduce(0, +))]
      let whole = all.reduce(0, +)
      var row = SIMD16<Float>.zero
      for (lane, value) in areas.enumerated() { row[lane] = Float(value / whole) }
      shares.append(row)
      totals += row / Float(probabilities.count)
    }
    // What many notes are about says less: each share counts over the root of the area's own.
    let roots = totals.clamped(
      lowerBound: SIMD16(repeating: 1e-6), upperBound: SIMD16(repeating: 1)
    ).squareRoot()
    for note in shares.indices { shares[note] /= roots }
  }

  /// 1 on average; the more, the likelier both are about the same.
  @inline(__always)
  func overlap(_ first: Int, _ second: Int) -> Float { (shares[first] * shares[second]).sum() }

  func agreement(_ first: Int, _ second: Int) -> Float { logf(overlap(first, second) + 0.05) }
}
