extension TermIndex {
  /// How evenly every term is spread over notes, municipalities and regions; notes of which the part is unknown are in
  /// none.
  func dispersionTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let parts: String
      let count: Int
      let term: String
      let dispersion: Dispersion
    }
    let divisions: [(name: String, part: (Int) -> Int?, count: Int)] = [
      ("note", { $0 }, noteCount),
      division(.municipality), division(.region),
    ]
    let rows = divisions.flatMap { name, part, count in
      var sizes = [Int](repeating: 0, count: count)
      for note in 0..<noteCount {
        if let part = part(note) { sizes[part] += length(ofNote: note) }
      }
      return allTerms.filter(scope.contains).map { term in
        var counts = [Int](repeating: 0, count: count)
        for (note, tokens) in noteFrequencies(of: term) {
          if let part = part(note) { counts[part] += tokens }
        }
        return Row(
          parts: name, count: count, term: spelling(of: term),
          dispersion: Dispersion(counts: counts, sizes: sizes))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("parts") { $0.parts }, .count("n_parts") { $0.count }, .text("term") { $0.term },
        .count("f") { $0.dispersion.total }, .count("range") { $0.dispersion.range },
        .measure("juilland_D") { $0.dispersion.juillandD },
        .measure("juilland_D_rawcounts") { $0.dispersion.juillandDOfCounts },
        .measure("DP") { $0.dispersion.dp }, .measure("DPnorm") { $0.dispersion.normalizedDP },
        .measure("DKL") { $0.dispersion.divergence },
        .measure("DKLnorm") { $0.dispersion.normalizedDivergence },
        .measure("rosengren_S") { $0.dispersion.rosengrenS },
        .measure("carroll_D2") { $0.dispersion.carrollD2 },
        .measure("top_part_share") { $0.dispersion.topPartShare },
      ])
  }

  private func division(
    _ attribute: Attribute
  ) -> (name: String, part: (Int) -> Int?, count: Int) {
    let column = column(attribute)
    return (
      attribute.rawValue,
      { note in
        let code = column.code(at: note)
        return code == Column.unknown ? nil : Int(code)
      },
      column.values.count
    )
  }
}
