import PlenumAnalysis
import PlenumModel

/// The comparison as one HTML page.
struct ComparisonPage {
  private let comparison: Comparison

  private let lexicon: String?

  init(_ comparison: Comparison, lexicon: String?) {
    self.comparison = comparison
    self.lexicon = lexicon
  }

  var html: String {
    let title = ComparisonWording.title(comparison)
    return Page.html(
      title: title, header: [.element("h1", [:], .text(title))],
      main: [sides] + TermSection.sections(of: comparison).map(terms) + [examples]
        + [
          shares(
            "Indsatsområder", "Indsatsområde", ShareRow.areas(of: comparison),
            ComparisonWording.marks(comparison))
        ]
        + [shares("Notaternes art", "Art", ShareRow.kinds(of: comparison))]
        + [heat, figures, method],
      lexicon: lexicon)
  }

  private var sides: Markup {
    let lines = [comparison.target, comparison.reference].map { side in
      Markup.element("p", ["class": "lead"], .text(ComparisonWording.size(side) + "."))
    }
    let unknown = ComparisonWording.unknown(comparison).map {
      [Markup.element("p", [:], .text($0))]
    }
    let thin: [Markup] =
      comparison.isThin ? [.element("p", ["class": "state"], .text(ComparisonWording.thin))] : []
    return .joined(lines + (unknown ?? []) + thin)
  }

  private func terms(_ section: TermSection) -> Markup {
    var parts: [Markup] = [.element("h2", [:], .text(section.title))]
    if section.firm.isEmpty {
      let nothing =
        section.indications.isEmpty ? TermSection.none : TermSection.noneFirm
      parts.append(.element("p", [:], .text(nothing)))
    } else {
      parts.append(lines(section.firm, more: section.moreFirm))
    }
    if !section.indications.isEmpty {
      parts.append(.element("h3", [:], .text(TermSection.indicationTitle)))
      parts.append(
        .element("p", ["class": "explanation"], .text(ComparisonWording.indication(comparison))))
      parts.append(lines(section.indications, more: section.moreIndications))
    }
    return .element("section", [:], parts)
  }

  private func lines(_ terms: [TermContrast], more: Int) -> Markup {
    .joined([
      .element(
        "ul", ["class": "plain"],
        terms.map { .element("li", [:], .text(ComparisonWording.sentence($0) + ".")) }),
      TermSection.more(more).map { .element("p", [:], .text($0)) } ?? .none,
    ])
  }

  private var examples: Markup {
    guard !comparison.examples.isEmpty, !comparison.isThin else { return .none }
    return .element(
      "section", [:],
      .element("h2", [:], .text(ComparisonWording.examplesTitle(comparison))),
      .element(
        "ul", ["class": "lines"],
        comparison.examples.map { voice in
          .element(
            "li", [:],
            .element(
              "p", ["class": "words"], "»" + Markup.words(voice.citation.quote.quotable) + "«"),
            .element(
              "p", ["class": "source"], .text(ComparisonWording.source(voice, in: comparison))))
        }))
  }

  /// Shares with a dot and its interval on one common scale.
  private func shares(
    _ title: String, _ first: String, _ rows: [ShareRow], _ remark: String? = nil
  ) -> Markup {
    guard !rows.isEmpty else { return .none }
    let plot = DotPlot(of: rows.map(\.difference))
    let header = ShareRow.header(first, of: comparison, for: rows)
    let shown = ShareRow.showsThemes(rows) ? "Billedet viser forskellen inden for temaerne. " : ""
    return .element(
      "section", [:], .element("h2", [:], .text(title)),
      remark.map { .element("p", [:], .text($0)) } ?? .none,
      .element(
        "p", ["class": "explanation"],
        .text(shown + plot.explanation(of: comparison, hollow: "intervallet rummer nul"))),
      Page.dotTable(
        label: title, header: header,
        rows: rows.map { row in
          (
            row.cells(among: rows),
            plot.picture(of: row.difference, isFirm: row.difference.excludesZero)
          )
        },
        axis: plot.axis))
  }

  private var figures: Markup {
    let terms = TermSection.sections(of: comparison).flatMap { $0.firm + $0.indications }
    guard !terms.isEmpty else { return .none }
    let plot = DotPlot(of: terms.map { PlottedDifference($0.share) })
    return .element(
      "section", [:], .element("h2", [:], "Ord med tal"),
      .element(
        "p", ["class": "explanation"],
        .text(plot.explanation(of: comparison, hollow: "kun et fingerpeg"))),
      Page.dotTable(
        label: "Ord med tal", header: TermColumns.header(of: comparison),
        rows: terms.map { term in
          (
            TermColumns.row(term),
            plot.picture(of: PlottedDifference(term.share), isFirm: !term.isIndicationOnly)
          )
        }, axis: plot.axis),
      .element("p", ["class": "explanation"], .text(TermColumns.explanation)))
  }

  /// The themes and areas of both sides, darker where a side has more of it.
  private var heat: Markup {
    let sides = [comparison.target.name, comparison.reference.name]
    let maps = [
      (
        "Temaer", "Tema", "Andel af hver sides notater, der er om temaet.",
        comparison.themes.map { ($0.name, [$0.share.target, $0.share.reference]) }
      ),
      (
        "Indsatsområder i hver side", "Indsatsområde",
        "Andel af hver sides notater, der er om indsatsområdet.",
        comparison.areas.map { ($0.name, [$0.share.target, $0.share.reference]) }
      ),
    ]
    return .joined(
      maps.compactMap { title, rowTitle, label, rows in
        let used = rows.filter { $0.1.contains { $0.notes > 0 } }
        guard used.count > 1 else { return nil }
        return .element(
          "section", [:], .element("h2", [:], .text(title)),
          .element("p", ["class": "explanation"], .text(label)),
          HeatMap(
            rowTitle: rowTitle, rows: used.map(\.0), columns: sides, cells: used.map(\.1)
          ).markup(label: label))
      })
  }

  private var method: Markup {
    let sentences = [
      ComparisonWording.method, ComparisonWording.strata(comparison),
      ComparisonWording.trial(comparison),
      ComparisonWording.divergence(comparison),
    ]
    return .element(
      "section", [:],
      [.element("h2", [:], "Sådan er tallene fundet")]
        + sentences.compactMap(\.self).map { .element("p", [:], .text($0)) })
  }
}
