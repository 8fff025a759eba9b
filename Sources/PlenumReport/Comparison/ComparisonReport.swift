package import PlenumAnalysis
package import PlenumModel

/// A comparison as people and programs read it: sentences first, figures after. Pure.
package struct ComparisonReport: Sendable {
  package let comparison: Comparison

  /// Whether every word comes with the forms that are counted as it.
  private let showsVariants: Bool
  /// By what the words were read; nil where nobody says.
  private let lexicon: String?

  package init(_ comparison: Comparison, showsVariants: Bool = false, lexicon: String? = nil) {
    self.comparison = comparison
    self.showsVariants = showsVariants
    self.lexicon = lexicon
  }

  /// One page that needs nothing beside itself.
  package var html: String { ComparisonPage(comparison, lexicon: lexicon).html }
  package var json: JSONValue {
    ComparisonJSON.value(of: comparison, showingVariants: showsVariants)
  }
  /// One row for every focus area, kind and word.
  package var csv: String {
    ComparisonCSV.text(of: comparison, showingVariants: showsVariants)
  }
  /// For a terminal of 80 columns.
  package var text: String {
    ComparisonTerminalText(comparison, showingVariants: showsVariants).text
  }
  /// The sides and the focus areas that differ most, for a terminal of 80 columns: for who wants to see what a comparison
  /// is like. What is left out is counted where it would stand.
  package var excerpt: String { ComparisonTerminalText.excerpt(of: comparison) }
}
