import PlenumIntake
import PlenumModel
import Testing

@testable import PlenumApp
@testable import PlenumStore

/// Every fact that can be told has a sentence. The lists are by hand: a new case that is missing here still fails to
/// build in `Message` until it has one.
@Suite struct `What people read when something is refused` {
  private static let day: CalendarDate = {
    guard let day = CalendarDate(iso: "2024-10-30") else {
      preconditionFailure("a day that exists")
    }
    return day
  }()
  private static let themes = [Theme(number: 1, title: "Leg"), Theme(number: 2, title: "Læsning")]
  private static let someID = UniqueID(high: 1, low: 2)

  @Test(arguments: [
    AppError.noStorePath, .unknownMeeting("2024", known: []),
    .unknownMeeting("2024", known: [herning]), .unknownTheme("9", meeting: herning, known: []),
    .unknownTheme("9", meeting: herning, known: themes), .ambiguousTheme("l", matching: themes),
    .unknownTable(9, meeting: herning, known: [1, 2]),
    .notConfirmed, .needsConfirmation("Skal det ske?"), .noSuchDay,
    .ambiguousNote("3.07", meetings: [herning]),
    .personalDetails([.phone, .cpr], line: 3), .personalDetails([.email], line: nil),
    .unknownNote("3.07", meeting: herning), .unknownNote("x", meeting: nil),
    .notANoteName("tre"), .noteNeedsMeeting(NoteReference(table: 3, number: 7), meetings: []),
    .noteIsWithdrawn(NoteReference(table: 3, number: 7)), .noteIsGone,
    .unknownMunicipality("Atlantis", nearest: []),
    .unknownMunicipality("Hernig", nearest: ["Herning"]), .endBeforeStart,
    .refusedDraft(.empty, line: nil), .refusedDraft(.empty, line: 3),
    .letterWithoutMeeting(path: "brev.txt"),
    .importRefused([ImportProblem(file: "a.jsonl", line: 3, reason: .noMeeting)]),
    .fileRefused([ImportProblem(file: "a.jsonl", line: 0, reason: .unreadable(.missing))]),
    .unknownField("tokens", known: []), .unknownField("tokens", known: ["year"]),
    .unknownValue(field: "year", value: "1999", known: ["2021"]),
    .ambiguousValue(field: "theme", value: "l", matching: ["Leg", "Læsning"]),
    .unknownField("tokens", known: ["year", "kind"]),
    .nothingToCompare(side: "2021"), .nothingToCompare(side: nil),
    .unknownArea(
      "nope", codebook: CodebookVersion("2024.1"), known: [FocusAreaID("dagtilbud")]),
    .unknownThemeKey("leg", known: []),
    .themeNumberWithoutMeeting("1", known: []), .nothingBeside(target: "2021", reference: "2021"),
    .unreadableText(path: "brev.txt", .binary(.png)),
  ])
  func `a refused use case`(error: AppError) { expectMessage(of: error) }

  @Test(arguments: [
    StoreError.notAFile(path: "a", kind: .symbolicLink), .notAFile(path: "a", kind: .directory),
    .notAFile(path: "a", kind: .other), .notADatabase(path: "a"), .otherApplication(id: 1),
    .newerVersion(found: 99, known: 1), .system(path: "a", errno: 13),
    .unsafeSettings([SettingDifference(setting: "synchronous", found: "1", wanted: "2")]),
    .other(path: "b", .notADatabase(path: "b")), .other(path: "b", .damaged), .damaged,
    .noStore(path: "b"), .sameStore(path: "b"), .unfinished(path: "b"), .occupied(path: "b"),
    .erasedNote(someID), .transactionLost, .unreadableColumn("text"),
    .noSuchMeeting(herning, known: [herning]),
    .noSuchTheme(9, meeting: herning, known: [1]), .noSuchNote(someID),
    .noteOfOtherMeeting(someID, herning), .noSuchImport(9, known: []),
    .noSuchImport(9, known: [1, 2]), .alreadyUndone(1),
    // busy, full, read-only, input/output, corrupt, cannot open, constraint
    .database(SQLiteFailure(extendedCode: 5)), .database(SQLiteFailure(extendedCode: 13)),
    .database(SQLiteFailure(extendedCode: 8)), .database(SQLiteFailure(extendedCode: 266)),
    .database(SQLiteFailure(extendedCode: 11)), .database(SQLiteFailure(extendedCode: 14)),
    .database(SQLiteFailure(extendedCode: 19)),
  ])
  func `a refusal of the store`(error: StoreError) { expectMessage(of: error) }

  private static let fileReasons: [FileFailure.Reason] = [
    .missing, .isDirectory, .notRegular, .noPermission, .tooLarge(bytes: 1 << 30, limit: 1 << 28),
    .diskFull, .system(errno: 5),
  ]

  @Test(arguments: fileReasons)
  func `a file that cannot be read or written`(reason: FileFailure.Reason) {
    expectMessage(of: FileFailure(path: "a.jsonl", reason: reason))
    expectSentence(Message.sentence(ImportProblem.Reason.unreadable(reason)))
  }

  private struct Unknown: Error {}

  @Test func `even what nobody foresaw`() { expectMessage(of: Unknown()) }

  private static let textProblems: [TextProblem] =
    TextProblem.BinaryFormat.allCases.map { .binary($0) } + [
      .tooLarge(utf8Count: 1 << 30), .nul(line: 3),
    ]

