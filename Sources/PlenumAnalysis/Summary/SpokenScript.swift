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
  /// theme by theme in turn, so that no theme goes without.
  ///
  /// - Parameter minutes: at least 1; the opening is said whatever it takes.
  package init(of meeting: MeetingSummary, minutes: Int) {
    let discussed = meeting.themes.filter { $0.theme != nil && $0.balance.notes > 0 }
    var budget = max(1, minutes) * Self.wordsAMinute
    let opening = Line(text: ScriptText.opening(meeting), voices: [], call: nil)
    budget -= opening.words
    // The line that closes is as long as the longest it can be.
    budget -= Line(text: ScriptText.rest(meeting.roomBalance.notes), voices: [], call: nil).words
    var parts = discussed.map { Part(title: $0.theme, number: $0.number, lines: []) }
    let offered = discussed.map { ScriptText.lines(of: $0) }
    var isOpen = [Bool](repeating: true, count: parts.count)
    for round in 0..<(offered.map(\.count).max() ?? 0) {
      for theme in parts.indices where isOpen[theme] && round < offered[theme].count {
        var lines = [offered[theme][round]]
        if round == 0 {
          lines.insert(Line(text: ScriptText.theme(discussed[theme]), voices: [], call: nil), at: 0)
        }
        let words = lines.map(\.words).reduce(0, +)
        if words <= budget {
          parts[theme].lines += lines
          budget -= words
        } else if round == 0 {
          isOpen[theme] = false
        }
      }
    }
    parts.removeAll { $0.lines.isEmpty }
    let said = Set(parts.flatMap(\.lines).flatMap(\.voices).map(\.citation.note))
    let rest = meeting.roomBalance.notes - said.count
    let closing =
      rest > 0
      ? [
        Part(
          title: nil, number: nil, lines: [Line(text: ScriptText.rest(rest), voices: [], call: nil)]
        )
      ] : []
    self.init(
      facts: meeting.facts, minutes: max(1, minutes),
      parts: [Part(title: nil, number: nil, lines: [opening])] + parts + closing)
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

  /// Of the notes of the room; what was prepared at home is no part of a script.
  static func rest(_ notes: Int) -> String {
    notes == 1
      ? "Ét notat er ikke nævnt her."
      : "De øvrige \(Danish.grouped(notes)) notater er ikke nævnt her."
  }

  /// All that may be said of a theme, the most important first.
  static func lines(of theme: ThemeSummary) -> [SpokenScript.Line] {
    var speech = ThemeSpeech()
    let points = theme.findings(.point)
    var lines = points.prefix(1).map { speech.point($0) }
    if let asks = speech.asks(theme) { lines.append(asks) }
    lines += points.dropFirst().prefix(2).map { speech.point($0) }
    if points.isEmpty { lines += theme.findings(.term).prefix(2).map { speech.term($0) } }
    lines += theme.findings(.loneVoice).prefix(1).compactMap { speech.single($0, "skriver") }
    lines += theme.findings(.question).prefix(1).compactMap { speech.single($0, "spørger") }
    return lines + points.dropFirst(3).map { speech.point($0) }
  }
}

/// The lines of one theme, in which no note is read aloud twice.
private struct ThemeSpeech {
  private var quoted: Set<String> = []

  mutating func point(_ finding: Finding) -> SpokenScript.Line {
    let tables = finding.spread.tables.count
    let place =
      tables == 0
      ? "i \(CountedNoun.note.counted(finding.spread.notes))"
      : tables == finding.tablesAsked && tables > 2
        // As a Dane says `3 af 3 borde` aloud.
        ? "ved alle \(CountedNoun.table.counted(tables))"
        : "ved \(CountedNoun.table.counted(tables, of: finding.tablesAsked))"
    let voice = speakable(finding.voices)
    var text =
      if case .point(_, let statement?) = finding.subject {
        FindingText.closed(statement) + " "
      } else {
        ""
      }
    // The others have words of their own.
    let example = finding.voices.count > 1 ? ", \(FindingText.example)" : ":"
    text += "Det kom frem \(place)\(example) \(quote(voice))"
    // Where tables disagree both are heard.
    let other: NoteKind? =
      switch voice.kind {
      case .success: .challenge
      case .challenge: .success
      default: nil
      }
    let against = finding.voices.filter { $0.kind == other }
    if !against.isEmpty { text += " Men der blev også sagt: \(quote(speakable(against)))" }
    return SpokenScript.Line(text: text, voices: finding.voices, call: Self.caller(voice))
  }

  /// How many asks there are, and one of them word for word if there is one that was not read yet.
  mutating func asks(_ theme: ThemeSummary) -> SpokenScript.Line? {
    let asks = theme.findings(.ask).flatMap(\.voices)
    guard !asks.isEmpty else { return nil }
    let count = "Til KL er der \(CountedNoun.wish.counted(asks.count))"
    let unread = asks.filter { !quoted.contains($0.citation.note) }
    guard !unread.isEmpty else {
      let voice = asks[0]
      return SpokenScript.Line(text: count + ".", voices: asks, call: Self.caller(voice))
    }
    let voice = speakable(unread)
    return SpokenScript.Line(
      text: asks.count == 1
        ? "\(count): \(quote(voice))" : "\(count), blandt andet: \(quote(voice))",
      voices: asks, call: Self.caller(voice))
  }

  func term(_ finding: Finding) -> SpokenScript.Line {
    SpokenScript.Line(text: finding.text, voices: finding.voices, call: nil)
  }

  /// nil where the note was read already.
  mutating func single(_ finding: Finding, _ verb: String) -> SpokenScript.Line? {
    let voice = finding.voices[0]
    guard !quoted.contains(voice.citation.note) else { return nil }
    return SpokenScript.Line(
      text: "\(Self.who(voice.speaker)) \(verb): \(quote(voice))", voices: [voice],
      call: Self.caller(voice))
  }

  /// `Odder ved bord 2`: who wrote it, as far as the note says.
  private static func who(_ speaker: Speaker) -> String {
    switch (speaker.municipality, speaker.roomTable) {
    case (let name?, let table?): "\(name) ved bord \(table)"
    case (let name?, nil): name
    case (nil, let table?): "Bord \(table)"
    case (nil, nil): "Ét notat"
    }
  }

  private static func caller(_ voice: Voice) -> Speaker? {
    voice.speaker.roomTable == nil && voice.speaker.municipality == nil ? nil : voice.speaker
  }

  /// Of those that were not read yet, if there are any: the first voice if it can be said in one breath, else the shortest that still says something.
  private func speakable(_ all: [Voice]) -> Voice {
    let unread = all.filter { !quoted.contains($0.citation.note) }
    let voices = unread.isEmpty ? all : unread
    func words(_ voice: Voice) -> Int {
      voice.citation.quote.split(whereSeparator: \.isWhitespace).count
    }
    if words(voices[0]) <= Self.breath { return voices[0] }
    return voices.filter { words($0) >= 4 }.min { words($0) < words($1) } ?? voices[0]
  }

  /// Words of one breath.
  private static let breath = 25
  /// A longer note is broken off after so many words, and says so.
  private static let longest = 40

  /// The note in quotation marks, with the full stop that it lacks outside them.
  private mutating func quote(_ voice: Voice) -> String {
    quoted.insert(voice.citation.note)
    let words = voice.citation.quote.split(whereSeparator: \.isWhitespace)
    guard words.count > Self.longest, let last = words.prefix(Self.longest).last else {
      return FindingText.quotedSentence(voice.citation.quote)
    }
    return FindingText.quoted(voice.citation.quote[..<last.endIndex] + " […]") + "."
  }
}
