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
      "JSD_bits_by_chance": .optional(comparison.divergenceByChance),
      "sides_by_machine_marks": .bool(comparison.isOfMachineMarks),
      "areas": .array(
        comparison.areas.map { area in
          row(
            ["area": .string(area.area.value), "name": .string(area.name)],
            figures: figures(of: area.share)
              + .init([
                "k1_person": .integer(area.targetByPeople),
                "k2_person": .integer(area.referenceByPeople),
              ]) + figures(of: area.withinThemes))
        }),
      "kinds": .array(
        comparison.kinds.map { kind in
          row(
            ["kind": .string(kind.kind.rawValue)],
            figures: figures(of: kind.share) + figures(of: kind.withinThemes))
        }),
      "rows": .array(
        comparison.terms.map { term in
          row(
            ["term": .string(term.term)],
            figures: term.figures.members + .init(["formal": .bool(term.isFormal)])
              + (showingVariants ? [term.variants.json] : []))
        }),
      "examples": .array(comparison.examples.map(SummaryJSON.citation)),
    ]
  }

  private static func side(_ side: Comparison.Side) -> JSONValue {
    [
      "name": .string(side.name), "notes": .integer(side.notes),
      "meetings": .integer(side.meetings), "tables": .integer(side.tables),
      "municipalities": .integer(side.municipalities),
      "notes_without_municipality": .integer(side.notesWithoutMunicipality),
    ]
  }

  private static func figures(of share: ShareContrast) -> [JSONObject.Member] {
    .init([
      "k1": .integer(share.target.notes), "n1": .integer(share.target.of),
      "k2": .integer(share.reference.notes), "n2": .integer(share.reference.of),
      "diff": .optional(share.difference), "newcombe_lo": .optional(share.lower),
      "newcombe_hi": .optional(share.upper), "thin": .bool(share.isThin),
    ])
  }

  /// The difference with the mix of themes taken out, and from how many notes of either side.
  private static func figures(of within: WithinThemes?) -> [JSONObject.Member] {
    .init([
      "mh_risk_difference": .optional(within?.difference), "mh_rd_lo": .optional(within?.lower),
      "mh_rd_hi": .optional(within?.upper), "n1_within": .integer(within?.targetNotes ?? 0),
      "n2_within": .integer(within?.referenceNotes ?? 0),
    ])
  }

  private static func row(
    _ names: KeyValuePairs<String, JSONValue>, figures: [JSONObject.Member]
  ) -> JSONValue {
    .object(JSONObject(.init(names) + figures))
  }
}

/// One row for every focus area, kind and word.
enum ComparisonCSV {
  static func text(of comparison: Comparison, showingVariants: Bool) -> String {
    var table = CSVTable(
      header: [
        "type", "name", "k1", "n1", "k2", "n2", "diff", "newcombe_lo", "newcombe_hi",
        "mh_risk_difference", "mh_rd_lo", "mh_rd_hi", "exact_p_BH", "municipalities",
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
