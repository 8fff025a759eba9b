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
      return section([heading, .element("p", [:], .text(SummaryWording.emptyTheme))])
    }
    return section(
      [
        heading,
        .element("p", ["class": "lead"], .text(SummaryWording.size(theme.spread) + ".")),
        .element("p", ["class": "place"], kinds),
      ]
        + FindingSection.sections(of: theme).map(part) + areas + keywords)
  }

  /// A kind stays on one line with its count and the mark that parts it from the next.
  private var kinds: [Markup] {
    let counts = SummaryWording.kindCounts(theme.kinds)
    return counts.enumerated().map { place, count in
      let isLast = place == counts.count - 1
      return .element("span", ["class": "short"], .text(count + (isLast ? "" : " ·")))
        + (isLast ? .none : " ")
    }
  }

  private func section(_ content: [Markup]) -> Markup {
    .element("section", ["aria-labelledby": anchor], content)
  }

  private func part(_ section: FindingSection) -> Markup {
    let explanation = section.explanation.map {
      Markup.element("p", ["class": "explanation"], .text($0))
    }
    let lines: Markup =
      section.type == "point"
      ? .element("ol", ["class": "points"], section.findings.map(point))
      : .element("ul", ["class": "lines"], section.findings.map(line))
    let fragile =
      section.type == "point"
      ? SummaryWording.fragile(theme).map {
        Markup.element("p", ["class": "explanation"], .text($0))
      } : nil
    return .joined(
      [.element("h3", [:], .text(section.title)), explanation ?? .none, lines, fragile ?? .none])
  }

  private func point(_ finding: Finding) -> Markup {
    let pictured = (2...60).contains(theme.tablesAsked) && !finding.spread.tables.isEmpty
    return .element(
      "li", [:],
      .element("p", ["class": "headline"], headline(finding)),
      finding.isVerbatim
        ? .element("p", ["class": "source"], source(finding.voices[0])) : .none,
      .element(
        "div", ["class": "spread"],
        .element("p", ["class": "count"], .text(finding.sentence + ".")),
        pictured
          ? Picture.tables(asked: theme.spread.tables, raised: finding.spread.tables) : .none),
      .element("div", ["class": "voices"], finding.voicesByKind.map(voices)))
  }

  private func headline(_ finding: Finding) -> Markup {
    let words = Markup.words(finding.headline.quotable)
    return finding.isVerbatim ? "»" + words + "«" : words
  }

  /// What the notes of one kind say in a point; two kinds stand side by side.
  private func voices(_ kind: NoteKind, _ voices: [Voice]) -> Markup {
    .element(
      "div", [:], .element("h4", [:], .text(kind.danishName)),
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
        .text(SummaryWording.seeAlso(finding, in: theme).map { "; \($0)" } ?? "")))
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
    return [
      .element("h3", [:], "Nøgleord med tal"),
      Page.table(
        label: "Nøgleord: \(SummaryWording.heading(theme))",
        caption: SummaryWording.keywordsExplained(theme), header: columns.header,
        rows: theme.keywords.map { columns.row($0).map(Markup.text) }),
    ]
  }

  /// Every note of the theme, whole, with what became of it.
  var notes: [Markup] {
    guard !theme.notes.isEmpty else { return [] }
    let leftOut = Set(theme.leftOut.map(\.note))
    let items = theme.notes.enumerated().map { ordinal, note in
      let about = [
        note.speakerName,
        note.kind.danishName, leftOut.contains(note.citation.note) ? "udeladt" : nil,
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
