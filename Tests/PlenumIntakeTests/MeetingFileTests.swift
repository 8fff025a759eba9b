import PlenumModel
import TestSupport
import Testing

@testable import PlenumIntake

@Suite struct `A meeting file` {
  private static let codebooks = RandomMeeting.codebooks

  private func read(_ text: String) throws(MeetingFileProblems) -> MeetingFile.Content {
    try MeetingFile.read(bytes: Array(text.utf8), codebooks: Self.codebooks)
  }

  private func problems(_ text: String) -> [MeetingFileProblem] {
    do throws(MeetingFileProblems) {
      _ = try read(text)
      return []
    } catch {
      return error.problems
    }
  }

  @Test(arguments: UInt64(0)..<500)
  func `is read back without loss`(seed: UInt64) throws {
    let meeting = RandomMeeting(seed: seed).meeting
    let text = MeetingFile.text(of: meeting)
    let content = try read(text)
    var back = content.meeting.renamed(try #require(content.id))
    // What a meeting was set up as follows from the rest, and is left unsaid.
    back.details.origin = back.details.origin ?? back.fingerprint
    #expect(back == meeting, "\(text)")
    #expect(MeetingFile.text(of: back) == text)
  }

  @Test func `may be written by hand, in any order and in everyday forms`() throws {
    let content = try read(
      """
      # Dialogmøde om skolen
      Tema 2: Læsning
      titel:  Dialogmøde
      Dato: 3. maj 2025 kl. 17-19.30, Odder Rådhus
      DATO: 2025-05-04
      tilstand: Åbent
      Region: midtjylland
      Vært: odder

      Tema 1: Trivsel
      Borde: 1-3, 5
      Bord 5 kommuner: Hernings 2, Århus
      Bord 5 tema: 2
      Program: 17.00 Velkommen
      Program: Oplæg | en forsker
      Tilmelding:
      """)
    let meeting = content.meeting
    #expect(content.id == nil)
    #expect(meeting.title == "Dialogmøde")
    #expect(
      meeting.sessions.map(MeetingValue.written(_:)) == [
        "2025-05-03 kl. 17:00-19:30, Odder Rådhus", "2025-05-04",
      ])
    #expect(meeting.state == .open)
    #expect(meeting.region == "Region Midtjylland")
    #expect(meeting.hostMunicipality == "Odder Kommune")
    #expect(meeting.themes.map(\.title) == ["Trivsel", "Læsning"])
    #expect(meeting.tables == [1, 2, 3, 5])
    #expect(
      meeting.details.tables == [
        TablePlan(
          number: 5, theme: 2,
          seats: [
            SeatCount(municipality: "Herning", count: 2),
            SeatCount(municipality: "Aarhus", count: 1),
          ])
      ])
    #expect(meeting.details.programme.map(\.text) == ["Velkommen", "Oplæg"])
    #expect(meeting.details.programme.map(\.by) == [nil, "en forsker"])
    #expect(meeting.details.programme[0].time == ClockTime(hour: 17))
    #expect(meeting.details.signup.link == nil)
  }

  @Test(arguments: [
    ("Titel", MeetingFileProblem.Reason.noColon), ("Titl: x", .unknownField("Titl")),
    ("Tema: x", .unknownField("Tema")), ("Region 2: x", .unknownField("Region 2")),
    ("Dato: 31. april 2024", .notADate("31. april 2024")),
    ("Dato: 2024-10-30 kl. 25", .notATime("25")),
    ("Dato: 2024-10-30 kl. 17-16", .endBeforeStart), ("Tilstand: på vej", .notAState("på vej")),
    ("Aflyst: måske", .notYesOrNo("måske")), ("Borde: mange", .notTables("mange")),
    ("Borde: 3-1", .notTables("3-1")), ("Borde: 1-10000", .tableOutOfRange(10_000)),
    ("Bord 3 kommuner: Odder 1, Odder 2", .notSeats("Odder 1, Odder 2")),
    ("Bord 3 kommuner: Odder 0", .notSeats("Odder 0")),
    ("Bord 3 kommuner: Oder 1", .unknownMunicipality("Oder", nearest: ["Odder"])),
    ("Vært: Hernig", .unknownMunicipality("Hernig", nearest: ["Herning"])),
    ("Kodebog: 1999", .unknownCodebook("1999", known: codebooks.map(\.value))),
    ("Tema 1 nøgle: x", .noSuchTheme(1)), ("Programdetalje: x", .detailWithoutItem),
    ("Region: a\\b", .brokenEscape), ("Bord 3 tema: to", .notATheme("to")),
    ("Møde: to ord", .notAMeetingName("to ord")),
  ])
  func `says which line is wrong, and why`(line: String, reason: MeetingFileProblem.Reason) {
    #expect(
      problems("Titel: Møde\nDato: 2024-10-30\n\(line)\n") == [
        MeetingFileProblem(line: 3, reason: reason)
      ])
  }

  @Test(arguments: [
    ("Dato: 2024-10-30", MeetingFileProblem.Reason.noTitle), ("Titel: Møde", .noDate),
    ("", .noTitle),
    ("Titel: M\nDato: 2024-10-30\nBord 3 tema: 4", .tableWithoutTheme(table: 3, theme: 4)),
    ("Titel: M\nDato: 2024-10-30\nBorde: 1-2\nBord 3 kommuner: Odder", .tableNotListed(3)),
    (
      "Titel: M\nDato: 2024-10-30\nTema 1: A\nTema 2: a", .keyTwice(ThemeKey(stored: "a"))
    ),
    ("\u{0}", .notText(.nul(line: 1))),
  ])
  func `says what the file as a whole lacks`(text: String, reason: MeetingFileProblem.Reason) {
    #expect(problems(text) == [MeetingFileProblem(line: 0, reason: reason)])
  }

  @Test func `all wrong lines are named at once`() {
    #expect(problems("Titel: M\nx\ny: z\nTitel: N").map(\.line) == [2, 3, 4])
  }

  @Test func `whatever is done to its bytes, it is read or refused`() {
    var random = SeededRandom(seed: 13)
    var accepted = 0
    for seed in UInt64(0)..<3_000 {
      let text = MeetingFile.text(of: RandomMeeting(seed: seed % 50).meeting)
      let bytes = random.mutated(Array(text.utf8))
      guard
        let content = try? MeetingFile.read(bytes: bytes, codebooks: Self.codebooks)
      else { continue }
      // What was accepted is as good as any other meeting.
      let meeting = content.meeting.renamed(content.id ?? MeetingID(stored: "m"))
      accepted += 1
      let again = try? read(MeetingFile.text(of: meeting))
      #expect(again?.meeting.renamed(meeting.id) == meeting)
    }
    // Else the loop has held nothing.
    #expect(accepted > 100)
  }

  @Test func `a changed meeting keeps its theme's key, and an empty value clears a field`() throws {
    var editor = MeetingEditor(
      Meeting(
        id: MeetingID(stored: "m"), title: "M", region: "Region Midtjylland",
        themes: [Theme(number: 1, title: "Leg")], codebook: Self.codebooks[0]),
      codebooks: Self.codebooks)
    try editor.set(.theme, number: 1, to: "Leg og læring")
    try editor.set(.region, to: "")
    try editor.set(.question, to: "Første?")
    try editor.set(.question, to: "Anden?")
    try editor.addTheme("Trivsel")
    let meeting = try editor.finished()
    #expect(meeting.themes.map(\.key.value) == ["leg", "trivsel"])
    #expect(meeting.themes.map(\.title) == ["Leg og læring", "Trivsel"])
    #expect(meeting.region == nil)
    #expect(meeting.details.reflectionQuestions == ["Første?", "Anden?"])
  }
}

