import PlenumIntake
import PlenumModel
import Testing

/// What a letter must say before the reader takes it for a title, a body that invites, a house or a day: where it says
/// less, nothing is read rather than something wrong.
@Suite struct LetterEvidenceTests {
  private func read(_ lines: [String]) -> Letter {
    LetterReader.read((lines + ["", welcome]).joined(separator: "\n"))
  }

  private func read(_ lines: String...) -> Letter { read(lines) }

  private let welcome =
    "Vi glæder os til at se jer alle sammen, og I må gerne tage en kollega med, hvis I har lyst."

  private func sessions(_ letter: Letter) -> [String] {
    letter.sessions.map { session in
      [session.date?.description, session.start?.description, session.end?.description]
        .map { $0 ?? "-" }.joined(separator: " ")
    }
  }

  // MARK: The title

  private static let prose =
    "Byrådet vil gerne høre, hvad forældrene mener om planerne for de næste år. Derfor holder vi et "
    + "borgermøde onsdag den 3. maj 2023 kl. 19.00-21.00 i hallen, hvor alle er velkomne."

  @Test(arguments: ["Politikere og borgere i dialog", "Mød op til debat", "Støt op om mødet!"])
  func `takes no heading below running text for the title`(heading: String) {
    #expect(read(Self.prose, "", heading, "", "Der er kaffe.").title == nil)
  }

  @Test func `reads past pictures, bylines and the ways to skip them`() {
    let letter = read(
      "Gå til sidens indhold", "Billede af en skole", "Skolen i går. Foto: Kaj Holm",
      "Af Lone Friis", "Åben skole i Lemvig", "", Self.prose)
    #expect(letter.title == "Åben skole i Lemvig")
  }

  @Test func `takes a line that only says when for no title where another says what`() {
    let letter = read(
      "Leg eller læring i vuggestuen?", "Temadag onsdag den 23. april 2025 kl. 9.30-15.00",
      "", Self.prose)
    #expect(letter.title == "Leg eller læring i vuggestuen?")
  }

  // MARK: Who invites

  @Test(arguments: [
    (
      "Foreningen mod Støj i Holbæk og Odsherred indkalder til møde den 9. oktober 2024 kl. 19.",
      ["Foreningen mod Støj i Holbæk og Odsherred"]
    ),
    (
      "Social- og boligministeren, Rådet for Sikker Trafik og Frivilligrådet inviterer til møde den 9. maj 2024.",
      ["Social- og boligministeren", "Rådet for Sikker Trafik", "Frivilligrådet"]
    ),
    (
      "Danmarks Lærerforening, Skole og Forældre samt folkekirken inviterer til konference.",
      ["Danmarks Lærerforening", "Skole og Forældre", "folkekirken"]
    ),
    (
      "Region Nordjylland og kommunerne i regionen inviterer til dialogmøde den 9. maj 2024.",
      ["Region Nordjylland"]
    ),
    ("Pædagogisk sektor holder møde den 2. februar 2024 kl. 19.", ["Pædagogisk sektor"]),
  ])
  func `reads all that stands before the verb that invites`(text: String, bodies: [String]) {
    let letter = read("Møde om leg", "", text)
    #expect([letter.organiser].compactMap(\.self) + letter.coOrganisers == bodies)
  }

  @Test(arguments: [
    "Borgmester Ida Holm byder velkommen til mødet den 9. maj 2024 kl. 19.",
    "Foreningen inviterer til møde den 9. maj 2024 kl. 19.",
    "I et opslag på Nettet inviterer den lokale gruppe til møde den 9. maj 2024 kl. 19.",
    "Jeg har sammen med Dagbladet arrangeret et møde den 9. maj 2024 kl. 19.",
  ])
  func `says nobody rather than who is named elsewhere`(text: String) {
    let letter = read("Møde om leg", "", text)
    #expect(letter.organiser == nil)
    #expect(letter.coOrganisers.isEmpty)
  }

  @Test func `takes the name that goes on to say what kind of body it is`() {
    let letter = read(
      "Høm-Vester inviterer til vælgermøde", "",
      "Det er Høm-Vester Borgerforening, der står bag mødet den 19. oktober 2021 kl. 19.30.")
    #expect(letter.organiser == "Høm-Vester Borgerforening")
  }

  @Test func `reads whose event a heading tells of`() {
    let letter = read(
      "KL's Kultur- og fritidskonference 2019", "", "Konferencen er den 15. maj 2019 i Vejle.")
    #expect(letter.organiser == "KL")
  }

  // MARK: Where

  @Test(arguments: [
    ("på Hotel- og Restaurantskolen (se kortet)", "Hotel- og Restaurantskolen", nil as String?),
    ("på Rønde Høj- og Efterskole i Rønde", "Rønde Høj- og Efterskole", "Rønde"),
    ("på Samsøgades Skole af fem kandidater", "Samsøgades Skole", nil),
    ("i Borgerhuset, Ahlefeldtsgade, Rudkøbing", "Borgerhuset", "Rudkøbing"),
    ("i borgerportalen på rådhuset", "borgerportalen på rådhuset", nil),
    ("i Sognegården i Sjørslev", "Sognegården i Sjørslev", nil),
  ])
  func `ends the name of a house where the name ends`(
    words: String, venue: String, city: String?
  ) {
    let letter = read(
      "Møde om leg", "", "Mødet holdes tirsdag den 9. september 2025 kl. 19 \(words).")
    #expect(letter.place?.venue == venue)
    #expect(letter.place?.city == city)
  }

