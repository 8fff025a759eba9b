package import PlenumModel

/// What a person wants to be different about a note; nil leaves it.
package struct NoteChange: Hashable, Sendable {
  package var text: String?
  package var table: Int?
  /// A number, a key or a part of a title; empty: the note belongs to no theme.
  package var theme: String?
  package var kind: NoteKind?
  /// Empty: nobody knows which.
  package var municipality: String?

  package init(
    text: String? = nil, table: Int? = nil, theme: String? = nil, kind: NoteKind? = nil,
    municipality: String? = nil
  ) {
    self.text = text
    self.table = table
    self.theme = theme
    self.kind = kind
    self.municipality = municipality
  }
}

/// Which notes of a meeting a person wants to see.
package struct NoteFilter: Hashable, Sendable {
  package var table: Int?
  package var theme: String?
  package var kind: NoteKind?
  package var municipality: String?

  package init(
    table: Int? = nil, theme: String? = nil, kind: NoteKind? = nil, municipality: String? = nil
  ) {
    self.table = table
    self.theme = theme
    self.kind = kind
    self.municipality = municipality
  }
}
