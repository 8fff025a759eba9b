import PlenumModel

/// Finds what the tables are asked to discuss: the list where there is one, else the phrase after "om" or "fokus på".
struct ThemeFinder {
  let layout: LetterLayout
  let title: TitleFinder.Title?

  struct Found {
    var themes: [String] = []
    var lines: [Int] = []
  }

  func find() -> Found {
    for found in [
      listed(), numbered(), labelled(), called(), phrased(), focused(), named(), setFocus(),
    ] {
      if let found, !found.themes.isEmpty { return found }
    }
    return concerned() ?? Found()
  }

  /// An item's text as a theme or a detail: without `Tema 2:`, and then without a closing full stop.
  static func itemText(of passage: Passage) -> String {
    guard let start = afterThemeNumber(passage) else { return passage.text }
    return passage.text(start..<passage.bytes.count).trimmingStop
  }

  /// Where the title begins after `Tema 2:`, `Tema 2 –`.
  private static func afterThemeNumber(_ passage: Passage) -> Int? {
    let folded = passage.folded
    guard var index = themeWord.prefixEnd(of: folded, passage.whole), index < folded.count,
      folded[index] == 0x20
    else { return nil }
    index += 1
    let digits = index
    while index < folded.count, folded[index].isDigit { index += 1 }
    guard index > digits, index - digits <= 2 else { return nil }
    var isMarked = false
    while index < folded.count,
      [0x20, 0x3A, 0x2E, 0x2D, 0xE2, 0x80, 0x93, 0x94].contains(folded[index])
    {
      if folded[index] != 0x20 { isMarked = true }
      index += 1
    }
    return isMarked && index < folded.count ? index : nil
  }

  private static let themeWord: Cues = ["tema"]

  /// The list under a line that ends in a colon and speaks of themes, or under the heading "Temaer".
  private func listed() -> Found? {
    for (index, passage) in layout.passages.enumerated() {
      let label = passage.lines[0].label
      let isHeading = label?.section == .themes && label?.hasValue == false
      let isIntroduction =
        passage.bytes.last == 0x3A && passage.bytes.count < 2000
        && Self.introductions.match(in: passage.folded, passage.sentences.last ?? passage.whole)
        && (!ReflectionFinder.cues.match(
          in: passage.folded, passage.sentences.last ?? passage.whole)
          || ReflectionFinder.atMeeting.match(
            in: passage.folded, passage.sentences.last ?? passage.whole))
      guard isHeading || isIntroduction else { continue }
      var found = Found(themes: [], lines: [passage.firstLine])
      for item in layout.passages[(index + 1)...].prefix(20) {
        let isItem = item.isItem || Self.afterThemeNumber(item) != nil
        let isLine =
          isHeading && item.bytes.count <= 140 && item.lines[0].label == nil
          && item.section == .themes && ![0x2E, 0x3A].contains(item.bytes.last ?? 0)
        guard isItem || isLine, TimeScanner.leading(in: item.lines[0]) == nil else { break }
        append(Self.itemText(of: item).trimmingStop, item.firstLine, to: &found)
      }
      if !found.themes.isEmpty { return found }
    }
    return nil
  }

  /// `Tema 1: …` wherever it stands.
  private func numbered() -> Found? {
    var found = Found()
    for passage in layout.passages where Self.afterThemeNumber(passage) != nil {
      append(Self.itemText(of: passage), passage.firstLine, to: &found)
    }
    return found
  }

  /// `Tema: Trivsel i skolen`.
  private func labelled() -> Found? {
    for passage in layout.passages {
      guard let label = passage.lines[0].label, label.section == .themes, label.hasValue else {
        continue
      }
      let text = passage.text(label.valueStart..<passage.bytes.count).trimmingStop
      return Found(themes: [text], lines: [passage.firstLine])
    }
    return nil
  }

  private func append(_ theme: String, _ line: Int, to found: inout Found) {
    guard !theme.isEmpty, !found.themes.contains(theme) else { return }
    found.themes.append(theme)
    found.lines.append(line)
  }

  /// "… inviterer til partnerskaber om X": the phrase, not a clause ("om, hvordan vi …").
  private func invited() -> Found? {
    for passage in layout.passages {
      for sentence in passage.sentences
      where sentence.count < 2000 && Self.invitations.match(in: passage.folded, sentence) {
        guard let start = afterEventWord(in: passage, sentence) else { continue }
        let end = phraseEnd(from: start, in: passage, sentence)
        let themes = parted(passage, start..<end)
        if !themes.isEmpty { return Found(themes: themes, lines: [passage.line(at: start)]) }
      }
    }
    return nil
  }

