import PlenumCorpus
import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct `Setting meetings up` {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func ids(_ answer: Answer) -> [String] {
    answer.json.object?["meetings"]?.array?.compactMap { $0.object?["id"]?.string } ?? []
  }

  @Test func `the same letter twice is the same meeting`() throws {
    let letter = try desk.file(
      "brev.txt", String(decoding: CorpusFile.sampleLetter.bytes, as: UTF8.self))
    let first = try desk.plenum.createMeetings(fromLetterAt: letter, tables: nil)
    let second = try desk.plenum.createMeetings(fromLetterAt: letter, tables: nil)
    #expect(ids(first) == ["2019-03-28-skanderborg"])
    #expect(first.json == second.json)
    #expect(ids(try desk.plenum.listMeetings(region: nil, year: nil)) == ids(first))
  }

  @Test func `reading a letter stores nothing, and makes no store`() throws {
    let letter = try desk.file(
      "brev.txt", String(decoding: CorpusFile.sampleLetter.bytes, as: UTF8.self))
    _ = try desk.plenum.readLetter(at: letter)
    #expect(!desk.hasFile(desk.store))
  }

  @Test func `a letter without a meeting makes none`() throws {
    let letter = try desk.file("brev.txt", "Kære alle\n\nTak for sidst.\n")
    #expect(throws: AppError.letterWithoutMeeting(path: letter)) {
      try desk.plenum.createMeetings(fromLetterAt: letter, tables: nil)
    }
    #expect(!desk.hasFile(desk.store))
  }

  @Test func `another meeting on the same day in the same town has a number`() throws {
    #expect(ids(try desk.meeting("Et møde")) == ["2024-10-30-herning"])
    #expect(ids(try desk.meeting("Et andet møde")) == ["2024-10-30-herning-2"])
    #expect(ids(try desk.meeting("Et andet møde")) == ["2024-10-30-herning-2"])
  }

  @Test(arguments: [
    ("2026-12-31", "Herning", Optional("Region Midtjylland")),
    ("2026-12-31", "Roskilde", "Region Sjælland"),
    // The day on which two regions become one.
    ("2027-01-01", "Roskilde", "Region Østdanmark"),
    ("2024-10-30", "virtuelt", nil),
  ])
  func `the region is that of the town on the day`(
    date: String, place: String, region: String?
  ) throws {
    let meeting = try desk.meeting(on: date, in: place).json.object?["meetings"]?.array?.first
    #expect(meeting?.object?["region"]?.string == region)
  }

  @Test func `a meeting that ends before it begins, or whose host is no municipality, is refused`()
    throws
  {
    #expect(throws: AppError.endBeforeStart) { try desk.meeting(start: "17:00", end: "17:00") }
    #expect(throws: AppError.unknownMunicipality("Hernig", nearest: ["Herning"])) {
      try desk.meeting(host: "Hernig")
    }
    #expect(!desk.hasFile(desk.store))
  }

  @Test func `a meeting that the store does not have: the answer names those that it has`() throws {
    try desk.meeting()
    #expect(throws: AppError.unknownMeeting("2024", known: [herning])) {
      try desk.plenum.showMeeting("2024")
    }
  }

  @Test func `listing by region and year leaves out the others`() throws {
    try desk.meeting()
    try desk.meeting(on: "2021-04-20", in: "virtuelt", region: "Region Nordjylland")
    let north = try desk.plenum.listMeetings(region: "Region Nordjylland", year: nil)
    #expect(ids(north) == ["2021-04-20-virtuelt"])
    #expect(ids(try desk.plenum.listMeetings(region: nil, year: 2024)) == ["2024-10-30-herning"])
    #expect(
      try desk.plenum.listMeetings(region: "Region Nordjylland", year: 2024).status
        == .nothingFound)
  }
}
