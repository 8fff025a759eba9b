/// One step of the schema: what makes a file of version `version - 1` one of `version`.
struct Migration {
  let version: Int
  /// One statement each. Released steps never change.
  let statements: [StaticString]
  /// Gives rows that were there before what the new columns need; nil where nothing does.
  var fill: (@Sendable (borrowing Connection) throws(StoreError) -> Void)?
  /// What must not be there while rows are filled, such as triggers. The last statement of a step sets `user_version`.
  var closing: [StaticString] = []

  /// Every step from the empty file on.
  static let all = [
    Migration(version: 1, statements: Schema.version1),
    Migration(
      version: 2, statements: Schema.version2,
      fill: { connection throws(StoreError) in try connection.fillVersion2() },
      closing: Schema.closing2),
  ]
}

enum Schema {
  /// `plnm`: what tells a store from other SQLite files.
  static let applicationID = 0x706C_6E6D
}

extension Connection {
  func applicationID() throws(StoreError) -> Int { try scalar("PRAGMA application_id") }

  func schemaVersion() throws(StoreError) -> Int { try scalar("PRAGMA user_version") }

  /// Refuses a file of another program or of a newer plenum. Reads only.
  func checkIdentity(known: Int) throws(StoreError) {
    let (application, version) = (try applicationID(), try schemaVersion())
    // A file in which nothing was ever committed has neither.
    if application == 0, version == 0, try isEmpty() { return }
    guard application == Schema.applicationID else { throw .otherApplication(id: application) }
    guard version <= known else { throw .newerVersion(found: version, known: known) }
  }

  private func isEmpty() throws(StoreError) -> Bool {
    try scalar("SELECT count(*) FROM sqlite_schema", as: Int.self) == 0
  }

  /// Brings the file to the last of `migrations`, each step in one transaction. `backUp` is called once, before the
  /// first step on a file that already holds something.
  func migrate(
    _ migrations: [Migration], backUp: (_ version: Int) throws(StoreError) -> Void
  ) throws(StoreError) {
    let version = try schemaVersion()
    let pending = migrations.filter { $0.version > version }
    guard !pending.isEmpty else { return }
    if version > 0 { try backUp(version) }
    for migration in pending {
      try transaction(.immediate) { () throws(StoreError) in
        // Another process may have been faster.
        guard try schemaVersion() == migration.version - 1 else { return }
        for statement in migration.statements { try run(statement) }
        try migration.fill?(self)
        for statement in migration.closing { try run(statement) }
      }
    }
  }
}
