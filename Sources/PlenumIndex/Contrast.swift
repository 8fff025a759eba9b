/// What sets one subcorpus apart from another in a term, with the mix of a third attribute taken out.
package struct Contrast: Hashable, Sendable {
  package let term: TermID
  package let spelling: String
  /// Notes with the term on both sides, whatever their stratum.
  package let notes: FourfoldTable
  /// Those of them that are of a stratum of both sides: what the comparison within strata rests on.
  package let comparable: FourfoldTable
  /// Municipalities of the notes that hold the term, on the side that has it more often.
  package let municipalities: Int
  /// Whether that side's notes with the term are all of one table, though the side has several tables.
  package let isOfOneTable: Bool
  /// Whether that side alone passes the gate: notes with the term, and their municipalities.
  package let passesOnItsSide: Bool
  /// The comparison within strata; its risk difference is the ranking.
  package let stratified: MantelHaenszel
  /// The exact conditional test within strata, ``ConditionalTest``; nil where no stratum varies.
  package let exactP: Double?
  /// Benjamini-Hochberg over the terms that passed the gate; nil where the test is undefined.
  package let adjustedP: Double?
  /// The same of the Cochran-Mantel-Haenszel test, which is wrong by powers of ten where few notes hold the term.
  package let adjustedCMH: Double?
  /// The risk difference without one municipality at a time; nil where it is undefined or no municipality is known.
  package let jackknife: Jackknife?

  /// Whether this is an indication only: the sign changes when one municipality is left out, or the adjusted p-value
  /// exceeds 0.10, or either cannot be told, or one table or too few comparable notes say it.
  package var isIndicationOnly: Bool {
    !(jackknife?.keepsSign ?? false) || (adjustedP ?? 1) > 0.10 || isOfOneTable
      || !passesOnItsSide || !Self.isComparable(comparable)
  }

  /// By how much the target has the term more often: within strata where enough notes are of strata of both sides.
  package var size: Double? { Self.size(stratified, comparable, notes) }

  fileprivate static func size(
    _ stratified: MantelHaenszel, _ comparable: FourfoldTable, _ notes: FourfoldTable
  ) -> Double? {
    (isComparable(comparable) ? stratified.riskDifference : nil) ?? notes.difference
  }

  private static func isComparable(_ table: FourfoldTable) -> Bool {
    min(table.n1, table.n2) >= Gate.fewestNotesOfAShare
  }

  package var riskDifference: Double? { stratified.riskDifference }
  package var difference: Double? { notes.difference }
  package var differenceInterval: Interval? { notes.differenceInterval }

  /// Every figure under its name in published tables.
  package var figures: [Figure] {
    [
      Figure("k1", notes.k1), Figure("n1", notes.n1), Figure("k2", notes.k2),
      Figure("n2", notes.n2), Figure("municipalities", municipalities),
      Figure("mh_risk_difference", riskDifference),
      Figure("mh_odds_ratio", stratified.oddsRatio),
      Figure("mh_lo", stratified.oddsRatioInterval?.lower),
      Figure("mh_hi", stratified.oddsRatioInterval?.upper),
      Figure("cmh_chi2", stratified.chiSquare), Figure("cmh_p", stratified.p),
      Figure("cmh_p_BH", adjustedCMH),
      Figure("cmh_chi2_corrected", stratified.chiSquareCorrected),
      Figure("exact_p", exactP), Figure("exact_p_BH", adjustedP),
      Figure("k1_within", comparable.k1), Figure("n1_within", comparable.n1),
      Figure("k2_within", comparable.k2), Figure("n2_within", comparable.n2),
      Figure("one_table", isOfOneTable),
      Figure("diff", difference), Figure("newcombe_lo", differenceInterval?.lower),
      Figure("newcombe_hi", differenceInterval?.upper),
      Figure("jack_lowest", jackknife?.lowest), Figure("jack_highest", jackknife?.highest),
      Figure("jack_keeps_sign", jackknife?.keepsSign ?? false),
      Figure("most_influential", text: jackknife?.mostInfluential),
      Figure("indication_only", isIndicationOnly),
    ]
  }
}

