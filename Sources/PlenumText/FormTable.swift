import PlenumCorpus

/// The word forms that plenum's own table knows, each with its lemma.
///
/// The table's rows are `lemma class forms`; a form that begins with a hyphen is an ending of the lemma. A form of
/// several lemmas belongs to the one that stands first. Genitives are not in it: see ``Lemmatizer``.
struct FormTable: Sendable {
  enum WordClass: UInt8, Sendable {
    case noun, verb, adjective
    /// An acronym, with its small-letter spelling where that is no other word.
    case acronym
    /// Words that are not inflected, and pronouns.
    case closed
    /// A municipality.
    case name
  }

  struct Entry {
    let lemma: UInt32
    let wordClass: WordClass
    let isLemma: Bool
  }

  private var forms = Vocabulary(minimumCapacity: 8192)
  private var lemmas = Vocabulary(minimumCapacity: 2048)
  private var entries: [Entry] = []
  private var nouns = Vocabulary(minimumCapacity: 2048)

  init() {
    self.init(CorpusFile.lemmas.bytes)
    for row in CorpusFile.municipalities.rows where row.count > 1 {
      let name = Array(row[1].lowercased().utf8)
      add(
        name.span, Entry(lemma: lemmas.intern(name.span), wordClass: .name, isLemma: true))
    }
  }

  init(_ table: [UInt8]) {
    let bytes = table.span
    var start = 0
    var isHeader = true
    while start < bytes.count {
      let end = endOfLine(in: bytes, from: start, to: bytes.count)
      if !isHeader { addRow(bytes.extracting(start..<end)) }
      isHeader = false
      start = end + 1
    }
  }

  /// What the table says of a form in small letters (acronyms: as written).
  func entry(of form: Span<UInt8>) -> Entry? {
    forms.number(of: form).map { entries[Int($0)] }
  }

  /// The same of a stretch of a word with an ending behind it.
  func entry(
    of word: HashedWord, _ range: Range<Int>, then ending: WordEnding = .none
  ) -> Entry? {
    forms.number(of: word, range, then: ending).map { entries[Int($0)] }
  }

  func lemma(_ entry: Entry) -> String { lemmas[entry.lemma] }

  /// Whether a word is a noun's lemma, be it another word's form too (`lokale`).
  func isNoun(_ word: HashedWord, _ lemma: Range<Int>) -> Bool {
    nouns.number(of: word, lemma) != nil
  }

  private mutating func addRow(_ row: Span<UInt8>) {
    guard let lemma = Self.cell(in: row, from: 0),
      let className = Self.cell(in: row, from: lemma.upperBound + 1),
      let wordClass = Self.wordClass(row.extracting(className))
    else { return }
    let number = lemmas.intern(row.extracting(lemma))
    if wordClass == .noun { _ = nouns.intern(row.extracting(lemma)) }
    add(row.extracting(lemma), Entry(lemma: number, wordClass: wordClass, isLemma: true))
    let entry = Entry(lemma: number, wordClass: wordClass, isLemma: false)
    var form: [UInt8] = []
    for index in lemma { form.append(row[index]) }
    var start = className.upperBound + 1
    while let cell = Self.cell(in: row, from: start) {
      start = cell.upperBound + 1
      if cell.count > 1, row[cell.lowerBound] == UInt8(ascii: "-") {
        for index in cell.dropFirst() { form.append(row[index]) }
        add(form.span, entry)
        form.removeLast(form.count - lemma.count)
      } else if !cell.isEmpty {
        add(row.extracting(cell), entry)
      }
    }
  }

  /// From `start` to the next tab or blank; nil beyond the end of the row.
  private static func cell(in row: Span<UInt8>, from start: Int) -> Range<Int>? {
    guard start < row.count else { return nil }
    var end = start
    while end < row.count, row[end] != 0x09, row[end] != 0x20 { end += 1 }
    return start..<end
  }

  private mutating func add(_ form: Span<UInt8>, _ entry: Entry) {
    if Int(forms.intern(form)) == entries.count { entries.append(entry) }
  }

  /// By the first letter of the class's name: n, v, adj, acr, c.
  private static func wordClass(_ name: Span<UInt8>) -> WordClass? {
    guard name.count >= 3 else { return nil }
    return switch (name[0], name[1]) {
    case (UInt8(ascii: "n"), _): .noun
    case (UInt8(ascii: "v"), _): .verb
    case (UInt8(ascii: "a"), UInt8(ascii: "d")): .adjective
    case (UInt8(ascii: "a"), UInt8(ascii: "c")): .acronym
    case (UInt8(ascii: "c"), _): .closed
    default: nil
    }
  }
}
