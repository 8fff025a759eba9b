package import PlenumAnalysis
package import PlenumModel

/// A comparison as people and programs read it: sentences first, figures after. Pure.
package struct ComparisonReport: Sendable {
  package let comparison: Comparison

  package init(_ comparison: Comparison) { self.comparison = comparison }

  package var markdown: String { ComparisonMarkdown(comparison).text }
  /// One page that needs nothing beside itself.
  package var html: String { ComparisonPage(comparison).html }
  package var json: JSONValue { ComparisonJSON.value(of: comparison) }
  /// One row for every focus area, kind and word.
  package var csv: String { ComparisonCSV.text(of: comparison) }
  /// For a terminal of 80 columns.
  package var text: String { ComparisonTerminalText(comparison).text }
}
