/// The lemma of a form that no table has, by the words that general Danish does have.
extension Lemmatizer {
  private struct Rule {
    let ending: WordEnding
    /// What may stand in its place, likeliest first.
    let lemmaEndings: [LemmaEnding]
  }

  private enum LemmaEnding {
    case ending(WordEnding)
    /// A doubled letter made single.
    case single

    init(_ text: String) { self = text == "+" ? .single : .ending(WordEnding(text)) }
  }

  private static let rules: [Rule] = [
    ("ernes", ["", "e", "er", "+"]), ("erne", ["", "e", "er", "+"]), ("enes", ["", "+"]),
    ("ene", ["", "+"]), ("rnes", [""]), ("rne", [""]), ("lerne", ["el"]), ("lens", ["el"]),
    ("len", ["el"]), ("ler", ["el"]), ("ens", ["", "e", "+"]), ("en", ["", "e", "+"]),
    ("ets", ["", "e", "+"]), ("et", ["", "e", "+"]), ("ede", ["e"]), ("ende", ["e"]),
    ("ers", ["", "e", "+"]), ("er", ["", "e", "+"]), ("ere", ["", "er", "+"]),
    ("este", ["", "+"]), ("est", ["", "+"]), ("te", ["e"]), ("t", ["", "e"]), ("es", ["", "e"]),
    ("e", ["", "+", "el"]), ("r", [""]), ("s", [""]),
  ].map { Rule(ending: WordEnding($0.0), lemmaEndings: $0.1.map(LemmaEnding.init)) }

  /// Uses below which a word of general Danish is no evidence.
  private static let fewestUses = 4
  private static let fewestLetters = 4

  /// The commonest word of general Danish that a stretch of a word may be a form of; nil where none is common enough.
  func evidentLemma(of word: HashedWord, _ form: Range<Int>) -> [UInt8]? {
    guard form.count >= 6 else { return nil }
    if let agent = agent(word, form) { return agent }
    let own = reference.row(of: word, form)?.count ?? 0
    var best: (stem: Range<Int>, ending: WordEnding, uses: Int)?
    for rule in Self.rules where word.has(rule.ending, before: form.upperBound) {
      let stem = form.dropLast(rule.ending.count)
      guard stem.count >= Self.fewestLetters else { continue }
      for lemmaEnding in rule.lemmaEndings {
        let (lemma, ending): (Range<Int>, WordEnding)
        switch lemmaEnding {
        case .ending(let own): (lemma, ending) = (stem, own)
        case .single:
          let last = stem.upperBound - 1
          guard word.bytes[last] == word.bytes[last - 1] else { continue }
          (lemma, ending) = (stem.dropLast(), .none)
        }
        guard let row = reference.row(of: word, lemma, then: ending),
          row.count >= Self.fewestUses, row.count * 4 >= own, row.count > best?.uses ?? 0,
          !word.isSame(form, as: lemma, then: ending)
        else { continue }
        best = (lemma, ending, row.count)
      }
      if best != nil { break }
    }
    return best.map { word.bytes($0.stem, then: $0.ending) }
  }

  private static let agentEndings = ["ernes", "erens", "erne", "eren", "eres", "ere"].map {
    WordEnding($0)
  }
  private static let er = WordEnding("er")

  /// `bruger` for `brugeren` and `brugerne`, where `bruge` is a verb.
  private func agent(_ word: HashedWord, _ form: Range<Int>) -> [UInt8]? {
    for ending in Self.agentEndings where word.has(ending, before: form.upperBound) {
      let stem = form.dropLast(ending.count)
      guard stem.count >= Self.fewestLetters, isVerb(word, stem) else { continue }
      return word.bytes(stem, then: Self.er)
    }
    return nil
  }

  /// Whether a stem is a verb's that gets an `e`.
  private func isVerb(_ word: HashedWord, _ stem: Range<Int>) -> Bool {
    if let entry = table.entry(of: word, stem, then: .e) {
      return entry.wordClass == .verb && entry.isLemma
    }
    return reference.row(of: word, stem, then: .e)?.wordClass == .verb
  }
}
