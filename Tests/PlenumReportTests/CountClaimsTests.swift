import PlenumModel
import TestSupport
import Testing

@testable import PlenumReport

/// The numbers of a sentence, whatever words they stand among.
struct CountClaimsTests {
  @Test func `words that count are read in any order`() {
    var random = SeededRandom(seed: 8)
    let words = [
      "af", "de", "ud", "3", "to", "borde", "bordene", "alle", "halvdelen", "tredjedele", "mindst",
      "bord", "tema", "og", "kommuner", "%", "deltagende", "hver", "1.204", "notater", "9999999999",
    ]
    let cited = CitedCounts(
      notes: 2, tableNumbers: [1, 2], municipalities: 1, namesEveryMunicipality: false, asks: 0,
      wishes: 0, questions: 1,
      tablesAsked: 3, municipalitiesAsked: 2, asksAsked: 1, wishesAsked: 1, questionsAsked: 1,
      notesAsked: 9,
      words: [["3", "af", "de", "borde"], []])
    for _ in 0..<20_000 {
      let said = (0...Int.random(in: 0...6, using: &random)).map { _ in random.pick(words) }
      let claims = CountClaims(in: said.joined(separator: " "), names: ["3.01"])
      let faults = claims.wrong(for: cited, together: cited).map(\.said) + claims.unknown(to: cited)
      #expect(faults.allSatisfy { !$0.isEmpty }, "\(said)")
    }
  }
}
