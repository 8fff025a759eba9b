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
  /// - Complexity: O(forms of the term); of a phrase O(its places).
  package func variants(of term: TermID, in notes: [NoteRecord]) -> [WordVariant] {
    guard readsTexts else { return [] }
    return isPhrase(term)
      ? variants(at: occurrences(of: term, in: all), in: notes) : Self.variants(forms(of: term))
  }

  /// The same for places.
  func variants(
    at places: [(note: NoteOrdinal, word: Int, utf8Range: Range<Int>)], in notes: [NoteRecord]
  ) -> [WordVariant] {
    guard readsTexts else { return [] }
    return Self.variants(
      places.compactMap { place in
        Citation(of: notes[place.note.position], utf8Range: place.utf8Range).map { ($0.quote, 1) }
      })
  }

  private static func variants(_ written: [(form: String, count: Int)]) -> [WordVariant] {
    var counts: [String: Int] = [:]
    for (form, count) in written {
      let capitals = form.unicodeScalars.count { $0.properties.isUppercase }
      counts[capitals > 1 ? form : form.lowercased(), default: 0] += count
    }
    return counts.map { WordVariant(form: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.form) < ($0.count, $1.form) }
  }
}
