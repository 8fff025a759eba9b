import Glibc
package import PlenumModel

/// What a restoring did.
package struct RestoreReceipt: Hashable, Sendable {
  package let meetings: Int
  package let notes: Int
  /// Notes that had been erased since the copy was made, and were erased in it.
  package let erasedAgain: Int
  /// Answers, summaries, meetings and names of files that had lost somebody's name since, and lost it in the copy.
  package let placesAgain: Int
  /// Whether what was erased since the copy was made could be asked for: else it may have come back.
  package let knowsErasures: Bool
  /// Where the store that was replaced lies now; nil where there was none.
  package let kept: String?
}

extension Store {
  /// Writes a whole and consistent copy while others may write: beside it first, checked, flushed, then renamed. For
  /// its owner alone. The store remembers where it lies, because an erasure must go through it.
  ///
  /// - Parameter replacing: takes the place of an older copy; else a file at the path is refused.
  package func backUp(to path: String, replacing: Bool = false) throws(StoreError) {
    if try StoreFile.state(at: path) != .missing, !replacing { throw .occupied(path: path) }
    let path = try StoreFile.absolute(path)
    if try StoreFile.state(at: path) != .missing, try StoreFile.areSame(path, self.path) {
      throw .sameStore(path: path)
    }
    guard StoreFile.hasFolder(of: path) else { throw .system(path: path, errno: ENOENT) }
    let isKnown = try copies().contains(path)
    // Remembered first: a copy that nobody knows of would outlive an erasure.
    try remember(backup: path, at: clock())
    let part = "\(path).part-\(id)"
    StoreFile.remove(part)
    do throws(StoreError) {
      try connection.copy(to: part)
      let copy = try Connection(path: part, mode: .readOnly, busyTimeout: .zero)
      try copy.checkSound()
      try StoreFile.rename(part, to: path)
    } catch {
      StoreFile.remove(part)
      // A copy that was never made would be asked for by every erasure from now on.
      if !isKnown { try? connection.run("DELETE FROM backup WHERE path = ?1", path) }
      throw error
    }
  }

  /// Puts a copy in the place of the store at `path`, which must not be in use. What was there is kept beside it, and
  /// what was erased in it since is erased in the copy as well.
  ///
  /// - Parameter isForced: replaces a store that is there; else that is refused.
  package static func restore(
    _ copy: String, to path: String, isForced: Bool,
    clock: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) -> RestoreReceipt {
    let known = Migration.all.last?.version ?? 0
    if try StoreFile.state(at: copy) == .missing { throw .other(path: copy, .noStore(path: copy)) }
    let state = try StoreFile.state(at: path)
    if state != .missing {
      guard isForced else { throw .occupied(path: path) }
      guard try !StoreFile.areSame(copy, path) else { throw .sameStore(path: copy) }
    }
    // Beside the store, so that the last step is a rename.
    try StoreFile.createFolder(of: path)
    let part = "\(path).part-\(clock().milliseconds)"
    StoreFile.remove(part)
    do throws(StoreError) {
      try OtherStore.copy(copy, to: part, known: known)
      let restored = try openCopy(at: part, clock: clock)
      if state != .missing { rollBack(path) }
      let before = state == .missing ? nil : try replaced(at: path, known: known)
      let (erasedAgain, placesAgain) = try restored.takeOver(before ?? Replaced())
      for (copy, made) in before?.copies ?? [] { try restored.remember(backup: copy, at: made) }
      try restored.connection.checkSound()
      let (meetings, notes) = try restored.size()
      let kept = try StoreFile.setAside(path, at: clock())
      if let kept { try restored.remember(backup: kept, at: clock()) }
      try StoreFile.rename(part, to: path)
      StoreFile.remove(part + "-journal")
      return RestoreReceipt(
        meetings: meetings, notes: notes, erasedAgain: erasedAgain, placesAgain: placesAgain,
        knowsErasures: before != nil, kept: kept)
    } catch {
      for name in [part, part + "-journal"] { StoreFile.remove(name) }
      throw error
    }
  }

  /// Rolls back what a process that died left in the journal of the store that is to be replaced: its journal must not
  /// meet the copy that takes its name. Where that cannot be done the store is damaged, and is moved with its journal.
  private static func rollBack(_ path: String) {
    do throws(StoreError) {
      let connection = try Connection(path: path, mode: .readWrite, busyTimeout: .seconds(10))
      _ = try connection.schemaVersion()
    } catch {}
  }

  /// What the store that is to be replaced knows and its copy cannot: what was erased since, and which other copies
  /// were made.
  private struct Replaced {
    var id: UniqueID?
    var erasures: [UniqueID: ErasedContent] = [:]
    var contents = StoreContents()
    var copies: [(path: String, made: Timestamp)] = []
  }

  /// Reads it; nil where nothing can be asked of it.
  private static func replaced(at path: String, known: Int) throws(StoreError) -> Replaced? {
    do throws(StoreError) {
      let connection = try Connection(path: path, mode: .readOnly, busyTimeout: .seconds(10))
      guard try connection.applicationID() == Schema.applicationID else { return nil }
      // Version 1 erases nothing.
      let version = try connection.schemaVersion()
      guard version >= 2 else { return version == 1 ? Replaced() : nil }
      let copies = try connection.rows("SELECT path, made_ms FROM backup") {
        row throws(StoreError) in
        (path: try row.value(0, as: String.self), made: try row.value(1, as: Timestamp.self))
      }
      return Replaced(
        id: try connection.scalar("SELECT id FROM store"), erasures: try connection.tombstones(),
        contents: version == known ? try StoreContents(of: connection) : StoreContents(),
        copies: copies)
    } catch .database(let failure) where failure.isCorrupt {
      // The reason to restore.
      return nil
    } catch .unreadableColumn {
      return nil
    }
  }

  /// Erases again what was erased in the store that is replaced, and takes names out again of what is no note.
  ///
  /// - Returns: the notes that had words here, and the other places that had names.
  private func takeOver(_ before: Replaced) throws(StoreError) -> (notes: Int, places: Int) {
    let tombstones = before.erasures
    let count = try connection.transaction(.immediate) {
      () throws(StoreError) -> (notes: Int, places: Int) in
      try begin()
      let transaction = WriteTransaction(store: self, importID: nil, now: clock())
      var count = 0
      for id in tombstones.keys {
        let text = try connection.storedNote(id)?.content.text
        if let text, text != Redaction.mark { count += 1 }
      }
      try transaction.eraseWords(tombstones)
      for tombstone in tombstones.values { follow(tombstone.stamp) }
      let places = try transaction.takeNames(
        as: before.contents, isLater: before.id == connection.scalar("SELECT id FROM store"))
      try connection.run(
        "INSERT INTO journal (change, at_ms, stamp) VALUES ('restored', ?1, ?2)",
        transaction.now, transaction.stamp())
      return (count, places)
    }
    if count.notes + count.places > 0 { try purge() }
    return count
  }

  private func size() throws(StoreError) -> (meetings: Int, notes: Int) {
    (
      try connection.scalar("SELECT count(*) FROM meeting WHERE withdrawn = 0"),
      try connection.scalar("SELECT count(*) FROM note WHERE withdrawn IS NULL")
    )
  }
}
