import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct `Asks to KL` {
  let desk: Desk
  private let meeting = "2024-10-30-herning"

  init() throws {
    desk = try Desk()
    try desk.meeting(region: "Region Midtjylland")
    try desk.note(
      "KL må tale med ministeren", table: 1, theme: "1", kind: .ask, municipality: "Skive")
    try desk.note("Saml gode eksempler", table: 2, theme: "2", kind: .ask)
    try desk.note("Det går godt", table: 2, theme: "2", kind: .success)
  }

  private func list(_ filter: AskFilter = AskFilter()) throws -> [JSONObject] {
    (try desk.plenum.listAsks(filter, asCSV: false).json.object?["asks"]?.array ?? [])
      .compactMap(\.object)
  }

  @Test func `are open until a step is taken, and keep every step`() throws {
    #expect(try list().map { $0["state"]?.string } == ["open", "open"])
    #expect(try list().first?["answer"] == .null)
    let started = try desk.plenum.follow(
      ask: "1.01", of: meeting, state: .started, answer: nil, owner: "Børnekontoret",
      role: "sekretariat")
    #expect(
      started.text
        == "1.01: I gang 27. oktober 2024 (sekretariat, følges op af Børnekontoret).\n")
    _ = try desk.plenum.follow(
      ask: "1.01", of: meeting, state: .answered, answer: " Ministeren ser på det ", owner: nil,
      role: "formand")
    let ask = try #require(try list().first)
    #expect(ask["ref"]?.string == "1.01")
    #expect(ask["state"]?.string == "answered")
    #expect(ask["answer"]?.string == "Ministeren ser på det")
    #expect(ask["owner"]?.string == "Børnekontoret")
    #expect(ask["role"]?.string == "formand")
    #expect(ask["steps"]?.array?.count == 2)
    // Taken up again: the answer that was given stays with it.
    _ = try desk.plenum.follow(
      ask: "1.01", of: meeting, state: .started, answer: nil, owner: nil, role: "formand")
    let again = try #require(try list().first)
    #expect(again["state"]?.string == "started")
    #expect(again["answer"]?.string == "Ministeren ser på det")
  }

  @Test func `wear an old answer as an old one, and keep both of two`() throws {
    for (state, answer) in [(AskState.answered, "Ja"), (.declined, "Nej"), (.open, nil)] {
      _ = try desk.plenum.follow(
        ask: "1.01", of: meeting, state: state, answer: answer, owner: nil, role: "sekretariat")
    }
    let text = try desk.plenum.listAsks(AskFilter(), asCSV: false).text
    #expect(text.contains("Åbent 27. oktober 2024 (sekretariat). Tidligere svar: Nej."))
    #expect(text.contains("Før: Besvaret 27. oktober 2024 (sekretariat): Ja."))
    let table = try desk.plenum.listAsks(AskFilter(), asCSV: true).text
    #expect(table.hasPrefix("\u{FEFF}møde;år;region;"))
    #expect(table.contains(";åbent;"))
  }

  @Test func `are followed by no number of a person`() throws {
    for (owner, role) in [("per@kl.dk", "r"), ("33 70 33 71", "r"), (nil, "010180-1234")] {
      #expect(throws: AppError.self) {
        try desk.plenum.follow(
          ask: "1.01", of: meeting, state: .started, answer: nil, owner: owner, role: role)
      }
    }
  }

  @Test(arguments: [
    ("åbent", AskState.open), ("Åben", .open), ("i gang", .started), ("besvaret", .answered),
    ("afvist", .declined), ("answered", .answered),
  ])
  func `have states in Danish, and as the JSON has them`(word: String, state: AskState) {
    #expect(AskStateName.read(word) == state)
  }

  @Test func `are found by meeting, year, region and state`() throws {
    try desk.meeting(on: "2021-05-01", in: "Odder", region: "Region Syddanmark")
    try desk.note("Penge, tak", meeting: "2021-05-01-odder", table: 1, kind: .ask)
    _ = try desk.plenum.follow(
      ask: "1.01", of: meeting, state: .declined, answer: "Nej", owner: nil, role: "r")
    #expect(try list().count == 3)
    #expect(try list(AskFilter(meeting: meeting)).count == 2)
    #expect(try list(AskFilter(year: 2021)).count == 1)
    #expect(try list(AskFilter(region: "Midtjylland")).count == 2)
    #expect(try list(AskFilter(state: .declined)).count == 1)
    #expect(try list(AskFilter(year: 2021, state: .declined)).isEmpty)
    #expect(
      try desk.plenum.listAsks(AskFilter(year: 1999), asCSV: false).status == .nothingFound)
    let text = try desk.plenum.listAsks(AskFilter(), asCSV: false).text
    #expect(text.hasPrefix("3 ønsker til KL: 2 åbne, 1 afvist.\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let rows = try desk.plenum.listAsks(AskFilter(), asCSV: true).text.split(separator: "\r\n")
    #expect(rows.count == 4)
    #expect(rows.contains { $0.contains("afvist;;Nej;r;") })
  }

  @Test func `stand in the summary with what became of them, and survive a merge`() throws {
    _ = try desk.plenum.follow(
      ask: "1.01", of: meeting, state: .answered, answer: "Ministeren ser på det", owner: nil,
      role: "sekretariat")
    let other = Plenum(storePath: desk.folder + "/anden.sqlite", surroundings: desk.surroundings)
    _ = try other.merge([desk.store], isDryRun: false)
    for plenum in [desk.plenum, other] {
      for format in [SummaryFormat.text, .markdown, .html, .json, .csv] {
        let text = try plenum.summary(of: .meeting(meeting), format: format, to: nil).text
        let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
          flat.contains("Besvaret 27. oktober 2024 (sekretariat): Ministeren ser på det."),
          "\(format)")
      }
    }
    let file = try desk.file(
      "opsamling.md",
      try desk.plenum.summary(of: .meeting(meeting), format: .markdown, to: nil).text)
    let check = try desk.plenum.checkSummary(file, against: .meeting(meeting))
    #expect(check.json.object?["remarks"] == .array([]))
  }

  @Test func `refuse what is no ask, no answer and no note`() throws {
    let plenum = desk.plenum
    let reference = try #require(NoteReference("2.02"))
    #expect(throws: AskError.notAnAsk(reference, .success, meeting: herning)) {
      _ = try plenum.follow(
        ask: "2.02", of: meeting, state: .answered, answer: "x", owner: nil, role: "r")
    }
    for state in [AskState.answered, .declined] {
      #expect(throws: AskError.noAnswer(state)) {
        _ = try plenum.follow(
          ask: "1.01", of: meeting, state: state, answer: "  ", owner: nil, role: "r")
      }
    }
    #expect(throws: AppError.self) {
      _ = try plenum.follow(
        ask: "1.01", of: meeting, state: .answered, answer: "Ring på 20304050, CPR 010190-1234",
        owner: nil, role: "r")
    }
    _ = try plenum.withdrawNotes(["1.01"], of: meeting)
    #expect(throws: AppError.self) {
      _ = try plenum.follow(
        ask: "1.01", of: meeting, state: .started, answer: nil, owner: nil, role: "r")
    }
    for error in [AskError.notAnAsk(reference, .success, meeting: herning), .noAnswer(.declined)] {
      #expect(Message(for: error).text.contains("Intet er gemt."))
    }
    #expect(try list().map { $0["state"]?.string } == ["open"])
  }
}
