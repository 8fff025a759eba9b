import PlenumText
import TestSupport
import Testing

struct VocabularyTests {
  @Test func `numbers words as a dictionary would`() {
    var random = SeededRandom(seed: 11)
    var vocabulary = Vocabulary()
    var twin: [String: UInt32] = [:]
    for _ in 0..<20_000 {
      let word = (0..<Int.random(in: 0...4, using: &random))
        .map { _ in ["a", "b", "å", "ø"][Int.random(in: 0..<4, using: &random)] }.joined()
      let next = UInt32(twin.count)
      #expect(vocabulary.number(of: word) == twin[word])
      #expect(vocabulary.intern(word) == twin[word, default: next])
      twin[word] = twin[word, default: next]
    }
    #expect(vocabulary.count == twin.count)
    for (word, number) in twin { #expect(vocabulary[number] == word) }
  }

  @Test func `knows nothing before its first word`() {
    #expect(Vocabulary().number(of: "skole") == nil)
  }
}
