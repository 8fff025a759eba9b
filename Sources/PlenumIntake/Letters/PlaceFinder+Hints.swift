/// What tells of the place where no label and no sentence gives it: a word for a screen, a lone address, a town.
extension PlaceFinder {
  /// The line that says the meeting is held on a screen: the title or one with a date, or a sentence on the meeting.
  func virtualLine() -> Int? {
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
          Self.holds.match(in: passage.folded, sentence),
          !Self.otherScreens.match(in: passage.folded, sentence),
          !SignupFinder.signing.match(in: passage.folded, sentence)
        else { continue }
        return passage.line(at: word.lowerBound)
      }
    }
    return nil
  }

  /// The only full address of the text, where no sentence says that the meeting is there.
  func onlyAddress() -> Reading? {
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

  /// "Informationsmøde i Center Thyregod om varme" in a line at the top: the house right after what kind of meeting it
  /// is.
  func atEvent() -> Reading? {
    for passage in layout.passages.prefix(5)
    where passage.bytes.count <= 160 && passage.sentences.count == 1 {
      guard let event = ProgrammeFinder.meetings.firstRange(in: passage.folded, passage.whole),
        let lead = Self.leads.prefixEnd(
          of: passage.folded,
          min(event.upperBound + 1, passage.bytes.count)..<passage.bytes.count),
        let outcome = VenueParser(passage: passage).tail(from: lead, in: passage.whole),
        case .place = outcome
      else { continue }
      return (outcome, [passage.line(at: lead)])
    }
    return nil
  }

  private static let otherAddresses: Cues = [
    "*send*", "post*", "kontakt*", "adresse*", "skriv*", "brev*", "ring*", "telefon*", "cvr*",
  ]

  /// The town after "møde i" in the title or beside the date.
  func namedTown() -> String? {
    let titles = title?.passage.map { [$0] } ?? []
    for index in sessions + titles {
      let passage = layout.passages[index]
      if let town = townBeforeDate(in: passage) { return town }
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

  /// "Tag med til Nyborg den 27. april": the town right before a date.
  private func townBeforeDate(in passage: Passage) -> String? {
    for date in DateScanner.mentions(in: passage) {
      let near = max(0, date.range.lowerBound - 40)..<date.range.lowerBound
      guard let lead = Self.towards.lastRange(in: passage.folded, near) else { continue }
      let words = passage.words(in: lead.upperBound..<date.range.lowerBound).words
      guard let first = words.first, first.beginsWithCapital,
        words.dropFirst().allSatisfy({
          ["den", "d"].contains($0.name) || DanishCalendar.weekday(named: $0.name) != nil
        }), Gazetteer.denmark.municipality(ofTown: passage.text(first.range)) != nil
      else { continue }
      return passage.text(first.range)
    }
    return nil
  }

  private static let towards: Cues = ["til"]
  /// What is on a screen and is not the meeting.
  private static let otherScreens: Cues = ["*platform*", "*skema*", "*formular*"]
  private static let inWord: Cues = ["i"]
  static let virtualWords: Cues = [
    "virtuelt", "virtuel", "virtuelle", "online", "teams", "zoom", "webinar*", "digitalt møde",
    "onlinemøde*", "teamsmøde*", "videomøde*", "videokonference*", "teams-møde*", "online-møde*",
  ]
}
