import PlenumAnalysis
import PlenumModel
import PlenumReport
import TestSupport
import Testing

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

  @Test func `a number of plenum's own that was changed is found without a citation`() {
    #expect(
      faults("4 notater fra 3 borde og 2 kommuner.") == [
        .wrongCount(
          said: "4 notater fra 3 borde og 2 kommuner.",
          counted: "3 notater fra 3 borde og 2 kommuner.")
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

  @Test func `everything that plenum writes itself holds`() {
    for seed in 0..<60 as Range<UInt64> {
      let summary = Summary(of: Self.randomInput(seed: seed))
      let scripts = ScriptReport(summary.meetings.map { SpokenScript(of: $0, minutes: 3) })
      for text in [
        SummaryReport(summary).markdown, SummaryReport(summary).text, scripts.markdown,
        scripts.text,
      ] {
        let check = SummaryCheck(of: text, against: summary)
        #expect(check.remarks.isEmpty, "seed \(seed): \(check.remarks)\n\(text)")
      }
    }
  }

  @Test func `a number changed anywhere in a settled line is found`() throws {
    let markdown = SummaryReport(Self.summary).markdown
    #expect(markdown.contains("Rejst ved 2 af 3 borde, 2 kommuner."))
    for (said, changed) in [("2 af 3 borde", "3 af 3 borde"), ("2 kommuner", "3 kommuner")] {
      let edited = markdown.replacing(
        "Rejst ved 2 af 3 borde, 2 kommuner",
        with: "Rejst ved 2 af 3 borde, 2 kommuner".replacing(said, with: changed))
      #expect(faults(edited).contains(.wrongCount(said: changed, counted: said)))
    }
  }

  @Test func `any bytes are read in linear steps`() {
    var random = SeededRandom(seed: 4)
    let markdown = Array(SummaryReport(Self.summary).markdown.utf8)
    for _ in 0..<300 {
      let text = String(decoding: random.mutated(markdown), as: UTF8.self)
      _ = SummaryCheck(of: text, against: Self.summary)
    }
    _ = faults(String(repeating: "»", count: 2000) + String(repeating: "[", count: 2000))
  }

  /// A made-up meeting whose notes hold marks that a text could stumble over.
  static func randomInput(seed: UInt64) -> SummaryInput {
    var random = SeededRandom(seed: seed)
    let words = [
      "PPR", "skole", "børn", "»citat«", "(sic)", "[3.07]", "kl. 17.30", "mange", "2 af 3 borde",
      "*", "#", "–", "100 %",
      "få\nhænder", "“sagt”", "1.", "- nej", "æ", "bl.a. Odder.", "Ja!",
    ]
    let notes = (0..<Int.random(in: 0...40, using: &random)).map { number in
      let table = random.pick([nil, 0, 1, 2, 3])
      return NoteRecord(
        id: "n\(number)",
        reference: NoteReference(table: table, device: 1, number: number + 1), meeting: "m",
        table: table, theme: random.pick(["Inklusion", "Dagtilbud", nil]),
        municipality: random.pick(["Odder", "Ærø", nil]),
        kind: random.pick(NoteKind.allCases),
        text: (0...Int.random(in: 0...9, using: &random)).map { _ in random.pick(words) }
          .joined(separator: " "))
    }
    let points = (0..<3).map { number in
      Point(
        id: "P\(number)", meeting: "m", theme: random.pick(["Inklusion", "Dagtilbud"]),
        notes: notes.shuffled(using: &random).prefix(4).map(\.id))
    }
    return SummaryInput(notes: notes, points: points, codebook: .current)
  }
}
