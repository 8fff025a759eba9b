import CSQLite

/// A setting of the connection that is not as the store needs it.
package struct SettingDifference: Hashable, Sendable {
  package let setting: String
  package let found: String
  package let wanted: String
}

extension Connection {
  /// Sets what durability and privacy rest on.
  ///
  /// - `journal_mode=TRUNCATE` with `synchronous=FULL`: a commit survives a power cut. DELETE does not sync the
  ///   removal of its journal, and WAL can be corrupted by two processes in SQLite before 3.51.3.
  /// - `secure_delete`, `temp_store=MEMORY`: words that were removed or sorted are not left lying on the disk.
  /// - `trusted_schema=OFF`, DEFENSIVE, no double-quoted strings: a file from elsewhere runs nothing of its own.
  /// - `recursive_triggers`: a row that a REPLACE pushes out counts as deleted, and is refused as such.
  func configureForStore() throws(StoreError) {
    try run("PRAGMA journal_mode = TRUNCATE")
    try run("PRAGMA synchronous = FULL")
    try run("PRAGMA foreign_keys = ON")
    try run("PRAGMA secure_delete = ON")
    try run("PRAGMA trusted_schema = OFF")
    try run("PRAGMA temp_store = MEMORY")
    try run("PRAGMA recursive_triggers = ON")
    try run("PRAGMA cell_size_check = ON")
    // In KiB: room for the indexes of 100,000 notes, so that a large import does not spill half-way.
    try run("PRAGMA cache_size = -32000")
    _ = try configure(SQLITE_DBCONFIG_DEFENSIVE, true)
    _ = try configure(SQLITE_DBCONFIG_DQS_DML, false)
    _ = try configure(SQLITE_DBCONFIG_DQS_DDL, false)
  }

  /// The settings as SQLite says they are, in the order of ``wantedSettings``.
  func settings() throws(StoreError) -> [(name: String, value: String)] {
    [
      ("journal_mode", try scalar("PRAGMA journal_mode", as: String.self)),
      ("synchronous", String(try scalar("PRAGMA synchronous", as: Int.self))),
      ("foreign_keys", String(try scalar("PRAGMA foreign_keys", as: Int.self))),
      ("secure_delete", String(try scalar("PRAGMA secure_delete", as: Int.self))),
      ("trusted_schema", String(try scalar("PRAGMA trusted_schema", as: Int.self))),
      ("temp_store", String(try scalar("PRAGMA temp_store", as: Int.self))),
      ("recursive_triggers", String(try scalar("PRAGMA recursive_triggers", as: Int.self))),
      ("defensive", try configuration(SQLITE_DBCONFIG_DEFENSIVE) ? "1" : "0"),
    ]
  }

  static var wantedSettings: [String: String] {
    [
      "journal_mode": "truncate", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1",
      "trusted_schema": "0", "temp_store": "2", "recursive_triggers": "1", "defensive": "1",
    ]
  }

  /// Reads every setting back, and throws ``StoreError/unsafeSettings(_:)`` where one differs.
  func checkSettings() throws(StoreError) {
    let wanted = Self.wantedSettings
    let differences = try settings().compactMap { name, value -> SettingDifference? in
      let wish = wanted[name] ?? ""
      return value == wish ? nil : SettingDifference(setting: name, found: value, wanted: wish)
    }
    guard differences.isEmpty else { throw .unsafeSettings(differences) }
  }
}
