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
    // Tokens of the file stand as the file has them.
    guard readsTexts else { return lemma }
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
  /// Whether nothing but blanks, quotation marks, brackets and list marks stands between the place and the mark that
  /// ends the sentence before. What is quoted begins with a capital wherever it stands.
  fileprivate func beginsSentence(atUTF8Offset offset: Int) -> Bool {
    for scalar in unicodeScalars[..<utf8.index(utf8.startIndex, offsetBy: offset)].reversed() {
      if Self.openingMarks.contains(scalar) { return true }
      if scalar == " " || scalar == "\u{A0}" || Self.skippedMarks.contains(scalar) { continue }
      return ".!?…:\n".unicodeScalars.contains(scalar)
    }
    return true
  }

  private static let openingMarks = Set("»“„\"”'’‘".unicodeScalars)
  private static let skippedMarks = Set("([-–—*•".unicodeScalars)
}
