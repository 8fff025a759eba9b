package import PlenumModel

/// The right to change a store, for as long as one transaction lasts.
///
/// What it returns is a promise only once ``Store/writing(_:)`` or ``Store/importing(_:_:)`` has returned.
package struct WriteTransaction: ~Copyable {
  let store: Store
  /// The import under way; nil where people write.
  let importID: Int?
  /// One moment for everything of the transaction.
  let now: Timestamp
  var counts = ImportCounts()
  var seen = Seen()

  /// What the transaction has looked up; true until it ends, because nobody else may write.
  struct Seen {
    var meetings: [MeetingID: Meeting] = [:]
    var tables: [MeetingID: Set<Int>] = [:]
    var points: [MeetingID: PointLedger] = [:]
  }

  init(store: Store, importID: Int?, now: Timestamp) {
    self.store = store
    self.importID = importID
    self.now = now
  }

  /// A stamp for what is written next; each is later than the one before.
  func stamp() -> UniqueID { store.stamp(at: now) }

  /// The meeting as it is in this transaction.
  mutating func require(_ id: MeetingID) throws(StoreError) -> Meeting {
    if let meeting = seen.meetings[id] { return meeting }
    let meeting = try store.require(id)
    seen.meetings[id] = meeting
    return meeting
  }

  /// Refuses a theme that the meeting does not have.
  mutating func require(theme: Int?, in id: MeetingID) throws(StoreError) {
    guard let theme else { return }
    let themes = try require(id).themes
    guard themes.contains(where: { $0.number == theme }) else {
      throw .noSuchTheme(theme, meeting: id, known: themes.map(\.number))
    }
  }
}

extension Store {
  /// Runs `body` in one transaction; everything or nothing of it is stored, and it is on the disk on return.
  package func writing<Result>(
    _ body: (inout WriteTransaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try connection.transaction(.immediate) { () throws(StoreError) -> Result in
      try begin()
      var transaction = WriteTransaction(store: self, importID: nil, now: clock())
      return try body(&transaction)
    }
  }

  /// The same for a body that may refuse for reasons of its own: nothing of it is stored then either.
  package func deciding<Result>(
    _ body: (inout WriteTransaction) throws -> Result
  ) throws -> Result {
    var refusal: (any Error)?
    do throws(StoreError) {
      return try writing { transaction throws(StoreError) in
        do {
          return try body(&transaction)
        } catch let error as StoreError {
          throw error
        } catch {
          refusal = error
          throw .transactionLost
        }
      }
    } catch {
      throw refusal ?? error
    }
  }

  /// Runs `body` as one import: one transaction, that ``undoImport(_:)`` takes back whole.
  package func importing<Result>(
    _ label: ImportLabel, _ body: (inout WriteTransaction) throws(StoreError) -> Result
  ) throws(StoreError) -> (result: Result, record: ImportRecord) {
    try connection.transaction(.immediate) {
      () throws(StoreError) -> (result: Result, record: ImportRecord) in
      try begin()
      let now = clock()
      let id = try connection.insertImport(label, at: now, stamp: stamp(at: now))
      var transaction = WriteTransaction(store: self, importID: id, now: now)
      let result = try body(&transaction)
      let counts = transaction.counts
      try connection.run(
        """
        UPDATE import SET written = ?2, duplicates = ?3, revised = ?4, reinstated = ?5,
          stayed_withdrawn = ?6 WHERE id = ?1
        """, id, counts.written, counts.duplicates, counts.revised, counts.reinstated,
        counts.stayedWithdrawn)
      let record = ImportRecord(
        id: id, files: label.files, at: now, counts: counts, undone: nil)
      return (result, record)
    }
  }

  /// Stores notes in one transaction; the receipts are in the order of the drafts.
  package func write(_ drafts: [NoteDraft]) throws(StoreError) -> [Receipt] {
    try writing { transaction throws(StoreError) in try transaction.write(drafts) }
  }

  /// Sets a meeting up, unless its id is in use.
  package func create(_ meeting: Meeting) throws(StoreError) -> Creation {
    try writing { transaction throws(StoreError) in try transaction.create(meeting) }
  }

  /// What every transaction begins with.
  func begin() throws(StoreError) {
    try checkVersion()
    try followStamps()
  }

  /// A newer plenum may have changed the file's version since it was opened.
  func checkVersion() throws(StoreError) {
    let found = try connection.schemaVersion()
    guard found <= version else { throw .newerVersion(found: found, known: version) }
  }
}

extension Connection {
  fileprivate func insertImport(
    _ label: ImportLabel, at now: Timestamp, stamp: UniqueID
  ) throws(StoreError) -> Int {
    let id: Int = try scalar(
      "INSERT INTO import (at_ms, stamp) VALUES (?1, ?2) RETURNING id", now, stamp)
    for (index, name) in label.files.enumerated() {
      try run(
        "INSERT INTO import_file (import, ordinal, name) VALUES (?1, ?2, ?3)", id, index + 1, name)
    }
    return id
  }
}
