import PlenumAnalysis
import PlenumIndex
import PlenumModel
import Testing

/// A word in its places, over the years, and with its neighbours.
struct WordsTests {
  private static let notes = [
    note("a", 2020, "Aalborg", "Der mangler æbler i skolen. Skolerne får fast vagt hver dag."),
    note("b", 2020, "Herning", "Fast vagt er dyrt."),
    note("c", 2021, "Vejle", "Vi ønsker en fast vagt i alle kommunens skoler."),
    note("d", 2022, "Vejle", "Intet om det."),
    note("e", nil, nil, "Skolen ligger langt væk."),
  ]

  private static func note(
    _ id: String, _ year: Int?, _ municipality: String?, _ text: String
  ) -> NoteRecord {
    NoteRecord(id: id, year: year, municipality: municipality, text: text)
  }

  private static let index: TermIndex = {
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    return builder.finish()
  }()

  private func term(_ word: String) throws -> TermID { try #require(Self.index.term(of: word)) }

  @Test func `a concordance shows every form where it stands`() throws {
    let concordance = Concordance(of: try term("skoler"), in: Self.index, notes: Self.notes)
    #expect(concordance.lines.map(\.match.quote) == ["skolen", "Skolerne", "skoler", "Skolen"])
    #expect(concordance.lines.map(\.match.note) == ["a", "a", "c", "e"])
    #expect(concordance.share == Share(3, of: 5))
    #expect(concordance.municipalities == 2)
    for line in concordance.lines {
      let note = try #require(Self.notes.first { $0.id == line.match.note })
      #expect(note.text.contains(line.left + line.match.quote + line.right))
      #expect(Citation(of: note, utf8Range: line.match.utf8Range) == line.match)
    }
  }

  @Test func `what stands around a word is cut between words and characters`() throws {
    let text = String(repeating: "æøå ", count: 40) + "skole" + String(repeating: " åøæ", count: 40)
    let notes = [NoteRecord(id: "x", text: text)]
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    let concordance = Concordance(
      of: try #require(index.term(of: "skole")), in: index, notes: notes)
    let line = try #require(concordance.lines.first)
    #expect(line.isLeftCut && line.isRightCut)
    #expect(line.left.utf8.count <= Concordance.reach && line.right.utf8.count <= Concordance.reach)
    #expect(Set(line.left.split(separator: " ")) == ["æøå"])
    #expect(Set(line.right.split(separator: " ")) == ["åøæ"])
  }

  @Test func `a trend counts notes by year, and says when years are too few`() throws {
    let trend = WordTrend(of: try term("vagt"), in: Self.index)
    #expect(trend.years.map(\.year) == [2020, 2021, 2022])
    #expect(trend.years.map(\.share) == [Share(2, of: 2), Share(1, of: 1), Share(0, of: 1)])
    #expect(trend.years.filter { !$0.isThin }.isEmpty)
    // Thin years are no years of a trend.
    #expect(trend.direction == .tooFewYears && trend.z == nil)
    var builder = IndexBuilder()
    for note in Self.notes.prefix(3) { builder.add(note) }
    let short = builder.finish()
    let two = WordTrend(of: try #require(short.term(of: "skole")), in: short)
    #expect(two.direction == .tooFewYears && two.z == nil && two.p == nil)
  }

  @Test func `a share that falls year by year falls`() throws {
    var builder = IndexBuilder()
    for (year, held) in [(2019, 18), (2020, 10), (2021, 2)] {
      for number in 0..<20 {
        builder.add(
          NoteRecord(id: "\(year)-\(number)", year: year, text: number < held ? "skole" : "vej"))
      }
    }
    let index = builder.finish()
    let school = WordTrend(of: try #require(index.term(of: "skole")), in: index)
    let road = WordTrend(of: try #require(index.term(of: "vej")), in: index)
    #expect(school.direction == .falling && road.direction == .rising)
    #expect(school.z == road.z.map { -$0 })
  }

  @Test(arguments: [
    // Shares of 20 notes a year, and what they say together.
    ([2, 0, 20, 19], WordTrend.Direction.rising), ([0, 18, 0], .uneven), ([10, 0, 20, 9], .uneven),
    ([6, 0, 0, 20, 5], .uneven), ([9, 10, 11], .unclear),
  ])
  func `a trend is told only where its ends say the same`(
    counts: [Int], direction: WordTrend.Direction
  ) throws {
    var builder = IndexBuilder()
    for (place, held) in counts.enumerated() {
      for number in 0..<20 {
        builder.add(
          NoteRecord(
            id: "\(place)-\(number)", year: 2015 + place, text: number < held ? "skole" : "vej"))
      }
    }
    let index = builder.finish()
    let trend = WordTrend(of: try #require(index.term(of: "skole")), in: index)
    #expect(trend.direction == direction)
  }

  @Test func `a phrase stands in notes of several municipalities and has no function word`() throws
  {
    let phrases = PhraseTable(of: Self.index, notes: Self.notes, limit: 10).phrases
    #expect(phrases.map(\.words) == ["fast vagt"])
    #expect(phrases.first?.share == Share(3, of: 5))
    #expect(phrases.first?.municipalities == 3)
    let ofOnePlace = Self.notes.map { NoteRecord(id: $0.id, municipality: "Vejle", text: $0.text) }
    var builder = IndexBuilder()
    for note in ofOnePlace { builder.add(note) }
    #expect(PhraseTable(of: builder.finish(), notes: ofOnePlace, limit: 10).phrases.isEmpty)
  }

  @Test func `a phrase never crosses two notes`() {
    let notes = ["Aalborg", "Herning", "Vejle"].flatMap { town in
      [
        NoteRecord(id: town, municipality: town, text: "fast"),
        NoteRecord(id: town + "2", municipality: town, text: "vagt"),
      ]
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    #expect(PhraseTable(of: builder.finish(), notes: notes, limit: 10).phrases.isEmpty)
  }
}
