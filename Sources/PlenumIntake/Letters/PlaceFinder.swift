/// Finds where the meeting is held: under "Sted", in the sentence that says so, or beside the date.
struct PlaceFinder {
  let layout: LetterLayout
  /// Passages that hold the dates invited to.
  let sessions: [Int]
  let title: TitleFinder.Title?

  struct Found {
    var place: Letter.Place?
    var placeLines: [Int] = []
    var isVirtual = false
    var virtualLines: [Int] = []
    var town: String?
  }

  func find() -> Found {
    var found = Found()
    for outcome in [labelled(), told(), besideDate()] {
      guard let outcome else { continue }
      switch outcome.outcome {
      case .place(let place):
        // What says more wins: a sentence with a street over a label with a room.
        if found.place == nil || (found.place?.postalCode == nil && place.postalCode != nil) {
          found.place = place
          found.placeLines = outcome.lines
        }
      case .virtual where found.place == nil:
        found.isVirtual = true
        found.virtualLines = outcome.lines
      case .virtual: break
      case .town(let town): found.town = found.town ?? town
      }
    }
    if found.place == nil, !found.isVirtual, let line = virtualLine() {
      found.isVirtual = true
      found.virtualLines = [line]
    }
    if found.place == nil, !found.isVirtual, let address = onlyAddress(),
      case .place(let place) = address.outcome
    {
      found.place = place
      found.placeLines = address.lines
    }
    if found.isVirtual { found.place = nil }
    found.town = found.town ?? namedTown()
    return found
  }

  private typealias Reading = (outcome: VenueParser.Outcome, lines: [Int])

  /// The value of a label, and the lines below it that go on with the address.
  private func labelled() -> Reading? {
    for (index, passage) in layout.passages.enumerated() {
      guard let label = passage.lines[0].label, [.place, .timeAndPlace].contains(label.section)
      else {
        continue
      }
      var value: [LetterLine] = []
      if label.hasValue { value.append(passage.lines[0].value(from: label.valueStart)) }
      value += passage.lines.dropFirst()
      for next in layout.passages[(index + 1)...].prefix(6) {
        guard next.section == label.section, next.lines[0].label == nil,
          let last = value.last ?? Optional(passage.lines[0]),
          value.isEmpty || next.firstLine == last.number + 1, value.count < 6
        else { break }
        value += next.lines
      }
      value = value.filter { !isTimeOnly($0) }.map(Self.withoutTownLabel)
      guard !value.isEmpty else { continue }
      if let reading = reading(value) { return reading }
    }
    return nil
  }

  /// The line without "By:" or "Adresse:" before what it says.
  private static func withoutTownLabel(_ line: LetterLine) -> LetterLine {
    guard let end = townLabels.prefixEnd(of: line.folded, line.folded.indices),
      end + 1 < line.folded.count
    else { return line }
    return line.value(from: line.folded[end] == 0x20 ? end + 1 : end)
  }

  private static let townLabels: Cues = ["by:*", "adresse:*", "postnr. og by:*", "vej:*"]

  /// Lines of an address as one, parted by commas; or a sentence that tells the place.
  private func reading(_ value: [LetterLine]) -> Reading? {
    let first = Passage([value[0]])
    if let told = told(in: first, needsCue: true) { return told }
    let withoutSentences = value.prefix { $0.bytes.count <= 120 && $0.bytes.last != 0x2E }
    let lines = withoutSentences.isEmpty ? value.prefix(1) : withoutSentences
    let joined = Passage(lines.map { $0.endingWithComma })
    let range =
      DateScanner.mentions(in: joined).isEmpty
      ? joined.sentences.first ?? joined.whole : afterDates(in: joined)
    return VenueParser(passage: joined).whole(range).map { ($0, lines.map(\.number)) }
  }

  private func isTimeOnly(_ line: LetterLine) -> Bool {
    let passage = Passage([line])
    return
      (!DateScanner.mentions(in: passage).isEmpty || !TimeScanner.mentions(in: passage).isEmpty)
      && Address.postcode(in: line.folded, line.folded.indices) == nil
      && !Self.leads.match(in: line.folded) && !line.bytes.contains(0x2C)
  }

  /// Bytes; what is longer is no sentence, and would be searched many times over.
  private static let longestSentence = 4000

  /// A sentence such as "Mødet foregår på Rådhuset i Herning, Torvet 5, 7400 Herning".
  private func told() -> Reading? {
    var best: Reading?
    for (index, passage) in layout.passages.enumerated() {
      guard ![.programme, .saveTheDate, .themes, .reflection].contains(passage.section),
        index != title?.passage || sessions.contains(index),
        let reading = told(in: passage, needsCue: !sessions.contains(index))
      else { continue }
      if case .place(let place) = reading.outcome, place.postalCode != nil { return reading }
      if case .town? = best?.outcome {
        best = reading
      } else if best == nil {
        best = reading
      }
    }
    return best
  }

