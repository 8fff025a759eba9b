package import PlenumModel
package import PlenumText

/// Takes notes one by one; ``finish()`` freezes them to a ``TermIndex``.
///
/// It has one owner, so that a half-built index cannot be read. Many notes are read by several threads; the index is the
/// same whatever their number.
package struct IndexBuilder: ~Copyable {
  private let source: TermSource
  private let reread: (@Sendable (Int) -> String)?
  /// One for each thread.
  private let scanners: [SharedScanner]
  /// All notes' words; those before `scannedCount` have been read.
  private var words: [NoteWords] = []
  private var scannedCount = 0
  private var unscannedBytes = 0
  private var noteCount = 0
  private var runCount = 0
  private var ids: [String] = []
  /// One for each attribute, by its position.
  private var columns = Attribute.allCases.map { _ in Column.Builder() }
  private var tables = Column.Builder()

  /// Notes are read whenever so many bytes of them have come.
  private static let batch = 4 << 20
  /// Less is not worth a thread.
  private static let leastForThreads = 1 << 18

  /// - Parameters:
  ///   - threads: at most so many read at once; nil: as many as there are processors.
  ///   - rereading: gives the text of the note with that number again, where the builder is fed lines that nobody keeps.
  package init(
    terms source: TermSource = .analysis(.standard), threads: Int? = nil,
    rereading: (@Sendable (Int) -> String)? = nil
  ) {
    self.source = source
    reread = rereading
    scanners = (0..<max(1, threads ?? Threads.available)).map { _ in SharedScanner(source) }
  }

  /// Adds a note with its focus areas. Attribute values are taken verbatim; what is absent is unknown.
  package mutating func add(_ note: NoteRecord, areas: [FocusAreaID] = []) {
    while ids.count < noteCount { ids.append(String(ids.count)) }
    ids.append(note.id)
    addAttributes(of: note, areas)
    let words: NoteWords =
      switch source {
      case .analysis: .text(note.text)
      case .ownTokens: .tokens(note.tokens ?? [])
      }
    self.words.append(words)
    unscannedBytes += words.utf8Count
    noteCount += 1
    if unscannedBytes >= Self.batch { scanWords() }
  }

  /// Adds every line of a plain text as a note. Its id is its number, counted from 0, and nothing else is known of it but
  /// its table.
  ///
  /// The text is not kept: the builder must have been told how to read a line again.
  /// - Parameter table: the table of the note with that number.
  package mutating func add(lines text: [UInt8], table: (Int) -> Int?) {
    precondition(reread != nil, "lines are read again by whoever has them")
    scanWords()
    var starts = [0]
    let bytes = text.span
    for number in 1..<scanners.count {
      let from = max(starts.last ?? 0, text.count * number / scanners.count)
      starts.append(min(text.count, endOfLine(in: bytes, from: from, to: text.count) + 1))
    }
    starts.append(text.count)
    let limits = starts
    let (scanners, firstRun) = (scanners, runCount)
    let counts = Collected<Int>(count: scanners.count)
    Threads.run(scanners.count) { number in
      let part = limits[number]..<limits[number + 1]
      counts.set(
        number,
        scanners[number].with { $0.scan(linesOf: text, part, order: firstRun + number) })
    }
    runCount += scanners.count
    let added = counts.values.reduce(0, +)
    for attribute in Attribute.allCases where attribute != .table {
      columns[attribute.position].append(unknown: added)
    }
    tables.append(unknown: added)
    for note in noteCount..<noteCount + added { append(table(note).map(String.init), to: .table) }
    noteCount += added
  }

  /// The frozen index of all notes that were added.
  ///
  /// - Complexity: O(tokens + terms); each distinct form is analysed once.
  package consuming func finish() -> TermIndex {
    scanWords()
    var read = NotesRead(scanners.map { $0.take(source) }, source)
    let tokenizer = source.tokenizer
    return TermIndex(
      source: source, ids: ids, terms: read.terms,
      postings: Postings(
        runs: read.takeRuns(), terms: read.termsOfForms, frequencies: read.frequencies,
        threads: scanners.count),
      texts: reread.map { .reread($0, tokenizer) } ?? .kept(words, tokenizer),
      columns: columns.map { $0.finish() }, tables: tables.finish(), forms: read.forms)
  }

  /// Reads the notes that have come, each thread a part of about the same size.
  private mutating func scanWords() {
    guard scannedCount < words.count else { return }
    let isLarge = unscannedBytes >= Self.leastForThreads
    let parts = isLarge ? min(scanners.count, words.count - scannedCount) : 1
    var limits = [scannedCount]
    var bytes = 0
    for index in scannedCount..<words.count where limits.count < parts {
      bytes += words[index].utf8Count
      if bytes * parts >= unscannedBytes * limits.count { limits.append(index + 1) }
    }
    while limits.count <= parts { limits.append(words.count) }
    let (starts, firstRun) = (limits, runCount)
    let (scanners, words) = (scanners, words)
    Threads.run(parts) { number in
      let part = starts[number]..<starts[number + 1]
      scanners[number].with { $0.scan(words[part], order: firstRun + number) }
    }
    runCount += parts
    scannedCount = words.count
    unscannedBytes = 0
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
}

/// What scanners read, with forms brought to their terms.
private struct NotesRead {
  let terms: Vocabulary
  let forms: FormList
  let frequencies: [UInt32]
  /// The term of each form, by scanner.
  let termsOfForms: [[UInt32]]
  private(set) var runs: [(scanner: Int, run: NoteRun)]

  init(_ scanned: consuming [NoteScanner], _ source: TermSource) {
    let threads = scanned.count
    var merged = FormMerge(scanned)
    let (terms, termOfForm) = TermTable.make(
      of: merged.forms, source, threads: merged.forms.count > 4096 ? threads : 1)
    var frequencies = [UInt32](repeating: 0, count: terms.count)
    for form in merged.counts.indices { frequencies[Int(termOfForm[form])] += merged.counts[form] }
    forms = FormList(
      merged.forms, terms: termOfForm, counts: merged.counts, vocabulary: terms)
    termsOfForms = merged.numbers.map { $0.map { termOfForm[Int($0)] } }
    runs = merged.takeRuns()
    self.terms = terms
    self.frequencies = frequencies
  }

  /// The runs, in the order of their notes, which are held here no longer.
  mutating func takeRuns() -> [(scanner: Int, run: NoteRun)] {
    defer { runs = [] }
    return runs
  }
}

/// Where an index takes its terms from.
package enum TermSource: Sendable {
  /// Lemmas of the notes' text.
  case analysis(TextAnalyzer)
  /// The notes' own `tokens`, untouched; a note without them has no terms.
  case ownTokens

  var tokenizer: Tokenizer {
    switch self {
    case .analysis(let analyzer): analyzer.tokenizer
    case .ownTokens: TextAnalyzer.standard.tokenizer
    }
  }
}
