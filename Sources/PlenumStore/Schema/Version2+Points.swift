// Points: nothing beyond the stamps of their decisions yet.
extension Schema {
  static let pointTables2: [StaticString] = []
  static let pointTriggers2: [StaticString] = []
}
