extension Sequence {
  /// The elements with the highest values first; the given order among equals.
  package func highestFirst<Value: Comparable>(by value: (Element) -> Value) -> [Element] {
    enumerated().map { (offset: $0, value: value($1), element: $1) }
      .sorted { ($1.value, $0.offset) < ($0.value, $1.offset) }.map(\.element)
  }

  /// The elements that are spread widest first; the given order among equals.
  func widestFirst(by spread: (Element) -> Spread) -> [Element] {
    let elements = Array(self)
    return Spread.widestFirst(elements.map(spread)).map { elements[$0] }
  }
}