  private func told(in passage: Passage, needsCue: Bool) -> Reading? {
    var town: Reading?
    for sentence in passage.sentences where sentence.count <= Self.longestSentence {
      if let cue = Self.names.prefixEnd(of: passage.folded, sentence), cue < sentence.upperBound {
        let colon = passage.bytes[cue..<sentence.upperBound].firstIndex(of: 0x3A)
        if let outcome = VenueParser(passage: passage).tail(
          from: colon.map { $0 + 1 } ?? cue, in: sentence), case .place = outcome
        {
          return (outcome, [passage.line(at: sentence.lowerBound)])
        }
      }
      let cue = Self.holds.firstRange(in: passage.folded, sentence)
      let isDated = !needsCue && !DateScanner.mentions(in: passage.folded, sentence).isEmpty
      if !isDated, cue == nil || !Self.events.match(in: passage.folded, sentence) { continue }
      let from = isDated ? sentence.lowerBound : cue?.upperBound ?? sentence.lowerBound
      var search = from
      while let lead = Self.leads.firstRange(in: passage.folded, search..<sentence.upperBound) {
        search = lead.upperBound
        guard let outcome = VenueParser(passage: passage).tail(from: lead.upperBound, in: sentence)
        else { continue }
        let reading = (outcome, [passage.line(at: lead.lowerBound)])
        guard case .town = outcome else {
          return reading
        }
        town = town ?? reading
      }
    }
    return town
  }

  /// "Torsdag den 3. maj kl. 17-19, Kongrescentret, Østergade 37, 7400 Herning", or the lines below the date.
  private func besideDate() -> Reading? {
    sessions.lazy.compactMap { besideDate(in: $0) }.first
  }

  /// The venue of one passage's dates alone: beside them, below them, or told in their sentence.
  func place(besideDatesOf index: Int) -> (place: Letter.Place, lines: [Int])? {
    let passage = layout.passages[index]
    guard let reading = besideDate(in: index) ?? told(in: passage, needsCue: false),
      case .place(let place) = reading.outcome
    else { return nil }
    return (place, reading.lines)
  }

  private func besideDate(in index: Int) -> Reading? {
    do {
      let passage = layout.passages[index]
      let range = afterDates(in: passage)
      if Address.postcode(in: passage.folded, range) != nil, range.count <= 140,
        passage.bytes[range].first != 0x2E,
        let outcome = VenueParser(passage: passage).tail(from: range.lowerBound, in: range)
      {
        return (outcome, [passage.line(at: range.lowerBound)])
      }
      if let beside = shortVenue(beside: passage) { return beside }
      if let below = venueBelow(index) { return below }
      var lines: [LetterLine] = []
      for next in layout.passages[(index + 1)...].prefix(4) {
        guard next.lines[0].label == nil, next.bytes.count <= 100, !next.isItem,
          DateScanner.mentions(in: next).isEmpty
        else { break }
        lines += next.lines
        guard Address.postcode(in: next.folded, next.whole) != nil else { continue }
        let usable = lines.filter { !isTimeOnly($0) && Self.hasLetters($0) }
        return usable.isEmpty ? nil : reading(usable)
      }
    }
    return nil
  }

  /// "23. maj 2024, kl. 9.30–12.00, Fællessalen, Christiansborg": what a short line has after its date.
  private func shortVenue(beside passage: Passage) -> Reading? {
    let range = afterDates(in: passage)
    guard passage.bytes.count <= 160, passage.sentences.count == 1, (4...100).contains(range.count),
      Address.postcode(in: passage.folded, passage.whole) == nil,
      VenueParser.venues.match(in: passage.folded, range),
      let outcome = VenueParser(passage: passage).whole(range), case .place = outcome
    else { return nil }
    return (outcome, [passage.line(at: range.lowerBound)])
  }

  /// "i skolens festsal" on a line of its own below the date.
  private func venueBelow(_ index: Int) -> Reading? {
    for next in layout.passages[(index + 1)...].prefix(2) {
      guard next.lines[0].label == nil, next.bytes.count <= 100, !next.isItem else { return nil }
      // Past the time and the word that leads to a place.
      let range = afterDates(in: next)
      if !range.isEmpty, range.lowerBound > 0,
        let outcome = VenueParser(passage: next).tail(from: range.lowerBound, in: next.whole),
        case .place = outcome
      {
        return (outcome, [next.firstLine])
      }
      guard next.lines.allSatisfy(isTimeOnly) else { return nil }
    }
    return nil
  }

