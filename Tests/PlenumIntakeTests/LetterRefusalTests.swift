import PlenumIntake
import PlenumModel
import Testing

/// What is no letter gives no field; what is wrong in a letter is told with its line.
@Suite struct LetterRefusalTests {
  private static let poem = """
    Jeg ved en lærkerede,
    jeg siger ikke mer;
    den findes på en hede,
    et sted, som ingen ser.
    """
  private static let english = """
    Dear colleagues,

    Invitation to a regional meeting on 3 May 2024

    We are pleased to invite you to the meeting of the committee on 3 May 2024 from 10 to 12 at the town hall. \
    Please sign up with your name and the name of your school, and we will send you the programme.
    """
  private static let german = """
    Einladung zur Konferenz am 3. maj 2024

    Wir laden Sie herzlich zu der Konferenz ein. Die Konferenz ist für alle, die mit Kindern arbeiten, und wir \
    freuen uns auf Sie. Das Programm ist nicht fertig, wird von uns aber bald mit der Anmeldung versandt.
    """

  @Test(arguments: [
    ("{\"text\":\"a\"}", LetterWarning.notInvitation),
    ("[{\"title\": \"Møde\", \"date\": \"2024-05-03\"}]", .notInvitation),
    (poem, .notInvitation), ("a\nb\nc", .notInvitation), (english, .notDanish(.english)),
    (german, .notDanish(.german)), ("", .empty), ("\n \u{FEFF}\n", .empty),
  ])
  func `reads no field of what is no Danish letter, and says why`(
    text: String, warning: LetterWarning
  ) {
    let letter = LetterReader.read(text)
    #expect(letter.warnings == [warning])
    #expect(letter.title == nil)
    #expect(letter.sessions.isEmpty)
    #expect(letter.letterDate == nil)
    #expect(letter.place == nil)
    #expect(letter.sources.isEmpty)
  }

  @Test func `says that a letter has two dates, and takes the first`() throws {
    let letter = LetterReader.read(
      """
      Dato: 12. marts 2021
      Sagsnr.: 21-004

      Kære alle

      Vi inviterer til dialogmøde den 20. april 2021 kl. 15-17 på rådhuset.

      Dato: 19. marts 2021
      Sagsnr.: 21-009
      """)
    let first = try #require(CalendarDate(year: 2021, month: 3, day: 12))
    let other = try #require(CalendarDate(year: 2021, month: 3, day: 19))
    #expect(letter.letterDate == first)
    #expect(letter.sessions.count == 1)
    #expect(letter.warnings.contains(.severalLetterDates(line: 8, first: first, other: other)))
  }

  @Test
  func `says how it read a municipality that is misspelt, and which are likest to an unknown one`()
  {
    func warnings(_ name: String) -> [LetterWarning] {
      LetterReader.read(
        "Invitation til møde\n\n\(name) Kommune inviterer til møde den 3. maj 2021 kl. 15."
      )
      .warnings
    }
    #expect(
      warnings("Skandeborg").contains(
        .municipalitySpelled(
          line: 3, name: "Skandeborg Kommune", municipality: "Skanderborg Kommune")))
    #expect(
      warnings("Norjurs").contains {
        if case .unknownMunicipality(3, "Norjurs Kommune", let nearest) = $0 {
          return nearest.contains("Norddjurs")
        }
        return false
      })
  }

  @Test func `names the lines that each field was read from`() throws {
    let letter = LetterReader.read(
      """
      Invitation til dialogmøde om trivsel

      Tid: 3. maj 2021 kl. 15-17; Sted: Rådhuset, Torvet 5, 7400 Herning

      Bilag: Program; Deltagerliste
      """)
    #expect(letter.sources[.title] == [1])
    #expect(letter.sources[.sessions] == [3])
    #expect(letter.sources[.place] == [3])
    #expect(letter.sources[.attachments] == [5])
    #expect(letter.attachments == ["Program", "Deltagerliste"])
    #expect(letter.quotes[3]?.hasSuffix("Sted: Rådhuset, Torvet 5, 7400 Herning") == true)
    #expect(letter.sources.values.joined().allSatisfy { letter.quotes[$0] != nil })
  }

  @Test func `joins the lines of a page where the next word had no room`() {
    let page = """
      Vi inviterer alle kommuner i regionen til et møde om de mindste
      børns trivsel i dagtilbud og skole.
      Kl. 17.00 Velkommen
      Program
      """
    #expect(
      LetterReflow.joined(page) == """
        Vi inviterer alle kommuner i regionen til et møde om de mindste børns trivsel i dagtilbud og skole.
        Kl. 17.00 Velkommen
        Program
        """)
    #expect(LetterReflow.joined("") == "")
  }
}