extension TermIndex {
  /// Terms by their Mantel-Haenszel risk difference, what the target has more often first; ties by spelling, undefined
  /// ones last.
  ///
  /// Notes of the target are taken out of the reference. The gate looks at both sides together, so that which terms are
  /// tested does not hang on what the test says; whether the side that has a term more often passes by itself is told of
  /// each. Notes of which the stratum is unknown form a stratum of their own; notes without a municipality stay in every
  /// replicate of the jackknife. Phrases stand among the words; a phrase's p-value is adjusted over both.
  /// - Parameter attribute: one of which a note has at most one value.
  /// - Complexity: O(postings + terms that pass × municipalities × strata), and the exact tests.
  package func contrasts(
    target: Subcorpus, reference: Subcorpus, stratifiedBy attribute: Attribute = .theme,
    gate: Gate = .standard
  ) -> [Contrast] {
    let reference = reference.subtracting(target)
    let both = target.union(reference)
    let (n1, n2) = (target.count, reference.count)
    let tables = (target: tables(in: target), reference: tables(in: reference))
    var comparison = StratifiedComparison(
      of: self, target: target, reference: reference, stratifiedBy: attribute)
    var found: [(term: TermID, notes: FourfoldTable)] = []
    for term in Array(allTerms) + phrases {
      let notes = FourfoldTable(
        k1: documentFrequency(of: term, in: target), n1: n1,
        k2: documentFrequency(of: term, in: reference), n2: n2)
      guard notes.k1 + notes.k2 > 0,
        passes(gate, term, spelling(of: term), notes: notes.k1 + notes.k2),
        municipalities(of: term, in: both) >= gate.minimumMunicipalities
      else { continue }
      found.append((term, notes))
    }
    let results = found.map { comparison.compare($0.term) }
    let words = found.prefix { !isPhrase($0.term) }.count
    let adjusted = MultipleTesting.benjaminiHochberg(results.map(\.exactP), words: words)
    let adjustedCMH = MultipleTesting.benjaminiHochberg(results.map(\.stratified.p), words: words)
    return found.indices.map { index in
      let (term, notes) = found[index]
      let size = Contrast.size(results[index].stratified, results[index].comparable, notes)
      let isOfTarget = (size ?? 0) >= 0
      let side = isOfTarget ? target : reference
      let municipalities = municipalities(of: term, in: side)
      return Contrast(
        term: term, spelling: spelling(of: term), notes: notes,
        comparable: results[index].comparable, municipalities: municipalities,
        isOfOneTable: (isOfTarget ? tables.target : tables.reference) > 1
          && isOfOneTable(term, in: side),
        passesOnItsSide: (isOfTarget ? notes.k1 : notes.k2) >= gate.minimumNotes
          && municipalities >= gate.minimumMunicipalities,
        stratified: results[index].stratified, exactP: results[index].exactP,
        adjustedP: adjusted[index], adjustedCMH: adjustedCMH[index],
        jackknife: results[index].jackknife)
    }.sorted { left, right in
      let (first, second) = (
        left.riskDifference ?? -.infinity, right.riskDifference ?? -.infinity
      )
      return first == second ? precedes(left.spelling, right.spelling) : first > second
    }
  }

  /// The notes of a subcorpus that show some terms best: most of the terms first, then as they were added; a second
  /// note of a table only after every other table's best. Notes that hold none of the terms never come.
  ///
  /// - Complexity: O(notes of the terms + n log n) for n notes that hold one.
  package func notes(
    in subcorpus: Subcorpus, showing terms: [TermID], limit: Int = 3
  ) -> [NoteOrdinal] {
    var held: [Int: Int] = [:]
    for term in Set(terms) {
      postings.eachNote(of: term) { note in
        if subcorpus.contains(position: note) { held[note, default: 0] += 1 }
      }
    }
    let ranked = held.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { NoteOrdinal($0.key) }
    var tables: Set<UInt32> = []
    var first: [NoteOrdinal] = []
    var later: [NoteOrdinal] = []
    for note in ranked {
      let table = tableColumn.code(at: note.position)
      if table == Column.unknown || tables.insert(table).inserted {
        first.append(note)
      } else {
        later.append(note)
      }
    }
    return Array((first + later).prefix(limit))
  }
}
