import PlenumAnalysis
import PlenumModel
import PlenumReport
import TestSupport
import Testing

/// The notes of four tables of six.
private let four = "[1.01, 2.01, 3.01, 4.01]"

@Suite struct `Holding an edited summary against the notes` {
  static let notes = [
    NoteRecord(
      id: "a", reference: NoteReference("1.01"), meeting: "m", table: 1, theme: "Inklusion",
      municipality: "Odder", kind: .challenge, text: "For få pædagoger om eftermiddagen"),
    NoteRecord(
      id: "b", reference: NoteReference("2.01"), meeting: "m", table: 2, theme: "Inklusion",
      municipality: "Skive", kind: .challenge, text: "Der mangler hænder efter kl. 15"),
    NoteRecord(
      id: "c", reference: NoteReference("3.01"), meeting: "m", table: 3, theme: "Inklusion",
      municipality: "Odder", kind: .ask, text: "KL må tale med ministeren"),
  ]

  static let summary = Summary(
    of: SummaryInput(
      notes: notes,
      points: [Point(id: "P1", meeting: "m", theme: "Inklusion", notes: ["a", "b"])],
      codebook: .current))

  func faults(_ text: String) -> [SummaryCheck.Remark.Fault] {
    SummaryCheck(of: text, against: Self.summary).remarks.map(\.fault)
  }

  @Test(arguments: [
    "Ved 2 af 3 borde mangler der voksne [1.01, 2.01].",
    "Ved to borde mangler der »hænder efter kl. 15« [1.01, 2.01].",
    "2 kommuner siger det samme (Bord 1, Odder; 1.01, 2.01)",
    "- Odder ønsker, at »KL må tale med ministeren« [3.01]",
    "Det siger 67 % af bordene [1.01, 2.01]. KL har fået ét ønske [3.01].",
    "3 notater fra 3 borde og 2 kommuner.",
    "# Mange overskrifter\n\nAlle borde er hørt [1.01, 2.01, 3.01].",
  ])
  func `what holds is left in peace`(text: String) {
    #expect(faults(text) == [])
  }

  @Test(arguments: [
    ("Ved 3 af 3 borde mangler der voksne [1.01, 2.01].", "3 af 3 borde", "2 af 3 borde"),
    // The part is right and the whole is not.
    ("Ved 2 af 6 borde mangler der voksne [1.01, 2.01].", "2 af 6 borde", "2 af 3 borde"),
    ("Alle borde mangler voksne [1.01, 2.01].", "alle borde", "2 af 3 borde"),
    ("Fire kommuner siger det [1.01, 2.01].", "fire kommuner", "2 kommuner"),
    ("Det siger 80 % [1.01, 2.01].", "80 %", "2 af 3 borde, 2 kommuner"),
    ("KL har fået 2 ønsker [3.01].", "2 ønsker", "1 ønske"),
    ("Det stod i 5 notater [1.01].", "5 notater", "1 notat"),
  ])
  func `a number is held against the cited notes`(text: String, said: String, counted: String) {
    #expect(faults(text) == [.wrongCount(said: said, counted: counted)])
  }

  @Test(arguments: [
    ("Halvdelen af bordene mangler voksne (1.01, 2.01).", "halvdelen af bordene", "2 af 3 borde"),
    ("Samtlige borde mangler voksne (1.01, 2.01).", "samtlige borde", "2 af 3 borde"),
    ("Ingen borde mangler voksne (1.01, 2.01).", "ingen borde", "2 af 3 borde"),
    ("Hvert eneste bord mangler voksne (1.01, 2.01).", "hvert eneste bord", "2 af 3 borde"),
    ("Samtlige kommuner savner folk (1.01).", "samtlige kommuner", "1 af 2 kommuner"),
    (
      "Alle de fremmødte kommuner savner folk (1.01).", "alle de fremmødte kommuner",
      "1 af 2 kommuner"
    ),
    (
      "En tredjedel af de 3 borde mangler voksne (1.01, 2.01).", "en tredjedel af de 3 borde",
      "2 af 3 borde"
    ),
    ("Ved bordene var det 3 ud af 3 (1.01, 2.01).", "3 ud af 3", "2 af 3 borde, 2 kommuner"),
    ("Mindst 3 borde mangler voksne (1.01, 2.01).", "mindst 3 borde", "2 af 3 borde"),
  ])
  func `a share of the tables is held against the tables`(
    text: String, said: String, counted: String
  ) {
    #expect(faults(text) == [.wrongCount(said: said, counted: counted)])
  }

