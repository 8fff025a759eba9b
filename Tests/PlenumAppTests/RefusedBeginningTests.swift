import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct `A command that is refused where there is no store` {
  @Test func `makes none`() throws {
    let desk = try Desk()
    let plenum = desk.plenum
    let broken = try desk.file("møde.txt", "Titel: Møde\nTilstand: xyz\n")
    let day = try #require(CalendarDate(iso: "2024-10-30"))
    let plan = MeetingPlan(
      title: "Møde", date: day, start: nil, end: nil, place: nil, region: nil, host: nil,
      themes: [], tables: nil, assignments: [MeetingAssignment(.state, "xyz")])
    let calls: [() throws -> Answer] = [
      { try plenum.createMeeting(fromFileAt: desk.folder + "/findes-ikke") },
      { try plenum.createMeeting(fromFileAt: broken) },
      { try plenum.createMeeting(plan) },
      { try plenum.merge([desk.folder + "/findes-ikke.sqlite"], isDryRun: false) },
    ]
    for call in calls {
      #expect(throws: (any Error).self) { try call() }
      #expect(try names(in: desk) == ["møde.txt"])
    }
    try desk.meeting()
    #expect(try names(in: desk) == ["møde.txt", "plenum.sqlite"])
    #expect(try desk.mode(of: desk.store) == 0o600)
  }

  private func names(in desk: Desk) throws -> [String] {
    FileBytes.names(in: desk.folder).filter { !$0.hasSuffix("-journal") }
  }
}
