import PlenumText

/// All notes of a question, frozen: every figure is computed from it when asked.
///
/// A value of flat arrays, so readers share it without locks. Terms and notes are numbered within it.
package struct TermIndex: Sendable {
  let source: TermSource
  /// The ids of the first notes; later ones have their number for an id.
  let ids: [String]
  /// Words, then phrases.
  private(set) var terms: Vocabulary
  private(set) var postings: Postings
  let texts: NoteTexts
  /// One for each attribute, by its position.
  let columns: [Column]
  /// The identity of each note's table: its number and its meeting.
  let tableColumn: Column
  let forms: FormList
  let stopWords: StopWords

  init(
    source: TermSource, ids: [String], terms: Vocabulary, postings: Postings,
    texts: NoteTexts, columns: [Column], tables: Column, forms: FormList
  ) {
    self.source = source
    self.ids = ids
    self.terms = terms
    self.postings = postings
    self.texts = texts
    self.columns = columns
    tableColumn = tables
    self.forms = forms
    stopWords =
      switch source {
      case .analysis(let analyzer): analyzer.stopWords
      case .ownTokens: TextAnalyzer.standard.stopWords
      }
  }

  /// The same notes with other terms.
  init(_ other: TermIndex, terms: Vocabulary, postings: Postings) {
    self = other
    self.terms = terms
    self.postings = postings
  }

  package var noteCount: Int { postings.noteCount }
  /// Words; phrases are not among them.
  package var termCount: Int { postings.termCount }
  /// How many words were counted, function words included.
  package var tokenCount: Int { postings.tokenCount }

  /// Every note.
  package var all: Subcorpus { Subcorpus(allOf: noteCount) }
  package var none: Subcorpus { Subcorpus(noteCount: noteCount) }

  /// The note's id, as its source has it.
  package func id(of note: NoteOrdinal) -> String {
    note.position < ids.count ? ids[note.position] : String(note.position)
  }

  func column(_ attribute: Attribute) -> Column { columns[attribute.position] }
}

// MARK: - Terms

extension TermIndex {
  /// All words in the order in which they were first met; phrases are not among them.
  package var allTerms: some Collection<TermID> {
    (0..<UInt32(termCount)).lazy.map { TermID($0) }
  }

  /// The term of a word as a person types it, inflected or not, or of several words that are a phrase of the index; nil
  /// where the notes do not have it.
  package func term(of word: String) -> TermID? {
    switch source {
    case .analysis(let analyzer):
      return term(exactly: analyzer.query(word).joined(separator: " "))
    case .ownTokens:
      return term(exactly: word) ?? term(exactly: word.lowercased())
    }
  }

  /// The term that is spelt like this, byte by byte.
  package func term(exactly spelling: String) -> TermID? {
    terms.number(of: spelling).map { TermID($0) }
  }

  /// What is shown for a term: its lemma.
  package func spelling(of term: TermID) -> String { terms[term.value] }

  /// Whether terms are plenum's reading of the notes' texts, and not tokens that came with them.
  package var readsTexts: Bool {
    if case .analysis = source { true } else { false }
  }

  /// Whether a term is of several words.
  package func isPhrase(_ term: TermID) -> Bool { postings.phrases.isPhrase(term) }

  /// The forms in which a word was written, commonest first, so that a wrong merge can be seen; none for a phrase.
  ///
  /// - Complexity: O(forms of the term).
  package func forms(of term: TermID) -> [(form: String, count: Int)] {
    guard !isPhrase(term) else { return [] }
    return forms.forms(of: term, spelling: spelling(of: term)).sorted {
      ($1.count, $0.form) < ($0.count, $1.form)
    }
  }

  /// The terms of a note in their order, each with its place in the note's text.
  ///
  /// - Complexity: O(bytes of the note): places are read from its text.
  package func terms(of note: NoteOrdinal) -> [(term: TermID, utf8Range: Range<Int>)] {
    zip(postings.terms(ofNote: note.position), texts.ranges(ofNote: note.position)).map {
      (term: TermID($0), utf8Range: $1)
    }
  }

