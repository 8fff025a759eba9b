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
    let analysis = TextAnalysis(of: text, by: self)
    var parts = PartsOfForms(of: analysis, by: self)
    return (0..<analysis.sentenceCount).map { sentence in
      let range = analysis.tokens(ofSentence: sentence)
      let tokens = range.map { place in
        AnalyzedToken(
          kind: analysis.kind(ofToken: place), utf8Range: analysis.utf8Range(ofToken: place),
          lemma: analysis.lemma(ofToken: place),
          parts: analysis.exceptions[place]?.parts ?? parts[analysis.form(ofToken: place)])
      }
      return AnalyzedSentence(
        utf8Range: analysis.utf8Range(ofToken: range.lowerBound)
          .lowerBound..<analysis.utf8Range(ofToken: range.upperBound - 1).upperBound,
        tokens: tokens)
    }
  }
}

/// The parts of each form's lemma, found when they are first asked for.
struct PartsOfForms {
  private let analysis: TextAnalysis
  private let analyzer: TextAnalyzer
  private var known: [[String]?]

  init(of analysis: TextAnalysis, by analyzer: TextAnalyzer) {
    self.analysis = analysis
    self.analyzer = analyzer
    known = Array(repeating: nil, count: analysis.forms.count)
  }

  subscript(form: Int) -> [String] {
    mutating get {
      if let parts = known[form] { return parts }
      let isWord = analysis.forms.kind(of: form) == .word
      let parts = isWord ? analyzer.parts(ofLemma: analysis.lemmas[form]) : []
      known[form] = parts
      return parts
    }
  }
}
