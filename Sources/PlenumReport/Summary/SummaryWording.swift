import PlenumAnalysis
import PlenumModel

/// What every form of the summary says in words, so that Markdown, HTML and the terminal say the
/// same.
enum SummaryWording {
  static let title = "Opsamling"
  /// What stands before a meeting's name above a summary and a script, without blanks.
  static let titles = ["\(title):", "\(ScriptReport.title):"]

  static func heading(_ facts: MeetingFacts) -> String {
    MeetingHeading(facts).title
  }

  /// `28. marts 2019 · Region Midtjylland · 2019-03-28-skanderborg`: what the heading does not say.
  static func place(_ facts: MeetingFacts) -> String {
    MeetingHeading(facts).place.joined(separator: " · ")
  }

  static func heading(_ theme: ThemeSummary) -> String {
    if theme.isPreparation { return FindingText.table(0) }
    return switch (theme.number, theme.theme) {
    case (_, nil): outsideThemes
    case (let number?, let title?): "Tema \(number): \(title)"
    case (nil, let title?): title
    }
  }

  /// Over notes that name no theme.
  static let outsideThemes = "Uden for temaerne"

  /// `108 notater fra 9 borde og 14 kommuner om 3 temaer`.
  static func size(_ meeting: MeetingSummary) -> String {
    let themes = meeting.themes.count { $0.theme != nil && $0.balance.notes > 0 }
    return size(meeting.spread)
      + (themes > 0 ? " om " + CountedNoun.theme.counted(themes) : "")
  }

  static func size(_ spread: Spread) -> String {
    var sources: [String] = []
    if !spread.tables.isEmpty { sources.append(CountedNoun.table.counted(spread.tables.count)) }
    if let municipalities = FindingText.municipalities(spread) { sources.append(municipalities) }
    return CountedNoun.note.counted(spread.notes)
      + (sources.isEmpty ? "" : " fra " + Danish.list(sources))
  }

  /// `Det lykkes: 12 · Udfordringer: 14`; kinds without notes are left unsaid.
  static func kinds(_ kinds: KindCounts) -> String {
    kindCounts(kinds).joined(separator: " · ")
  }

  /// `Det lykkes: 12`, for every kind that has notes.
  static func kindCounts(
    _ kinds: KindCounts, of counted: [NoteKind] = NoteKind.allCases
  ) -> [String] {
    counted.filter { kinds[$0] > 0 }.map { "\($0.danish.plural): \(kinds[$0])" }
  }

  /// `indgår i punkt 5`, for a note that stands in its theme's points too; nil elsewhere.
  static func seeAlso(_ finding: Finding, in theme: ThemeSummary) -> String? {
    guard !finding.points.isEmpty else { return nil }
    let numbers = theme.findings(.point).enumerated()
      .filter { finding.points.contains($0.element.pointIDs.joined()) }
      .map { String($0.offset + 1) }
    return numbers.isEmpty ? nil : "indgår i punkt " + Danish.list(numbers)
  }

  static let emptyTheme = "Ingen notater: Intet bord har skrevet om temaet."
  static let emptyMeeting = "Ingen notater endnu."

  /// What is settled, and what that means for the counts.
  static func settled(_ balance: Balance) -> String {
    guard balance.points > 0 else {
      return "Ingen punkter er afgjort endnu. Opsamlingen viser derfor ønsker, spørgsmål, enkelte "
        + "notater og ord, men ikke, hvor mange borde der mente det samme."
        + (unconfirmed(balance).map { " \($0)" } ?? "")
    }
    let share = DanishNumber.visiblePercent(Double(balance.settled) / Double(balance.notes))
    let points = balance.points == 1 ? "Det samler" : "De samler"
    return "\(CountedNoun.point.counted(balance.points)) er afgjort af mennesker. \(points) "
      + "\(CountedNoun.note.counted(balance.settled, of: balance.notes)) (\(share))."
      + (unconfirmed(balance).map { " \($0)" } ?? "")
  }

  /// How much only the machine puts together; nil where it proposes nothing.
  private static func unconfirmed(_ balance: Balance) -> String? {
    guard balance.proposals > 0 else { return nil }
    return "\(CountedNoun.note.counted(balance.proposed)) ligner hinanden i "
      + "\(CountedNoun.proposal.counted(balance.proposals)), som ingen har bekræftet."
  }

