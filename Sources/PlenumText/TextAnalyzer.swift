/// A word of a text as statistics count it.
package struct AnalyzedTerm: Hashable, Sendable {
  /// The lemma, which is also what is shown.
  package let term: String
  /// Bytes of the text that was analysed.
  package let utf8Range: Range<Int>
  /// 0 for the text's first sentence; a phrase never crosses from one to the next.
  package let sentence: Int
}

/// Danish text to terms: the one way by which plenum reads words.
package struct TextAnalyzer: Sendable {
  package let tokenizer: Tokenizer
  package let lemmatizer: Lemmatizer
  package let stopWords: StopWords
  package let reference: ReferenceLexicon
  private let splitter: CompoundSplitter

  /// The analyser that every part of a program shares, loaded when it is first asked for.
  package static let standard = TextAnalyzer(lexicon: LexiconSource.load())

  /// Raised whenever the own tables or rules give other lemmas.
  private static let ownVersion = "plenum-3"

  /// By what two reports are told to be of the same words: the own tables' version and the dictionary's.
  package var lexiconVersion: String {
    Self.ownVersion + (lemmatizer.lexicon.map { "+" + $0.version } ?? "")
  }

  /// Loads the tables that travel inside the binary, in about a millisecond.
  ///
  /// - Parameter lexicon: what a dictionary of the system knows beside them.
  package init(reference: ReferenceLexicon = ReferenceLexicon(), lexicon: Lexicon? = nil) {
    stopWords = StopWords()
    tokenizer = Tokenizer()
    self.reference = reference
    lemmatizer = Lemmatizer(stopWords: stopWords, reference: reference, lexicon: lexicon)
    splitter = CompoundSplitter(
      table: lemmatizer.table, reference: reference, lexicon: lexicon)
  }

  /// The terms of a text in order, function words included; marks and symbols are none.
  ///
  /// - Complexity: O(bytes) and one lemma look-up a word; whoever reads many texts keeps the terms of forms it has seen.
  package func terms(of text: String) -> [AnalyzedTerm] {
    let bytes = text.utf8Span.span
    var terms: [AnalyzedTerm] = []
    var tracker = SentenceTracker()
    var sentence = -1
    for token in tokenizer.tokens(in: bytes) {
      if tracker.begins(with: token, in: bytes, tokenizer: tokenizer) { sentence += 1 }
      guard token.isTerm else { continue }
      terms.append(
        AnalyzedTerm(
          term: term(of: token.kind, form: bytes.extracting(token.utf8Range)),
          utf8Range: token.utf8Range, sentence: sentence))
    }
    return terms
  }

  /// The UTF-8 ranges of a text's sentences, from their first token to the end of their last.
  package func sentences(of text: String) -> [Range<Int>] {
    let bytes = text.utf8Span.span
    var sentences: [Range<Int>] = []
    var tracker = SentenceTracker()
    for token in tokenizer.tokens(in: bytes) {
      if tracker.begins(with: token, in: bytes, tokenizer: tokenizer) {
        sentences.append(token.utf8Range)
      } else if let last = sentences.indices.last {
        sentences[last] = sentences[last].lowerBound..<token.utf8Range.upperBound
      }
    }
    return sentences
  }

  /// The term of one token, given its bytes. The same bytes of the same kind always give the same term.
  package func term(of kind: Token.Kind, form: Span<UInt8>) -> String {
    let text = String(form)
    switch kind {
    case .word: return lemmatizer.lemma(of: text)
    case .abbreviation:
      let folded = text.plainForm.lowercased()
      let whole = folded.utf8.last == UInt8(ascii: ".") ? folded : folded + "."
      // `kr.` is `krone`; one that stands for several words stays itself.
      return lemmatizer.table.entry(of: whole.utf8Span.span).map(lemmatizer.table.lemma) ?? whole
    case .number, .address, .punctuation, .symbol: return text.plainForm.lowercased()
    }
  }

  /// What a token is to its neighbours; nil for marks.
  func reading(of kind: Token.Kind, form: Span<UInt8>) -> WordReading? {
    switch kind {
    case .word: lemmatizer.reading(of: String(form))
    case .number: WordReading(lemma: term(of: kind, form: form), cues: .number)
    case .abbreviation, .address, .punctuation, .symbol: nil
    }
  }

  /// The lemmas of a compound's parts, given the compound's lemma; empty where it is one idea. They stand beside the
  /// whole and are no words more in any count.
  package func parts(ofLemma lemma: String) -> [String] { splitter.parts(of: lemma) }

  /// Whether people are shown a term as it is: nouns, names and whatever is unknown. A verb or adjective is better known
  /// by its commonest form.
  package func showsLemma(_ term: String) -> Bool {
    let cues = lemmatizer.reading(of: term).cues
    return cues.contains(.noun) || cues.isDisjoint(with: [.verb, .adjective])
  }

  /// The terms of what a person typed into a search: `dagtilbuddene` is looked up as `dagtilbud`.
  package func query(_ words: String) -> [String] { terms(of: words).map(\.term) }
}
