extension TermIndex {
  /// Rates and shares of terms in three notes or more, by group: pooled, and with every note or municipality weighing the
  /// same, so that a loud table or a large delegation shows.
  func ratesBalancedTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let kind: String
      let group: String
      let term: String
      let rates: BalancedRates
    }
    var rows: [Row] = []
    let terms = allTerms.filter { scope.contains($0) && postings.noteFrequency(of: $0) >= 3 }
    let column = column(.municipality)
    for group in groups(by: scope.kinds) {
      let municipalities = municipalityTotals(of: group)
      for term in terms {
        var rates = BalancedRates(
          tokens: group.tokenTotal, notes: group.noteTotal, municipalities: municipalities)
        for (note, tokens) in noteFrequencies(of: term)
        where group.notes.contains(position: note) {
          rates.add(
            tokens: tokens, ofLength: length(ofNote: note), municipality: column.code(at: note))
        }
        rows.append(
          Row(
            kind: group.kind.rawValue, group: group.name, term: spelling(of: term), rates: rates))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("group_kind") { $0.kind }, .text("group") { $0.group }, .text("term") { $0.term },
        .count("tokens") { $0.rates.termTokens }, .count("group_tokens") { $0.rates.tokens },
        .measure("rate_pooled_per_1000") { $0.rates.pooledPerThousand },
        .measure("rate_mean_of_notes_per_1000") { $0.rates.meanOfNotesPerThousand },
        .measure("rate_mean_of_municipalities_per_1000") {
          $0.rates.meanOfMunicipalitiesPerThousand
        },
        .count("notes_with_term") { $0.rates.termNotes }, .count("notes") { $0.rates.notes },
        .measure("share_notes") { $0.rates.share },
        .measure("share_mean_of_municipalities") { $0.rates.meanShareOfMunicipalities },
        .count("municipalities_with_term") { $0.rates.municipalitiesWithTerm },
        .count("municipalities") { $0.rates.municipalities.count },
        .measure("cluster_robust_se_share") { $0.rates.clusterRobustError },
        .measure("design_effect") { $0.rates.designEffect },
        .measure("kish_effective_municipalities") { $0.rates.effectiveMunicipalities },
        .measure("top_note_token_share") { $0.rates.topNoteShare },
      ])
  }

  private func municipalityTotals(
    of group: TermGroup
  ) -> [UInt32: BalancedRates.Municipality] {
    let column = column(.municipality)
    var totals: [UInt32: BalancedRates.Municipality] = [:]
    for note in group.notes {
      let code = column.code(at: note.position)
      guard code != Column.unknown else { continue }
      totals[code, default: BalancedRates.Municipality()].notes += 1
      totals[code, default: BalancedRates.Municipality()].tokens += length(ofNote: note.position)
    }
    return totals
  }
}

/// One term in one group of notes that come from municipalities. Notes without a municipality count in the rates of
/// notes only.
struct BalancedRates {
  struct Municipality {
    var notes = 0
    var tokens = 0
    var termNotes = 0
    var termTokens = 0
  }

  /// Of the whole group.
  let tokens: Int
  let notes: Int
  private(set) var municipalities: [UInt32: Municipality]
  private(set) var termTokens = 0
  private(set) var termNotes = 0
  private var sumOfNoteRates = 0.0
  private var mostInOneNote = 0

  init(tokens: Int, notes: Int, municipalities: [UInt32: Municipality]) {
    self.tokens = tokens
    self.notes = notes
    self.municipalities = municipalities
  }

  /// A note that holds the term.
  mutating func add(tokens: Int, ofLength length: Int, municipality: UInt32) {
    termTokens += tokens
    termNotes += 1
    sumOfNoteRates += Double(tokens) / Double(length)
    mostInOneNote = max(mostInOneNote, tokens)
    municipalities[municipality]?.termNotes += 1
    municipalities[municipality]?.termTokens += tokens
  }

  var pooledPerThousand: Double? {
    tokens > 0 ? 1000 * Double(termTokens) / Double(tokens) : nil
  }

  var meanOfNotesPerThousand: Double? {
    notes > 0 ? 1000 * sumOfNoteRates / Double(notes) : nil
  }

  var meanOfMunicipalitiesPerThousand: Double? {
    mean { $0.tokens > 0 ? Double($0.termTokens) / Double($0.tokens) : 0 }.map { 1000 * $0 }
  }

  var share: Double? { notes > 0 ? Double(termNotes) / Double(notes) : nil }

  var meanShareOfMunicipalities: Double? { mean { Double($0.termNotes) / Double($0.notes) } }

  var municipalitiesWithTerm: Int { municipalities.values.count { $0.termNotes > 0 } }

  /// √(M/(M − 1) Σ(kₘ − p·nₘ)²/n²): the standard error of the share when notes of a municipality are alike.
  /// W. G. Cochran (1977), Sampling techniques. nil for fewer than two municipalities.
  var clusterRobustError: Double? {
    let count = Double(municipalities.count)
    guard count > 1, let share else { return nil }
    let squares = ordered.reduce(0.0) { sum, part in
      let deviation = Double(part.termNotes) - share * Double(part.notes)
      return sum + deviation * deviation
    }
    return (count / (count - 1) * squares).squareRoot() / Double(notes)
  }

  /// How many times larger that variance is than p(1 − p)/(n − 1). L. Kish (1965), Survey sampling. nil where none or
  /// all hold the term.
  var designEffect: Double? {
    guard let error = clusterRobustError, let share, share > 0, share < 1, notes > 1 else {
      return nil
    }
    return error * error / (share * (1 - share) / Double(notes - 1))
  }

  /// (Σ nₘ)²/Σ nₘ²: how many municipalities of equal size would weigh as much.
  var effectiveMunicipalities: Double? {
    guard !municipalities.isEmpty else { return nil }
    let sum = ordered.reduce(0.0) { $0 + Double($1.notes) }
    return sum * sum / ordered.reduce(0.0) { $0 + Double($1.notes) * Double($1.notes) }
  }

  /// The largest share of the term's tokens that one note holds; 0 where the group lacks the term.
  var topNoteShare: Double? {
    termTokens > 0 ? Double(mostInOneNote) / Double(termTokens) : 0
  }

  /// In a fixed order, so that the last digit of a sum does not change from run to run.
  private var ordered: [Municipality] {
    municipalities.sorted { $0.key < $1.key }.map(\.value)
  }

  private func mean(_ value: (Municipality) -> Double) -> Double? {
    municipalities.isEmpty
      ? nil : ordered.reduce(0) { $0 + value($1) } / Double(municipalities.count)
  }
}