  /// Beside a point's own words: whose they are, since they are no note's.
  static func authorship(_ finding: Finding) -> String? {
    if case .point(_, .some) = finding.subject { ownWords } else { nil }
  }

  static let ownWords = "formuleret af den, der afgjorde punktet"

  /// What a reader should know of a theme before its findings: a point that is gone, and what was not looked for.
  static func notices(_ theme: ThemeSummary) -> [String] {
    let emptied = theme.emptied.map { FindingText.emptied($0).quotable }
    return theme.isSearched ? emptied : emptied + [unsearched]
  }

  static let unsearched =
    "Temaet har for mange notater til, at de er holdt op mod hinanden her. Kommandoen »plenum points« viser, hvilke "
    + "der ligner hinanden."

  /// What the notes of a point are about, the commonest areas first; nil where nobody and nothing marked them.
  static func areas(_ finding: Finding) -> String? {
    guard !finding.areas.isEmpty else { return nil }
    let names = finding.areas.prefix(3).map { "\($0.name) (\(marks($0)))" }
    return "Handler om: \(names.joined(separator: "; "))."
  }

  /// What stands below a point: what became of its notes, and what they are about.
  static func remarks(_ finding: Finding) -> [String] {
    finding.remarks + [areas(finding)].compactMap(\.self)
  }

  /// What a point is introduced with: its counts, and that the words after them are one note's; or whose the words before
  /// them are: `Rejst ved 3 af 6 borde (formuleret af den, der afgjorde punktet).`
  ///
  /// - Parameter authorship: nil where it is told elsewhere.
  static func introduction(_ finding: Finding, authorship: String? = nil) -> String {
    if finding.isExample { return "\(finding.sentence), \(FindingText.example)" }
    return finding.sentence + (authorship.map { " (\($0))" } ?? "") + "."
  }

  /// What the notes of one wish have in common; nil where each is a wish of its own.
  static func wishes(_ theme: ThemeSummary) -> String? {
    let joint = theme.wishes.filter { $0.count > 1 }.map { wish in
      let names = wish.flatMap(\.voices).map(\.citation.name)
      return "Notaterne \(Danish.list(names)) er afgjort som ét ønske."
    }
    return joint.isEmpty ? nil : joint.joined(separator: " ")
  }

  static let disagreementsTitle = "Afgjort forskelligt"

  /// Names the tables that were set up and wrote nothing; nil where all wrote or nothing is known.
  static func silence(_ meeting: MeetingSummary) -> String? {
    guard let tables = meeting.silentTables, !tables.isEmpty else { return nil }
    let names = Danish.list(tables.map(String.init))
    return "Intet er skrevet ved bord \(names)."
  }

  /// Names the municipalities that took part and that no note names; nil where all are named or nothing is known.
  static func absence(_ meeting: MeetingSummary) -> String? {
    guard let names = meeting.silentMunicipalities, !names.isEmpty else { return nil }
    return "Til stede, men ikke nævnt i notaterne: \(Danish.list(names))."
  }

  /// Which of the first places hang on one table; nil where none does.
  static func fragile(_ theme: ThemeSummary) -> String? {
    let first = theme.fragile.filter { $0.place <= 5 }
    guard !first.isEmpty else { return nil }
    let places = first.map {
      "nr. \($0.place) falder til nr. \($0.placeWithout) uden bord \($0.table)"
    }
    return "Rækkefølgen afhænger af enkelte borde: \(Danish.list(places))."
  }

  /// What stands on the first page of a long document, so that nobody has to look for its end.
  static let appendix =
    "Bagest står alle notater med deres referencer som bilag; det er ikke til oplæsning."

  static let keywordsTitle = "Nøgleord med tal"
  static let wholeMeetingTitle = "Indsatsområder på hele mødet"
  static let sharedTitle = "Går igen i temaerne"

