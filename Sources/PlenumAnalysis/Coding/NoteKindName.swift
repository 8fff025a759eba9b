import PlenumCorpus
package import PlenumModel

/// What people call a kind of note.
package struct NoteKindName: Hashable, Sendable {
  package let kind: NoteKind
  /// `Udfordring`.
  package let name: String
  /// The heading over several: `Udfordringer`.
  package let plural: String
  /// A Danish sentence.
  package let definition: String
}

extension NoteKind {
  /// The kind's Danish names, from the table that travels inside the binary.
  package var danish: NoteKindName { NoteKindName.all[self] ?? NoteKindName(unnamed: self) }
}

extension NoteKindName {
  /// Read at first use, then kept.
  static let all: [NoteKind: NoteKindName] = {
    var names: [NoteKind: NoteKindName] = [:]
    for cells in CorpusFile.noteKinds.rows where cells.count == 5 {
      guard let kind = NoteKind(rawValue: String(cells[0])) else { continue }
      names[kind] = NoteKindName(
        kind: kind, name: String(cells[2]), plural: String(cells[3]), definition: String(cells[4]))
    }
    return names
  }()

  /// A test holds that the table has every kind, so that nobody ever sees the key.
  fileprivate init(unnamed kind: NoteKind) {
    self.init(kind: kind, name: kind.rawValue, plural: kind.rawValue, definition: kind.rawValue)
  }
}
