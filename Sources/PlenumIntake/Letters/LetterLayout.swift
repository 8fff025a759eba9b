import PlenumModel

/// A letter with each line's role and section known, as passages that are read one by one.
struct LetterLayout: Sendable {
  let lines: [LetterLine]
  /// Paragraphs, items and headings of the body in order.
  let passages: [Passage]
  /// The lines after "Med venlig hilsen".
  let signature: [LetterLine]
  let mail: MailHeader?
  /// Names that stand in the letterhead.
  let senderNames: [String]
  let letterDate: (date: CalendarDate, line: Int)?
  /// A second date of the letter's own that is not the first.
  let otherLetterDate: (line: Int, first: CalendarDate, other: CalendarDate)?
  /// Dates in the place of a letter's date that do not exist.
  let impossibleLetterDate: (line: Int, quote: String)?

  init(_ text: String) {
    var lines = LetterLine.lines(of: text)
    mail = MailHeader.mark(&lines)
    let site = Self.markPageFurniture(&lines)
    senderNames = Letterhead.mark(&lines) + site
    Self.markDatesAndAddressees(&lines)
    Self.markLabelledDates(&lines)
    Self.markSignature(&lines)
    Self.markSections(&lines)
    self.lines = lines
    var passages = Self.passages(of: lines)
    ProgrammeFinder.endProgramme(&passages)
    self.passages = passages
    signature = lines.filter { $0.role == .signature && !$0.isBlank }
    var found = mail?.date
    var impossible: (line: Int, quote: String)?
    var other: (line: Int, first: CalendarDate, other: CalendarDate)?
    for line in lines where line.role == .letterDate {
      guard let mention = DateScanner.mentions(in: line.folded, line.folded.indices).first,
        let year = mention.year, let date = mention.dates(in: year).first
      else { continue }
      if date == nil, impossible == nil { impossible = (line.number, line.text) }
      if let found, let date, date != found.date, other == nil, mail == nil,
        !Self.publications.match(in: line.folded)
      {
        other = (line.number, found.date, date)
      }
      if found == nil { found = date.map { ($0, line.number) } }
    }
    letterDate = found
    otherLetterDate = other
    impossibleLetterDate = impossible
  }
}

extension LetterLayout {
  /// A page of the web has its way there at the top, and offers to print or share it: neither is the letter.
  /// Returns the names that stand above its menu: whose site it is.
  private static func markPageFurniture(_ lines: inout [LetterLine]) -> [String] {
    for index in lines.indices where lines[index].role == .body && !lines[index].isBlank {
      let line = lines[index]
      // "Forsiden | Kontakt | Ledige job | Presse |".
      let bars = line.bytes.count { $0 == 0x7C }
      let isBar = bars >= 4 && !line.isRow && !line.bytes.contains(where: \.isDigit)
      if line.isTrail || isBar || isCaption(line)
        || (line.bytes.count <= 40
          && furniture.prefixEnd(of: line.folded, line.folded.indices) == line.folded.count)
      {
        lines[index].role = .letterhead
      }
    }
    return markSiteName(&lines)
  }

  /// "Foto: Kaj Bonne" at the beginning or the end, or "Af Erik Fisker" alone: who took the picture, who wrote.
  private static func isCaption(_ line: LetterLine) -> Bool {
    if let photo = photos.lastRange(in: line.folded, line.folded.indices),
      photo.lowerBound == 0 || line.folded.count - photo.upperBound <= 40
    {
      return true
    }
    if line.bytes.count <= 40, skips.prefixEnd(of: line.folded, line.folded.indices) != nil,
      contents.match(in: line.folded)
    {
      return true
    }
    if line.bytes.count <= 48, pictures.prefixEnd(of: line.folded, line.folded.indices) != nil {
      return true
    }
    let words = line.text.split(separator: " ")
    return (2...4).contains(words.count)
      && bylines.prefixEnd(of: line.folded, line.folded.indices) != nil
      && words[1...].allSatisfy { $0.first?.isUppercase == true || $0.hasPrefix("redig") }
      && line.bytes.last != 0x2E
  }

