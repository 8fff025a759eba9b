import PlenumIntake
import PlenumModel
import Testing

/// Pages of the web, notices and posts say what a letter says, in habits of their own.
@Suite struct LetterPageTests {
  private func read(_ lines: String...) -> Letter {
    LetterReader.read(lines.joined(separator: "\n"))
  }

  /// Enough to be seen to be a letter in Danish.
  private let welcome =
    "Vi glæder os til at se jer alle sammen til mødet, og I må gerne tage en kollega med."

  private func sessions(_ letter: Letter) -> [String] {
    letter.sessions.map { session in
      [session.date?.description, session.start?.description, session.end?.description]
        .map { $0 ?? "-" }.joined(separator: " ") + " " + (session.place ?? "-")
    }
  }

  // MARK: What it is called

  @Test func `takes the heading of a page for its title, not what its fact box calls it`() {
    let letter = read(
      "Invitation til borgermøde om byens skoler", "",
      "Lokalrådet inviterer til borgermøde onsdag den 13. november 2019 kl. 20-22.", "",
      "Alle er velkomne.", "", "Der er kaffe.", "", "Vi sætter stole frem.", "",
      "Tag naboen med.", "", "Vi ses.", "",
      "Hvad: Borgermøde", "Hvornår: Onsdag den 13. november kl. 20-22", "Hvor: Byskolen, Aulaen")
    #expect(letter.title == "Invitation til borgermøde om byens skoler")
    #expect(letter.place?.venue == "Byskolen, Aulaen")
  }

  @Test(arguments: [
    (
      ["Konferencen er desværre aflyst", "", "Konference: Leg i alle aldre"],
      "Konference: Leg i alle aldre"
    ),
    (
      ["Valgmøder", "", "KL og FOA inviterer til valgmøde om leg"],
      "KL og FOA inviterer til valgmøde om leg"
    ),
    (["Arrangementer", "", "Debat om fremtidens børnehave"], "Debat om fremtidens børnehave"),
    (["Generalforsamling 2021", "", "Indkaldelse (pdf)"], "Generalforsamling 2021"),
    (
      ["Valg til skolebestyrelsen", "", "Vil du vide mere om arbejdet?"],
      "Valg til skolebestyrelsen"
    ),
    (
      ["You are here", "Forside | Kontakt | Job | Presse | Søg |", "", "Møde i Børneudvalget"],
      "Møde i Børneudvalget"
    ),
    (["Indhold", "", "KL inviterer til temadag"], "KL inviterer til temadag"),
  ])
  func `finds the heading that says the most`(lines: [String], title: String) {
    let text = (lines + ["", welcome]).joined(separator: "\n")
    #expect(LetterReader.read(text).title == title)
  }

