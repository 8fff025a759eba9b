/// Words of a note, with their place. Made only from a note, so it cannot be invented.
package struct Citation: Hashable, Sendable {
  /// The note's id in the store or the file.
  package let note: String
  /// What people call the note.
  package let name: String
  /// UTF-8 bytes of the note's text.
  package let utf8Range: Range<Int>
  package let quote: String

  /// The whole note, word for word.
  package init(of note: NoteRecord) {
    self.note = note.id
    name = note.name
    utf8Range = 0..<note.text.utf8.count
    quote = note.text
  }

  /// A part of a note; nil where the range leaves the text or cuts a character's bytes.
  package init?(of note: NoteRecord, utf8Range: Range<Int>) {
    guard utf8Range.lowerBound >= 0, utf8Range.upperBound <= note.text.utf8.count else {
      return nil
    }
    let bytes = note.text.utf8
    let lower = bytes.index(bytes.startIndex, offsetBy: utf8Range.lowerBound)
    let upper = bytes.index(bytes.startIndex, offsetBy: utf8Range.upperBound)
    guard let quote = String(bytes[lower..<upper]) else { return nil }
    self.note = note.id
    name = note.name
    self.utf8Range = utf8Range
    self.quote = quote
  }
}

/// Notes from different tables that say the same, as a person has settled it.
package struct Point: Hashable, Sendable {
  /// The name under which it was settled.
  package let id: String
  package let meeting: String
  package let theme: String?
  /// Ids of its notes, at least one.
  package let notes: [String]
  /// The words of the person who settled it; nil: its clearest note speaks for it.
  package let statement: String?
  /// References of notes that it had and that were withdrawn or erased since, in the order in which they were given.
  package let withdrawn: [String]
  /// Ids of its notes that say something else than when they were put into it.
  package let revised: [String]

  package init(
    id: String, meeting: String, theme: String?, notes: [String], statement: String? = nil,
    withdrawn: [String] = [], revised: [String] = []
  ) {
    self.id = id
    self.meeting = meeting
    self.theme = theme
    self.notes = notes
    self.statement = statement
    self.withdrawn = withdrawn
    self.revised = revised
  }
}

/// A point that people settled and all of whose notes were withdrawn since.
package struct EmptiedPoint: Hashable, Sendable {
  /// The name under which it was settled.
  package let id: String
  package let meeting: String
  package let theme: String?
  /// The words of the person who settled it; nil: a note spoke for it, and that is withdrawn.
  package let statement: String?
  /// References of its notes, in the order in which they were given.
  package let withdrawn: [String]

  package init(
    id: String, meeting: String, theme: String?, statement: String? = nil, withdrawn: [String]
  ) {
    self.id = id
    self.meeting = meeting
    self.theme = theme
    self.statement = statement
    self.withdrawn = withdrawn
  }
}
