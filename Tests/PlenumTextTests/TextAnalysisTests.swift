import PlenumText
import TestSupport
import Testing

struct TextAnalysisTests {
  private let analyzer = TextAnalyzer.standard

  @Test func `every token lies in its sentence, in order, whatever the bytes are`() {
    var random = SeededRandom(seed: 23)
    let pieces: [[UInt8]] = [
      Array("Skolen".utf8), Array(" ".utf8), Array(". ".utf8), Array("\n".utf8), [0xFF], [0x00],
      Array("almen- og ".utf8), Array("specialområdet".utf8), Array("🙂".utf8), Array("å".utf8),
      Array("\u{200F}".utf8), Array("Aarhus' ".utf8), Array("!\" ".utf8),
    ]
    for _ in 0..<500 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        bytes += pieces[Int.random(in: pieces.indices, using: &random)]
      }
      var end = 0
      for sentence in analyzer.sentences(in: bytes.span) {
        #expect(sentence.tokens.first?.utf8Range.lowerBound == sentence.utf8Range.lowerBound)
        #expect(sentence.tokens.last?.utf8Range.upperBound == sentence.utf8Range.upperBound)
        for token in sentence.tokens {
          #expect(token.utf8Range.lowerBound >= end && !token.utf8Range.isEmpty)
          end = token.utf8Range.upperBound
        }
      }
      #expect(end <= bytes.count)
    }
  }

  @Test func `gives the tokens that the tokenizer finds`() {
    let text = "Bl.a. kl. 9. Vi 🙂 når det, ifm. SFO'en!"
    let tokens = analyzer.sentences(in: text.utf8Span.span).flatMap(\.tokens)
    #expect(tokens.map(\.utf8Range) == analyzer.tokenizer.tokens(of: text).map(\.utf8Range))
  }

  @Test(arguments: [("skovene", "skov"), ("klubben", "klub")])
  func `knows forms that general Danish shows`(form: String, lemma: String) {
    #expect(analyzer.lemmatizer.lemma(of: form) == lemma)
  }

  @Test(arguments: [
    ("Vi lærer af hinanden", "vi lære af hinanden"), ("En lærer mangler", "en lærer mangle"),
    ("Hun leder efter tid", "hun lede efter tid"), ("de unge", "den ung"),
    ("Ungerne sover, en unge græder", "unge sove , en unge græde"),
    ("Er vi sikre på det", "være vi sikker på det"), ("at sikre ro", "at sikre ro"),
    ("Vi så en effekt", "vi se en effekt"), ("så går vi", "så gå vi"),
    ("Vi ved for lidt", "vi vide for lidt"), ("drengen for ud", "dreng fare ud"),
    ("et roligt lokale", "en rolig lokale"), ("lokale aftaler", "lokal aftale"),
    ("alt for mange love", "al for mange lov"), ("at love noget", "at love nogen"),
    ("Kommunen støtter dem, skolen lærer af det", "kommune støtte de , skole lære af det"),
    ("Skolens lærer", "skole lærer"), ("i går og i alt", "i går og i alt"),
    ("ikke længere", "ikke længe"), ("en længere periode", "en lang periode"),
    ("Så sagde Mads og Annas far", "så sige mads og anna far"), ("Mads går", "mads gå"),
    ("5 mio. kr. og 3 pct.", "5 million krone og 3 procent"),
    ("De kommer, og det går", "de komme , og det gå"), ("de 3 skoler", "den 3 skole"),
  ])
  func `lets the neighbours decide what a form alone does not`(text: String, lemmas: String) {
    let tokens = analyzer.sentences(in: text.utf8Span.span).flatMap(\.tokens)
    #expect(tokens.map(\.lemma).joined(separator: " ") == lemmas)
  }

  @Test func `a lexicon finds each of its rows and nothing else`() {
    let table =
      "lemma\tcount\tclass\tforms\nby\t7\tn\t-en -er\nklub\t3\tn\t+en\nå\t9\t-\t\nø\t2\t-\t\n"
    let lexicon = ReferenceLexicon(bytes: Array(table.utf8))
    #expect(["by", "klub", "ø", "å"].map { lexicon.count(of: $0) } == [7, 3, 2, 9])
    #expect(["", "b", "byg", "klu", "z", "lemma"].allSatisfy { lexicon.count(of: $0) == 0 })
    #expect(ReferenceLexicon.empty.count(of: "by") == 0)
  }
}
