import Glibc
import PlenumCorpus
import PlenumIntake
import PlenumModel
import TestSupport
import Testing

@Suite struct LetterReaderTests {
  @Test(
    .enabled(
      if: LetterCases.exists(LetterCases.shared), "the five invitations are not on this machine"),
    arguments: LetterCases.names(in: LetterCases.shared))
  func `reads every field of an invitation that was sent`(name: String) throws {
    for difference in try LetterCases.differences(LetterCases.shared, name) {
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

  @Test(
    arguments: [
      ("den 20. og 21. april 2021 kl. 15-17", "2021-04-20 15:00-17:00, 2021-04-21 15:00-17:00"),
      ("den 28.-30. april 2021", "2021-04-28, 2021-04-29, 2021-04-30"),
      ("fra den 3. til den 5. maj 2022", "2022-05-03, 2022-05-04, 2022-05-05"),
      ("den 3. maj og den 4. juni 2022", "2022-05-03, 2022-06-04"),
      ("tirsdag d. 20/4-21 kl. 16.30 til 19.00", "2021-04-20 16:30-19:00"),
      ("20/4 2021 fra kl. 17-19", "2021-04-20 17:00-19:00"),
      ("den 20.04.2021, kl. 17:00 - 19:30", "2021-04-20 17:00-19:30"),
      ("2021-04-20 mellem kl. 9 og 12", "2021-04-20 09:00-12:00"),
      ("den 1. sept. 2020 klokken 9.30", "2020-09-01 09:30"),
      ("kl. 1930 den 2. okt 2020", "2020-10-02 19:30"),
      ("den 2. september 2020 kl. 16.30 til ca. kl. 18.30", "2020-09-02 16:30-18:30"),
      ("den 29. februar 2021", "-"), ("den 3. maj", "-"), ("i foråret 2021", ""),
      ("på side 12/4", ""),
    ])
  func `reads dates and times as letters write them`(words: String, expected: String) {
    let letter = LetterReader.read("Kære alle\n\nMødet holdes \(words).\n")
    let read = letter.sessions.map { session in
      let times = [session.start, session.end].compactMap { $0?.description }
      return (session.date?.description ?? "-")
        + (times.isEmpty ? "" : " " + times.joined(separator: "-"))
    }
    #expect(read.joined(separator: ", ") == expected)
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

  /// What this thread has had of the processor, whatever runs beside it.
  private static var processorSeconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: [
    "a", "[", "(", "*", "1. ", "kl. 17-", "ca. kl. ", "17 til ca. ", "den 3. maj ", "på i ", "og ",
    "\n", "Tid: ", "@",
    "møde om ",
    "inviterer KL, ", "Region ", "7400 Herning ", "v/ ", "x\n\nProgram\n17.00 a\n",
    "Fra: a\nEmne: b\n", "\"", "tilmeld.kl.dk/x ",
    "Den 3. maj 2021 kl. 17 holdes mødet på skolen. ",
  ])
  func `takes time in proportion to the letter`(unit: String) {
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: unit, count: count / unit.utf8.count)
      let start = Self.processorSeconds
      _ = LetterReader.read(text)
      return Self.processorSeconds - start
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
    for round in 0..<2000 {
      let bytes = random.mutated(letters[round % letters.count])
      let start = Self.processorSeconds
      _ = try? LetterReader.read(bytes: bytes)
      #expect(
        Self.processorSeconds - start < 0.2, "letter \(round % letters.count), round \(round)")
    }
  }
}
