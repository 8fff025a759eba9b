/// Reads what stands where a place is expected: venue, street, postcode and town, or that it is on a screen.
struct VenueParser {
  let passage: Passage

  enum Outcome {
    case place(Letter.Place)
    case virtual
    /// Only a town: `i Skanderborg`.
    case town(String)

    /// The place, unless it is on a screen or only a town.
    var onSite: Letter.Place? { if case .place(let place) = self { place } else { nil } }
  }

  /// Reads a range that holds a place and nothing else, such as the value of "Sted:".
  func whole(_ range: Range<Int>) -> Outcome? {
    let range = trimmed(range)
    guard !range.isEmpty else { return nil }
    if let found = Address.postcode(in: passage.folded, range) {
      let end = townEnd(from: found.town, in: range)
      return .place(
        place(
          before: range.lowerBound..<found.number.lowerBound,
          postcode: passage.text(found.number), city: passage.text(found.town..<end)))
    }
    if Self.screens.match(in: passage.folded, range) { return .virtual }
    let name = passage.text(range).trimmingStop
    if isTown(name) { return .town(name) }
    return .place(place(before: range, postcode: nil, city: nil))
  }

  /// Reads the place that begins at `start` and ends somewhere in the sentence; nil where nothing there is a place.
  func tail(from start: Int, in sentence: Range<Int>) -> Outcome? {
    let tail = trimmed(start..<sentence.upperBound)
    guard !tail.isEmpty else { return nil }
    if let found = Address.postcode(in: passage.folded, tail),
      found.number.lowerBound - tail.lowerBound <= 140,
      DateScanner.mentions(in: passage.folded, tail.lowerBound..<found.number.lowerBound).isEmpty
    {
      let end = townEnd(from: found.town, in: tail)
      return whole(tail.lowerBound..<end)
    }
    let end = nameEnd(from: tail.lowerBound, in: tail)
    let range = trimmed(tail.lowerBound..<end)
    guard !range.isEmpty else { return nil }
    let name = passage.text(range)
    if isTown(name) { return .town(name) }
    if Self.screens.match(in: passage.folded, range) { return .virtual }
    guard Self.venues.match(in: passage.folded, range),
      !Self.notVenues.match(in: passage.folded, range)
    else { return nil }
    return .place(place(before: range, postcode: nil, city: nil))
  }

  private func isTown(_ name: String) -> Bool {
    guard name.utf8.count <= 30, let first = name.unicodeScalars.first,
      first.properties.isUppercase
    else { return false }
    return Gazetteer.denmark.municipality(ofTown: name) != nil
      && !PlaceKey(name).text.isEmpty && !name.hasSuffix("Kommune")
  }

  /// The pieces between commas: what comes before the street is the venue.
  private func place(
    before range: Range<Int>, postcode: String?, city: String?
  ) -> Letter.Place {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where passage.bytes[index] == 0x2C {
      pieces.append(trimmed(start..<index))
      start = index + 1
    }
    pieces.append(trimmed(start..<range.upperBound))
    pieces.removeAll(where: \.isEmpty)
    var city = city
    if city == nil, pieces.count > 1, let last = pieces.last, isTown(passage.text(last)) {
      city = passage.text(last)
      pieces.removeLast()
    }
    let street = pieces.lastIndex { piece in
      Address.isStreet(passage.bytes, passage.folded, piece)
        && (postcode != nil || city != nil || Self.streets.match(in: passage.folded, piece))
    }
    let venue = pieces[..<(street ?? pieces.count)].map(passage.text).joined(separator: ", ")
    let address = street.map { pieces[$0...].map(passage.text).joined(separator: ", ") }
    return Letter.Place(
      venue: venue.isEmpty ? nil : venue.trimmingStop, address: address?.trimmingStop,
      postalCode: postcode, city: city?.trimmingStop)
  }

  /// The town's name: words with a capital, or the single letter of a district (`København S`).
  private func townEnd(from start: Int, in range: Range<Int>) -> Int {
    var end = start
    for word in passage.words(in: start..<range.upperBound).words.prefix(4) {
      guard word.range.lowerBound - end <= 1, word.beginsWithCapital else { break }
      end = word.range.upperBound
      // "Kgs. Lyngby".
      if Address.townAbbreviations[word.name] != nil, end < range.upperBound,
        passage.bytes[end] == 0x2E
      {
        end += 1
        continue
      }
      if word.isFollowedByComma || word.isFollowedByStop { break }
    }
    return end
  }

