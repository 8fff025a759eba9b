import PlenumAnalysis

/// The columns of a table of compared words for people.
enum TermColumns {
  static func header(of comparison: Comparison) -> [String] {
    [
      "Ord", comparison.target.name, comparison.reference.name, "Forskel i procentpoint [95 %]",
      "Inden for temaerne", "Kommuner", "Betyder mest",
    ]
  }

  static func row(_ term: TermContrast) -> [String] {
    [
      term.term, ComparisonWording.share(term.share.target),
      ComparisonWording.share(term.share.reference), ComparisonWording.interval(term.share),
      DanishNumber.points(term.comparable == nil ? nil : term.riskDifference),
      String(term.municipalities),
      term.influential ?? "–",
    ]
  }

  static let explanation =
    "Betyder mest: den kommune, som flytter forskellen mest, hvis den udelades."
}
