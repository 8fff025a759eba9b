import PlenumModel

extension WriteTransaction {
  /// Writes what `other` holds beyond this store. Only differences are written: a merge that brings nothing leaves no
  /// trace.
  func merge(_ other: StoreContents) throws(StoreError) -> MergeReport {
    let mine = try StoreContents(of: store.connection)
    var both = try mine.union(other)
    // What is erased here may lie in summaries and models that come from there.
    let lost = both.erased.keys.flatMap { id in
      [mine.notes[id], other.notes[id]].flatMap { $0?.versions.compactMap { $0.fields[4] } ?? [] }
    }
    if !lost.isEmpty { both.redact(Redaction(texts: lost), at: now) }
    let report = MergeReport(from: mine, to: both)
    var writer = MergeWriter(transaction: self, mine: mine, both: both)
    try writer.writeDevices()
    guard !report.isUnchanged else { return report }
    try store.connection.run("INSERT INTO guard (purpose) VALUES ('merge')")
    let erased = both.erased.filter { mine.erased[$0.key] == nil }
    try eraseWords(erased, alsoSaid: lost)
    // Where both had erased a note, the first erasure is the one that every store tells of.
    for (id, first) in both.erased where mine.erased[id].map({ $0 != first }) ?? false {
      try store.connection.run(
        "UPDATE erased_note SET erased_ms = ?2, stamp = ?3 WHERE id = ?1", id, first.at,
        first.stamp)
    }
    try writer.writeImports()
    try writer.writeMeetings()
    try writer.writePlaces()
    try writer.writeNotes()
    try writer.writeDecisions()
    try writer.writeDocuments()
    try store.connection.run("DELETE FROM guard")
    try store.connection.run(
      "INSERT INTO journal (change, at_ms, stamp) VALUES ('merged', ?1, ?2)", now, stamp())
    return report
  }
}

extension StoreContents {
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
