import PlenumText

extension TermIndex {
  /// The phrases of the index: terms of several words, which are no words more.
  package var phrases: some Collection<TermID> {
    (0..<postings.phrases.count).lazy.map { TermID(UInt32(termCount + $0)) }
  }

  /// The same index with phrases as terms of their own.
  ///
  /// A phrase is found in whatever forms its words stand, side by side: with a mark or a line's end between them they are
  /// none, so that a phrase crosses neither a sentence nor a note. What the notes do not have, and what is one word only,
  /// is left out; so is everything where terms are the notes' own tokens.
  ///
  /// - Parameter phrases: as a person writes them.
  /// - Complexity: O(words of the notes that hold each phrase's rarest word).
  package func adding(phrases: [String]) -> TermIndex {
    guard case .analysis(let analyzer) = source else { return self }
    var terms = terms
    var list = postings.phrases
    for phrase in phrases {
      let words = analyzer.query(phrase)
      let spelling = words.joined(separator: " ")
      guard words.count > 1, terms.number(of: spelling) == nil else { continue }
      let steps = analyzer.possibleTerms(of: phrase).map { choices in
        choices.compactMap { terms.number(of: $0) }
      }
      let places = places(of: steps)
      guard !places.isEmpty else { continue }
      _ = terms.intern(spelling)
      list.append(length: steps.count, places: places)
    }
    var postings = postings
    postings.phrases = list
    return TermIndex(self, terms: terms, postings: postings)
  }

  /// Where words stand side by side; a word of one place is none of the next.
  private func places(of steps: [[UInt32]]) -> [PhraseList.Place] {
    let uses = steps.map { $0.reduce(0) { $0 + postings.noteFrequency(of: TermID($1)) } }
    guard let rarest = uses.indices.min(by: { uses[$0] < uses[$1] }) else { return [] }
    let holders = Set(steps[rarest].flatMap { postings.notes(of: TermID($0)) }).sorted()
    return holders.flatMap { note in
      let words = postings.terms(ofNote: note)
      var joints: [Bool]?
      var places: [PhraseList.Place] = []
      var first = 0
      while first + steps.count <= words.count {
        guard steps.indices.allSatisfy({ steps[$0].contains(words[first + $0]) }) else {
          first += 1
          continue
        }
        let known = joints ?? texts.joints(ofNote: note)
        joints = known
        if known[first..<first + steps.count - 1].allSatisfy(\.self) {
          places.append(PhraseList.Place(note: UInt32(note), word: UInt32(first)))
          first += steps.count
        } else {
          first += 1
        }
      }
      return places
    }
  }
}
