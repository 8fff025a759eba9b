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
                || line.text.contains("Ét notat") || line.text.contains("ikke skrevet"))
          }
        }
      }
    }
  }

  @Test func `what is left for the summary is all that was not said`() throws {
    for meeting in Self.summary(seed: 8).meetings {
      let script = SpokenScript(of: meeting, minutes: 1)
      let said = Set(script.parts.flatMap(\.lines).flatMap(\.voices).map(\.citation.note))
      let rest = meeting.roomBalance.notes - said.count
      let last = try #require(script.parts.last?.lines.last)
      #expect(last.text == "De øvrige \(rest) notater er ikke nævnt her.")
    }
  }

  private static func note(
    _ id: String, table: Int, in municipality: String? = "Odder", kind: NoteKind = .challenge,
    _ text: String
  ) -> NoteRecord {
    SmallMeeting.note(id, table: table, theme: "Inklusion", in: municipality, kind: kind, text)
  }

  private static func lines(_ notes: [NoteRecord], _ points: [Point] = []) throws -> [String] {
    let summary = Summary(of: SummaryInput(notes: notes, points: points, codebook: .current))
    return SpokenScript(of: try #require(summary.meetings.first), minutes: 5).parts.flatMap(\.lines)
      .map(\.text)
  }

  @Test func `what was prepared at home is not counted among what is left`() throws {
    let notes = [
      Self.note("a", table: 1, "PPR kommer for sent"),
      Self.note("b", table: 2, "PPR er der aldrig"),
      Self.note("c", table: 3, "Busserne kører ikke"), Self.note("d", table: 0, "Skrevet hjemme"),
    ]
    let lines = try Self.lines(
      notes, [Point(id: "p", meeting: "m", theme: "Inklusion", notes: ["a", "b"])])
    #expect(lines.first == "Vi har 3 notater fra 3 borde og 1 kommune.")
    #expect(lines.last != "De øvrige 2 notater er ikke nævnt her.")
  }

  @Test func `one note's words are an example where several notes stand behind a point`() throws {
    let notes = [
      Self.note("a", table: 1, "PPR kommer for sent"),
      Self.note("b", table: 2, in: nil, "PPR for sent"),
    ]
    let lines = try Self.lines(
      notes, [Point(id: "p", meeting: "m", theme: "Inklusion", notes: ["a", "b"])])
    #expect(
      lines.contains { $0.hasPrefix("Det kom frem ved 2 af 2 borde, blandt andet sådan: »PPR") })
    #expect(lines.first == "Vi har 2 notater fra 2 borde og mindst 1 kommune.")
  }

  @Test func `no note is read aloud twice`() throws {
    let notes = [
      Self.note("a", table: 1, kind: .ask, "KL må tale med ministeren om reglerne"),
      Self.note("b", table: 2, kind: .ask, "KL må tale med ministeren om reglerne nu"),
      Self.note("c", table: 3, kind: .question, "Hvem betaler for taxaen til Ulfborg?"),
      Self.note("d", table: 1, kind: .question, "Hvem betaler mon for taxaen?"),
    ]
    for points in [[["a", "b"], ["c", "d"]], [["a"], ["c"]], [["c"], ["a", "b", "d"]]] {
      let lines = try Self.lines(
        notes,
        points.enumerated().map {
          Point(id: "p\($0.offset)", meeting: "m", theme: "Inklusion", notes: $0.element)
        })
      for note in notes {
        #expect(lines.count { $0.contains("»\(note.text)«") } <= 1, "\(points): \(lines)")
      }
    }
  }

  @Test func `what people settled as one wish is said once, with its tables`() throws {
    let notes = (1...3).map {
      Self.note("a\($0)", table: $0, kind: .ask, "KL skal arbejde for normeringer, bord \($0)")
    }
    let lines = try Self.lines(
      notes, [Point(id: "p", meeting: "m", theme: "Inklusion", notes: notes.map(\.id))])
    #expect(lines.contains("Til KL er der ét ønske, rejst ved 3 borde."))
    #expect(lines.count { $0.contains("normeringer") } == 1, "\(lines)")
  }

  @Test(arguments: [NoteKind.success, .inspiration, .point])
  func `where tables disagree both are heard`(kind: NoteKind) throws {
    let notes = [
      Self.note("a", table: 1, kind: .inspiration, "Børnehavens viden når altid frem"),
      Self.note("b", table: 2, kind: .challenge, "Børnehavens viden når aldrig frem"),
      Self.note("c", table: 3, kind: kind, "Børnehavens viden når frem"),
    ]
    let lines = try Self.lines(
      notes, [Point(id: "p", meeting: "m", theme: "Inklusion", notes: ["a", "b", "c"])])
    let line = try #require(lines.first { $0.hasPrefix("Det kom frem") })
    #expect(line.contains("Men der blev også sagt:") && line.contains("aldrig"), "\(line)")
  }

  @Test func `no point of fewer tables is said in the place of one of more`() throws {
    // Forty long notes at three tables each before one short one at two.
    let long = String(repeating: "et meget langt notat om vikarer ", count: 6)
    var notes: [NoteRecord] = []
    var points: [Point] = []
    for number in 0..<30 {
      let own = (1...3).map { Self.note("n\(number)-\($0)", table: $0, "\(long)\(number)") }
      notes += own
      points.append(
        Point(id: "p\(number)", meeting: "m", theme: "Inklusion", notes: own.map(\.id)))
    }
    notes += [Self.note("x", table: 1, "Kort"), Self.note("y", table: 2, "Kort")]
    points.append(Point(id: "q", meeting: "m", theme: "Inklusion", notes: ["x", "y"]))
    let lines = try Self.lines(notes, points)
    #expect(lines.contains { $0.contains("langt notat") })
    #expect(!lines.contains { $0.contains("»Kort«") })
  }

  @Test func `every note of a small theme is said, also the only one`() throws {
    #expect(
      try Self.lines([Self.note("a", table: 1, in: nil, "Kun ét notat om sprog")]) == [
        "Vi har 1 notat fra 1 bord.", "Inklusion.", "Bord 1 skriver: »Kun ét notat om sprog«.",
      ])
    let notes = [
      Self.note("a", table: 1, "Taxakørslen koster to lærere"),
      Self.note("b", table: 3, "Taxakørslen koster også to lærere"),
      Self.note("c", table: 2, kind: .success, "Legegrupper virker"),
    ]
    let lines = try Self.lines(notes)
    for note in notes { #expect(lines.count { $0.contains("»\(note.text)«") } == 1, "\(lines)") }
  }

  @Test func `who reads it sees that a note was revised since, and does not say it`() throws {
    let notes = [Self.note("a", table: 1, "PPR er væk"), Self.note("b", table: 2, "Busserne")]
    let summary = Summary(
      of: SummaryInput(
        notes: notes,
        points: [
          Point(id: "p", meeting: "m", theme: "Inklusion", notes: ["a", "b"], revised: ["b"])
        ], codebook: .current))
    let lines = SpokenScript(of: try #require(summary.meetings.first), minutes: 2).parts
      .flatMap(\.lines)
    let line = try #require(lines.first { $0.text.hasPrefix("Det kom frem") })
    #expect(line.text.contains("PPR er væk") && !line.text.contains("rettet"))
    #expect(line.remarks == ["Notat b er rettet, siden punktet blev afgjort."])
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
