import PlenumAnalysis
import PlenumModel

/// The notes of one meeting, or of several, by the names under which a text cites them.
struct Evidence {
  private struct Entry {
    let voice: Voice
    /// Place of the meeting.
    let meeting: Int
    /// Place of the theme.
    let theme: Int
    /// Its words without blanks.
    let text: String
  }

  private var entries: [Entry] = []
  private var placesByName: [String: [Int]] = [:]
  private let themes: [ThemeSummary]
  /// Names of municipalities that wrote notes or took part.
  let municipalities: Set<String>

  init(_ meetings: [MeetingSummary]) {
    var themes: [ThemeSummary] = []
    for (place, meeting) in meetings.enumerated() {
      for theme in meeting.themes {
        for voice in theme.notes {
          placesByName[voice.citation.name, default: []].append(entries.count)
          entries.append(
            Entry(
              voice: voice, meeting: place, theme: themes.count,
              text: voice.citation.quote.withHiddenScalarsShown.withoutBlanks))
        }
        themes.append(theme)
      }
    }
    self.themes = themes
    municipalities = Set(
      meetings.flatMap { $0.facts.municipalities ?? [] }
        + entries.compactMap(\.voice.speaker.municipality))
  }

  var names: Set<String> { Set(placesByName.keys) }

  /// Whether a note has the name.
  func isKnown(_ name: String) -> Bool { placesByName[name] != nil }

  /// Whether notes of several meetings have the name.
  func isAmbiguous(_ name: String) -> Bool {
    Set((placesByName[name] ?? []).map { entries[$0].meeting }).count > 1
  }

  /// Each once, in their order.
  func voices(_ names: [String]) -> [Voice] { cited(names).map(\.voice) }

  private func cited(_ names: [String]) -> [Entry] {
    Set(names.flatMap { placesByName[$0] ?? [] }).sorted().map { entries[$0] }
  }

  /// Whether the words stand so in one of the notes; a quote may be broken off with `[…]`.
  func isQuote(_ quote: String, of names: [String]) -> Bool {
    let words = Self.words(of: quote)
    return cited(names).contains { $0.text.contains(words) }
  }

  /// The first note that has the words.
  func note(saying quote: String) -> String? {
    let words = Self.words(of: quote)
    return entries.first { $0.text.contains(words) }?.voice.citation.name
  }

  private static func words(of quote: String) -> String {
    var words = quote.withoutBlanks
    for mark in ["[…]", "…", "..."] where words.hasSuffix(mark) { words.removeLast(mark.count) }
    return words
  }

  /// What may be counted of some notes; nil of none.
  func counts(of names: [String]) -> CitedCounts? {
    let cited = cited(names)
    guard !cited.isEmpty else { return nil }
    let asked = Set(cited.map(\.theme)).sorted().map { themes[$0] }
    let spread = asked.map(\.spread)
    let notes = cited.map(\.voice)
    return CitedCounts(
      notes: notes.count, tables: Set(notes.compactMap(\.speaker.roomTable)).count,
      municipalities: Set(notes.compactMap(\.speaker.municipality)).count,
      namesEveryMunicipality: notes.allSatisfy { $0.speaker.municipality != nil },
      asks: notes.count { $0.kind == .ask }, questions: notes.count { $0.kind == .question },
      tablesAsked: Set(spread.flatMap(\.tables)).count,
      municipalitiesAsked: Set(spread.flatMap(\.municipalities)).count,
      asksAsked: asked.reduce(0) { $0 + $1.kinds[.ask] },
      questionsAsked: asked.reduce(0) { $0 + $1.kinds[.question] },
      notesAsked: asked.map(\.balance.notes).reduce(0, +),
      words: notes.map { CountClaims.words(of: $0.citation.quote) })
  }
}

/// What the cited notes give when they are counted.
struct CitedCounts {
  let notes: Int
  let tables: Int
  let municipalities: Int
  /// Whether ``municipalities`` are all, and not the least that there can be.
  let namesEveryMunicipality: Bool
  let asks: Int
  let questions: Int
  /// Tables that discussed the themes of the notes.
  let tablesAsked: Int
  /// Municipalities that wrote about them.
  let municipalitiesAsked: Int
  let asksAsked: Int
  let questionsAsked: Int
  /// Notes of the themes of the notes.
  let notesAsked: Int
  /// The words of each note, for numbers that a note itself states.
  let words: [[String]]

  /// `2 af 6 borde, 1 kommune`.
  var sentence: String {
    let place =
      tables == 0
      ? CountedNoun.note.counted(notes) : CountedNoun.table.counted(tables, of: tablesAsked)
    return municipalities == 0 ? place : "\(place), \(municipalitySentence)"
  }

  /// `2 kommuner`; `mindst 2 kommuner` where a note names none.
  var municipalitySentence: String {
    let counted = CountedNoun.municipality.counted(municipalities)
    return namesEveryMunicipality ? counted : "\(FindingText.atLeast) \(counted)"
  }
}
