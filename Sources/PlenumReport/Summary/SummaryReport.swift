package import PlenumAnalysis
package import PlenumModel

/// A summary as people and programs read it. Pure: the same summary gives the same bytes.
package struct SummaryReport: Sendable {
  package let summary: Summary

  /// By what the words were read; nil where nobody says.
  private let lexicon: String?

  package init(_ summary: Summary, lexicon: String? = nil) {
    self.summary = summary
    self.lexicon = lexicon
  }

  /// For files and mail; any note's text stays text.
  package var markdown: String { SummaryMarkdown(summary).text }

  /// One page that needs nothing beside itself: no script, no other file, prints on A4.
  package var html: String { SummaryPage(summary, lexicon: lexicon).html }

  /// The interface for programs: snake_case keys, UTF-8 byte offsets.
  package var json: JSONValue { SummaryJSON.value(of: summary) }

  /// What a document's title says.
  package var title: String {
    summary.meetings.first.map { "\(SummaryWording.title): \(SummaryWording.heading($0.facts))" }
      ?? SummaryWording.title
  }

  /// What stands below it on the first slide: when and where, and who wrote how much.
  package var subtitle: String {
    guard let meeting = summary.meetings.first, summary.meetings.count == 1 else { return "" }
    return [SummaryWording.place(meeting.facts), SummaryWording.size(meeting)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// For pandoc to make slides of: a slide a theme, with the points of most tables.
  package var slides: String { SummarySlides(summary).text }

  /// One row for every finding, for programs.
  package var csv: String { SummaryCSV.text(of: summary) }

  /// For a terminal of 80 columns.
  package var text: String { SummaryTerminalText(summary).text }

  /// ``text`` with the first of everything: for who wants to see what a summary is like. What is left out is counted
  /// where it would stand.
  package var excerpt: String { SummaryTerminalText(summary, extent: .excerpt).text }
}
