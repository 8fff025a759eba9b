/// Which of the lemmas that a dictionary allows a form most likely has.
extension Lemmatizer {
  struct Choice {
    let lemma: [UInt8]
    let wordClass: LexiconClass.WordClass
    let role: LexiconAffixes.Role
  }

  /// The likeliest reading of a form in small letters; nil where there is no lexicon or the form is not in it.
  ///
  /// A name is a word's last resort. Of several lemmas the one wins that is commonest in general Danish, weighted by how
  /// often its form is used: an imperative is rarer than a noun.
  func choice(for form: ArraySlice<UInt8>) -> Choice? {
    guard let lexicon else { return nil }
    let readings = lexicon.readings(of: form)
    guard let first = readings.first else { return nil }
    var best = first
    var lemma = lexicon.lemma(of: form, as: first)
    guard readings.count > 1 else {
      return Choice(lemma: lemma, wordClass: best.wordClass, role: best.role)
    }
    var score = self.score(best, lemma)
    for reading in readings.dropFirst() {
      let other = lexicon.lemma(of: form, as: reading)
      let otherScore = self.score(reading, other)
      guard otherScore > score else { continue }
      (best, lemma, score) = (reading, other, otherScore)
    }
    return Choice(lemma: lemma, wordClass: best.wordClass, role: best.role)
  }

  /// An imperative that is nothing else is likelier a word that the dictionary lacks, unless its verb is common.
  func isLikely(_ choice: Choice) -> Bool {
    choice.role != .imperative || (reference.row(of: choice.lemma[...])?.count ?? 0) >= 5
  }

  /// Uses of the lemma in general Danish, weighted by how often words have the form's role. A reading that leans on a
  /// rarer rule never wins against one that does not, be its lemma ever so common.
  private func score(_ reading: Lexicon.Reading, _ lemma: [UInt8]) -> Int {
    let uses = 1 + (reference.row(of: lemma[...])?.count ?? 0)
    return switch (reading.wordClass, reading.role) {
    case (.name, _): uses
    case (_, .genitive): 1_000_000 + uses
    case (_, .imperative), (.verb, .inflected): 2_000_000 + uses * 10
    // `præcisere` is a verb before it is more precise.
    case (.other, .base) where lemma.last == UInt8(ascii: "t"): 1_000_000_000_000
    case (_, .comparison): 1_000_000_000 + uses * 20
    case (_, .passive): 1_000_000_000 + uses * 500
    case (_, .base): 1_000_000_000 + uses * 1000
    default: 1_000_000_000 + uses * 900
    }
  }
}
