import PlenumAnalysis
import PlenumModel
import PlenumReport
import TestSupport
import Testing

@Suite struct `Holding plenum's own text against the notes` {
  @Test func `everything that plenum writes itself holds`() {
    for seed in 0..<60 as Range<UInt64> {
      let summary = Summary(of: Self.randomInput(seed: seed))
      let minutes = [1, 2, 3, 7, 30][Int(seed % 5)]
      let scripts = ScriptReport(summary.meetings.map { SpokenScript(of: $0, minutes: minutes) })
      for text in [
        SummaryReport(summary).markdown, SummaryReport(summary).text, scripts.markdown,
        scripts.text,
      ] {
        let check = SummaryCheck(of: text, against: summary)
        #expect(check.remarks.isEmpty, "seed \(seed): \(check.remarks)\n\(text)")
      }
    }
  }

  @Test func `what plenum writes holds also where somebody has put it in other words`() {
    for seed in 0..<60 as Range<UInt64> {
      let summary = Summary(of: Self.randomInput(seed: seed))
      let report = SummaryReport(summary)
      for number in 1...4 {
        let (said, put) = ("Rejst ved \(number)", "Sagt ved \(number)")
        for text in [report.markdown, report.text] where text.contains(said) {
          let check = SummaryCheck(of: text.replacing(said, with: put), against: summary)
          #expect(check.remarks.isEmpty, "seed \(seed): \(check.remarks)\n\(text)")
        }
      }
    }
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
        notes: notes.shuffled(using: &random).prefix(4).map(\.id),
        statement: random.pick([
          nil, "Mange mangler 500 vikarer", "Bussen kører ikke! Hvorfor?",
          "Alle borde i Odder er enige…",
          "Der er »få« hænder (sic)",
        ]))
    }
    return SummaryInput(notes: notes, points: points, codebook: .current)
  }
}
