import PlenumAnalysis
import PlenumModel

/// The comparison's interface; figures bear their published names.
enum ComparisonJSON {
  static func value(of comparison: Comparison, showingVariants: Bool) -> JSONValue {
    [
      "target": side(comparison.target), "reference": side(comparison.reference),
      "thin": .bool(comparison.isThin), "shares_themes": .bool(comparison.sharesThemes),
      "JSD_bits": .optional(comparison.divergence),
      "areas": .array(
        comparison.areas.map { area in
          row(
            [("area", .string(area.area.value)), ("name", .string(area.name))],
            figures: figures(of: area.share))
        }),
      "kinds": .array(
        comparison.kinds.map { kind in
          row([("kind", .string(kind.kind.rawValue))], figures: figures(of: kind.share))
        }),
      "rows": .array(
        comparison.terms.map { term in
          row(
            [("term", .string(term.term))],
            figures: term.figures.members + [
              JSONObject.Member(key: "formal", value: .bool(term.isFormal))
            ] + (showingVariants ? [term.variants.json] : []))
        }),
      "examples": .array(comparison.examples.map(SummaryJSON.citation)),
    ]
  }

  private static func side(_ side: Comparison.Side) -> JSONValue {
    [
      "name": .string(side.name), "notes": .integer(side.notes),
      "meetings": .integer(side.meetings), "tables": .integer(side.tables),
      "municipalities": .integer(side.municipalities),
    ]
  }

  static func figures(of share: ShareContrast) -> [JSONObject.Member] {
    [
      JSONObject.Member(key: "k1", value: .integer(share.target.notes)),
      JSONObject.Member(key: "n1", value: .integer(share.target.of)),
      JSONObject.Member(key: "k2", value: .integer(share.reference.notes)),
      JSONObject.Member(key: "n2", value: .integer(share.reference.of)),
      JSONObject.Member(key: "diff", value: .optional(share.difference)),
      JSONObject.Member(key: "newcombe_lo", value: .optional(share.lower)),
      JSONObject.Member(key: "newcombe_hi", value: .optional(share.upper)),
      JSONObject.Member(key: "thin", value: .bool(share.isThin)),
    ]
  }

  private static func row(
    _ names: [(String, JSONValue)], figures: [JSONObject.Member]
  ) -> JSONValue {
    .object(JSONObject(names.map { JSONObject.Member(key: $0.0, value: $0.1) } + figures))
  }
}

/// One row for every focus area, kind and word.
enum ComparisonCSV {
  static func text(of comparison: Comparison, showingVariants: Bool) -> String {
    var table = CSVTable(
      header: [
        "type", "name", "k1", "n1", "k2", "n2", "diff", "newcombe_lo", "newcombe_hi",
        "mh_risk_difference", "cmh_p_BH", "municipalities", "most_influential", "indication_only",
      ] + (showingVariants ? ["variants"] : []))
    let none = none + (showingVariants ? [CSVTable.Cell.text(nil)] : [])
    for area in comparison.areas {
      table.append([.text("area"), .text(area.area.value)] + cells(area.share) + none)
    }
    for kind in comparison.kinds {
      table.append([.text("kind"), .text(kind.kind.rawValue)] + cells(kind.share) + none)
    }
    for term in comparison.terms {
      table.append(
        [.text("term"), .text(term.term)] + cells(term.share) + [
          .figure(term.riskDifference), .figure(term.pAdjusted), .count(term.municipalities),
          .text(term.influential), .flag(term.isIndicationOnly),
        ] + (showingVariants ? [.text(term.variants.cell)] : []))
    }
    return table.text
  }

  /// Columns that only words have.
  private static let none = Array(repeating: CSVTable.Cell.text(nil), count: 5)

  private static func cells(_ share: ShareContrast) -> [CSVTable.Cell] {
    [
      .count(share.target.notes), .count(share.target.of), .count(share.reference.notes),
      .count(share.reference.of), .figure(share.difference), .figure(share.lower),
      .figure(share.upper),
    ]
  }
}
