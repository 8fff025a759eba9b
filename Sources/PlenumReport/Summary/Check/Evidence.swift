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
  /// The settled point of each note that is in one.
  private var pointByNote: [String: String] = [:]
  private var namesByPoint: [String: [String]] = [:]
  /// Names of municipalities that wrote notes or took part, and of all others that could be meant.
  let municipalities: Set<String>

  /// - Parameter known: the municipalities of the country.
  init(_ meetings: [MeetingSummary], municipalities known: Set<String> = []) {
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
        for point in theme.findings(.point) {
          let id = "\(themes.count) \(point.pointIDs.joined())"
          for voice in point.voices {
            pointByNote[voice.citation.note] = id
            namesByPoint[id, default: []].append(voice.citation.name)
          }
        }
        themes.append(theme)
      }
    }
    self.themes = themes
    let own = Set(
      meetings.flatMap { $0.facts.municipalities ?? [] }
        + entries.compactMap(\.voice.speaker.municipality))
    // Where a meeting was held is no claim about who spoke.
    let headings = meetings.compactMap { [$0.facts.title, $0.facts.id].compactMap(\.self) }.joined()
    let places = headings.joined(separator: " ").lowercased()
    municipalities = own.union(known.filter { !places.contains($0.lowercased()) })
    self.own = own
  }

  private let own: Set<String>
  /// Municipalities whose names begin sentences as other words too.
  private static let ordinaryWords: Set<String> = ["Vejen", "Greve"]

  /// The municipalities that somebody names in words of their own.
  func municipalities(namedIn words: String) -> [String] {
    municipalities.filter { name in
      guard words.names(name) else { return false }
      return own.contains(name) || !Self.ordinaryWords.contains(name)
        || !words.hasPrefix(name) || words.hasPrefix(name + ":")
    }.sorted()
  }

  /// The names, with those of all notes that people settled as saying the same.
  func together(_ names: [String]) -> [String] {
    let points = cited(names).compactMap { pointByNote[$0.voice.citation.note] }
    return names + Set(points).sorted().flatMap { namesByPoint[$0] ?? [] }
  }

  /// Ids of the notes of those names that were written at the meeting's tables.
  func roomNotes(_ names: [String]) -> Set<String> {
    Set(cited(names).filter { !themes[$0.theme].isPreparation }.map(\.voice.citation.note))
  }

  /// How many wishes notes are: those of one settled point are one.
  private func wishes(_ notes: [String]) -> Int {
    Set(notes.map { pointByNote[$0].map { "point \($0)" } ?? "note \($0)" }).count
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
      notes: notes.count, tableNumbers: Set(notes.compactMap(\.speaker.roomTable)),
      municipalities: Set(notes.compactMap(\.speaker.municipality)).count,
      namesEveryMunicipality: notes.allSatisfy { $0.speaker.municipality != nil },
      asks: notes.count { $0.kind == .ask },
      wishes: wishes(notes.filter { $0.kind == .ask }.map(\.citation.note)),
      questions: notes.count { $0.kind == .question },
      tablesAsked: Set(spread.flatMap(\.tables)).count,
      municipalitiesAsked: Set(spread.flatMap(\.municipalities)).count,
      asksAsked: asked.reduce(0) { $0 + $1.kinds[.ask] },
      wishesAsked: asked.reduce(0) { $0 + $1.wishes.count },
      questionsAsked: asked.reduce(0) { $0 + $1.kinds[.question] },
      notesAsked: asked.map(\.balance.notes).reduce(0, +),
      words: notes.map { CountClaims.words(of: $0.citation.quote) })
  }
}

/// What the cited notes give when they are counted.
struct CitedCounts {
  let notes: Int
  let tableNumbers: Set<Int>
  let municipalities: Int
  /// Whether ``municipalities`` are all, and not the least that there can be.
  let namesEveryMunicipality: Bool
  let asks: Int
  /// Asks of one settled point are one wish.
  let wishes: Int
  let questions: Int
  /// Tables that discussed the themes of the notes.
  let tablesAsked: Int
  /// Municipalities that wrote about them.
  let municipalitiesAsked: Int
  let asksAsked: Int
  let wishesAsked: Int
  let questionsAsked: Int
  /// Notes of the themes of the notes.
  let notesAsked: Int
  /// The words of each note, for numbers that a note itself states.
  let words: [[String]]

  var tables: Int { tableNumbers.count }

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

extension String {
  /// Whether the name stands in it as a word, also in the genitive.
  func names(_ name: String) -> Bool {
    var rest = self[...]
    while let range = rest.firstRange(of: name) {
      let before = self[..<range.lowerBound].unicodeScalars.last
      var after = self[range.upperBound...].unicodeScalars
      if after.first == "s" { after.removeFirst() }
      let isWord =
        before.map { !$0.properties.isAlphabetic && $0 != "-" } ?? true
        && after.first.map { !$0.properties.isAlphabetic && $0 != "-" } ?? true
      if isWord { return true }
      rest = self[range.upperBound...]
    }
    return false
  }
}
