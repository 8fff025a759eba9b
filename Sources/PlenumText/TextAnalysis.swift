/// The tokens of a text with their sentences and lemmas, in flat arrays: each distinct form is analysed once.
package struct TextAnalysis: Sendable {
  /// A word whose neighbours decide its lemma.
  struct Exception: Hashable, Sendable {
    let lemma: String
    let parts: [String]
  }

  private struct Place: Sendable {
    let start: UInt32
    let form: UInt32
  }

  private var places: [Place] = []
  /// The first token of each sentence.
  private var sentenceStarts: [UInt32] = []
  package private(set) var forms = FormSet()
  /// What each form is to its neighbours; nil for marks.
  private(set) var readings: [WordReading?] = []
  /// The lemma of each form, wherever it stands.
  private(set) var lemmas: [String] = []
  /// By token.
  private(set) var exceptions: [Int: Exception] = [:]

  /// - Parameter text: less than four gigabytes.
  /// - Complexity: O(bytes).
  package init(of text: Span<UInt8>, by analyzer: TextAnalyzer) {
    places.reserveCapacity(text.count / 5)
    var tracker = SentenceTracker()
    analyzer.tokenizer.eachToken(in: text) { kind, range, key in
      let form = forms.intern(key, text, range)
      if tracker.begins(
        with: Token(kind: kind, utf8Range: range), in: text, tokenizer: analyzer.tokenizer)
      {
        sentenceStarts.append(UInt32(places.count))
      }
      places.append(Place(start: UInt32(range.lowerBound), form: form))
    }
    readings = (0..<forms.count).map { form in
      forms.withForm(form) { analyzer.reading(of: forms.kind(of: form), form: $0) }
    }
    lemmas = readings.indices.map { form in
      readings[form]?.lemma
        ?? forms.withForm(form) { analyzer.term(of: forms.kind(of: form), form: $0) }
    }
    // Forms whose neighbours are asked.
    let needsContext = readings.indices.map { form in
      readings[form]?.isHomograph == true
        || forms.withForm(form) {
          ContextPass.isOpen(forms.kind(of: form), $0)
            || ContextPass.mayBeName(forms.kind(of: form), $0)
        }
    }
    let open = places.indices.filter { needsContext[Int(places[$0].form)] }
    var pass = ContextPass(of: self, in: analyzer)
    exceptions = pass.exceptions(at: open, in: text)
  }

  package var tokenCount: Int { places.count }
  package var sentenceCount: Int { sentenceStarts.count }

  package func tokens(ofSentence sentence: Int) -> Range<Int> {
    let next = sentence + 1
    return Int(
      sentenceStarts[sentence])..<(next < sentenceStarts.count
      ? Int(sentenceStarts[next]) : places.count)
  }

  package func utf8Range(ofToken token: Int) -> Range<Int> {
    let place = places[token]
    let start = Int(place.start)
    return start..<start + forms.utf8Count(of: Int(place.form))
  }

  package func form(ofToken token: Int) -> Int { Int(places[token].form) }

  package func kind(ofToken token: Int) -> Token.Kind { forms.kind(of: Int(places[token].form)) }

  /// In its sentence.
  package func lemma(ofToken token: Int) -> String {
    exceptions[token]?.lemma ?? lemmas[Int(places[token].form)]
  }
}

/// The lemmas that neighbours decide: of homographs, and of words that leave their last part to a later one.
private struct ContextPass {
  /// How many tokens away the rest of a word may stand: `børne-, unge- og familieområdet`.
  private static let reach = 6

  private let analysis: TextAnalysis
  private let analyzer: TextAnalyzer
  private var parts: PartsOfForms
  /// By form, where it was asked for.
  private var smallForms: [String?]
  private var nameLemmas: [String??]

  init(of analysis: TextAnalysis, in analyzer: TextAnalyzer) {
    self.analysis = analysis
    self.analyzer = analyzer
    parts = PartsOfForms(of: analysis, by: analyzer)
    smallForms = Array(repeating: nil, count: analysis.forms.count)
    nameLemmas = Array(repeating: nil, count: analysis.forms.count)
  }

