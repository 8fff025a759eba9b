import PlenumAnalysis
import PlenumIndex
import PlenumModel
import PlenumReport
import Testing

/// What people read of a word: a Danish sentence first, figures after.
struct WordReportTests {
  private let notes: [NoteRecord]
  private let index: TermIndex

  init() {
    var notes: [NoteRecord] = []
    for (year, held) in [(2019, 18), (2020, 10), (2021, 2)] {
      for number in 0..<20 {
        notes.append(
          NoteRecord(
            id: "\(year)-\(number)", year: year, municipality: ["Vejle", "Herning"][number % 2],
            text: number < held ? "Den lille skole i byen" : "=Vejen, \"ja\""))
      }
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    self.notes = notes
    index = builder.finish()
  }

  @Test func `a trend says what the years say before the figures`() throws {
    let report = TrendReport(WordTrend(of: try #require(index.term(of: "skole")), in: index))
    let text = report.text
    #expect(
      text.contains("En faldende del af notaterne har ordet: fra 90\u{A0}% i 2019 til 10\u{A0}%"))
    #expect(text.contains("18 af 20") && text.contains("Cochran-Armitage: z = −5,06"))
    #expect(report.csv.split(whereSeparator: \.isNewline).count == 4)
    #expect(report.json.object?["rows"]?.array?.count == 3)
  }

  @Test func `the page of a trend says its test, its lexicon and what it does not clear away`()
    throws
  {
    let report = TrendReport(
      WordTrend(of: try #require(index.term(of: "skole")), in: index), lexicon: "prøve-1")
    let test = "Cochran-Armitage: z = −5,06, p under 0,001; afvigelse fra en ret linje: p ="
    for text in [report.text, report.html] {
      #expect(text.replacing("\n", with: " ").contains(test))
    }
    #expect(report.html.contains("fundet med ordlisten prøve-1"))
    for text in [report.text.replacing("\n", with: " "), report.html] {
      #expect(text.contains("Der er ikke renset for, at møderne drøftede forskellige temaer"))
    }
  }

  @Test func `a year with too few notes has no share, and no line goes over a year without`() throws
  {
    var notes: [NoteRecord] = []
    for (year, held, all) in [(2019, 4, 20), (2021, 8, 20), (2022, 12, 20), (2023, 3, 3)] {
      for number in 0..<all {
        notes.append(
          NoteRecord(id: "\(year)\(number)", year: year, text: number < held ? "skole" : "vej"))
      }
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    let report = TrendReport(WordTrend(of: try #require(index.term(of: "skole")), in: index))
    for text in [report.text, report.html] {
      #expect(text.contains("for få notater") && !text.contains("100\u{A0}%"))
    }
    #expect(report.text.contains("fra 20\u{A0}% i 2019 til 60\u{A0}%"))
    #expect(report.html.ranges(of: "<polyline").count == 1)
    let line = try #require(
      report.html.split(separator: "<polyline").last?.split(separator: ">").first)
    #expect(line.ranges(of: ",").count == 2)
  }

  @Test func `a mark stands against the word in a concordance as in the note`() throws {
    let notes = ["Flere vikarer, større hold", "Vi mangler (vikar) nu", "Og vikarerne går"].map {
      NoteRecord(id: "n", text: $0)
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    let report = ConcordanceReport(
      Concordance(of: try #require(index.term(of: "vikar")), in: index, notes: notes))
    #expect(report.text.contains("Flere vikarer, større hold"))
    #expect(report.text.contains("mangler (vikar) nu"))
    #expect(
      report.text.replacing("\n", with: " ").contains(
        "Det er skrevet »vikar« (1), »vikarer« (1), »vikarerne« (1)."))
    let places = report.text.split(separator: "\n").filter { $0.hasPrefix("n ") }
      .compactMap { $0.firstRange(of: "vikar")?.lowerBound.utf16Offset(in: $0) }
    #expect(places.count == 3 && Set(places).count == 1)
  }

  @Test func `a concordance keeps the word under itself within 80 columns`() throws {
    let report = ConcordanceReport(
      Concordance(of: try #require(index.term(of: "skoler")), in: index, notes: notes))
    let lines = report.text.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.count > 80 } == [])
    let places = lines.filter { $0.contains("lille skole") }.compactMap {
      $0.firstRange(of: "skole")
    }
    #expect(places.count == 30)
    #expect(
      report.text.contains("Ordet står 30 steder i 30 af 60 notater (50\u{A0}%) fra 2 kommuner."))
  }

  @Test func `a concordance of several meetings names each above its lines, once`() throws {
    func text(_ meetings: [String?]) throws -> String {
      let notes = meetings.enumerated().map { number, meeting in
        NoteRecord(
          id: "\(number)", reference: NoteReference("1.0\(number + 1)"), meeting: meeting, table: 1,
          text: "en skole")
      }
      var builder = IndexBuilder()
      for note in notes { builder.add(note) }
      let index = builder.finish()
      return ConcordanceReport(
        Concordance(of: try #require(index.term(of: "skole")), in: index, notes: notes)
      ).text
    }
    let several = try text(["2019-03-28-skive", "2019-03-28-skive", "2020-09-02-odder", nil])
    let lines = several.split(separator: "\n").map { $0.split(separator: " ").first ?? "" }
    #expect(
      lines.suffix(7) == [
        "2019-03-28-skive", "1.01", "1.02", "2020-09-02-odder", "1.03", "Uden", "1.04",
      ])
    #expect(several.contains("\n\n2020-09-02-odder\n") && several.contains("\n\nUden møde\n"))
    #expect(try !text(["2019-03-28-skive", "2019-03-28-skive"]).contains("skive"))
  }

  @Test func `the forms of a word or phrase are listed with their counts where they are asked for`()
    throws
  {
    let trend = WordTrend(
      of: try #require(index.term(of: "skole")), in: index, notes: notes)
    let phrases = PhraseTable(of: index, notes: notes, limit: 1)
    let plain = [TrendReport(trend).text, PhraseReport(phrases).text]
    #expect(plain.allSatisfy { !$0.contains("skole 30") })
    let report = TrendReport(trend, showsVariants: true)
    #expect(report.text.contains("Ordets former: skole 30."))
    #expect(report.json.object?["variants"]?.array?.count == 1)
    #expect(report.csv.contains(",skole:30"))
    let phrase = PhraseReport(phrases, showsVariants: true)
    #expect(phrase.text.contains("lille skole: lille skole 30"))
    #expect(phrase.csv.contains(",lille skole:30"))
    let rows = phrase.json.object?["rows"]?.array ?? []
    #expect(rows.first?.object?["variants"]?.array?.first?.object?["count"]?.integer == 30)
  }

  @Test func `text of notes is harmless in CSV`() throws {
    let report = ConcordanceReport(
      Concordance(of: try #require(index.term(of: "ja")), in: index, notes: notes))
    #expect(report.csv.contains("\"'=Vejen, \"\"\",ja,"))
  }

  @Test func `phrases name the strongest first`() {
    let report = PhraseReport(PhraseTable(of: index, notes: notes, limit: 5))
    #expect(report.text.contains("Stærkest hænger »lille skole« sammen"))
    #expect(
      PhraseReport(PhraseTable(of: index, notes: notes, limit: 0)).text.contains("Ingen to ord"))
  }
}
