import PlenumIntake
import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct `A meeting from planned to closed` {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func edit(_ change: (inout MeetingChanges) -> Void) throws -> Answer {
    var changes = MeetingChanges()
    change(&changes)
    return try desk.plenum.editMeeting(herning.value, changes)
  }

  private func isChanged(_ answer: Answer) -> Bool { answer.json.object?["changed"] == true }

  @Test func `is changed field by field, and an edit that says nothing new changes nothing`()
    throws
  {
    try desk.meeting()
    let region = MeetingAssignment(.region, "midtjylland")
    #expect(!isChanged(try edit { $0.assignments = [region] }))
    #expect(
      isChanged(
        try edit {
          $0.assignments = [MeetingAssignment(.subregion, "Vestjylland")]
          $0.renamedThemes = ["læsning=Læsning og sprog"]
          $0.addedThemes = ["Trivsel"]
        }))
    let shown = try desk.plenum.showMeeting(herning.value).json.object
    #expect(shown?["subregion"] == "Vestjylland")
    let themes = shown?["themes"]?.array ?? []
    #expect(
      themes.map { $0.object?["title"]?.string } == [
        "Leg og læring", "Læsning og sprog", "Trivsel",
      ])
    #expect(themes[1].object?["key"] == "laesning")
  }

  @Test func `leaves the old place's address when it moves, and says so`() throws {
    try desk.meeting(region: "Region Midtjylland")
    _ = try edit {
      $0.assignments = [
        MeetingAssignment(.session, "2024-10-30 kl. 17, Kulturhuset Søspejlet"),
        MeetingAssignment(.venue, "Kulturhuset Søspejlet"),
        MeetingAssignment(.address, "Søspejlet 2"), MeetingAssignment(.postalCode, "8660"),
      ]
    }
    // Another day at the same place.
    let same = try edit {
      $0.assignments = [MeetingAssignment(.session, "30/10-24 kl. 18, Kulturhuset Søspejlet")]
    }
    #expect(same.remarks.isEmpty)
    let moved = try edit {
      $0.assignments = [MeetingAssignment(.session, "2024-10-30 kl. 17, Rådhuset i Odder")]
    }
    #expect(moved.remarks.contains { $0.contains("Søspejlet 2") && $0.contains("--address") })
    #expect(try !desk.plenum.showMeeting(herning.value).text.contains("Søspejlet"))
  }

  @Test func `has no postcode that is none, no region that is gone, and nobody's number`() throws {
    try desk.meeting(region: "Region Hovedstaden")
    #expect(throws: AppError.unknownPostcode("99999")) {
      try edit { $0.assignments = [MeetingAssignment(.postalCode, "99999")] }
    }
    let far = try edit { $0.assignments = [MeetingAssignment(.postalCode, "5000")] }
    #expect(far.remarks.contains { $0.contains("Region Syddanmark") })
    #expect(throws: (any Error).self) {
      try edit { $0.assignments = [MeetingAssignment(.session, "2027-03-01")] }
    }
    #expect(throws: AppError.personalNumber) {
      try edit { $0.assignments = [MeetingAssignment(.question, "Ring til 010180-1234")] }
    }
  }

  @Test func `is found by its town, in any letters, where only one has that`() throws {
    try desk.meeting()
    for name in ["Herning", "herning", "2024-10-30-Herning"] {
      #expect(try desk.plenum.showMeeting(name).json.object?["id"] == "2024-10-30-herning")
    }
    try desk.meeting(on: "2025-10-30", in: "Herning")
    let both = [herning, MeetingID(stored: "2025-10-30-herning")]
    #expect(throws: AppError.unknownMeeting("herning", known: both)) {
      try desk.plenum.showMeeting("herning")
    }
  }

  @Test func `has no sheets for tables that it does not have`() throws {
    try desk.meeting(tables: 6)
    let error = AppError.tablesNotListed([7, 8], meeting: herning, known: Array(1...6))
    #expect(throws: error) {
      try desk.plenum.tablePages(herning.value, tables: Array(1...8), to: desk.folder + "/b8")
    }
    #expect(Message(for: error).text.contains("--tables \"1-8\""))
    #expect(!desk.hasFile(desk.folder + "/b8"))
  }

  @Test func `a region that is none lists no meetings as its own`() throws {
    try desk.meeting()
    #expect(throws: MeetingFileProblem.Reason.self) {
      try desk.plenum.listMeetings(region: "Sludder", year: nil)
    }
    #expect(throws: MeetingFileProblem.Reason.self) {
      try desk.plenum.listAsks(AskFilter(region: "Syd"), asCSV: false)
    }
    #expect(
      try desk.plenum.listMeetings(region: "Nordjylland", year: nil).status == .nothingFound)
  }

  @Test func `a wrong value among right ones changes nothing`() throws {
    try desk.meeting()
    let before = try desk.plenum.showMeeting(herning.value).json
    #expect(throws: AppError.self) {
      try edit {
        $0.assignments = [
          MeetingAssignment(.title, "Nyt"), MeetingAssignment(.letterDate, "i går"),
        ]
      }
    }
    #expect(throws: AppError.notARenaming("2")) { try edit { $0.renamedThemes = ["2"] } }
    #expect(throws: AppError.unknownPartnership("x", known: [])) {
      try edit { $0.assignments = [MeetingAssignment(.partnership, "x")] }
    }
    #expect(try desk.plenum.showMeeting(herning.value).json == before)
  }

  @Test func `refuses notes once it is closed, unless they are forced, and until it is open again`()
    throws
  {
    try desk.meeting()
    _ = try desk.plenum.changeState(of: herning.value, to: .closed)
    #expect(throws: AppError.closedMeeting(herning)) { try desk.note("For sent") }
    let forced = NoteRequest(
      meeting: herning.value, table: 1, theme: nil, kind: .point, municipality: nil, isForced: true)
    _ = try desk.plenum.addNotes(forced, text: "For sent")
    let file = try desk.file("bord.txt", "Bord 1: Et helt nyt tema\n- Fra en fil\n- Og en til\n")
    let before = try desk.exported()
    #expect(throws: AppError.closedMeeting(herning)) {
      try desk.import(file, meeting: herning.value)
    }
    #expect(try desk.exported() == before)
    // What it has already changes nothing.
    try desk.import(try desk.file("for-sent.jsonl", before))
    _ = try desk.plenum.importFiles(
      [file], meeting: herning.value, isDryRun: false, isSettled: false, isForced: true)
    _ = try desk.plenum.undoImport(2)
    _ = try desk.plenum.changeState(of: herning.value, to: .open)
    try desk.note("I tide")
    #expect(try desk.plenum.showMeeting(herning.value).json.object?["notes"] == 2)
  }

  @Test func `goes out as a file and comes home to another store as it was`() throws {
    try desk.meeting(region: "Region Midtjylland", host: "Herning", tables: 4)
    let path = desk.folder + "/møde.txt"
    _ = try desk.plenum.exportMeeting(herning.value, format: .text, to: path)
    let other = try Desk()
    _ = try other.plenum.createMeeting(fromFileAt: path)
    #expect(
      try other.plenum.showMeeting(herning.value).json
        == desk.plenum.showMeeting(herning.value).json)
    _ = try desk.plenum.changeState(of: herning.value, to: .open)
    #expect(throws: AppError.otherMeeting(herning)) {
      try desk.plenum.createMeeting(fromFileAt: path)
    }
  }

  @Test func `a meeting without a day has nothing for a calendar`() throws {
    try desk.meeting()
    _ = try edit { $0.assignments = [MeetingAssignment(.session, "")] }
    #expect(throws: AppError.nothingForCalendar(herning)) {
      try desk.plenum.exportMeeting(herning.value, format: .calendar, to: nil)
    }
  }
}

