import PlenumIntake
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `A meeting that is asked for` {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func `has a region's own name, of its day`() throws {
    let answer = try desk.meeting(region: "midtjylland")
    #expect(
      answer.json.object?["meetings"]?.array?.first?.object?["region"] == "Region Midtjylland")
    #expect(throws: AppError.self) { try desk.meeting(on: "2024-11-01", region: "Fantasia") }
    let error = #expect(throws: AppError.self) {
      try desk.meeting(on: "2027-03-01", region: "Region Sjælland")
    }
    let message = Message(for: try #require(error)).text
    #expect(message.contains("Region Sjælland findes ikke") && message.contains("Østdanmark"))
    try desk.meeting(on: "2026-03-01", region: "sjælland")
    try desk.meeting(on: "2027-04-01", region: "østdanmark")
  }

  @Test func `is not put right in passing where it is there`() throws {
    try desk.meeting()
    #expect(try desk.meeting().remarks == [])
    let again = try desk.meeting(tables: 6)
    #expect(again.text.hasPrefix("Findes i forvejen"))
    #expect(again.remarks.first?.contains("plenum meeting edit 2024-10-30-herning") == true)
  }

  private static let letter = """
    Temamøde om trivsel

    KL inviterer politikere i Region Midtjylland til møde om trivsel.

    Tid: Onsdag den 30. oktober 2024 kl. 17.00-19.00
    Sted: Rådhuset, Torvet 5, 7400 Herning
    """

  @Test(
    arguments: [
      ("AFLYST: Temamøde om trivsel", "17.00-19.00", ["--cancelled ja"]),
      ("Temamøde om trivsel", "18.00-20.00", ["--session \"2024-10-30 kl. 18:00-20:00"]),
    ])
  func `is not made twice by a letter that cancels or moves it`(
    title: String, hours: String, hints: [String]
  ) throws {
    let first = try desk.file("brev.txt", Self.letter)
    _ = try desk.plenum.createMeetings(fromLetterAt: first, tables: nil)
    let other = try desk.file(
      "brev2.txt",
      Self.letter.replacing("17.00-19.00", with: hours)
        .replacing("Temamøde om trivsel\n", with: title + "\n"))
    let error = #expect(throws: AppError.self) {
      try desk.plenum.createMeetings(fromLetterAt: other, tables: nil)
    }
    let message = Message(for: try #require(error)).text
    for hint in hints { #expect(message.contains(hint)) }
    #expect(try desk.plenum.store().meetings().count == 1)
    // The same letter is the same meeting, also after its title was changed.
    _ = try desk.plenum.createMeetings(fromLetterAt: first, tables: nil)
    #expect(try desk.plenum.store().meetings().count == 1)
  }
}
