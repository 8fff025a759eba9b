package import PlenumModel
package import PlenumText

/// Takes notes one by one; ``finish()`` freezes them to a ``TermIndex``.
///
/// It has one owner, so that a half-built index cannot be read.
package struct IndexBuilder: ~Copyable {
  private let source: TermSource
  /// Word forms as they stand in the notes, and the term of each: a form is analysed once.
  private var forms = Vocabulary()
  private var termOfForm: [UInt32] = []
  private var formCounts: [UInt32] = []
  private var terms = Vocabulary()
  private var sequence: [UInt32] = []
  private var ranges: [TermIndex.CompactRange] = []
  private var noteStarts: [UInt32] = [0]
  private var ids: [String] = []
  /// One for each attribute, by its position.
  private var columns = Attribute.allCases.map { _ in Column.Builder() }
  private var tables = Column.Builder()

  package init(terms source: TermSource = .analysis(.standard)) {
    self.source = source
  }

  /// Adds a note with its focus areas. Attribute values are taken verbatim; what is absent is unknown.
  package mutating func add(_ note: NoteRecord, areas: [FocusAreaID] = []) {
    ids.append(note.id)
    addAttributes(of: note, areas)
    switch source {
    case .analysis(let analyzer): addText(note.text, analyzer)
    case .ownTokens: addTokens(note.tokens ?? [])
    }
    noteStarts.append(UInt32(sequence.count))
  }

  /// The frozen index of all notes that were added.
  ///
  /// - Complexity: O(tokens + terms).
  package consuming func finish() -> TermIndex {
    TermIndex(
      source: source, ids: ids, terms: terms,
      postings: Postings(
        sequence: sequence, noteStarts: noteStarts, termCount: terms.count),
      ranges: ranges, columns: columns.map { $0.finish() }, tables: tables.finish(),
      forms: TermIndex.Forms(vocabulary: forms, terms: termOfForm, counts: formCounts))
  }

  private mutating func addAttributes(of note: NoteRecord, _ areas: [FocusAreaID]) {
    let year = note.year ?? note.date?.year
    append(note.meeting, to: .meeting)
    append(note.theme, to: .theme)
    append(note.region, to: .region)
    append(year.map(String.init), to: .year)
    append(note.table.map(String.init), to: .table)
    append(note.kind.rawValue, to: .kind)
    append(note.municipality, to: .municipality)
    columns[Attribute.area.position].append(areas.isEmpty ? [] : Set(areas).sorted().map(\.value))
    tables.append(note.table.map { "\($0)\u{0}\(note.meeting ?? "")" })
  }

  private mutating func append(_ value: String?, to attribute: Attribute) {
    columns[attribute.position].append(value)
  }

  private mutating func addText(_ text: String, _ analyzer: TextAnalyzer) {
    let bytes = text.utf8Span.span
    var position = 0
    while let token = analyzer.tokenizer.token(in: bytes, from: position) {
      position = token.utf8Range.upperBound
      guard token.isTerm else { continue }
      let form = bytes.extracting(token.utf8Range)
      let number = Int(forms.intern(form))
      if number == termOfForm.count {
        termOfForm.append(terms.intern(analyzer.term(of: token.kind, form: form)))
        formCounts.append(0)
      }
      append(form: number, token.utf8Range)
    }
  }

  /// The source's own terms; their places are counted in the tokens joined by single spaces.
  private mutating func addTokens(_ tokens: [String]) {
    var position = 0
    for token in tokens {
      let count = token.utf8.count
      defer { position += count + 1 }
      guard count > 0 else { continue }
      let number = Int(forms.intern(token))
      if number == termOfForm.count {
        termOfForm.append(terms.intern(token))
        formCounts.append(0)
      }
      append(form: number, position..<position + count)
    }
  }

  private mutating func append(form: Int, _ range: Range<Int>) {
    formCounts[form] += 1
    sequence.append(termOfForm[form])
    ranges.append(TermIndex.CompactRange(range))
  }
}

/// Where an index takes its terms from.
package enum TermSource: Sendable {
  /// Lemmas of the notes' text.
  case analysis(TextAnalyzer)
  /// The notes' own `tokens`, untouched; a note without them has no terms.
  case ownTokens
}
