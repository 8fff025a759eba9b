import PlenumAnalysis
import PlenumModel

/// One theme of the page.
struct ThemePart {
  let theme: ThemeSummary
  /// Unique on the page; the theme's notes have anchors below it.
  let anchor: String
  private let anchorByNote: [String: String]

  init(_ theme: ThemeSummary, anchor: String) {
    self.theme = theme
    self.anchor = anchor
    var anchors: [String: String] = [:]
    for (ordinal, note) in theme.notes.enumerated() where anchors[note.citation.note] == nil {
      anchors[note.citation.note] = Self.anchor(ofNote: ordinal, in: anchor)
    }
    anchorByNote = anchors
  }

  private static func anchor(ofNote ordinal: Int, in theme: String) -> String {
    "\(theme)-n\(ordinal + 1)"
  }

  var markup: Markup {
    let heading = Markup.element("h2", ["id": anchor], .text(SummaryWording.heading(theme)))
    guard theme.balance.notes > 0 else {
      return section(
        [heading, .element("p", [:], .text(SummaryWording.emptyTheme))] + notices)
    }
    return section(
      [
        heading,
        .element("p", ["class": "lead"], .text(SummaryWording.size(theme.spread) + ".")),
        .element("p", ["class": "place"], Markup.shortRow(SummaryWording.kindCounts(theme.kinds))),
      ] + notices + (theme.balance.points == 0 ? disagreements("h3") : [])
        + FindingSection.sections(of: theme).map(part) + strip + areas + keywords)
  }

  private func section(_ content: [Markup]) -> Markup {
    .element("section", ["aria-labelledby": anchor], content)
  }

  private func part(_ section: FindingSection) -> Markup {
    let explanation = section.explanation.map {
      Markup.element("p", ["class": "explanation"], .text($0))
    }
    let lines: Markup =
      switch section.sort {
      case .point: .element("ol", ["class": "points"], section.findings.map(point))
      case .proposal: .element("ul", ["class": "proposals"], section.findings.map(proposal))
      default: .element("ul", ["class": "lines"], section.findings.map(line))
      }
    let after = section.sort == .point ? fragile + disagreements("h4") : []
    return .joined(
      [.element("h3", [:], .text(section.title)), explanation ?? .none, lines] + after)
  }

  private var fragile: [Markup] {
    SummaryWording.fragile(theme).map {
      [Markup.element("p", ["class": "explanation"], .text($0))]
    } ?? []
  }

  private var notices: [Markup] {
    SummaryWording.notices(theme).map { .element("p", ["class": "state"], .text($0)) }
  }

  private func disagreements(_ heading: StaticString) -> [Markup] {
    guard !theme.disagreements.isEmpty else { return [] }
    return [
      .element(heading, [:], .text(SummaryWording.disagreementsTitle)),
      .element(
        "ul", ["class": "plain"],
        theme.disagreements.map { .element("li", [:], .text($0.sentence.quotable)) }),
    ]
  }

  /// Words with their references, and no count.
  private func proposal(_ finding: Finding) -> Markup {
    .element(
      "li", [:],
      .element(
        "ul", [:],
        finding.voices.map { voice in
          .element(
            "li", [:], "»" + Markup.words(voice.citation.quote.quotable) + "« ",
            .element("span", ["class": "source"], source(voice)))
        }))
  }

  private func point(_ finding: Finding) -> Markup {
    let pictured = (2...60).contains(theme.tablesAsked) && !finding.spread.tables.isEmpty
    let words = [
      Markup.element("p", ["class": "headline"], headline(finding)),
      .element(
        "p", ["class": "source"],
        SummaryWording.authorship(finding).map(Markup.text) ?? source(finding.voices[0])),
    ]
    let counts = [
      Markup.element(
        "div", ["class": "spread"],
        .element("p", ["class": "count"], .text(SummaryWording.introduction(finding))),
        pictured
          ? Picture.tables(asked: theme.spread.tables, raised: finding.spread.tables) : .none)
    ]
    let remarks = SummaryWording.remarks(finding).map {
      Markup.element("p", ["class": "source"], .text($0))
    }
    return .element(
      "li", [:], .joined(finding.isExample ? counts + words : words + counts), .joined(remarks),
      .element("div", ["class": "voices"], finding.voicesByKind.map(voices)))
  }

  private func headline(_ finding: Finding) -> Markup {
    let words = Markup.words(finding.headline.quotable)
    return finding.isVerbatim ? "»" + words + "«" : words
  }

  /// What the notes of one kind say in a point; two kinds stand side by side.
  private func voices(_ kind: NoteKind, _ voices: [Voice]) -> Markup {
    .element(
      "div", [:], .element("h4", [:], .text(kind.danish.name)),
      .element(
        "ul", [:],
        voices.map { voice in
          .element(
            "li", [:], "»" + Markup.words(voice.citation.quote.quotable) + "« ",
            .element("span", ["class": "source"], source(voice)))
        }))
  }

