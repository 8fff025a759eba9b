import PlenumAnalysis
import PlenumIndex
import PlenumModel
import PlenumReport
import TestSupport
import Testing

struct ComparisonReportTests {
  @Test func `the two regions of June 2021 read as approved`() throws {
    let report = ComparisonReport(try SampleNotes.comparison())
    #expect(report.text.contains("Der tælles notater"))
    #expect(report.html.contains("uafhængige"))
    #expect(report.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `with fewer than five notes on a side it says so and lists no words`() {
    let report = ComparisonReport(SmallMeeting.comparison)
    for text in [report.html, report.text] {
      #expect(text.contains("For få notater"))
      #expect(text.contains("for få notater"))
      #expect(!text.contains("Hyppigere"))
    }
  }

  @Test func `each side's words are told from that side`() throws {
    let text = ComparisonReport(try SampleNotes.comparison()).text
    let words = text.split(separator: "\n").filter { $0.contains("nævnes i") }
    #expect(!words.isEmpty)
    for word in words { #expect(!word.contains("færre"), "\(word)") }
  }

  @Test func `rows bear the names of published tables`() throws {
    let document = ComparisonReport(try SampleNotes.comparison()).json
    let term = try #require(document.object?["rows"]?.array?.first?.object)
    for key in ["k1", "n1", "k2", "n2", "diff", "newcombe_lo", "mh_risk_difference", "cmh_p_BH"] {
      #expect(term.members.contains { $0.key == key }, "\(key)")
    }
    #expect(document.object?["JSD_bits"]?.double != nil)
  }

  @Test func `the rows for programs have a decimal point and the people's text a comma`() throws {
    let report = ComparisonReport(try SampleNotes.comparison())
    #expect(report.csv.contains("0."))
    #expect(report.text.contains(" bit") && report.text.contains("0,"))
  }

  @Test func `keywords are listed for every group`() throws {
    let report = KeywordReport(try SampleNotes.keywords(by: .region))
    for text in [report.text, report.csv, report.json.compact] {
      #expect(text.contains("Region Nordjylland") && text.contains("Region Hovedstaden"))
    }
    #expect(report.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// Two regions that mark alike within each theme, of which one speaks more of the theme that is marked more.
  private func mixed(byPeople: Bool = false) -> Comparison {
    var notes: [NoteRecord] = []
    var codings: [String: [Coding]] = [:]
    for (region, theme, count, marked) in [
      ("Nord", "Unge", 40, 32), ("Nord", "Dagtilbud", 10, 2),
      ("Syd", "Unge", 10, 8), ("Syd", "Dagtilbud", 40, 8),
    ] {
      for number in 0..<count {
        let id = "\(region)-\(theme)-\(number)"
        notes.append(
          NoteRecord(
            id: id, region: region, theme: theme, kind: number < marked ? .ask : .point,
            text: "Ord nummer \(number)"))
        guard number < marked else { continue }
        codings[id] = [
          Coding(
            area: FocusAreaID("unge"), origin: byPeople && number % 2 == 0 ? .person : .rule,
            probability: 1,
            isSure: true, codebook: SampleNotes.codebook.version)
        ]
      }
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    return Comparison(
      of: ComparisonInput(
        notes: notes, index: index, codings: codings, codebook: SampleNotes.codebook,
        target: index.notes(where: .region, is: "Nord"),
        reference: index.notes(where: .region, is: "Syd"), targetName: "Nord",
        referenceName: "Syd", unknown: 3))
  }

  @Test func `areas and kinds show no difference that the mix of themes alone makes`() throws {
    let comparison = mixed()
    let area = try #require(comparison.areas.first { $0.area == FocusAreaID("unge") })
    #expect(abs((area.share.difference ?? 0) - 0.36) < 1e-12)
    let within = try #require(area.withinThemes)
    #expect(abs(within.difference) < 1e-12 && within.lower < 0 && within.upper > 0)
    let kind = try #require(comparison.kinds.first { $0.kind == .ask })
    #expect(abs(try #require(kind.withinThemes).difference) < 1e-12)
    let report = ComparisonReport(comparison)
    #expect(report.text.contains("»Inden for temaerne« er forskellen, når hvert tema"))
    // Of one theme alone there is nothing to clear away, and no column of that name.
    #expect(!(ComparisonReport(try SampleNotes.comparison()).text.contains("»Inden for temaerne«")))
    let line = try #require(report.text.split(separator: "\n").first { $0.hasPrefix("Unges") })
    #expect(line.contains("+36") && line.contains("  0 [−"))
    #expect(report.html.contains("Billedet viser forskellen inden for temaerne."))
    let header = try #require(report.csv.split(whereSeparator: \.isNewline).first)
    #expect(header.contains("mh_risk_difference,mh_rd_lo,mh_rd_hi"))
    let row = try #require(
      report.json.object?["areas"]?.array?.first { $0.object?["area"] == "unge" }?.object)
    #expect(abs(row["mh_risk_difference"]?.double ?? 1) < 1e-12 && row["n1_within"] == 50)
    #expect(report.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `people's marks stand apart from the machine's`() throws {
    let report = ComparisonReport(mixed(byPeople: true))
    let row = try #require(
      report.json.object?["areas"]?.array?.first { $0.object?["area"] == "unge" }?.object)
    #expect(row["k1"] == 34 && row["k1_person"] == 17)
    #expect(row["k2"] == 16 && row["k2_person"] == 8)
    let words = "Af mærkerne er 17 af 34 i Nord og 8 af 16 i Syd afgjort af mennesker;"
    #expect(report.text.contains(words) && report.html.contains(words))
    #expect(report.text.contains("17 mod 8") && report.html.contains("17\u{A0}mod\u{A0}8"))
    #expect(report.csv.contains("k1_person,k2_person") && report.csv.contains(",17,8"))
    let machine = ComparisonReport(mixed())
    #expect(machine.text.contains("Ingen af mærkerne er afgjort af mennesker"))
    #expect(!machine.text.contains("Mennesker"))
  }

  @Test func `notes that belong to no side are said`() throws {
    let report = ComparisonReport(mixed())
    #expect(report.text.contains("3 notater, som ikke siger, hvilken side de hører til"))
    #expect(report.html.contains("3 notater, som ikke siger, hvilken side de hører til"))
    #expect(report.json.object?["notes_without"] == 3)
  }

  @Test func `a word that may have come by chance is told from one that holds`() throws {
    let table = try SampleNotes.keywords(by: .theme)
    let words = table.groups.flatMap(\.keywords)
    let firm = words.filter { !$0.isIndicationOnly }
    #expect(!firm.isEmpty && firm.count < words.count)
    for word in words {
      let p = try #require(word.figures["doc_p_BH"]?.double)
      #expect(word.isIndicationOnly == (p > 0.10 || word.figures["one_table"] == .bool(true)))
    }
    let report = KeywordReport(table)
    let shown = words.filter { !$0.isFormal }
    let holding = shown.count { !$0.isIndicationOnly }
    #expect(report.text.split(separator: "\n").count { $0.hasSuffix(" ja") } == holding)
    #expect(
      report.text.replacing("\n", with: " ").contains(
        "\(holding) af de \(shown.count) ord, der er vist, holder"))
    #expect(report.csv.contains(",indication_only"))
    let rows = report.json.object?["rows"]?.array ?? []
    #expect(rows.count { $0.object?["indication_only"] == .bool(false) } == firm.count)
    #expect(!report.text.contains("sjældent tilfældig") && !report.text.contains("500 notater"))
  }

