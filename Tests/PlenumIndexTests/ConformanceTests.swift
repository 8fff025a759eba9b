import PlenumIndex
import PlenumModel
import Testing

/// Every row of the reference tables, and no row more.
struct ConformanceTests {
  private let index = Oracle.index

  @Test func `the index of the reference notes has their size`() {
    #expect(index.noteCount == 60)
    #expect(index.tokenCount == 1308)
    #expect(index.termCount == 577)
    #expect(index.municipalities(in: index.all) == 20)
  }

  @Test func `keywords agree on log-odds over notes`() throws {
    let table = try Oracle.table("logodds_documents")
    let names = ["delta_a0_50", "z_a0_50", "z4_a0_50", "delta_a0_500", "z_a0_500", "z4_a0_500"]
    try expectKeywords(
      to: table, counts: [("y_i", "k1"), ("y_j", "k2"), ("notes_i", "n1"), ("notes_j", "n2")],
      measures: names.map { ($0, $0) })
  }

  @Test func `keywords agree on G² over notes, its p-value and the adjusted one`() throws {
    let table = try Oracle.table("keyness_documents")
    let names = ["doc_G2_signed", "doc_p", "doc_p_BH"]
    try expectKeywords(
      to: table,
      counts: ["k1", "n1", "k2", "n2"].map { ($0, $0) } + [("munis_with_term", "municipalities")],
      measures: names.map { ($0, $0) })
  }

  private func expectKeywords(
    to table: Oracle.Table, counts: [(String, String)], measures: [(String, String)]
  ) throws {
    var groups: [String: [String: [String: Figure.Value]]] = [:]
    for row in table.rows {
      let (kind, group) = (try table.cell(row, "group_kind"), try table.cell(row, "group"))
      let key = "\(kind)=\(group)"
      if groups[key] == nil {
        let target = try index.group(kind, group)
        let keywords = index.keywords(of: target, against: target.complement, gate: .none)
        groups[key] = Dictionary(
          uniqueKeysWithValues: keywords.map { keyword in
            (
              keyword.spelling,
              Dictionary(uniqueKeysWithValues: keyword.figures.map { ($0.name, $0.value) })
            )
          })
      }
      let term = try table.cell(row, "term")
      let figures = try #require(groups[key]?[term], "\(key) \(term)")
      for (column, name) in counts {
        #expect(figures[name] == .count(try table.count(row, column)), "\(key) \(term) \(name)")
      }
      for (column, name) in measures {
        guard case .measure(let value) = figures[name] else {
          Issue.record("no \(name)")
          continue
        }
        #expect(
          Oracle.agree(value, try table.measure(row, column)), "\(key) \(term) \(name)")
      }
    }
    #expect(groups.values.reduce(0) { $0 + $1.count } == table.rows.count)
  }

  @Test func `contrasts agree on Mantel-Haenszel by theme`() throws {
    let table = try Oracle.table("stratified_region_by_theme")
    var rows = 0
    for region in index.values(of: .region, in: index.all) {
      let target = index.notes(where: .region, is: region)
      let contrasts = Dictionary(
        uniqueKeysWithValues: index.contrasts(
          target: target, reference: target.complement, stratifiedBy: .theme, gate: .none
        ).map { ($0.spelling, $0) })
      for row in table.rows where try table.cell(row, "region") == region {
        let term = try table.cell(row, "term")
        let contrast = try #require(contrasts[term], "\(region) \(term)")
        let notes = contrast.notes
        #expect(notes.k1 == (try table.count(row, "k_region")))
        #expect(notes.n1 == (try table.count(row, "n_region")))
        #expect(notes.k2 == (try table.count(row, "k_rest")))
        #expect(notes.n2 == (try table.count(row, "n_rest")))
        let stratified = contrast.stratified
        for (column, value) in [
          ("mh_odds_ratio", stratified.oddsRatio), ("mh_lo", stratified.oddsRatioInterval?.lower),
          ("mh_hi", stratified.oddsRatioInterval?.upper), ("cmh_chi2", stratified.chiSquare),
          ("cmh_p", stratified.p), ("cmh_chi2_corrected", stratified.chiSquareCorrected),
          ("mh_risk_difference", stratified.riskDifference),
        ] {
          let expected = try table.measure(row, column)
          #expect(Oracle.agree(value, expected), "\(region) \(term) \(column)")
        }
        rows += 1
      }
    }
    #expect(rows == table.rows.count)
  }

  @Test func `shares agree on Wilson's interval`() throws {
    let table = try Oracle.table("shares_wilson")
    for row in table.rows {
      let group = try index.group(table.cell(row, "group_kind"), table.cell(row, "group"))
      let term = try #require(index.term(exactly: try table.cell(row, "term")))
      let k = index.documentFrequency(of: term, in: group)
      #expect(k == (try table.count(row, "k")))
      #expect(group.count == (try table.count(row, "n")))
      let interval = Interval.wilson(k, of: group.count)
      #expect(Oracle.agree(interval?.lower, try table.measure(row, "wilson_lo")))
      #expect(Oracle.agree(interval?.upper, try table.measure(row, "wilson_hi")))
    }
    #expect(table.rows.count == 286)
  }

  @Test func `differences of shares agree on Newcombe's interval`() throws {
    let table = try Oracle.table("share_difference_newcombe")
    for row in table.rows {
      let group = try index.group(table.cell(row, "group_kind"), table.cell(row, "group"))
      let term = try #require(index.term(exactly: try table.cell(row, "term")))
      let notes = FourfoldTable(
        k1: index.documentFrequency(of: term, in: group), n1: group.count,
        k2: index.documentFrequency(of: term, in: group.complement), n2: group.complement.count)
      #expect(notes.k1 == (try table.count(row, "k1")))
      #expect(notes.k2 == (try table.count(row, "k2")))
      #expect(Oracle.agree(notes.difference, try table.measure(row, "diff")))
      let interval = notes.differenceInterval
      #expect(Oracle.agree(interval?.lower, try table.measure(row, "newcombe_lo")))
      #expect(Oracle.agree(interval?.upper, try table.measure(row, "newcombe_hi")))
    }
    #expect(table.rows.count == 286)
  }

  @Test func `p-values of a family are adjusted as four papers say`() throws {
    let table = try Oracle.table("multiple_testing")
    let p = try table.rows.map { try #require(try table.measure($0, "p")) }
    for (column, adjusted) in [
      ("bonferroni", MultipleTesting.bonferroni(p)), ("holm", MultipleTesting.holm(p)),
      ("BH", MultipleTesting.benjaminiHochberg(p)), ("BY", MultipleTesting.benjaminiYekutieli(p)),
    ] {
      for (row, value) in zip(table.rows, adjusted) {
        #expect(Oracle.agree(value, try table.measure(row, column)), "\(column)")
      }
    }
    #expect(p.count == 577)
  }
}
