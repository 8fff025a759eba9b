package import PlenumIndex
package import PlenumModel

/// One of the forms that were counted as a word, so that a wrong merge can be seen.
package struct WordVariant: Hashable, Sendable {
  /// In small letters, but for the capitals of `SFO'en`.
  package let form: String
  /// Places where it stands.
  package let count: Int
}

extension TermIndex {
  /// The forms of a term in all notes, the commonest first; none where the terms are not plenum's reading of the notes.
  ///
  /// - Parameter notes: those of the index, in its order.
  /// - Complexity: O(places of the term).
  package func variants(of term: TermID, in notes: [NoteRecord]) -> [WordVariant] {
    variants(at: occurrences(of: term, in: all), in: notes)
  }

  /// The same for places.
  func variants(
    at places: [(note: NoteOrdinal, word: Int, utf8Range: Range<Int>)], in notes: [NoteRecord]
  ) -> [WordVariant] {
    guard readsTexts else { return [] }
    var counts: [String: Int] = [:]
    for place in places {
      guard
        let form = Citation(of: notes[place.note.position], utf8Range: place.utf8Range)?.quote
      else { continue }
      let capitals = form.unicodeScalars.count { $0.properties.isUppercase }
      counts[capitals > 1 ? form : form.lowercased(), default: 0] += 1
    }
    return counts.map { WordVariant(form: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.form) < ($0.count, $1.form) }
  }
}
