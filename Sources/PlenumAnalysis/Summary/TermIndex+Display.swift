import PlenumIndex
import PlenumModel
import PlenumText

extension TermIndex {
  /// A term as people wrote it: a noun's lemma, in capitals where it was written so inside a sentence (`PPR`, `Aula`),
  /// of other words and of phrases the commonest form. At the start of a sentence only capitals within the word tell anything.
  ///
  /// - Parameter notes: those of the index, in its order.
  /// - Complexity: O(places of the term).
  func display(of term: TermID, in notes: [NoteRecord]) -> String {
    let lemma = spelling(of: term)
    if isPhrase(term) || !TextAnalyzer.standard.showsLemma(lemma) {
      return variants(of: term, in: notes).first?.form ?? lemma
    }
    var counts: [String: Int] = [:]
    for place in occurrences(of: term, in: all) {
      let text = notes[place.note.position].text
      guard let form = Citation(of: notes[place.note.position], utf8Range: place.utf8Range)?.quote,
        form.lowercased() == lemma.lowercased()
      else { continue }
      let isTelling =
        form.unicodeScalars.dropFirst().contains { $0.properties.isUppercase }
        || !text.beginsSentence(atUTF8Offset: place.utf8Range.lowerBound)
      if isTelling { counts[form, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value == most }.keys.max() ?? lemma
  }
}

extension String {
  /// Whether nothing but blanks and quotation marks stands between the place and the mark that ends
  /// the sentence before.
  fileprivate func beginsSentence(atUTF8Offset offset: Int) -> Bool {
    let before = utf8.prefix(offset).reversed().drop { byte in
      byte == 0x20 || byte == 0x22 || byte == 0x27
    }
    guard let last = before.first else { return true }
    return ".!?:\n".utf8.contains(last)
  }
}
