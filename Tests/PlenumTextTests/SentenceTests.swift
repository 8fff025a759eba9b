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
    ("Vi ses d. 20. april. Tak", ["Vi ses d. 20. april.", "Tak"]),
    ("Mødet er d. 1.9. Vi ses", ["Mødet er d. 1.9.", "Vi ses"]),
    (
      "Jfr. aftalen, if. KL. Bek. nr. 5 og vug. er med",
      [
        "Jfr. aftalen, if. KL.", "Bek. nr. 5 og vug. er med",
      ]
    ),
    ("Hansen kom. Han gik.", ["Hansen kom.", "Han gik."]),
    ("Penge fra vores kom. Vi venter", ["Penge fra vores kom.", "Vi venter"]),
    ("I kom. er der penge", ["I kom. er der penge"]),
    ("", []), ("...", ["..."]),
  ])
  func `parts a text into sentences`(text: String, sentences: [String]) {
    #expect(marked(text) == sentences)
  }

  @Test func `kom. is a municipality where it is one, and else a verb at the end of its sentence`()
  {
    func lemmas(_ text: String) -> [String] {
      TextAnalyzer.standard.terms(of: text).map(\.term)
    }
    #expect(lemmas("Hansen kom. Han gik.").contains("komme"))
    #expect(lemmas("Kom. skal betale").first == "kom.")
    #expect(lemmas("Det sker i kom.").last == "kom.")
    #expect(lemmas("Ingen kom.").last == "komme")
  }

  @Test func `numbers the terms of a text by sentence`() {
    let terms = TextAnalyzer.standard.terms(of: "Børn leger. Skolerne venter!")
    #expect(terms.map(\.term) == ["barn", "lege", "skole", "vente"])
    #expect(terms.map(\.sentence) == [0, 0, 1, 1])
  }
}
