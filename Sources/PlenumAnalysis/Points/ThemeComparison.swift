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

  /// - Parameter areas: for each note how likely it is about each focus area.
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

// MARK: - Candidates of a large theme

extension ThemeComparison {
  /// For each note the `limit` others that words' directions and focus areas put nearest, and the `limit` with which it
  /// shares most of its rare terms.
  ///
  /// - Complexity: O(notes² · dimensions) time, O(notes · limit) memory.
  func candidates(limit: Int) -> [[Int]] {
    var chosen = (0..<count).map { _ in Best(limit) }
    for first in 0..<count {
      for second in 0..<first {
        let score =
          (directions.cosine(first, second) - scales[0].mean) / scales[0].spread
          + (areas.agreement(first, second) - scales[3].mean) / scales[3].spread
        chosen[first].offer(second, score)
        chosen[second].offer(first, score)
      }
    }
    let sharing = terms.sharing(limit: limit)
    return (0..<count).map { note in
      Array(Set(chosen[note].places + sharing[note])).sorted()
    }
  }

  /// The best places seen so far.
  private struct Best {
    private(set) var places: [Int] = []
    private var scores: [Float] = []
    private let limit: Int
    private var least = -Float.infinity
    private var leastIndex = 0

    init(_ limit: Int) { self.limit = limit }

    @inline(__always)
    mutating func offer(_ place: Int, _ score: Float) {
      if places.count < limit {
        places.append(place)
        scores.append(score)
        if places.count == limit { findLeast() }
      } else if score > least {
        places[leastIndex] = place
        scores[leastIndex] = score
        findLeast()
      }
    }

    private mutating func findLeast() {
      leastIndex = 0
      for index in scores.indices where scores[index] < scores[leastIndex] { leastIndex = index }
      least = scores.isEmpty ? -.infinity : scores[leastIndex]
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
  private var keys: [[Int32]] = []
  private var values: [[Float]] = []
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
    let weights = notesWith.map {
      isWeightedByRarity ? Float(log(Double((1 + count) / (1 + $0)))) + 1 : 1
    }
    var middle = [Float](repeating: 0, count: notesWith.count)
    for document in documents {
      let row = document.map { (numbers[$0.key] ?? 0, $0.value) }.sorted { $0.0 < $1.0 }
      let weighted = row.map { $0.1 * weights[Int($0.0)] }
      let length = weighted.reduce(0) { $0 + $1 * $1 }.squareRoot()
      keys.append(row.map(\.0))
      values.append(length > 0 ? weighted.map { $0 / length } : weighted)
      for (key, value) in zip(keys[keys.count - 1], values[values.count - 1]) {
        middle[Int(key)] += value / count
      }
    }
    middleSquare = middle.reduce(0) { $0 + $1 * $1 }
    for (keys, values) in zip(keys, values) {
      withMiddle.append(zip(keys, values).reduce(0) { $0 + middle[Int($1.0)] * $1.1 })
    }
    lengths = values.indices.map { note in
      let square: Float = values[note].isEmpty ? 0 : 1
      return max(square - 2 * withMiddle[note] + middleSquare, 1e-6).squareRoot()
    }
  }

  func cosine(_ first: Int, _ second: Int) -> Float {
    var sum: Float = 0
    var (left, right) = (0, 0)
    let (ours, theirs) = (keys[first], keys[second])
    while left < ours.count, right < theirs.count {
      if ours[left] < theirs[right] {
        left += 1
      } else if ours[left] > theirs[right] {
        right += 1
      } else {
        sum += values[first][left] * values[second][right]
        left += 1
        right += 1
      }
    }
    return (sum - withMiddle[first] - withMiddle[second] + middleSquare)
      / (lengths[first] * lengths[second])
  }

  /// For each note those with which it shares most; keys of more than 400 notes say little and are left out.
  func sharing(limit: Int) -> [[Int]] {
    var notesWith: [Int32: [(note: Int, value: Float)]] = [:]
    for note in keys.indices {
      for (key, value) in zip(keys[note], values[note]) {
        notesWith[key, default: []].append((note, value))
      }
    }
    return keys.indices.map { note in
      var shared: [Int: Float] = [:]
      for (key, value) in zip(keys[note], values[note]) {
        guard let others = notesWith[key], others.count <= 400 else { continue }
        for other in others where other.note != note {
          shared[other.note, default: 0] += value * other.value
        }
      }
      return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    }
  }
}

/// For each note how likely it is about each focus area, and about none.
private struct AreaMix {
  private let width: Int
  private var shares: [Float] = []

  init(_ probabilities: [[Double]]) {
    width = (probabilities.first?.count ?? 0) + 1
    var totals = [Float](repeating: 0, count: width)
    for note in probabilities {
      let sum = note.reduce(0, +)
      let all = note + [max(0.15, 1 - sum)]
      let whole = all.reduce(0, +)
      for (area, value) in all.enumerated() {
        shares.append(Float(value / whole))
        totals[area] += Float(value / whole) / Float(probabilities.count)
      }
    }
    // What many notes are about says less: each share counts over the root of the area's own.
    for index in shares.indices {
      shares[index] /= max(totals[index % width], 1e-6).squareRoot()
    }
  }

  @inline(__always)
  func agreement(_ first: Int, _ second: Int) -> Float {
    var sum: Float = 0
    for area in 0..<width { sum += shares[first * width + area] * shares[second * width + area] }
    return logf(sum + 0.05)
  }
}
