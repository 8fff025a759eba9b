/// A table for researchers: published columns, every row, no gate and no stop list.
package struct ResearchTable: Hashable, Sendable {
  package enum Cell: Hashable, Sendable {
    case text(String)
    case count(Int)
    /// nil: not defined.
    case measure(Double?)
  }

  package let columns: [String]
  /// A cell for every column.
  package let rows: [[Cell]]

  init<Row>(_ rows: some Sequence<Row>, _ columns: [Column<Row>]) {
    self.columns = columns.map(\.name)
    self.rows = rows.map { row in columns.map { $0.cell(row) } }
  }

  /// A column's name, and where its cells are found.
  struct Column<Row> {
    let name: String
    let cell: (Row) -> Cell

    static func text(_ name: String, _ value: @escaping (Row) -> String) -> Self {
      Self(name: name) { .text(value($0)) }
    }

    static func count(_ name: String, _ value: @escaping (Row) -> Int) -> Self {
      Self(name: name) { .count(value($0)) }
    }

    static func measure(_ name: String, _ value: @escaping (Row) -> Double?) -> Self {
      Self(name: name) { .measure(value($0)) }
    }
  }
}

extension ResearchTable {
  /// The tables by the names under which they are published.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case frequency, keyness
    case keynessDocuments = "keyness_documents"
    case keynessCluster = "keyness_cluster"
    case logOddsDirichlet = "logodds_dirichlet"
    case logOddsDocuments = "logodds_documents"
    case ratesBalanced = "rates_balanced"
    case stratifiedRegionByTheme = "stratified_region_by_theme"
    case sharesWilson = "shares_wilson"
    case shareDifferenceNewcombe = "share_difference_newcombe"
    case trend, divergence, dispersion, tfidf
    case collocationsBigram = "collocations_bigram"
    case collocatesWindow5 = "collocates_window5"
    case cooccurrenceDocuments = "cooccurrence_documents"
    case kwic
  }

  /// What a table is asked for.
  package struct Scope: Hashable, Sendable {
    /// The attributes whose values are the groups.
    package let kinds: [Attribute]
    /// Only rows about these terms, of pairs about either; nil: about all.
    package let terms: Set<TermID>?

    package init(kinds: [Attribute] = [.theme, .region, .year], terms: Set<TermID>? = nil) {
      self.kinds = kinds
      self.terms = terms
    }

    func contains(_ term: TermID) -> Bool { terms?.contains(term) ?? true }
  }
}

extension TermIndex {
  /// The whole table of that name.
  package func table(
    _ name: ResearchTable.Name, _ scope: ResearchTable.Scope = ResearchTable.Scope()
  ) -> ResearchTable {
    switch name {
    case .frequency: frequencyTable(scope)
    case .keyness: keynessTable(scope)
    case .keynessDocuments: keynessDocumentsTable(scope)
    case .keynessCluster: keynessClusterTable(scope)
    case .logOddsDirichlet: logOddsDirichletTable(scope)
    case .logOddsDocuments: logOddsDocumentsTable(scope)
    case .ratesBalanced: ratesBalancedTable(scope)
    case .stratifiedRegionByTheme: stratifiedTable(scope)
    case .sharesWilson: sharesTable(scope)
    case .shareDifferenceNewcombe: shareDifferencesTable(scope)
    case .trend: trendTable(scope)
    case .divergence: divergenceTable(scope)
    case .dispersion: dispersionTable(scope)
    case .tfidf: tfidfTable(scope)
    case .collocationsBigram: collocationsTable(scope)
    case .collocatesWindow5: collocatesTable(scope)
    case .cooccurrenceDocuments: cooccurrenceTable(scope)
    case .kwic: concordanceTable(scope)
    }
  }
}
