/// Puts notes together that seem to say the same: the two likest groups again and again, by the mean of their notes'
/// log-odds (average linkage), never two notes of one table, never more than ``largest`` unless all are the same words.
struct PointGrouping {
  /// Groups that people said at a table are small; a larger one is two points run together.
  static let largest = 6

  /// Neighbours of a note that count in a large theme.
  private static let reach = 20

  private struct Link {
    var sum: Float
    var count: Int
  }

  private struct Candidate {
    let score: Float
    let first: Int
    let second: Int
    /// Which versions of both groups the score is of.
    let versions: Int

    /// Best first; the earlier groups among equals.
    func comesBefore(_ other: Candidate) -> Bool {
      score != other.score
        ? score > other.score : (first, second) < (other.first, other.second)
    }
  }

  private var members: [[Int]]
  private var tables: [Set<Int>]
  private var links: [[Int: Link]]
  private var versions: [Int]
  private var heap: [Candidate] = []

  /// - Parameters:
  ///   - threshold: the least mean log-odds of two groups that are put together.
  ///   - isFree: false for a note that is in no group.
  ///   - isApart: whether two notes are never in one group.
  /// - Returns: groups of at least two notes, each rising, by their first note.
  static func groups(
    of scores: PairScores, tables: [Int?], threshold: Float,
    isFree: (Int) -> Bool = { _ in true }, isApart: (Int, Int) -> Bool = { _, _ in false }
  ) -> [[Int]] {
    var grouping = PointGrouping(scores, tables, threshold, isFree, isApart)
    grouping.run(threshold)
    return grouping.members.filter { $0.count > 1 }.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }

  private init(
    _ scores: PairScores, _ noteTables: [Int?], _ threshold: Float, _ isFree: (Int) -> Bool,
    _ isApart: (Int, Int) -> Bool
  ) {
    members = (0..<scores.count).map { [$0] }
    tables = noteTables.map { $0.map { [$0] } ?? [] }
    links = Array(repeating: [:], count: scores.count)
    versions = Array(repeating: 0, count: scores.count)
    // What is this far below the threshold is never pulled up by the others of a small group.
    let least = threshold - (scores.isDense ? 4 : 2)
    for note in 0..<scores.count where isFree(note) {
      for neighbour in scores.neighbours[note].prefix(scores.isDense ? .max : Self.reach) {
        if neighbour.logOdds < least { break }
        guard isFree(neighbour.note) else { continue }
        let isApart = isApart(note, neighbour.note) || isApart(neighbour.note, note)
        links[note][neighbour.note] = Link(
          sum: isApart ? Self.never : neighbour.logOdds, count: 1)
      }
    }
    for note in links.indices {
      for other in links[note].keys.sorted() where note < other { push(note, other) }
    }
    missing = least - 1
  }

  /// For a pair that was not compared, or was too far below the threshold.
  private var missing: Float = 0
  /// So little that no group of such a pair comes near any threshold.
  private static let never: Float = -10_000

  private func score(_ first: Int, _ second: Int) -> Float {
    guard let link = links[first][second] else { return -.infinity }
    let pairs = members[first].count * members[second].count
    return (link.sum + missing * Float(pairs - link.count)) / Float(pairs)
  }

  private mutating func run(_ threshold: Float) {
    while let best = pop() {
      if best.score < threshold { return }
      guard !members[best.first].isEmpty, !members[best.second].isEmpty,
        best.versions == versions[best.first] + versions[best.second],
        best.score >= PairScores.same
          || members[best.first].count + members[best.second].count <= Self.largest,
        tables[best.first].isDisjoint(with: tables[best.second])
      else { continue }
      merge(best.first, best.second)
    }
  }

  private mutating func merge(_ first: Int, _ second: Int) {
    members[first] += members[second]
    members[second] = []
    tables[first].formUnion(tables[second])
    versions[first] += 1
    versions[second] += 1
    for (other, link) in links[second] {
      links[other][second] = nil
      guard other != first else { continue }
      var joint = links[first][other] ?? Link(sum: 0, count: 0)
      joint.sum += link.sum
      joint.count += link.count
      links[first][other] = joint
      links[other][first] = joint
    }
    links[first][second] = nil
    links[second] = [:]
    for other in links[first].keys.sorted() { push(min(first, other), max(first, other)) }
  }

  private mutating func push(_ first: Int, _ second: Int) {
    heap.append(
      Candidate(
        score: score(first, second), first: first, second: second,
        versions: versions[first] + versions[second]))
    var place = heap.count - 1
    while place > 0, heap[place].comesBefore(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func pop() -> Candidate? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var place = 0
    while true {
      var best = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if heap[child].comesBefore(heap[best]) { best = child }
      }
      if best == place { return top }
      heap.swapAt(place, best)
      place = best
    }
  }
}
