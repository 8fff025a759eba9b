extension TermIndex {
  /// The log ratio of terms that stand three times or more, and what becomes of it when municipalities are left out or
  /// drawn anew. Notes without a municipality stay in every replicate.
  func keynessClusterTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let kind: String
      let group: String
      let term: String
      let tokens: FourfoldTable
      let jackknife: Jackknife?
      let bootstrap: MunicipalityBootstrap.Percentiles?
    }
    let column = column(.municipality)
    let names = column.values
    let terms = allTerms.filter { scope.contains($0) && postings.frequency(of: $0) >= 3 }
    let draws = MunicipalityBootstrap(municipalities: names.count)
    var rows: [Row] = []
    for group in groups(by: scope.kinds) {
      var sizes = MunicipalityCounts(municipalities: names.count)
      for note in 0..<noteCount {
        sizes.add(
          length(ofNote: note), municipality: column.code(at: note),
          isTarget: group.notes.contains(position: note))
      }
      let drawnSizes = draws.sums(of: sizes)
      for term in terms {
        var counts = MunicipalityCounts(municipalities: names.count)
        for (note, tokens) in noteFrequencies(of: term) {
          counts.add(
            tokens, municipality: column.code(at: note),
            isTarget: group.notes.contains(position: note))
        }
        let replicates = names.indices.map { place in
          (
            municipality: names[place],
            estimate: counts.table(without: place, sizes: sizes).logRatioWalter
          )
        }
        let tokens = tokenTable(group, term)
        rows.append(
          Row(
            kind: group.kind.rawValue, group: group.name, term: spelling(of: term),
            tokens: tokens,
            jackknife: Jackknife(estimate: tokens.logRatioWalter, replicates: replicates),
            bootstrap: draws.logRatios(of: counts, sizes: drawnSizes)))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("group_kind") { $0.kind }, .text("group") { $0.group }, .text("term") { $0.term },
        .count("a") { $0.tokens.k1 }, .count("b") { $0.tokens.k2 },
        .measure("log_ratio_walter") { $0.tokens.logRatioWalter },
        .measure("jack_mean") { $0.jackknife?.mean },
        .measure("jack_se") { $0.jackknife?.standardError },
        .measure("jack_min") { $0.jackknife?.lowest },
        .measure("jack_max") { $0.jackknife?.highest },
        .text("most_influential_municipality") { $0.jackknife?.mostInfluential ?? "" },
        .measure("boot_lo") { $0.bootstrap?.lower },
        .measure("boot_median") { $0.bootstrap?.median },
        .measure("boot_hi") { $0.bootstrap?.upper },
        .count("boot_reps") { $0.bootstrap?.replicates ?? 0 },
      ])
  }
}

/// Tokens of two sides, by municipality; those without one are apart.
struct MunicipalityCounts {
  private(set) var target: [Int]
  private(set) var reference: [Int]
  private(set) var unknown = (target: 0, reference: 0)
  private(set) var totals = (target: 0, reference: 0)

  init(municipalities: Int) {
    target = Array(repeating: 0, count: municipalities)
    reference = target
  }

  mutating func add(_ tokens: Int, municipality: UInt32, isTarget: Bool) {
    if isTarget { totals.target += tokens } else { totals.reference += tokens }
    switch (municipality, isTarget) {
    case (Column.unknown, true): unknown.target += tokens
    case (Column.unknown, false): unknown.reference += tokens
    case (_, true): target[Int(municipality)] += tokens
    case (_, false): reference[Int(municipality)] += tokens
    }
  }

  /// All tokens but one municipality's.
  func table(without municipality: Int, sizes: MunicipalityCounts) -> FourfoldTable {
    FourfoldTable(
      k1: totals.target - target[municipality],
      n1: sizes.totals.target - sizes.target[municipality],
      k2: totals.reference - reference[municipality],
      n2: sizes.totals.reference - sizes.reference[municipality])
  }
}
