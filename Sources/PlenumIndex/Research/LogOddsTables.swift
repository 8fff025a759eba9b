extension TermIndex {
  /// Dirichlet log-odds of every term and group on tokens, with four priors: 0.01 and 1 for each term, the term's own
  /// count, and 500 in proportion to it.
  func logOddsDirichletTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let kind: String
      let group: String
      let term: String
      let tokens: FourfoldTable
      let logOdds: [LogOdds?]
    }
    let vocabulary = Double(termCount)
    let all = Double(tokenCount)
    let rows = rows(by: scope) { group, term in
      let tokens = tokenTable(group, term)
      let frequency = Double(tokens.k1 + tokens.k2)
      let priors = [
        (0.01, 0.01 * vocabulary), (1, vocabulary), (frequency, all), (500 * frequency / all, 500),
      ]
      return Row(
        kind: group.kind.rawValue, group: group.name, term: spelling(of: term), tokens: tokens,
        logOdds: priors.map { prior, mass in
          LogOdds(
            count1: Double(tokens.k1), total1: Double(tokens.n1), count2: Double(tokens.k2),
            total2: Double(tokens.n2), prior: prior, priorMass: mass)
        })
    }
    return ResearchTable(
      rows,
      [
        .text("group_kind") { $0.kind }, .text("group") { $0.group }, .text("term") { $0.term },
        .count("y_i") { $0.tokens.k1 }, .count("y_j") { $0.tokens.k2 },
      ] + .logOdds(["unif001", "unif1", "corpus", "a0_500"], \.logOdds))
  }

  /// Dirichlet log-odds of every term and group on the number of notes that hold it.
  func logOddsDocumentsTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let kind: String
      let group: String
      let term: String
      let notes: FourfoldTable
      let total1: Int
      let total2: Int
      let logOdds: [LogOdds?]
    }
    let all = postings.noteFrequencies.reduce(0) { $0 + Int($1) }
    let rows = rows(by: scope) { group, term in
      let notes = noteTable(group, term)
      let (total1, total2) = (group.presenceTotal, all - group.presenceTotal)
      return Row(
        kind: group.kind.rawValue, group: group.name, term: spelling(of: term), notes: notes,
        total1: total1, total2: total2,
        logOdds: [50, 500].map { mass in
          LogOdds(
            count1: Double(notes.k1), total1: Double(total1), count2: Double(notes.k2),
            total2: Double(total2), prior: mass * Double(notes.k1 + notes.k2) / Double(all),
            priorMass: mass)
        })
    }
    return ResearchTable(
      rows,
      [
        .text("group_kind") { $0.kind }, .text("group") { $0.group }, .text("term") { $0.term },
        .count("y_i") { $0.notes.k1 }, .count("y_j") { $0.notes.k2 },
        .count("n_i") { $0.total1 }, .count("n_j") { $0.total2 },
        .count("notes_i") { $0.notes.n1 }, .count("notes_j") { $0.notes.n2 },
      ] + .logOdds(["a0_50", "a0_500"], \.logOdds))
  }
}

extension Array {
  /// The log-odds of a row by each prior: the difference, and both standardised.
  fileprivate static func logOdds<Row>(
    _ priors: [String], _ logOdds: @escaping (Row) -> [LogOdds?]
  ) -> Self where Element == ResearchTable.Column<Row> {
    priors.enumerated().flatMap { place, prior in
      [
        .measure("delta_\(prior)") { logOdds($0)[place]?.delta },
        .measure("z_\(prior)") { logOdds($0)[place]?.z },
        .measure("z4_\(prior)") { logOdds($0)[place]?.z4 },
      ]
    }
  }
}
