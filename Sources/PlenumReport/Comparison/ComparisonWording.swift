import PlenumAnalysis
import PlenumModel

/// What every form of a comparison says in words.
enum ComparisonWording {
  static func title(_ comparison: Comparison) -> String {
    "Sammenligning: \(comparison.target.name) og \(comparison.reference.name)"
  }

  /// `Region Nordjylland: 74 notater fra 5 borde og 11 kommuner`.
  static func size(_ side: Comparison.Side) -> String {
    var sources: [String] = []
    if side.tables > 0 { sources.append(CountedNoun.table.counted(side.tables)) }
    if side.municipalities > 0 {
      sources.append(CountedNoun.municipality.counted(side.municipalities))
    }
    let meetings = side.meetings > 1 ? " på \(CountedNoun.meeting.counted(side.meetings))" : ""
    return "\(side.name): \(CountedNoun.note.counted(side.notes))"
      + (sources.isEmpty ? "" : " fra " + Danish.list(sources)) + meetings
  }

  static let thin =
    "For få notater: Med færre end \(Comparison.fewestNotes) notater på en side siger andelene intet."
  static let thinCell = "for få notater"

  /// What is counted, and what the intervals take for granted.
  static let method =
    "Der tælles notater: Et ord tæller én gang i hvert notat, uanset hvor tit det står der. "
    + "Intervallerne (95 %, Newcombe) forudsætter, at notaterne er uafhængige af hinanden; notater "
    + "fra samme bord er det ikke helt, så den sande usikkerhed er større."

  static func strata(_ comparison: Comparison) -> String {
    guard comparison.sharesThemes else {
      return
        "Siderne har ingen temaer fælles. Forskellene kan derfor skyldes temaerne og er kun et "
        + "fingerpeg."
    }
    let isShown = [ShareRow.areas(of: comparison), ShareRow.kinds(of: comparison)].contains {
      ShareRow.showsThemes($0)
    }
    return isShown
      ? "»\(within)« er forskellen, når hvert tema er sammenlignet for sig og temaerne lagt sammen "
        + "(Mantel-Haenszel), så det ikke ligner en forskel, at temaerne fylder forskelligt. »Forskel« "
        + "er uden den rensning."
      : "Ordene er sammenlignet inden for hvert tema, så det ikke ligner en forskel, at temaerne fylder "
        + "forskelligt (Mantel-Haenszel)."
  }

  /// The difference with the mix of themes taken out, as the head of a column.
  static let within = "Inden for temaerne"

  /// How many of each side's marks people have settled; nil where there are none.
  static func marks(_ comparison: Comparison) -> String? {
    let (first, second) = (
      comparison.areas.reduce(0) { $0 + $1.share.target.notes },
      comparison.areas.reduce(0) { $0 + $1.share.reference.notes }
    )
    guard first + second > 0 else { return nil }
    let (settled, settledOther) = (
      comparison.areas.reduce(0) { $0 + $1.targetByPeople },
      comparison.areas.reduce(0) { $0 + $1.referenceByPeople }
    )
    if settled + settledOther == 0 {
      return "Ingen af mærkerne er afgjort af mennesker; alle er maskinens forslag."
    }
    if settled + settledOther == first + second {
      return "Alle mærker er afgjort af mennesker."
    }
    return
      "Af mærkerne er \(settled) af \(first) i \(comparison.target.name) og \(settledOther) af "
      + "\(second) i \(comparison.reference.name) afgjort af mennesker; resten er maskinens forslag."
  }

  /// Notes that are on neither side; nil where all are.
  static func unknown(_ comparison: Comparison) -> String? {
    switch comparison.unknown {
    case 0: nil
    case 1: "Ét notat, som ikke siger, hvilken side det hører til, er ikke med."
    default:
      "\(comparison.unknown) notater, som ikke siger, hvilken side de hører til, er ikke med."
    }
  }

  static let indication =
    "Kun et fingerpeg: Forskellen vender, hvis én kommune udelades, eller den kan være tilfældig "
    + "(justeret p over 0,10)."

  static func examplesTitle(_ comparison: Comparison) -> String {
    "Notater, der viser forskellen: \(comparison.target.name)"
  }

  /// `Bord 3, Odder; 3.07`, with the meeting before the reference where the side has notes of several.
  static func source(_ voice: Voice, in comparison: Comparison) -> String {
    let meeting = comparison.target.meetings > 1 ? voice.meeting.map { $0 + " " } ?? "" : ""
    return "\(voice.speakerName); \(meeting)\(voice.citation.name)"
  }

  /// How alike the sides' words are, in words and figures; nil when a side has none.
  static func divergence(_ comparison: Comparison) -> String? {
    comparison.divergence.map {
      "Ordenes afstand: \(DanishNumber.decimal($0, decimals: 2)) bit (Jensen-Shannon; 0: samme ord "
        + "lige tit, 1: ingen ord fælles). Afstanden er større, jo færre notater der er."
    }
  }

  /// `»transport« nævnes i 12 af 74 notater mod 2 af 82, 14 procentpoint flere`; with the difference within themes
  /// where it is another. A word that the reference has more often is told from the side of the reference.
  static func sentence(_ term: TermContrast) -> String {
    let isTold = term.size >= 0
    let sign = isTold ? 1.0 : -1.0
    let plain = size(sign * (term.share.difference ?? 0))
    let within = term.riskDifference.map { size(sign * $0) } ?? plain
    let (side, other) =
      isTold
      ? (term.share.target, term.share.reference) : (term.share.reference, term.share.target)
    return "\(FindingText.quoted(term.term)) nævnes i \(against(side, other)), \(plain)"
      + (within == plain ? "" : " (inden for temaerne \(within))")
  }

