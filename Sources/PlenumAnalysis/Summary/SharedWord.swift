import PlenumIndex
import PlenumModel
import PlenumText

/// A word that comes back in several themes of a meeting: what the tables share whatever they were asked.
package struct SharedWord: Hashable, Sendable {
  /// A theme and how many of its notes have the word.
  package struct Use: Hashable, Sendable {
    /// The theme's number in the letter, nil where it has none.
    package let number: Int?
    package let theme: String
    package let notes: Int
  }

  /// As people wrote it.
  package let term: String
  /// The themes in which at least two notes have it, at least two, in the meeting's order.
  package let uses: [Use]
  package let spread: Spread
}

extension SharedWord {
  private static let wordsShown = 6

  /// How much commoner the word is here than in general Danish; the constant keeps rare words from winning by chance.
  private static func specificity(of word: SharedWord) -> Double {
    let general = TextAnalyzer.standard.reference.count(of: word.term)
    return Double(word.spread.notes) / Double(general + 50)
  }

  /// The words of most themes, then those that general Danish has least: nouns, names and what no dictionary knows;
  /// formal words and words of one table apart.
  ///
  /// - Parameters:
  ///   - notes: those of the index, in its order.
  ///   - groups: the notes of each theme; the theme is nil for notes outside every theme.
  static func words(
    in index: TermIndex, notes: [NoteRecord],
    groups: [(title: String?, number: Int?, notes: Subcorpus)]
  ) -> [SharedWord] {
    let themes = groups.filter { $0.title != nil }
    guard themes.count > 1 else { return [] }
    let municipalities = FormalWords.municipalities(of: notes)
    let found = index.allTerms.compactMap { term -> (SharedWord, TermID)? in
      let spelling = index.spelling(of: term)
      guard index.documentFrequency(of: term, in: index.all) >= 4, spelling.lowercased() != "kl",
        index.namesSubject(term), TextAnalyzer.standard.showsLemma(spelling),
        !FormalWords.contains(spelling, or: municipalities)
      else { return nil }
      let places = index.notes(with: term)
      let uses = themes.compactMap { theme -> Use? in
        let count = places.intersection(theme.notes).count
        return count < 2
          ? nil : Use(number: theme.number, theme: theme.title ?? "", notes: count)
      }
      guard uses.count > 1 else { return nil }
      let spread = Spread(of: places.map { notes[$0.position] })
      guard spread.tables.count > 1 else { return nil }
      return (SharedWord(term: spelling, uses: uses, spread: spread), term)
    }
    let order = found.indices.sorted { left, right in
      let (first, second) = (found[left].0, found[right].0)
      if first.uses.count != second.uses.count { return first.uses.count > second.uses.count }
      let (mine, others) = (specificity(of: first), specificity(of: second))
      return mine == others ? left < right : mine > others
    }
    return order.prefix(wordsShown).map { place in
      let (word, term) = found[place]
      return SharedWord(
        term: index.display(of: term, in: notes), uses: word.uses, spread: word.spread)
    }
  }
}
