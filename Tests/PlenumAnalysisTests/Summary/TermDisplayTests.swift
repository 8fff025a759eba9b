import PlenumIndex
import PlenumModel
import Testing

@testable import PlenumAnalysis

struct TermDisplayTests {
  @Test(arguments: [
    (["PPR kommer", "vi ringer til PPR"], "ppr", "PPR"),
    (["Skole og hjem", "en skole"], "skole", "skole"),
    (["Skole"], "skole", "skole"),
    (["vi bruger Aula", "Aula er nede"], "aula", "Aula"),
    (["Nej. Skole er godt"], "skole", "skole"),
    (["skoler og skolen"], "skole", "skole"),
    (["Hun sagde »Skole er svært«"], "skole", "skole"),
    (["Husk: “Skole er for alle”"], "skole", "skole"),
    (["- Skole for alle"], "skole", "skole"),
    (["vi ringer (PPR)"], "ppr", "PPR"),
  ])
  func `a term is shown as people write it inside a sentence`(
    texts: [String], word: String, expected: String
  ) throws {
    let notes = texts.enumerated().map { SmallMeeting.note("n\($0.offset)", $0.element) }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    let term = try #require(index.term(of: word))
    #expect(index.display(of: term, in: notes) == expected)
  }

  @Test func `a term of one loud table is no word of the theme`() {
    let notes =
      (0..<6).map { SmallMeeting.note("a\($0)", table: 1, "taxaen kører forgæves") }
      + (0..<6).map { SmallMeeting.note("b\($0)", table: $0 % 2 + 2, "psykologen kommer sent") }
    let summary = Summary(of: SummaryInput(notes: notes, codebook: SmallMeeting.codebook))
    let terms = summary.themes[0].findings(.term).map(\.headline)
    #expect(terms.contains("psykolog"))
    #expect(!terms.contains("taxa"))
  }

  @Test func `words that name no subject get no line`() {
    let notes = (0..<6).map {
      SmallMeeting.note(
        "n\($0)", table: $0 % 3 + 1, in: "Hjørring",
        "Hjørring har to psykologer tre gange om ugen, sagde de")
    }
    let summary = Summary(
      of: SummaryInput(
        notes: notes + [SmallMeeting.note("x", table: 4, in: "Læsø", "psykolog")],
        codebook: SmallMeeting.codebook))
    let terms = summary.themes[0].findings(.term).map(\.headline)
    #expect(!terms.contains { ["Hjørring", "to", "tre", "gang", "uge", "sige"].contains($0) })
  }
}
