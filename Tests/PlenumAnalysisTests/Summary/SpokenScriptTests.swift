import PlenumModel
import Testing

@testable import PlenumAnalysis

@Suite struct `What the chair says aloud` {
  static func summary(seed: UInt64, settled: Bool = true) -> Summary {
    let meeting = RandomMeeting(seed: seed)
    return Summary(
      of: SummaryInput(
        notes: meeting.notes, codings: meeting.codings, points: settled ? meeting.points : [],
        codebook: .current))
  }

  @Test func `keeps the time, and has a note or a count behind every line`() {
    for seed in 0..<200 as Range<UInt64> {
      for meeting in Self.summary(seed: seed, settled: seed % 3 > 0).meetings {
        let texts = Dictionary(
          meeting.themes.flatMap(\.notes).map { ($0.citation.note, $0.citation.quote) }
        ) { first, _ in first }
        for minutes in [1, 2, 5] {
          let script = SpokenScript(of: meeting, minutes: minutes)
          #expect(script.words <= minutes * SpokenScript.wordsAMinute || script.parts.count <= 2)
          for line in script.parts.flatMap(\.lines) {
            #expect(line.text.split(separator: " ").count == line.words)
            for voice in line.voices {
              #expect(texts[voice.citation.note]?.contains(voice.citation.quote) == true)
            }
            // A line without notes is made of numbers and of the theme's title.
            #expect(
              !line.voices.isEmpty || line.text.contains { $0.isNumber }
                || line.text.contains("Tema")
                || RandomMeeting.themes.contains { line.text.hasPrefix($0) }
                || line.text.contains("sidste notat") || line.text.contains("ikke skrevet"))
          }
        }
      }
    }
  }

  @Test func `what is left for the summary is all that was not said`() throws {
    for meeting in Self.summary(seed: 8).meetings {
      let script = SpokenScript(of: meeting, minutes: 1)
      let said = Set(script.parts.flatMap(\.lines).flatMap(\.voices).map(\.citation.note))
      let rest = meeting.balance.notes - said.count
      let last = try #require(script.parts.last?.lines.last)
      #expect(last.text == "De øvrige \(rest) notater står i opsamlingen.")
    }
  }

  @Test func `every theme is heard before any theme is heard twice`() throws {
    let meeting = try #require(Self.summary(seed: 8).meetings.first)
    let script = SpokenScript(of: meeting, minutes: 1)
    let heard = script.parts.filter { $0.title != nil }.map(\.lines.count)
    #expect(heard.count > 1)
    // A title and a line each, then the next lines in turn.
    #expect(heard.allSatisfy { $0 >= 2 })
  }

  @Test func `an empty meeting says so`() throws {
    let facts = MeetingFacts(id: "m")
    let summary = Summary(of: SummaryInput(meetings: [facts], notes: [], codebook: .current))
    let script = SpokenScript(of: try #require(summary.meetings.first), minutes: 2)
    #expect(script.parts.flatMap(\.lines).map(\.text) == ["Bordene har ikke skrevet noget endnu."])
  }
}
