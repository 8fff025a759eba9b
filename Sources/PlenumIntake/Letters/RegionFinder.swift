import PlenumModel

/// Finds the region and the host municipality: as written, else from the venue's postcode.
struct RegionFinder {
  let layout: LetterLayout
  let title: TitleFinder.Title?
  let place: Letter.Place?
  /// Venues of other dates.
  let otherPlaces: [Letter.Place]
  let town: String?
  let date: CalendarDate?
  let organisers: [String]
  /// The line that names them.
  let organiserLine: Int

  struct Found {
    var region: String?
    var regionLines: [Int] = []
    var host: String?
    var hostLines: [Int] = []
    var warnings: [LetterWarning] = []
  }

  /// The postcode that places the meeting: none where venues lie in several municipalities.
  private var postcode: Postcode? {
    guard let first = Self.postcode(of: place),
      otherPlaces.allSatisfy({ Self.municipality(of: $0).map { $0 == first.municipality } ?? true })
    else { return nil }
    return first
  }

  private static func postcode(of place: Letter.Place?) -> Postcode? {
    place?.postalCode.flatMap { Gazetteer.denmark.postcode($0) }.flatMap { $0.isSettled ? $0 : nil }
  }

  /// The likeliest municipality of a venue.
  private static func municipality(of place: Letter.Place) -> Municipality? {
    if let number = place.postalCode { return Gazetteer.denmark.postcode(number)?.municipality }
    return place.city.flatMap { Gazetteer.denmark.municipality(ofTown: $0) }
  }

  /// The regions of all venues.
  private var venueRegions: [String] {
    let all = ([place].compactMap(\.self) + otherPlaces).compactMap { Self.municipality(of: $0) }
      .compactMap { $0.region(on: date) }
    return Array(Set(all)).sorted()
  }

  func find() -> Found {
    var found = Found()
    findHost(&found)
    let written = writtenRegions()
    if written.names.count == 1 {
      found.region = written.names[0]
      found.regionLines = written.lines
      checkAgainstPostcode(&found)
    } else if written.names.count > 1 {
      found.warnings.append(.severalRegions(written.names))
    } else if venueRegions.count > 1 {
      found.warnings.append(.severalRegions(venueRegions))
    } else if let postcode, let region = postcode.municipality.region(on: date) {
      found.region = region
      found.warnings.append(.regionInferred(region: region, from: .postcode(postcode.number)))
    } else if let host = found.host.flatMap({ Gazetteer.denmark.municipality(named: $0) }),
      let region = host.region(on: date)
    {
      found.region = region
      found.warnings.append(.regionInferred(region: region, from: .municipality(host.name)))
    }
    return found
  }

  /// A municipality that invites is the host; of several the one of the venue. Else the venue's postcode tells, else
  /// the town after "møde i".
  private func findHost(_ found: inout Found) {
    var inviting: [Municipality] = []
    for organiser in organisers {
      guard let name = Self.municipalityName(in: organiser) else { continue }
      if let municipality = Gazetteer.denmark.municipality(named: name) {
        if !inviting.contains(municipality) { inviting.append(municipality) }
      } else if let municipality = Gazetteer.denmark.municipality(spelledAs: name) {
        found.warnings.append(
          .municipalitySpelled(
            line: organiserLine, name: organiser, municipality: municipality.officialName))
        if !inviting.contains(municipality) { inviting.append(municipality) }
      } else {
        found.warnings.append(
          .unknownMunicipality(
            line: organiserLine, name: organiser, nearest: Gazetteer.denmark.nearestNames(to: name))
        )
      }
    }
    if let host = telling() {
      found.host = host.municipality.officialName
      found.hostLines = [host.line]
    } else if inviting.count == 1 {
      found.host = inviting[0].officialName
      found.hostLines = [organiserLine]
    } else if let postcode {
      let municipality = postcode.municipality
      found.host = municipality.officialName
      if !inviting.contains(municipality) {
        found.warnings.append(
          .hostInferred(municipality: municipality.officialName, from: .postcode(postcode.number)))
      }
    } else if let town = place?.city ?? townOfVenue ?? town, otherPlaces.isEmpty,
      let municipality = Gazetteer.denmark.municipality(ofTown: town),
      inviting.isEmpty || inviting.contains(municipality)
    {
      found.host = municipality.officialName
      found.warnings.append(
        .hostInferred(municipality: municipality.officialName, from: .town(town)))
    } else if inviting.isEmpty, otherPlaces.isEmpty, let named = told() ?? framing() {
      found.host = named.municipality.officialName
      found.hostLines = [named.line]
    }
  }

