extension ThemeComparison {
  /// For each note the `limit` others that words' directions and focus areas put nearest, and the `limit` with which it
  /// shares most of its rare terms.
  ///
  /// - Complexity: O(notes² · dimensions) time, O(notes · limit) memory.
  func candidates(limit: Int) -> [[Int]] {
    var best = Best(notes: count, limit: limit)
    let weight = 1 / scales.spread[0]
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
