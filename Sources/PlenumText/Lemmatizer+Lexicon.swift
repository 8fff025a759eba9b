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

  /// Uses of the lemma in general Danish, in thousandths of what the form's role makes of them.
  private func score(_ reading: Lexicon.Reading, _ lemma: [UInt8]) -> Int {
    let uses = 1 + (reference.row(of: lemma[...])?.count ?? 0)
    let weight =
      switch (reading.wordClass, reading.role) {
      case (.name, _): 1
      case (_, .imperative): 10
      case (_, .genitive): 5
      case (_, .passive): 500
      case (.other, .base): 1000
      case (_, .base): 1000
      default: 900
      }
    return uses * weight
  }
}