  /// "Rådhuset i Viborg", "Dragør Rådhus": the town that the venue is called after.
  private var townOfVenue: String? {
    guard let words = place?.venue?.split(whereSeparator: { $0 == " " || $0 == "," }),
      words.count > 1
    else { return nil }
    if let lead = words.lastIndex(of: "i") {
      let town = words[(lead + 1)...].joined(separator: " ")
      if Gazetteer.denmark.municipality(ofTown: town) != nil { return town }
    }
    // A town hall and a library are their own municipality's; a hotel may bear any town's name.
    let house = words.indices.dropFirst().first { index in
      let name = words[index].lowercased()
      return (name.hasPrefix("rådhus") || name.hasSuffix("bibliotek"))
        && Gazetteer.denmark.municipality(named: String(words[index - 1]))?.name
          == String(words[index - 1])
    }
    return house.map { String(words[$0 - 1]) }
  }

  /// "Konferencen foregår på Multicentret i Hedensted Kommune".
  private func told() -> (municipality: Municipality, line: Int)? {
    guard let venue = place?.venue else { return nil }
    for passage in layout.passages where passage.bytes.count < 2000 {
      for sentence in passage.sentences {
        let text = passage.text(sentence)
        guard text.contains("\(venue) i "), let only = only(Self.municipalities(in: text)) else {
          continue
        }
        return (only, passage.line(at: sentence.lowerBound))
      }
    }
    return nil
  }

  /// "Tønder Kommune er vært, når …".
  private func telling() -> (municipality: Municipality, line: Int)? {
    for passage in layout.passages where passage.section != .programme && passage.bytes.count < 2000
    {
      for sentence in passage.sentences {
        guard let hosts = Self.hosts.firstRange(in: passage.folded, sentence),
          let municipality = only(Self.municipalities(in: passage.text(sentence)))
        else { continue }
        return (municipality, passage.line(at: hosts.lowerBound))
      }
    }
    return nil
  }

  private static let hosts: Cues = [
    "er vært", "er værter", "som vært", "er værtskommune", "lægger hus til",
  ]

  /// The only municipality that the letter's frame names: its title, whom it is for, who signed and sent it.
  private func framing() -> (municipality: Municipality, line: Int)? {
    var found: [(municipality: Municipality, line: Int)] = []
    let framed: Set<LetterLine.Role> = [.letterhead, .addressee, .signature, .salutation]
    var lines = layout.lines.filter { framed.contains($0.role) && !$0.isBlank }.prefix(200)
      .map { ($0.text, $0.number) }
    if let title { lines.append((title.text, title.lines.first ?? 0)) }
    if let sender = layout.mail?.sender { lines.append((sender.text, sender.line)) }
    // "Debatmøde om grundskolen i Thisted Kommune" below the title.
    for passage in layout.passages.prefix(4) where TitleFinder.isEvent(passage) {
      if passage.bytes.count <= 120 {
        lines.append((passage.text, passage.firstLine))
        continue
      }
      for line in passage.lines
      where line.bytes.count <= 120 && TitleFinder.isEvent(Passage([line])) {
        lines.append((line.text, line.number))
      }
    }
    for (text, line) in lines {
      for municipality in Self.municipalities(in: text)
      where !found.contains(where: { $0.municipality == municipality }) {
        found.append((municipality, line))
      }
    }
    return found.count == 1 ? found.first : found.isEmpty ? onlyNamed() : nil
  }

