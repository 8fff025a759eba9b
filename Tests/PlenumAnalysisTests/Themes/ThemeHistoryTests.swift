import PlenumAnalysis
import PlenumModel
import Testing

@Suite struct `Themes through the years` {
  private func meeting(_ date: String, _ titles: String...) -> Meeting {
    Meeting(
      id: MeetingID(stored: date), title: "M", sessions: [Session(date: CalendarDate(iso: date))],
      themes: titles.enumerated().map { Theme(number: $0.offset + 1, title: $0.element) },
      codebook: CodebookVersion("2024.1"))
  }

  private var meetings: [Meeting] {
    [
      meeting("2024-01-01", "Inkluderende fællesskaber i skolen", "Økonomi"),
      meeting("2019-01-01", "Stærke børnefællesskaber i folkeskolen", "Digital dannelse"),
      meeting("2021-01-01", "Fællesskaber", "Digital dannelse"),
    ]
  }

  private func key(_ title: String) -> ThemeKey { ThemeKey(title: title) }

  @Test func `are the same by their key, and by links however many`() {
    let history = ThemeHistory(
      meetings: meetings,
      links: [
        key("Inkluderende fællesskaber i skolen"): key("Fællesskaber"),
        key("Fællesskaber"): key("Stærke børnefællesskaber i folkeskolen"),
      ])
    #expect(
      history.lines.map(\.title) == [
        "Stærke børnefællesskaber i folkeskolen", "Digital dannelse", "Økonomi",
      ])
    #expect(
      history.lines.map { $0.uses.map(\.meeting.value) } == [
        ["2019-01-01", "2021-01-01", "2024-01-01"], ["2019-01-01", "2021-01-01"], ["2024-01-01"],
      ])
    #expect(
      history.title(of: Theme(number: 1, title: "Fællesskaber"))
        == "Stærke børnefællesskaber i folkeskolen")
  }

  @Test func `links that go in a ring end`() {
    let history = ThemeHistory(
      meetings: meetings,
      links: [key("Økonomi"): key("Fællesskaber"), key("Fællesskaber"): key("Økonomi")])
    #expect(history.lines.count > 1)
  }

  @Test func `are proposed by shared words, earlier ones alone, with the words`() throws {
    let history = ThemeHistory(meetings: meetings, links: [:])
    let use = try #require(history.uses.last { $0.theme.number == 1 })
    #expect(use.meeting.value == "2024-01-01")
    let proposals = ThemeProposal.proposals(for: use, in: history)
    #expect(
      proposals.map(\.earlier.title) == ["Fællesskaber", "Stærke børnefællesskaber i folkeskolen"])
    #expect(proposals[0].shared == ["fællesskab"])
    #expect(proposals[0].score == 0.5)
    let first = try #require(history.uses.first)
    #expect(ThemeProposal.proposals(for: first, in: history) == [])
    let economy = try #require(history.uses.last)
    #expect(ThemeProposal.proposals(for: economy, in: history) == [])
  }
}
