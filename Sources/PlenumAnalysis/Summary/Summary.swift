package import PlenumModel

/// What a meeting's tables said, for the chair to speak from: one part for every meeting among the
/// notes.
package struct Summary: Hashable, Sendable {
  /// In the order in which the meetings are given, then in the order of the notes.
  package let meetings: [MeetingSummary]

  package init(meetings: [MeetingSummary]) { self.meetings = meetings }

  package var themes: [ThemeSummary] { meetings.flatMap(\.themes) }
  package var leftOut: [LeftOut] { themes.flatMap(\.leftOut) }
  package var isEmpty: Bool { meetings.allSatisfy { $0.balance.notes == 0 } }
}

/// What is known of a meeting beside its notes; a file of notes may know nothing.
package struct MeetingFacts: Hashable, Sendable {
  /// nil for notes that name no meeting.
  package let id: String?
  package let title: String?
  package let date: CalendarDate?
  package let region: String?
  /// In the order of the letter; empty where only the notes tell.
  package let themes: [Theme]
  /// The tables that were set up, nil where only the notes tell.
  package let tables: [Int]?
  /// The municipalities that took part, as notes write them; nil where only the notes tell.
  package let municipalities: [String]?

  package init(
    id: String?, title: String? = nil, date: CalendarDate? = nil, region: String? = nil,
    themes: [Theme] = [], tables: [Int]? = nil, municipalities: [String]? = nil
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.region = region
    self.themes = themes
    self.tables = tables
    self.municipalities = municipalities
  }

  package init(_ meeting: Meeting, tables: [Int]? = nil, municipalities: [String]? = nil) {
    self.init(
      id: meeting.id.value, title: meeting.title, date: meeting.date, region: meeting.region,
      themes: meeting.themes, tables: tables, municipalities: municipalities)
  }
}

/// One meeting's part of a summary.
package struct MeetingSummary: Hashable, Sendable {
  package let facts: MeetingFacts
  /// In the order of the letter, then of the notes; then notes outside every theme, and last the preparation.
  package let themes: [ThemeSummary]
  // Of what was written at the meeting, without the preparation:
  package let spread: Spread
  package let kinds: KindCounts
  package let areas: [AreaCount]
  /// Of all notes.
  package let balance: Balance
  /// Tables that were set up and wrote nothing, rising; nil where it is not known which tables
  /// there were.
  package let silentTables: [Int]?
  /// Municipalities that took part and that no note names; nil where it is not known who took part.
  package let silentMunicipalities: [String]?
  /// Words that come back in several themes.
  package let shared: [SharedWord]
  package let codebook: CodebookVersion
}

/// One theme of one meeting.
package struct ThemeSummary: Hashable, Sendable {
  package let meeting: String?
  /// As the notes or the letter write it; nil: notes outside every theme.
  package let theme: String?
  /// What was written at home before the meeting, whatever its theme.
  package let isPreparation: Bool
  /// The theme's number in the letter.
  package let number: Int?
  /// Every note of the theme, whole, in the order of the tables.
  package let notes: [Voice]
  package let spread: Spread
  package let kinds: KindCounts
  /// Points, terms, asks, questions, lone voices, each by spread; then proposals, the surest first.
  package let findings: [Finding]
  /// Points whose place one table decides.
  package let fragile: [Fragility]
  /// Points that lost all their notes.
  package let emptied: [EmptiedPoint]
  /// Whether the machine looked for proposals; it does not in a theme of very many notes.
  package let isSearched: Bool
  /// Where people settled the theme's notes differently.
  package let disagreements: [SettlingDisagreement]
  package let areas: [AreaCount]
  package let keywords: [KeywordCount]
  package let leftOut: [LeftOut]
  package let balance: Balance

  /// The tables that discussed the theme.
  package var tablesAsked: Int { spread.tables.count }

  /// A chair reads no more guesses than that; all stand in the list of points.
  static let proposalsShown = 5

  package func findings(_ sort: Finding.Sort) -> [Finding] { findings.filter { $0.sort == sort } }
}

/// A note that no finding cites.
package struct LeftOut: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Says word for word what the cited note of this name says.
    case repeats(String)
    /// No settled point has it, and it is none of the lone voices shown.
    case outsidePoints
    /// Nothing is settled in its theme, and it has none of the words shown.
    case unsettled
    /// In a proposal that is not among those shown.
    case unconfirmed

    /// A stable word for programs.
    package var code: String {
      switch self {
      case .repeats: "repeats"
      case .outsidePoints: "outside_points"
      case .unsettled: "unsettled"
      case .unconfirmed: "unconfirmed"
      }
    }
  }

  /// The note's id in the store or the file.
  package let note: String
  /// What people call it.
  package let name: String
  package let meeting: String?
  package let theme: String?
  package let reason: Reason
}

/// What became of the notes. ``cited`` and ``leftOut`` make ``notes``.
package struct Balance: Hashable, Sendable {
  package let notes: Int
  package let cited: Int
  package let leftOut: Int
  /// Notes in points that a person settled.
  package let settled: Int
  package let points: Int
  /// What only the machine puts together: proposals, and the notes in them, shown or not.
  package let proposals: Int
  package let proposed: Int

  init(
    notes: Int, cited: Int, leftOut: Int, settled: Int, points: Int, proposals: Int = 0,
    proposed: Int = 0
  ) {
    self.notes = notes
    self.cited = cited
    self.leftOut = leftOut
    self.settled = settled
    self.points = points
    self.proposals = proposals
    self.proposed = proposed
  }

  static func + (left: Balance, right: Balance) -> Balance {
    Balance(
      notes: left.notes + right.notes, cited: left.cited + right.cited,
      leftOut: left.leftOut + right.leftOut, settled: left.settled + right.settled,
      points: left.points + right.points, proposals: left.proposals + right.proposals,
      proposed: left.proposed + right.proposed)
  }

  static let none = Balance(notes: 0, cited: 0, leftOut: 0, settled: 0, points: 0)
}

/// How many notes are about a focus area; machine's and people's marks apart.
package struct AreaCount: Hashable, Sendable {
  package let area: FocusAreaID
  /// The Danish name; the id where the codebook does not know the area.
  package let name: String
  /// Notes that a person marked with the area.
  package let byPerson: Int
  /// Notes that the machine marked with the area, whether or not a person did too.
  package let byMachine: Int
  /// Notes that either marked.
  package let notes: Int
  /// All notes looked at: the denominator.
  package let of: Int
  package let kinds: KindCounts
}