  /// The only municipality of which the letter speaks, and more than once.
  private func onlyNamed() -> (municipality: Municipality, line: Int)? {
    var named: (municipality: Municipality, line: Int)?
    var count = 0
    for passage in layout.passages where passage.bytes.count < 4000 {
      for sentence in passage.sentences {
        for municipality in Self.municipalities(in: passage.text(sentence)) {
          if let named, named.municipality != municipality { return nil }
          named = named ?? (municipality, passage.line(at: sentence.lowerBound))
          count += 1
        }
      }
    }
    return count >= 2 ? named : nil
  }

  private func only(_ municipalities: [Municipality]) -> Municipality? {
    municipalities.count == 1 ? municipalities[0] : nil
  }

  /// The municipalities that a text names with the word "Kommune".
  private static func municipalities(in text: String) -> [Municipality] {
    let words = text.split { $0 == " " || $0 == "," || $0 == ":" || $0 == "(" || $0 == ")" }
    var found: [Municipality] = []
    for (place, word) in words.enumerated() where place > 0 {
      guard ["kommune", "kommunes", "regionskommune"].contains(word.lowercased().trimmingStop)
      else { continue }
      let two = place > 1 ? "\(words[place - 2]) \(words[place - 1])" : ""
      guard
        let municipality = Gazetteer.denmark.municipality(named: two)
          ?? Gazetteer.denmark.municipality(named: words[place - 1]), !found.contains(municipality)
      else { continue }
      found.append(municipality)
    }
    return found
  }

  /// What stands before "Kommune": `Skive` of "Børneudvalget i Skive Kommune".
  private static func municipalityName(in organiser: String) -> String? {
    let words = organiser.split(separator: " ")
    guard let kommune = words.firstIndex(where: { $0 == "Kommune" || $0 == "Regionskommune" }),
      kommune > 0
    else { return nil }
    // "Høje Taastrup Kommune" has two words.
    if kommune > 1 {
      let two = words[(kommune - 2)..<kommune].joined(separator: " ")
      if Gazetteer.denmark.municipality(named: two) != nil { return two }
    }
    return String(words[kommune - 1])
  }

  private func checkAgainstPostcode(_ found: inout Found) {
    guard let written = found.region, let postcode,
      let region = postcode.municipality.region(on: date), region != written
    else { return }
    found.warnings.append(
      .regionDisagrees(written: written, postcode: postcode.number, region: region))
  }

  /// The regions that the letter names for its meeting; those of the title alone where the text names several.
  private func writtenRegions() -> (names: [String], lines: [Int]) {
    var names: [String] = []
    var lines: [Int] = []
    var titled: [String] = []
    for (index, passage) in layout.passages.enumerated() where passage.section != .saveTheDate {
      for region in Self.regions(in: passage) {
        if index == title?.passage { titled.append(region.name) }
        if names.isEmpty || names.contains(region.name) { lines.append(region.line) }
        if !names.contains(region.name) { names.append(region.name) }
      }
    }
    if let title, title.passage == nil {
      titled = Gazetteer.denmark.regions.map(\.name).filter { title.text.contains($0) }
    }
    if Set(titled).count == 1, names.count != 1 { return ([titled[0]], title?.lines ?? []) }
    return (names, lines)
  }

  /// `Region Midtjylland` in any case.
  static func regions(in passage: Passage) -> [(name: String, line: Int, end: Int)] {
    var found: [(name: String, line: Int, end: Int)] = []
    var search = 0
    while let word = regionWord.firstRange(in: passage.folded, search..<passage.bytes.count) {
      search = word.upperBound
      for region in regionNames {
        let end = word.lowerBound + region.folded.count
        guard end <= passage.folded.count,
          passage.folded[word.lowerBound..<end].elementsEqual(region.folded)
        else { continue }
        found.append((region.name, passage.line(at: word.lowerBound), end))
      }
    }
    return found
  }

  private static let regionWord: Cues = ["region"]
  private static let regionNames = Gazetteer.denmark.regions.map {
    (name: $0.name, folded: foldedKeepingPlace(Array($0.name.utf8)))
  }
}
