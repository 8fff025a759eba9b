import CSQLite
package import PlenumModel

/// The durable truth of a user's meetings: one SQLite file, one owner.
///
/// Every change is one transaction that holds the data and its journal entry, and is on the disk when the call returns
/// (`journal_mode=TRUNCATE`, `synchronous=FULL`). Several processes may share a file: a writer waits for another up to
/// the busy timeout, a reader sees the state between two transactions. A class, because it is an open file; not
/// `Sendable`, because it has one owner.
package final class Store {
  let connection: Connection
  let clock: @Sendable () -> Timestamp
  package let path: String
  /// What tells this store from every other.
  package let id: UniqueID
  /// 1 for the first laptop of a meeting; part of the references that this store gives.
  package private(set) var device: Int
  /// The schema's version that this program knows.
  let version: Int
  /// Where stamps come from; behind the file's last one until a transaction begins.
  private var stamps = UniqueIDSource()
  private var random = SystemRandomNumberGenerator()

  /// True where a file, a link or a folder lies at `path`.
  package static func exists(at path: String) throws(StoreError) -> Bool {
    try StoreFile.state(at: path) != .missing
  }

  /// Opens the store at `path`, and makes it where nothing lies there: a file that its owner alone may read, in
  /// folders that their owner alone may enter.
  ///
  /// An older file is brought to the present version after a copy of it was put beside it. A newer one, another
  /// program's and anything that is no database are left as they are.
  package static func open(
    at path: String, clock: @escaping @Sendable () -> Timestamp,
    busyTimeout: Duration = .seconds(10)
  ) throws(StoreError) -> Store {
    try open(at: path, clock: clock, busyTimeout: busyTimeout, migrations: Migration.all)
  }

  static func open(
    at path: String, clock: @escaping @Sendable () -> Timestamp, busyTimeout: Duration,
    migrations: [Migration]
  ) throws(StoreError) -> Store {
    let known = migrations.last?.version ?? 0
    switch try StoreFile.state(at: path) {
    case .missing:
      try StoreFile.createFolder(of: path)
      try StoreFile.create(at: path)
    case .file(size: 0):
      break
    case .file(let size):
      // SQLite takes a file of less than its smallest page for an empty database, and would write over it.
      guard size >= 512 else { throw .notADatabase(path: path) }
      try look(at: path, busyTimeout: busyTimeout, known: known)
    }
    let connection = try Connection(path: path, mode: .readWrite, busyTimeout: busyTimeout)
    try connection.checkIdentity(known: known)
    try connection.configureForStore()
    try connection.checkSettings()
    var copies: [(path: String, at: Timestamp)] = []
    try connection.migrate(migrations) { version throws(StoreError) in
      let now = clock()
      let copy = try StoreFile.absolute("\(path).v\(version)-\(now.milliseconds)")
      try connection.copy(to: copy)
      copies.append((copy, now))
    }
    let store = try Store(connection, path: path, version: known, clock: clock)
    for (path, at) in copies { try store.remember(backup: path, at: at) }
    return store
  }

  init(
    _ connection: consuming Connection, path: String, version: Int,
    clock: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) {
    if let identity = try connection.identity() {
      (id, device) = identity
    } else {
      (id, device) = try connection.makeIdentity(at: clock())
    }
    self.connection = connection
    self.path = path
    self.version = version
    self.clock = clock
  }

  /// A stamp that is later than every one of the file, also where the clock was set back. Inside a transaction only.
  func stamp(at moment: Timestamp) -> UniqueID { stamps.next(at: moment, using: &random) }

  /// Brings the stamps past the last one of the file. The last entry of the journal bears it.
  func followStamps() throws(StoreError) {
    if let last = try connection.lastStamp() { stamps.follow(last) }
  }

  /// Brings the stamps past one of another store.
  func follow(_ stamp: UniqueID) { stamps.follow(stamp) }

  /// Takes another letter for references from now on.
  func take(letter: Int) throws(StoreError) {
    try connection.run("UPDATE store SET device = ?1", letter)
    try connection.run("UPDATE device SET letter = ?2 WHERE store = ?1", id, letter)
    device = letter
  }

  /// Notes where a copy of the file lies: an erasure goes through it too.
  func remember(backup path: String, at moment: Timestamp) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO backup (path, made_ms) VALUES (?1, ?2)
      ON CONFLICT (path) DO UPDATE SET made_ms = excluded.made_ms
      """, path, moment)
  }

  /// Refuses, by reading alone, what is not ours to write.
  private static func look(
    at path: String, busyTimeout: Duration, known: Int
  ) throws(StoreError) {
    do {
      let connection = try Connection(path: path, mode: .readOnly, busyTimeout: busyTimeout)
      try connection.checkIdentity(known: known)
    } catch .database(let failure) where failure.code == SQLITE_NOTADB {
      throw .notADatabase(path: path)
    } catch .database(let failure) where failure.isReadOnly {
      // The journal of a process that died waits to be rolled back, which a reader may not do. The connection that
      // writes does it with its first read, and looks again before it writes anything of its own.
    }
  }
}

extension Connection {
  fileprivate typealias Identity = (id: UniqueID, device: Int)

  /// nil in a store that was made just now.
  fileprivate func identity() throws(StoreError) -> Identity? {
    try first("SELECT id, device FROM store") { row throws(StoreError) in
      (try row.value(0), try row.value(1))
    }
  }

  /// Names a new store; where two processes make it at once, the first name stays.
  fileprivate func makeIdentity(at now: Timestamp) throws(StoreError) -> Identity {
    var random = SystemRandomNumberGenerator()
    let id = UniqueID(version7At: now, using: &random)
    try transaction(.immediate) { () throws(StoreError) in
      guard try identity() == nil else { return }
      try run("INSERT INTO store (only, id, device, created_ms) VALUES (1, ?1, 1, ?2)", id, now)
      try run("INSERT INTO device (store, letter, created_ms) VALUES (?1, 1, ?2)", id, now)
    }
    guard let identity = try identity() else { throw .unreadableColumn("id") }
    return identity
  }

  /// Writes a whole and consistent copy of the file, for its owner alone, and flushes it.
  func copy(to path: String) throws(StoreError) {
    try StoreFile.create(at: path)
    try run("VACUUM INTO ?1", path)
    try StoreFile.flush(at: path)
    try StoreFile.flushFolder(of: path)
  }
}
