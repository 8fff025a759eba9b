import PlenumModel

/// The lines of one theme, in which no note is read aloud twice.
struct ThemeSpeech {
  private var quoted: Set<String> = []

  mutating func point(_ finding: Finding) -> SpokenScript.Line {
    let tables = finding.spread.tables.count
    let place =
      // Of one table it says nothing at how many it came up.
      tables == 0 || finding.tablesAsked == 1
      ? "i \(CountedNoun.note.counted(finding.spread.notes))"
      : tables == finding.tablesAsked && tables > 2
        // As a Dane says `3 af 3 borde` aloud.
        ? "ved alle \(CountedNoun.table.counted(tables))"
        : "ved \(CountedNoun.table.counted(tables, of: finding.tablesAsked))"
    let voice = speakable(finding.speakers)
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
    let against = finding.voices(against: voice)
    if !against.isEmpty { text += " Men der blev også sagt: \(quote(speakable(against)))" }
    return SpokenScript.Line(
      text: text, voices: finding.voices, call: Self.caller(voice), remarks: finding.remarks,
      isPoint: true)
  }

  /// How many asks there are, and one of them word for word if there is one that was not read yet.
  mutating func asks(_ theme: ThemeSummary) -> SpokenScript.Line? {
    let wishes = theme.wishes
    let asks = wishes.joined().flatMap(\.voices)
    guard let widest = wishes.first else { return nil }
    var count = "Til KL er der "
    count += wishes.count == 1 ? "ét ønske" : CountedNoun.wish.counted(wishes.count)
    let tables = Set(widest.flatMap(\.spread.tables)).count
    if wishes.count == 1, tables > 1 { count += ", rejst ved \(CountedNoun.table.counted(tables))" }
    // What is one wish is read once, in whoever's words.
    let unread = wishes.first { wish in
      !wish.flatMap(\.voices).contains { quoted.contains($0.citation.note) }
    }
    guard let unread else {
      return SpokenScript.Line(
        text: count + ".", voices: asks, call: asks.first.flatMap(Self.caller))
    }
    let voice = speakable(unread.flatMap(\.voices))
    return SpokenScript.Line(
      text: wishes.count == 1
        ? "\(count): \(quote(voice))" : "\(count), blandt andet: \(quote(voice))",
      voices: asks, call: Self.caller(voice))
  }

  func term(_ finding: Finding) -> SpokenScript.Line {
    SpokenScript.Line(text: finding.text, voices: finding.voices)
  }

  /// nil where the note was read already.
  mutating func single(_ voice: Voice, _ verb: String) -> SpokenScript.Line? {
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
