import PlenumModel

/// Finds what the letter calls itself: the mail's subject, a subject line, or the likeliest line at the top.
struct TitleFinder {
  let layout: LetterLayout

  struct Title {
    let text: String
    let lines: [Int]
    /// nil where the title is a mail's subject.
    let passage: Int?
  }

  func title() -> Title? {
    if let subject = layout.mail?.subject {
      return Title(text: subject.text.trimmingStop, lines: [subject.line], passage: nil)
    }
    var best: (score: Int, place: Int)?
    let prose = firstProse
    for (place, passage) in layout.passages.prefix(24).enumerated() {
      if place > prose, !isMarked(passage) { continue }
      var score = score(of: passage, at: place)
      // "Konference:" and below it what the conference is called.
      if score > 0, place > 0, Self.isBareOpening(layout.passages[place - 1]) { score += 12 }
      if score > 0, !isLikely(passage, at: place) { continue }
      if score > best?.score ?? 0 { best = (score, place) }
    }
    guard let best else { return nil }
    let passage = layout.passages[best.place]
    let start = passage.lines[0].label.map { $0.section == .subject ? $0.valueStart : 0 } ?? 0
    return Title(
      text: passage.text(start..<passage.bytes.count).trimmingStop,
      lines: passage.lines.map(\.number), passage: best.place)
  }

  /// Index of the first paragraph of running text. A heading below it is a part's, never the letter's.
  private var firstProse: Int {
    layout.passages.firstIndex { passage in
      passage.bytes.count > 140 && !passage.lines[0].isEmphasised && !passage.isItem
        && passage.lines[0].label == nil && !Self.notices.match(in: passage.folded)
        && (passage.sentences.count > 1 || [0x2E, 0x3A].contains(passage.bytes.last ?? 0)
          || passage.bytes.count > 220)
    } ?? .max
  }

  /// Whether a line says that it is a title by its words or marks, or stands where a title does: first, or below nothing
  /// but single words.
  private func isLikely(_ passage: Passage, at place: Int) -> Bool {
    let line = passage.lines[0]
    return place == 0 || line.isEmphasised || line.label != nil || Self.isEvent(passage)
      || Self.openings.prefixEnd(of: passage.folded, passage.whole) != nil
      || Self.isBareOpening(layout.passages[place - 1]) || Self.isAllCapitals(passage)
      || layout.passages[..<place].allSatisfy {
        $0.bytes.count <= 40 && $0.sentences.count == 1 || Self.notices.match(in: $0.folded)
      }
  }

  /// What a page asks of its visitors before it begins.
  private static let notices: Cues = ["*cookie*", "javascript*", "browser*"]

  /// Whether a line is marked as a heading and says what a letter's heading says.
  private func isMarked(_ passage: Passage) -> Bool {
    passage.lines[0].label?.section == .subject || passage.lines[0].headingLevel == 1
      || (passage.lines[0].isEmphasised && Self.isEvent(passage))
  }

  /// Higher for what looks like a title; 0 for what cannot be one.
  private func score(of passage: Passage, at place: Int) -> Int {
    let line = passage.lines[0]
    if let label = line.label {
      guard label.section == .subject, label.hasValue else {
        return label.section == .saveTheDate && isFirst(passage) ? 20 : 0
      }
      // "Hvad: …" in the fact box of a page says less than its heading; at the top of a letter it is the heading.
      return place <= Self.lastSubject ? 100 : 10
    }
    guard passage.bytes.count <= 220, passage.sentences.count <= 2, !passage.isItem,
      passage.section == nil || line.isEmphasised || isUnderMenu(passage, at: place),
      let last = passage.folded.last, ![0x3A, 0x2C].contains(last),
      TimeScanner.leading(in: line) == nil, !Address.isStreetLine(line),
      !Address.isPostcodeLine(line)
    else { return 0 }
    // A sentence that invites or tells is no title, unless it is marked as one.
    if last == 0x2E, !line.isEmphasised { return 0 }
    if Self.files.match(in: passage.folded) { return 0 }
    var score = line.isEmphasised ? 12 : 4
    if line.headingLevel == 1 { score += 20 }
    if Self.openings.prefixEnd(of: passage.folded, passage.whole) != nil { score += 20 }
    if let event = Self.events.firstRange(in: passage.folded, passage.whole) {
      score += 8
      // "Debat om fremtidens ungdomsuddannelser" says more than "Arrangementer".
      if Self.about.match(in: passage.folded, event.upperBound..<passage.bytes.count) { score += 5 }
    }
    if isFirst(passage) { score += 4 }
    if Self.isAllCapitals(passage) { score += 8 }
    // A headline invites in few words; what goes on with more is the sentence below it.
    if passage.bytes.count <= 110, Self.invites.match(in: passage.folded), Self.isEvent(passage) {
      score += 12
    }
    // "Valgmøder" alone says what kind of page it is.
    if !passage.bytes.contains(0x20), score > 6, !line.isEmphasised { score -= 6 }
    if Self.isBareOpening(passage) { score -= 20 }
    if OrganisationName.isOrganisation(passage.folded), !Self.isEvent(passage), score < 20 {
      // "Børneudvalget" is a sender; "Suppleringsvalg til skolebestyrelsen" is a title with one in it.
      score -= OrganisationName.isWhole(passage) ? 12 : 2
    }
    if last == 0x3F, score < 16 { score -= 3 }
    // "Konferencen er desværre aflyst" tells what happened to what is called by the line below.
    if Self.fates.prefixEnd(of: passage.folded, passage.whole) != nil { score -= 9 }
    let dates = DateScanner.mentions(in: passage)
    if !dates.isEmpty, score < 16 { score -= 6 }
    // "Temadag onsdag den 23. april kl. 9-16" says when, and not what it is called.
    if let date = dates.first, score < 16, !TimeScanner.mentions(in: passage).isEmpty,
      passage.words(in: 0..<date.range.lowerBound).words.count <= 3
    {
      score -= 6
    }
    return score
  }

