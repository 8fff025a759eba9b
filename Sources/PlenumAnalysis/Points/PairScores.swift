/// For the notes of a theme how likely each two say the same, as the logarithm of the odds.
///
/// A theme of up to ``densest`` notes keeps every pair; a larger one keeps for each note its nearest, and takes the others
/// for as unlike as can be.
struct PairScores: Sendable {
  struct Neighbour: Hashable, Sendable {
    let note: Int
    let logOdds: Float
  }

  static let densest = 700
  private static let kept = 60
  /// Of two notes that were never compared.
  static let floor: Float = -12
  /// Of two notes that are the same but for capitals and punctuation, by different tables.
  static let same: Float = 12

  /// For each note the others it was compared with, the likeliest first.
  let neighbours: [[Neighbour]]
  /// Row by row, where the theme is small; else empty.
  private let dense: [Float]
  /// Sorted by note, where the theme is large.
  private let sparse: [[Neighbour]]

  /// - Parameter densest: the most notes of which every pair is kept.
  init(_ comparison: ThemeComparison, model: LikenessModel, densest: Int = Self.densest) {
    let count = comparison.count
    func score(_ first: Int, _ second: Int) -> Float {
      comparison.isRepeated(first, second)
        ? Self.same : model.logOdds(comparison.likeness(first, second))
    }
    guard count > densest else {
      self.init(count: count, score: score)
      return
    }
    var near = [[Neighbour]](repeating: [], count: count)
    for (note, others) in comparison.candidates(limit: Self.kept).enumerated() {
      near[note] = others.map {
        Neighbour(note: $0, logOdds: score(max(note, $0), min(note, $0)))
      }
    }
    // Who is near somebody has that somebody near.
    for note in near.indices {
      for neighbour in near[note] {
        if !near[neighbour.note].contains(where: { $0.note == note }) {
          near[neighbour.note].append(Neighbour(note: note, logOdds: neighbour.logOdds))
        }
      }
    }
    self.init(near: near)
  }

  private init(near: [[Neighbour]]) {
    dense = []
    sparse = near.map { $0.sorted { $0.note < $1.note } }
    neighbours = near.map(Self.sorted)
  }

  /// Every pair, by what `score` says of it; the greater number is given first.
  init(count: Int, score: (Int, Int) -> Float) {
    var dense = [Float](repeating: Self.floor, count: count * count)
    for first in 0..<count {
      for second in 0..<first {
        let score = score(first, second)
        dense[first * count + second] = score
        dense[second * count + first] = score
      }
    }
    self.dense = dense
    sparse = []
    neighbours = (0..<count).map { note in
      Self.sorted(
        (0..<count).filter { $0 != note }
          .map { Neighbour(note: $0, logOdds: dense[note * count + $0]) })
    }
  }

  var count: Int { neighbours.count }
  /// Whether every pair is kept.
  var isDense: Bool { sparse.isEmpty }

  func logOdds(_ first: Int, _ second: Int) -> Float {
    if !dense.isEmpty { return dense[first * count + second] }
    let row = sparse[first]
    var (low, high) = (0, row.count)
    while low < high {
      let middle = (low + high) / 2
      if row[middle].note < second { low = middle + 1 } else { high = middle }
    }
    return low < row.count && row[low].note == second ? row[low].logOdds : Self.floor
  }

  private static func sorted(_ neighbours: [Neighbour]) -> [Neighbour] {
    neighbours.sorted { ($1.logOdds, $0.note) < ($0.logOdds, $1.note) }
  }
}
