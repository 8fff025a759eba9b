import PlenumText
import Testing

struct TextAnalyzerTests {
  private let analyzer = TextAnalyzer.standard

  @Test func `gives each term the bytes of its word in the text`() throws {
    let text = "Børnenes trivsel — i SFO’en 🙂 før PPR's møde"
    let bytes = Array(text.utf8)
    let terms = analyzer.terms(of: text)
    #expect(terms.map(\.term) == ["barn", "trivsel", "i", "SFO", "før", "PPR", "møde"])
    let words = terms.map { String(decoding: bytes[$0.utf8Range], as: UTF8.self) }
    #expect(words == ["Børnenes", "trivsel", "i", "SFO’en", "før", "PPR's", "møde"])
  }

  @Test(arguments: [
    ("KL's", "KL’s"), ("ifm.", "IFM."), ("bl.a", "bl.a."), ("mistrivsel", "(mis)trivsel"),
    ("samarbejde", "sam\u{AD}arbejdet"), ("år", "a\u{30A}r"),
  ])
  func `two ways of writing a word are one term`(left: String, right: String) {
    #expect(analyzer.query(left) == analyzer.query(right))
    #expect(analyzer.query(left).count == 1)
  }

  @Test(arguments: ["far", "mand", "god", "stor", "skole", "barn", "tid", "mangle", "PPR"])
  func `words of substance are no stop words`(word: String) {
    #expect(!analyzer.stopWords.contains(word))
  }

  @Test(arguments: ["og", "være", "have", "ikke", "der", "som", "vi", "kunne", "bl.a."])
  func `function words are stop words`(word: String) {
    #expect(analyzer.stopWords.contains(word))
  }

  @Test func `the stop list is about 250 words`() {
    #expect((240...260).contains(analyzer.stopWords.count))
  }

  @Test func `a function word does not escape the stop list by its lemma`() {
    let sentence = "Vi har ikke været der, men de er her, og det kan vi jo godt blive ved med."
    let kept = analyzer.terms(of: sentence).map(\.term)
      .filter { !analyzer.stopWords.contains($0) }
    #expect(kept == ["god"])
  }
}