  private static let files: Cues = ["*.pdf", "*.docx", "(pdf)", "(pdf*"]
  private static let about: Cues = ["om"]
  private static let fates: Cues = [
    "mødet er *", "konferencen er *", "arrangementet er *", "temadagen er *", "kurset er *",
    "webinaret er *", "mødet bliver *", "konferencen bliver *",
  ]
  private static let invites: Cues = ["inviterer til", "indbyder til", "indkalder til"]

  /// A heading that says nothing, such as "Indhold", may stand above the title of a page.
  private func isUnderMenu(_ passage: Passage, at place: Int) -> Bool {
    passage.section == .other && place <= 3
      && layout.passages[...place].allSatisfy { $0.lines[0].label == nil || $0.bytes.count <= 20 }
  }

  /// The last passage in which a labelled subject outdoes every heading.
  private static let lastSubject = 5

  private static func isBareOpening(_ passage: Passage) -> Bool {
    var name = passage.whole
    if passage.bytes.last == 0x3A { name.removeLast() }
    return bareOpenings.prefixEnd(of: passage.folded, name) == name.upperBound && !name.isEmpty
  }

  static func isEvent(_ passage: Passage) -> Bool { events.match(in: passage.folded) }

  /// `SAMMEN OM BØRNENE`: two words or more without a small letter.
  private static func isAllCapitals(_ passage: Passage) -> Bool {
    let letters = zip(passage.bytes, passage.folded).filter { $0 != $1 }.count
    return letters >= 8 && passage.bytes.contains(0x20)
      && !passage.bytes.contains { (0x61...0x7A).contains($0) }
  }

  /// Say what kind of letter it is, and nothing else.
  private static let bareOpenings: Cues = [
    "invitation", "indbydelse", "indkaldelse", "aflysning", "påmindelse", "reminder", "temadag",
    "save the date", "konference", "program", "nyhedsbrev", "pressemeddelelse", "møde", "udvalg",
  ]

  private func isFirst(_ passage: Passage) -> Bool {
    passage.firstLine == layout.passages.first?.firstLine
  }

  private static let openings: Cues = [
    "invitation*", "indbydelse*", "indkaldelse*", "aflysning*", "aflyst*", "inviterer*",
    "velkommen til*", "save the date*", "påmindelse*", "ændring*", "reminder*",
    "opdateret invitation*",
    "ny dato*",
  ]

  private static let events: Cues = [
    "*møde*", "*konference*", "*temadag*", "*seminar*", "*høring*", "*workshop*", "*webinar*",
    "*temaaften*", "*generalforsamling*", "*debat*", "*kursus*", "*dialog*", "*partnerskab*",
    "*forældreaften*", "*arrangement*", "*inspirationsdag*", "*netværk*", "*topmøde*",
  ]
}

extension String {
  /// Without white space at the ends and a full stop at the end.
  var trimmingStop: String {
    var text = trimmingBlanks
    if text.utf8.last == UInt8(ascii: ".") { text.unicodeScalars.removeLast() }
    return text.trimmingBlanks
  }
}
