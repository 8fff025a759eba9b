import PlenumText
import Testing

struct SentenceTests {
  private func marked(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return TextAnalyzer.standard.sentences(of: text)
      .map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("Det går godt. Vi fortsætter.", ["Det går godt.", "Vi fortsætter."]),
    ("uden stop\nny linje", ["uden stop", "ny linje"]),
    ("Bl.a. ifm. trivsel. fint", ["Bl.a. ifm. trivsel.", "fint"]),
    ("Den 20. april kl. 9.30 mødes vi.", ["Den 20. april kl. 9.30 mødes vi."]),
    ("1. Mere tid\n2. Flere hænder", ["1. Mere tid", "2. Flere hænder"]),
    ("Tid, penge osv. Vi venter.", ["Tid, penge osv.", "Vi venter."]),
    ("50 pct. af dem", ["50 pct. af dem"]),
    ("Han sagde: \"Nej!\" Så gik vi.", ["Han sagde: \"Nej!\"", "Så gik vi."]),
    ("Hvad nu?! Ja.", ["Hvad nu?!", "Ja."]),
    ("Tja... måske. Nej", ["Tja... måske.", "Nej"]),
    ("Læs kl.dk. Tak", ["Læs kl.dk.", "Tak"]),
    ("Tal med J. P. Jensen. Han ved det.", ["Tal med J. P. Jensen.", "Han ved det."]),
    ("»Nej!« – Vi går.", ["»Nej!«", "– Vi går."]),
    ("\"Nej!\" (Latter). \"Jo.\" sagde hun", ["\"Nej!\"", "(Latter).", "\"Jo.\" sagde hun"]),
    ("\"Nej!\" – og så", ["\"Nej!\" – og så"]),
    ("linje\r\nlinje", ["linje", "linje"]),
    ("Hvorfor? spurgte hun. Nå! svarede han", ["Hvorfor? spurgte hun.", "Nå! svarede han"]),
    ("Hvad nu? vi venter", ["Hvad nu?", "vi venter"]),
    ("", []), ("...", ["..."]),
  ])
  func `parts a text into sentences`(text: String, sentences: [String]) {
    #expect(marked(text) == sentences)
  }

  @Test func `numbers the terms of a text by sentence`() {
    let terms = TextAnalyzer.standard.terms(of: "Børn leger. Skolerne venter!")
    #expect(terms.map(\.term) == ["barn", "lege", "skole", "vente"])
    #expect(terms.map(\.sentence) == [0, 0, 1, 1])
  }
}