  @Test(arguments: [
    "To tredjedele af bordene mangler voksne (1.01, 2.01).",
    "Begge kommuner, Odder og Skive, savner folk (1.01, 2.01).",
    "Mindst 2 af 3 borde mangler voksne (1.01, 2.01).",
    "Det sagde bord 1 (1.01) og bord 2 (2.01), i alt 2 borde.",
    "Det siger bl.a. Odder ved bord 1 (1.01).",
    "Efter kl. 15 mangler der hænder (2.01).",
    "Bord 1 og 2 er enige: \"For få pædagoger\" (1.01, 2.01).",
    "Skive kalder det ”hænder efter kl. 15” (2.01). Odder siger „For få pædagoger“ (1.01).",
  ])
  func `what a careful writer says is left in peace`(text: String) {
    #expect(faults(text) == [])
  }

  /// Four of six tables, as a settled point, and what else was written.
  static let six: Summary = {
    let notes =
      (1...6).map { (table: Int) in
        NoteRecord(
          id: "n\(table)", reference: NoteReference(table: table, number: 1), meeting: "m",
          table: table, theme: "PPR", kind: table == 6 ? .ask : .challenge,
          text: table == 1 ? "Hver 4. pædagog venter i 17 uger" : "Vi venter ved bord \(table)")
      } + [
        NoteRecord(
          id: "x", reference: NoteReference(table: 6, device: 1, number: 2), meeting: "m", table: 6,
          theme: "PPR", kind: .ask, text: "KL skal skrive til ministeren")
      ]
    return Summary(
      of: SummaryInput(
        notes: notes,
        points: [Point(id: "P", meeting: "m", theme: "PPR", notes: ["n1", "n2", "n3", "n4"])],
        codebook: .current))
  }()

  static func faults(ofSix text: String) -> [SummaryCheck.Remark.Fault] {
    SummaryCheck(of: text, against: six, municipalities: ["Odense", "Vejen"]).remarks.map(\.fault)
  }

  @Test(arguments: [
    "Over halvdelen af bordene venter \(four).", "To ud af tre borde venter \(four).",
    "Flere end tre borde venter \(four).", "Højst fire borde venter \(four).",
    "Kun 4 af 6 borde venter \(four).", "Hver fjerde pædagog venter [1.01].",
    "Mere end 60 % af bordene venter \(four).", "Bordene 1-4 venter \(four).",
    "Vejen frem er lang [1.01].", "Der er to ønsker til KL.", "Vi har 7 notater fra 6 borde.",
    "Der var 5 udfordringer og 2 ønsker.",
    "Fire borde venter \(four). De øvrige 3 notater er ikke nævnt her.",
  ])
  func `what is true in other words is left in peace`(text: String) {
    #expect(Self.faults(ofSix: text) == [])
  }

  @Test(arguments: [
    ("Kun ét bord venter [2.01].", "kun ét bord", "4 af 6 borde"),
    ("Kun bord 2 venter [2.01].", "kun bord 2", "4 af 6 borde"),
    ("Hvert andet bord venter [2.01].", "hvert andet bord", "1 af 6 borde"),
    ("Alle siger det [2.01].", "alle siger", "1 af 6 borde"),
    ("Under halvdelen af bordene venter \(four).", "under halvdelen af bordene", "4 af 6 borde"),
    ("Knap halvdelen af bordene venter \(four).", "knap halvdelen af bordene", "4 af 6 borde"),
    ("To ud af fire borde venter \(four).", "to ud af fire borde", "4 af 6 borde"),
    ("To kommuner venter [2.01].", "to kommuner", "ingen nævnt kommune"),
    ("Der er tre ønsker til KL.", "tre ønsker", "2 ønsker"),
    ("Der var 3 udfordringer og 2 ønsker.", "3 udfordringer", "5 udfordringer"),
  ])
  func `what is false in other words is found`(text: String, said: String, counted: String) {
    #expect(Self.faults(ofSix: text) == [.wrongCount(said: said, counted: counted)])
  }

