import PlenumText

/// A term that one subcorpus has more or less often than another, counted in notes.
package struct Keyword: Hashable, Sendable {
  package let term: TermID
  package let spelling: String
  /// Notes with the term on both sides.
  package let notes: FourfoldTable
  /// Municipalities of the target's notes that hold the term.
  package let municipalities: Int
  /// Whether the target's notes with the term are all of one table, though the target has several tables.
  package let isOfOneTable: Bool
  /// Log-odds on note presence with a prior of 500 words in notes, whatever the number of notes: the ranking. nil where a
  /// side has no notes, as all that compares two sides.
  package let logOdds: LogOdds?
  /// The same with 50.
  package let logOddsLightPrior: LogOdds?
  /// Four-term G², negative where the target has fewer.
  package let signedG2: Double?
  package let p: Double?
  /// Benjamini-Hochberg over all terms of the two subcorpora, whatever the gate.
  package let adjustedP: Double?

  /// Whether this is an indication only: the adjusted p-value exceeds 0.10 or cannot be told, or one table alone, which
  /// may be one person's way of writing, has the term.
  package var isIndicationOnly: Bool { (adjustedP ?? 1) > 0.10 || isOfOneTable }

  package var difference: Double? { notes.difference }
  package var differenceInterval: Interval? { notes.differenceInterval }

  /// Every figure under its name in published tables.
  package var figures: [Figure] {
    [
      Figure("k1", notes.k1), Figure("n1", notes.n1), Figure("k2", notes.k2),
      Figure("n2", notes.n2), Figure("municipalities", municipalities),
      Figure("delta_a0_500", logOdds?.delta), Figure("z_a0_500", logOdds?.z),
      Figure("z4_a0_500", logOdds?.z4), Figure("delta_a0_50", logOddsLightPrior?.delta),
      Figure("z_a0_50", logOddsLightPrior?.z), Figure("z4_a0_50", logOddsLightPrior?.z4),
      Figure("doc_G2_signed", signedG2), Figure("doc_p", p), Figure("doc_p_BH", adjustedP),
      Figure("diff", difference), Figure("newcombe_lo", differenceInterval?.lower),
      Figure("newcombe_hi", differenceInterval?.upper),
      Figure("one_table", isOfOneTable), Figure("indication_only", isIndicationOnly),
    ]
  }
}

extension TermIndex {
  /// The terms of two subcorpora, likeliest in the target first, by log-odds with prior mass 500; among equals, as all are
  /// where there is nothing to hold the target against, those in most notes, then at most tables, then by spelling.
  ///
  /// Phrases stand among them and are no words more: totals are of single words, and no word's figures hang on them. A
  /// phrase's p-value is adjusted over all words and phrases.
  /// Notes of the target are taken out of the reference. A term belongs to the table when either side has it; the gate
  /// looks at the target's notes.
  /// - Complexity: O(postings + terms log terms).
  package func keywords(
    of target: Subcorpus, against reference: Subcorpus, gate: Gate = .standard
  ) -> [Keyword] {
    let reference = reference.subtracting(target)
    let presence = Presence(of: self, target: target, reference: reference)
    let tables = presence.tables
    let p = tables.map(\.p)
    let adjusted = MultipleTesting.benjaminiHochberg(p, words: presence.wordCount)
    let hasSeveralTables = self.tables(in: target) > 1
    var keywords: [Keyword] = []
    for (index, term) in presence.terms.enumerated() {
      let notes = tables[index]
      let spelling = spelling(of: term)
      guard passes(gate, term, spelling, notes: notes.k1) else { continue }
      let municipalities = municipalities(of: term, in: target)
      guard municipalities >= gate.minimumMunicipalities else { continue }
      keywords.append(
        Keyword(
          term: term, spelling: spelling, notes: notes, municipalities: municipalities,
          isOfOneTable: hasSeveralTables && isOfOneTable(term, in: target),
          logOdds: presence.logOdds(notes, priorMass: 500),
          logOddsLightPrior: presence.logOdds(notes, priorMass: 50),
          signedG2: notes.signedG2, p: p[index], adjustedP: adjusted[index]))
    }
    return keywords.sorted { left, right in
      let (first, second) = (left.logOdds?.z ?? -.infinity, right.logOdds?.z ?? -.infinity)
      guard first == second else { return first > second }
      guard left.notes.k1 == right.notes.k1 else { return left.notes.k1 > right.notes.k1 }
      let spreads = (
        self.tables(of: left.term, in: target), self.tables(of: right.term, in: target)
      )
      return spreads.0 == spreads.1
        ? precedes(left.spelling, right.spelling) : spreads.0 > spreads.1
    }
  }

