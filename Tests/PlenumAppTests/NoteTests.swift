import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `Writing notes` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.meeting(tables: 3)
  }

  private func reference(_ answer: Answer) -> String? { answer.json.object?["ref"]?.string }

  @Test func `references run within each table`() throws {
    #expect(reference(try desk.note("en", table: 1)) == "1.01")
    #expect(reference(try desk.note("to", table: 1)) == "1.02")
    #expect(reference(try desk.note("tre", table: 2)) == "2.01")
    #expect(reference(try desk.note("fire", table: nil)) == "u.01")
    #expect(reference(try desk.note("fem", table: 0)) == "0.01")
  }

  @Test(arguments: ["1", "leg-og-laering", "Leg og læring", "LÆRING", "leg"])
  func `a theme goes by number, key, title and any part that only it has`(name: String) throws {
    let note = try desk.note("en", theme: name).json.object
    #expect(note?["theme"]?.string == "Leg og læring")
  }

  @Test func `what the meeting does not have is refused with what it has`() throws {
    let themes = [Theme(number: 1, title: "Leg og læring"), Theme(number: 2, title: "Læsning")]
    #expect(throws: AppError.unknownTheme("3", meeting: herning, known: themes)) {
      try desk.note("en", theme: "3")
    }
    #expect(throws: AppError.ambiguousTheme("læ", matching: themes)) {
      try desk.note("en", theme: "læ")
    }
    #expect(throws: AppError.unknownTable(4, meeting: herning, known: [1, 2, 3])) {
      try desk.note("en", table: 4)
    }
    #expect(throws: AppError.unknownMeeting("x", known: [herning])) {
      try desk.note("en", meeting: "x")
    }
    #expect(try desk.exported() == "")
  }

  @Test(arguments: [
    ("", NoteDraft.Refusal.empty), (" \n\t", .empty), ("a\u{1B}[31m", .controlCharacter("\u{1B}")),
    (
      String(repeating: "å", count: 32_769), .tooLong(utf8Count: 65_538)
    ),
  ])
  func `a text that is no note is refused, and not stored`(
    text: String, refusal: NoteDraft.Refusal
  ) throws {
    #expect(throws: AppError.refusedDraft(refusal, line: nil)) { try desk.note(text) }
    #expect(try desk.exported() == "")
  }

  @Test(arguments: ["Århus", "Aarhus", "aarhus kommune"])
  func `a municipality is stored under the name that it bears`(name: String) throws {
    #expect(
      try desk.note("en", municipality: name).json.object?["municipality"]?.string == "Aarhus")
  }

  @Test func `no refusal repeats the words of a note`() throws {
    let secret = "hemmelig\u{7}"
    for attempt in [
      { try desk.note(secret) }, { try desk.note(secret, table: 9) },
      { try desk.note(secret, theme: "9") }, { try desk.note(secret, meeting: "9") },
      { try desk.note(secret, municipality: "Atlantis") },
    ] {
      let error = #expect(throws: AppError.self) { _ = try attempt() }
      #expect(!Message(for: try #require(error)).text.contains("hemmelig"))
    }
  }
}
