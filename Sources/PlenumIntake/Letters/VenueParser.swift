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
    guard !range.isEmpty, passage.bytes[range].last != 0x3F else { return nil }
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
  ///
  /// - Parameter isNamed: whether the place stands right after the hour, where a name alone is enough: "kl. 19 i
  ///   Kometen".
  func tail(from start: Int, in sentence: Range<Int>, isNamed: Bool = false) -> Outcome? {
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
    guard
      let house = isHouse(range) || (isNamed && isName(range)) || isRoom(range)
        ? range : properName(range),
      !Self.notVenues.match(in: passage.folded, house)
    else { return nil }
    return .place(place(before: house, postcode: nil, city: nil))
  }

  /// "borgerportalen på rådhuset": a word with its article, whatever it is called, within a house.
  private func isRoom(_ range: Range<Int>) -> Bool {
    let words = passage.words(in: range).words
    guard words.count >= 3, let room = words.first, ["på", "i"].contains(words[1].name),
      room.name.utf8.count >= 6, room.name.hasSuffix("en") || room.name.hasSuffix("et"),
      !Self.notRooms.match(in: Array(room.name.utf8)),
      !room.isFollowedByComma, !room.isFollowedByStop
    else { return false }
    return isHouse(words[2].range.lowerBound..<range.upperBound)
  }

  private static let notRooms: Cues = [
    "*aften", "*arbejdet", "*debatten", "*dialogen", "ugen", "dagen", "*processen", "*forløbet",
    "*projektet", "*perioden", "*udstillingen", "*hverdagen", "*undervisningen", "*indsatsen",
    "*mødet", "*byen", "*kommunen", "*ledelsen",
  ]

  /// The house with a name of its own at the beginning of what goes on with other words: "Samsøgades Skole af fem
  /// kandidater".
  private func properName(_ range: Range<Int>) -> Range<Int>? {
    let words = passage.words(in: range).words.prefix { $0.beginsWithCapital }
    guard words.count >= 2, let first = words.first, let last = words.last,
      !words.dropLast().contains(where: { $0.isFollowedByComma || $0.isFollowedByStop }),
      Self.venues.match(in: Array(last.name.utf8))
    else { return nil }
    let name = first.range.lowerBound..<last.range.upperBound
    return isHouse(name) ? name : nil
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
    pieces = pieces.flatMap(parted)
    var city = city
    if city == nil, pieces.count > 1, let last = pieces.last, isTown(passage.text(last)) {
      city = passage.text(last)
      pieces.removeLast()
    }
    var street = pieces.lastIndex { piece in
      Address.isStreet(passage.bytes, passage.folded, piece)
        && (postcode != nil || city != nil || Self.streets.match(in: passage.folded, piece))
    }
    // "Regionsgården, Kongens Vænge, 3400 Hillerød" has a street without a number.
    if street == nil, postcode != nil || city != nil, pieces.count > 1, let last = pieces.last,
      Self.streets.match(in: passage.folded, last), !Self.inHouse.match(in: passage.folded, last)
    {
      street = pieces.count - 1
    }
    var rest = range.lowerBound..<range.lowerBound
    if city == nil, let last = pieces.indices.last, let town = townAfterI(pieces[last]) {
      // "Torvet 2 i Frederikssund" is a street and its town; "Rådhuset i Herning" is what the house is called.
      let before = trimmed(pieces[last].lowerBound..<town.lead)
      if Address.isStreet(passage.bytes, passage.folded, before) {
        street = last
      } else if let house = only(passage.words(in: before).words),
        Self.venues.match(in: Array(house.name.utf8))
      {
        rest = pieces[last]
      }
      if rest.isEmpty {
        pieces[last] = before
        city = passage.text(town.name)
      }
    }
    let venue = pieces[..<(street ?? pieces.count)].map(passage.text).joined(separator: ", ")
    let address = street.map { pieces[$0...].map(passage.text).joined(separator: ", ") }
    return Letter.Place(
      venue: venue.isEmpty ? nil : venue.trimmingStop, address: address?.trimmingStop,
      postalCode: postcode, city: city?.trimmingStop)
  }

  /// "Festsalen Astersvej 15" is a room and a street, where somebody forgot the comma.
  private func parted(_ piece: Range<Int>) -> [Range<Int>] {
    let words = passage.words(in: piece).words
    guard words.count == 3, let room = words.first, words[1].beginsWithCapital,
      words[2].name.utf8.first?.isDigit == true,
      Self.venues.match(in: Array(room.name.utf8)),
      Self.streets.match(in: Array(words[1].name.utf8)),
      !Self.streets.match(in: Array(room.name.utf8))
    else { return [piece] }
    return [room.range, words[1].range.lowerBound..<piece.upperBound]
  }

  /// The only word of a name, or the last one where a room of a kind is named before it: "kantinen på rådhuset". A
  /// house with a name of its own is not called after the town it lies in.
  private func only(_ words: [Words.Word]) -> Words.Word? {
    guard let last = words.last else { return nil }
    return words.count == 1 || !last.beginsWithCapital ? last : nil
  }

  /// The town after the last "i" of a piece.
  private func townAfterI(_ piece: Range<Int>) -> (lead: Int, name: Range<Int>)? {
    guard let lead = Self.inWord.lastRange(in: passage.folded, piece),
      lead.lowerBound > piece.lowerBound
    else { return nil }
    let name = trimmed(lead.upperBound..<piece.upperBound)
    return isTown(passage.text(name)) ? (lead.lowerBound, name) : nil
  }

  private static let districts: Set<String> = ["sv", "nv", "sø", "nø"]
  private static let inWord: Cues = ["i"]
  private static let municipal: Cues = ["kommune"]
  private static let alternatives: Cues = ["- eller", "– eller", "eller", "- og", "- samt"]

  /// The town's name: words with a capital, or the single letter of a district (`København S`).
  private func townEnd(from start: Int, in range: Range<Int>) -> Int {
    var end = start
    for word in passage.words(in: start..<range.upperBound).words.prefix(4) {
      guard word.range.lowerBound - end <= 1, word.beginsWithCapital else { break }
      // "6705 Esbjerg UC SYD": letters alone are a district's, or another name.
      let isLetters = passage.bytes[word.range].allSatisfy { (0x41...0x5A).contains($0) }
      if end > start, isLetters, word.range.count > 1, !Self.districts.contains(word.name) { break }
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
    var end = range.upperBound
    var search = start
    while let stop = Self.stops.firstRange(in: passage.folded, search..<range.upperBound) {
      // "KL-huset" is a house.
      if stop.upperBound < range.upperBound, passage.bytes[stop.upperBound] == 0x2D {
        search = stop.upperBound
        continue
      }
      end = stop.lowerBound
      break
    }
    for index in start..<end where [0x3B, 0x28, 0x21, 0x3F].contains(passage.bytes[index]) {
      end = index
      break
    }
    // "Høj- og Efterskole" is one name: its hyphen follows a letter.
    if let other = Self.alternatives.firstRange(in: passage.folded, start..<end),
      passage.bytes[other.lowerBound] != 0x2D || other.lowerBound == start
        || passage.bytes[other.lowerBound - 1] == 0x20
    {
      end = other.lowerBound
    }
    // "Multicentret i Hedensted Kommune".
    if let municipality = Self.municipal.firstRange(in: passage.folded, start..<end),
      let lead = Self.inWord.lastRange(in: passage.folded, start..<municipality.lowerBound)
    {
      end = lead.lowerBound
    }
    // After a comma only a street or a town goes on; "og" only within a name ("Job- og kompetencecenter").
    var cut = start
    while let comma = passage.bytes[cut..<end].firstIndex(of: 0x2C) {
      var next = trimmed(comma + 1..<(passage.bytes[(comma + 1)..<end].firstIndex(of: 0x2C) ?? end))
      if let and = Self.and.firstRange(in: passage.folded, next) {
        next = trimmed(next.lowerBound..<and.lowerBound)
      }
      let street = townAfterI(next).map { trimmed(next.lowerBound..<$0.lead) } ?? next
      guard
        Address.isStreet(passage.bytes, passage.folded, street) || isTown(passage.text(next))
          || isStreetBeforeTown(next, before: end)
      else {
        end = comma
        break
      }
      cut = comma + 1
    }
    search = start
    while let and = Self.and.firstRange(in: passage.folded, search..<end) {
      let isJoined = and.lowerBound >= 2 && passage.bytes[and.lowerBound - 2] == 0x2D
      guard isJoined || isAcronym(after: and.upperBound, in: range) else { return and.lowerBound }
      search = and.upperBound
    }
    return end
  }

  /// "Ahlefeldtsgade, Rudkøbing": a street without its number, and the town after it.
  private func isStreetBeforeTown(_ piece: Range<Int>, before end: Int) -> Bool {
    guard Self.streets.match(in: passage.folded, piece),
      !Self.inHouse.match(in: passage.folded, piece),
      let comma = passage.bytes[piece.upperBound..<end].firstIndex(of: 0x2C)
    else { return false }
    let rest = trimmed(comma + 1..<end)
    return isTown(passage.text(rest))
  }

  /// "Rosborg Gymnasium og HF": letters alone belong to the name.
  private func isAcronym(after place: Int, in range: Range<Int>) -> Bool {
    let word = passage.bytes[min(place + 1, range.upperBound)..<range.upperBound]
      .prefix { (0x41...0x5A).contains($0) }
    return (2...4).contains(word.count) && !isWordByte(passage.folded, at: word.endIndex)
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
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

  static let and: Cues = ["og", "samt"]
  private static let stops: Cues = [
    "kl", "klokken", "den", "fra", "hvor", "med", "til", "for", "om", "når", "som", "der", "mandag",
    "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "er", "bliver", "afholdes",
    "efter",
    "under", "mellem", "ved",
  ]
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with mark: [UInt8]) -> Bool { suffix(mark.count).elementsEqual(mark) }
}
