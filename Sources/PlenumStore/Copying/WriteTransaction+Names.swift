import PlenumModel

extension WriteTransaction {
  /// Takes names out of what is no note wherever `other`, which knows what happened later, has lost them. The names
  /// themselves are kept nowhere: what is compared is what is left round them.
  ///
  /// - Returns: in how many places.
  func takeNames(as other: StoreContents, isLater: Bool) throws(StoreError) -> Int {

    var mine = try StoreContents(of: store.connection)
    let names = mine.renamings(to: other)
    if !names.isEmpty {
      try store.connection.run("INSERT INTO guard (purpose) VALUES ('erase')")
      for (old, new) in names {
        try store.connection.rename(themeKey: old.key, to: new.key, in: old.meeting)
      }
      try store.connection.run("DELETE FROM guard")
      mine = try StoreContents(of: store.connection)
    }
    let both = mine.redacted(as: other, isLater: isLater)
    guard both != mine else { return names.count }
    try store.connection.run("INSERT INTO guard (purpose) VALUES ('merge')")
    var writer = MergeWriter(transaction: self, mine: mine, both: both)
    try writer.writeImports()
    try writer.writeMeetings()
    try writer.writePlaces()
    try writer.writeDecisions()
    try writer.writeDocuments()
    // What is left is later than what was said, also for a laptop that knows it with the name.
    for (id, meeting) in both.meetings where mine.meetings[id] != meeting {
      try store.connection.run(
        "UPDATE meeting SET stamp = ?2, changed_ms = ?3 WHERE id = ?1", id, stamp(), now)
    }
    for (id, theme) in both.themes where mine.themes[id] != theme {
      try store.connection.run(
        "UPDATE theme SET stamp = ?3 WHERE meeting = ?1 AND number = ?2", id.meeting, theme.number,
        stamp())
    }
    for (id, content) in both.partnerships where mine.partnerships[id] != content {
      try store.connection.run(
        "UPDATE partnership SET stamp = ?2, changed_ms = ?3 WHERE id = ?1", id, stamp(), now)
    }
    try store.connection.run("DELETE FROM guard")
    return max(names.count, both.differences(from: mine))
  }
}
