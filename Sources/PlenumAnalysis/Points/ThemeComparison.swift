import Glibc
import PlenumModel

/// The notes of one theme, ready to be held against each other.
struct ThemeComparison {
  let count: Int
  let directions: Directions
  let characters: CentredFigures<UInt64>
  let terms: CentredFigures<Int32>
  let areas: AreaMix
  private let kinds: [NoteKind]
  private let tables: [Int?]
  /// Mean and spread of the four graded figures over the theme's pairs.
  private(set) var scales: [(mean: Float, spread: Float)] = []

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
