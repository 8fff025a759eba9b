import CSQLite
import PlenumModel

/// A store that is read to be merged: never written to.
enum OtherStore {
  /// Reads it whole, in one state.
  ///
  /// - Parameter path: an older store is read from a copy that is brought up to date in the folder of `ownPath`.
  static func read(
    at path: String, known: Int, beside ownPath: String, busyTimeout: Duration
  ) throws(StoreError) -> (contents: StoreContents, last: UniqueID?) {
    try naming(path) { () throws(StoreError) in
      try requireStore(at: path)
      guard try !StoreFile.areSame(path, ownPath) else { throw .sameStore(path: path) }
      let connection = try open(path, known: known, busyTimeout: busyTimeout)
      if try connection.schemaVersion() == known {
        return try connection.transaction(.deferred) { () throws(StoreError) in
          try connection.checkSound()
          return (try StoreContents(of: connection), try connection.lastStamp())
        }
      }
      try connection.checkSound()
      return try readOlder(connection, beside: ownPath, busyTimeout: busyTimeout)
    }
  }

  /// Makes a checked copy of a store, which is read and never changed.
  static func copy(_ path: String, to copy: String, known: Int) throws(StoreError) {
    try naming(path) { () throws(StoreError) in
      try requireStore(at: path)
      let connection = try open(path, known: known, busyTimeout: .seconds(10))
      try connection.checkSound()
      try connection.copy(to: copy)
    }
  }

  /// Refuses what cannot be a store by its size.
  private static func requireStore(at path: String) throws(StoreError) {
    switch try StoreFile.state(at: path) {
    case .missing: throw .noStore(path: path)
    case .file(let size): guard size >= 512 else { throw .notADatabase(path: path) }
    }
  }

  /// To read alone; refuses what no plenum up to this one has written.
  private static func open(
    _ path: String, known: Int, busyTimeout: Duration
  ) throws(StoreError) -> Connection {
    let connection = try Connection(path: path, mode: .readOnly, busyTimeout: busyTimeout)
    try connection.checkIdentity(known: known)
    try connection.configureForReading()
    guard try connection.schemaVersion() > 0 else { throw .notADatabase(path: path) }
    return connection
  }

  /// Runs `body`; what it refuses is said of that file, which is not the user's store.
  private static func naming<Result>(
    _ path: String, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    do throws(StoreError) {
      return try body()
    } catch .database(let failure) where failure.code == SQLITE_NOTADB {
      throw .other(path: path, .notADatabase(path: path))
    } catch .database(let failure) where failure.isReadOnly || failure.code == SQLITE_CANTOPEN {
      // A journal waits to be rolled back, which a reader may not do.
      throw .other(path: path, .unfinished(path: path))
    } catch {
      throw .other(path: path, error)
    }
  }

  private static func readOlder(
    _ connection: borrowing Connection, beside ownPath: String, busyTimeout: Duration
  ) throws(StoreError) -> (contents: StoreContents, last: UniqueID?) {
    let copyPath = "\(ownPath).merge-\(UniqueID(version7At: Timestamp(milliseconds: 0)))"
    defer { for name in [copyPath, copyPath + "-journal"] { StoreFile.remove(name) } }
    try connection.copy(to: copyPath)
    let copy = try Connection(path: copyPath, mode: .readWrite, busyTimeout: busyTimeout)
    try copy.configureForStore()
    try copy.migrate(Migration.all) { _ in }
    return try copy.transaction(.deferred) { () throws(StoreError) in
      (try StoreContents(of: copy), try copy.lastStamp())
    }
  }
}

extension UniqueID {
  /// A random name for a file that lives as long as one call.
  fileprivate init(version7At moment: Timestamp) {
    var random = SystemRandomNumberGenerator()
    self.init(version7At: moment, using: &random)
  }
}

extension Connection {
  /// What keeps a file from elsewhere from doing anything while it is read.
  func configureForReading() throws(StoreError) {
    try run("PRAGMA trusted_schema = OFF")
    try run("PRAGMA cell_size_check = ON")
    try run("PRAGMA temp_store = MEMORY")
    _ = try configure(SQLITE_DBCONFIG_DEFENSIVE, true)
  }

  /// Refuses a damaged file.
  func checkSound() throws(StoreError) {
    let findings = try rows("PRAGMA integrity_check") { row throws(StoreError) in
      try row.value(0, as: String.self)
    }
    guard findings == ["ok"] else { throw .damaged }
    let dangling = try rows("PRAGMA foreign_key_check") { _ in true }
    guard dangling.isEmpty else { throw .damaged }
  }

  /// Where the hybrid logical clock of a file is; nil in one that nothing happened in.
  func lastStamp() throws(StoreError) -> UniqueID? {
    try first("SELECT stamp FROM journal ORDER BY sequence DESC LIMIT 1") {
      row throws(StoreError) in try row.value(0)
    }
  }
}
