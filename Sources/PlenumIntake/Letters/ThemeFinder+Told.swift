/// Themes that a sentence tells: what the theme is called, what is in focus, what the meeting is about.
extension ThemeFinder {
  /// `Temaet for årets konference er "Fra politik til praksis"`, "Temaer på dagen vil være ledelse, tilsyn og leg".
  ///
  /// - Parameter takesOnly: whether "Temaet er …" is read, which says less than an invitation that names it.
  func called(takesOnly: Bool = false) -> Found? {
    for passage in layout.passages
    where ![.programme, .saveTheDate, .related].contains(passage.section) {
      for sentence in passage.sentences where sentence.count < 600 {
        guard let cue = Self.callings.firstRange(in: passage.folded, sentence) else { continue }
        let near = cue.upperBound..<min(sentence.upperBound, cue.upperBound + 80)
        if let quoted = quoted(in: passage, from: cue.upperBound, sentence) { return quoted }
        // "Vi har kaldt årsmødet: …".
        if Self.naming.match(in: passage.folded, cue),
          let colon = passage.bytes[near].firstIndex(of: 0x3A),
          let quoted = quoted(in: passage, from: colon, sentence)
        {
          return quoted
        }
        guard let verb = Self.being.firstRange(in: passage.folded, near) else { continue }
        let start = Self.afterFillers(passage, verb.upperBound..<sentence.upperBound)
        if let quoted = quoted(in: passage, from: start, sentence) { return quoted }
        // "Emnet for mødet vil være forældreinddragelse".
        // "Temaet er, hvordan vi hjælper pårørende": the verb stands right after it.
        let isOnly =
          takesOnly && verb.lowerBound - cue.upperBound <= 1
          && Self.only.match(in: passage.folded, cue)
        let isOfMeeting =
          isOnly
          || Self.ofMeeting.prefixEnd(
            of: passage.folded, min(cue.upperBound + 1, near.upperBound)..<near.upperBound) != nil
        guard isOfMeeting || Self.several.match(in: passage.folded, cue) else { continue }
        let end = phraseEnd(from: start, in: passage, sentence)
        guard end > start,
          isOfMeeting || passage.bytes[start..<end].contains(0x2C)
            || Self.and.match(in: passage.folded, start..<end)
        else { continue }
        return Found(
          themes: [passage.text(start..<end).trimmingStop], lines: [passage.line(at: start)])
      }
    }
    return nil
  }

  /// "Bedre service for patienterne. Det er temaet for borgermødet": the sentence before.
  func namedBefore() -> Found? {
    for passage in layout.passages {
      for (theme, sentence) in zip(passage.sentences, passage.sentences.dropFirst())
      where theme.count <= 160 && Self.backwards.prefixEnd(of: passage.folded, sentence) != nil {
        return Found(
          themes: [passage.text(theme).trimmingStop], lines: [passage.line(at: theme.lowerBound)])
      }
    }
    return nil
  }

  private static let backwards: Cues = [
    "det er temaet for*", "det er emnet for*", "det er overskriften på*", "sådan lyder temaet*",
    "sådan lyder overskriften*", "det er titlen på*",
  ]

  /// What stands in quotation marks right at a place, past blanks and a colon.
  func quoted(in passage: Passage, from start: Int, _ sentence: Range<Int>) -> Found? {
    var themes: [String] = []
    var index = start
    while let quote = quote(in: passage, from: index, sentence) {
      themes.append(passage.text(quote).trimmingStop)
      // "A" og "B" are two.
      guard let mark = passage.bytes[quote.upperBound..<sentence.upperBound].firstIndex(of: 0x20),
        mark - quote.upperBound <= 3,
        let and = Self.and.prefixEnd(of: passage.folded, mark + 1..<sentence.upperBound)
      else { break }
      index = and
    }
    return themes.isEmpty ? nil : Found(themes: themes, lines: [passage.line(at: start)])
  }

  private func quote(
    in passage: Passage, from start: Int, _ sentence: Range<Int>
  ) -> Range<Int>? {
    var index = start
    while index < sentence.upperBound, [0x20, 0x3A].contains(passage.bytes[index]) { index += 1 }
    func mark(at place: Int, among marks: [[UInt8]]) -> [UInt8]? {
      marks.first { passage.bytes[place..<sentence.upperBound].starts(with: $0) }
    }
    let isSingle = mark(at: index, among: Self.singleQuotes) != nil
    let marks = isSingle ? Self.singleQuotes : Self.quotes
    guard let open = mark(at: index, among: marks) else { return nil }
    let first = index + open.count
    var end = first
    while end < sentence.upperBound {
      // The apostrophe of "KL's" ends nothing.
      if let close = mark(at: end, among: marks),
        !isSingle || !isWordByte(passage.bytes, at: end + close.count)
      {
        break
      }
      end += 1
    }
    return end < sentence.upperBound && end - first >= 4 ? first..<end : nil
  }

  private static let singleQuotes = ["'", "’", "‘", "´"].map { Array($0.utf8) }

