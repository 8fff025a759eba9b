import PlenumModel

extension WriteTransaction {
  /// Writes what `other` holds beyond this store. Only differences are written: a merge that brings nothing leaves no
  /// trace.
  func merge(_ other: StoreContents) throws(StoreError) -> MergeReport {
    var mine = try StoreContents(of: store.connection)
    if try rename(mine.renamings(to: other)) { mine = try StoreContents(of: store.connection) }
    var both = try mine.union(other)
    // What is erased here may lie in summaries and models that come from there.
    let lost = both.erased.keys.flatMap { id in
      [mine.notes[id], other.notes[id]].flatMap { $0?.versions.compactMap { $0.fields[4] } ?? [] }
    }
    let made = both.takeStatements(madeOf: both.erased, in: [mine, other])
    if !lost.isEmpty || !made.isEmpty {
      both.redact(Redaction(texts: lost, madeOfThem: made), at: now)
    }
    var report = MergeReport(from: mine, to: both)
    report.addClashes(between: mine, and: other)
    var writer = MergeWriter(transaction: self, mine: mine, both: both)
    try writer.writeDevices()
    guard !report.isUnchanged else { return report }
    try store.connection.run("INSERT INTO guard (purpose) VALUES ('merge')")
    let erased = both.erased.filter { mine.erased[$0.key] == nil }
    try eraseWords(erased, alsoSaid: lost, alsoMade: made)
    // Where both had erased a note, the first erasure is the one that every store tells of.
    for (id, first) in both.erased where mine.erased[id].map({ $0 != first }) ?? false {
      try store.connection.run(
        "UPDATE erased_note SET erased_ms = ?2, stamp = ?3 WHERE id = ?1", id, first.at,
        first.stamp)
    }
    try writer.writeImports()
    try writer.writeMeetings()
    try writer.writePlaces()
    report.tell(numbersOf: writer.themes)
    try writer.writeNotes()
    try writer.writeDecisions()
    try writer.writeDocuments()
    try store.connection.run("DELETE FROM guard")
    try store.connection.run(
      "INSERT INTO journal (change, at_ms, stamp) VALUES ('merged', ?1, ?2)", now, stamp())
    return report
  }

  /// Calls this store's themes as the other one does where that lost names out of their keys.
  private func rename(_ names: [ThemeIdentity: ThemeIdentity]) throws(StoreError) -> Bool {
    guard !names.isEmpty else { return false }
    try store.connection.run("INSERT INTO guard (purpose) VALUES ('erase')")
    for (old, new) in names.sorted(by: { $0.key.key < $1.key.key }) {
      try store.connection.rename(themeKey: old.key, to: new.key, in: old.meeting)
    }
    try store.connection.run("DELETE FROM guard WHERE purpose = 'erase'")
    return true
  }
}

extension StoreContents {
  /// Takes away what points were called that have no note left, and finds what was said of erased asks.
  ///
  /// - Returns: the words, which may stand in summaries too.
  fileprivate mutating func takeStatements(
    madeOf erased: [UniqueID: ErasedContent], in stores: [StoreContents]
  ) -> [String] {
    guard !erased.isEmpty else { return [] }
    var made: Set<String> = []
    var kept: Set<String> = []
    for store in stores {
      for ask in store.asks.values {
        let words = [ask.owner, ask.answer].compactMap(\.self)
        if erased[ask.note] == nil { kept.formUnion(words) } else { made.formUnion(words) }
      }
    }
    made.subtract(kept)
    struct Place: Hashable {
      let meeting: MeetingID
      let point: String
    }
    var left: Set<Place> = []
    for point in points.values where point.notes.contains(where: { erased[$0] == nil }) {
      left.insert(Place(meeting: point.meeting, point: point.point))
    }
    for (stamp, point) in points
    where !point.notes.isEmpty && !left.contains(Place(meeting: point.meeting, point: point.point))
    {
      guard let statement = point.statement else { continue }
      made.insert(statement)
      points[stamp]?.statement = nil
    }
    return made.sorted()
  }

  /// Takes words of erased notes out of what was made of them.
  fileprivate mutating func redact(_ redaction: Redaction, at now: Timestamp) {
    for (stamp, summary) in summaries {
      guard let rest = redaction.applied(to: summary.body) else { continue }
      summaries[stamp]?.body = rest
      summaries[stamp]?.redacted = summary.redacted ?? now.milliseconds
    }
    for (stamp, point) in points {
      guard let statement = point.statement, redaction.applied(to: statement) != nil else {
        continue
      }
      points[stamp]?.statement = nil
    }
    var others: Set<String> = []
    if !models.isEmpty {
      for note in notes.values {
        for version in note.versions {
          others.formUnion(Redaction.words(of: version.fields[4] ?? ""))
        }
      }
    }
    for (stamp, model) in models where redaction.hasOwnWord(model.body, unlessIn: others) {
      models[stamp]?.body = "{}"
      models[stamp]?.undone = model.undone ?? now.milliseconds
    }
  }
}