  /// The cheap part of a gate: stop list and number of notes.
  func passes(_ gate: Gate, _ term: TermID, _ spelling: String, notes: Int) -> Bool {
    guard notes >= gate.minimumNotes else { return false }
    return !gate.leavesOutStopWords || namesSubject(spelling)
  }

  /// Whether a term is neither a function word nor a number without a letter.
  package func namesSubject(_ term: TermID) -> Bool { namesSubject(spelling(of: term)) }

  private func namesSubject(_ spelling: String) -> Bool {
    !stopWords.contains(spelling)
      && spelling.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// From how many municipalities the notes come that hold the term.
  ///
  /// - Complexity: O(notes that hold the term).
  package func municipalities(of term: TermID, in subcorpus: Subcorpus) -> Int {
    spread(of: term, in: subcorpus, over: column(.municipality)).known
  }

  /// At how many tables the notes were written that hold the term.
  ///
  /// - Complexity: O(notes that hold the term).
  func tables(of term: TermID, in subcorpus: Subcorpus) -> Int {
    spread(of: term, in: subcorpus, over: tableColumn).known
  }

  /// Whether all notes that hold the term are known to be of one table.
  ///
  /// - Complexity: O(notes that hold the term).
  func isOfOneTable(_ term: TermID, in subcorpus: Subcorpus) -> Bool {
    let tables = spread(of: term, in: subcorpus, over: tableColumn)
    return tables.known == 1 && !tables.hasUnknown
  }

  /// Over how many values of a column the notes are spread that hold the term, and whether one has none.
  private func spread(
    of term: TermID, in subcorpus: Subcorpus, over column: Column
  ) -> (known: Int, hasUnknown: Bool) {
    var seen: Set<UInt32> = []
    var hasUnknown = false
    postings.eachNote(of: term) { note in
      guard subcorpus.contains(position: note) else { return }
      let code = column.code(at: note)
      if code == Column.unknown { hasUnknown = true } else { seen.insert(code) }
    }
    return (seen.count, hasUnknown)
  }
}

/// Code-point order, in which ties of every table stand.
func precedes(_ left: String, _ right: String) -> Bool {
  left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
}

/// In how many notes of both sides each term stands.
private struct Presence {
  /// Words, then phrases.
  let terms: [TermID]
  let tables: [FourfoldTable]
  let wordCount: Int
  /// Sums over words: a note counts once for each of its words.
  private let total1: Int
  private let total2: Int

  init(of index: TermIndex, target: Subcorpus, reference: Subcorpus) {
    let (n1, n2) = (target.count, reference.count)
    var terms: [TermID] = []
    var tables: [FourfoldTable] = []
    func add(_ term: TermID) {
      let k1 = index.documentFrequency(of: term, in: target)
      let k2 = index.documentFrequency(of: term, in: reference)
      guard k1 + k2 > 0 else { return }
      terms.append(term)
      tables.append(FourfoldTable(k1: k1, n1: n1, k2: k2, n2: n2))
    }
    for term in index.allTerms { add(term) }
    wordCount = terms.count
    total1 = tables.reduce(0) { $0 + $1.k1 }
    total2 = tables.reduce(0) { $0 + $1.k2 }
    for phrase in index.phrases { add(phrase) }
    self.terms = terms
    self.tables = tables
  }

  func logOdds(_ notes: FourfoldTable, priorMass: Double) -> LogOdds? {
    guard notes.n1 > 0, notes.n2 > 0 else { return nil }
    return LogOdds(
      count1: Double(notes.k1), total1: Double(total1), count2: Double(notes.k2),
      total2: Double(total2),
      prior: priorMass * Double(notes.k1 + notes.k2) / Double(total1 + total2),
      priorMass: priorMass)
  }
}
