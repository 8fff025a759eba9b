import PlenumModel

extension Store {
  /// Adds everything that another store holds, in one transaction: a union by global ids, so that any order and any
  /// number of merges end alike. The other file is read and never changed.
  ///
  /// What was erased in either store is erased in this one; the file is rewritten then, so that no word is left in it.
  /// - Parameter isDryRun: says what would be added, and changes nothing.
  package func merge(
    _ path: String, isDryRun: Bool = false, busyTimeout: Duration = .seconds(10)
  ) throws(StoreError) -> MergeReport {
    let other = try OtherStore.read(
      at: path, known: version, beside: self.path, busyTimeout: busyTimeout)
    if isDryRun {
      return try reading { () throws(StoreError) in
        let mine = try StoreContents(of: connection)
        var report = MergeReport(from: mine, to: try mine.union(other.contents))
        report.addClashes(between: mine, and: other.contents)
        report.tell(numbersOf: mine.themes.mapValues(\.number))
        return report
      }
    }
    var report = try connection.transaction(.immediate) { () throws(StoreError) -> MergeReport in
      try begin()
      if let last = other.last { follow(last) }
      let transaction = WriteTransaction(store: self, importID: nil, now: clock())
      return try transaction.merge(other.contents)
    }
    if report.erased > 0 {
      try purge()
      let reached = try eraseFromCopies(try tombstones(), in: try copies())
      (report.copies, report.unreached, report.gone) = (
        reached.erased, reached.unreached, reached.gone
      )
    }
    return report
  }

  /// Rewrites the file, so that nothing of what was removed from its rows lies in its free pages.
  func purge() throws(StoreError) { try connection.run("VACUUM") }

  /// Notes that were written at the same time on two laptops and that no person has looked at since, by reference.
  package func conflicts() throws(StoreError) -> [MergeConflict] {
    try reading { () throws(StoreError) in try StoreContents(of: connection).conflicts }
  }
}

extension MergeReport {
  init(from mine: StoreContents, to both: StoreContents) {
    isUnchanged = mine.lasting == both.lasting
    meetings = both.meetings.count { id, meeting in
      !meeting.isWithdrawn && mine.meetings[id]?.isWithdrawn ?? true
    }
    for (id, note) in both.notes {
      let old = mine.notes[id]
      if note.shown == .yes {
        if let old, old.shown == .yes {
          if let now = note.current, old.current.map({ !$0.saysTheSame(as: now) }) ?? true {
            revised += 1
          }
        } else {
          notes += 1
        }
      } else if let old, old.shown == .yes, note.shown != .erased {
        withdrawn += 1
      }
      if note.shown == .erased, let old, old.shown != .erased { erased += 1 }
      if let old, old.reference != note.reference {
        relettered.append(
          Relettering(meeting: note.meeting, before: old.reference, after: note.reference))
      }
    }
    relettered.sort { ($0.meeting, $0.before) < ($1.meeting, $1.before) }
    decisions =
      both.codings.keys.count { mine.codings[$0] == nil }
      + both.points.keys.count { mine.points[$0] == nil }
      + both.links.keys.count { mine.links[$0] == nil }
      + both.asks.keys.count { mine.asks[$0] == nil }
      + both.answers.keys.count { mine.answers[$0] == nil }
    documents =
      both.models.keys.count { mine.models[$0] == nil }
      + both.summaries.keys.count { mine.summaries[$0] == nil }
    conflicts = both.conflicts
  }

  /// What two people did without knowing of each other beside the notes, and what the other store calls otherwise.
  mutating func addClashes(between mine: StoreContents, and other: StoreContents) {
    meetingClashes = mine.meetings.compactMap { id, meeting in
      other.meetings[id].flatMap { meeting.clash(with: $0, of: id) }
    }.sorted { $0.meeting < $1.meeting }
    askClashes = StoreContents.askClashes(between: mine, and: other)
    otherNumbers = other.themes.filter { !$0.value.isWithdrawn }
  }

  /// Names the themes that have another number here than in the other store.
  mutating func tell(numbersOf themes: [ThemeIdentity: Int]) {
    renumbered = otherNumbers.compactMap { id, theme in
      guard let here = themes[id], here != theme.number else { return nil }
      return Renumbering(
        meeting: id.meeting, title: theme.title, here: here, there: theme.number)
    }.sorted { ($0.meeting, $0.here) < ($1.meeting, $1.here) }
  }
}

extension NoteHistory {
  /// As people call the note now.
  var reference: NoteReference {
    NoteReference(table: given.table, device: letter, number: given.number)
  }
}

extension StoreContents {
  /// Without what says only when this file did something that stores do each for itself, and which stores it has met.
  var lasting: StoreContents {
    var contents = self
    contents.devices = [:]
    for id in imports.keys where imports[id]?.undone != nil {
      contents.imports[id]?.undone = ImportContent.Undoing(at: 0, stamp: nil)
    }
    for id in models.keys where models[id]?.undone != nil { contents.models[id]?.undone = 0 }
    for id in summaries.keys where summaries[id]?.redacted != nil {
      contents.summaries[id]?.redacted = 0
    }
    for id in notes.keys { contents.notes[id]?.changed = 0 }
    for id in meetings.keys { contents.meetings[id]?.changed = 0 }
    return contents
  }

  /// Contents that lost and that nobody has looked at, by meeting and reference.
  var conflicts: [MergeConflict] {
    notes.flatMap { id, note in
      note.versions.filter { note.conflicts.contains($0.stamp) }.map { version in
        MergeConflict(
          note: id, meeting: note.meeting, reference: note.reference,
          shown: note.shown == .yes ? note.current?.fields[4] : nil,
          other: version.fields[4] ?? "",
          otherWritten: Timestamp(milliseconds: Int64(version.stamp.high >> 16)))
      }
    }.sorted { left, right in
      (left.meeting, left.reference, left.otherWritten.milliseconds) < (
        right.meeting, right.reference, right.otherWritten.milliseconds
      )
    }
  }
}
