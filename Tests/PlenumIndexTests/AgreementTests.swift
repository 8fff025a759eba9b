import PlenumIndex
import PlenumModel
import Testing

/// Agreement of two coders, and codes by region, against their references.
struct AgreementTests {
  @Test func `two coders agree as the references say`() throws {
    let codings = try Oracle.table("codings")
    let codes = try codings.rows.map {
      (code(try codings.cell($0, "code_a")), code(try codings.cell($0, "code_b")))
    }
    let ratings = try codings.rows.map {
      (Int(try codings.cell($0, "rating_a")), Int(try codings.cell($0, "rating_b")))
    }
    let tagUnits = try codings.rows.map {
      [tags(try codings.cell($0, "tags_a")), tags(try codings.cell($0, "tags_b"))]
    }
    let nominal = Agreement(codes)
    let scale = Agreement(ratings)
    let codeUnits = codes.map { [$0.0, $0.1].compactMap(\.self) }
    let ratingUnits = ratings.map { [$0.0, $0.1].compactMap(\.self) }
    let values: [String: Double?] = [
      "percent_agreement": nominal.share, "cohen_kappa": nominal.kappa,
      "cohen_kappa_se": nominal.kappaError,
      "weighted_kappa_linear": scale.weightedKappa(.linear),
      "weighted_kappa_quadratic": scale.weightedKappa(.quadratic), "scott_pi": nominal.scottPi,
      "krippendorff_alpha_nominal": KrippendorffAlpha.nominal(codeUnits),
      "krippendorff_alpha_nominal_complete_pairs": KrippendorffAlpha.nominal(codeUnits),
      "krippendorff_alpha_rating_nominal": KrippendorffAlpha.nominal(ratingUnits),
      "krippendorff_alpha_rating_ordinal": KrippendorffAlpha.ordinal(ratingUnits),
      "krippendorff_alpha_rating_interval": KrippendorffAlpha.interval(ratingUnits),
      "krippendorff_alpha_rating_ratio": KrippendorffAlpha.ratio(ratingUnits),
      "krippendorff_alpha_multilabel_masi": KrippendorffAlpha.masi(tagUnits),
      "krippendorff_alpha_multilabel_jaccard": KrippendorffAlpha.jaccard(tagUnits),
    ]
    let table = try Oracle.table("agreement")
    for row in table.rows where row[0] != "gwet_ac1" {
      let value = try #require(values[row[0]], "\(row[0])")
      #expect(Oracle.agree(value, try table.measure(row, "value")), "\(row[0]) \(value ?? -9)")
    }
    #expect(nominal.units == 54)
  }

  @Test func `codes by region agree with the references`() throws {
    let codings = try Oracle.table("codings")
    let regions = Dictionary(uniqueKeysWithValues: Oracle.notes.map { ($0.id, $0.region ?? "") })
    var counts: [String: [String: Int]] = [:]
    for row in codings.rows {
      if let code = code(try codings.cell(row, "code_a")) {
        counts[regions[row[0]] ?? "", default: [:]][code, default: 0] += 1
      }
    }
    let rows = counts.keys.sorted()
    let columns = Set(counts.values.flatMap(\.keys)).sorted()
    let table = CrossTable(rows.map { row in columns.map { counts[row]?[$0] ?? 0 } })
    let cells = try Oracle.table("crosstab_region_code")
    for row in cells.rows {
      let region = try #require(rows.firstIndex(of: row[0]))
      let code = try #require(columns.firstIndex(of: row[1]))
      #expect(table.observed[region][code] == Int(row[2]))
      for (column, value) in [
        ("expected", table.expected(region, code)),
        ("pearson_resid", table.pearsonResidual(region, code)),
        ("adj_std_resid", table.adjustedResidual(region, code)),
        ("row_share_wilson_lo", table.rowShareInterval(region, code)?.lower),
        ("row_share_wilson_hi", table.rowShareInterval(region, code)?.upper),
      ] {
        #expect(
          Oracle.agree(value, try cells.measure(row, column)), "\(row[0]) \(row[1]) \(column)")
      }
    }
    let summary = try Oracle.table("crosstab_summary")
    for (column, value) in [
      ("chi2", table.chiSquare), ("p", table.p), ("G2", table.g2), ("cramers_v", table.cramersV),
      ("dof", Double(table.degreesOfFreedom)), ("n", Double(table.total)),
    ] {
      #expect(Oracle.agree(value, try summary.measure(summary.rows[0], column)), "\(column)")
    }
  }

  @Test func `coders who never differ, and none at all`() {
    let same: [(String?, String?)] = [("a", "a"), ("a", "a")]
    #expect(Agreement(same).kappa == nil)
    #expect(Agreement(same + [("b", "b")]).kappa == 1)
    #expect(Agreement([(String?, String?)]()).share == nil)
    #expect(KrippendorffAlpha.nominal([["a"], ["b"]]) == nil)
    #expect(CrossTable([]).chiSquare == nil)
    #expect(CrossTable([[3, 0], [4, 0]]).cramersV == nil)
  }

  private func code(_ cell: String) -> String? { cell.isEmpty ? nil : cell }

  private func tags(_ cell: String) -> Set<String> {
    Set(cell.split(separator: "|").map(String.init))
  }
}