@Suite struct `Preparation and themes in the figures` {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func groups(by field: NoteField) throws -> [String?] {
    let answer = try desk.plenum.keywords(
      by: field, in: NoteSelection(source: .store), limit: 5, asCSV: false)
    return answer.json.object?["groups"]?.array?.map {
      ($0.object?["group"] ?? $0.object?["name"])?.string
    } ?? []
  }

  @Test func `what was prepared is a group of its own beside the themes`() throws {
    try desk.meeting(themes: ["Leg"])
    try desk.note("Vi leger", theme: "1")
    let answers = [
      ReflectionAnswer(kind: .success, text: "Vi leger"),
      ReflectionAnswer(kind: .point, text: "Bus"),
    ]
    let request = ReflectionRequest(
      meeting: herning.value, municipality: "odder", theme: nil, answers: answers)
    let first = try desk.plenum.reflect(request)
    #expect(try desk.plenum.reflect(request).json == first.json, "the same answers are kept once")
    let notes = first.json.object?["notes"]?.array ?? []
    #expect(notes.map { $0.object?["theme"] } == ["Leg", .null])
    #expect(notes.allSatisfy { $0.object?["table"] == 0 && $0.object?["municipality"] == "Odder" })
    #expect(Set(try groups(by: .theme)) == ["Leg", "Forberedelse"])
  }

