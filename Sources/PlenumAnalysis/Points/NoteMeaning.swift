import Glibc
import PlenumCorpus
import PlenumModel
import PlenumText

/// What a note's words say, in the forms in which two notes are compared.
struct NoteMeaning {
  /// The directions of its words, each as heavy as the word is rare, added up.
  let direction: [Float]
  /// Words that carry meaning and the parts of compounds, with their weight, by number of term.
  let terms: [Int32: Float]
  /// Runs of three to five letters inside words, how often each occurs.
  let runs: [UInt64: Int]
}

/// Reads notes one after the other; what a word amounts to is worked out once.
struct MeaningReader {
  private struct Word {
    /// Of length one times the word's weight; nil where no direction is known.
    let direction: [Float]?
    let terms: [(term: Int32, weight: Float)]
  }

  private let analyzer: TextAnalyzer
  private let vectors: WordVectors
  private var known: [String: Word] = [:]
  private var terms = Vocabulary()
  private let writtenOut: [String: [String]]

  init(analyzer: TextAnalyzer = .standard, vectors: WordVectors = .standard) {
    self.analyzer = analyzer
    self.vectors = vectors
    var writtenOut: [String: [String]] = [:]
    for row in CorpusFile.codingAbbreviations.rows where row.count == 2 {
      writtenOut[String(row[0].filter { $0 != "." })] = row[1].split(separator: " ").map(
        String.init)
    }
    self.writtenOut = writtenOut
  }

  mutating func meaning(of text: String) -> NoteMeaning {
    var direction = [Float](repeating: 0, count: vectors.dimensions)
    var weights: [Int32: Float] = [:]
    var seen: Set<String> = []
    for sentence in analyzer.sentences(in: text.utf8Span.span) {
      for token in sentence.tokens where token.kind == .word || token.kind == .abbreviation {
        for (lemma, parts) in wordsMeant(by: token) where seen.insert(lemma).inserted {
          let word = word(lemma, parts)
          if let own = word.direction {
            for index in direction.indices { direction[index] += own[index] }
          }
          for (term, weight) in word.terms { weights[term] = max(weights[term] ?? 0, weight) }
        }
      }
    }
    return NoteMeaning(direction: direction, terms: weights, runs: Self.runs(of: text))
  }

  /// The token's own lemma, or for an abbreviation that the debates do not know the words it stands for.
  private func wordsMeant(by token: AnalyzedToken) -> [(lemma: String, parts: [String])] {
    if vectors.number(of: token.lemma) == nil, token.parts.isEmpty,
      let written = writtenOut[token.lemma.lowercased().filter { $0 != "." }]
    {
      return written.map {
        let lemma = analyzer.lemmatizer.lemma(of: $0)
        return (lemma, analyzer.parts(ofLemma: lemma))
      }
    }
    return token.kind == .word ? [(token.lemma, token.parts)] : []
  }

  private mutating func word(_ lemma: String, _ parts: [String]) -> Word {
    if let word = known[lemma] { return word }
    // A word hardly ever said is as rare as the rarest of what it is made of.
    let weight =
      uses(of: lemma) < 3 && !parts.isEmpty
      ? parts.map(rarity).max() ?? 0 : rarity(lemma)
    var direction = Self.unit(vectors.number(of: lemma).map { vectors.direction(of: $0) })
    let ofParts = parts.compactMap { vectors.number(of: $0) }.map { vectors.direction(of: $0) }
    if let first = ofParts.first {
      var sum = [Float](repeating: 0, count: first.count)
      for part in ofParts {
        for index in sum.indices { sum[index] += part[index] / Float(ofParts.count) }
      }
      if let own = direction { for index in sum.indices { sum[index] += own[index] } }
      direction = Self.unit(sum)
    }
    var weighted: [(term: Int32, weight: Float)] = []
    if !analyzer.stopWords.contains(lemma) {
      weighted.append((Int32(terms.intern(lemma)), rarity(lemma)))
      for part in parts { weighted.append((Int32(terms.intern(part)), 0.8 * rarity(part))) }
    }
    let word = Word(direction: direction.map { $0.map { $0 * weight } }, terms: weighted)
    known[lemma] = word
    return word
  }

  private func uses(of word: String) -> Int {
    vectors.speeches(with: word) ?? min(analyzer.reference.count(of: word), 4)
  }

  /// How rare a word is in the debates: the logarithm of speeches over speeches that have it.
  private func rarity(_ word: String) -> Float {
    Float(log(Double(WordVectors.speechCount + 1) / Double(uses(of: word) + 1)))
  }

  private static func unit(_ numbers: [Float]?) -> [Float]? {
    guard let numbers else { return nil }
    let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? numbers.map { $0 / length } : nil
  }

  private static func runs(of text: String) -> [UInt64: Int] {
    var runs: [UInt64: Int] = [:]
    var word: [UInt64] = [0x20]
    func finish() {
      guard word.count > 2 else { return word.removeSubrange(1...) }
      word.append(0x20)
      for length in 3...5 where word.count >= length {
        for start in 0...(word.count - length) {
          var hash: UInt64 = 0xcbf2_9ce4_8422_2325
          for scalar in word[start..<start + length] {
            hash = (hash ^ scalar) &* 0x100_0000_01b3
          }
          runs[hash, default: 0] += 1
        }
      }
      word.removeSubrange(1...)
    }
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isLetterOrNumber {
        word.append(UInt64(scalar.value))
      } else {
        finish()
      }
    }
    finish()
    return runs
  }
}