@Suite struct `A municipality's answers` {
  @Test func `are told apart by their first sign`() {
    let answers = ReflectionAnswer.read(
      "+ a\r\n–b\n* c\n\n! d\n?e\neget emne\n+\n• f\n- 1-2 år\n")
    #expect(answers.map(\.text) == ["a", "b", "c", "d", "e", "eget emne", "f", "1-2 år"])
    #expect(
      answers.map(\.kind) == [
        .success, .challenge, .inspiration, .ask, .question, .point, .inspiration, .challenge,
      ])
    #expect(answers.map(\.line) == [1, 2, 3, 5, 6, 7, 9, 10])
  }

  @Test func `are asked for by the letter's own questions, where each is of one kind`() {
    var meeting = Meeting(
      id: MeetingID(stored: "m"), title: "M", codebook: CodebookVersion("2024.1"))
    #expect(
      ReflectionQuestions(of: meeting).questions.map(\.text)[0] == "Hvad lykkes i jeres kommune?")
    meeting.details.reflectionQuestions = [
      "Hvilke udfordringer oplever vi?", "Hvad har I succes med, og hvor er I udfordret?",
    ]
    let asked = ReflectionQuestions(of: meeting)
    #expect(asked.questions.map(\.kind) == [.success, .challenge, .inspiration, .point])
    #expect(asked.questions[1].text == "Hvilke udfordringer oplever vi?")
    #expect(asked.others == ["Hvad har I succes med, og hvor er I udfordret?"])
  }
}
