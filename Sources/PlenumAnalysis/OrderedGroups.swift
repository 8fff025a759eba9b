package import PlenumModel

/// Elements by key, keys in the order of their first use.
package struct OrderedGroups<Key: Hashable, Element> {
  package private(set) var all: [(key: Key, elements: [Element])] = []
  private var places: [Key: Int] = [:]

  package init() {}

  /// Makes room for a key before it has an element.
  @discardableResult
  package mutating func open(_ key: Key) -> Int {
    if let place = places[key] { return place }
    places[key] = all.count
    all.append((key, []))
    return all.count - 1
  }

  package mutating func append(_ element: Element, to key: Key) {
    all[open(key)].elements.append(element)
  }
}

/// What tells a theme of one meeting from every other.
package struct ThemeName: Hashable, Sendable {
  package let meeting: String?
  package let theme: String?

  package init(meeting: String?, theme: String?) {
    self.meeting = meeting
    self.theme = theme
  }

  /// The theme that a note is about.
  package init(of note: NoteRecord) { self.init(meeting: note.meeting, theme: note.theme) }
}
