extension TermIndex {
  /// The mean Jensen-Shannon divergence, in bits, of two sides as large as these to which their notes are dealt at random:
  /// what the number of notes alone makes of it. nil where a side is empty or has no words.
  ///
  /// - Parameter divisions: how many times they are dealt; the same at every run.
  /// - Complexity: O(divisions × tokens).
  package func divergenceByChance(
    _ target: Subcorpus, _ reference: Subcorpus, divisions: Int = 10
  ) -> Double? {
    var notes = Array(target) + Array(reference)
    let size = target.count
    guard size > 0, size < notes.count else { return nil }
    let all = tokenCounts(in: target.union(reference))
    var random = SplitMix64()
    var sum = 0.0
    for _ in 0..<divisions {
      notes.shuffle(using: &random)
      var dealt = none
      for note in notes.prefix(size) { dealt.insert(note.position) }
      let counts = tokenCounts(in: dealt)
      guard let bits = Divergence(counts, zip(all, counts).map { $0 - $1 }).jensenShannon else {
        return nil
      }
      sum += bits
    }
    return sum / Double(divisions)
  }
}
