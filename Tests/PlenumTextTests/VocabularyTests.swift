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

  @Test func `finds a stretch of a word, and an ending behind it, as the word that they spell`() {
    var random = SeededRandom(seed: 17)
    func letters(_ count: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: count, using: &random)).flatMap { _ in
        Array(random.pick(["a", "b", "å", "ø"]).utf8)
      }
    }
    var vocabulary = Vocabulary()
    for _ in 0..<400 { _ = vocabulary.intern(letters(0...5).span) }
    for _ in 0..<2000 {
      let bytes = letters(0...12)
      let word = HashedWord(bytes)
      let start = Int.random(in: 0...bytes.count, using: &random)
      let range = start..<Int.random(in: start...bytes.count, using: &random)
      let ending = String(decoding: letters(0...3), as: UTF8.self)
      let spelt = Array(bytes[range] + ending.utf8)
      #expect(
        vocabulary.number(of: word, range, then: WordEnding(ending))
          == vocabulary.number(of: spelt.span))
    }
  }
}