  private static func against(_ side: Share, _ other: Share) -> String {
    "\(CountedNoun.note.counted(side.notes, of: side.of)) mod \(other.danish)"
  }

  /// `14 procentpoint flere`; a difference that rounds to nothing is `samme andel`.
  static func size(_ difference: Double) -> String {
    let points = DanishNumber.decimal(abs(difference) * 100, decimals: 0)
    guard points != "0" else { return "samme andel" }
    return "\(points) procentpoint \(difference > 0 ? "flere" : "færre")"
  }

  /// `+14 [+3; +25]`, in percentage points.
  static func interval(_ share: ShareContrast) -> String { interval(PlottedDifference(share)) }

  /// The same within the themes of both sides; `–` where they have none in common.
  static func interval(_ within: WithinThemes?) -> String {
    within.map { interval(PlottedDifference($0)) } ?? "–"
  }

  private static func interval(_ difference: PlottedDifference) -> String {
    guard !difference.isThin else { return thinCell }
    return "\(DanishNumber.points(difference.value)) [\(DanishNumber.points(difference.lower)); "
      + "\(DanishNumber.points(difference.upper))]"
  }

  static func share(_ share: Share) -> String {
    share.of > 0 ? "\(share.danish) (\(DanishNumber.percent(share.value)))" : "–"
  }
}

/// The words of one side of a comparison under a heading.
struct TermSection {
  let title: String
  /// Those that stand also when any one municipality is left out.
  let firm: [TermContrast]
  let indications: [TermContrast]

  /// The words that each side has more often, at most ten of each sort.
  static func sections(of comparison: Comparison) -> [TermSection] {
    guard !comparison.isThin else { return [] }
    let terms = comparison.terms.filter { !$0.isFormal && abs($0.size) >= smallestShown }
    let sides = [
      (comparison.target.name, terms.filter { $0.size > 0 }),
      (comparison.reference.name, terms.filter { $0.size < 0 }),
    ]
    return sides.map { name, terms in
      TermSection(
        title: "Hyppigere: \(name)",
        firm: Array(terms.filter { !$0.isIndicationOnly }.prefix(shown)),
        indications: Array(terms.filter(\.isIndicationOnly).prefix(shown)))
    }
  }

  private static let shown = 10
  /// Half a percentage point: what is less rounds to the same share.
  private static let smallestShown = 0.005
  static let noneFirm = "Intet ord viser en sikker forskel."
  static let none = "Intet ord står i nok notater til at sige noget."
  static let indicationTitle = "Kun et fingerpeg"
}

/// The areas and kinds of a comparison that say something, in one table for people.
struct ShareRow {
  let name: String
  let share: ShareContrast
  let withinThemes: WithinThemes?
  /// Of the notes of either side, those that people marked; nil for what nobody marks.
  let byPeople: (target: Int, reference: Int)?

  /// Whether a mix of themes was taken out that says something else than the plain difference.
  static func showsThemes(_ rows: [ShareRow]) -> Bool {
    rows.contains { row in
      row.withinThemes.map {
        $0.targetNotes != row.share.target.of || $0.referenceNotes != row.share.reference.of
          || abs($0.difference - (row.share.difference ?? 0)) > 1e-9
      } ?? false
    }
  }

  /// Whether people have marked any of them.
  static func showsPeople(_ rows: [ShareRow]) -> Bool {
    rows.contains { row in row.byPeople.map { $0.target + $0.reference > 0 } ?? false }
  }

  static func header(
    _ first: String, of comparison: Comparison, for rows: [ShareRow]
  ) -> [String] {
    [first, comparison.target.name, comparison.reference.name]
      + (showsPeople(rows) ? ["Mærket af mennesker"] : [])
      + ["Forskel i procentpoint [95 %]"]
      + (showsThemes(rows) ? ["\(ComparisonWording.within) [95 %]"] : [])
  }

  /// The row's cells under the header for `rows`.
  func cells(among rows: [ShareRow]) -> [String] {
    [name, ComparisonWording.share(share.target), ComparisonWording.share(share.reference)]
      + (Self.showsPeople(rows) ? [people] : []) + [ComparisonWording.interval(share)]
      + (Self.showsThemes(rows) ? [ComparisonWording.interval(withinThemes)] : [])
  }

  /// `12 mod 10`.
  var people: String { byPeople.map { "\($0.target) mod \($0.reference)" } ?? "–" }

  /// What is drawn and ranked: with the mix of themes taken out where that is possible.
  var difference: PlottedDifference {
    withinThemes.map { PlottedDifference($0) } ?? PlottedDifference(share)
  }

  /// Areas that a note is about on either side, the largest difference first.
  static func areas(of comparison: Comparison) -> [ShareRow] {
    comparison.areas.map {
      ShareRow(
        name: $0.name, share: $0.share, withinThemes: $0.withinThemes,
        byPeople: ($0.targetByPeople, $0.referenceByPeople))
    }
    .filter(\.hasNotes).highestFirst { abs($0.difference.value ?? 0) }
  }

  static func kinds(of comparison: Comparison) -> [ShareRow] {
    comparison.kinds.map {
      ShareRow(
        name: $0.kind.danish.plural, share: $0.share, withinThemes: $0.withinThemes, byPeople: nil)
    }
    .filter(\.hasNotes)
  }

  private var hasNotes: Bool { share.target.notes + share.reference.notes > 0 }
}
