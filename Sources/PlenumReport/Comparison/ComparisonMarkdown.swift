import PlenumAnalysis
import PlenumModel

/// The comparison as Markdown: sentences, notes that show it, then the figures.
struct ComparisonMarkdown {
  private(set) var text = ""

  init(_ comparison: Comparison) {
    heading(1, ComparisonWording.title(comparison))
    list([comparison.target, comparison.reference].map(ComparisonWording.size))
    if comparison.isThin { paragraph(ComparisonWording.thin) }
    for section in TermSection.sections(of: comparison) { write(section) }
    writeExamples(comparison)
    writeFigures(comparison)
    heading(2, "Sådan er tallene fundet")
    paragraph(ComparisonWording.method)
    paragraph(ComparisonWording.strata(comparison))
    if let divergence = ComparisonWording.divergence(comparison) { paragraph(divergence) }
    text.removeLast()
  }

  private mutating func write(_ section: TermSection) {
    heading(2, section.title)
    guard !section.firm.isEmpty || !section.indications.isEmpty else {
      return paragraph(TermSection.none)
    }
    section.firm.isEmpty
      ? paragraph(TermSection.noneFirm)
      : list(section.firm.map { ComparisonWording.sentence($0) + "." })
    guard !section.indications.isEmpty else { return }
    heading(3, TermSection.indicationTitle)
    paragraph(ComparisonWording.indication)
    list(section.indications.map { ComparisonWording.sentence($0) + "." })
  }

  private mutating func writeExamples(_ comparison: Comparison) {
    guard !comparison.examples.isEmpty, !comparison.isThin else { return }
    heading(2, ComparisonWording.examplesTitle(comparison))
    for voice in comparison.examples {
      let quote = voice.citation.quote.quotable.escapedForMarkdown(indent: 2)
      text +=
        "- \(FindingText.quoted(quote)) (\(ComparisonWording.source(voice, in: comparison).escapedForMarkdown()))\n"
    }
    text += "\n"
  }

  private mutating func writeFigures(_ comparison: Comparison) {
    let areas = ShareRow.areas(of: comparison)
    if !areas.isEmpty {
      heading(2, "Indsatsområder")
      table(ShareRow.header("Indsatsområde", of: comparison), areas.map(\.cells))
    }
    let kinds = ShareRow.kinds(of: comparison)
    if !kinds.isEmpty {
      heading(2, "Notaternes art")
      table(ShareRow.header("Art", of: comparison), kinds.map(\.cells))
    }
    let terms = TermSection.sections(of: comparison).flatMap { $0.firm + $0.indications }
    if !terms.isEmpty {
      heading(2, "Ord med tal")
      table(TermColumns.header(of: comparison), terms.map(TermColumns.row))
      paragraph(TermColumns.explanation)
    }
  }

  private mutating func heading(_ level: Int, _ title: String) {
    text += String(repeating: "#", count: level) + " " + title.onOneLine.escapedForMarkdown()
    text += "\n\n"
  }

  private mutating func paragraph(_ words: String) { text += words.escapedForMarkdown() + "\n\n" }

  private mutating func list(_ lines: [String]) {
    text += lines.map { "- \($0.escapedForMarkdown(indent: 2))\n" }.joined() + "\n"
  }

  private mutating func table(_ header: [String], _ rows: [[String]]) {
    text += MarkdownTable.text(header: header, rows: rows) + "\n"
  }
}