  @Test func `takes houses of which there are several for none`() {
    let letter = read(
      "Møde om leg", "",
      "Mødet den 9. september 2025 kl. 19 er for alle på hospitalerne i Viborg, Skive.")
    #expect(letter.place == nil)
  }

  @Test func `reads an address with initials whole`() {
    let letter = read(
      "Møde om leg", "", "Tid: 9. september 2025 kl. 19",
      "Sted: Centret, P.R. Ørumsgade 11, 8000 Aarhus C.")
    #expect(letter.place?.address == "P.R. Ørumsgade 11")
    #expect(letter.place?.postalCode == "8000")
  }

  // MARK: When

  @Test func `takes the hour before a date for no day`() {
    let letter = read(
      "Tre møder om skolen", "",
      "Vi mødes torsdag den 4. marts 2027 kl. 19-21, tirsdag den 9. marts 2027 kl. 17.00-19.30, onsdag den "
        + "10. marts 2027 kl. 19 - 21 og mandag den 15. marts 2027 kl. 19.")
    #expect(
      letter.sessions.compactMap { $0.date?.description }
        == ["2027-03-04", "2027-03-09", "2027-03-10", "2027-03-15"])
  }

  @Test func `keeps each day that has no year`() {
    let letter = read(
      "Tre møder om skolen", "",
      "Vi mødes torsdag den 4. marts kl. 19-21, tirsdag den 9. marts kl. 17-19 og onsdag den 10. marts kl. 19-21."
    )
    #expect(sessions(letter) == ["- 19:00 21:00", "- 17:00 19:00", "- 19:00 21:00"])
  }

  @Test(arguments: [
    ("Møde den 17. januar 2024 fra 19 – 21 på Byskolen.", "2024-01-17 19:00 21:00"),
    ("Møde den 17. januar 2024 om børn fra 10-12 år på Byskolen.", "2024-01-17 - -"),
  ])
  func `takes bare hours for a time right after a date only`(text: String, session: String) {
    #expect(sessions(read("Møde om leg", "", text)) == [session])
  }

  @Test func `gives no session the hours of a row of the programme`() {
    let letter = read(
      "Møde om leg", "", "Mødet er den 28. marts 2023.", "",
      "17.00 – 18.00 Velkomst til mødet", "18.00 – 19.30 Grupperne holder møde",
      "19.30 – 20.00 Spisning")
    #expect(sessions(letter) == ["2023-03-28 - -"])
  }

  @Test func `takes the year that makes the weekday right, and no other`() {
    let text = "Landsmødet holdes digitalt i 2021. Vi mødes lørdag den 24. april kl. 10-15."
    #expect(sessions(read("Møde om leg", "", text)) == ["2021-04-24 10:00 15:00"])
    #expect(
      sessions(read("Møde om leg", "", text.replacing("lørdag", with: "fredag")))
        == ["- 10:00 15:00"])
  }

  @Test func `takes the last day on which one may sign up for the deadline`() {
    let letter = read(
      "Møde om leg", "", "Mødet er lørdag den 24. april 2021 kl. 10-15.", "",
      "Tilmelding er åben fra 1. februar til 21. april 2021 kl. 16.00.")
    #expect(letter.signup.deadline?.description == "2021-04-21")
    #expect(sessions(letter) == ["2021-04-24 10:00 15:00"])
  }

  // MARK: What about

  @Test(arguments: [
    (
      [
        "Foreningen Leg inviterer til temadag om 'legen i det 21. århundrede' på Byskolen den 9. maj 2024."
      ],
      ["legen i det 21. århundrede"]
    ),
    (
      [
        "Borgerforeningen inviterer til møde om vindmøller (og solceller) i Tornbyhallen den 9. maj 2024."
      ],
      ["vindmøller (og solceller)"]
    ),
    (
      ["Bedre service for alle. Det er temaet for borgermødet den 9. maj 2024."],
      ["Bedre service for alle"]
    ),
    (
      ["Mødet handler om \"Sundhed på landet\" og \"nye løsninger\"."],
      ["Sundhed på landet", "nye løsninger"]
    ),
    (
      [
        "- Hvordan leger vi?", "- Hvem leger med?",
        "Det er nogle af de emner, som vil blive debatteret den 9. maj 2024 af disse kandidater:",
        "- Ida Holm (S)", "- Per Friis (V)",
      ], ["Hvordan leger vi?", "Hvem leger med?"]
    ),
  ])
  func `reads themes to where they end`(lines: [String], themes: [String]) {
    #expect(read(["Velkommen til en aften", ""] + lines).themes == themes)
  }

  // MARK: The programme

  @Test func `reads each programme by its own marks`() {
    let letter = read(
      "Generalforsamling den 9. maj 2024 kl. 18.30", "", "Program:", "", "Kl. 18.30:",
      "Fælles spisning", "", "Kl. 19.00:", "Oplæg om leg", "", "Dagsorden:", "1. Valg af dirigent",
      "2. Beretning", "3. Eventuelt")
    #expect(
      letter.programme.map(\.text) == [
        "Fælles spisning", "Oplæg om leg", "Valg af dirigent", "Beretning", "Eventuelt",
      ])
  }

  @Test func `reads the points of an agenda whose names stand below their numbers`() {
    let letter = read(
      "Møde i udvalget den 4. marts 2025 kl. 16", "", "Punkt 1.", "Godkendelse af dagsorden", "",
      "Punkt 2.", "Budgettet", "", "Punkt 3.", "Eventuelt")
    #expect(
      letter.programme.map(\.text).prefix(3) == [
        "Godkendelse af dagsorden", "Budgettet", "Eventuelt",
      ])
  }
}