  /// The notes that hold a term.
  package func notes(with term: TermID) -> Subcorpus {
    var found = none
    postings.eachNote(of: term) { found.insert($0) }
    return found
  }

  /// In how many notes of `subcorpus` the term stands; a note counts once, however often it repeats it.
  ///
  /// - Complexity: O(notes that hold the term).
  package func documentFrequency(of term: TermID, in subcorpus: Subcorpus) -> Int {
    postings.noteFrequency(of: term, in: subcorpus)
  }

  /// Every place of a term in notes of `subcorpus`, in the order of the notes: its bytes, and which of the note's words it
  /// is, or for a phrase begins with.
  ///
  /// - Complexity: O(bytes of the notes that hold the term).
  package func occurrences(
    of term: TermID, in subcorpus: Subcorpus
  ) -> [(note: NoteOrdinal, word: Int, utf8Range: Range<Int>)] {
    let length = isPhrase(term) ? postings.phrases.length(of: term) : 1
    var found: [(note: NoteOrdinal, word: Int, utf8Range: Range<Int>)] = []
    for (note, places) in postings.occurrences(of: term) where subcorpus.contains(position: note) {
      let ranges = texts.ranges(ofNote: note)
      found += places.map { first in
        (
          note: NoteOrdinal(note), word: first,
          utf8Range: ranges[first].lowerBound..<ranges[first + length - 1].upperBound
        )
      }
    }
    return found
  }
}

// MARK: - Attributes

extension TermIndex {
  /// The notes whose attribute has the value, verbatim.
  ///
  /// - Complexity: O(notes).
  package func notes(where attribute: Attribute, is value: String) -> Subcorpus {
    let column = column(attribute)
    var found = none
    guard let code = column.code(of: value) else { return found }
    column.eachCode(of: 0..<noteCount) { if $1 == Int(code) { found.insert($0) } }
    return found
  }

  /// The notes of which the attribute is unknown.
  package func notes(without attribute: Attribute) -> Subcorpus {
    var known = none
    column(attribute).eachCode(of: 0..<noteCount) { note, _ in known.insert(note) }
    return known.complement
  }

  /// The distinct values in a subcorpus in code-point order, tables and years by number; unknown is no value.
  package func values(of attribute: Attribute, in subcorpus: Subcorpus) -> [String] {
    let values = distinct(column(attribute), in: subcorpus)
    switch attribute {
    case .table, .year: return values.sorted { (Int($0) ?? 0, $0) < (Int($1) ?? 0, $1) }
    default: return values.sorted(by: precedes)
    }
  }

  /// The values of one note: one or none, several for focus areas.
  package func values(of attribute: Attribute, at note: NoteOrdinal) -> [String] {
    let column = column(attribute)
    return column.codes(at: note.position).map { column.values[Int($0)] }
  }

  /// At how many tables the notes were written. A table is a number at a meeting; notes without a table's number
  /// count nowhere.
  package func tables(in subcorpus: Subcorpus) -> Int {
    distinct(tableColumn, in: subcorpus).count
  }

  /// From how many municipalities the notes come; notes without one count nowhere.
  package func municipalities(in subcorpus: Subcorpus) -> Int {
    distinct(column(.municipality), in: subcorpus).count
  }

  private func distinct(_ column: Column, in subcorpus: Subcorpus) -> [String] {
    var isSeen = Array(repeating: false, count: column.values.count)
    for note in subcorpus {
      for code in column.codes(at: note.position) { isSeen[Int(code)] = true }
    }
    return column.values.indices.filter { isSeen[$0] }.map { column.values[$0] }
  }
}

// MARK: - Notes

extension TermIndex {
  /// The note that was added as number `position`, counted from 0; nil beyond the last.
  package func note(at position: Int) -> NoteOrdinal? {
    (0..<noteCount).contains(position) ? NoteOrdinal(position) : nil
  }

  /// A subcorpus of chosen notes.
  package func subcorpus(of notes: some Sequence<NoteOrdinal>) -> Subcorpus {
    var chosen = none
    for note in notes { chosen.insert(note.position) }
    return chosen
  }
}
