import Glibc

extension TermIndex {
  /// The weight of every term in every note that holds it, as five programs compute it. G. Salton & C. Buckley (1988).
  ///
  /// With a term's tokens tf, the note's length, its df notes of n: quanteda tf·log10(n/df); tidytext, Voyant and R's tm
  /// tf/length by ln, log10 and log2 of n/df; scikit-learn tf·(ln((1 + n)/(1 + df)) + 1), each note of length 1.
  func tfidfTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let id: String
      let term: String
      let frequency: Int
      let length: Int
      let notes: Int
      let noteCount: Int
      let norm: Double

      var ratio: Double { Double(noteCount) / Double(notes) }
      var share: Double { Double(frequency) / Double(length) }
    }
    var rows: [Row] = []
    for note in 0..<noteCount {
      let frequencies = frequencies(inNote: note)
      let norm = frequencies.reduce(0.0) { sum, pair in
        let weight = smoothedWeight(
          pair.tokens, notes: postings.noteFrequency(of: pair.term), of: noteCount)
        return sum + weight * weight
      }.squareRoot()
      for (term, tokens) in frequencies where scope.contains(term) {
        rows.append(
          Row(
            id: id(of: NoteOrdinal(note)), term: spelling(of: term), frequency: tokens,
            length: length(ofNote: note), notes: postings.noteFrequency(of: term),
            noteCount: noteCount, norm: norm))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("id") { $0.id }, .text("term") { $0.term }, .count("tf") { $0.frequency },
        .count("df") { $0.notes },
        .measure("tfidf_quanteda") { Double($0.frequency) * log10($0.ratio) },
        .measure("tfidf_tidytext") { $0.share * log($0.ratio) },
        .measure("tfidf_voyant") { $0.share * log10($0.ratio) },
        .measure("tfidf_tm") { $0.share * log2($0.ratio) },
        .measure("tfidf_sklearn") {
          smoothedWeight($0.frequency, notes: $0.notes, of: $0.noteCount) / $0.norm
        },
      ])
  }

  /// The terms of a note in the order in which they are first met, each once with its tokens.
  private func frequencies(inNote note: Int) -> [(term: TermID, tokens: Int)] {
    var places: [UInt32: Int] = [:]
    var found: [(term: TermID, tokens: Int)] = []
    for term in postings.terms(ofNote: note) {
      if let known = places[term] {
        found[known].tokens += 1
      } else {
        places[term] = found.count
        found.append((TermID(term), 1))
      }
    }
    return found
  }
}

private func smoothedWeight(_ frequency: Int, notes: Int, of noteCount: Int) -> Double {
  Double(frequency) * (log(Double(1 + noteCount) / Double(1 + notes)) + 1)
}
