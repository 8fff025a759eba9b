import PlenumAnalysis
import PlenumModel

/// The comparison for a terminal.
struct ComparisonTerminalText {
  private var page = TerminalText()

  var text: String { page.text }

  /// The sides and the focus areas that differ most.
  static func excerpt(of comparison: Comparison) -> String {
    var excerpt = ComparisonTerminalText()
    excerpt.writeSides(comparison)
    let areas = ShareRow.areas(of: comparison)
    let shown = areas.prefix(5)
    excerpt.writeShares("Indsatsområder", Array(shown))
    if shown.count < areas.count {
      excerpt.page.paragraph("… og \(areas.count - shown.count) til.")
    }
    return excerpt.text
  }

  private init() {}

  init(_ comparison: Comparison, showingVariants: Bool) {
    writeSides(comparison)
    let sections = TermSection.sections(of: comparison, showing: Self.indicationsShown)
    for section in sections { write(section, of: comparison) }
    if showingVariants { writeVariants(of: sections.flatMap { $0.firm + $0.indications }) }
    writeExamples(comparison)
    writeShares("Indsatsområder", ShareRow.areas(of: comparison))
    if let marks = ComparisonWording.marks(comparison) { page.paragraph(marks) }
    writeShares("Notaternes art", ShareRow.kinds(of: comparison))
    page.blankLine()
    page.paragraph(ComparisonWording.method)
    page.paragraph(ComparisonWording.strata(comparison))
    if let trial = ComparisonWording.trial(comparison) { page.paragraph(trial) }
    if let divergence = ComparisonWording.divergence(comparison) { page.paragraph(divergence) }
  }

  private mutating func writeSides(_ comparison: Comparison) {
    page.heading(ComparisonWording.title(comparison))
    for side in [comparison.target, comparison.reference] {
      page.paragraph(ComparisonWording.size(side))
    }
    if let unknown = ComparisonWording.unknown(comparison) { page.paragraph(unknown) }
    guard comparison.isThin else { return }
    page.blankLine()
    page.paragraph(ComparisonWording.thin)
  }

  private mutating func write(_ section: TermSection, of comparison: Comparison) {
    page.blankLine()
    page.paragraph(section.title)
    guard !section.firm.isEmpty || !section.indications.isEmpty else {
      return page.paragraph(TermSection.none, indent: 2)
    }
    if section.firm.isEmpty { page.paragraph(TermSection.noneFirm, indent: 2) }
    for term in section.firm { page.item("-", ComparisonWording.sentence(term), indent: 2) }
    if let more = TermSection.more(section.moreFirm) { page.paragraph(more, indent: 2) }
    guard !section.indications.isEmpty else { return }
    page.paragraph(ComparisonWording.indication(comparison), indent: 2)
    for term in section.indications {
      page.item("~", ComparisonWording.sentence(term), indent: 2)
    }
    if let more = TermSection.more(section.moreIndications) { page.paragraph(more, indent: 2) }
  }

  private static let indicationsShown = 5

  private mutating func writeVariants(of terms: [TermContrast]) {
    guard !terms.isEmpty else { return }
    page.blankLine()
    page.paragraph("Ordenes former i alle de notater, der er læst")
    for term in terms { page.item("-", "\(term.term): \(term.variants.danish)", indent: 2) }
  }

  private mutating func writeExamples(_ comparison: Comparison) {
    guard !comparison.examples.isEmpty, !comparison.isThin else { return }
    page.blankLine()
    page.paragraph(ComparisonWording.examplesTitle(comparison))
    for voice in comparison.examples {
      let quote = FindingText.quoted(voice.citation.quote.quotable)
      page.item("-", "\(quote) (\(ComparisonWording.source(voice, in: comparison)))", indent: 2)
    }
  }

  private mutating func writeShares(_ title: String, _ rows: [ShareRow]) {
    guard !rows.isEmpty else { return }
    page.blankLine()
    page.paragraph("\(title), forskel i procentpoint")
    // Where the themes' mix is taken out, that difference has the interval, and the plain one stands beside it.
    let (showsThemes, showsPeople) = (ShareRow.showsThemes(rows), ShareRow.showsPeople(rows))
    page.table(
      header: ["", "Notater", "Mod"] + (showsPeople ? ["Mennesker"] : [])
        + (showsThemes ? ["Forskel", ComparisonWording.within] : ["Forskel [95 %]"]),
      rows: rows.map { row in
        [row.name, row.share.target.danish, row.share.reference.danish]
          + (showsPeople ? [row.people] : [])
          + (showsThemes
            ? [
              row.share.isThin ? "–" : DanishNumber.points(row.share.difference),
              ComparisonWording.interval(row.withinThemes),
            ] : [ComparisonWording.interval(row.share)])
      })
  }
}
