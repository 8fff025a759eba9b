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
  /// The note's words without capitals, blanks and punctuation; nil where it has none.
  private let wordings: [String?]
  /// Of every two notes of a theme whose pairs are all kept, as ``CentredFigures/cosinesOfAll()`` orders them; else empty.
  private var pairs: [SIMD4<Float>] = []
  /// Mean and spread of the four graded figures over the theme's pairs.
  private(set) var scales: (mean: SIMD4<Float>, spread: SIMD4<Float>) = (.zero, .one)

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
    wordings = notes.map(\.text.bareWords)
    if count <= PairScores.densest { pairs = allFigures() }
    scales = measuredScales()
  }

  /// - Complexity: O(distinct letters and words of both notes).
  func likeness(_ first: Int, _ second: Int) -> Likeness {
    let graded = (figures(first, second) - scales.mean) / scales.spread
    return Likeness(
      direction: graded[0], characters: graded[1], terms: graded[2], areas: graded[3],
      sameKind: kinds[first] == kinds[second] ? 1 : 0,
      sameStance: kinds[first].stance == kinds[second].stance ? 1 : 0,
      sameTable: isOneTable(first, second) ? 1 : 0)
  }

  /// Whether two tables wrote the same line: that they say the same needs no figures, which in a theme of few notes say
  /// nothing.
  func isRepeated(_ first: Int, _ second: Int) -> Bool {
    wordings[first] != nil && wordings[first] == wordings[second] && !isOneTable(first, second)
  }

  func isOneTable(_ first: Int, _ second: Int) -> Bool {
    tables[first] != nil && tables[first] == tables[second]
  }

  private func figures(_ first: Int, _ second: Int) -> SIMD4<Float> {
    guard pairs.isEmpty || first == second else {
      let (late, early) = (max(first, second), min(first, second))
      return pairs[late * (late - 1) / 2 + early]
    }
    return SIMD4(
      directions.cosine(first, second), characters.cosine(first, second),
      terms.cosine(first, second), areas.agreement(first, second))
  }

  private func allFigures() -> [SIMD4<Float>] {
    let (characters, terms) = (characters.cosinesOfAll(), terms.cosinesOfAll())
    var all: [SIMD4<Float>] = []
    all.reserveCapacity(characters.count)
    for first in 0..<count {
      for second in 0..<first {
        all.append(
          SIMD4(
            directions.cosine(first, second), characters[all.count], terms[all.count],
            areas.agreement(first, second)))
      }
    }
    return all
  }

  /// Over all pairs, or over a seeded sample of a theme that has very many.
  private func measuredScales() -> (mean: SIMD4<Float>, spread: SIMD4<Float>) {
    var sum = SIMD4<Double>.zero
    var squares = SIMD4<Double>.zero
    var number = 0.0
    func add(_ first: Int, _ second: Int) {
      let figures = SIMD4<Double>(figures(first, second))
      sum += figures
      squares += figures * figures
      number += 1
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
    guard number > 1 else { return scales }
    let mean = sum / number
    let spread = pointwiseMax(squares / number - mean * mean, .zero).squareRoot()
    let even = spread .<= 1e-6
    return (SIMD4<Float>(mean), SIMD4<Float>(spread.replacing(with: 1, where: even)))
  }
}

extension String {
  /// Letters and figures alone, in small letters; nil where there are none.
  fileprivate var bareWords: String? {
    let kept = normalFormC.lowercased().unicodeScalars.filter(\.isLetterOrNumber)
    return kept.isEmpty ? nil : String(String.UnicodeScalarView(kept))
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