  private static let lineReasons: [NotesFileProblem.Reason] =
    textProblems.map { .notText($0) }
    + [
      JSONError.Reason.unexpectedEnd, .unexpectedByte(0x7D), .invalidEscape, .loneSurrogate,
      .controlCharacter, .invalidUTF8, .invalidNumber, .duplicateKey("text"), .tooDeep,
      .trailingText,
    ].map { .notJSON($0, utf8Offset: 7) }
    + [
      .noNotes, .noHeader, .invalidUTF8, .jsonList, .notAnObject,
      .wrongType(field: "text", expected: .text),
      .wrongType(field: "table", expected: .wholeNumber),
      .wrongType(field: "codes", expected: .listOfTexts), .noTextColumn(columns: ["bord", "ord"]),
      .duplicateColumn(name: "bord"), .wrongCellCount(expected: 2, found: 1), .unclosedQuote,
      .textAfterQuote, .emptyText, .textTooLong(utf8Count: 70_000, limit: 65_536),
      .controlCharacter("\u{7}"), .notANumber(field: "table", value: nil),
      .notANumber(field: "table", value: "et"), .tableOutOfRange(-1), .yearOutOfRange(0),
      .notADate(value: "31/2"), .notADate(value: nil), .yearDisagrees(year: 2023, date: day),
      .unknownKind(value: "ros"), .unknownKind(value: nil), .duplicateID(id: "a", firstLine: 1),
      .notAMeetingName(value: "a b"), .notAReference(value: "3"),
    ]

  @Test(arguments: lineReasons)
  func `a line of a notes file`(reason: NotesFileProblem.Reason) {
    expectSentence(Message.sentence(reason))
  }

  @Test(arguments: [
    ImportProblem.Reason.noMeeting, .severalThemes(meeting: herning),
    .unknownArea(FocusAreaID("x"), known: [FocusAreaID("unge")]),
    .tableNotOfMeeting(7, meeting: herning, known: [1, 2]), .draft(.empty),
    .draft(.tooLong(utf8Count: 70_000)), .draft(.controlCharacter("\u{7}")),
    .draft(.tableOutOfRange(-1)), .personalDetails([.cpr, .email]),
    .noConverter(.docx, program: "pandoc"), .notConverted(.rtf), .tablePage,
    .content(.noNotesInMail(attachments: "noter.docx")),
  ])
  func `a note that an import cannot place`(reason: ImportProblem.Reason) {
    expectSentence(Message.sentence(reason))
  }

  @Test(arguments: [
    LetterWarning.empty, .noMeetingDate, .noTitle, .noTime(date: day), .noPlace, .noThemes,
    .yearTaken(line: 3, quote: "30. oktober", year: 2024, from: .heading(line: 1)),
    .yearTaken(line: 3, quote: "30. oktober", year: 2024, from: .letterDate(day)),
    .yearTaken(line: 3, quote: "30. oktober", year: 2024, from: .otherDate(line: 2)),
    .yearUnknown(line: 3, quote: "30. oktober"), .impossibleDate(line: 3, quote: "31. april"),
    .weekdayDisagrees(line: 3, quote: "mandag den 30. oktober", date: day),
    .meetingBeforeLetter(line: 3, date: day, letter: day),
    .deadlineAfterMeeting(line: 3, deadline: day, meeting: day),
    .regionInferred(region: "Region Midtjylland", from: .postcode("7400")),
    .regionInferred(region: "Region Midtjylland", from: .municipality("Herning")),
    .hostInferred(municipality: "Herning", from: .town("Herning")),
    .regionDisagrees(written: "Region Sjælland", postcode: "7400", region: "Region Midtjylland"),
    .severalRegions(["Region Sjælland", "Region Midtjylland"]),
    .unknownMunicipality(line: 3, name: "Hernig", nearest: ["Herning"]),
    .unknownMunicipality(line: 3, name: "Atlantis", nearest: []),
  ])
  func `a doubt about a letter`(warning: LetterWarning) {
    expectSentence(Message.sentence(warning))
  }

  @Test func `a letter's end before its start`() throws {
    let (start, end) = (
      try #require(ClockTime(iso: "17:00")), try #require(ClockTime(iso: "16:00"))
    )
    expectSentence(Message.sentence(.endBeforeStart(line: 3, start: start, end: end)))
  }

  /// What happened, then what is safe, then what to do: lines of their own after the program's name.
  private func expectMessage(
    of error: any Error, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let message = Message(for: error)
    #expect(message.text.hasPrefix("plenum: "), sourceLocation: sourceLocation)
    #expect(message.text.hasSuffix("\n"), sourceLocation: sourceLocation)
    for part in [message.happened, message.safe, message.doNow].compactMap({ $0 }) {
      // A part may go on as a list; its first line is then closed by a colon.
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.count > 1 {
        #expect(lines[0].hasSuffix(":"), "\(part)", sourceLocation: sourceLocation)
      } else {
        expectSentence(part, sourceLocation: sourceLocation)
      }
    }
  }

  private func expectSentence(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(text.utf8.count > 8, "\(text)", sourceLocation: sourceLocation)
    #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(text)", sourceLocation: sourceLocation)
    for trace in ["Optional(", "nil", "  ", "..", " .", "PlenumModel", "()"] {
      #expect(!text.contains(trace), "\(text)", sourceLocation: sourceLocation)
    }
  }
}
