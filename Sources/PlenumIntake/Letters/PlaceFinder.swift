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
      case .place(let read):
        let (place, lines) = completed(read, below: outcome.lines)
        // What says more wins: a sentence with a street over a label with a room.
        if found.place == nil || (found.place?.postalCode == nil && place.postalCode != nil) {
          found.place = place
          found.placeLines = lines
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
    if found.place == nil, !found.isVirtual, found.town == nil, let event = atEvent(),
      case .place(let place) = event.outcome
    {
      found.place = place
      found.placeLines = event.lines
    }
    if found.isVirtual { found.place = nil }
    found.town = found.town ?? namedTown()
    return found
  }

  typealias Reading = (outcome: VenueParser.Outcome, lines: [Int])

  /// The place with the street and the town that stand on the lines right below its venue.
  private func completed(
    _ place: Letter.Place, below lines: [Int]
  ) -> (place: Letter.Place, lines: [Int]) {
    guard place.postalCode == nil, place.address == nil, let last = lines.last,
      let venue = place.venue
    else { return (place, lines) }
    let below = layout.lines.drop { $0.number <= last }.prefix(2)
      .prefix { Address.isStreetLine($0) || Address.isPostcodeLine($0) || Self.isAddress($0) }
    guard let end = below.last,
      Address.postcode(in: end.folded, end.folded.indices) != nil,
      // Only where nothing stands after the venue on its line.
      layout.lines.contains(where: {
        $0.number == last
          && ($0.text.trimmingStop.hasSuffix(venue) || $0.text.hasSuffix(venue + ","))
      })
    else { return (place, lines) }
    let joined = Passage(below.map(\.endingWithComma))
    guard case .place(let address)? = VenueParser(passage: joined).whole(joined.whole),
      address.venue == nil
    else { return (place, lines) }
    return (
      Letter.Place(
        venue: venue, address: address.address, postalCode: address.postalCode,
        city: address.city),
      lines + below.map(\.number)
    )
  }

  /// `Minervavej 1, 3700 Rønne` alone on its line.
  private static func isAddress(_ line: LetterLine) -> Bool {
    guard let comma = line.bytes.firstIndex(of: 0x2C), line.bytes.count <= 80 else { return false }
    return Address.isStreet(line.bytes, line.folded, 0..<comma)
      && Address.postcode(in: line.folded, comma..<line.folded.count) != nil
  }

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
        guard next.section == label.section, next.lines[0].label == nil, !next.lines[0].isPoint,
          let last = value.last ?? Optional(passage.lines[0]),
          value.allSatisfy(isTimeOnly) || next.firstLine == last.number + 1, value.count < 6
        else { break }
        value += next.lines
      }
      value = value.prefix { !$0.isPoint }.filter { !isTimeOnly($0) }.map(Self.withoutTownLabel)
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
  func reading(_ value: [LetterLine]) -> Reading? {
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

  func isTimeOnly(_ line: LetterLine) -> Bool {
    let passage = Passage([line])
    return
      (!DateScanner.mentions(in: passage).isEmpty || !TimeScanner.mentions(in: passage).isEmpty)
      && Address.postcode(in: line.folded, line.folded.indices) == nil
      && !Self.leads.match(in: line.folded) && !line.bytes.contains(0x2C)
  }

  /// Bytes; what is longer is no sentence, and would be searched many times over.
  static let longestSentence = 4000

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
      } else if best == nil || says(reading, moreThan: best) {
        best = reading
      }
    }
    return best
  }

  /// "kantinen på rådhuset" says more than "rådhuset".
  private func says(_ reading: Reading, moreThan other: Reading?) -> Bool {
    guard let new = reading.outcome.onSite?.venue, let old = other?.outcome.onSite?.venue else {
      return false
    }
    return new.utf8.count > old.utf8.count && new.hasSuffix(old)
  }

  func told(in passage: Passage, needsCue: Bool) -> Reading? {
    var town: Reading?
    let times = needsCue ? [] : TimeScanner.mentions(in: passage)
    for sentence in passage.sentences where sentence.count <= Self.longestSentence {
      if let cue = Self.names.prefixEnd(of: passage.folded, sentence), cue < sentence.upperBound {
        let colon = passage.bytes[cue..<sentence.upperBound].firstIndex(of: 0x3A)
        let start = colon.map { $0 + 1 } ?? cue
        // "Stedet er nyt: Vi mødes i Medborgerhuset" goes on as a sentence.
        if Self.holds.firstRange(in: passage.folded, start..<sentence.upperBound) == nil,
          let outcome = VenueParser(passage: passage).tail(from: start, in: sentence),
          case .place = outcome
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
        // "Du skal ikke møde op på skolen".
        if Self.denial.match(in: passage.folded, from..<lead.lowerBound) { continue }
        guard
          let outcome = VenueParser(passage: passage).tail(
            from: lead.upperBound, in: sentence,
            isNamed: isDated && Self.follows(lead, times, in: passage))
        else { continue }
        // "Tilmelding til mødet foregår online."
        if case .virtual = outcome, SignupFinder.signing.match(in: passage.folded, sentence) {
          continue
        }
        let reading = (outcome, [passage.line(at: lead.lowerBound)])
        guard case .town = outcome else {
          return reading
        }
        town = town ?? reading
      }
    }
    return town
  }

  private static let denial: Cues = ["ikke"]

  /// Whether nothing but a blank or a comma stands between an hour and the word that leads to a place.
  private static func follows(_ lead: Range<Int>, _ times: [TimeMention], in passage: Passage)
    -> Bool
  {
    guard let time = times.last(where: { $0.range.upperBound <= lead.lowerBound }) else {
      return false
    }
    let between = time.range.upperBound..<lead.lowerBound
    return between.count <= 3 && passage.bytes[between].allSatisfy { [0x20, 0x2C].contains($0) }
  }

  private static let names: Cues = [
    "adressen er", "stedet er", "mødestedet er", "stedet bliver", "mødested er", "lokalet er",
  ]
  static let leads: Cues = ["på", "i", "hos", "ved"]
  static let holds: Cues = [
    "foregår", "foregå", "afhold*", "holdes", "holder*", "holdt", "finder sted", "mødes",
    "bliver holdt",
    "afvikles", "samles", "sker", "inviter*", "indkald*", "indbyd*", "byder", "vil finde sted",
    "er",
    "gennemføres", "løber af stablen", "løber af stabelen", "bliver", "deltager", "deltage",
  ]
  static let events: Cues = [
    "mødet", "møderne", "møde", "*møde", "*mødet", "*møder", "*møderne", "møder", "konferencen",
    "*konference", "temadagen",
    "*temadag", "seminaret", "*seminar", "høringen", "høring*", "arrangementet", "*arrangement",
    "workshoppen", "*workshop", "webinaret", "*webinar", "dagen", "aftenen", "vi", "*aften",
    "generalforsamling*", "begge", "*debat", "det", "kurset", "*temaaften*",
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
