import PlenumModel

/// Finds what the tables are asked to discuss: the list where there is one, else the phrase after "om" or "fokus på".
struct ThemeFinder {
  let layout: LetterLayout
  let title: TitleFinder.Title?
  /// What the house is called in which the meeting is held.
  var venue: String?

  struct Found {
    var themes: [String] = []
    var lines: [Int] = []
  }

  func find() -> Found {
    for found in [
      listedAbove(), listed(), numbered(), labelled(), called(), phrased(), called(takesOnly: true),
      subtitled(),
      namedBefore(),
      focused(), named(),
      setFocus(),
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
        (passage.bytes.last == 0x3A || Self.following.match(in: passage.folded))
        && passage.bytes.count < 2000 && !endsInPeople(passage)
        && Self.introductions.match(in: passage.folded, passage.sentences.last ?? passage.whole)
        && (!ReflectionFinder.cues.match(
          in: passage.folded, passage.sentences.last ?? passage.whole)
          || ReflectionFinder.atMeeting.match(
            in: passage.folded, passage.sentences.last ?? passage.whole))
      guard isHeading || isIntroduction,
        isHeading
          || !Self.agendas.match(in: passage.folded, passage.sentences.last ?? passage.whole)
      else { continue }
      var found = Found(themes: [], lines: [passage.firstLine])
      for item in layout.passages[(index + 1)...].prefix(20) {
        let isQuestion = item.bytes.last == 0x3F && item.sentences.count == 1
        let isItem = item.isItem || Self.afterThemeNumber(item) != nil || isQuestion
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

  /// "… vil blive debatteret af disse fem kandidater:" introduces people.
  private func endsInPeople(_ passage: Passage) -> Bool {
    let end = passage.bytes.count
    return Self.people.match(in: passage.folded, max(0, end - 24)..<end)
  }

  /// The list above "Det er nogle af de emner, som vil blive debatteret".
  private func listedAbove() -> Found? {
    for (index, passage) in layout.passages.enumerated()
    where Self.recalls.prefixEnd(of: passage.folded, passage.whole) != nil {
      let items = layout.passages[..<index].suffix(12).reversed().prefix(while: \.isItem)
      guard items.count >= 2 else { continue }
      var found = Found()
      for item in items.reversed() {
        append(Self.itemText(of: item).trimmingStop, item.firstLine, to: &found)
      }
      return found
    }
    return nil
  }

  private static let people: Cues = [
    "*kandidater", "*deltagere", "*deltagerne", "*oplægsholdere", "*politikere", "*panelet",
    "*medlemmer", "*gæster", "*talere", "*repræsentanter", "*medvirkende", "*debattører",
    "*personer",
  ]
  private static let following: Cues = [
    "følgende emner*", "følgende temaer*", "følgende spørgsmål*",
  ]
  private static let recalls: Cues = [
    "det er nogle af de emner*", "det er nogle af de temaer*", "det er nogle af de spørgsmål*",
    "det er nogle af emnerne*", "det er nogle af temaerne*", "det er nogle af spørgsmålene*",
  ]

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
        if let quoted = quoted(in: passage, from: start, sentence) { return quoted }
        let end = phraseEnd(from: start, in: passage, sentence)
        let themes = parted(passage, start..<end)
        if !themes.isEmpty { return Found(themes: themes, lines: [passage.line(at: start)]) }
      }
    }
    return nil
  }

  /// What the invitation or the title says after "om"; a lone word of the one ("budgettet") is what the other tells.
  private func phrased() -> Found? {
    let invited = invited()
    guard let only = invited?.themes.first, invited?.themes.count == 1, !only.contains(" ") else {
      return invited ?? titled()
    }
    if let titled = titled(), titled.themes.first?.contains(" ") == true { return titled }
    if let concerned = concerned(), concerned.themes.first?.contains(" ") == true {
      return concerned
    }
    return invited
  }

  /// "Informationsmøde i Hallen om fælles varme" on a line of its own below the title.
  private func subtitled() -> Found? {
    for passage in layout.passages.prefix(4)
    where passage.bytes.count <= 140 && passage.sentences.count == 1
      && passage.lines[0].label == nil
    {
      guard let start = afterEventWord(in: passage, passage.whole) else { continue }
      let themes = parted(passage, start..<phraseEnd(from: start, in: passage, passage.whole))
      // A lone word ("forslaget") is what another line tells.
      if themes.first?.contains(" ") == true {
        return Found(themes: themes, lines: [passage.firstLine])
      }
    }
    return nil
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

  private static let invitations: Cues = [
    "inviter*", "indbyd*", "indkald*", "byder", "holder", "afholder", "kom til", "velkommen til",
    "deltag i",
  ]
  private static let agendas: Cues = ["*dagsorden*", "program*"]
  private static let introductions: Cues = [
    "tema", "temaer", "temaerne", "*temaer", "fokus på", "emner", "punkter", "drøfte", "drøftes",
    "drøftet",
    "drøfter",
    "tale om", "taler om", "spørgsmål", "*fokusområder", "*indsatsområder", "diskussion*",
    "diskutere*",
    "debattere*", "svar på",
  ]
}
