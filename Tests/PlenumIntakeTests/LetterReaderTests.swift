import PlenumCorpus
import PlenumIntake
import PlenumModel
import Testing

@Suite struct LetterReaderTests {
  /// Where the fields kept with an invitation give more than the letter: the speaker of this item is printed without
  /// the title, and the rule is that `by` is what stands after "v/".
  private static let givenBeyondTheLetter = [
    "seed02": ("programme", "understøtte det\",\"by\":\"Thomas Gyldal Petersen\"")
  ]

  @Test(
    .enabled(
      if: LetterCases.exists(LetterCases.shared), "the five invitations are not on this machine"),
    arguments: LetterCases.names(in: LetterCases.shared))
  func `reads every field of an invitation that was sent`(name: String) throws {
    let beyond = Self.givenBeyondTheLetter[name]
    for difference in try LetterCases.differences(LetterCases.shared, name) {
      if let beyond, difference.field == beyond.0, difference.read.contains(beyond.1) { continue }
      Issue.record(Comment(rawValue: difference.description))
    }
  }

  @Test(arguments: LetterCases.names(in: LetterCases.own))
  func `reads every field of an invented letter`(name: String) throws {
    for difference in try LetterCases.differences(LetterCases.own, name) {
      Issue.record(Comment(rawValue: difference.description))
    }
  }

  @Test func `makes the sample meeting of the sample letter`() throws {
    let letter = LetterReader.read(CorpusFile.sampleLetter.text)
    let meetings = letter.meetings(codebook: CodebookVersion("2024.1"))
    let meeting = try #require(meetings.first)
    #expect(meetings.count == 1)
    #expect(meeting.id.value == "2019-03-28-skanderborg")
    #expect(meeting.region == "Region Midtjylland")
    #expect(meeting.hostMunicipality == "Skanderborg Kommune")
    let notes = NotesFileReader.read(CorpusFile.sampleNotes.bytes).notes.map(\.record)
    let discussed = Set(notes.filter { $0.meeting == meeting.id.value }.compactMap(\.theme))
    #expect(Set(meeting.themes.map(\.title)) == discussed)
    #expect(meeting.themes.map(\.number) == [1, 2, 3])
  }

  @Test func `offers two identical meetings as two`() {
    let letter = LetterReader.read(
      "Kære alle\n\nVi holder møde virtuelt den 20. og 21. april 2021 kl. 15-17.")
    #expect(
      letter.meetings(codebook: CodebookVersion("2024.1")).map(\.id.value)
        == ["2021-04-20-virtuelt", "2021-04-21-virtuelt"])
  }

  @Test func `makes no meeting where no date is sure`() {
    for text in ["", "Kom til møde!", "Vi holder møde den 19. maj kl. 16 på rådhuset."] {
      #expect(LetterReader.read(text).meetings(codebook: CodebookVersion("2024.1")) == [])
    }
  }

  @Test func `names the line of every field it found`() {
    let letter = LetterReader.read(CorpusFile.sampleLetter.text)
    #expect(letter.sources[.title] == [5])
    #expect(letter.sources[.letterDate] == [3])
    #expect(letter.sources[.sessions] == [13])
    #expect(letter.sources[.place] == [16, 17, 18])
    #expect(letter.sources[.signup] == [40])
  }

  @Test func `says what is wrong with a date and where`() throws {
    let letter = LetterReader.read(
      """
      Invitation til dialogmøde

      Mødet holdes mandag den 31. april 2023 kl. 17-16 på rådhuset.
      """)
    #expect(letter.sessions.map(\.date) == [nil])
    #expect(letter.warnings.contains(.impossibleDate(line: 3, quote: "31. april 2023")))
    let start = try #require(ClockTime(hour: 17))
    let end = try #require(ClockTime(hour: 16))
    #expect(letter.warnings.contains(.endBeforeStart(line: 3, start: start, end: end)))
    #expect(letter.sessions.map(\.start) == [start])
    #expect(letter.sessions.map(\.end) == [nil])
  }

  @Test(arguments: [
    "", " \n\t\r\n", "\u{FEFF}", "\0", "***", "[[[[", "kl.", "den", "1.", "|", "#", "> ",
  ])
  func `finds nothing in next to nothing`(text: String) {
    let letter = LetterReader.read(text)
    #expect(letter.kind == .invitationWithoutMeeting)
    #expect(!letter.warnings.isEmpty)
  }

  @Test func `reads the same letter in any encoding`() throws {
    let text = CorpusFile.sampleLetter.text
    let letter = LetterReader.read(text)
    let decomposed = text.replacing("å", with: "a\u{30A}")
    #expect(try LetterReader.read(bytes: Array(decomposed.utf8)) == letter)
    #expect(
      try LetterReader.read(bytes: Array(text.replacing("\n", with: "\r\n").utf8)) == letter)
    #expect(try LetterReader.read(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == letter)
    let windows = text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8($0.value) }
    #expect(try LetterReader.read(bytes: windows) == letter)
    #expect(throws: TextProblem.binary(.pdf)) {
      try LetterReader.read(bytes: Array("%PDF-1.7".utf8))
    }
  }

  @Test(arguments: [
    "a", "[", "(", "*", "1. ", "kl. 17-", "den 3. maj ", "på i ", "og ", "\n", "Tid: ", "@",
    "møde om ",
    "inviterer KL, ", "Region ", "7400 Herning ", "v/ ", "x\n\nProgram\n17.00 a\n",
    "Fra: a\nEmne: b\n", "\"", "tilmeld.kl.dk/x ",
    "Den 3. maj 2021 kl. 17 holdes mødet på skolen. ",
  ])
  func `takes time in proportion to the letter`(unit: String) {
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: unit, count: count / unit.utf8.count)
      let clock = ContinuousClock()
      return clock.measure { _ = LetterReader.read(text) } / .seconds(1)
    }
    let small = seconds(4000)
    let large = seconds(32_000)
    // Eight times the text: quadratic would be sixty-four times the time.
    #expect(large < 24 * max(small, 0.03), "\(unit): \(small) s, \(large) s")
  }

  @Test func `reads thousands of damaged letters without stopping`() throws {
    var random = SeededRandom(seed: 13)
    var letters = [CorpusFile.sampleLetter.bytes]
    for name in LetterCases.names(in: LetterCases.own) {
      letters.append(try LetterCases.bytes(LetterCases.own, name + ".txt"))
    }
    let clock = ContinuousClock()
    for round in 0..<2000 {
      let bytes = random.mutated(letters[round % letters.count])
      let elapsed = clock.measure { _ = try? LetterReader.read(bytes: bytes) }
      #expect(elapsed < .milliseconds(200), "letter \(round % letters.count), round \(round)")
    }
  }
}