  /// `»PPR« nævnes i tema 1 (3 notater), tema 2 (5 notater) og tema 3 (2 notater).`
  static func shared(_ word: SharedWord) -> String {
    let uses = word.uses.map { use in
      let theme = use.number.map { "tema \($0)" } ?? FindingText.quoted(use.theme)
      return "\(theme) (\(CountedNoun.note.counted(use.notes)))"
    }
    return "\(FindingText.quoted(word.term)) nævnes i \(Danish.list(uses))."
  }

  /// Successes and challenges of an area, where there are any: `Det lykkes: 3`, `Udfordringer: 8`.
  static func balance(of area: AreaCount) -> [String] {
    kindCounts(area.kinds, of: [.success, .challenge])
  }

  /// `108 notater: 84 citeret, 24 udeladt`.
  static func balance(_ balance: Balance) -> String {
    "\(CountedNoun.note.counted(balance.notes)): \(balance.cited) citeret, "
      + "\(balance.leftOut) udeladt"
  }

  /// What a reader should know before the themes: who was silent or absent, and who prepared.
  static func remarks(_ meeting: MeetingSummary) -> [String] {
    [silence(meeting), absence(meeting), preparation(meeting)].compactMap(\.self)
  }

  /// What municipalities sent before the meeting; nil where nobody did.
  static func preparation(_ meeting: MeetingSummary) -> String? {
    meeting.preparation.map { preparation in
      "Desuden \(size(preparation.spread)) skrevet som forberedelse. De står for sig og er ikke talt med ved bordene."
    }
  }

  /// The areas that no note is about, as a sentence; nil when every area has a note.
  static func unusedAreas(_ areas: [AreaCount]) -> String? {
    let names = areas.filter { $0.notes == 0 }.map(\.name)
    return names.isEmpty ? nil : "Ingen notater om: " + names.joined(separator: "; ") + "."
  }

  static func share(_ area: AreaCount) -> String { "\(area.notes) af \(area.of)" }

  /// How many notes people marked with an area, and how many the machine did.
  static func marks(_ area: AreaCount) -> String {
    [("mennesker", area.byPerson), ("maskinen", area.byMachine)].filter { $0.1 > 0 }
      .map { "\($0.0): \($0.1)" }.joined(separator: ", ")
  }

  static let areasExplained =
    "Et notat kan høre til flere indsatsområder. Maskinens tal er de notater, som kun den har mærket."

  static func keywordsExplained(_ theme: ThemeSummary) -> String {
    theme.keywords.contains { $0.elsewhere != nil }
      ? "Ord, som bruges i en større del af temaets notater end i mødets øvrige. Tallene er "
        + "notater."
      : "De ord, som bruges i flest notater. Tallene er notater."
  }
}

extension Finding {
  /// The voices by kind, in the order of kinds: success and challenge side by side. Where all are
  /// of one kind, the one that is the headline already is not repeated.
  var voicesByKind: [(kind: NoteKind, voices: [Voice])] {
    let isOfOneKind = kinds.total == kinds[voices[0].kind]
    let listed = isOfOneKind && isVerbatim ? Array(voices.dropFirst()) : voices
    return NoteKind.allCases.compactMap { kind in
      let voices = listed.filter { $0.kind == kind }
      return voices.isEmpty ? nil : (kind, voices)
    }
  }
}

extension Voice {
  /// `Bord 3, Odder; 3.07`.
  var source: String { "\(speakerName); \(citation.name)" }

  /// `Bord 3, Odder`.
  var speakerName: String {
    FindingText.speaker(table: speaker.table, municipality: speaker.municipality)
  }
}

extension [LeftOut] {
  /// Names of the notes by reason, reasons in the order of their first note.
  var byReason: [(reason: String, names: [String])] {
    var groups: [(reason: String, names: [String])] = []
    for leftOut in self {
      let reason = FindingText.reason(leftOut.reason)
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].names.append(leftOut.name)
      } else {
        groups.append((reason, [leftOut.name]))
      }
    }
    return groups
  }
}

extension String {
  /// A quote longer than this is cut on paper; data and the list of notes have it whole.
  static let longestQuote = 60

  /// The words of a note as they are quoted: cut after ``longestQuote`` words, with the mark of an
  /// omission.
  var quotable: String { shortened(toWords: Self.longestQuote).map { $0 + " […]" } ?? self }
}
