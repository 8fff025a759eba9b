import PlenumAnalysis
import PlenumModel

/// The notes of a summary by the names under which a text cites them.
struct Evidence {
  let names: Set<String>
  private var voices: [String: Voice] = [:]
  /// Words of the notes without blanks, in the order of the summary.
  private let texts: [(name: String, text: String)]
  private var themeByName: [String: Int] = [:]
  private let themes: [ThemeSummary]

  init(_ summary: Summary) {
    themes = summary.themes
    var texts: [(name: String, text: String)] = []
    for (place, theme) in themes.enumerated() {
      for voice in theme.notes {
        let name = voice.citation.name
        voices[name] = voice
        themeByName[name] = place
        texts.append((name, voice.citation.quote.withHiddenScalarsShown.withoutBlanks))
      }
    }
    self.texts = texts
    names = Set(voices.keys)
  }

  /// Whether the words stand so in one of the notes; a quote may be broken off with `[…]`.
  func isQuote(_ quote: String, of cited: [String]) -> Bool {
    let words = Self.words(of: quote)
    return cited.contains { name in texts.contains { $0.name == name && $0.text.contains(words) } }
  }

  /// The first note that has the words.
  func note(saying quote: String) -> String? {
    let words = Self.words(of: quote)
    return texts.first { $0.text.contains(words) }?.name
  }

  private static func words(of quote: String) -> String {
    var words = quote.withoutBlanks
    for mark in ["[…]", "…", "..."] where words.hasSuffix(mark) { words.removeLast(mark.count) }
    return words
  }

  /// What may be counted of some notes; nil of none.
  func counts(of cited: [String]) -> CitedCounts? {
    let notes = Set(cited).sorted().compactMap { voices[$0] }
    guard !notes.isEmpty else { return nil }
    let places = Set(cited.compactMap { themeByName[$0] }).sorted()
    let asked = places.map { themes[$0] }
    return CitedCounts(
      notes: notes.count, tables: Set(notes.compactMap(\.speaker.roomTable)).count,
      municipalities: Set(notes.compactMap(\.speaker.municipality)).count,
      asks: notes.count { $0.kind == .ask }, questions: notes.count { $0.kind == .question },
      tablesAsked: Set(asked.flatMap(\.spread.tables)).count,
      notesAsked: asked.map(\.balance.notes).reduce(0, +))
  }
}

/// What the cited notes give when they are counted.
struct CitedCounts {
  let notes: Int
  let tables: Int
  let municipalities: Int
  let asks: Int
  let questions: Int
  /// Tables that discussed the themes of the notes.
  let tablesAsked: Int
  /// Notes of the themes of the notes.
  let notesAsked: Int

  /// `2 af 6 borde, 1 kommune`.
  var sentence: String {
    let place =
      tables == 0
      ? CountedNoun.note.counted(notes) : CountedNoun.table.counted(tables, of: tablesAsked)
    return municipalities == 0
      ? place : "\(place), \(CountedNoun.municipality.counted(municipalities))"
  }
}
