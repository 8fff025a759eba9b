import PlenumCorpus

/// The one list of Danish function words, which counting leaves out.
package struct StopWords: Sendable {
  private var words = Vocabulary(minimumCapacity: 512)

  package init() {
    let bytes = CorpusFile.stopWords.bytes
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      if index > start { _ = words.intern(bytes.span.extracting(start..<index)) }
      start = index + 1
    }
  }

  package var count: Int { words.count }

  /// Whether a term or a form in small letters is a function word.
  package func contains(_ word: String) -> Bool { words.number(of: word) != nil }

  func contains(_ word: HashedWord) -> Bool { words.number(of: word, word.all) != nil }
}
