import PlenumIndex
import Testing

/// Every table for researchers against its reference, row by row and column by column.
struct ResearchTableTests {
  /// What tells two rows of a table apart.
  private static let keys = [
    "group_kind", "group", "region", "term", "p", "q", "parts", "id", "w1", "w2", "node",
    "collocate",
    "term_a", "term_b", "token_index",
  ]
  /// Drawn by chance, on both sides: they are held to the reference by a test of their own.
  private static let drawn: Set = ["boot_lo", "boot_median", "boot_hi", "boot_reps"]

  /// Drawn once: ten thousand draws take their time in a debug build.
  private static let clusters = Oracle.index.table(.keynessCluster)

  private static func table(_ name: ResearchTable.Name) -> ResearchTable {
    name == .keynessCluster ? clusters : Oracle.index.table(name)
  }

  @Test(arguments: ResearchTable.Name.allCases)
  func `agrees with the reference in every row`(name: ResearchTable.Name) throws {
    let expected = try Oracle.table(name.rawValue)
    let table = Self.table(name)
    #expect(table.columns == expected.columns)
    // In `trend`, p is a p-value and no name.
    let keys = Self.keys.filter { expected.columns.contains($0) && !(name == .trend && $0 == "p") }
    let keyColumns = try keys.map { try #require(table.columns.firstIndex(of: $0)) }
    var rows: [String: [ResearchTable.Cell]] = [:]
    for row in table.rows {
      let key = keyColumns.map { row[$0].text }.joined(separator: "\t")
      #expect(rows.updateValue(row, forKey: key) == nil, "\(key) stands twice")
    }
    var wrong: [String] = []
    for expectedRow in expected.rows {
      let key = try keys.map { try expected.cell(expectedRow, $0) }.joined(separator: "\t")
      let row = try #require(rows[key], "no row \(key)")
      for (place, column) in expected.columns.enumerated()
      where !Self.drawn.contains(column) && !isEqual(row[place], expectedRow[place]) {
        wrong.append("\(key) \(column): \(row[place].text) for \(expectedRow[place])")
      }
    }
    #expect(wrong.prefix(5) == [])
    #expect(expected.rows.count > 20)
  }

  private func isEqual(_ cell: ResearchTable.Cell, _ expected: String) -> Bool {
    switch cell {
    case .text(let text): text == expected
    case .count(let count): String(count) == expected
    case .measure(let value): Oracle.agree(value, Double(expected))
    }
  }

  /// Both are 10,000 draws, so now and then a percentile in a thin tail differs by more than 0.15: with 400,000 draws the
  /// one that differs most lies nearer to ours (−1.82) than to the reference (−1.66).
  @Test func `drawn municipalities give the intervals of the reference`() throws {
    let expected = try Oracle.table("keyness_cluster")
    let table = Self.clusters
    func key(_ cells: some Sequence<String>) -> String { cells.joined(separator: "\t") }
    let rows = Dictionary(
      uniqueKeysWithValues: table.rows.map { (key($0.prefix(3).map(\.text)), $0) })
    var differences: [Double] = []
    for expectedRow in expected.rows {
      let row = try #require(rows[key(expectedRow.prefix(3))])
      for (place, column) in expected.columns.enumerated() where Self.drawn.contains(column) {
        let value: Double = try #require(Double(row[place].text))
        let reference: Double = try #require(Double(expectedRow[place]))
        if column == "boot_reps" {
          #expect(abs(value - reference) <= 100)
        } else if try expected.count(expectedRow, "a") + expected.count(expectedRow, "b") >= 5 {
          differences.append(abs(value - reference))
        }
      }
    }
    #expect(differences.count > 1000)
    #expect(differences.count { $0 > 0.15 } * 200 <= differences.count)
    #expect(differences.allSatisfy { $0 < 0.3 })
  }

  /// Tables that print a row for everything have as many rows as their reference, not only the same ones.
  @Test(arguments: [
    ResearchTable.Name.frequency, .keyness, .keynessDocuments, .keynessCluster, .logOddsDirichlet,
    .logOddsDocuments, .ratesBalanced, .stratifiedRegionByTheme, .divergence, .dispersion, .tfidf,
    .collocationsBigram,
  ])
  func `has no row more`(name: ResearchTable.Name) throws {
    #expect(Self.table(name).rows.count == (try Oracle.table(name.rawValue).rows.count))
  }

  @Test(arguments: ResearchTable.Name.allCases)
  func `no note gives no row, one note no number that means nothing`(name: ResearchTable.Name) {
    #expect(IndexBuilder(terms: .ownTokens).finish().table(name).rows.isEmpty)
    var builder = IndexBuilder(terms: .ownTokens)
    builder.add(Oracle.notes[0])
    for row in builder.finish().table(name).rows {
      for case .measure(let value?) in row { #expect(!value.isNaN) }
    }
  }

  @Test func `only the asked terms and groups stand in a table`() throws {
    let index = Oracle.index
    let scope = ResearchTable.Scope(
      kinds: [.region], terms: [try #require(index.term(exactly: "femern"))])
    #expect(index.table(.keyness, scope).rows.count == 5)
    #expect(index.table(.kwic, scope).rows.count == 10)
    let whole = index.table(.keyness).rows
    #expect(index.table(.keyness, scope).rows.allSatisfy { whole.contains($0) })
  }
}

extension ResearchTable.Cell {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .measure(let value): value.map { "\($0)" } ?? "NA"
    }
  }
}
