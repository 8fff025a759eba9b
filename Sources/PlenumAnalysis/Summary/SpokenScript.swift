import PlenumModel

/// What the chair says aloud in a few minutes: sentences, each with a note or a count behind it, and whom to call on.
package struct SpokenScript: Hashable, Sendable {
  /// Words that a Dane speaks to a hall in a minute.
  package static let wordsAMinute = 130
  /// How long a script may be asked for.
  package static let minutes = 1...30

  /// One or two sentences that belong together.
  package struct Line: Hashable, Sendable {
    /// What is said, in full sentences.
    package let text: String
    /// The notes behind it; empty where the line is a count of all notes of the theme or meeting.
    package let voices: [Voice]
    /// Whom the chair may ask to say more; nil where nobody in the room wrote it.
    package let call: Speaker?
    /// What whoever reads it must know and does not say aloud: that a note of it was revised since, in full sentences.
    package let remarks: [String]
    /// Whether it is a settled point: these are said in the order of their spread, none in the place of a wider one.
    let isPoint: Bool

    init(
      text: String, voices: [Voice] = [], call: Speaker? = nil, remarks: [String] = [],
      isPoint: Bool = false
    ) {
      self.text = text
      self.voices = voices
      self.call = call
      self.remarks = remarks
      self.isPoint = isPoint
    }

    package var words: Int { text.split(whereSeparator: \.isWhitespace).count }
  }

  /// What is said of one theme; of the meeting where the title is nil.
  package struct Part: Hashable, Sendable {
    package let title: String?
    package let number: Int?
    package fileprivate(set) var lines: [Line]
  }

  package let facts: MeetingFacts
  package let minutes: Int
  package let parts: [Part]

  package var words: Int { parts.flatMap(\.lines).map(\.words).reduce(0, +) }
}

extension SpokenScript {
  /// As much as fits into the minutes: every theme's widest point first, then what KL is asked, then the next points,
  /// theme by theme in turn, so that no theme goes without. Where a point takes more words than are left, no point of less
  /// spread is said in its stead.
  ///
  /// - Parameter minutes: at least 1; the opening is said whatever it takes.
  package init(of meeting: MeetingSummary, minutes: Int) {
    let discussed = meeting.themes.filter { $0.theme != nil && $0.balance.notes > 0 }
    var budget = max(1, minutes) * Self.wordsAMinute
    let opening = Line(text: ScriptText.opening(meeting))
    budget -= opening.words
    // The line that closes is as long as the longest it can be.
    budget -= Line(text: Self.unmentioned(meeting.roomBalance.notes)).words
    var parts = discussed.map { Part(title: $0.theme, number: $0.number, lines: []) }
    let offered = discussed.map { ScriptText.lines(of: $0) }
    var isOpen = [Bool](repeating: true, count: parts.count)
    var takesPoints = isOpen
    for round in 0..<(offered.map(\.count).max() ?? 0) {
      for theme in parts.indices where isOpen[theme] && round < offered[theme].count {
        let line = offered[theme][round]
        if line.isPoint, !takesPoints[theme] { continue }
        var lines = [line]
        if round == 0 { lines.insert(Line(text: ScriptText.theme(discussed[theme])), at: 0) }
        let words = lines.map(\.words).reduce(0, +)
        if words <= budget {
          parts[theme].lines += lines
          budget -= words
        } else {
          if round == 0 { isOpen[theme] = false }
          if line.isPoint { takesPoints[theme] = false }
        }
      }
    }
    parts.removeAll { $0.lines.isEmpty }
    let said = Set(parts.flatMap(\.lines).flatMap(\.voices).map(\.citation.note))
    let rest = meeting.roomBalance.notes - said.count
    let closing =
      rest > 0
      ? [
        Part(title: nil, number: nil, lines: [Line(text: Self.unmentioned(rest))])
      ] : []
    self.init(
      facts: meeting.facts, minutes: max(1, minutes),
      parts: [Part(title: nil, number: nil, lines: [opening])] + parts + closing)
  }

  /// The closing line: how many notes of the room no line names; what was prepared at home is no part of a script.
  package static func unmentioned(_ notes: Int) -> String {
    notes == 1
      ? "Ét notat er ikke nævnt her."
      : "De øvrige \(Danish.grouped(notes)) notater er ikke nævnt her."
  }
}

/// The sentences of a script, built from counts and from notes word for word.
private enum ScriptText {
  static func opening(_ meeting: MeetingSummary) -> String {
    guard meeting.spread.notes > 0 else { return "Bordene har ikke skrevet noget endnu." }
    let spread = meeting.spread
    var sources: [String] = []
    if !spread.tables.isEmpty { sources.append(CountedNoun.table.counted(spread.tables.count)) }
    if let municipalities = FindingText.municipalities(spread) { sources.append(municipalities) }
    return "Vi har \(CountedNoun.note.counted(spread.notes))"
      + (sources.isEmpty ? "" : " fra \(Danish.list(sources))") + "."
  }

  static func theme(_ theme: ThemeSummary) -> String {
    (theme.number.map { "Tema \($0): " } ?? "") + FindingText.closed(theme.theme ?? "")
  }

  /// All that may be said of a theme, the most important first.
  static func lines(of theme: ThemeSummary) -> [SpokenScript.Line] {
    var speech = ThemeSpeech()
    let points = theme.findings(.point)
    var lines = points.prefix(1).map { speech.point($0) }
    if let asks = speech.asks(theme) { lines.append(asks) }
    lines += points.dropFirst().prefix(2).map { speech.point($0) }
    if points.isEmpty, !theme.isSmall {
      lines += theme.findings(.term).prefix(2).map { speech.term($0) }
    }
    lines += theme.findings(.loneVoice).prefix(1).compactMap {
      speech.single($0.voices[0], "skriver")
    }
    lines += theme.findings(.question).prefix(1).compactMap {
      speech.single($0.voices[0], "spørger")
    }
    lines += points.dropFirst(3).map { speech.point($0) }
    guard theme.isSmall else { return lines }
    let named = Set(lines.flatMap(\.voices).map(\.citation.note))
    return lines
      + theme.notes.filter { !named.contains($0.citation.note) }
      .compactMap { speech.single($0, $0.kind == .question ? "spørger" : "skriver") }
  }
}