  private static let photos: Cues = ["foto:", "fotos:", "arkivfoto:", "modelfoto:", "pressefoto:"]
  private static let skips: Cues = ["spring til", "gå til", "hop til", "skip til", "spring over"]
  private static let contents: Cues = ["*indhold*", "*navigation*", "menu*"]
  /// What a page says of a picture to those who do not see it.
  private static let pictures: Cues = [
    "billede af*", "billedet på*", "logo of*", "logo for*", "coverbillede*", "tegning af*",
    "tegninger af*", "foto af*", "banner*",
  ]
  private static let bylines: Cues = ["af", "tekst:*"]

  /// What stands above the menu at the top of a page, where it is no more than a name.
  private static func markSiteName(_ lines: inout [LetterLine]) -> [String] {
    let top = lines.indices.prefix(16).filter { !lines[$0].isBlank }.prefix(5)
    guard let menu = top.first(where: { lines[$0].isTrail }) else { return [] }
    let above = top.filter { $0 < menu }
    guard
      above.allSatisfy({ place in
        let line = lines[place]
        return line.role == .body && line.bytes.count <= 40 && !line.isEmphasised
          && !line.folded.contains { $0.isDigit || [0x3A, 0x2E].contains($0) }
          && !DateReader.meetings.match(in: line.folded)
      })
    else { return [] }
    for place in above { lines[place].role = .letterhead }
    return above.map { lines[$0].text }
  }

  private static let furniture: Cues = [
    "spring til indhold", "gå til indhold", "gå til hovedindhold", "del på facebook",
    "del på linkedin", "del på twitter", "del på x", "del siden", "del", "print", "udskriv",
    "læs op", "menu", "søg", "luk", "tilbage", "cookies", "forside", "log ind",
    "tilføj til kalender",
    "gem i kalender", "læs højt", "til toppen", "hop til indhold", "hop til hovedindhold",
    "gå til hovedindholdet", "skip til primært indhold", "kalender", "nyhed", "nyheder",
    "arrangement", "arrangementer", "begivenhed", "begivenheder", "event", "events", "tip en ven",
    "you are here", "du er her", "vis på kort", "vis kort", "abonnér", "del denne side", "min side",
  ]

  /// Above the letter's first sentence stand its date, whom it is for, and the salutation.
  private static func markDatesAndAddressees(_ lines: inout [LetterLine]) {
    var isAddressee = false
    var hasAddressee = false
    // The last line that was not blank.
    var above = 0
    for index in lines.indices where lines[index].role == .body {
      let line = lines[index]
      defer { if !line.isBlank { above = index } }
      if line.isBlank {
        // "Til" alone on its line is followed by a blank one now and then.
        if !isLoneTo(lines[above]) { isAddressee = false }
        continue
      }
      if salutations.prefixEnd(of: line.folded, line.folded.indices) != nil, line.bytes.count < 160
      {
        lines[index].role = .salutation
        return
      }
      if isAddressee, !titleWords.match(in: line.folded) {
        lines[index].role = .addressee
      } else if !hasAddressee, addressees.prefixEnd(of: line.folded, line.folded.indices) != nil,
        line.bytes.last != 0x2E, line.bytes.count < 400
      {
        lines[index].role = .addressee
        (isAddressee, hasAddressee) = (true, true)
      } else if Letterhead.isDate(line), line.isPoint {
        isAddressee = false
      } else if Letterhead.isDate(line) || publications.match(in: line.folded) {
        isAddressee = false
        let isPublication = publications.match(in: line.folded)
        if isPublication || !isEventDate(at: index, in: lines) { lines[index].role = .letterDate }
      } else {
        isAddressee = false
        // Below are other events, and their dates; only right below a long headline stands the page's own.
        if (line.bytes.count > 160 && above > 0) || Label(of: line)?.section == .related { return }
      }
    }
  }

  /// `Dato: 17. juni 2020` is the letter's own date also where it stands in the margin or at the end.
  private static func markLabelledDates(_ lines: inout [LetterLine]) {
    for index in lines.indices where lines[index].role == .body && lines[index].mark == nil {
      let line = lines[index]
      guard dateLabel.prefixEnd(of: line.folded, line.folded.indices) != nil,
        Letterhead.isDate(line), !isEventDate(at: index, in: lines)
      else { continue }
      lines[index].role = .letterDate
    }
  }

