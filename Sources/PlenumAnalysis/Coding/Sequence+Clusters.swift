extension Sequence {
  /// The elements that are alike because they come from one place: those of each meeting, or of one meeting alone those
  /// of each table, by id or number.
  func clusters(
    meeting: (Element) -> String?, table: (Element) -> Int?
  ) -> (clusters: [[Element]], areMeetings: Bool) {
    let meetings = Dictionary(grouping: self) { meeting($0) ?? "" }
    if meetings.count > 1 { return (meetings.sorted { $0.key < $1.key }.map(\.value), true) }
    let tables = Dictionary(grouping: self) { table($0) ?? 0 }
    return (tables.sorted { $0.key < $1.key }.map(\.value), false)
  }
}
