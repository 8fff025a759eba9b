import PlenumIntake
import PlenumModel
import Testing

/// How a letter is laid out must not change what it says.
@Suite struct LetterShapeTests {
  private func read(_ lines: String...) -> Letter {
    LetterReader.read(lines.joined(separator: "\n"))
  }

  private func sessions(_ letter: Letter) -> [String] {
    letter.sessions.map { session in
      [session.date?.description, session.start?.description, session.end?.description]
        .map { $0 ?? "-" }.joined(separator: " ") + " " + (session.place ?? "-")
    }
  }

  @Test func `reads a page of two columns one column at a time`() {
    let letter = read(
      "   Skive Kommune og KL                         Program",
      "",
      "   Invitation til temadag om overgange         Kl. 9.00   Velkomst v/ Ida Lund",
      "                                               Kl. 9.30   Oplæg om børn og",
      "   Mandag den 3. maj 2021                                 unge i overgange",
      "   kl. 9.00-12.00 på Rådhuset,                 Kl. 10.30  Drøftelse",
      "   Torvegade 10, 7800 Skive                    Kl. 11.45  Tak for i dag",
      "",
      "   Tilmelding senest den 20. april")
    #expect(letter.title == "Invitation til temadag om overgange")
    #expect(sessions(letter) == ["2021-05-03 09:00 12:00 Rådhuset"])
    #expect(letter.place?.postalCode == "7800")
    #expect(
      letter.programme.map(\.text) == [
        "Velkomst", "Oplæg om børn og unge i overgange", "Drøftelse", "Tak for i dag",
      ])
    #expect(letter.signup.deadline?.description == "2021-04-20")
    // The lines are those of the file.
    #expect(letter.sources[.title] == [3])
  }

  @Test func `reads a printed table row by row, and a date on a screen apart from the halls`() {
    let letter = read(
      "Regionale møder om den nye lov",
      "",
      "KL inviterer til regionale møder. Indholdet er ens.",
      "",
      "Region        Dato                Tidspunkt      Sted",
      "Nordjylland   6. februar 2024     12.30-15.00    Nordkraft, Kjellerups Torv 5, 9000 Aalborg",
      "Syddanmark    8. februar 2024     12.30-15.00    Nicolai, Skolegade 2, 6000 Kolding",
      "Online        15. februar 2024    13.00-14.30    Teams")
    #expect(
      sessions(letter) == [
        "2024-02-06 12:30 15:00 Nordkraft", "2024-02-08 12:30 15:00 Nicolai",
        "2024-02-15 13:00 14:30 virtuelt",
      ])
    #expect(!letter.isVirtual)
    #expect(letter.place?.city == "Aalborg")
  }

  @Test func `reads the points of an agenda, without the page they stand on`() {
    let letter = read(
      "Dagsorden", "",
      "Møde i Skoleudvalget den 5. oktober 2022 kl. 15 på Hadsten Rådhus", "",
      "Punkt 1: Godkendelse af dagsorden                 2",
      "Pkt. 2 Ny struktur v/ formand Lis Aagaard",
      "   a. Hvad andre gør",
      "Punkt 3 - Eventuelt                               12", "",
      "Punkt 2 og 3 behandles for lukkede døre.")
    #expect(
      letter.programme.map(\.text) == ["Godkendelse af dagsorden", "Ny struktur", "Eventuelt"])
    #expect(letter.programme.map(\.by) == [nil, "formand Lis Aagaard", nil])
    #expect(letter.programme.map(\.details) == [[], ["Hvad andre gør"], []])
  }

  @Test func `takes no name of a page and none of its menu for the title`() {
    let letter = read(
      "Børnenes Hus", "Om os   Arrangementer   Kontakt", "Kalender", "",
      "Leg er alvor", "", "Hvornår", "Lørdag den 5. november 2022 kl. 10-16", "",
      "Sidste tilmelding", "14. oktober 2022", "", "Relaterede arrangementer",
      "Kursus den 12. november 2022 kl. 9-15")
    #expect(letter.title == "Leg er alvor")
    #expect(letter.letterDate == nil)
    #expect(letter.signup.deadline?.description == "2022-10-14")
    #expect(sessions(letter) == ["2022-11-05 10:00 16:00 -"])
  }

  @Test func `finds the street on the line below the venue`() {
    let letter = read(
      "Invitation til dialogmøde", "", "Vi mødes", "", "onsdag den 23. september 2020",
      "fra klokken 16.30 til 19.00", "i kantinen på Campus Bornholm", "Minervavej 1, 3700 Rønne")
    #expect(letter.place?.venue == "kantinen på Campus Bornholm")
    #expect(letter.place?.address == "Minervavej 1")
    #expect(letter.place?.city == "Rønne")
    #expect(letter.region == "Region Hovedstaden")
  }

  @Test func `reads a town by its short name`() {
    let letter = read(
      "Invitation til møde", "", "Tid: 23. maj 2024 kl. 9-15",
      "Sted: Campus, Nils Bohrs Alle 4, 2800 Kgs. Lyngby")
    #expect(letter.place?.city == "Kgs. Lyngby")
    #expect(letter.place?.address == "Nils Bohrs Alle 4")
    #expect(letter.hostMunicipality == "Lyngby-Taarbæk Kommune")
  }

  @Test func `takes the hour of the meeting, not that of the meal or of the deadline`() {
    let meal = read(
      "Indkaldelse til generalforsamling", "", "Onsdag den 2. oktober 2024",
      "kl. 18.00 (spisning fra kl. 17.00)")
    #expect(sessions(meal) == ["2024-10-02 18:00 - -"])
    let deadline = read(
      "Invitation til møder", "", "Alle møder begynder kl. 16.00 og slutter kl. 18.00.", "",
      "Mandag den 12. marts 2018 – Aalborg", "", "Tirsdag den 13. marts 2018 – Kolding", "",
      "Tilmeldingsfristen er mandag den 5. marts kl. 12.00.")
    #expect(
      sessions(deadline).map { $0.prefix(22) } == [
        "2018-03-12 16:00 18:00", "2018-03-13 16:00 18:00",
      ])
  }

  @Test func `reads until when one may sign up, however it is said`() {
    for words in [
      "frem til den 5. maj", "til og med den 5. maj", "senest onsdag den 5. maj kl. 12",
    ] {
      let letter = read(
        "Invitation til møde", "", "Mødet holdes den 11. maj 2021 kl. 19 på rådhuset.", "",
        "I kan tilmelde jer \(words).")
      #expect(letter.signup.deadline?.description == "2021-05-05", "\(words)")
      #expect(letter.sessions.count == 1, "\(words)")
    }
  }
}
