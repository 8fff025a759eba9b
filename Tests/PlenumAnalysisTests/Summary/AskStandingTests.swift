import PlenumAnalysis
import PlenumModel
import Testing

@Suite struct `Where an ask stands` {
  private func step(
    _ state: AskState, owner: String? = nil, answer: String? = nil, role: String = "sekretariat",
    day: Int64
  ) -> AskStep {
    AskStep(
      state: state, owner: owner, answer: answer, role: role,
      decided: Timestamp(milliseconds: 1_730_000_000_000 + day * 86_400_000),
      day: CalendarDate(year: 2024, month: 10, day: 27 + Int(day)))
  }

  @Test func `is the last step, with the last owner and answer that were given`() throws {
    let standing = try #require(
      AskStanding([
        step(.started, owner: "Børnekontoret", day: 0),
        step(.answered, answer: "Ministeriet ser på det", day: 1),
        step(.declined, role: "formand", day: 2),
      ]))
    #expect(standing.state == .declined)
    #expect(standing.owner == "Børnekontoret")
    #expect(standing.answer == "Ministeriet ser på det")
    #expect(standing.role == "formand")
    #expect(
      standing.sentence.hasPrefix("Afvist 29. oktober 2024 (formand, følges op af Børnekontoret)"))
    #expect(AskStanding([]) == nil)
  }

  @Test func `stands beside the ask in the summary, and beside no other`() throws {
    let notes = [
      SmallMeeting.note("a", kind: .ask, "Giv os tid"),
      SmallMeeting.note("b", table: 2, kind: .ask, "Giv os ro"),
    ]
    let standing = try #require(
      AskStanding([step(.open, day: 0), step(.answered, answer: "Ja", day: 1)]))
    let summary = Summary(
      of: SummaryInput(
        notes: notes, codebook: SmallMeeting.codebook, asks: ["b": standing]))
    let asks = try #require(summary.themes.first).findings(.ask)
    #expect(asks.map(\.standing?.state) == [nil, .answered])
    #expect(asks.map(\.remarks) == [[], [standing.sentence]])
  }
}
