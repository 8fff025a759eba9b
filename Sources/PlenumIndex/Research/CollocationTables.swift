extension TermIndex {
  /// Two words that stand side by side within a sentence.
  package struct Collocation: Hashable, Sendable {
    package let first: TermID
    package let second: TermID
    /// Counts of the pair among all pairs of neighbours: the first word's as a left one, the second's as a right one.
    package let association: Association
    /// Notes that hold the pair.
    package let notes: Subcorpus
  }

  /// Every pair of neighbours that stands at least `least` times in notes of a subcorpus; a pair never crosses two notes or
  /// sentences, nor a mark.
  ///
  /// - Complexity: O(tokens + pairs × notes / 64).
  package func collocations(in subcorpus: Subcorpus, least: Int = 2) -> [Collocation] {
    var counts: [UInt64: Int] = [:]
    var lefts = [Int](repeating: 0, count: termCount)
    var rights = lefts
    var total = 0
    eachNeighbours(in: subcorpus) { left, right, _ in
      counts[UInt64(left) << 32 | UInt64(right), default: 0] += 1
      lefts[Int(left)] += 1
      rights[Int(right)] += 1
      total += 1
    }
    var notes: [UInt64: Subcorpus] = [:]
    for (pair, count) in counts where count >= least { notes[pair] = none }
    eachNeighbours(in: subcorpus) { left, right, note in
      notes[UInt64(left) << 32 | UInt64(right)]?.insert(note)
    }
    return notes.keys.sorted().compactMap { pair in
      let (first, second) = (TermID(UInt32(pair >> 32)), TermID(UInt32(truncatingIfNeeded: pair)))
      guard let count = counts[pair], let notes = notes[pair],
        let association = Association(
          observed: count, count1: lefts[first.position], count2: rights[second.position],
          total: total)
      else { return nil }
      return Collocation(first: first, second: second, association: association, notes: notes)
    }
  }

  /// Every place of a pair, in the order of the notes.
  ///
  /// - Complexity: O(bytes of the notes that hold the pair).
  package func occurrences(
    of pair: Collocation
  ) -> [(note: NoteOrdinal, word: Int, utf8Range: Range<Int>)] {
    pair.notes.flatMap { note in
      let terms = postings.terms(ofNote: note.position)
      let joints = texts.joints(ofNote: note.position)
      let ranges = texts.ranges(ofNote: note.position)
      return joints.indices.filter { place in
        joints[place] && terms[place] == pair.first.value && terms[place + 1] == pair.second.value
      }.map { place in
        (
          note: note, word: place,
          utf8Range: ranges[place].lowerBound..<ranges[place + 1].upperBound
        )
      }
    }
  }

  private func eachNeighbours(
    in subcorpus: Subcorpus, _ visit: (_ left: UInt32, _ right: UInt32, _ note: Int) -> Void
  ) {
    for note in subcorpus {
      let terms = postings.terms(ofNote: note.position)
      let joints = texts.joints(ofNote: note.position)
      for place in joints.indices where joints[place] {
        visit(terms[place], terms[place + 1], note.position)
      }
    }
  }

  /// Pairs of neighbours that stand twice or more.
  func collocationsTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    let rows = collocations(in: all).filter {
      scope.contains($0.first) || scope.contains($0.second)
    }
    return ResearchTable(
      rows,
      [
        .text("w1") { spelling(of: $0.first) }, .text("w2") { spelling(of: $0.second) },
        .count("f12") { $0.association.observed }, .count("f1") { $0.association.count1 },
        .count("f2") { $0.association.count2 }, .count("N") { $0.association.total },
        .measure("E11") { $0.association.expected }, .count("docs") { $0.notes.count },
        .measure("MI") { $0.association.mutualInformation },
        .measure("MI3") { $0.association.cubedMutualInformation },
        .measure("t_score") { $0.association.tScore },
        .measure("z_score") { $0.association.zScore },
        .measure("G2_signed") { $0.association.table.signedG2 },
        .measure("chi2") { $0.association.table.chiSquare },
        .measure("dice") { $0.association.dice }, .measure("logDice") { $0.association.logDice },
        .measure("NPMI") { $0.association.normalizedMutualInformation },
        .measure("deltaP_w2_given_w1") { $0.association.deltaPOfSecond },
        .measure("deltaP_w1_given_w2") { $0.association.deltaPOfFirst },
        .measure("lambda") { $0.association.lambda }, .measure("sigma") { $0.association.sigma },
        .measure("lambda_z") { $0.association.lambdaZ },
      ])
  }

  /// Terms that stand in the same notes, each pair once with the first in code-point order first.
  ///
  /// - Complexity: O(Σ t²) for notes of t terms.
  func cooccurrenceTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let first: String
      let second: String
      let association: Association
    }
    var counts: [UInt64: Int] = [:]
    for note in 0..<noteCount {
      let terms = Set(postings.terms(ofNote: note)).sorted()
      for (place, first) in terms.enumerated() {
        for second in terms[(place + 1)...]
        where scope.contains(TermID(first)) || scope.contains(TermID(second)) {
          counts[UInt64(first) << 32 | UInt64(second), default: 0] += 1
        }
      }
    }
    let rows: [Row] = counts.keys.sorted().compactMap { pair in
      var (first, second) = (TermID(UInt32(pair >> 32)), TermID(UInt32(truncatingIfNeeded: pair)))
      if precedes(spelling(of: second), spelling(of: first)) { swap(&first, &second) }
      return Association(
        observed: counts[pair] ?? 0, count1: postings.noteFrequency(of: first),
        count2: postings.noteFrequency(of: second), total: noteCount
      ).map { Row(first: spelling(of: first), second: spelling(of: second), association: $0) }
    }
    return ResearchTable(
      rows,
      [
        .text("term_a") { $0.first }, .text("term_b") { $0.second },
        .count("n_ab") { $0.association.observed }, .count("n_a") { $0.association.count1 },
        .count("n_b") { $0.association.count2 }, .count("n_docs") { $0.association.total },
        .measure("jaccard") { $0.association.jaccard }, .measure("dice") { $0.association.dice },
        .measure("simpson") { $0.association.simpson }, .measure("phi") { $0.association.phi },
        .measure("ppmi") { $0.association.positiveMutualInformation },
        .measure("npmi") { $0.association.normalizedMutualInformation },
      ])
  }
}
