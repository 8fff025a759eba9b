/// The share of each year's notes that hold a term.
package struct Trend: Hashable, Sendable {
  package struct Year: Hashable, Sendable {
    package let year: Int
    /// Notes with the term, of all notes of the year.
    package let count: Int
    package let total: Int

    /// Wilson's interval of the share.
    package var interval: Interval? { .wilson(count, of: total) }
  }

  /// Rising; years without a note are left out.
  package let years: [Year]
  /// nil where nothing varies.
  package let test: CochranArmitage?

  init(years: [Year]) {
    self.years = years
    test = CochranArmitage(years.map { (Double($0.year), $0.count, $0.total) })
  }
}

extension TermIndex {
  /// The term over the years of a subcorpus; notes without a year count nowhere.
  package func trend(of term: TermID, in subcorpus: Subcorpus) -> Trend {
    trend(of: term, in: years(of: subcorpus))
  }

  /// Every term over the years.
  func trendTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let term: String
      let trend: Trend
    }
    let years = years(of: all)
    let rows = allTerms.filter(scope.contains).map {
      Row(term: spelling(of: $0), trend: trend(of: $0, in: years))
    }
    func joined(_ row: Row, _ value: (Trend.Year) -> Int) -> String {
      row.trend.years.map { String(value($0)) }.joined(separator: "|")
    }
    return ResearchTable(
      rows,
      [
        .text("term") { $0.term }, .text("years") { joined($0, \.year) },
        .text("k") { joined($0, \.count) }, .text("n") { joined($0, \.total) },
        .measure("cochran_armitage_z") { $0.trend.test?.z },
        .measure("p") { $0.trend.test?.p },
      ])
  }

  private func years(of subcorpus: Subcorpus) -> [(year: Int, notes: Subcorpus)] {
    values(of: .year, in: subcorpus).compactMap { value in
      Int(value).map { (year: $0, notes: notes(where: .year, is: value).intersection(subcorpus)) }
    }
  }

  private func trend(of term: TermID, in years: [(year: Int, notes: Subcorpus)]) -> Trend {
    Trend(
      years: years.map { year, notes in
        Trend.Year(
          year: year, count: documentFrequency(of: term, in: notes), total: notes.count)
      })
  }
}
