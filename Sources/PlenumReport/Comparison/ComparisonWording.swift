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
      sources.append(
        (side.namesEveryMunicipality ? "" : "\(FindingText.atLeast) ")
          + CountedNoun.municipality.counted(side.municipalities))
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
    let (one, other) = (comparison.comparableTarget, comparison.comparableReference)
    let rest =
      one.notes == one.of && other.notes == other.of
      ? ""
      : " Her er kun de notater med, hvis tema begge sider drøftede: \(one.danish) i "
        + "\(comparison.target.name) og \(other.danish) i \(comparison.reference.name)."
    let isShown = [ShareRow.areas(of: comparison), ShareRow.kinds(of: comparison)].contains {
      ShareRow.showsThemes($0)
    }
    return isShown
      ? "»\(within)« er forskellen, når hvert tema er sammenlignet for sig og temaerne lagt sammen "
        + "(Mantel-Haenszel), så det ikke ligner en forskel, at temaerne fylder forskelligt. »Forskel« "
        + "er uden den rensning.\(rest)"
      : "Ordene er sammenlignet inden for hvert tema, så det ikke ligner en forskel, at temaerne fylder "
        + "forskelligt (Mantel-Haenszel).\(rest)"
  }

  /// How the words were tried, and what the trial cannot see; nil where none was.
  static func trial(_ comparison: Comparison) -> String? {
    guard untested(comparison) == nil else { return nil }
    let sides = [comparison.target, comparison.reference]
    let unplaced = sides.reduce(0) { $0 + $1.notesWithoutMunicipality }
    let all = sides.reduce(0) { $0 + $1.notes }
    let left =
      unplaced == 0
      ? ""
      : " \(CountedNoun.note.counted(unplaced, of: all)) nævner ingen kommune og er derfor med, hver gang "
        + "en kommune udelades."
    return
      "Et ord er en sikker forskel, når det står ved mere end ét bord, forskellen ikke vender, hvilken kommune "
      + "man end udelader, og det justerede p højst er 0,10 (eksakt betinget prøve inden for temaerne; "
      + "Benjamini-Hochberg over alle ord, der står i mindst 3 notater i alt).\(left)"
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

  /// What stands over the words that are no certain difference.
  static func indication(_ comparison: Comparison) -> String {
    if let untested = untested(comparison) { return "Kun et fingerpeg: \(untested)" }
    return
      "Kun et fingerpeg: Forskellen kan være tilfældig (justeret p over 0,10), vender, hvis én kommune udelades, "
      + "eller hviler på ét bord."
  }

  /// Why no word was tried; nil where words were.
  private static func untested(_ comparison: Comparison) -> String? {
    if comparison.isOfMachineMarks {
      return
        "Siderne er valgt efter mærker, som maskinen har sat, og den sætter dem efter ordene. Et ord kan være "
        + "selve grunden til mærket; derfor er intet ord prøvet."
    }
    if !comparison.sharesThemes {
      return "Siderne har ingen temaer fælles; derfor er intet ord prøvet."
    }
    guard comparison.isThinWithinThemes else { return nil }
    return
      "En af siderne har færre end \(Comparison.fewestNotes) notater om de temaer, som begge drøftede; derfor er "
      + "intet ord prøvet."
  }

  static func examplesTitle(_ comparison: Comparison) -> String {
    (comparison.hasCertainExamples
      ? "Notater, der viser forskellen: " : "Notater med ord, der kan være et fingerpeg: ")
      + comparison.target.name
  }

  /// `Bord 3, Odder; 3.07`, with the meeting before the reference where the side has notes of several.
  static func source(_ voice: Voice, in comparison: Comparison) -> String {
    let meeting = comparison.target.meetings > 1 ? voice.meeting.map { $0 + " " } ?? "" : ""
    return "\(voice.speakerName); \(meeting)\(voice.citation.name)"
  }

  /// How alike the sides' words are, in words and figures; nil when a side has none.
  static func divergence(_ comparison: Comparison) -> String? {
    comparison.divergence.map { bits in
      let chance = comparison.divergenceByChance.map {
        " Deles de samme notater tilfældigt i to lige så store sider, er den i gennemsnit "
          + "\(DanishNumber.decimal($0, decimals: 2)) bit; kun det, der er over, siger noget om siderne."
      }
      return
        "Ordenes afstand: \(DanishNumber.decimal(bits, decimals: 2)) bit (Jensen-Shannon; 0: samme ord "
        + "lige tit, 1: ingen ord fælles). Her tælles hver gang, et ord står der, også funktionsord."
        + (chance ?? "")
    }
  }

  /// `»transport« nævnes i 12 af 74 notater mod 2 af 82, 14 procentpoint flere`; with the difference within themes, and
  /// the notes that it rests on, where it is another. A word that the reference has more often is told from the side of the
  /// reference.
  static func sentence(_ term: TermContrast) -> String {
    let isTold = term.size >= 0
    let sign = isTold ? 1.0 : -1.0
    func told(_ share: ShareContrast) -> (side: Share, other: Share) {
      isTold ? (share.target, share.reference) : (share.reference, share.target)
    }
    let (side, other) = told(term.share)
    let plain = size(sign * (term.share.difference ?? 0))
    let sentence = "\(FindingText.quoted(term.term)) nævnes i \(against(side, other)), \(plain)"
    guard let comparable = term.comparable, let within = term.riskDifference else {
      return sentence
    }
    let rest = told(comparable)
    let isOfAll = rest.side.of == side.of && rest.other.of == other.of
    guard !isOfAll || size(sign * within) != plain else { return sentence }
    return sentence + " (inden for temaerne \(size(sign * within))"
      + (isOfAll ? ")" : ": \(rest.side.danish) mod \(rest.other.danish))")
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
  /// Those that are no indication only.
  let firm: [TermContrast]
  let indications: [TermContrast]
  /// How many more there are of both sorts than are shown.
  let moreFirm: Int
  let moreIndications: Int

  /// The words that each side has more often, at most `shown` of each sort.
  static func sections(of comparison: Comparison, showing shown: Int = 10) -> [TermSection] {
    guard !comparison.isThin else { return [] }
    let terms = comparison.terms.filter {
      !$0.isFormal && $0.isListed && abs($0.size) >= smallestShown
        // What only the mix of themes makes a difference is listed when it is certain.
        && (!$0.isIndicationOnly
          || ($0.share.difference ?? 0) * ($0.size < 0 ? -1 : 1) >= smallestShown)
    }
    let sides = [
      (comparison.target.name, terms.filter { $0.size > 0 }),
      (comparison.reference.name, terms.filter { $0.size < 0 }),
    ]
    return sides.map { name, terms in
      let firm = terms.filter { !$0.isIndicationOnly }
      let indications = terms.filter(\.isIndicationOnly)
      return TermSection(
        title: "Hyppigere: \(name)", firm: Array(firm.prefix(most)),
        indications: Array(indications.prefix(shown)), moreFirm: max(0, firm.count - most),
        moreIndications: max(0, indications.count - shown))
    }
  }

  private static let most = 10
  /// Half a percentage point: what is less rounds to the same share.
  private static let smallestShown = 0.005
  static let noneFirm = "Intet ord viser en sikker forskel."
  static let none = "Intet ord, der står i nok notater, er hyppigere her."
  static let indicationTitle = "Kun et fingerpeg"

  /// `… og 12 ord til.`; nil where all are shown.
  static func more(_ count: Int) -> String? { count > 0 ? "… og \(count) ord til." : nil }
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
