package import PlenumIndex
package import PlenumModel

/// Pairs of neighbouring words that belong together.
package struct PhraseTable: Hashable, Sendable {
  package struct Phrase: Hashable, Sendable {
    package let first: String
    package let second: String
    /// Notes that hold the phrase, of all notes.
    package let share: Share
    package let municipalities: Int
    /// Places of the pair, of each word on its side, and of all pairs of neighbours.
    package let counts: Counts
    /// Lambda, the logarithm of the odds ratio, and the same by its standard error: the ranking.
    package let lambda: Double?
    package let lambdaZ: Double?
    package let logDice: Double?
    /// The forms in which the pair was written, the commonest first.
    package let variants: [WordVariant]

    package struct Counts: Hashable, Sendable {
      package let pair: Int
      package let first: Int
      package let second: Int
      package let pairs: Int
    }

    /// Both words as they are shown.
    package var words: String { "\(first) \(second)" }
  }

  /// A phrase stands at least as often, and in notes of as many municipalities.
  package static let fewestPlaces = 3
  package static let fewestMunicipalities = 2

  /// Strongest first, by lambda over its standard error; ties by spelling.
  package let phrases: [Phrase]
  package let notes: Int

  /// Pairs that begin or end with a function word or hold a bare number are left out; a pair never crosses two notes or
  /// sentences, nor a mark.
  ///
  /// - Parameters:
  ///   - notes: those of the index, in its order.
  ///   - limit: the most phrases.
  package init(of index: TermIndex, notes: [NoteRecord], limit: Int) {
    self.notes = index.noteCount
    let passing = index.collocations(in: index.all, least: Self.fewestPlaces)
      .filter { pair in
        index.namesSubject(pair.first) && index.namesSubject(pair.second)
          && index.municipalities(in: pair.notes) >= Self.fewestMunicipalities
      }
      .sorted { left, right in
        let (first, second) = (left.association.lambdaZ ?? 0, right.association.lambdaZ ?? 0)
        let names = (index.spelling(of: left), index.spelling(of: right))
        return first == second ? names.0 < names.1 : first > second
      }
    phrases = passing.prefix(limit).map { pair in
      Phrase(
        first: index.display(of: pair.first, in: notes),
        second: index.display(of: pair.second, in: notes),
        share: Share(pair.notes.count, of: index.noteCount),
        municipalities: index.municipalities(in: pair.notes),
        counts: Phrase.Counts(
          pair: pair.association.observed, first: pair.association.count1,
          second: pair.association.count2, pairs: pair.association.total),
        lambda: pair.association.lambda, lambdaZ: pair.association.lambdaZ,
        logDice: pair.association.logDice,
        variants: index.variants(at: index.occurrences(of: pair), in: notes))
    }
  }
}

extension TermIndex {
  fileprivate func spelling(of pair: Collocation) -> String {
    "\(spelling(of: pair.first)) \(spelling(of: pair.second))"
  }
}
