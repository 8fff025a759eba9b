import PlenumIndex
import PlenumModel
import PlenumText

/// The content words of a theme's notes, and those that set the theme apart.
struct ThemeVocabulary {
  /// A content word at its place in a note.
  struct Use {
    let term: TermID
    /// UTF-8 bytes of the note's text.
    let utf8Range: Range<Int>
  }

  /// The strongest first.
  let keywords: [KeywordCount]
  /// The places of the keywords that name something: nouns, names and compounds, and what no dictionary knows. A verb or
  /// an adjective that stands out says how people wrote, rarely what about; it is counted in the table and gets no line.
  let subjects: [Int]
  /// The term of each keyword.
  private let keywordTerms: [TermID]
  /// For every note its words in the order of the text; function words are absent.
  private let uses: [[Use]]

  private init(
    keywords: [KeywordCount], subjects: [Int], keywordTerms: [TermID], uses: [[Use]]
  ) {
    self.keywords = keywords
    self.subjects = subjects
    self.keywordTerms = keywordTerms
    self.uses = uses
  }

  /// The vocabularies of groups that make up one meeting, each held against all others. With a
  /// single group there is nothing to hold it against, and its keywords are the words of most
  /// tables.
  ///
  /// - Returns: a vocabulary a group, and the words that several of the themes share.
  static func vocabularies(
    of groups: [(title: String?, number: Int?, notes: [NoteRecord])]
  ) -> (themes: [ThemeVocabulary], shared: [SharedWord]) {
    var builder = IndexBuilder()
    for (ordinal, group) in groups.enumerated() {
      for note in group.notes {
        // Groups are told apart by number: a theme may be unknown, and an index reads nothing into
        // unknown.
        var numbered = note
        numbered.theme = String(ordinal)
        builder.add(numbered)
      }
    }
    let index = builder.finish()
    let notes = groups.flatMap(\.notes)
    let members = groups.indices.map { index.notes(where: .theme, is: String($0)) }
    return (
      members.map { ThemeVocabulary(of: $0, in: index, notes: notes) },
      SharedWord.words(
        in: index, notes: notes,
        groups: zip(groups, members).map { ($0.title, $0.number, $1) })
    )
  }

  private init(of group: Subcorpus, in index: TermIndex, notes: [NoteRecord]) {
    let stopWords = TextAnalyzer.standard.stopWords
    uses = group.map { note in
      index.terms(of: note).filter { !stopWords.contains(index.spelling(of: $0.term)) }
        .map { Use(term: $0.term, utf8Range: $0.utf8Range) }
    }
    // Where no note says its municipality, the spread over municipalities is unknown and no reason
    // to hide a word.
    let knowsMunicipalities = index.municipalities(in: index.all) > 0
    let gate = Gate(
      minimumNotes: 3, minimumMunicipalities: knowsMunicipalities ? 2 : 0, leavesOutStopWords: true)
    let others = group.complement
    let municipalities = FormalWords.municipalities(of: notes)
    let rows = index.keywords(of: group, against: others, gate: gate).filter { row in
      !FormalWords.contains(row.spelling, or: municipalities)
        && (others.isEmpty || (row.logOdds?.z ?? 0) > 0)
    }
    let spreads = rows.map { row in
      Spread(of: index.notes(with: row.term).intersection(group).map { notes[$0.position] })
    }
    // What one loud table repeats is no word of the theme, unless only one table spoke.
    let tables = Spread(of: group.map { notes[$0.position] }).tables.count
    let order = others.isEmpty ? Spread.widestFirst(spreads) : Array(rows.indices)
    let shown = order.filter { spreads[$0].tables.count > 1 || tables < 2 }
      .prefix(Self.keywordsShown)
    keywords = shown.map {
      KeywordCount(rows[$0], of: group, in: index, notes: notes, hasOthers: !others.isEmpty)
    }
    let terms = shown.map { rows[$0].term }
    keywordTerms = terms
    subjects = terms.indices.filter { place in
      index.isPhrase(terms[place])
        || TextAnalyzer.standard.showsLemma(index.spelling(of: terms[place]))
    }
  }

  private static let keywordsShown = 12

  /// The same for the notes in another order.
  func reordered(_ order: [Int]) -> ThemeVocabulary {
    ThemeVocabulary(
      keywords: keywords, subjects: subjects, keywordTerms: keywordTerms,
      uses: order.map { uses[$0] })
  }

  /// Where the keyword first stands in the note.
  func firstUse(ofKeyword keyword: Int, in note: Int) -> Range<Int>? {
    uses[note].first { $0.term == keywordTerms[keyword] }?.utf8Range
  }

  /// How far each note's words are its table's own: 0 when other tables use them all, towards 1
  /// when none does.
  ///
  /// Two are added to the denominator so that a long note with many words of its own goes before a
  /// short one; notes of fewer than three words say too little to be compared and get 0.
  func distinctness(ofTables tables: [Int?]) -> [Double] {
    var tablesByTerm: [TermID: Set<Int?>] = [:]
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