  private static let dateLabel: Cues = ["dato:*"]

  private static func isLoneTo(_ line: LetterLine) -> Bool {
    line.folded.count <= 4 && line.folded.starts(with: "til".utf8)
  }

  /// `Dato: 3. maj 2022` is the event's where a time or a place is labelled beside it.
  private static func isEventDate(at index: Int, in lines: [LetterLine]) -> Bool {
    let near = lines[max(0, index - 4)..<min(lines.count, index + 5)]
    let below = lines[(index + 1)...].prefix(3).first { !$0.isBlank }
    if let below, TimeScanner.leading(in: below) != nil { return true }
    // "Sidste tilmelding" and the date on the line below it.
    if let above = lines[..<index].suffix(3).last(where: { !$0.isBlank }), above.role == .body,
      let label = Label(of: above), !label.hasValue,
      ![.other, .subject, .organiser].contains(label.section), !dateLabels.contains(above.text)
    {
      return true
    }
    return near.contains { line in
      guard line.number != lines[index].number, line.role == .body, let label = Label(of: line)
      else { return false }
      return [.time, .place, .timeAndPlace].contains(label.section)
        && !Letterhead.isDate(line)
    }
  }

  private static let dateLabels: Set<String> = ["Dato", "Dato:", "DATO"]
  private static let salutations: Cues = ["kære", "hej", "til rette vedkommende", "godmorgen"]
  private static let addressees: Cues = ["til"]
  private static let publications: Cues = [
    "publiceret*", "offentliggjort*", "oprettet*", "udgivet*", "opdateret*", "indsendt*",
    "skrevet den*", "lagt ud*",
  ]
  private static let titleWords: Cues = [
    "invitation*", "inviter*", "indbydelse*", "indkaldelse*", "*møde", "mødet", "*konference",
    "temadag*",
    "*aflys*",
  ]

  /// From the greeting on the letter is signed, until a heading shows that the programme stands below it.
  private static func markSignature(_ lines: inout [LetterLine]) {
    var isSigned = false
    for index in lines.indices where lines[index].role == .body {
      let line = lines[index]
      if greetings.prefixEnd(of: line.folded, line.folded.indices) != nil, line.bytes.count < 60 {
        isSigned = true
      } else if isSigned, let label = Label(of: line), label.section != .other {
        isSigned = false
      } else if isSigned, line.bytes.count >= 40, SignupFinder.signing.match(in: line.folded) {
        // Below the names a letter may go on with how to sign up.
        isSigned = false
      }
      if isSigned { lines[index].role = .signature }
    }
  }

  private static let greetings: Cues = [
    "med venlig hilsen*", "venlig hilsen*", "venlige hilsner*", "med venlige hilsner*", "mvh*",
    "med de bedste hilsner*", "de bedste hilsner*", "bedste hilsner*", "mange hilsner*", "hilsen",
    "kærlig hilsen*", "på gensyn*", "vh", "kh", "de varmeste hilsner*", "på vegne af*",
    "på udvalgets vegne*", "på bestyrelsens vegne*", "p.v.a*", "pva*",
  ]

  private static func markSections(_ lines: inout [LetterLine]) {
    var section: Section?
    var isFirst = true
    for index in lines.indices where lines[index].role == .body && !lines[index].isBlank {
      let line = lines[index]
      var label = Label(of: line)
      // "Tilmeld dig til borgermøde om ældrepolitik" is what a page is called.
      if label?.section == .signup, label?.hasValue == false, isFirst,
        DateReader.meetings.match(in: line.folded)
      {
        label = nil
      }
      // "Program for KL's inspirationsdag om valget den 31. maj" too.
      if label?.section == .programme, label?.hasValue == false, isFirst, line.bytes.count >= 40,
        line.bytes.last != 0x3A
      {
        label = nil
      }
      isFirst = false
      // Within a programme an item may bear any name; a label with a value ends nothing.
      if let label, !(section == .programme && line.mark != nil) {
        lines[index].label = label
        section = label.section
      } else if line.isEmphasised, line.mark == nil, section != .programme, section != nil,
        line.bytes.count <= 100
      {
        section = .other
      }
      lines[index].section = section
    }
  }
}