  @Test(arguments: [
    ("To tredjedele af pædagogerne venter [1.01].", "to tredjedele"),
    ("Ventetiden er steget fra 17 til 32 % [1.01].", "32"),
    ("Hver tredje pædagog venter [1.01].", "hver tredje"),
  ])
  func `a part of something stands in a cited note`(text: String, number: String) {
    #expect(Self.faults(ofSix: text) == [.unknownNumber(number)])
  }

  @Test(arguments: ["Odense siger, at alle venter [2.01].", "Et bord fra Odense venter [2.01]."])
  func `a municipality that was not there has said nothing`(text: String) {
    #expect(Self.faults(ofSix: text) == [.otherSpeaker(said: "Odense", cited: ["bord 2"])])
  }

  @Test func `a range of tables names all of them`() {
    #expect(
      Self.faults(ofSix: "Bordene 1-3 venter [1.01, 3.01].") == [
        .otherSpeaker(said: "bord 2", cited: ["bord 1", "bord 3"])
      ])
  }

  @Test(arguments: [
    ("Et stort flertal venter [2.01].", "flertal"),
    ("En hel del borde venter [2.01].", "en hel del"),
  ])
  func `a vague word is one with any word beside it`(text: String, word: String) {
    #expect(Self.faults(ofSix: text) == [.vague(word, counted: "1 af 6 borde")])
  }

  @Test func `how many notes a text leaves out is counted in the text itself`() {
    let text = "Det siger bord 2 [2.01].\n\nDe øvrige 3 notater er ikke nævnt her.\n"
    #expect(
      Self.faults(ofSix: text) == [
        .wrongCount(
          said: "De øvrige 3 notater er ikke nævnt her.",
          counted: "De øvrige 6 notater er ikke nævnt her.")
      ])
    #expect(Self.faults(ofSix: text.replacing("3 notater", with: "6 notater")) == [])
  }

  @Test func `a document that was saved as text is read line by line`() {
    // As word processors save it: no blank lines, no marks of headings, other bullets, cells on lines of their own.
    let markdown = SummaryReport(Self.six).markdown
    let plain = markdown.split(separator: "\n").filter { !$0.contains("---") }
      .flatMap { $0.hasPrefix("|") ? $0.split(separator: "|").map(String.init) : [String($0)] }
      .map { line in
        line.replacing("#", with: "").replacing("**", with: "").replacing("  - ", with: "    ◦ ")
          .replacing("- ", with: "• ")
      }
    for ending in ["\n", "\r\n"] {
      let text = plain.joined(separator: ending)
      #expect(Self.faults(ofSix: text) == [], "\(text)")
    }
  }

  @Test(arguments: [
    ("Bord 2 sagde: »For få pædagoger« (1.01).", "bord 2", "bord 1, Odder"),
    ("Skive sagde: »For få pædagoger« (1.01).", "Skive", "bord 1, Odder"),
    ("»For få pædagoger« (Bord 2, Odder; 1.01)", "Bord 2", "bord 1, Odder"),
    ("»For få pædagoger« (Bord 1, Skive; 1.01)", "Skive", "bord 1, Odder"),
  ])
  func `who is said to have spoken wrote the note`(text: String, said: String, cited: String) {
    #expect(faults(text) == [.otherSpeaker(said: said, cited: [cited])])
  }

  @Test(arguments: [
    ("Der mangler 500 psykologer (1.01).", "500"), ("Der mangler fem psykologer (1.01).", "fem"),
    ("Der mangler hænder efter kl. 16 (2.01).", "16"),
  ])
  func `a number that counts no notes stands in a cited note`(text: String, number: String) {
    #expect(faults(text) == [.unknownNumber(number)])
  }

  @Test(arguments: [
    "»Bent siger nej« (1.01).", "\"Bent siger nej\" (1.01).", "”Bent siger nej” (1.01).",
  ])
  func `a quotation is one in any marks`(text: String) {
    #expect(faults(text) == [.quoteNotFound("Bent siger nej")])
  }

  @Test(arguments: [
    "Alle er glade. Odder savner folk (1.01).", "Alle er glade. 2 borde savner folk (1.01, 2.01).",
    "»Er alle glade?« Odder savner folk (1.01).",
  ])
  func `a sentence does not borrow the next one's note`(text: String) {
    #expect(faults(text).contains(.noCitation))
  }

  @Test func `a remark has the line of its sentence, not of its paragraph`() {
    let text = "# Mit\n\nOdder savner folk [1.01].\nAlle er glade.\nSkive savner\nmange [2.01].\n"
    let remarks = SummaryCheck(of: text, against: Self.summary).remarks
    #expect(remarks.map(\.line) == [4, 5])
  }

  @Test func `where a note names no municipality, a count of them is the least`() {
    let notes =
      Self.notes.prefix(2) + [
        NoteRecord(
          id: "d", reference: NoteReference("3.01"), meeting: "m", table: 3, theme: "Inklusion",
          kind: .challenge, text: "Vi er for få")
      ]
    let summary = Summary(of: SummaryInput(notes: Array(notes), codebook: .current))
    func faults(_ text: String) -> [SummaryCheck.Remark.Fault] {
      SummaryCheck(of: text, against: summary).remarks.map(\.fault)
    }
    #expect(faults("Mindst 2 kommuner er for få [1.01, 2.01, 3.01].") == [])
    #expect(faults("2 kommuner er for få [1.01, 2.01].") == [])
    #expect(
      faults("2 kommuner er for få [1.01, 2.01, 3.01].") == [
        .wrongCount(said: "2 kommuner", counted: "mindst 2 kommuner")
      ])
  }

  @Test func `of several meetings the one is meant that the heading names`() {
    func note(_ meeting: String, _ table: Int, _ text: String) -> NoteRecord {
      NoteRecord(
        id: "\(meeting)-\(table)", reference: NoteReference(table: table, number: 1),
        meeting: meeting,
        table: table, theme: "Inklusion", municipality: meeting == "x" ? "Odder" : "Skive",
        kind: .challenge, text: text)
    }
    let notes = [
      note("x", 1, "For få pædagoger"), note("x", 2, "For få hænder"),
      note("y", 1, "Busserne kører ikke"),
      note("y", 2, "For få busser"), note("y", 3, "Ingen busser"),
    ]
    let summary = Summary(
      of: SummaryInput(
        meetings: [
          MeetingFacts(id: "x", title: "Møde i Odder"),
          MeetingFacts(id: "y", title: "Møde i Skive"),
        ], notes: notes, codebook: .current))
    func faults(_ text: String) -> [SummaryCheck.Remark.Fault] {
      SummaryCheck(of: text, against: summary).remarks.map(\.fault)
    }
    let line = "Ved 2 af 2 borde siger Odder »For få« (1.01, 2.01).\n"
    #expect(faults("# Opsamling: Møde i Odder\n\n\(line)") == [])
    #expect(faults("Talepapir: Møde i Odder\n=======\n\n\(line)") == [])
    #expect(
      faults("# Opsamling: Møde i Skive\n\n\(line)") == [
        .wrongCount(said: "2 af 2 borde", counted: "2 af 3 borde"),
        .otherSpeaker(said: "Odder", cited: ["bord 1, Skive", "bord 2, Skive"]),
      ])
    #expect(faults(line) == [.ambiguousReference("1.01"), .ambiguousReference("2.01")])
    #expect(faults("Der er ingen busser (3.01).") == [])
    for text in [SummaryReport(summary).markdown, SummaryReport(summary).text] {
      #expect(faults(text) == [])
      // And an edit of it is held against its own meeting.
      let other = text.replacing("Møde i Odder", with: "Møde i Skive").replacing(
        "\nx\n", with: "\ny\n")
      #expect(faults(other) != [])
    }
  }

  @Test func `a number of plenum's own that was changed is found without a citation`() {
    #expect(
      faults("4 notater fra 3 borde og 2 kommuner.") == [
        .wrongCount(said: "4 notater", counted: "3 notater")
      ])
  }

  @Test
  func `a sentence without a note, an unknown note and foreign words are named with their line`() {
    let text = """
      # Opsamling

      Der er stor enighed om det hele.

      Odder savner folk [1.01]. Der mangler »mange flere voksne« [2.01].

      - »For få pædagoger om eftermiddagen« [2.01, 9.99]
      """
    let remarks = SummaryCheck(of: text, against: Self.summary).remarks
    #expect(remarks.map(\.line) == [3, 5, 7, 7])
    #expect(
      remarks.map(\.fault) == [
        .noCitation, .quoteNotFound("mange flere voksne"), .unknownReference("9.99"),
        .quoteOfOtherNote("For få pædagoger om eftermiddagen", note: "1.01"),
      ])
  }

  @Test func `vague words are given their count`() {
    #expect(
      faults("De fleste borde mangler voksne, og mange siger det [1.01, 2.01].") == [
        .vague("de fleste", counted: "2 af 3 borde, 2 kommuner"),
        .vague("mange", counted: "2 af 3 borde, 2 kommuner"),
      ])
    #expect(
      faults("Stort set alle er enige.") == [.noCitation, .vague("stort set alle", counted: nil)])
  }

  @Test func `a number changed anywhere in a settled line is found`() throws {
    let markdown = SummaryReport(Self.summary).markdown
    #expect(markdown.contains("Rejst ved 2 af 3 borde, 2 kommuner, blandt andet sådan: "))
    for (said, changed) in [("2 af 3 borde", "3 af 3 borde"), ("2 kommuner", "3 kommuner")] {
      let edited = markdown.replacing(
        "Rejst ved 2 af 3 borde, 2 kommuner",
        with: "Rejst ved 2 af 3 borde, 2 kommuner".replacing(said, with: changed))
      #expect(faults(edited).contains(.wrongCount(said: changed, counted: said)))
    }
  }

  @Test func `a text with the line ends of Windows is read alike`() {
    let text =
      "# Mit\n\nOdder savner folk [1.01].\nAlle er glade.\n\n- Skive savner\n  mange [2.01].\n"
    let remarks = SummaryCheck(of: text, against: Self.summary).remarks
    #expect(remarks.map(\.line) == [4, 6])
    let edited = text.replacing("\n", with: "\r\n")
    #expect(SummaryCheck(of: edited, against: Self.summary).remarks == remarks)
  }

  @Test(arguments: [
    "Af de 3 borde mangler to voksne [1.01, 2.01].", "Af 3 borde mangler to voksne [1.01].",
  ])
  func `a sentence may begin with the whole that its count is of`(text: String) {
    #expect(faults(text) == [])
    #expect(
      faults(text.replacing("3 borde", with: "6 borde")).contains {
        if case .wrongCount(let said, _) = $0 { said.contains("6 borde") } else { false }
      })
  }

  @Test(arguments: ["9000000000000000000", "99999999999999999999", "2147483648"])
  func `a number beyond all counting is one that no note has`(number: String) {
    #expect(
      faults("\(number) tredjedele af bordene mangler voksne (1.01, 2.01).")
        .contains(.unknownNumber(number)))
    #expect(faults("\(number) borde mangler voksne (1.01).") == [.unknownNumber(number)])
  }

  @Test func `any bytes are read in linear steps`() {
    var random = SeededRandom(seed: 4)
    let markdown = Array(SummaryReport(Self.summary).markdown.utf8)
    for _ in 0..<300 {
      let text = String(decoding: random.mutated(markdown), as: UTF8.self)
      let check = SummaryCheck(of: text, against: Self.summary)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(check.remarks.allSatisfy { (1...lines).contains($0.line) })
    }
    // Marks that never close are ordinary text, and it says nothing.
    #expect(faults(String(repeating: "»", count: 2000) + String(repeating: "[", count: 2000)) == [])
  }
}