  @Test func `keeps a heading apart from the paragraph right below it`() {
    let letter = read(
      "Aflysning af høringen den 30. januar 2024 om den nye plan for skolerne",
      "Høringen aflyses, fordi der er for få tilmeldte, og fordi to af oplægsholderne er blevet "
        + "syge. Udvalget beklager meget og vil finde en ny dag, som bliver meldt ud her på siden, "
        + "så snart den er fundet.")
    #expect(
      letter.title == "Aflysning af høringen den 30. januar 2024 om den nye plan for skolerne")
    #expect(letter.themes == ["den nye plan for skolerne"])
    #expect(letter.isCancelled)
  }

  // MARK: When

  @Test func `does not take the year of a budget for the year of the meeting`() {
    let letter = read(
      "Borgermøde om budget 2020", "", "22. august 2019", "",
      "Den 10. september inviterer Odder Kommune til borgermøde om budgettet.", "",
      "Førstebehandlingen er på byrådsmødet den 7. oktober kl. 17.00.", "",
      "Program for borgermødet", "",
      "Den 10. september kl. 19.00 - 21.30 på Parkhotellet, Køhlsvej 25, 8300 Odder")
    #expect(sessions(letter) == ["2019-09-10 19:00 21:30 Parkhotellet"])
    #expect(letter.themes == ["budget 2020"])
    #expect(letter.programme == [])
  }

  @Test func `takes the year that stands with what the meeting is called`() {
    let letter = read(
      "Årsmøde", "", "Årsmøde 2020 er aflyst – årsmøde 2021 afholdes den 11. november kl. 9-15.")
    #expect(sessions(letter) == ["2021-11-11 09:00 15:00 -"])
  }

  @Test func `takes no time stamp of a page for the day of the meeting`() {
    let letter = read(
      "01.03.18 10:00", "", "KL inviterer til temadag", "",
      "Temadagen finder sted den 23. maj 2018 i Odense.")
    #expect(letter.sessions.map { $0.date?.description } == ["2018-05-23"])
  }

  @Test(arguments: [
    "Høringen løber frem til 13. september 2024.", "Høringsperioden er fra 1. september 2024.",
    "Tilmelding til møderne er først muligt fra torsdag den 10. august 2017.",
    "Den 25. oktober 2022 træffer kommunalbestyrelsen beslutning om møderne.",
  ])
  func `comes to no day on which nobody meets`(sentence: String) {
    let letter = read("Høring om ny skolestruktur", "", sentence)
    #expect(letter.sessions == [])
    #expect(letter.saveTheDate == [])
  }

  @Test func `reads the days between two whole dates`() {
    let letter = read("Seminar for dagtilbud", "", "Hvornår: 16. maj 2022 til 18. maj 2022")
    #expect(
      letter.sessions.map { $0.date?.description } == ["2022-05-16", "2022-05-17", "2022-05-18"])
  }

  @Test func `reads when the last day ends`() {
    let letter = read(
      "Indkaldelse til kongres", "",
      "Kongressen åbnes tirsdag den 12. november 2024 kl. 10.30 og forventes lukket torsdag den "
        + "14. november 2024 kl. 13.")
    #expect(sessions(letter) == ["2024-11-12 10:30 - -", "2024-11-14 - 13:00 -"])
  }

  @Test(arguments: [
    (["Tidspunkt: 2/02/2006 19:30"], "2006-02-02 19:30 -"),
    (
      [
        "STARTTIDSPUNKT", "", "03-11-2015 16:30:00", "", "SLUTTIDSPUNKT", "", "03-11-2015 19:00:00",
      ], "2015-11-03 16:30 19:00"
    ),
    (
      ["Tirsdag den 28. september 2021 inviterer byrådet. Det sker i hallen kl. 19."],
      "2021-09-28 19:00 -"
    ),
    (["Årets møde afholdes lørd. 1. november 2014 kl. 9.30-16."], "2014-11-01 09:30 16:00"),
  ])
  func `finds the hour that belongs to the day`(lines: [String], expected: String) {
    let letter = LetterReader.read((["Valgmøde", ""] + lines).joined(separator: "\n"))
    #expect(
      sessions(letter).map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
        expected
      ])
  }

  @Test func `announces no day that it invites to`() {
    let letter = read(
      "Temadag", "", "Temadagen afholdes den 4. april 2022 kl. 9-16 i kantinen.", "",
      "Sæt allerede nu kryds i kalenderen den 4. april 2022.")
    #expect(letter.sessions.count == 1)
    #expect(letter.saveTheDate == [])
  }

  // MARK: Where

  @Test(
    arguments: [
      ("holdes den 31. august 2022 kl. 19-20.30 i Kometen.", "Kometen", nil, nil),
      (
        "holdes den 7. juni 2022 kl. 19 i Byrådssalen på Rådhuset, Torvet 2 i Frederikssund.",
        "Byrådssalen på Rådhuset", "Torvet 2", "Frederikssund"
      ),
      ("holdes den 7. juni 2022 kl. 9 på Severin i Middelfart.", "Severin", nil, "Middelfart"),
      ("holdes den 7. juni 2022 kl. 9 på Rådhuset i Viborg.", "Rådhuset i Viborg", nil, nil),
      (
        "holdes den 7. juni 2022 kl. 9 på Multicentret i Hedensted Kommune.", "Multicentret", nil,
        nil
      ),
      (
        "holdes den 7. juni 2022 kl. 9 hos Børns Hus, Trekronergade 26, Herning.", "Børns Hus",
        "Trekronergade 26", "Herning"
      ),
      ("holdes den 7. juni 2022 i KL-huset.", "KL-huset", nil, nil),
      (
        "holdes den 7. juni 2022 kl. 18 i Byrådssalen på Rådhuset - eller på skærmen.",
        "Byrådssalen på Rådhuset", nil, nil
      ),
    ] as [(String, String, String?, String?)])
  func `ends a venue where its name ends`(
    words: String, venue: String, address: String?, city: String?
  ) {
    let letter = read("Invitation til borgermøde", "", "Mødet \(words)")
    #expect(letter.place?.venue == venue)
    #expect(letter.place?.address == address)
    #expect(letter.place?.city == city)
  }

  @Test(arguments: [
    "Samfundet er i dag dybt afhængigt af velfungerende daginstitutioner.",
    "Du skal ikke møde op på skolen.", "Dagsordenen bliver bragt i det næste nummer af bladet.",
    "Det er gratis at deltage i netværket.", "Vi holder årsmøde i marts i stedet.",
    "Målet er, at flere kommer i skole eller i job.",
    "Planen er sendt i høring hos bestyrelser i daginstitutioner.",
    "Den 4. maj 2022 besøger Ida Lund fra Ældrerådet biblioteket.",
  ])
  func `takes no part of a sentence for a venue`(sentence: String) {
    let letter = read(
      "Invitation til møde", "", "Mødet holdes den 3. maj 2022 kl. 17.", "", sentence)
    #expect(letter.place == nil)
    #expect(!letter.isVirtual)
  }

  @Test func `finds an address that stands a few lines below the day`() {
    let letter = read(
      "Informationsmøde", "", "Dato: 12-09-2017", "Tid: 17:00 - 18:30", "Kom i god tid;",
      "Regionsgården, kantinen, Kongens Vænge, 3400 Hillerød")
    #expect(letter.place?.venue == "Regionsgården, kantinen")
    #expect(letter.place?.address == "Kongens Vænge")
    #expect(letter.place?.postalCode == "3400")
    #expect(letter.hostMunicipality == "Hillerød Kommune")
  }

  @Test func `prefers the room in the house to the house`() {
    let letter = read(
      "Dialogforum", "", "Vi mødes den 11. maj 2022 kl. 17-19 på rådhuset.", "",
      "Mødet holdes den 11. maj 2022 kl. 17-19 i kantinen på rådhuset.")
    #expect(letter.place?.venue == "kantinen på rådhuset")
  }

  @Test func `ends a town before the name of another house`() {
    let letter = read(
      "Konference", "", "Tid: 16. maj 2022 kl. 10-14",
      "Sted: Salen, Degnevej 16, 6705 Esbjerg UC SYD")
    #expect(letter.place?.city == "Esbjerg")
  }

  @Test(arguments: [
    "Tilmelding til mødet foregår i år online.",
    "I kan komme med indlæg til mødet via vores online platform.",
  ])
  func `holds no meeting on a screen because something else is there`(sentence: String) {
    let letter = read(
      "Invitation til møde", "", "Mødet holdes den 3. maj 2022 kl. 17 på Rådhuset i Viborg.", "",
      sentence)
    #expect(!letter.isVirtual)
    #expect(letter.place?.venue == "Rådhuset i Viborg")
    let without = read("Invitation til møde", "", "Mødet er den 3. maj 2022 kl. 17.", "", sentence)
    #expect(!without.isVirtual)
  }

  @Test func `knows the municipality by its town hall and by the town one goes to`() {
    let hall = read(
      "Besøg", "", "Foreningen tager på besøg den 30. august 2021 kl. 19 på Dragør Rådhus.")
    #expect(hall.hostMunicipality == "Dragør Kommune")
    let town = read("Konference", "", "Tag med til Nyborg den 27.-28. april 2015 til konference.")
    #expect(town.hostMunicipality == "Nyborg Kommune")
    #expect(town.region == "Region Syddanmark")
  }

  // MARK: Who

  @Test(
    arguments: [
      ("KL´s Børneudvalg inviterer til møde den 3. maj 2022.", "KL´s Børneudvalg"),
      (
        "Vi i FOA skal handle i fællesskab. Derfor inviterer vi nu til møde den 3. maj 2022.", "FOA"
      ),
      ("FOA Århus holder generalforsamling den 3. maj 2022.", "FOA Århus"),
      ("Den 3. maj 2022 holder Landsforbundet for Leg kongres.", "Landsforbundet for Leg"),
      ("I Region Syddanmark afholder vi møde den 3. maj 2022.", nil),
      (
        "Udvalget for Landdistrikter og Øer afholder møde den 3. maj 2022.",
        "Udvalget for Landdistrikter og Øer"
      ),
      ("Mød os den 3. maj 2022.\n\nMed venlig hilsen\n\nHilsen fra bestyrelsen", "bestyrelsen"),
      ("Mød os den 3. maj 2022.\n\nKL - Weidekampsgade 10 - 2300 København S", "KL"),
      (
        "Mød os den 3. maj 2022.\n\nKl. 13.00-14.30 Delprogram: Friluftsrepræsentanter og folkeoplysningsrepræsentanter mødes",
        nil
      ),
      ("Mød os den 3. maj 2022.\n\nhttps://www.byen.dk/politik/aeldreudvalg", nil),
    ] as [(String, String?)])
  func `knows who invites from who is only named`(sentence: String, organiser: String?) {
    let letter = LetterReader.read("Møde\n\n\(welcome)\n\n" + sentence)
    #expect(letter.organiser == organiser)
  }

  // MARK: What about

  @Test(arguments: [
    (
      "Temaet for årets konference vil være \"Fra politik til praksis\".",
      ["Fra politik til praksis"]
    ),
    ("Mødet holdes under temaet ”Sammenhænge for unge”.", ["Sammenhænge for unge"]),
    ("Vi har kaldt årsmødet: “På vej mod læring”.", ["På vej mod læring"]),
    ("Centrale temaer på dagen vil være ledelse, tilsyn og leg.", ["ledelse, tilsyn og leg"]),
    (
      "Emnet for mødet vil være forældreinddragelse - nærmere program følger.",
      ["forældreinddragelse"]
    ),
    ("Derfor sætter KL fokus på børns leg.", ["børns leg"]),
    ("Det handler om trivsel i børnehaven.", ["trivsel i børnehaven"]),
    (
      "Udvalget vil gerne i dialog: Kom til dialog med dig om fremtidens skole.",
      ["fremtidens skole"]
    ),
    ("Der er borgermøde den 30. januar om den nye plan. Vi inviterer alle.", []),
  ])
  func `finds the theme where a sentence tells it`(sentence: String, themes: [String]) {
    let letter = read("Årets dag", "", sentence, "", welcome)
    if !themes.isEmpty { #expect(letter.themes == themes) }
  }

  @Test func `reads the list that is to be debated`() {
    let letter = read(
      "Dag for skoler", "", "Panelet opfordres til en diskussion med borgerne om:", "",
      "• Hvordan går det", "• Hvad skal vi gøre", "", welcome)
    #expect(letter.themes == ["Hvordan går det", "Hvad skal vi gøre"])
    let areas = read(
      "Ny politik", "", "Politikkens fokusområder er:", "", "- Bolig", "- Sundhed", "", welcome)
    #expect(areas.themes == ["Bolig", "Sundhed"])
    let asked = read(
      "Høring", "", "Under høringen vil vi stille to spørgsmål:", "1) Er det nok?", "2) Hvad så?",
      "", welcome)
    #expect(asked.themes == ["Er det nok?", "Hvad så?"])
    #expect(asked.reflectionQuestions == [])
  }

  @Test func `takes no points of an agenda and no second half of a title for themes`() {
    let agenda = read(
      "Kongres", "", "Den indkaldes med dagsorden og følgende punkter:", "", "1. Åbning",
      "2. Valg", "3. Afslutning")
    #expect(agenda.themes == [])
    #expect(agenda.programme.map(\.text) == ["Åbning", "Valg", "Afslutning"])
    #expect(read("Netværk – datoer for 2023").themes == [])
    #expect(read("Borgermøde - Ny handicappolitik").themes == ["Ny handicappolitik"])
  }

  // MARK: Programme

  @Test(
    arguments: [
      ("Velkomst ved Gitte Bomholt, formand", "Velkomst", "Gitte Bomholt, formand"),
      (
        "Introduktion ved planlægger Torsten Christensen", "Introduktion",
        "planlægger Torsten Christensen"
      ),
      ("Hvad er et miljø? (ved Planværkstedet)", "Hvad er et miljø?", "Planværkstedet"),
      ("Velkomst ved Foreningen for Leg", "Velkomst", "Foreningen for Leg"),
      ("Drøftelse ved bordene", "Drøftelse ved bordene", nil),
      ("Gåtur ved Vejle Fjord", "Gåtur ved Vejle Fjord", nil),
    ] as [(String, String, String?)])
  func `parts an item from its speaker`(item: String, text: String, speaker: String?) {
    let letter = read("Program", "", "9.00 Ankomst", "9.30 \(item)", "10.00 Slut")
    #expect(letter.programme.map(\.text) == ["Ankomst", text, "Slut"])
    #expect(letter.programme.map(\.by) == [nil, speaker, nil])
  }

  @Test func `finds a programme that has no heading`() {
    let told = read(
      "Borgermøde", "", "Mødet er den 3. maj 2022 kl. 17, og aftenens program indeholder:", "",
      "- Om planen", "- Kaffe", "- Debat", "", "Vel mødt.")
    #expect(told.programme.map(\.text) == ["Om planen", "Kaffe", "Debat"])
    let listed = read(
      "Borgermøde", "", "Mødet er den 3. maj 2022 kl. 17.", "", "1. Velkomst v/ Ida Lund",
      "2. Om planen", "  - Veje", "3. Afslutning", "", "Vel mødt.")
    #expect(listed.programme.map(\.text) == ["Velkomst", "Om planen", "Afslutning"])
    #expect(listed.programme.map(\.details) == [[], ["Veje"], []])
    let timed = read(
      "Folkemøde", "", "• 10.00-10.30", "  Velkomst", "", "10.30-11.15", "Leg v. Ida Lund", "",
      "10.30-12.00", "Boder")
    #expect(timed.programme.map(\.text) == ["Velkomst", "Leg", "Boder"])
  }

  // MARK: Sign-up

  @Test func `reads how to sign up below the names of those who sign`() {
    let letter = read(
      "Seminar", "", "Seminaret er den 22. marts 2021 kl. 14.", "", "På vegne af foreningen",
      "Ida Lund", "",
      "Deltagelse er gratis, men tilmelding er nødvendig senest den 19. marts til ida@leg.example")
    #expect(letter.signup.email == "ida@leg.example")
    #expect(letter.signup.deadline?.description == "2021-03-19")
  }

  @Test(
    arguments: [
      ("Tilmelding kan ske via handicappolitik.dk eller på telefon.", "handicappolitik.dk"),
      ("Tilmelding sker på rådhuset. Du kan streame mødet på https://video.example/1.", nil),
    ] as [(String, String?)])
  func `takes the address at which one signs up`(sentence: String, link: String?) {
    #expect(read("Møde", "", "Mødet er den 3. maj 2022.", "", sentence).signup.link == link)
  }

  @Test(
    arguments: [
      ("SU til os@leg.example – senest torsdag den 28. april 2022", "2022-04-28"),
      ("Sidste frist for at melde ønske om opstilling er den 28. april 2022.", nil),
      ("Ansøgningsfristen var den 28. april 2022.", nil),
    ] as [(String, String?)])
  func `knows the deadline for coming from other deadlines`(sentence: String, deadline: String?) {
    let letter = read("Møde", "", "Mødet er den 3. maj 2022 kl. 17.", "", sentence)
    #expect(letter.signup.deadline?.description == deadline)
  }
}
