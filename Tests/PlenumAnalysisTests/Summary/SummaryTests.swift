import PlenumAnalysis
import PlenumModel
import Testing

struct SummaryTests {
  private func summary(
    _ notes: [NoteRecord], meetings: [MeetingFacts] = [], codings: [String: [Coding]] = [:],
    points: [Point] = []
  ) -> Summary {
    Summary(
      of: SummaryInput(
        meetings: meetings, notes: notes, codings: codings, points: points,
        codebook: SmallMeeting.codebook))
  }

  private func note(
    _ id: String, table: Int? = 1, theme: String? = "Mellemformer", in municipality: String? = nil,
    kind: NoteKind = .point, _ text: String
  ) -> NoteRecord {
    SmallMeeting.note(id, table: table, theme: theme, in: municipality, kind: kind, text)
  }

  @Test func `no notes and no meeting make an empty summary`() {
    #expect(summary([]).meetings.isEmpty)
    #expect(summary([]).isEmpty)
  }

  @Test func `a theme that nobody discussed is listed with zero`() throws {
    let facts = MeetingFacts(
      id: "m", themes: [Theme(number: 1, title: "Mellemformer"), Theme(number: 2, title: "Unge")],
      tables: [1, 2, 3])
    let meeting = try #require(
      summary([note("a", table: 2, "PPR er med")], meetings: [facts]).meetings.first)
    #expect(meeting.themes.map(\.theme) == ["Mellemformer", "Unge"])
    #expect(meeting.themes[1].balance.notes == 0)
    #expect(meeting.themes[1].findings.isEmpty)
    #expect(meeting.silentTables == [1, 3])
  }

  @Test func `a point says at how many of the tables that discussed the theme it was raised`()
    throws
  {
    let notes = [
      note("a", table: 1, in: "Odder", kind: .challenge, "Ventetid på PPR er for lang"),
      note("b", table: 2, in: "Samsø", kind: .success, "Ventetid på PPR er halveret"),
      note("c", table: 3, "Kaffen var kold"),
    ]
    let points = [Point(id: "p", meeting: "m", theme: "Mellemformer", notes: ["a", "b"])]
    let finding = try #require(summary(notes, points: points).themes[0].findings(.point).first)
    #expect(finding.sentence == "Rejst ved 2 af 3 borde, 2 kommuner")
    #expect(finding.kinds[.success] == 1 && finding.kinds[.challenge] == 1)
    #expect(finding.isCounted)
  }

  @Test func `the clearest note speaks for a point, the first table among equals`() throws {
    let notes = [
      note("a", table: 1, "Vi mangler psykologer"),
      note("b", table: 2, "Ventetiden hos PPR er et halvt år"),
      note("c", table: 3, "Ventetiden hos PPR er alt for lang, op til et halvt år"),
      note("d", table: 4, "PPR: ventetiden"),
      note("e", table: 5, "Ventetiden hos PPR er et halvt år"),
    ]
    let points = [Point(id: "p", meeting: "m", theme: nil, notes: notes.map(\.id))]
    let finding = try #require(summary(notes, points: points).themes[0].findings(.point).first)
    #expect(finding.headline == "Ventetiden hos PPR er et halvt år")
    #expect(finding.voices.map(\.citation.note) == ["b", "a", "c", "d", "e"])
    // Four of the tables said it in other words.
    #expect(
      finding.text
        == "Rejst ved 5 af 5 borde, blandt andet sådan: »Ventetiden hos PPR er et halvt år«.")
  }

  @Test func `a person's statement is the headline of its point`() throws {
    let points = [
      Point(id: "p", meeting: "m", theme: nil, notes: ["a"], statement: "PPR skal tættere på")
    ]
    let finding = try #require(
      summary([note("a", "PPR ud i klassen")], points: points).themes[0].findings(.point).first)
    #expect(finding.headline == "PPR skal tættere på")
    #expect(!finding.isVerbatim)
    #expect(finding.text == "PPR skal tættere på. Rejst ved 1 af 1 bord.")
  }

  @Test func `points of other meetings and notes that are gone are not counted`() {
    let notes = [note("a", "PPR ud i klassen")]
    let points = [
      Point(id: "andet", meeting: "x", theme: nil, notes: ["a"]),
      Point(id: "tomt", meeting: "m", theme: nil, notes: ["trukket"]),
    ]
    #expect(summary(notes, points: points).themes[0].findings(.point).isEmpty)
  }

  @Test func `an ask and a question are quoted word for word, and say in which point they stand`() {
    let notes = [
      note("a", table: 2, kind: .ask, "KL: ring til ministeren"),
      note("b", table: 1, kind: .question, "Hvem betaler?"),
    ]
    let points = [Point(id: "p", meeting: "m", theme: nil, notes: ["a"])]
    let theme = summary(notes, points: points).themes[0]
    #expect(theme.findings(.ask).map(\.headline) == ["KL: ring til ministeren"])
    #expect(theme.findings(.ask).map(\.points) == [["p"]])
    #expect(theme.findings(.question).map(\.text) == ["»Hvem betaler?« Bord 1."])
    #expect(theme.findings(.question).map(\.points) == [[]])
  }

  @Test func `where one table spoke, or two wrote the same, nobody is alone`() {
    let text = "Biblioteket låner legetøj ud til dagplejerne om fredagen"
    #expect(
      summary([note("a", text), note("b", "Busserne kører aldrig til Ulfborg")])
        .themes[0].findings(.loneVoice).isEmpty)
    #expect(
      summary([note("a", table: 1, text), note("b", table: 2, text)])
        .themes[0].findings(.loneVoice).isEmpty)
  }

  @Test func `a voice is said to be alone only when a person has seen it and left it alone`() throws
  {
    let notes = [
      note("a", table: 1, "Biblioteket låner legetøj ud til dagplejerne om fredagen"),
      note("b", table: 2, "Busserne kører aldrig til Ulfborg om aftenen"),
      note("c", table: 3, "Skemaet til handleplaner er på fjorten sider"),
      note("d", table: 4, "Fjorten sider skema til hver handleplan"),
    ]
    let points = [Point(id: "p", meeting: "m", theme: nil, notes: ["c", "d"])]
    func lone(_ records: [SettlingRecord]) throws -> [(String, Bool)] {
      let summary = Summary(
        of: SummaryInput(
          notes: notes, points: points, codebook: SmallMeeting.codebook, records: ["m": records]))
      return try #require(summary.themes.first).findings(.loneVoice)
        .map { ($0.voices[0].citation.note, $0.isCounted) }
    }
    // One settled point says nothing about the notes outside it.
    #expect(try lone([]).map(\.0) == ["a", "b"])
    #expect(try lone([]).map(\.1) == [false, false])
    let seen = SettlingRecord(
      person: SettlingRecord.Person(role: "formand", store: nil),
      decided: Timestamp(milliseconds: 0), word: .apart(note: "b", from: ["a"]))
    #expect(try lone([seen]).map(\.1) == [false, true])
  }

  @Test func `a topic of a table's own, and a theme of two notes, are shown word for word`() {
    let notes = [
      note("a", table: 1, "Kantinen lukker tidligt"), note("b", table: 1, "Parkering mangler"),
      note("c", table: 1, theme: nil, "Vi mangler en fælles sangbog"),
    ]
    let themes = summary(notes).themes
    #expect(
      themes.map { $0.findings(.other).map(\.headline) } == [
        ["Kantinen lukker tidligt", "Parkering mangler"], ["Vi mangler en fælles sangbog"],
      ])
    #expect(themes.allSatisfy { $0.leftOut.isEmpty })
    // Where no note has a theme, none is outside it.
    let many = (0..<10).map { note("n\($0)", table: 1, theme: nil, "Noget andet \($0)") }
    #expect(summary(many).themes[0].findings(.other).isEmpty)
  }

  @Test func `a finding says what its notes are about, people's and the machine's marks apart`()
    throws
  {
    let notes = [
      note("a", table: 1, "PPR"), note("b", table: 2, "PPR"), note("c", table: 3, "Bus"),
    ]
    let theme = try #require(
      Summary(
        of: SummaryInput(
          notes: notes,
          codings: [
            "a": [SmallMeeting.coding("inklusion", by: .person)],
            "b": [SmallMeeting.coding("inklusion", by: .model)],
            "c": [SmallMeeting.coding("dagtilbud", by: .person)],
          ], points: [Point(id: "p", meeting: "m", theme: nil, notes: ["a", "b"])],
          codebook: SmallMeeting.codebook)
      ).themes.first)
    let areas = try #require(theme.findings(.point).first).areas
    #expect(areas.map(\.area.value) == ["inklusion"])
    #expect(areas.map { [$0.notes, $0.byPerson, $0.byMachine] } == [[2, 1, 1]])
  }

  @Test func `a note of no focus area is no lone voice where areas are known`() {
    let notes = [
      note("a", table: 1, "Biblioteket låner legetøj ud til dagplejerne om fredagen"),
      note("b", table: 2, "Pausen blev rykket på grund af køen ved kaffen"),
    ]
    let codings = ["a": [SmallMeeting.coding("dagtilbud", by: .rule)]]
    #expect(
      summary(notes, codings: codings).themes[0].findings(.loneVoice)
        .map(\.voices[0].citation.note) == ["a"])
  }

  @Test func `an identical note is left out as a repetition of the one that is cited`() throws {
    let notes = [
      note("a", table: 1, "Telefoner i kurven"), note("b", table: 2, "Telefoner i kurven"),
      note("c", table: 2, "Kaffe"),
    ]
    let points = [Point(id: "p", meeting: "m", theme: nil, notes: ["a"])]
    let leftOut = summary(notes, points: points).leftOut
    #expect(
      leftOut.contains { $0.note == "b" && $0.reason == .repeats("a") }
        || !leftOut.contains { $0.note == "b" })
    // In a theme of few notes all that is not said twice is shown.
    #expect(!leftOut.contains { $0.note == "c" })
    let more = notes + (1...8).map { note("d\($0)", table: 2, "Kaffe \($0)") }
    #expect(
      summary(more, points: points).leftOut.first { $0.note == "d8" }?.reason == .outsidePoints)
  }

  @Test func `an ask of one table does not speak for a point, nor does a revised note`() throws {
    let notes = [
      note("a", table: 1, kind: .ask, "KL bør anbefale ungdomsrådet"),
      note("b", table: 2, kind: .challenge, "Ungdomsrådet høres ikke af udvalget"),
      note("c", table: 3, kind: .challenge, "KL bør anbefale ungdomsrådet at høre udvalget"),
    ]
    func first(_ revised: [String] = []) throws -> String {
      let point = Point(
        id: "p", meeting: "m", theme: nil, notes: ["a", "b", "c"], revised: revised)
      return try #require(summary(notes, points: [point]).themes[0].findings(.point).first)
        .voices[0].citation.note
    }
    #expect(try first() == "c")
    #expect(try first(["c"]) == "b")
  }

  @Test func `notes of one point that ask the same are one wish`() {
    let notes = (1...3).map { (table: Int) in
      note("a\(table)", table: table, kind: .ask, "KL skal hjælpe \(table)")
    }
    let point = Point(id: "p", meeting: "m", theme: nil, notes: ["a1", "a3"])
    #expect(
      summary(notes, points: [point]).themes[0].wishes.map { $0.map(\.voices[0].citation.note) }
        == [["a1", "a3"], ["a2"]])
  }

  @Test func `marks of people and of the machine are counted apart`() throws {
    let notes = [note("a", "et"), note("b", "to"), note("c", "tre")]
    let codings = [
      "a": [
        SmallMeeting.coding("inklusion", by: .rule), SmallMeeting.coding("inklusion", by: .person),
      ],
      "b": [SmallMeeting.coding("inklusion", by: .model)],
      "c": [SmallMeeting.coding("ukendt", by: .person)],
    ]
    let areas = summary(notes, codings: codings).themes[0].areas
    #expect(areas.map(\.area.value) == ["inklusion", "ukendt", "dagtilbud"])
    #expect(areas.map(\.notes) == [2, 1, 0])
    #expect(areas.map(\.byPerson) == [1, 1, 0])
    #expect(areas.map(\.byMachine) == [2, 0, 0])
    #expect(areas.allSatisfy { $0.of == 3 })
    #expect(areas[1].name == "ukendt")
  }

  @Test func `notes without table and the preparation at home are no tables`() throws {
    let notes = [
      note("a", table: nil, "PPR"), note("b", table: 0, "PPR"), note("c", table: 7, "PPR"),
    ]
    let points = [
      Point(id: "p", meeting: "m", theme: nil, notes: ["a", "b", "c"]),
      Point(id: "q", meeting: "m", theme: nil, notes: ["a", "b"]),
    ]
    let theme = summary(notes, points: points).themes[0]
    #expect(theme.tablesAsked == 1)
    #expect(
      theme.findings(.point).map(\.sentence)
        == ["Rejst ved 1 af 1 bord", "Rejst i 1 notat uden bord"])
  }

  @Test func `a note of two thousand words is cited whole`() throws {
    let text = Array(repeating: "skolen venter på visitationen", count: 500).joined(separator: " ")
    let notes = [note("a", table: 1, kind: .ask, text), note("b", table: 2, "Kort sagt")]
    let ask = try #require(summary(notes).themes[0].findings(.ask).first)
    #expect(ask.voices[0].citation.utf8Range == 0..<text.utf8.count)
    #expect(ask.headline == text)
  }
}
