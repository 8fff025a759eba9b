import PlenumAnalysis
import PlenumModel

/// The comparison's interface; figures bear their published names.
enum ComparisonJSON {
  static func value(of comparison: Comparison, showingVariants: Bool) -> JSONValue {
    [
      "target": side(comparison.target), "reference": side(comparison.reference),
      "thin": .bool(comparison.isThin), "shares_themes": .bool(comparison.sharesThemes),
      "notes_without": .integer(comparison.unknown),
      "JSD_bits": .optional(comparison.divergence),
      "areas": .array(
        comparison.areas.map { area in
          row(
            [("area", .string(area.area.value)), ("name", .string(area.name))],
            figures: figures(of: area.share) + [
              JSONObject.Member(key: "k1_person", value: .integer(area.targetByPeople)),
              JSONObject.Member(key: "k2_person", value: .integer(area.referenceByPeople)),
            ] + figures(of: area.withinThemes))
        }),
      "kinds": .array(
        comparison.kinds.map { kind in
          row(
            [("kind", .string(kind.kind.rawValue))],
            figures: figures(of: kind.share) + figures(of: kind.withinThemes))
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

  /// The difference with the mix of themes taken out, and from how many notes of either side.
  private static func figures(of within: WithinThemes?) -> [JSONObject.Member] {
    [
      JSONObject.Member(key: "mh_risk_difference", value: .optional(within?.difference)),
      JSONObject.Member(key: "mh_rd_lo", value: .optional(within?.lower)),
      JSONObject.Member(key: "mh_rd_hi", value: .optional(within?.upper)),
      JSONObject.Member(key: "n1_within", value: .integer(within?.targetNotes ?? 0)),
      JSONObject.Member(key: "n2_within", value: .integer(within?.referenceNotes ?? 0)),
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
        "mh_risk_difference", "mh_rd_lo", "mh_rd_hi", "cmh_p_BH", "municipalities",
        "most_influential", "indication_only", "k1_person", "k2_person",
      ] + (showingVariants ? ["variants"] : []))
    let noVariants = showingVariants ? [CSVTable.Cell.text(nil)] : []
    for area in comparison.areas {
      table.append(
        [.text("area"), .text(area.area.value)] + cells(area.share) + cells(area.withinThemes)
          + ofTerms + [.count(area.targetByPeople), .count(area.referenceByPeople)] + noVariants)
    }
    for kind in comparison.kinds {
      table.append(
        [.text("kind"), .text(kind.kind.rawValue)] + cells(kind.share) + cells(kind.withinThemes)
          + ofTerms + ofAreas + noVariants)
    }
    for term in comparison.terms {
      table.append(
        [.text("term"), .text(term.term)] + cells(term.share) + [
          .figure(term.riskDifference), .text(nil), .text(nil), .figure(term.pAdjusted),
          .count(term.municipalities), .text(term.influential), .flag(term.isIndicationOnly),
        ] + ofAreas + (showingVariants ? [.text(term.variants.cell)] : []))
    }
    return table.text
  }

  /// Columns that only words have, and that only areas have.
  private static let ofTerms = Array(repeating: CSVTable.Cell.text(nil), count: 4)
  private static let ofAreas = Array(repeating: CSVTable.Cell.text(nil), count: 2)

  private static func cells(_ within: WithinThemes?) -> [CSVTable.Cell] {
    [.figure(within?.difference), .figure(within?.lower), .figure(within?.upper)]
  }

  private static func cells(_ share: ShareContrast) -> [CSVTable.Cell] {
    [
      .count(share.target.notes), .count(share.target.of), .count(share.reference.notes),
      .count(share.reference.of), .figure(share.difference), .figure(share.lower),
      .figure(share.upper),
    ]
  }
}