  private func nameEnd(from start: Int, in range: Range<Int>) -> Int {
    var end =
      Self.stops.firstRange(in: passage.folded, start..<range.upperBound)?.lowerBound
      ?? range.upperBound
    for index in start..<end where [0x3B, 0x28, 0x21, 0x3F].contains(passage.bytes[index]) {
      end = index
      break
    }
    // After a comma only a street or a town goes on; "og" only within a name ("Job- og kompetencecenter").
    var cut = start
    while let comma = passage.bytes[cut..<end].firstIndex(of: 0x2C) {
      let next = trimmed(comma + 1..<(passage.bytes[(comma + 1)..<end].firstIndex(of: 0x2C) ?? end))
      guard Address.isStreet(passage.bytes, passage.folded, next) || isTown(passage.text(next))
      else {
        end = comma
        break
      }
      cut = comma + 1
    }
    var search = start
    while let and = Self.and.firstRange(in: passage.folded, search..<end) {
      let isJoined = and.lowerBound >= 2 && passage.bytes[and.lowerBound - 2] == 0x2D
      guard isJoined || isAcronym(after: and.upperBound, in: range) else { return and.lowerBound }
      search = and.upperBound
    }
    return end
  }

  /// "Rosborg Gymnasium og HF": letters alone belong to the name.
  private func isAcronym(after place: Int, in range: Range<Int>) -> Bool {
    let word = passage.bytes[min(place + 1, range.upperBound)..<range.upperBound]
      .prefix { (0x41...0x5A).contains($0) }
    return (2...4).contains(word.count) && !isWordByte(passage.folded, at: word.endIndex)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    var isShorter = true
    while isShorter {
      isShorter = false
      for mark in Self.separators where passage.bytes[range].starts(with: mark) {
        range.removeFirst(mark.count)
        isShorter = true
      }
      for mark in Self.separators where mark != Self.colon && passage.bytes[range].ends(with: mark)
      {
        range.removeLast(mark.count)
        isShorter = true
      }
    }
    return range
  }

  private static let colon: [UInt8] = [0x3A]
  private static let separators =
    [" ", ",", "-", "–", "—", "·", "•", "|", ";"].map { Array($0.utf8) }
    + [colon]

  static let screens: Cues = [
    "teams", "zoom", "online", "virtuelt", "virtuel*", "webex", "skype", "digitalt",
    "microsoft teams",
    "livestream*", "på skærm*", "internettet",
  ]
  private static let and: Cues = ["og", "samt"]
  private static let stops: Cues = [
    "kl", "klokken", "den", "fra", "hvor", "med", "til", "for", "om", "når", "som", "der", "mandag",
    "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "er", "bliver", "afholdes",
    "efter",
    "under", "mellem", "ved",
  ]
  static let venues: Cues = [
    "comwell*", "scandic*", "radisson*", "dgi*", "bella center*", "*værket", "*caféen", "*café",
    "*rådhus*", "*skole", "*skolen", "*hal", "*hallen", "*center", "*centeret", "*centret", "*hus",
    "*huset", "*bibliotek*", "hotel*", "*hotel", "*hotellet", "*kro", "*kroen", "*sal", "*salen",
    "*gymnasium*", "campus*", "kantinen", "aulaen", "*aula", "*lokale*", "*museum*", "*teater*",
    "*teatret", "*institution*", "børnehaven*", "*børnehave", "*gård*", "*slot", "*kirke*",
    "*stedet", "*arena*", "*park", "*parken", "*konferencecenter*", "biografen", "festsalen",
    "*kollegium*", "*højskole*", "*akademi*", "*universitet*", "*seminarium*", "*værk",
    "*værftet",
    "*station*", "*forum", "*borgen", "klassen", "klasselokalet", "lærerværelset", "*kontoret",
    "*kontor", "*stuen", "*biblioteket", "*klub", "*klubhus*", "*klubben", "*hytten", "*laden",
    "*multisal*", "*messe*", "*kongres*", "*torv", "*hospital*", "*sygehus*", "auditorium*",
    "*auditoriet", "*børnehus*", "*ungdomshus*", "*fælleshus*", "*forsamlingshus*", "*mødesal*",
    "christiansborg", "værelse*",
  ]
  private static let notVenues: Cues = [
    "dagsordenen", "*området", "*møde", "*mødet", "*møder", "*møderne", "kommunen", "kommunens",
  ]
  private static let streets: Cues = [
    "*vej", "*vejen", "*gade", "*gaden", "*torv", "*torvet", "*allé", "*alle", "*plads", "*pladsen",
    "*stræde", "*strædet", "*boulevard", "*vænget", "*vænge", "*parken", "*fælled", "*toften",
    "*haven", "*bakken", "*kaj", "*brygge", "*marken", "*stien", "*sti", "*svinget", "*vangen",
    "*engen", "*ager", "*havn", "*bro", "*brink*",
  ]
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with mark: [UInt8]) -> Bool { suffix(mark.count).elementsEqual(mark) }
}
