import PlenumModel

/// What lost a name in one store loses it in another that still has it.
extension StoreContents {
  /// With all taken out that was taken out of `other`, a later state of the same store or a store that met it.
  ///
  /// - Parameter isLater: `other` is a later state of this very store, so that what is left of a summary there is all
  ///   that may be left here.
  func redacted(as other: StoreContents, isLater: Bool) -> StoreContents {
    var both = self
    for (stamp, theirs) in other.asks {
      if let mine = asks[stamp] { both.asks[stamp] = mine.joined(with: theirs) }
    }
    for (stamp, theirs) in other.imports {
      guard let mine = imports[stamp] else { continue }
      both.imports[stamp]?.files = mine.files.redacted(with: theirs.files)
    }
    for (stamp, theirs) in other.points where theirs.statement == nil {
      both.points[stamp]?.statement = nil
    }
    for (stamp, theirs) in other.models where theirs.body == "{}" {
      guard let mine = models[stamp], mine.body != theirs.body else { continue }
      both.models[stamp]?.body = theirs.body
      both.models[stamp]?.undone = mine.undone ?? theirs.undone
    }
    for (stamp, theirs) in other.summaries where theirs.redacted != nil {
      guard let mine = summaries[stamp], mine.body != theirs.body else { continue }
      both.summaries[stamp] = mine.joined(with: theirs)
      if isLater { both.summaries[stamp]?.body = theirs.body }
    }
    for (id, theirs) in other.meetings {
      if let mine = meetings[id] { both.meetings[id] = mine.redacted(as: theirs) }
    }
    for (id, theirs) in other.themes {
      guard let mine = themes[id] else { continue }
      both.themes[id]?.title = [mine.title].redacted(with: [theirs.title])[0]
    }
    for (id, theirs) in other.partnerships {
      guard let mine = partnerships[id] else { continue }
      both.partnerships[id]?.title = [mine.title].redacted(with: [theirs.title])[0]
      both.partnerships[id]?.details = [mine.details].redacted(with: [theirs.details])[0]
    }
    return both
  }

  /// How many things beside notes and meetings differ from `other`, which has the same ones.
  func differences(from other: StoreContents) -> Int {
    func count<Key, Value: Equatable>(_ mine: [Key: Value], _ theirs: [Key: Value]) -> Int {
      mine.count { theirs[$0.key] != $0.value }
    }
    let meetings = Set(meetings.filter { other.meetings[$0.key] != $0.value }.keys)
      .union(themes.filter { other.themes[$0.key] != $0.value }.keys.map(\.meeting))
    return count(asks, other.asks) + count(imports, other.imports) + count(points, other.points)
      + count(summaries, other.summaries) + count(partnerships, other.partnerships) + meetings.count
  }
}

extension MeetingContent {
  fileprivate func redacted(as other: MeetingContent) -> MeetingContent {
    var known: [UniqueID: Version] = [:]
    for version in other.earlier { known[version.stamp] = version }
    known[other.current.stamp] = other.current
    var both = self
    both.current = current.redacted(as: known[current.stamp])
    both.earlier = Set(earlier.map { $0.redacted(as: known[$0.stamp]) })
    for place in sessions.indices.prefix(other.sessions.count) {
      both.sessions[place].fields = sessions[place].fields.redacted(
        with: other.sessions[place].fields)
    }
    return both
  }
}

extension MeetingContent.Version {
  fileprivate func redacted(as other: Self?) -> Self {
    guard let other else { return self }
    var both = self
    both.fields = fields.redacted(with: other.fields)
    return both
  }
}

extension [String?] {
  fileprivate func redacted(with other: [String?]) -> [String?] {
    zip(self, other).map { mine, theirs in
      guard let mine, let theirs else { return mine }
      return [mine].redacted(with: [theirs])[0]
    }
  }
}

// MARK: Keys of themes

extension ThemeIdentity {
  /// What stands in a key in the place of a name.
  static let mark = "slettet"

  var isRedacted: Bool { !parts.isEmpty }

  /// What is left of a key round the names that are out; empty where none is.
  private var parts: [[UInt8]] {
    let words = key.split(separator: "-", omittingEmptySubsequences: false)
    guard words.contains(where: { $0 == Self.mark }) else { return [] }
    return words.split(separator: Self.mark[...], omittingEmptySubsequences: false).map {
      Array($0.joined(separator: "-").utf8)
    }
  }

  /// Whether this key, a name taken out, may be the other one.
  func isRest(of other: ThemeIdentity) -> Bool {
    guard meeting == other.meeting, ordinal == other.ordinal, key != other.key else { return false }
    var parts = parts
    guard let first = parts.first, let last = parts.popLast() else { return false }
    let key = Array(other.key.utf8)
    guard key.starts(with: first), key.reversed().starts(with: last.reversed()) else {
      return false
    }
    // Somebody's name was there.
    return key.count > parts.reduce(last.count) { $0 + $1.count } + parts.count
  }
}

extension StoreContents {
  /// With every theme called as `other` calls it where that lost a name out of its key.
  func callingThemes(as other: StoreContents) -> StoreContents {
    let names = renamings(to: other)
    return names.isEmpty ? self : renamed(names)
  }

  /// Themes of this store that another one has under a key without the name.
  func renamings(to other: StoreContents) -> [ThemeIdentity: ThemeIdentity] {
    var names: [ThemeIdentity: ThemeIdentity] = [:]
    for rest in other.themes.keys.sorted(by: { $0.key < $1.key })
    where rest.isRedacted && themes[rest] == nil {
      let old = themes.keys.filter { other.themes[$0] == nil && rest.isRest(of: $0) }
      if let only = old.first, old.count == 1 { names[only] = rest }
    }
    return names
  }

  private func renamed(_ names: [ThemeIdentity: ThemeIdentity]) -> StoreContents {
    func new(_ theme: ThemeIdentity?) -> ThemeIdentity? { theme.map { names[$0] ?? $0 } }
    var store = self
    store.themes = Dictionary(themes.map { (names[$0.key] ?? $0.key, $0.value) }) { $1 }
    for id in tables.keys { store.tables[id]?.theme = new(tables[id]?.theme) }
    for stamp in points.keys { store.points[stamp]?.theme = new(points[stamp]?.theme) }
    for (id, note) in notes {
      store.notes[id]?.versions = Set(
        note.versions.map { version in
          var version = version
          version.theme = new(version.theme)
          return version
        })
      store.notes[id]?.current?.theme = new(note.current?.theme)
    }
    let keys = Dictionary(names.map { ($0.key.key, $0.value.key) }) { first, _ in first }
    for (stamp, link) in links {
      store.links[stamp]?.key = keys[link.key] ?? link.key
      store.links[stamp]?.earlier = link.earlier.map { keys[$0] ?? $0 }
    }
    return store
  }
}

extension Connection {
  /// Gives a theme another key, wherever it is called by it. Under the guard `erase`.
  func rename(themeKey key: String, to new: String, in meeting: MeetingID) throws(StoreError) {
    try run(
      "UPDATE theme SET key = ?3 WHERE meeting = ?1 AND key = ?2", meeting, key, new)
    try run(
      "UPDATE theme_link SET key = ?3 WHERE meeting = ?1 AND key = ?2", meeting, key, new)
    try run("UPDATE theme_link SET earlier = ?2 WHERE earlier = ?1", key, new)
    try run(
      """
      UPDATE journal SET subject = ?3
      WHERE change = 'theme_linked' AND meeting = ?1 AND subject = ?2
      """, meeting, key, new)
  }
}
