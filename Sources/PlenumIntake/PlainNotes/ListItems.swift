import PlenumModel

/// The items of a list that stands in one cell of a table.
enum ListItems {
  /// The items without their markers; nil where the lines are not several that begin with one each.
  static func of(_ lines: [String]) -> [String]? {
    guard lines.count > 1 else { return nil }
    var items: [String] = []
    for line in lines {
      guard let found = LineMarker.found(in: Array(line.unicodeScalars)[...]) else { return nil }
      if !found.rest.isEmpty { items.append(found.rest.string) }
    }
    return items
  }
}
