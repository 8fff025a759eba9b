/// Where the phrase after "møde om" begins and ends.
extension ThemeFinder {
  /// Where the phrase after "møde om" begins.
  func afterEventWord(in passage: Passage, _ range: Range<Int>) -> Int? {
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
  func phraseEnd(from start: Int, in passage: Passage, _ sentence: Range<Int>) -> Int {
    var end = sentence.upperBound
    if let stop = Self.stops.firstRange(in: passage.folded, start..<end) {
      end = stop.lowerBound
    }
    if let date = DateScanner.mentions(in: passage.folded, start..<end).first {
      end = date.range.lowerBound
    }
    if let house = leadToVenue(in: passage, start..<end) { end = house }
    if let month = Self.monthWithYear(in: passage.folded, start..<end) { end = month }
    while end > start, [0x20, 0x2C, 0x2D, 0x28, 0x93, 0x80, 0xE2].contains(passage.bytes[end - 1]) {
      end -= 1
    }
    return Self.withoutLead(passage.folded, start..<end)
  }

  /// Where "på Thisted Gymnasium" begins, if that is the house of the meeting.
  private func leadToVenue(in passage: Passage, _ range: Range<Int>) -> Int? {
    guard let venue, venue.utf8.count >= 4 else { return nil }
    let name = foldedKeepingPlace(Array(venue.utf8))
    for place in range.dropFirst(4)
    where passage.folded[place..<range.upperBound].starts(with: name) {
      let near = max(range.lowerBound, place - 6)..<place
      guard let lead = PlaceFinder.leads.lastRange(in: passage.folded, near),
        lead.upperBound == place - 1
      else { continue }
      return lead.lowerBound
    }
    return nil
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
  func parted(_ passage: Passage, _ range: Range<Int>) -> [String] {
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
  static let and: Cues = ["og"]
  static let about: Cues = ["om", "vedrørende", "vedr."]
  static let events: Cues = [
    "*møde", "*møder", "*mødet", "*partnerskab", "*partnerskaber", "*konference", "*konferencen",
    "*temadag", "*seminar", "*høring", "*høringen", "*debat", "*workshop", "*webinar", "*dialog",
    "*temaaften",
    "*drøftelse", "*drøftelser", "*dag", "*dage", "*aften", "*arrangement", "*netværk", "*kursus",
    "samtale", "samtaler",
  ]
  private static let stops: Cues = [
    ", hvor*", ", så*", ", for at*", ", der skal*", ", som skal*", ", som holdes*", ", der holdes*",
    ", der afholdes*", ", som afholdes*",
    "kl.",
    "i forbindelse med", ", og", "fra kl*", "i uge", "to steder*", "tre steder*", "fire steder*",
    "fem steder*", "seks steder*", "flere steder*", "rundt om i landet*",
    "og få", "og hør", "og bliv", "og giv", "og vær", "og kom", "- et", "– et", "- nærmere",
    "– nærmere", "- en", "er udsat*", "er flyttet*", "er aflyst*",
    "bliver udsat*", "bliver flyttet*", "aflyses", "blandt andet være*", "være på dagsordenen*",
  ]
}
