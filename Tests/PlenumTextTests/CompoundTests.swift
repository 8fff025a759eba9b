import Foundation
import PlenumText
import Testing

struct CompoundTests {
  private let analyzer = TextAnalyzer.standard

  private func parts(_ form: String) -> String {
    analyzer.query(form).flatMap { analyzer.parts(ofLemma: $0) }.joined(separator: "+")
  }

  @Test(arguments: [
    ("inklusionsudfordringerne", "inklusion+udfordring"),
    ("folkeskolereformen", "folkeskole+reform"),
    ("børnefællesskaber", "børn+fællesskab"), ("forældresamarbejde", "forælder+samarbejde"),
    ("læsevejleder", "læse+vejleder"), ("tolærerordning", "to+lærer+ordning"),
    ("specialområdet", "special+område"), ("sagsbehandlingstid", "sagsbehandling+tid"),
  ])
  func `splits a compound into the lemmas of its parts`(form: String, parts: String) {
    #expect(self.parts(form) == parts)
  }

  @Test(arguments: [
    "dagtilbuddet", "folkeskolen", "børnehaver", "vejledning", "undervisning", "fællesskab",
    "barndom", "medarbejder", "faglighed", "normering", "PPR", "8-årige", "",
  ])
  func `keeps a word whole that is an idea of its own`(form: String) {
    #expect(parts(form) == "")
  }

  @Test func `gives a word that leaves its last part to a later one the whole of it`() {
    let text = Array("Børne-, almen- og specialområdet".utf8)
    let tokens = analyzer.sentences(in: text.span).flatMap(\.tokens)
    #expect(
      tokens.map(\.lemma) == ["børneområde", ",", "almenområde", "og", "specialområde"])
    #expect(tokens[2].parts == ["almen", "område"])
  }

  /// Every ending of such a word is derived too, so each part asked again of all parts within it.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "undervisningsdifferentieringsunderstøttelsesplanlægning",
      String(repeating: "x", count: 56) + "ning", String(repeating: "ning", count: 15),
      String(repeating: "else", count: 15), String(repeating: "skoles", count: 9) + "ering",
    ])
  func `a long word takes no longer for all the ways in which it might split`(word: String) {
    // Again and again: with twice the time for every letter or two not even one would be read.
    for _ in 0..<20 { _ = analyzer.parts(ofLemma: word) }
    #expect(analyzer.terms(of: "en \(word) her").count == 3)
  }

  @Test func `a part that is no common word is one that does not split itself`() {
    #expect(parts("digitaliseringsunderstøttelse") == "digitalisering+understøttelse")
    #expect(parts("undervisningsdifferentieringsplan") == "undervisning+differentiering+plan")
  }

  @Test func `parts are no words more in what is counted`() {
    #expect(analyzer.terms(of: "inklusionsudfordringer fylder").count == 2)
  }

  private static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/compounds.tsv")

  /// Of the list's first reading, before the splitter was mended with it: 91 of the first 101.
  @Test func `splits nineteen in twenty words of a list of its own exactly`() throws {
    let rows = try String(contentsOf: Self.fixture, encoding: .utf8).split(separator: "\n")
      .dropFirst().map { $0.split(separator: "\t").map(String.init) }
    let right = rows.count { row in
      let lemma = analyzer.query(row[0]).first ?? ""
      let parts = analyzer.parts(ofLemma: lemma)
      return (parts.isEmpty ? lemma : parts.joined(separator: "+")) == row[1]
    }
    #expect(20 * right >= 19 * rows.count, "\(right) of \(rows.count)")
  }

  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/language/compounds.tsv")

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: file.path),
      "the reference folder is not beside the package"))
  func `splits 97 in 100 compounds of the field exactly`() throws {
    let rows = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t").map(String.init) }.filter { $0.count == 2 }
    let compounds = rows.filter { $0[1].contains("+") }
    let right = compounds.count { parts($0[0]) == $0[1] }
    #expect(100 * right >= 97 * compounds.count, "\(right) of \(compounds.count)")
    let split = rows.filter { !$0[1].contains("+") && parts($0[0]) != "" }
    #expect(split.count <= 1, "\(split.map { $0[0] })")
  }
}