  /// Notes dealt to the sides at random: what is called certain then is false.
  @Test func `of sides that chance has made, hardly any has a word that is certain`() throws {
    var random = SeededRandom(seed: 5)
    var runs = 0
    for _ in 0..<20 {
      var notes = try SampleNotes.notes()
      let chosen = Set(notes.indices.shuffled(using: &random).prefix(81))
      for place in notes.indices { notes[place].region = chosen.contains(place) ? "Nord" : "Syd" }
      var builder = IndexBuilder()
      for note in notes { builder.add(note) }
      let index = builder.finish()
      let comparison = Comparison(
        of: ComparisonInput(
          notes: notes, index: index, codebook: SampleNotes.codebook,
          target: index.notes(where: .region, is: "Nord"),
          reference: index.notes(where: .region, is: "Syd"), targetName: "Nord",
          referenceName: "Syd"))
      if comparison.terms.contains(where: { !$0.isIndicationOnly && !$0.isFormal }) { runs += 1 }
    }
    #expect(runs <= 2, "\(runs) of 20")
  }

  @Test func `sides without a common theme are told that nothing was tried`() {
    let notes = (0..<24).map { number in
      NoteRecord(
        id: "\(number)", table: number % 3, theme: number < 12 ? "Unge" : "Dagtilbud",
        municipality: "k\(number % 4)", text: number < 12 ? "En ungdomsskole" : "En vuggestue")
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    func text(_ isOfMachineMarks: Bool) -> String {
      let comparison = Comparison(
        of: ComparisonInput(
          notes: notes, index: index, codebook: SampleNotes.codebook,
          target: index.notes(where: .theme, is: "Unge"),
          reference: index.notes(where: .theme, is: "Dagtilbud"), targetName: "Unge",
          referenceName: "Dagtilbud uden Unge", isOfMachineMarks: isOfMachineMarks))
      return ComparisonReport(comparison).text.replacing("\n", with: " ").replacing("  ", with: " ")
    }
    #expect(text(false).contains("Siderne har ingen temaer fælles; derfor er intet ord prøvet."))
    #expect(!text(false).contains("vender, hvis én kommune"))
    #expect(text(false).contains("Notater med ord, der kan være et fingerpeg: Unge"))
    #expect(text(true).contains("Siderne er valgt efter mærker, som maskinen har sat"))
  }

  @Test func `a sentence says on which notes the difference within themes rests`() throws {
    var notes: [NoteRecord] = []
    for (region, theme, count) in [("Nord", "a", 20), ("Syd", "a", 20), ("Syd", "b", 30)] {
      for number in 0..<count {
        notes.append(
          NoteRecord(
            id: "\(region)\(theme)\(number)", region: region, table: number % 4, theme: theme,
            municipality: number % 2 == 0 ? "k\(number % 5)" : nil,
            text: region == "Nord" || number < 2 ? "En færge" : "En bus"))
      }
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    let report = ComparisonReport(
      Comparison(
        of: ComparisonInput(
          notes: notes, index: index, codebook: SampleNotes.codebook,
          target: index.notes(where: .region, is: "Nord"),
          reference: index.notes(where: .region, is: "Syd"), targetName: "Nord",
          referenceName: "Syd")))
    let text = report.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "»færge« nævnes i 20 af 20 notater mod 4 af 50, 92 procentpoint flere (inden for temaerne 90 procentpoint flere: 20 af 20 mod 2 af 20)"
      ))
    #expect(text.contains("20 af 20 i Nord og 20 af 50 i Syd"))
    #expect(text.contains("35 af 70 notater nævner ingen kommune"))
    #expect(text.contains("mindst 5 kommuner"))
  }

