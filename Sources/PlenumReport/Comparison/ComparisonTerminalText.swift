import PlenumAnalysis
import PlenumModel

/// The comparison for a terminal.
struct ComparisonTerminalText {
  private var page = TerminalText()

  var text: String { page.text }

  init(_ comparison: Comparison) {
    page.heading(ComparisonWording.title(comparison))
    for side in [comparison.target, comparison.reference] {
      page.paragraph(ComparisonWording.size(side))
    }
    if comparison.isThin {
      page.blankLine()
      page.paragraph(ComparisonWording.thin)
    }
    for section in TermSection.sections(of: comparison) { write(section) }
    writeExamples(comparison)
    writeShares("Indsatsområder", ShareRow.areas(of: comparison), comparison)
    writeShares("Notaternes art", ShareRow.kinds(of: comparison), comparison)
    page.blankLine()
    page.paragraph(ComparisonWording.method)
    page.paragraph(ComparisonWording.strata(comparison))
    if let divergence = ComparisonWording.divergence(comparison) { page.paragraph(divergence) }
  }

  private mutating func write(_ section: TermSection) {
    page.blankLine()
    page.paragraph(section.title)
    guard !section.firm.isEmpty || !section.indications.isEmpty else {
      return page.paragraph(TermSection.none, indent: 2)
    }
    if section.firm.isEmpty { page.paragraph(TermSection.noneFirm, indent: 2) }
    for term in section.firm { page.item("-", ComparisonWording.sentence(term), indent: 2) }
    guard !section.indications.isEmpty else { return }
    page.paragraph(ComparisonWording.indication, indent: 2)
    for term in section.indications.prefix(Self.indicationsShown) {
      page.item("~", ComparisonWording.sentence(term), indent: 2)
    }
  }

  private static let indicationsShown = 5

  private mutating func writeExamples(_ comparison: Comparison) {
    guard !comparison.examples.isEmpty, !comparison.isThin else { return }
    page.blankLine()
    page.paragraph(ComparisonWording.examplesTitle(comparison))
    for voice in comparison.examples {
      let quote = FindingText.quoted(voice.citation.quote.quotable)
      page.item("-", "\(quote) (\(voice.source))", indent: 2)
    }
  }

  private mutating func writeShares(
    _ title: String, _ rows: [ShareRow], _ comparison: Comparison
  ) {
    guard !rows.isEmpty else { return }
    page.blankLine()
    page.paragraph("\(title): \(comparison.target.name) mod \(comparison.reference.name)")
    page.table(
      header: ["", "Notater", "Mod", "Forskel [95 %]"],
      rows: rows.map { row in
        [
          row.name, row.share.target.danish, row.share.reference.danish,
          ComparisonWording.interval(row.share),
        ]
      })
  }
}
