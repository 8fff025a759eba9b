/// The content words of a theme's notes, and those that set the theme apart.
struct ThemeVocabulary {
  /// A word at its place in a note. Terms are numbers of one index, never stored or shown.
  struct Use: Hashable {
    let term: Int
    /// UTF-8 bytes of the note's text.
    let utf8Range: Range<Int>
  }

  /// The strongest first.
  let keywords: [Keyword]
  /// The number of each keyword's term, in the order of ``keywords``.
  let keywordTerms: [Int]
  /// For every note its words in the order of the text; stop words are absent.
  let uses: [[Use]]

  /// The same for the notes in another order.
  func reordered(_ order: [Int]) -> ThemeVocabulary {
    ThemeVocabulary(
      keywords: keywords, keywordTerms: keywordTerms, uses: order.map { uses[$0] })
  }

  /// Where the keyword first stands in the note.
  func firstUse(ofKeyword keyword: Int, in note: Int) -> Range<Int>? {
    uses[note].first { $0.term == keywordTerms[keyword] }?.utf8Range
  }

  /// How far each note's words are its table's own: 0 when other tables use them all, towards 1 when none does.
  ///
  /// Two are added to the denominator so that a long note with many words of its own goes before a short one; notes of
  /// fewer than three words say too little to be compared and get 0.
  func distinctness(ofTables tables: [Int?]) -> [Double] {
    var tablesByTerm: [Int: Set<Int?>] = [:]
    for (note, uses) in uses.enumerated() {
      for use in uses { tablesByTerm[use.term, default: []].insert(tables[note]) }
    }
    return uses.map { uses in
      let terms = Set(uses.map(\.term))
      guard terms.count >= 3 else { return 0 }
      let own = terms.count { tablesByTerm[$0]?.count == 1 }
      return Double(own) / Double(terms.count + 2)
    }
  }
}
