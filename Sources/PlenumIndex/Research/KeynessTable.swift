extension TermIndex {
  /// How much more a group uses each term than the rest, counted in tokens.
  func keynessTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let kind: String
      let group: String
      let term: String
      let tokens: FourfoldTable
      let p: Double?
      let adjustedP: Double?
      let terms: Int
    }
    var rows: [Row] = []
    for group in groups(by: scope.kinds) {
      // The family of tests is all terms of the group, whichever are shown.
      let tables = allTerms.map { tokenTable(group, $0) }
      let p = tables.map(\.p)
      let adjusted = MultipleTesting.benjaminiHochberg(p)
      for term in allTerms where scope.contains(term) {
        let index = term.position
        rows.append(
          Row(
            kind: group.kind.rawValue, group: group.name, term: spelling(of: term),
            tokens: tables[index], p: p[index],
            adjustedP: adjusted[index], terms: p.count))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("group_kind") { $0.kind }, .text("group") { $0.group }, .text("term") { $0.term },
        .count("a") { $0.tokens.k1 }, .count("b") { $0.tokens.k2 },
        .count("N1") { $0.tokens.n1 }, .count("N2") { $0.tokens.n2 },
        .measure("E1") { $0.tokens.expected1 },
        .measure("G2_signed") { $0.tokens.signedG2 },
        .measure("G2_two_cell_signed") { $0.tokens.signedG2TwoCells },
        .measure("p_G2") { $0.p }, .measure("p_BH") { $0.adjustedP },
        .measure("p_bonf") { row in row.p.map { min(1, $0 * Double(row.terms)) } },
        .measure("chi2_signed") { $0.tokens.signedChiSquare },
        .measure("chi2_yates_signed") { $0.tokens.signedChiSquareYates },
        .measure("p_fisher") { $0.tokens.fisherP },
        .measure("log_ratio") { $0.tokens.logRatio },
        .measure("log_ratio_walter") { $0.tokens.logRatioWalter },
        .measure("pct_diff") { $0.tokens.percentDifference },
        .measure("pct_diff_half") { $0.tokens.percentDifferenceHalf },
        .measure("lrc95") { $0.tokens.conservativeLogRatio(terms: $0.terms) },
        .measure("simple_maths_1") { $0.tokens.simpleMaths(1) },
        .measure("simple_maths_100") { $0.tokens.simpleMaths(100) },
        .measure("log_odds_ratio_half") { $0.tokens.logOddsRatioHalf },
        .measure("BIC") { $0.tokens.bic },
      ])
  }
}
