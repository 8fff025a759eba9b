import PlenumAnalysis
import PlenumModel

/// The summary as slides in pandoc's Markdown: a slide a theme with its widest points, then what KL is asked.
struct SummarySlides {
  private(set) var text = ""
  private static let linesPerSlide = 4

  init(_ summary: Summary) {
    for meeting in summary.meetings {
      text += "# \(SummaryWording.heading(meeting.facts).onOneLine.escapedForMarkdown())\n\n"
      for theme in meeting.themes where theme.balance.notes > 0 {
        let title = SummaryWording.heading(theme)
        // A theme's whole title stands on its first slide.
        let short = theme.number.map { "Tema \($0)" } ?? title
        let points = theme.findings("point").prefix(2 * Self.linesPerSlide).map { $0.text }
        let terms = points.isEmpty ? theme.findings("term").map(\.text) : []
        slides(title, points + terms)
        slides("\(short): ønsker til KL", theme.findings("ask").map { $0.text })
        slides(
          "\(short): ligner hinanden, ikke bekræftet",
          theme.findings("proposal").map { finding in
            finding.voices.map {
              "\(FindingText.quoted($0.citation.quote.shortened(toWords: 20).map { $0 + " […]" } ?? $0.citation.quote)) (\($0.source))"
            }.joined(separator: " ")
          })
      }
    }
  }

  private mutating func slides(_ title: String, _ lines: [String]) {
    for start in stride(from: 0, to: lines.count, by: Self.linesPerSlide) {
      let more = start > 0 ? " (fortsat)" : ""
      text += "## \((title + more).onOneLine.escapedForMarkdown())\n\n"
      for line in lines[start..<min(start + Self.linesPerSlide, lines.count)] {
        text += "- \(line.quotable.onOneLine.escapedForMarkdown(indent: 2))\n"
      }
      text += "\n"
    }
  }
}