  private static func afterFillers(_ passage: Passage, _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      if [0x20, 0x2C, 0x3A].contains(passage.bytes[start]) {
        start += 1
      } else if let end = fillers.prefixEnd(of: passage.folded, start..<range.upperBound) {
        start = end
      } else {
        break
      }
    }
    return start
  }

  private static let quotes = ["\"", "”", "“", "„", "»", "«"].map { Array($0.utf8) }
  private static let callings: Cues = [
    "kaldt", "tema", "temaet", "temaer", "temaerne", "overskriften", "titlen", "emnet", "emnerne",
  ]
  private static let naming: Cues = ["kaldt"]
  private static let only: Cues = ["temaet", "emnet"]
  private static let several: Cues = ["temaer", "temaerne", "emnerne"]
  private static let ofMeeting: Cues = [
    "for mødet", "for møderne", "for dagen", "for aftenen", "for konferencen", "for temadagen",
    "for seminaret", "for årets*", "for temamødet", "for dialogmødet", "for borgermødet",
  ]
  private static let being: Cues = ["er", "vil være", "bliver", "lyder"]
  private static let fillers: Cues = ["i år", "denne gang", "blandt andet", "bl.a.", "således"]

  /// "Mødet handler om, hvordan vi får flere med": where nothing else tells.
  func concerned() -> Found? {
    for passage in layout.passages
    where ![.programme, .saveTheDate, .related, .signup].contains(passage.section) {
      guard let concern = Self.concerns.firstRange(in: passage.folded, passage.whole) else {
        continue
      }
      let sentence = passage.sentence(at: concern.lowerBound)
      guard sentence.count < 400 else { continue }
      let start = Self.afterFillers(passage, concern.upperBound..<sentence.upperBound)
      if let quoted = quoted(in: passage, from: start, sentence) { return quoted }
      let text = passage.text(start..<max(start, phraseEnd(from: start, in: passage, sentence)))
        .trimmingStop
      if text.utf8.count >= 4 { return Found(themes: [text], lines: [passage.line(at: start)]) }
    }
    return nil
  }

  private static let concerns: Cues = [
    "mødet handler om", "mødet vil handle om", "mødet kommer til at handle om",
    "møderne handler om", "dagen handler om", "aftenen handler om", "konferencen handler om",
    "temadagen handler om", "arrangementet handler om", "webinaret handler om",
    "seminaret handler om", "det handler om", "det omhandler", "mødet omhandler",
    "emner som", "temaer som",
  ]

  /// "… med særligt fokus på, hvordan vi kan fortsætte arbejdet med at skabe X": X, or the whole clause.
  func focused() -> Found? {
    for passage in layout.passages {
      guard let focus = Self.focuses.firstRange(in: passage.folded, passage.whole) else { continue }
      if let found = focused(in: passage, after: focus) { return found }
    }
    return nil
  }

  func focused(in passage: Passage, after focus: Range<Int>) -> Found? {
    let sentence = passage.sentence(at: focus.lowerBound)
    var start = focus.upperBound
    while start < sentence.upperBound, [0x20, 0x2C, 0x3A].contains(passage.bytes[start]) {
      start += 1
    }
    guard start < sentence.upperBound else { return nil }
    if Self.how.prefixEnd(of: passage.folded, start..<sentence.upperBound) != nil {
      start = afterInfinitive(in: passage, start..<sentence.upperBound) ?? start
    }
    let text = passage.text(start..<phraseEnd(from: start, in: passage, sentence)).trimmingStop
    return text.isEmpty ? nil : Found(themes: [text], lines: [passage.line(at: start)])
  }

  /// "Derfor sætter KL fokus på …": the words for it with a subject between them.
  func setFocus() -> Found? {
    for passage in layout.passages where passage.section != .programme {
      guard let focus = Self.focus.firstRange(in: passage.folded, passage.whole),
        Self.sets.match(
          in: passage.folded, max(0, focus.lowerBound - 32)..<focus.lowerBound),
        let found = focused(in: passage, after: focus)
      else { continue }
      return found
    }
    return nil
  }

  private static let focus: Cues = ["fokus på"]
  private static let sets: Cues = ["sætter", "sætte", "stiller", "sættes"]

  /// What stands after the last "at" and its verb among the first words of a clause: what is to be made or kept.
  private func afterInfinitive(in passage: Passage, _ clause: Range<Int>) -> Int? {
    let words = passage.words(in: clause).words.prefix(14)
    guard let at = words.lastIndex(where: { $0.name == "at" }), at + 2 < words.count,
      !words[..<at].contains(where: { $0.isFollowedByComma || $0.isFollowedByStop })
    else { return nil }
    return words[at + 2].range.lowerBound
  }

  private static let how: Cues = ["hvordan", "hvorledes"]
  private static let focuses: Cues = [
    "særligt fokus på", "særlig fokus på", "sætter fokus på", "sætter vi fokus på", "sat fokus på",
  ]
}