  @Test func `keywords of the one group there is are told as the words of most notes`() throws {
    let notes = (0..<12).map { number in
      NoteRecord(
        id: "\(number)", table: number % 3, theme: "t", municipality: "k\(number % 3)",
        text: number < 8 ? "En skole og en bus" : "En skole")
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    let report = KeywordReport(
      KeywordTable(of: index.all, in: index, notes: notes, by: .theme))
    #expect(report.text.contains("Ordene i flest af gruppens notater."))
    #expect(!report.text.contains("Styrken") && !report.text.contains("Holder"))
    #expect(report.csv.contains("NA") || report.csv.contains(",,"))
    let rows = (report.json.object?["rows"]?.array ?? []).compactMap(\.object)
    #expect(rows.first?["term"] == "skole" && rows.first?["z_a0_500"] == .null)
  }

  /// Notes dealt to the themes at random: what is shown then is chance alone.
  @Test func `of words of groups that chance has made, hardly one is said to hold`() throws {
    var random = SeededRandom(seed: 11)
    var (shown, strong, held) = (0, 0, 0)
    for _ in 0..<12 {
      var notes = try SampleNotes.notes()
      let themes = notes.map(\.theme).shuffled(using: &random)
      for place in notes.indices { notes[place].theme = themes[place] }
      var builder = IndexBuilder()
      for note in notes { builder.add(note) }
      let index = builder.finish()
      let table = KeywordTable(of: index.all, in: index, notes: notes, by: .theme)
      let words = table.groups.flatMap(\.keywords)
      shown += words.count
      strong += words.count { ($0.z ?? 0) > 2 }
      held += words.count { !$0.isIndicationOnly }
    }
    // The strength alone tells nothing: many are above 2.
    #expect(strong > 12, "\(strong) of \(shown)")
    #expect(held <= 4, "\(held) of \(shown)")
  }
}
