/// What a note is counted by.
package enum Attribute: String, Hashable, Sendable, CaseIterable {
  case meeting, theme, region, year
  /// The table's number as written. The same number at another meeting is another table: see
  /// ``TermIndex/tables(in:)``.
  case table
  case kind, municipality
  /// Focus areas, of which a note may have several.
  case area
}
