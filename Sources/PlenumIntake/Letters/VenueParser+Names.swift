/// What a house or a room may be called.
extension VenueParser {
  /// Names and words for houses and rooms, and nothing else: "det traditionelle borgmesterbesøg" is no part of one.
  func isHouse(_ range: Range<Int>) -> Bool {
    let words = passage.words(in: range).words
    let isCalled = words.contains { word in
      // "Århus" ends as a house does, and "hospitalerne" are many.
      !word.name.hasSuffix("erne") && Self.venues.match(in: Array(word.name.utf8))
        && Gazetteer.denmark.municipality(named: word.name) == nil
    }
    guard isCalled || Self.centres.match(in: passage.folded, range) else { return false }
    // "i skole eller i job": a kind of house is no house.
    if words.count == 1, Self.kinds.contains(words[0].name) { return false }
    if hasStreet(range), words[0].beginsWithCapital { return true }
    return words.allSatisfy { word in
      word.beginsWithCapital || word.name.utf8.first?.isDigit == true || word.endsWithHyphen
        || Self.nameJoins.contains(word.name) || Self.rooms.contains(word.name)
        || word.name.hasSuffix("s") || Self.venues.match(in: Array(word.name.utf8))
    }
  }

  /// Whether a street with its number follows the name.
  private func hasStreet(_ range: Range<Int>) -> Bool {
    guard let comma = passage.bytes[range].firstIndex(of: 0x2C) else { return false }
    let next = trimmed(comma + 1..<range.upperBound)
    return Address.isStreet(passage.bytes, passage.folded, next)
      && Self.streets.match(in: passage.folded, next)
  }

  private static let kinds: Set<String> = [
    "skole", "hal", "kirke", "park", "hus", "sal", "klub", "kontor", "center", "bibliotek",
    "gymnasium", "torv", "slot", "kro", "institution", "institutioner", "daginstitution",
    "daginstitutioner", "museum", "teater", "lokale", "lokaler", "børnehave", "forum",
  ]
  private static let centres: Cues = ["bella center*"]
  private static let rooms: Set<String> = [
    "og", "for", "ved", "samt", "til", "store", "lille", "gamle", "nye", "ny", "gammel", "etage",
    "sal", "stor", "vær", "værelse", "lok", "nr", "rum", "indgang", "blok", "bygning", "byens",
    "under",
  ]

  /// Words with capitals that name no part of the country.
  func isName(_ range: Range<Int>) -> Bool {
    // Before the street.
    let range =
      range.lowerBound..<(passage.bytes[range].firstIndex(of: 0x2C) ?? range.upperBound)
    let words = passage.words(in: range).words
    guard (1...5).contains(words.count), let last = words.last,
      words[0].beginsWithCapital, last.beginsWithCapital,
      !Self.areas.match(in: passage.folded, range)
    else { return false }
    return words.allSatisfy { $0.beginsWithCapital || Self.nameJoins.contains($0.name) }
  }

  private static let nameJoins: Set<String> = ["i", "på", "af", "den", "det", "de"]
  private static let areas: Cues = [
    "*kommune*", "region*", "danmark", "fyn", "sjælland", "*sjælland", "*jylland", "bornholm",
    "lolland", "falster", "als", "samsø", "læsø", "mors", "langeland", "ærø", "storkøbenhavn",
  ]
  static let screens: Cues = [
    "teams", "zoom", "online", "virtuelt", "virtuel*", "webex", "skype", "digitalt",
    "microsoft teams",
    "livestream*", "på skærm*", "internettet",
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
    "christiansborg", "værelse*", "*værelse", "*værelset", "cafeteri*", "*rummet", "*kælderen",
  ]
  static let notVenues: Cues = [
    "dagsordenen", "*området", "*møde", "*mødet", "*møder", "*møderne", "kommunen", "kommunens",
    "netværket", "høring", "istedet", "stedet", "i stedet", "januar", "februar", "marts", "april",
    "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
  ]

  /// Rooms that are called after streets.
  static let inHouse: Cues = ["lokale*", "*sal", "*salen", "mødelokale*", "*sal *"]

  static let streets: Cues = [
    "*vej", "*vejen", "*gade", "*gaden", "*torv", "*torvet", "*allé", "*alle", "*plads", "*pladsen",
    "*stræde", "*strædet", "*boulevard", "*vænget", "*vænge", "*parken", "*fælled", "*toften",
    "*haven", "*bakken", "*kaj", "*brygge", "*marken", "*stien", "*sti", "*svinget", "*vangen",
    "*engen", "*ager", "*havn", "*bro", "*brink*",
  ]
}
