extension TermIndex {
  private struct ShareRow {
    let term: String
    let kind: String
    let group: String
    let notes: FourfoldTable
  }

  private func shareRows(_ scope: ResearchTable.Scope) -> [ShareRow] {
    rows(by: scope) { group, term in
      ShareRow(
        term: spelling(of: term), kind: group.kind.rawValue, group: group.name,
        notes: noteTable(group, term))
    }
  }

  /// The share of each group's notes that hold each term, with two intervals.
  func sharesTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    ResearchTable(
      shareRows(scope),
      [
        .text("term") { $0.term }, .text("group_kind") { $0.kind }, .text("group") { $0.group },
        .count("k") { $0.notes.k1 }, .count("n") { $0.notes.n1 },
        .measure("share") { $0.notes.share1 },
        .measure("wilson_lo") { Interval.wilson($0.notes.k1, of: $0.notes.n1)?.lower },
        .measure("wilson_hi") { Interval.wilson($0.notes.k1, of: $0.notes.n1)?.upper },
        .measure("clopper_lo") { Interval.clopperPearson($0.notes.k1, of: $0.notes.n1)?.lower },
        .measure("clopper_hi") { Interval.clopperPearson($0.notes.k1, of: $0.notes.n1)?.upper },
      ])
  }

  /// The difference of each group's share from the rest's, with its interval.
  func shareDifferencesTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    ResearchTable(
      shareRows(scope),
      [
        .text("term") { $0.term }, .text("group_kind") { $0.kind }, .text("group") { $0.group },
        .count("k1") { $0.notes.k1 }, .count("n1") { $0.notes.n1 },
        .count("k2") { $0.notes.k2 }, .count("n2") { $0.notes.n2 },
        .measure("diff") { $0.notes.difference },
        .measure("newcombe_lo") { $0.notes.differenceInterval?.lower },
        .measure("newcombe_hi") { $0.notes.differenceInterval?.upper },
      ])
  }

  /// Each region against the rest within themes, for terms in four notes or more.
  func stratifiedTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let region: String
      let contrast: Contrast
    }
    let rows = values(of: .region, in: all).flatMap { region in
      let target = notes(where: .region, is: region)
      return contrasts(
        target: target, reference: target.complement, stratifiedBy: .theme, gate: .none
      )
      .filter { scope.contains($0.term) && $0.notes.k1 + $0.notes.k2 >= 4 }
      .map { Row(region: region, contrast: $0) }
    }
    return ResearchTable(
      rows,
      [
        .text("region") { $0.region }, .text("term") { $0.contrast.spelling },
        .count("k_region") { $0.contrast.notes.k1 }, .count("n_region") { $0.contrast.notes.n1 },
        .count("k_rest") { $0.contrast.notes.k2 }, .count("n_rest") { $0.contrast.notes.n2 },
        .measure("mh_odds_ratio") { $0.contrast.stratified.oddsRatio },
        .measure("mh_lo") { $0.contrast.stratified.oddsRatioInterval?.lower },
        .measure("mh_hi") { $0.contrast.stratified.oddsRatioInterval?.upper },
        .measure("cmh_chi2") { $0.contrast.stratified.chiSquare },
        .measure("cmh_p") { $0.contrast.stratified.p },
        .measure("cmh_chi2_corrected") { $0.contrast.stratified.chiSquareCorrected },
        .measure("mh_risk_difference") { $0.contrast.stratified.riskDifference },
      ])
  }
}