  private func line(_ finding: Finding) -> Markup {
    let voice = finding.voices[0]
    if case .term = finding.subject {
      let references = finding.voices.map(reference)
      return .element(
        "li", [:], .element("p", ["class": "words"], .text(finding.sentence + ".")),
        .element("p", ["class": "source"], .joined(references, by: ", ")))
    }
    return .element(
      "li", [:],
      .element("p", ["class": "words"], "»" + Markup.words(voice.citation.quote.quotable) + "«"),
      .element(
        "p", ["class": "source"], source(voice),
        .text(SummaryWording.seeAlso(finding, in: theme).map { "; \($0)" } ?? "")),
      finding.remarks.isEmpty
        ? .none : .element("p", ["class": "state"], .text(finding.remarks.joined(separator: " "))))
  }

  /// `Bord 3, Odder; 3.07`, with a link to the whole note.
  private func source(_ voice: Voice) -> Markup {
    .text(voice.speakerName + "; ") + reference(voice)
  }

  private func reference(_ voice: Voice) -> Markup {
    let name = voice.citation.name
    // A reference stays on its line; an id of a file may be too long for a phone.
    let isShort = name.unicodeScalars.count <= 12
    return .element(
      "a",
      [
        "href": "#\(anchorByNote[voice.citation.note] ?? anchor)",
        "class": isShort ? "short" : "long",
      ], .text(name))
  }

  /// Who wrote how much, a tick for each note.
  private var strip: [Markup] {
    let picture = SpreadStrip(theme.notes) { anchorByNote[$0.citation.note] }
      .markup(label: "Notater fra hver kommune.")
    guard !theme.isPreparation, !picture.isEmpty else { return [] }
    return [
      .element("h3", [:], "Kommunernes notater"),
      .element(
        "p", ["class": "explanation"], "En streg for hvert notat, i bordenes rækkefølge.",
        .element("span", ["class": "screen"], " Et klik på en streg viser notatet.")),
      picture,
    ]
  }

  private var areas: [Markup] {
    guard theme.areas.contains(where: { $0.notes > 0 }) else { return [] }
    return [
      .element("h3", [:], "Indsatsområder"),
      AreaTable.markup(
        theme.areas, caption: "Temaet. Fyldt: mærket af mennesker. Skraveret: kun af maskinen."),
    ]
  }

  private var keywords: [Markup] {
    guard !theme.keywords.isEmpty else { return [] }
    let columns = KeywordColumns(theme.keywords)
    let (title, label) = (
      Markup.element("h3", [:], .text(SummaryWording.keywordsTitle)),
      "Nøgleord: \(SummaryWording.heading(theme))"
    )
    let shares = theme.keywords.compactMap { keyword in
      keyword.elsewhere.map {
        PlottedDifference(ShareContrast(target: keyword.share, reference: $0))
      }
    }
    guard shares.count == theme.keywords.count else {
      return [
        title,
        Page.table(
          label: label, caption: SummaryWording.keywordsExplained(theme), header: columns.header,
          rows: theme.keywords.map { columns.row($0).map(Markup.text) }),
      ]
    }
    let plot = DotPlot(of: shares)
    return [
      title,
      .element("p", ["class": "explanation"], .text(SummaryWording.keywordsExplained(theme))),
      .element(
        "p", ["class": "explanation"],
        .text(
          DotPlot.explanation(
            target: "i temaet", reference: "i mødets øvrige", hollow: "intervallet rummer nul"))),
      Page.dotTable(
        label: label, header: columns.header,
        rows: zip(theme.keywords, shares).map { keyword, share in
          (columns.row(keyword), plot.picture(of: share, isFirm: share.excludesZero))
        }, axis: plot.axis),
    ]
  }

  /// Every note of the theme, whole, with what became of it.
  var notes: [Markup] {
    guard !theme.notes.isEmpty else { return [] }
    let leftOut = Set(theme.leftOut.map(\.note))
    let items = theme.notes.enumerated().map { ordinal, note in
      let about = [
        note.speakerName,
        note.kind.danish.name, leftOut.contains(note.citation.note) ? "udeladt" : nil,
      ]
      return Markup.element(
        "li", ["id": Self.anchor(ofNote: ordinal, in: anchor)],
        .element("p", ["class": "ref"], .text(note.citation.name)),
        .element(
          "div", [:], .element("p", [:], .words(note.citation.quote)),
          .element(
            "p", ["class": "source"], .text(about.compactMap(\.self).joined(separator: " · ")))))
    }
    return [
      .element("h3", [:], .text(SummaryWording.heading(theme))),
      .element("ol", ["class": "notes"], items),
    ]
  }
}

extension Markup {
  /// Counts beside each other: each stays on one line with the mark that parts it from the next.
  static func shortRow(_ counts: [String]) -> [Markup] {
    counts.enumerated().map { place, count in
      let isLast = place == counts.count - 1
      return .element("span", ["class": "short"], .text(count + (isLast ? "" : " ·")))
        + (isLast ? .none : " ")
    }
  }
}
