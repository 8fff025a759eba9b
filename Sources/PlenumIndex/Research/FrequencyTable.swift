extension TermIndex {
  /// How often every term stands, and how evenly.
  func frequencyTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let term: String
      let tokens: Int
      let notes: Int
      let municipalities: Int
      let rank: Int
      let reduced: Double?
    }
    let ranks = minimumRanks(of: allTerms.map { postings.frequency(of: $0) })
    let rows = allTerms.filter(scope.contains).map { term in
      let places = postings.places(of: term)
      return Row(
        term: spelling(of: term), tokens: places.count, notes: postings.noteFrequency(of: term),
        municipalities: municipalities(of: term, in: all), rank: ranks[term.position],
        reduced: averageReducedFrequency(places: places, length: tokenCount))
    }
    return ResearchTable(
      rows,
      [
        .text("term") { $0.term }, .count("freq") { $0.tokens }, .count("docfreq") { $0.notes },
        .measure("per_1000") { 1000 * Double($0.tokens) / Double(tokenCount) },
        .measure("doc_share") { Double($0.notes) / Double(noteCount) },
        .count("n_municipalities") { $0.municipalities }, .count("rank_min") { $0.rank },
        .measure("arf") { $0.reduced },
      ])
  }

  /// 1 for the most; equal counts share the smallest of their ranks.
  private func minimumRanks(of counts: [Int]) -> [Int] {
    var rankOfCount: [Int: Int] = [:]
    for (rank, count) in counts.sorted(by: >).enumerated() where rankOfCount[count] == nil {
      rankOfCount[count] = rank + 1
    }
    return counts.map { rankOfCount[$0] ?? 0 }
  }
}