  @Test func `a meeting is no partnership that notes can be written outside of`() throws {
    try desk.meeting()
    #expect(throws: AppError.unknownPartnership(herning.value, known: [])) {
      try desk.plenum.placeOfNotes(outsideMeetingsOf: herning.value)
    }
  }

  @Test func `what was prepared is not stored with a number of a person unless that is allowed`()
    throws
  {
    try desk.meeting(themes: ["Leg"])
    let request = ReflectionRequest(
      meeting: herning.value, municipality: "odder", theme: nil,
      answers: [
        ReflectionAnswer(kind: .success, text: "Vi leger"),
        ReflectionAnswer(kind: .ask, text: "Ring om 121272-1234", line: 2),
      ])
    #expect(throws: AppError.personalDetails([.cpr], line: 2)) {
      try desk.plenum.reflect(request)
    }
    #expect(
      try desk.plenum.export(meeting: nil, format: .jsonl, to: nil).text.isEmpty, "none is kept")
    let answer = try desk.plenum.reflect(request, allowsPersonal: true)
    #expect(answer.json.object?["notes"]?.array?.count == 2)
  }

  @Test func `a theme that is linked to an earlier one is counted with it, until that is undone`()
    throws
  {
    try desk.meeting(on: "2020-09-02", themes: ["Leg"])
    try desk.meeting(themes: ["Legende læring"])
    try desk.note("Vi leger", meeting: "2020-09-02-herning", theme: "1")
    try desk.note("Vi leger mere", theme: "1")
    #expect(try groups(by: .theme).count == 2)
    _ = try desk.plenum.linkThemes(of: herning.value, accepting: ["1=leg"], undoing: [])
    #expect(try groups(by: .theme) == ["Leg"])
    // A meeting's own summary keeps the meeting's title.
    let summary = try desk.plenum.summary(of: .meeting(herning.value), format: .text, to: nil)
    #expect(summary.text.contains("Legende læring"))
    #expect(throws: AppError.self) {
      try desk.plenum.linkThemes(
        of: "2020-09-02-herning", accepting: ["1=legende-laering"], undoing: [])
    }
    _ = try desk.plenum.linkThemes(of: nil, accepting: [], undoing: ["legende-laering"])
    #expect(try groups(by: .theme).count == 2)
  }
}

@Suite struct `A partnership that is summarised` {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func partnership() throws -> String {
    let letter = try desk.file(
      "brev.txt",
      """
      Invitation til partnerskab om stærke fællesskaber

      KL og Komponent inviterer kommunerne til et partnerskab om stærke fællesskaber.

      Dato: 15. juni 2022
      """)
    let made = try desk.plenum.createMeetings(fromLetterAt: letter, tables: nil)
    return try #require(
      made.json.object?["partnerships"]?.array?.first?.object?["id"]?.string)
  }

  private func write(_ text: String, to meeting: String) throws {
    _ = try desk.plenum.addNotes(
      NoteRequest(meeting: meeting, table: 1, theme: nil, kind: .ask, municipality: nil),
      text: text)
  }

  @Test func `has the notes of its meetings and those outside them, and no others`() throws {
    let name = try partnership()
    try desk.meeting(themes: ["Leg"])
    try desk.meeting(on: "2024-11-06", in: "Odder", themes: ["Leg"])
    var changes = MeetingChanges()
    changes.assignments = [MeetingAssignment(.partnership, name)]
    _ = try desk.plenum.editMeeting(herning.value, changes)
    try write("Fra partnerskabets møde", to: herning.value)
    try write("Fra et andet møde", to: "2024-11-06-odder")
    try write("Uden for møderne", to: try desk.plenum.placeOfNotes(outsideMeetingsOf: name))
    let summary = try desk.plenum.summary(of: .partnership(name), format: .json, to: nil)
    let meetings = Set(
      (summary.json.object?["themes"]?.array ?? []).compactMap { $0.object?["meeting"]?.string })
    #expect(meetings == [herning.value, try desk.plenum.placeOfNotes(outsideMeetingsOf: name)])
    let text = try desk.plenum.summary(of: .partnership(name), format: .text, to: nil).text
    #expect(text.contains("Fra partnerskabets møde"))
    #expect(text.contains("Uden for møderne"))
    #expect(!text.contains("Fra et andet møde"))
  }

  @Test func `is refused where there is no such partnership, also where a meeting has the name`()
    throws
  {
    try desk.meeting()
    #expect(throws: AppError.unknownPartnership(herning.value, known: [])) {
      try desk.plenum.summary(of: .partnership(herning.value), format: .text, to: nil)
    }
  }
}

@Suite struct `What is typed of a meeting` {
  @Test(
    arguments: [
      ("6", [1, 2, 3, 4, 5, 6]), ("1-3", [1, 2, 3]), ("1-2, 5", [1, 2, 5]), ("0", nil),
      ("501", nil),
      ("mange", nil), ("", nil), ("3-1", nil),
    ] as [(String, [Int]?)])
  func `tables are a number of them or their numbers`(words: String, numbers: [Int]?) {
    #expect(TableNumbers.read(words) == numbers)
  }

  @Test func `a state is typed in Danish, and as the JSON has it`() {
    #expect(MeetingStateName.read("lukket") == .closed)
    #expect(MeetingStateName.read("closed") == .closed)
    #expect(MeetingStateName.read("åbent") == .open)
    #expect(MeetingStateName.read("halvt") == nil)
  }

  @Test func `what was prepared belongs to no table of the meeting`() throws {
    let desk = try Desk()
    try desk.meeting(themes: ["Leg"])
    for table in [0, 2] {
      _ = try desk.plenum.addNotes(
        NoteRequest(
          meeting: herning.value, table: table, theme: nil, kind: .point, municipality: nil),
        text: "Et notat")
    }
    let shown = try desk.plenum.showMeeting(herning.value).json.object
    let numbers = shown?["tables"]?.array?.compactMap { $0.object?["number"] }
    #expect(numbers == [.integer(2)])
    #expect(shown?["preparation"] == .integer(1))
    #expect(shown?["notes"] == .integer(2))
  }
}
