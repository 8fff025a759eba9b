extension TermIndex {
  /// How unlike any two groups of one kind are, and each group and the rest.
  func divergenceTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let kind: String
      let first: String
      let second: String
      let divergence: Divergence
    }
    let whole = tokenCounts(in: all)
    var rows: [Row] = []
    for kind in scope.kinds {
      let groups = groups(by: [kind])
      for first in groups {
        for second in groups where second.name != first.name {
          rows.append(
            Row(
              kind: kind.rawValue, first: first.name, second: second.name,
              divergence: Divergence(first.tokens, second.tokens)))
        }
        let rest = zip(whole, first.tokens).map { $0 - $1 }
        rows.append(
          Row(
            kind: kind.rawValue, first: first.name, second: "(rest)",
            divergence: Divergence(first.tokens, rest)))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("group_kind") { $0.kind }, .text("p") { $0.first }, .text("q") { $0.second },
        .count("N_p") { $0.divergence.total1 }, .count("N_q") { $0.divergence.total2 },
        .measure("KL_smoothed_bits") { $0.divergence.smoothedKullbackLeibler },
        .measure("JSD_bits") { $0.divergence.jensenShannon },
        .measure("JS_distance") { $0.divergence.jensenShannonDistance },
        .measure("JSD_smoothed_bits") { $0.divergence.smoothedJensenShannon },
        .measure("cosine") { $0.divergence.cosine },
      ])
  }
}
