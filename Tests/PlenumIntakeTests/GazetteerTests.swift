import PlenumIntake
import PlenumModel
import Testing

@Suite struct GazetteerTests {
  let places = Gazetteer.denmark

  @Test func `knows the 98 municipalities`() {
    #expect(places.municipalities.count == 98)
    #expect(places.names.contains("Ærø"))
    #expect(places.municipality(code: "0657")?.officialName == "Herning Kommune")
    #expect(places.municipality(code: "9999") == nil)
  }

  @Test(
    arguments: [
      ("Herning", "Herning Kommune"), ("hernings", "Herning Kommune"),
      ("Hernings Kommune", "Herning Kommune"), ("HERNING KOMMUNES", "Herning Kommune"),
      ("Århus", "Aarhus Kommune"), ("Aarhus'", "Aarhus Kommune"), ("Åbenrå", "Aabenraa Kommune"),
      ("A\u{30A}lborg", "Aalborg Kommune"), ("Høje Taastrup", "Høje-Taastrup Kommune"),
      ("Højetaastrup", nil), ("København", "Københavns Kommune"),
      ("Københavns", "Københavns Kommune"),
      ("Bornholms Regionskommune", "Bornholms Regionskommune"), ("Stevns", "Stevns Kommune"),
      ("Nordfyn", "Nordfyns Kommune"), ("Randers", "Randers Kommune"),
      ("Hobros", "Mariagerfjord Kommune"),
      ("KK", nil), ("far", nil), ("Får", nil), ("", nil), ("Kommune", nil),
    ] as [(String, String?)])
  func `finds a municipality by any of its names`(name: String, official: String?) {
    #expect(places.municipality(named: name)?.officialName == official)
  }

  @Test func `gives each municipality the region of the day`() throws {
    let kobenhavn = try #require(places.municipality(named: "København"))
    let herning = try #require(places.municipality(named: "Herning"))
    let before = CalendarDate(year: 2026, month: 12, day: 31)
    let after = CalendarDate(year: 2027, month: 1, day: 1)
    #expect(kobenhavn.region(on: before) == "Region Hovedstaden")
    #expect(kobenhavn.region(on: after) == "Region Østdanmark")
    #expect(kobenhavn.region(on: nil) == nil)
    #expect(herning.region(on: nil) == "Region Midtjylland")
    #expect(places.region(of: herning, on: after) == "Region Midtjylland")
  }

  @Test func `knows which regions exist when`() throws {
    #expect(places.regions.count == 6)
    let day = try #require(CalendarDate(year: 2027, month: 6, day: 1))
    #expect(
      places.regions.filter { $0.exists(on: day) }.map(\.name)
        == ["Region Midtjylland", "Region Nordjylland", "Region Syddanmark", "Region Østdanmark"])
    #expect(places.region(named: "midtjylland")?.name == "Region Midtjylland")
    #expect(places.region(named: "Region Jylland") == nil)
  }

  @Test(
    arguments: [
      ("8660", "Skanderborg", "Skanderborg"), ("DK-7400", "Herning", "Herning"),
      ("1250", "København K", "København"), ("1799", "København V", "København"),
      ("3700", "Rønne", "Bornholm"),
    ])
  func `finds town and municipality of a postcode`(number: String, town: String, name: String) {
    let postcode = places.postcode(number)
    #expect(postcode?.town == town)
    #expect(postcode?.municipality.name == name)
  }

  @Test(arguments: ["0000", "9999", "866", "86601", "", "abcd"])
  func `refuses a postcode that does not exist`(number: String) {
    #expect(places.postcode(number) == nil)
  }

  @Test func `says when a postcode is shared too evenly to place an address`() {
    #expect(places.postcode("4682")?.isSettled == false)
    #expect(places.postcode("7400")?.isSettled == true)
  }

  @Test func `places a town by its postcodes when only one municipality has it`() {
    #expect(places.municipality(ofTown: "Vildbjerg")?.name == "Herning")
    #expect(places.municipality(ofTown: "Taastrup")?.name == "Høje-Taastrup")
    #expect(places.municipality(ofTown: "Atlantis") == nil)
  }

  @Test func `offers the nearest names for an unknown one`() {
    #expect(places.nearestNames(to: "Skandeborg").first == "Skanderborg")
    #expect(places.nearestNames(to: "Hernign Kommune").first == "Herning")
    #expect(places.nearestNames(to: "Stockholm").isEmpty)
  }

  @Test func `finds every postcode of the table and no other`() {
    // The naive twin: count the numbers that are there, one by one.
    let found = (0...9999).filter { places.postcode(padded($0, to: 4)) != nil }
    #expect(found.count == 592 - 3 + 500 + 300 + 100)
    #expect(found.first == 1000)
    #expect(found.last == 9990)
  }

  @Test(
    arguments: [
      ("Skandeborg", "Skanderborg"), ("Hernign Kommune", "Herning"), ("Aarhsu", "Aarhus"),
      ("Silkebogs", "Silkeborg"), ("Høje-Taastrop", "Høje-Taastrup"), ("Herning", "Herning"),
      ("Farve", nil), ("Fan", nil), ("Nordjurs", "Norddjurs"), ("Stockholm", nil), ("KK", nil),
      ("", nil),
    ] as [(String, String?)])
  func `forgives one wrong letter where only one municipality can be meant`(
    name: String, municipality: String?
  ) {
    #expect(places.municipality(spelledAs: name)?.name == municipality)
  }

  @Test(
    arguments: [
      ("Ærø", "Ærø"), ("Samsø", "Samsø"), ("Læsø", "Læsø"), ("Fanø", "Fanø"),
      ("Bornholm", "Bornholm"),
      ("Langeland", "Langeland"), ("Mors", "Morsø"), ("Marstal", "Ærø"), ("Nordby", nil),
      ("Tranebjerg", "Samsø"), ("Byrum", "Læsø"), ("Anholt", "Norddjurs"), ("Thyborøn", "Lemvig"),
    ] as [(String, String?)])
  func `places the islands`(name: String, municipality: String?) {
    #expect(places.municipality(ofTown: name)?.name == municipality)
  }

  @Test
  func `gives every municipality its names, a region before and after the merger, and a postcode`()
    throws
  {
    let day = try #require(CalendarDate(year: 2026, month: 12, day: 31))
    let later = try #require(CalendarDate(year: 2027, month: 1, day: 1))
    let codes = Set((1000...9999).compactMap { places.postcode("\($0)")?.municipality.code })
    var regions: [String: Int] = [:]
    for municipality in places.municipalities {
      #expect(places.municipality(named: municipality.name) == municipality)
      #expect(places.municipality(named: municipality.officialName) == municipality)
      #expect(places.municipality(named: municipality.name + "s") == municipality)
      #expect(places.municipality(named: municipality.name.uppercased()) == municipality)
      #expect(codes.contains(municipality.code), "\(municipality.name)")
      let before = try #require(municipality.region(on: day))
      let after = try #require(municipality.region(on: later))
      regions[before, default: 0] += 1
      regions[after + " 2027", default: 0] += 1
      #expect((before == after) == !["Region Hovedstaden", "Region Sjælland"].contains(before))
    }
    #expect(
      regions == [
        "Region Hovedstaden": 29, "Region Sjælland": 17, "Region Syddanmark": 22,
        "Region Midtjylland": 19, "Region Nordjylland": 11, "Region Østdanmark 2027": 46,
        "Region Syddanmark 2027": 22, "Region Midtjylland 2027": 19, "Region Nordjylland 2027": 11,
      ])
  }
}
