/// A sentence of a text with all its tokens, marks included.
package struct AnalyzedSentence: Hashable, Sendable {
  /// Bytes of the whole text, from the first token to the end of the last.
  package let utf8Range: Range<Int>
  package let tokens: [AnalyzedToken]
}

/// A token of a text with what plenum knows of it.
package struct AnalyzedToken: Hashable, Sendable {
  package let kind: Token.Kind
  /// Bytes of the whole text.
  package let utf8Range: Range<Int>
  package let lemma: String
  /// The lemmas of a compound's parts; empty where the word is one idea.
  package let parts: [String]
}

extension TextAnalyzer {
  /// The sentences of a text, one after the other.
  ///
  /// Any bytes are a text: what is no UTF-8 becomes symbols, and every place stays true.
  ///
  /// - Complexity: O(bytes); each distinct form is analysed once.
  package func sentences(in text: Span<UInt8>) -> [AnalyzedSentence] {
    var forms = FormCache(analyzer: self)
    var sentences: [AnalyzedSentence] = []
    var tokens: [AnalyzedToken] = []
    var readings: [WordReading?] = []
    var tracker = SentenceTracker()
    var position = 0
    while let token = tokenizer.token(in: text, from: position) {
      position = token.utf8Range.upperBound
      if tracker.begins(with: token, in: text, tokenizer: tokenizer) {
        finish(&tokens, &readings, of: text, into: &sentences)
      }
      let word = forms.word(of: token, in: text)
      readings.append(word.reading)
      tokens.append(
        AnalyzedToken(
          kind: token.kind, utf8Range: token.utf8Range, lemma: word.lemma, parts: word.parts))
    }
    finish(&tokens, &readings, of: text, into: &sentences)
    return sentences
  }

  private func finish(
    _ tokens: inout [AnalyzedToken], _ readings: inout [WordReading?], of text: Span<UInt8>,
    into sentences: inout [AnalyzedSentence]
  ) {
    guard let first = tokens.first, let last = tokens.last else { return }
    sentences.append(
      AnalyzedSentence(
        utf8Range: first.utf8Range.lowerBound..<last.utf8Range.upperBound,
        tokens: settled(completed(tokens, of: text), readings, of: text)))
    readings.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
  }
}

// MARK: - Words that leave their last part to a later one

extension TextAnalyzer {
  /// How many tokens away the rest of a word may stand: `børne-, unge- og familieområdet`.
  private static let reach = 6

  /// The tokens with every `almen-` made the word that it stands for, when a compound follows: `almenområde`.
  private func completed(_ tokens: [AnalyzedToken], of text: Span<UInt8>) -> [AnalyzedToken] {
    var completed = tokens
    for (index, token) in tokens.enumerated() where isOpen(token, in: text) {
      let next = tokens[(index + 1)...].prefix(Self.reach)
        .first { !$0.parts.isEmpty && !isOpen($0, in: text) }
      guard let last = next?.parts.last else { continue }
      let whole = string(text, token.utf8Range).plainForm.lowercased().dropLast() + last
      let parts = parts(ofLemma: String(whole))
      completed[index] = AnalyzedToken(
        kind: token.kind, utf8Range: token.utf8Range, lemma: String(whole),
        parts: parts.isEmpty ? [token.lemma, last] : parts)
    }
    return completed
  }

  /// The tokens with the lemmas that their neighbours decide.
  private func settled(
    _ tokens: [AnalyzedToken], _ readings: [WordReading?], of text: Span<UInt8>
  ) -> [AnalyzedToken] {
    var settled = tokens
    for (index, reading) in readings.enumerated() {
      guard let reading, reading.isHomograph else { continue }
      let token = tokens[index]
      let lemma = ContextRules.lemma(
        of: reading, form: string(text, token.utf8Range).lowercased(),
        after: index > 0 ? readings[index - 1] : nil, index > 1 ? readings[index - 2] : nil,
        before: index + 1 < readings.count ? readings[index + 1] : nil)
      guard let lemma else { continue }
      settled[index] = AnalyzedToken(
        kind: token.kind, utf8Range: token.utf8Range, lemma: lemma, parts: [])
    }
    return settled
  }

  private func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: range.map { text[$0] }, as: UTF8.self)
  }

  private func isOpen(_ token: AnalyzedToken, in text: Span<UInt8>) -> Bool {
    token.kind == .word && token.utf8Range.count > 2
      && text[token.utf8Range.upperBound - 1] == UInt8(ascii: "-")
  }
}

/// What forms have been found to be, so that each is looked up once.
private struct FormCache {
  struct Word {
    let lemma: String
    let parts: [String]
    /// For words and numbers.
    let reading: WordReading?
  }

  private let analyzer: TextAnalyzer
  /// One for each kind of token, since the same bytes may be of two: `min` and `5 min`.
  private var kinds = Token.Kind.allCases.map { _ in (forms: Vocabulary(), words: [Word]()) }

  init(analyzer: TextAnalyzer) { self.analyzer = analyzer }

  mutating func word(of token: Token, in text: Span<UInt8>) -> Word {
    let form = text.extracting(token.utf8Range)
    let kind = Int(token.kind.rawValue)
    let number = Int(kinds[kind].forms.intern(form))
    if number == kinds[kind].words.count {
      let reading = analyzer.reading(of: token.kind, form: form)
      let lemma = reading?.lemma ?? analyzer.term(of: token.kind, form: form)
      let parts = token.kind == .word ? analyzer.parts(ofLemma: lemma) : []
      kinds[kind].words.append(Word(lemma: lemma, parts: parts, reading: reading))
    }
    return kinds[kind].words[number]
  }
}