  /// `Temaet for årets konference er "Fra politik til praksis"`, "Temaer på dagen vil være ledelse, tilsyn og leg".
  private func called() -> Found? {
    for passage in layout.passages
    where ![.programme, .saveTheDate, .related].contains(passage.section) {
      for sentence in passage.sentences where sentence.count < 600 {
        guard let cue = Self.callings.firstRange(in: passage.folded, sentence) else { continue }
        let near = cue.upperBound..<min(sentence.upperBound, cue.upperBound + 80)
        if let quoted = quoted(in: passage, from: cue.upperBound, sentence) { return quoted }
        guard let verb = Self.being.firstRange(in: passage.folded, near) else { continue }
        let start = Self.afterFillers(passage, verb.upperBound..<sentence.upperBound)
        if let quoted = quoted(in: passage, from: start, sentence) { return quoted }
        // "Emnet for mødet vil være forældreinddragelse".
        let isOfMeeting =
          Self.ofMeeting.prefixEnd(
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

  /// What stands in quotation marks right at a place, past blanks and a colon.
  private func quoted(in passage: Passage, from start: Int, _ sentence: Range<Int>) -> Found? {
    var index = start
    while index < sentence.upperBound, [0x20, 0x3A].contains(passage.bytes[index]) { index += 1 }
    guard
      let open = Self.quotes.first(where: {
        passage.bytes[index..<sentence.upperBound].starts(with: $0)
      })
    else { return nil }
    let first = index + open.count
    var end = first
    while end < sentence.upperBound,
      !Self.quotes.contains(where: {
        passage.bytes[end..<sentence.upperBound].starts(with: $0)
      })
    {
      end += 1
    }
    guard end < sentence.upperBound, end - first >= 4 else { return nil }
    return Found(
      themes: [passage.text(first..<end).trimmingStop], lines: [passage.line(at: index)])
  }

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
    "tema", "temaet", "temaer", "temaerne", "overskriften", "titlen", "emnet", "emnerne",
  ]
  private static let several: Cues = ["temaer", "temaerne", "emnerne"]
  private static let ofMeeting: Cues = [
    "for mødet", "for møderne", "for dagen", "for aftenen", "for konferencen", "for temadagen",
    "for seminaret", "for årets*", "for temamødet", "for dialogmødet", "for borgermødet",
  ]
  private static let being: Cues = ["er", "vil være", "bliver", "lyder"]
  private static let fillers: Cues = ["i år", "denne gang", "blandt andet", "bl.a.", "således"]

  /// "Mødet handler om, hvordan vi får flere med": where nothing else tells.
  private func concerned() -> Found? {
    for passage in layout.passages
    where ![.programme, .saveTheDate, .related, .signup].contains(passage.section) {
      guard let concern = Self.concerns.firstRange(in: passage.folded, passage.whole) else {
        continue
      }
      let sentence = passage.sentence(at: concern.lowerBound)
      guard sentence.count < 400 else { continue }
      let start = Self.afterFillers(passage, concern.upperBound..<sentence.upperBound)
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
  ]

  /// What the invitation or the title says after "om"; a lone word of the one ("budgettet") is what the other tells.
  private func phrased() -> Found? {
    let invited = invited()
    guard let only = invited?.themes.first, invited?.themes.count == 1, !only.contains(" ") else {
      return invited ?? titled()
    }
    if let titled = titled(), titled.themes.first?.contains(" ") == true { return titled }
    return invited
  }

  private func titled() -> Found? {
    guard let title else { return nil }
    let bytes = Array(title.text.utf8)
    let line = LetterLine(
      number: title.lines.first ?? 0, bytes: bytes, folded: foldedKeepingPlace(bytes), indent: 0,
      mark: nil, isEmphasised: false, links: [])
    let passage = Passage([line])
    guard let start = afterEventWord(in: passage, passage.whole) else { return nil }
    let end = phraseEnd(from: start, in: passage, passage.whole)
    let themes = parted(passage, start..<end)
    return themes.isEmpty ? nil : Found(themes: themes, lines: title.lines)
  }

  /// `Seminar: Sprog i de tidlige år`: what the event is called.
  private func named() -> Found? {
    guard let title else { return nil }
    let text = title.text.utf8
    guard let part = Self.part(of: Array(text)),
      Self.events.match(in: foldedKeepingPlace(Array(text.prefix(part.lowerBound))))
    else { return nil }
    let theme = String(decoding: text.dropFirst(part.upperBound), as: UTF8.self).trimmingStop
    let folded = foldedKeepingPlace(Array(theme.utf8))
    let isOther =
      !DateScanner.mentions(in: folded, folded.indices).isEmpty
      || folded.first.map { $0.isDigit } ?? true
      || Self.kinds.prefixEnd(of: folded, folded.indices) != nil
    return theme.utf8.count >= 4 && !isOther ? Found(themes: [theme], lines: title.lines) : nil
  }

  /// Where a title is parted in two: `:`, `|`, or a dash between blanks.
  private static func part(of title: [UInt8]) -> Range<Int>? {
    for index in title.indices {
      if title[index] == 0x3A || title[index] == 0x7C { return index..<index + 1 }
      for dash in dashes where title[index...].starts(with: dash) {
        return index..<index + dash.count
      }
    }
    return nil
  }

  /// What a title's second half may say besides what the event is about.
  private static let kinds: Cues = [
    "datoer*", "dato*", "program*", "tid*", "invitation*", "indkaldelse*", "dagsorden*",
    "save the date*", "påmindelse*", "kl", "klokken*", "aflyst*", "udsat*", "flyttet*", "tilmeld*",
    "ny dato*", "online*", "virtuel*",
  ]

  private static let dashes = [" - ", " – ", " — "].map { Array($0.utf8) }

  /// "… med særligt fokus på, hvordan vi kan fortsætte arbejdet med at skabe X": X, or the whole clause.
  private func focused() -> Found? {
    for passage in layout.passages {
      guard let focus = Self.focuses.firstRange(in: passage.folded, passage.whole) else { continue }
      if let found = focused(in: passage, after: focus) { return found }
    }
    return nil
  }

  private func focused(in passage: Passage, after focus: Range<Int>) -> Found? {
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
  private func setFocus() -> Found? {
    for passage in layout.passages {
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

  /// Where the phrase after "møde om" begins.
  private func afterEventWord(in passage: Passage, _ range: Range<Int>) -> Int? {
    var search = range.lowerBound
    while let event = Self.events.firstRange(in: passage.folded, search..<range.upperBound) {
      search = event.upperBound
      // The event's word may have been found by its end or its middle.
      var end = event.upperBound
      while isWordByte(passage.folded, at: end), end < range.upperBound { end += 1 }
      // "borgerhøring den 30. januar om …".
      if let date = DateScanner.mentions(
        in: passage.folded, end..<min(range.upperBound, end + 48)
      ).first,
        Self.isOnlyLead(passage.folded, end..<date.range.lowerBound)
      {
        end = date.range.upperBound
      }
      let next = min(end + 1, range.upperBound)
      guard
        let om = Self.about.prefixEnd(of: passage.folded, next..<range.upperBound)
          ?? afterCompany(in: passage, next..<range.upperBound),
        om + 1 < range.upperBound, passage.folded[om] == 0x20
      else { continue }
      return om + 1
    }
    return nil
  }

  /// Past "med dig", "for forældre", "på skolen" to the end of "om": six words at most and no comma among them.
  private func afterCompany(in passage: Passage, _ range: Range<Int>) -> Int? {
    guard Self.company.prefixEnd(of: passage.folded, range) != nil else { return nil }
    let words = passage.words(in: range).words.prefix(7)
    guard let about = words.firstIndex(where: { $0.name == "om" }),
      !words[..<about].contains(where: { $0.isFollowedByComma || $0.isFollowedByStop }),
      about + 1 < words.endIndex, !Self.spans.contains(words[about + 1].name)
    else { return nil }
    return words[about].range.upperBound
  }

  private static let company: Cues = ["med", "for", "på", "i", "hos", "mellem"]
  /// "om ugen", "om aftenen".
  private static let spans: Set<String> = [
    "ugen", "måneden", "året", "dagen", "aftenen", "morgenen", "eftermiddagen", "formiddagen",
    "at",
  ]

  /// Whether nothing but "den" and a weekday stands there.
  private static func isOnlyLead(_ folded: [UInt8], _ range: Range<Int>) -> Bool {
    range.count <= 20
      && folded[range].split(whereSeparator: { [0x20, 0x2E, 0x2C].contains($0) }).allSatisfy {
        leads.prefixEnd(of: Array($0), 0..<$0.count) == $0.count
      }
  }

  /// The phrase goes to the sentence's end, a relative clause that tells of the meeting, a date or a time.
  private func phraseEnd(from start: Int, in passage: Passage, _ sentence: Range<Int>) -> Int {
    var end = sentence.upperBound
    if let stop = Self.stops.firstRange(in: passage.folded, start..<end) {
      end = stop.lowerBound
    }
    if let date = DateScanner.mentions(in: passage.folded, start..<end).first {
      end = date.range.lowerBound
    }
    if let month = Self.monthWithYear(in: passage.folded, start..<end) { end = month }
    while end > start, [0x20, 0x2C, 0x2D, 0x28, 0x93, 0x80, 0xE2].contains(passage.bytes[end - 1]) {
      end -= 1
    }
    return Self.withoutLead(passage.folded, start..<end)
  }

  /// Without the words that lead to a date: "torsdag den", "i".
  private static func withoutLead(_ folded: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, folded[end - 1] == 0x2E { end -= 1 }
    while let lead = leads.lastRange(in: folded, range.lowerBound..<end), lead.upperBound == end {
      end = lead.lowerBound
      while end > range.lowerBound, [0x20, 0x2C].contains(folded[end - 1]) { end -= 1 }
    }
    return end
  }

  private static let leads: Cues = [
    "den", "d", "i", "på", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
  ]

  /// `i april 2021`: where "april" begins.
  private static func monthWithYear(in folded: [UInt8], _ range: Range<Int>) -> Int? {
    guard let month = months.lastRange(in: folded, range), month.upperBound + 5 <= range.upperBound,
      YearRule.year(in: Array(folded[month.upperBound..<month.upperBound + 5])) != nil
    else { return nil }
    return month.lowerBound
  }

  private static let months: Cues = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
  ]

  /// "X på hhv. A og B" are the two themes "X på A" and "X på B".
  private func parted(_ passage: Passage, _ range: Range<Int>) -> [String] {
    let whole = passage.text(range).trimmingStop
    guard whole.utf8.count >= 4 else { return [] }
    guard let respectively = Self.respectively.firstRange(in: passage.folded, range),
      let and = Self.and.lastRange(in: passage.folded, respectively.upperBound..<range.upperBound)
    else { return [whole] }
    var first = respectively.upperBound
    while first < and.lowerBound, [0x20, 0x2E].contains(passage.bytes[first]) { first += 1 }
    let head = passage.text(range.lowerBound..<respectively.lowerBound)
    return [first..<and.lowerBound, and.upperBound..<range.upperBound].map {
      "\(head) \(passage.text($0).trimmingStop)"
    }
  }

  private static let respectively: Cues = ["hhv", "henholdsvis"]
  private static let and: Cues = ["og"]
  private static let about: Cues = ["om", "vedrørende", "vedr."]
  private static let how: Cues = ["hvordan", "hvorledes"]
  private static let focuses: Cues = [
    "særligt fokus på", "særlig fokus på", "sætter fokus på", "sætter vi fokus på", "sat fokus på",
  ]
  private static let invitations: Cues = [
    "inviter*", "indbyd*", "indkald*", "byder", "holder", "afholder", "kom til", "velkommen til",
    "deltag i",
  ]
  private static let introductions: Cues = [
    "tema", "temaer", "temaerne", "*temaer", "fokus på", "emner", "punkter", "drøfte", "drøftes",
    "drøftet",
    "drøfter",
    "tale om", "taler om", "*fokusområder", "*indsatsområder", "diskussion*", "diskutere*",
    "debattere*",
  ]
  private static let events: Cues = [
    "*møde", "*møder", "*mødet", "*partnerskab", "*partnerskaber", "*konference", "*konferencen",
    "*temadag", "*seminar", "*høring", "*debat", "*workshop", "*webinar", "*dialog", "*temaaften",
    "*drøftelse", "*drøftelser", "*dag", "*dage", "*aften", "*arrangement", "*netværk", "*kursus",
    "samtale", "samtaler",
  ]
  private static let stops: Cues = [
    ", hvor*", ", så*", ", som holdes*", ", der holdes*", ", der afholdes*", ", som afholdes*",
    "kl.",
    "i forbindelse med", ", og", "fra kl*", "i uge", "to steder*", "tre steder*", "fire steder*",
    "fem steder*", "seks steder*", "flere steder*", "rundt om i landet*",
    "- et", "– et", "- nærmere", "– nærmere", "- en", "er udsat*", "er flyttet*", "er aflyst*",
    "bliver udsat*", "bliver flyttet*", "aflyses",
  ]
}
