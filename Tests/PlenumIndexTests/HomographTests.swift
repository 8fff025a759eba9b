import PlenumIndex
import PlenumModel
import PlenumText
import TestSupport
import Testing

/// Forms of several words: the index has the one that the sentence means.
struct HomographTests {
  private func terms(_ text: String) -> [String] {
    let index = index(of: [NoteRecord(id: "1", text: text)], terms: .analysis(.standard))
    return index.all.flatMap { index.terms(of: $0) }.map { index.spelling(of: $0.term) }
  }

  @Test(arguments: [
    ("Vi lærer af hinanden", "lære"), ("En lærer hjælper", "lærer"),
    ("Børnene lærer sprog", "lære"), ("Skolens lærer er syg", "lærer"),
    ("Hun leder skolen", "lede"), ("En leder skal være synlig", "leder"),
    ("De unge kommer", "ung"), ("Mange unge mennesker", "ung"),
    ("Vi skal bedre forholdene", "bedre"), ("Det går bedre", "god"), ("En bedre skole", "god"),
    ("Et svar på det", "svar"), ("Der er støtte til det", "støtte"),
    ("Vi prøver det", "prøve"), ("Elevernes prøver", "prøve"),
  ])
  func `a form is the word that its neighbours make it`(text: String, term: String) {
    #expect(terms(text).contains(term), "\(terms(text))")
  }

  @Test func `one form that is two words is counted as each where it is meant`() throws {
    let index = index(
      of: [
        NoteRecord(id: "1", text: "Vi lærer. En lærer lærer, og han lærer meget"),
        NoteRecord(id: "2", text: "Lærer og leder"),
      ], terms: .analysis(.standard))
    let verb = try #require(index.term(exactly: "lære"))
    let noun = try #require(index.term(exactly: "lærer"))
    #expect(index.occurrences(of: verb, in: index.all).count == 2)
    #expect(index.occurrences(of: noun, in: index.all).count == 3)
    #expect(index.forms(of: verb).map { "\($0.form) \($0.count)" } == ["lærer 2"])
    #expect(index.forms(of: noun).map { "\($0.form) \($0.count)" } == ["lærer 2", "Lærer 1"])
    #expect(index.tokenCount == 12)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `the index reads words as the analysis does, however many threads read`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let words = [
      "Vi", "en", "de", "lærer", "Lærer", "leder", "unge", "Unge", "bedre", "at", "skolens", "som",
      "ikke", "også", "gode", "mennesker", "bl.a.", "prøver", "svar", "støtte", "kommunen", "3",
      "sikre", "åbne", "dele", "er", "til", "www.kl.dk", "mangler", "løse", "opgaver",
    ]
    let marks = [" ", " ", " ", " ", ", ", ". ", "\n", " (", ") ", "\r\n", "\u{2028}", " 🙂 ", "/"]
    let texts = (0..<400).map { _ in
      (0..<Int.random(in: 0...12, using: &random)).map { _ in
        random.pick(words) + random.pick(marks)
      }.joined()
    }
    let settled: Set = [
      "lærer", "leder", "unge", "bedre", "prøver", "svar", "støtte", "sikre", "åbne", "dele",
      "mangler", "løse",
    ]
    let analyzer = TextAnalyzer.standard
    for threads in [1, 3] {
      var builder = IndexBuilder(threads: threads)
      for (number, text) in texts.enumerated() {
        builder.add(NoteRecord(id: "\(number)", text: text))
      }
      let index = builder.finish()
      for (note, text) in zip(index.all, texts) {
        let bytes = Array(text.utf8)
        let tokens = analyzer.sentences(in: bytes.span).flatMap(\.tokens).filter {
          $0.kind != .punctuation && $0.kind != .symbol
        }
        let found = index.terms(of: note)
        #expect(found.map(\.utf8Range) == tokens.map(\.utf8Range))
        for (use, token) in zip(found, tokens) {
          let form = String(decoding: bytes[token.utf8Range], as: UTF8.self).lowercased()
          guard settled.contains(form) else { continue }
          #expect(index.spelling(of: use.term) == token.lemma, "\(form) in \(text)")
        }
      }
    }
  }
}
