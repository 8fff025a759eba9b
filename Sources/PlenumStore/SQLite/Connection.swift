import CSQLite

/// The one connection of a store to its file; closed when it goes.
///
/// Unsafe inside, safe to hold. Invariant: `handle` is an open connection from `init` to `deinit`; it is handed to
/// C calls only. Statements are prepared once from texts of the program, never from text that was put together.
@safe
struct Connection: ~Copyable {
  enum Mode {
    case readOnly, readWrite

    fileprivate var flags: Int32 {
      switch self {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      }
    }
  }

  enum TransactionKind {
    /// Reads see one state of the file; the first read takes the lock.
    case deferred
    /// Takes the right to write at once, so that nothing is refused half-way.
    case immediate

    fileprivate var begin: StaticString {
      switch self {
      case .deferred: "BEGIN DEFERRED"
      case .immediate: "BEGIN IMMEDIATE"
      }
    }
  }

  private let handle: OpaquePointer
  private let statements = StatementCache()

  /// Opens a file that exists. Nothing is read yet.
  /// - Parameter path: never taken for a URI or for one of SQLite's special names.
  init(path: String, mode: Mode, busyTimeout: Duration) throws(StoreError) {
    // `:memory:` and the empty name are no files.
    let path = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
    var opened: OpaquePointer?
    let result = unsafe sqlite3_open_v2(
      path, &opened, mode.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard result == SQLITE_OK, let opened = unsafe opened else {
      let failure = SQLiteFailure(code: result, of: opened)
      unsafe sqlite3_close_v2(opened)
      throw .database(failure)
    }
    unsafe handle = opened
    let (seconds, attoseconds) = busyTimeout.components
    let milliseconds = min(max(0, seconds), 86_400) * 1000 + attoseconds / 1_000_000_000_000_000
    unsafe sqlite3_busy_timeout(opened, Int32(milliseconds))
  }

  deinit {
    statements.removeAll()
    unsafe sqlite3_close_v2(handle)
  }

  /// A switch of the connection that no pragma reaches, such as `SQLITE_DBCONFIG_DEFENSIVE`.
  /// - Returns: the switch as it is now.
  func configure(_ option: Int32, _ isOn: Bool) throws(StoreError) -> Bool {
    try configure(option, to: isOn ? 1 : 0)
  }

  /// The switch as it is.
  func configuration(_ option: Int32) throws(StoreError) -> Bool { try configure(option, to: -1) }

  private func configure(_ option: Int32, to wanted: Int32) throws(StoreError) -> Bool {
    var value: Int32 = -1
    let result = unsafe plenum_sqlite_config(handle, option, wanted, &value)
    guard result == SQLITE_OK else {
      throw unsafe .database(SQLiteFailure(code: result, of: handle))
    }
    return value != 0
  }

  /// Runs a statement for what it does; rows that it returns are passed over.
  func run<each Value: ColumnValue>(
    _ sql: StaticString, _ values: repeat each Value
  ) throws(StoreError) {
    let statement = try take(sql)
    defer { statements.putBack(statement, for: sql) }
    try bind(repeat each values, to: statement)
    while try statement.step() {}
  }

  /// All rows of a query, each read by `read`.
  func rows<each Value: ColumnValue, Element>(
    _ sql: StaticString, _ values: repeat each Value,
    read: (borrowing Row) throws(StoreError) -> Element
  ) throws(StoreError) -> [Element] {
    let statement = try take(sql)
    defer { statements.putBack(statement, for: sql) }
    try bind(repeat each values, to: statement)
    var elements: [Element] = []
    while try statement.step() { elements.append(try read(Row(of: statement))) }
    return elements
  }

  /// The first row of a query; nil where it has none.
  func first<each Value: ColumnValue, Element>(
    _ sql: StaticString, _ values: repeat each Value,
    read: (borrowing Row) throws(StoreError) -> Element
  ) throws(StoreError) -> Element? {
    let statement = try take(sql)
    defer { statements.putBack(statement, for: sql) }
    try bind(repeat each values, to: statement)
    guard try statement.step() else { return nil }
    return try read(Row(of: statement))
  }

  /// The first column of the first row, for queries that always have one.
  func scalar<each Value: ColumnValue, Result: ColumnValue>(
    _ sql: StaticString, _ values: repeat each Value, as type: Result.Type = Result.self
  ) throws(StoreError) -> Result {
    let result = try first(sql, repeat each values) { row throws(StoreError) in
      try row.value(0, as: Result.self)
    }
    guard let result else { throw .database(SQLiteFailure(extendedCode: SQLITE_DONE)) }
    return result
  }

  /// The rows that the last statement changed, without those that triggers changed.
  var changes: Int { unsafe Int(sqlite3_changes64(handle)) }

  /// True between `BEGIN` and its end, whoever ended it.
  var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  /// Runs `body` in one transaction: committed when it returns, rolled back when it throws, never left open.
  ///
  /// Once SQLite has refused a statement the rest is refused too and nothing is committed, even when `body` swallows
  /// the error. When the disk is full or fails, SQLite may have rolled back by itself
  /// (sqlite.org/lang_transaction.html), and what came after would be committed on its own.
  func transaction<Result>(
    _ kind: TransactionKind, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    precondition(!isInTransaction, "transactions do not nest")
    try run(kind.begin)
    statements.beginGuard()
    defer { statements.endGuard() }
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      statements.endGuard()
      // The error that led here is the one to tell; a rollback that fails leaves a journal that the next reader
      // of the file rolls back.
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  private func take(_ sql: StaticString) throws(StoreError) -> Statement {
    if statements.isGuarded, statements.hasFailed || !isInTransaction { throw .transactionLost }
    if let statement = statements.take(sql) { return statement }
    return try unsafe Statement(sql, on: handle)
  }

  private func bind<each Value: ColumnValue>(
    _ values: repeat each Value, to statement: Statement
  ) throws(StoreError) {
    var index: Int32 = 0
    for value in repeat each values {
      index += 1
      try statement.bind(value.columnContent, at: index)
    }
  }
}

/// Statements that wait to be run again, by their text.
///
/// One that is running is not in here, so a query inside the loop of the same query gets a statement of its own.
private final class StatementCache {
  /// Where a text of the program lies; it lies there for as long as the program runs.
  private struct Key: Hashable {
    let address: UInt
    let count: Int

    init(_ sql: StaticString) {
      address = UInt(bitPattern: unsafe sql.utf8Start)
      count = sql.utf8CodeUnitCount
    }
  }

  private var waiting: [Key: Statement] = [:]
  /// True inside a transaction: nothing may run once a statement has failed or SQLite has ended it.
  private(set) var isGuarded = false
  /// True once a statement was refused, until the next transaction begins.
  private(set) var hasFailed = false

  func beginGuard() { (isGuarded, hasFailed) = (true, false) }

  func endGuard() { isGuarded = false }

  func take(_ sql: StaticString) -> Statement? { waiting.removeValue(forKey: Key(sql)) }

  func putBack(_ statement: Statement, for sql: StaticString) {
    statement.reset()
    guard !statement.hasFailed else {
      hasFailed = true
      return
    }
    waiting[Key(sql)] = statement
  }

  func removeAll() { waiting.removeAll() }
}
