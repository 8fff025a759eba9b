package import PlenumAnalysis
package import PlenumModel

/// A word over the years as people and programs read it. Pure.
package struct TrendReport: Sendable {
  package let trend: WordTrend

  /// Whether to list the forms that are counted as the word.
  private let showsVariants: Bool
  /// By what the words were read; nil where nobody says.
  private let lexicon: String?

  package init(_ trend: WordTrend, showsVariants: Bool = false, lexicon: String? = nil) {
    self.trend = trend
    self.showsVariants = showsVariants
    self.lexicon = lexicon
  }

  package var json: JSONValue {
    let value: JSONValue = [
      "term": .string(trend.term), "munis_with_term": .integer(trend.municipalities),
      "cochran_armitage_z": .optional(trend.z), "p": .optional(trend.p),
      "departure_p": .optional(trend.departureP), "direction": .string(trend.direction.rawValue),
      "rows": .array(
        trend.years.map { year in
          [
            "year": .integer(year.year), "k": .integer(year.share.notes),
            "n": .integer(year.share.of), "share": .optional(year.share.value),
            "wilson_lo": .optional(year.lower), "wilson_hi": .optional(year.upper),
            "thin": .bool(year.isThin),
          ]
        }),
    ]
    return showsVariants ? value.adding(trend.variants.json) : value
  }

  package var csv: String {
    var table = CSVTable(
      header: ["term", "year", "k", "n", "share", "wilson_lo", "wilson_hi", "thin"]
        + (showsVariants ? ["variants"] : []))
    for year in trend.years {
      table.append(
        [
          .text(trend.term), .count(year.year), .count(year.share.notes), .count(year.share.of),
          .figure(year.share.value), .figure(year.lower), .figure(year.upper), .flag(year.isThin),
        ] + (showsVariants ? [.text(trend.variants.cell)] : []))
    }
    return table.text
  }

  /// For a terminal of 80 columns.
  package var text: String {
    var page = TerminalText()
    page.heading(title)
    page.paragraph(sentence)
    page.paragraph(Self.method + " \(Self.oneTheme).")
    page.blankLine()
    page.table(header: Self.header, rows: trend.years.map(Self.cells))
    if let test {
      page.blankLine()
      page.paragraph(test)
    }
    if showsVariants {
      page.blankLine()
      page.paragraph("Ordets former: \(trend.variants.danish).")
    }
    return page.text
  }

  /// One page that needs nothing beside itself: the sentence, the picture and its table.
  package var html: String {
    Page.html(
      title: title, header: [.element("h1", [:], .text(title))],
      main: [
        .element("p", ["class": "lead"], .text(sentence)),
        YearBand(trend: trend).markup(label: "Andel af hvert års notater, der har ordet."),
        Page.table(
          label: "Tal for hvert år", caption: "Notater med ordet af årets notater",
          header: Self.header,
          rows: trend.years.map { Self.cells(of: $0).map(Markup.text) }),
        test.map { .element("p", [:], .text($0)) } ?? .none,
        .element(
          "p", ["class": "explanation"], .text(Self.method + " "),
          .element("code", ["class": "short"], .text(Self.oneTheme)), "."),
      ], lexicon: lexicon)
  }

  private static let header = ["År", "Notater", "Andel", "95 %-interval"]

  private static func cells(of year: WordTrend.Year) -> [String] {
    [String(year.year), year.share.danish]
      + (year.isThin
        ? [ComparisonWording.thinCell, "–"]
        : [
          DanishNumber.visiblePercent(year.share.value),
          "\(DanishNumber.percent(year.lower)) til \(DanishNumber.percent(year.upper))",
        ])
  }

  /// `Cochran-Armitage: z = 3,41, p = 0,001; afvigelse fra en ret linje: p = 0,2.`; nil where there is no test.
  private var test: String? {
    guard let z = trend.z, let p = trend.p else { return nil }
    let departure = trend.departureP.map { "; afvigelse fra en ret linje: \(Self.written($0))" }
    return "Cochran-Armitage: z = \(DanishNumber.decimal(z, decimals: 2)), \(Self.written(p))"
      + (departure ?? "") + "."
  }

  private static func written(_ p: Double) -> String {
    p < 0.0005 ? "p under 0,001" : "p = \(DanishNumber.decimal(p, decimals: 3))"
  }

  private var title: String { "\(FindingText.quoted(trend.term)) gennem årene" }

  private var sentence: String {
    switch trend.direction {
    case .rising: "En stigende del af notaterne har ordet: \(change)."
    case .falling: "En faldende del af notaterne har ordet: \(change)."
    case .uneven:
      "Andelen svinger fra år til år, men hverken stiger eller falder hele vejen: \(extremes)."
    case .unclear: "Der er ingen sikker udvikling: Forskellen mellem årene kan være tilfældig."
    case .tooFewYears:
      "Der er for få år: En udvikling kan først ses, når der er mindst "
        + "\(Comparison.fewestNotes) notater fra hvert af mindst \(WordTrend.fewestYears) år."
    }
  }

  /// `fra 4 % i 2019 til 12 % i 2024`, and where it is no straight line what stands out.
  private var change: String {
    guard let first = trend.firmYears.first, let last = trend.firmYears.last else { return "" }
    return "fra \(Self.share(first)) i \(first.year) til \(Self.share(last)) i \(last.year)"
      + (trend.isUneven ? ", dog ikke jævnt: \(extremes)" : "")
  }

  /// `højest i 2021 (30 %), lavest i 2020 (0 %)`; years with too few notes are not among them.
  private var extremes: String {
    let years = trend.firmYears
    func value(_ year: WordTrend.Year) -> Double { year.share.value ?? 0 }
    guard let most = years.max(by: { value($0) < value($1) }),
      let least = years.min(by: { value($0) < value($1) })
    else { return "" }
    return
      "højest i \(most.year) (\(Self.share(most))), lavest i \(least.year) (\(Self.share(least)))"
  }

  private static func share(_ year: WordTrend.Year) -> String {
    DanishNumber.visiblePercent(year.share.value)
  }

  private static let method =
    "Der tælles notater: Et ord tæller én gang i hvert notat. Intervallet er Wilsons; det og testen "
    + "forudsætter, at notaterne er uafhængige af hinanden. Et år med færre end "
    + "\(Comparison.fewestNotes) notater har for få til en andel. Der er ikke renset for, at møderne drøftede "
    + "forskellige temaer: En udvikling kan skyldes, at et år handlede om noget andet. Se ét tema ad "
    + "gangen med"
  private static let oneTheme = "--where theme=TEMA"
}
