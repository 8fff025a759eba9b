package import PlenumModel

/// What one codebook has that another has not, and how their areas answer to each other.
package struct CodebookDifference: Hashable, Sendable {
  /// An area that both have, with what is not the same.
  package struct Change: Hashable, Sendable {
    package let area: FocusAreaID
    /// `name`, `inclusion`, `exclusion`, `years`: the fields that differ.
    package let fields: [String]
    /// Patterns in use that only the first, only the second has, and that weigh differently.
    package let removed: [String]
    package let added: [String]
    package let reweighted: [String]

    package var isEmpty: Bool {
      fields.isEmpty && removed.isEmpty && added.isEmpty && reweighted.isEmpty
    }
  }

  package let first: Codebook
  package let second: Codebook
  /// Areas that only the one has, in its order.
  package let onlyFirst: [FocusArea]
  package let onlySecond: [FocusArea]
  /// Areas of both that differ, in the first one's order.
  package let changes: [Change]
  package let crosswalk: Crosswalk

  package init(_ first: Codebook, _ second: Codebook) {
    self.first = first
    self.second = second
    onlyFirst = first.areas.filter { second.area($0.id) == nil }
    onlySecond = second.areas.filter { first.area($0.id) == nil }
    changes = first.areas.compactMap { area in
      guard let other = second.area(area.id) else { return nil }
      let change = Self.change(
        from: area, weights: first.weights(of: area.id), to: other,
        weights: second.weights(of: area.id))
      return change.isEmpty ? nil : change
    }
    crosswalk = Crosswalk(from: first, to: second)
  }

  package var isEmpty: Bool { onlyFirst.isEmpty && onlySecond.isEmpty && changes.isEmpty }

  private static func change(
    from first: FocusArea, weights: [String: Double], to second: FocusArea,
    weights others: [String: Double]
  ) -> Change {
    var fields: [String] = []
    if first.name != second.name { fields.append("name") }
    if first.inclusion != second.inclusion { fields.append("inclusion") }
    if first.exclusion != second.exclusion { fields.append("exclusion") }
    if first.years != second.years { fields.append("years") }
    return Change(
      area: first.id, fields: fields, removed: weights.keys.filter { others[$0] == nil }.sorted(),
      added: others.keys.filter { weights[$0] == nil }.sorted(),
      reweighted: weights.filter { others[$0.key] != nil && others[$0.key] != $0.value }.map(\.key)
        .sorted())
  }
}

extension Codebook {
  /// The patterns in use of an area with their weights.
  fileprivate func weights(of area: FocusAreaID) -> [String: Double] {
    var weights: [String: Double] = [:]
    for indicator in indicators where indicator.subject == .area(area) && !indicator.isReplaced {
      weights[indicator.pattern] = indicator.weight
    }
    return weights
  }
}
