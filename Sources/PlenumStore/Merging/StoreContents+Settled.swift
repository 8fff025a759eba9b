import PlenumModel

extension StoreContents {
  /// With everything that follows: what notes say now, whether they are shown, their letters, and which meetings,
  /// themes and tables are there.
  func settled() -> StoreContents {
    var store = self
    let undone = Set(imports.filter { $0.value.undone != nil }.keys)
    for id in store.erased.keys { store.notes[id]?.erase() }
    let erased = store.erased
    store.codings = store.codings.filter { erased[$0.value.note] == nil }
    store.asks = store.asks.filter { erased[$0.value.note] == nil }
    store.answers = store.answers.filter { erased[$0.value.note] == nil }
    for id in Array(store.notes.keys) where erased[id] == nil {
      store.notes[id]?.settle(undone: undone)
    }
    store.letterNotes()
    store.settlePlaces(undone: undone)
    return store
  }

  /// Of several notes that were given the same reference, the elder store's keeps it and the others get the next
  /// letter that is free at their table and number.
  private mutating func letterNotes() {
    struct Place: Hashable {
      let meeting: MeetingID
      let table: Int?
      let number: Int
    }
    var groups: [Place: [UniqueID]] = [:]
    for (id, note) in notes {
      let place = Place(
        meeting: note.meeting, table: note.given.table, number: note.given.number)
      groups[place, default: []].append(id)
    }
    for ids in groups.values {
      let inOrder = ids.compactMap { id in notes[id].map { (id: id, given: $0.given) } }
        .sorted { left, right in
          left.given.order == right.given.order
            ? left.id < right.id : left.given.order.lexicographicallyPrecedes(right.given.order)
        }
      var taken: Set<Int> = []
      var waiting: [UniqueID] = []
      for (id, given) in inOrder {
        if taken.insert(given.letter).inserted {
          notes[id]?.letter = given.letter
        } else {
          waiting.append(id)
        }
      }
      var next = 1
      for id in waiting {
        while taken.contains(next) { next += 1 }
        taken.insert(next)
        notes[id]?.letter = next
      }
    }
  }

  /// What an undone import brought is there for as long as a note that is shown uses it.
  private mutating func settlePlaces(undone: Set<UniqueID>) {
    var (usedThemes, usedTables): (Set<ThemeIdentity>, Set<TableIdentity>) = ([], [])
    var usedMeetings: Set<MeetingID> = []
    for note in notes.values where note.shown == .yes {
      usedMeetings.insert(note.meeting)
      if let theme = note.current?.theme { usedThemes.insert(theme) }
      if let table = note.current?.table {
        usedTables.insert(TableIdentity(meeting: note.meeting, number: table))
      }
    }
    func isUndone(_ origin: UniqueID?) -> Bool { origin.map(undone.contains) ?? false }
    for (id, theme) in themes {
      if usedThemes.contains(id) {
        themes[id]?.isWithdrawn = false
      } else if isUndone(theme.origin) {
        themes[id]?.isWithdrawn = true
      }
    }
    for (id, table) in tables {
      if usedTables.contains(id) {
        tables[id]?.isWithdrawn = false
      } else if isUndone(table.origin) {
        tables[id]?.isWithdrawn = true
      }
    }
    let themed = Set(
      themes.filter { id, theme in
        !theme.isWithdrawn && theme.origin != meetings[id.meeting]?.origin
      }.keys.map(\.meeting))
    for (id, meeting) in meetings {
      if usedMeetings.contains(id) || (themed.contains(id) && isUndone(meeting.origin)) {
        meetings[id]?.isWithdrawn = false
      } else if isUndone(meeting.origin) {
        meetings[id]?.isWithdrawn = true
      }
    }
  }
}

extension NoteHistory {
  /// Words, and all that was said about them, are gone; the reference stays.
  fileprivate mutating func erase() {
    versions = []
    withdrawal = nil
    seen = []
    current = nil
    conflicts = []
    shown = .erased
  }

  fileprivate mutating func settle(undone: Set<UniqueID>) {
    let holding = versions.filter { version in version.origin.map { !undone.contains($0) } ?? true }
    let candidates = holding.isEmpty ? versions : holding
    current = candidates.max { $0.order.lexicographicallyPrecedes($1.order) }
    shown =
      if withdrawal?.isWithdrawn == true {
        .withdrawnByPerson
      } else if holding.isEmpty {
        .withdrawnWithImport
      } else {
        .yes
      }
    conflicts = Set(heads(of: holding).map(\.stamp)).subtracting(seen)
  }

  /// Contents that hold, that no later one was made from, and that say something else than the one that is shown: they
  /// were written without knowing of it.
  private func heads(of holding: Set<Version>) -> [Version] {
    guard versions.count > 1, let current else { return [] }
    var parents: [UniqueID: UniqueID] = [:]
    for version in versions { parents[version.stamp] = version.parent }
    var known: Set<UniqueID> = []
    for version in holding {
      var stamp = parents[version.stamp]
      while let next = stamp, known.insert(next).inserted { stamp = parents[next] }
    }
    // A withdrawn note that was revised elsewhere, after or unaware, is a conflict too.
    return holding.filter { version in
      guard !known.contains(version.stamp) else { return false }
      if let withdrawal, withdrawal.isWithdrawn, version.stamp == current.stamp {
        return version.stamp > withdrawal.stamp
      }
      return version.stamp != current.stamp && !version.saysTheSame(as: current)
    }
  }
}

extension NoteHistory.Version {
  /// The later one; then anything that is the same everywhere.
  fileprivate var order: [String] {
    [
      stamp.description, origin?.description ?? "", table.map(String.init) ?? "",
      theme?.key ?? "", "\(theme?.ordinal ?? 0)",
    ] + fields.map { $0 ?? "" } + [parent?.description ?? ""]
  }
}