  /// Whether a word ends with a hyphen for its last part.
  static func isOpen(_ kind: Token.Kind, _ form: Span<UInt8>) -> Bool {
    kind == .word && form.count > 2 && form[form.count - 1] == UInt8(ascii: "-")
  }

  /// Whether a word begins with a capital letter, and goes on.
  static func mayBeName(_ kind: Token.Kind, _ form: Span<UInt8>) -> Bool {
    kind == .word && form.count > 1 && TextScalar.isCapital(in: form, at: 0)
  }

  /// A name, where the capital cannot be a sentence's first.
  private mutating func named(
    _ token: Int, in sentence: Range<Int>
  ) -> TextAnalysis.Exception? {
    guard reading(token - 1, in: sentence) != nil else { return nil }
    let form = analysis.form(ofToken: token)
    let lemma: String?
    if let known = nameLemmas[form] {
      lemma = known
    } else {
      lemma = analysis.forms.withForm(form) { bytes in
        Self.mayBeName(analysis.forms.kind(of: form), bytes)
          ? analyzer.lemmatizer.nameLemma(of: String(bytes)) : nil
      }
      nameLemmas[form] = .some(lemma)
    }
    return lemma.map { TextAnalysis.Exception(lemma: $0, parts: []) }
  }

  mutating func exceptions(
    at tokens: [Int], in text: Span<UInt8>
  ) -> [Int: TextAnalysis.Exception] {
    var exceptions: [Int: TextAnalysis.Exception] = [:]
    exceptions.reserveCapacity(tokens.count / 4)
    var number = 0
    var sentence = tokens.isEmpty ? 0..<0 : analysis.tokens(ofSentence: number)
    for token in tokens {
      while token >= sentence.upperBound {
        number += 1
        sentence = analysis.tokens(ofSentence: number)
      }
      let exception =
        settled(token, in: sentence) ?? completed(token, in: sentence, of: text)
        ?? named(token, in: sentence)
      if let exception { exceptions[token] = exception }
    }
    return exceptions
  }

  /// `almen-` as the word that it stands for when a compound follows: `almenområde`.
  private mutating func completed(
    _ token: Int, in sentence: Range<Int>, of text: Span<UInt8>
  ) -> TextAnalysis.Exception? {
    guard isOpen(token, in: text) else { return nil }
    for next in (token + 1..<sentence.upperBound).prefix(Self.reach) where !isOpen(next, in: text) {
      guard let last = parts[analysis.form(ofToken: next)].last else { continue }
      let form = String(text.extracting(analysis.utf8Range(ofToken: token)))
      let whole = String(form.plainForm.lowercased().dropLast() + last)
      let own = analyzer.parts(ofLemma: whole)
      return TextAnalysis.Exception(
        lemma: whole,
        parts: own.isEmpty ? [analysis.lemmas[analysis.form(ofToken: token)], last] : own)
    }
    return nil
  }

  /// A homograph's lemma by its neighbours.
  private mutating func settled(
    _ token: Int, in sentence: Range<Int>
  ) -> TextAnalysis.Exception? {
    guard let reading = reading(token, in: sentence), reading.isHomograph else { return nil }
    return ContextRules.lemma(
      of: reading, form: small(analysis.form(ofToken: token)),
      after: self.reading(token - 1, in: sentence), self.reading(token - 2, in: sentence),
      before: self.reading(token + 1, in: sentence)
    ).map { TextAnalysis.Exception(lemma: $0, parts: []) }
  }

  private func reading(_ token: Int, in sentence: Range<Int>) -> WordReading? {
    sentence.contains(token) ? analysis.readings[analysis.form(ofToken: token)] : nil
  }

  /// A form in small letters.
  private mutating func small(_ form: Int) -> String {
    if let known = smallForms[form] { return known }
    let small = analysis.forms.withForm(form) { String($0).lowercased() }
    smallForms[form] = small
    return small
  }

  private func isOpen(_ token: Int, in text: Span<UInt8>) -> Bool {
    Self.isOpen(
      analysis.kind(ofToken: token), text.extracting(analysis.utf8Range(ofToken: token)))
  }
}
