/// What a note is counted by.
package enum Attribute: String, Hashable, Sendable, CaseIterable {
  case meeting, theme, region, year
  /// The table's number as written. The same number at another meeting is another table: see
  /// ``TermIndex/tables(in:)``.
  case table
  case kind, municipality
  /// Focus areas, of which a note may have several.
  case area

  /// Its place among all attributes.
  var position: Int {
    switch self {
    case .meeting: 0
    case .theme: 1
    case .region: 2
    case .year: 3
    case .table: 4
    case .kind: 5
    case .municipality: 6
    case .area: 7
    }
  }
}
