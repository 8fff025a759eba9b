package import PlenumIndex
package import PlenumModel

/// Every place where a word or a phrase stands in the notes, with the words around it.
package struct Concordance: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// The word as it is written in the note, and where.
    package let match: Citation
    /// Text of the note before and after it, whole words of at most ``reach`` bytes each.
    package let left: String
    package let right: String
    /// Whether the note goes on beyond them.
    package let isLeftCut: Bool
    package let isRightCut: Bool
    /// Of its first word, counted in the note's words, from 0.
    package let tokenIndex: Int
    package let meeting: String?
    package let theme: String?
    package let region: String?
    package let municipality: String?
  }

  /// The most bytes of text on either side.
  package static let reach = 60

  /// The lemma, whatever form was asked for.
  package let term: String
  /// The forms that are counted as it, the commonest first.
  package let variants: [WordVariant]
  /// In the order of the notes.
  package let lines: [Line]
  /// Notes that hold the word, of all notes.
  package let share: Share
  /// Municipalities of those notes.
  package let municipalities: Int
  /// Whether each of them names its municipality, so that ``municipalities`` are all of them and not the least.
  package let namesEveryMunicipality: Bool

  /// - Parameter notes: those of the index, in its order; the index is one of their text.
  package init(of term: TermID, in index: TermIndex, notes: [NoteRecord]) {
    precondition(notes.count == index.noteCount, "the notes are those of the index")
    self.term = index.spelling(of: term)
    variants = index.variants(of: term, in: notes)
    lines = index.occurrences(of: term, in: index.all).compactMap { place in
      Line(notes[place.note.position], place.utf8Range, tokenIndex: place.word)
    }
    let holders = index.notes(with: term)
    share = Share(holders.count, of: index.noteCount)
    municipalities = index.municipalities(in: holders)
    namesEveryMunicipality = holders.intersection(index.notes(without: .municipality)).isEmpty
  }
}

extension Concordance.Line {
  init?(_ note: NoteRecord, _ range: Range<Int>, tokenIndex: Int) {
    guard let match = Citation(of: note, utf8Range: range) else { return nil }
    let text = note.text
    let bytes = text.utf8Span.span
    var lower = max(0, range.lowerBound - Concordance.reach)
    // A cut falls between words: also the only way to be sure that it falls between characters.
    if lower > 0 {
      while lower < range.lowerBound, !Self.isBlank(bytes[lower]) { lower += 1 }
    }
    var upper = min(bytes.count, range.upperBound + Concordance.reach)
    if upper < bytes.count {
      while upper > range.upperBound, !Self.isBlank(bytes[upper]) { upper -= 1 }
    }
    guard let left = Citation(of: note, utf8Range: lower..<range.lowerBound),
      let right = Citation(of: note, utf8Range: range.upperBound..<upper)
    else { return nil }
    self.match = match
    self.left = left.quote
    self.right = right.quote
    isLeftCut = lower > 0
    isRightCut = upper < bytes.count
    self.tokenIndex = tokenIndex
    meeting = note.meeting
    theme = note.theme
    region = note.region
    municipality = note.municipality
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
