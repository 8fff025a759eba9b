/// Settles homographs where words come one after another as numbers of forms, as an index reads them.
///
/// Asked are only the forms of ``Lemmatizer``'s own table that name a subject, so that reading many notes costs little;
/// what is said of them is what ``TextAnalyzer/sentences(in:)`` says.
package struct HomographReader: Sendable {
  /// Stands among numbers of forms for a mark or the end of a line.
  package static let mark = UInt32.max

  private struct Known: Sendable {
    let reading: WordReading?
    let small: String
  }

  private let analyzer: TextAnalyzer
  /// The homographs as they are written, in small letters and with a capital.
  private let forms: Vocabulary
  /// Readings of forms that were asked for.
  private var known: [UInt32: Known] = [:]

  package init(_ analyzer: TextAnalyzer) {
    self.analyzer = analyzer
    forms = analyzer.lemmatizer.homographForms
  }

  /// Whether neighbours may choose another lemma for the form.
  package func isHomograph(_ kind: Token.Kind, _ form: Span<UInt8>) -> Bool {
    kind == .word && form.count <= Self.longest && forms.number(of: form) != nil
  }

  /// No homograph of the table takes more bytes.
  private static let longest = 16

  /// In which of its senses a homograph stands.
  ///
  /// - Parameters:
  ///   - place: of the homograph among `numbers`.
  ///   - numbers: of forms, and marks between them.
  package mutating func sense(
    at place: Int, of numbers: [UInt32], in forms: FormSet
  ) -> WordSense {
    guard let word = known(numbers[place], forms), let reading = word.reading else {
      return .likeliest
    }
    let previous = place > 0 ? known(numbers[place - 1], forms)?.reading : nil
    let second = place > 1 ? known(numbers[place - 2], forms)?.reading : nil
    let next = place + 1 < numbers.count ? known(numbers[place + 1], forms)?.reading : nil
    return ContextRules.lemma(
      of: reading, form: word.small, after: previous, second, before: next
    ).map { reading.sense(of: $0) } ?? .likeliest
  }

  /// Nil for a mark.
  private mutating func known(_ form: UInt32, _ forms: FormSet) -> Known? {
    guard form != Self.mark else { return nil }
    if let found = known[form] { return found }
    let kind = forms.kind(of: Int(form))
    let new = forms.withForm(Int(form)) { bytes in
      Known(
        reading: analyzer.reading(of: kind, form: bytes),
        small: String(bytes).lowercased())
    }
    known[form] = new
    return new
  }
}

/// Which of the words that are written alike is meant.
package enum WordSense: UInt8, Sendable {
  /// The one that the form has by itself.
  case likeliest
  case noun, verb, adjective
}

extension WordReading {
  /// The lemma in a sense; nil where the form has none.
  func lemma(in sense: WordSense) -> String? {
    switch sense {
    case .likeliest: lemma
    case .noun: noun
    case .verb: verb
    case .adjective: adjective
    }
  }

  /// The sense that a lemma has.
  func sense(of lemma: String) -> WordSense {
    guard lemma != self.lemma else { return .likeliest }
    return [WordSense.noun, .verb, .adjective].first { self.lemma(in: $0) == lemma } ?? .likeliest
  }
}

extension TextAnalyzer {
  /// The term of one token in one of its senses.
  package func term(of kind: Token.Kind, form: Span<UInt8>, in sense: WordSense) -> String {
    guard sense != .likeliest, let lemma = reading(of: kind, form: form)?.lemma(in: sense) else {
      return term(of: kind, form: form)
    }
    return lemma
  }

  /// For each word of a text every term that it may be, the likeliest first.
  package func possibleTerms(of text: String) -> [[String]] {
    let bytes = text.utf8Span.span
    return tokenizer.tokens(in: bytes).filter(\.isTerm).map { token in
      let form = bytes.extracting(token.utf8Range)
      let reading = reading(of: token.kind, form: form)
      let others = [WordSense.noun, .verb, .adjective].compactMap { reading?.lemma(in: $0) }
      let first = term(of: token.kind, form: form)
      return [first] + Set(others).subtracting([first]).sorted()
    }
  }
}
