import PlenumAnalysis
import PlenumModel
import Testing

@Suite struct `What municipalities wrote before the meeting` {
  private let notes = [
    SmallMeeting.note("1", table: 1, in: "Odder", "Ventetiden er lang"),
    SmallMeeting.note("2", table: 2, in: "Herning", "Ventetiden er for lang"),
    SmallMeeting.note("3", table: 0, in: "Struer", kind: .challenge, "Ventetiden er lang"),
    SmallMeeting.note("4", table: 0, theme: nil, in: "Odder", kind: .success, "Legegrupper"),
  ]

  private func summary(_ points: [Point] = []) throws -> MeetingSummary {
    try #require(
      Summary(of: SummaryInput(notes: notes, points: points, codebook: SmallMeeting.codebook))
        .meetings.first)
  }

  @Test func `is a part of its own, last, with every note cited by kind`() throws {
    let meeting = try summary()
    #expect(meeting.themes.map(\.theme) == ["Mellemformer", nil])
    let preparation = try #require(meeting.preparation)
    #expect(meeting.themes.last == preparation)
    #expect(preparation.findings.map(\.voices[0].citation.note) == ["4", "3"])
    #expect(preparation.findings.allSatisfy { $0.sort == .preparation && $0.isCounted })
    #expect(preparation.findings[0].text == "»Legegrupper« Forberedelse, Odder.")
    #expect(preparation.leftOut == [])
    #expect(preparation.spread.municipalities == ["Odder", "Struer"])
  }

  @Test func `is in no count of what the tables said`() throws {
    let point = Point(
      id: "P", meeting: "m", theme: "Mellemformer", notes: ["1", "2", "3"])
    let meeting = try summary([point])
    let theme = try #require(meeting.themes.first)
    let finding = try #require(theme.findings(.point).first)
    #expect(finding.sentence == "Rejst ved 2 af 2 borde, 2 kommuner")
    #expect(theme.balance.notes == 2)
    #expect(meeting.spread.notes == 2)
    #expect(meeting.spread.municipalities == ["Herning", "Odder"])
    #expect(meeting.kinds.total == 2)
    #expect(meeting.areas.allSatisfy { $0.of == 2 })
    #expect(meeting.roomBalance.notes == 2)
    #expect(meeting.balance.notes == 4)
    #expect(meeting.preparation?.findings.last?.points == ["P"])
  }

  @Test func `is absent where nobody prepared`() {
    let room = notes.filter { $0.table != 0 }
    let summary = Summary(of: SummaryInput(notes: room, codebook: SmallMeeting.codebook))
    #expect(summary.meetings.allSatisfy { $0.preparation == nil })
  }
}