  /// The only full address of the text, where no sentence says that the meeting is there.
  private func onlyAddress() -> Reading? {
    var found: [Reading] = []
    for passage in layout.passages
    where ![.programme, .saveTheDate, .signup, .organiser].contains(passage.section) {
      for sentence in passage.sentences where sentence.count <= Self.longestSentence {
        guard let postcode = Address.postcode(in: passage.folded, sentence),
          !Self.otherAddresses.match(in: passage.folded, sentence),
          let lead = Self.leads.lastRange(
            in: passage.folded, sentence.lowerBound..<postcode.number.lowerBound),
          let outcome = VenueParser(passage: passage).tail(from: lead.upperBound, in: sentence),
          case .place(let place) = outcome, place.venue != nil, place.address != nil
        else { continue }
        found.append((outcome, [passage.line(at: lead.lowerBound)]))
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  private static let otherAddresses: Cues = [
    "*send*", "post*", "kontakt*", "adresse*", "skriv*", "brev*", "ring*", "telefon*", "cvr*",
  ]

  private static func hasLetters(_ line: LetterLine) -> Bool {
    line.folded.contains { (0x61...0x7A).contains($0) }
  }

  private func afterDates(in passage: Passage) -> Range<Int> {
    let dates = DateScanner.mentions(in: passage).map(\.range.upperBound)
    let times = TimeScanner.mentions(in: passage).map(\.range.upperBound)
    let postcode = Address.postcode(in: passage.folded, passage.whole)?.number.lowerBound
    var start = min(
      (dates + times).filter { $0 <= postcode ?? .max }.max() ?? 0, passage.bytes.count)
    while start < passage.bytes.count, [0x20, 0x2C, 0x3A].contains(passage.bytes[start]) {
      start += 1
    }
    if start < passage.bytes.count,
      let lead = Self.leads.prefixEnd(of: passage.folded, start..<passage.bytes.count)
    {
      start = lead
    }
    return start..<passage.bytes.count
  }

  /// The line that says the meeting is held on a screen: the title or one with a date, or a sentence on the meeting.
  private func virtualLine() -> Int? {
    if let title, Self.virtualWords.match(in: foldedKeepingPlace(Array(title.text.utf8))) {
      return title.lines.first
    }
    for index in sessions {
      let passage = layout.passages[index]
      if let word = Self.virtualWords.firstRange(in: passage.folded, passage.whole) {
        return passage.line(at: word.lowerBound)
      }
    }
    for passage in layout.passages
    where passage.section != .saveTheDate && passage.section != .programme {
      for sentence in passage.sentences {
        guard let word = Self.virtualWords.firstRange(in: passage.folded, sentence),
          Self.events.match(in: passage.folded, sentence),
          Self.holds.match(in: passage.folded, sentence)
        else { continue }
        return passage.line(at: word.lowerBound)
      }
    }
    return nil
  }

  /// The town after "møde i" in the title or beside the date.
  private func namedTown() -> String? {
    let titles = title?.passage.map { [$0] } ?? []
    for index in sessions + titles {
      let passage = layout.passages[index]
      var search = 0
      while let lead = Self.inWord.firstRange(in: passage.folded, search..<passage.bytes.count) {
        search = lead.upperBound
        let words = passage.words(in: lead.upperBound..<passage.bytes.count).words.prefix(3)
        for count in stride(from: min(2, words.count), through: 1, by: -1) {
          let name = passage.text(words[0].range.lowerBound..<words[count - 1].range.upperBound)
          guard words.prefix(count).allSatisfy(\.beginsWithCapital),
            !(count < words.count && words[count].name.hasPrefix("kommun")),
            Gazetteer.denmark.municipality(ofTown: name) != nil
          else { continue }
          return name
        }
      }
    }
    return nil
  }

  private static let inWord: Cues = ["i"]
  private static let names: Cues = [
    "adressen er", "stedet er", "mødestedet er", "stedet bliver", "mødested er", "lokalet er",
  ]
  private static let leads: Cues = ["på", "i", "hos", "ved"]
  private static let holds: Cues = [
    "foregår", "afhold*", "holdes", "holder*", "holdt", "finder sted", "mødes", "bliver holdt",
    "afvikles", "samles", "sker", "inviter*", "indkald*", "indbyd*", "byder", "vil finde sted",
    "er",
    "gennemføres", "løber af stablen", "bliver", "deltager", "deltage",
  ]
  private static let events: Cues = [
    "mødet", "møderne", "møde", "*møde", "*mødet", "*møder", "*møderne", "møder", "konferencen",
    "*konference", "temadagen",
    "*temadag", "seminaret", "*seminar", "høringen", "høring*", "arrangementet", "*arrangement",
    "workshoppen", "*workshop", "webinaret", "*webinar", "dagen", "aftenen", "vi", "*aften",
    "generalforsamling*", "begge", "*debat", "det", "kurset", "*temaaften*",
  ]
  private static let virtualWords: Cues = [
    "virtuelt", "virtuel", "virtuelle", "online", "teams", "zoom", "webinar*", "digitalt møde",
    "onlinemøde*", "teamsmøde*", "videomøde*", "videokonference*", "teams-møde*", "online-møde*",
  ]
}

extension LetterLine {
  /// The line from a place on, such as a label's value.
  func value(from start: Int) -> LetterLine {
    LetterLine(
      number: number, bytes: Array(bytes[start...]), folded: Array(folded[start...]),
      indent: indent,
      mark: nil, isEmphasised: isEmphasised, links: links, role: role, section: section)
  }

  /// The line with a comma after it, so that lines below each other are pieces of one address.
  var endingWithComma: LetterLine {
    guard let last = bytes.last, ![0x2C, 0x2E, 0x3A].contains(last) else { return self }
    return LetterLine(
      number: number, bytes: bytes + [0x2C], folded: folded + [0x2C], indent: indent, mark: mark,
      isEmphasised: isEmphasised, links: links, role: role, section: section)
  }
}
