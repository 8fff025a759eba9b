import PlenumText
import TestSupport
import Testing

struct TokenizerTests {
  private let tokenizer = Tokenizer()

  /// The tokens of a text between bars, so that a test shows where each begins and ends.
  private func marked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return tokenizer.tokens(of: text)
      .map { String(decoding: bytes[$0.utf8Range], as: UTF8.self) }
      .joined(separator: "|")
  }

  @Test(arguments: [
    ("Vi mangler hænder.", "Vi|mangler|hænder|."),
    ("0-25-årige og 6.-klasserne", "0-25-årige|og|6.-klasserne"),
    ("SFO'en, KL’s", "SFO'en|,|KL’s"),
    ("skoler/dagtilbud", "skoler|/|dagtilbud"),
    ("almen- og specialområdet", "almen-|og|specialområdet"),
    ("børne-, unge- og familieområdet", "børne-|,|unge-|og|familieområdet"),
    ("Aarhus' skoler og 'hus' her", "Aarhus'|skoler|og|'|hus|'|her"), ("ja - nej", "ja|-|nej"),
    ("(mis)trivsel (og ro)", "(mis)trivsel|(|og|ro|)"),
    ("kl. 17.30 den 20. april", "kl.|17.30|den|20.|april"),
    ("1,5 mio. kr.", "1,5|mio.|kr."),
    ("0.-3. klasse", "0.-3.|klasse"),
    ("bl.a. ifm. pæd. tilsyn", "bl.a.|ifm.|pæd.|tilsyn"),
    ("f.eks sprog", "f.eks|sprog"),
    ("det sagde KL. Punktum", "det|sagde|KL|.|Punktum"),
    ("Skriv til navn.navnesen@kl.dk.", "Skriv|til|navn.navnesen@kl.dk|."),
    ("se https://www.kl.dk/skole?a=1, ikke", "se|https://www.kl.dk/skole?a=1|,|ikke"),
    ("www.kl.dk og kl.dk.", "www.kl.dk|og|kl.dk|."),
    ("Nej...  hvad?!", "Nej|...|hvad|?!"),
    ("»citat« – og \u{201D}ord\u{201D}", "»|citat|«|–|og|\u{201D}|ord|\u{201D}"),
    ("50 % af 1.000", "50|%|af|1.000"),
    ("sam\u{AD}arbejde", "sam\u{AD}arbejde"),
    ("a\u{30A}r og e\u{301}n", "a\u{30A}r|og|e\u{301}n"),
    ("fint 👩‍🏫👍🏽 her", "fint|👩‍🏫👍🏽|her"),
    ("fint.Men", "fint|.|Men"), ("fint.2 gange", "fint|.|2|gange"),
    ("'ord'", "'|ord|'"), ("Byg A/S, m/k", "Byg|A/S|,|m/k"), ("a/bc", "a|/|bc"),
    ("H.C. Andersen, J. P. Jensen", "H.C.|Andersen|,|J.|P.|Jensen"),
    ("af Ø. Hansen i gruppe B. Vi", "af|Ø.|Hansen|i|gruppe|B|.|Vi"), ("plan B.", "plan|B|."),
    ("-", "-"), ("", ""), (" \t\n", ""),
  ])
  func `parts a text into words and marks`(text: String, tokens: String) {
    #expect(marked(text) == tokens)
  }

  @Test(arguments: [
    [0xFF, 0x61, 0xC3], [0x00, 0x61, 0x00], [0xE2, 0x80, 0x62], [0xED, 0xA0, 0x80],
    [0xF5, 0x80, 0x61], [0xC0, 0xAF], [0x61, 0xF0, 0x9F, 0x98],
  ])
  func `takes bytes that are no text without losing its place`(bytes: [UInt8]) {
    let tokens = tokenizer.tokens(in: bytes.span)
    var end = 0
    for token in tokens {
      #expect(token.utf8Range.lowerBound >= end && !token.utf8Range.isEmpty)
      end = token.utf8Range.upperBound
    }
    #expect(end <= bytes.count)
  }

  @Test func `covers every byte of random bytes that is no blank exactly once`() {
    var random = SeededRandom(seed: 7)
    let pieces: [[UInt8]] = [
      Array("skole".utf8), Array(" ".utf8), Array("å".utf8), Array(".".utf8), Array("kl.".utf8),
      Array("@".utf8), Array("www.kl.dk".utf8), Array("12".utf8), Array("-".utf8),
      Array("'".utf8), Array("(".utf8), Array(")".utf8), [0xFF], [0xC3], [0x00], [0x0A],
      Array("\u{301}".utf8), Array("🙂".utf8), Array("\u{200F}".utf8), Array("/".utf8),
    ]
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        bytes += pieces[Int.random(in: pieces.indices, using: &random)]
      }
      var end = 0
      for token in tokenizer.tokens(in: bytes.span) {
        #expect(token.utf8Range.lowerBound >= end && !token.utf8Range.isEmpty)
        let gap = String(decoding: bytes[end..<token.utf8Range.lowerBound], as: UTF8.self)
        #expect(gap.unicodeScalars.allSatisfy { isBlank($0) }, "\(bytes)")
        end = token.utf8Range.upperBound
      }
      let rest = String(decoding: bytes[end...], as: UTF8.self)
      #expect(rest.unicodeScalars.allSatisfy { isBlank($0) }, "\(bytes)")
    }
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0 || scalar.value == 0x200F
  }

  @Test(.timeLimit(.minutes(1)))
  func `a very long line, word or run of accents takes linear time`() {
    #expect(tokenizer.tokens(of: String(repeating: "å", count: 1_000_000)).count == 1)
    #expect(tokenizer.tokens(of: "e" + String(repeating: "\u{301}", count: 10_000)).count == 1)
    #expect(tokenizer.tokens(of: String(repeating: "a.", count: 100_000)).count == 200_000)
    #expect(!TextAnalyzer.standard.terms(of: String(repeating: "é\u{301}a ", count: 9)).isEmpty)
  }
}
