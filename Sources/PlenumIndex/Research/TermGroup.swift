/// Notes with one value of an attribute, and how often each term stands in them.
struct TermGroup {
  let kind: Attribute
  let name: String
  let notes: Subcorpus
  /// Tokens and notes of every term, by the term's position; all other notes are the rest.
  let tokens: [Int]
  let noteCounts: [Int]
  /// Their sum: a note counts once for each of its words.
  let presenceTotal: Int
  let tokenTotal: Int
  let noteTotal: Int
}

extension TermIndex {
  /// A group for each value of each attribute, values in their usual order.
  ///
  /// - Complexity: O(groups × (terms + tokens)).
  func groups(by kinds: [Attribute]) -> [TermGroup] {
    kinds.flatMap { kind in
      values(of: kind, in: all).map { name in
        let notes = notes(where: kind, is: name)
        let noteCounts = noteCounts(in: notes)
        return TermGroup(
          kind: kind, name: name, notes: notes, tokens: tokenCounts(in: notes),
          noteCounts: noteCounts, presenceTotal: noteCounts.reduce(0, +),
          tokenTotal: tokenTotal(in: notes), noteTotal: notes.count)
      }
    }
  }

  /// A row for every group and term.
  func rows<Row>(
    by scope: ResearchTable.Scope, _ row: (TermGroup, TermID) -> Row
  ) -> [Row] {
    let terms = allTerms.filter(scope.contains)
    return groups(by: scope.kinds).flatMap { group in terms.map { row(group, $0) } }
  }

  /// A term's notes in a group and in the rest.
  func noteTable(_ group: TermGroup, _ term: TermID) -> FourfoldTable {
    let k1 = group.noteCounts[term.position]
    return FourfoldTable(
      k1: k1, n1: group.noteTotal, k2: postings.noteFrequency(of: term) - k1,
      n2: noteCount - group.noteTotal)
  }

  /// A term's tokens in a group and in the rest.
  func tokenTable(_ group: TermGroup, _ term: TermID) -> FourfoldTable {
    let a = group.tokens[term.position]
    return FourfoldTable(
      k1: a, n1: group.tokenTotal, k2: postings.frequency(of: term) - a,
      n2: tokenCount - group.tokenTotal)
  }

  /// The tokens of each term, by its position.
  ///
  /// - Complexity: O(terms + tokens of the notes).
  package func tokenCounts(in subcorpus: Subcorpus) -> [Int] {
    var counts = [Int](repeating: 0, count: termCount)
    for note in subcorpus {
      postings.eachTerm(ofNote: note.position) { counts[Int($0)] += 1 }
    }
    return counts
  }

  func noteCounts(in subcorpus: Subcorpus) -> [Int] {
    allTerms.map { documentFrequency(of: $0, in: subcorpus) }
  }

  func tokenTotal(in subcorpus: Subcorpus) -> Int {
    subcorpus.reduce(0) { $0 + postings.length(ofNote: $1.position) }
  }

  /// A term's tokens in each note that holds it, in the order of the notes.
  ///
  /// - Complexity: O(tokens of those notes).
  func noteFrequencies(of term: TermID) -> [(note: Int, tokens: Int)] {
    postings.occurrences(of: term).map { (note: $0.note, tokens: $0.places.count) }
  }

  func length(ofNote note: Int) -> Int { postings.length(ofNote: note) }
}
