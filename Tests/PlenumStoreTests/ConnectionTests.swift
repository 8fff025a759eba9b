import CSQLite
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `A connection` {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try StoreFile.create(at: folder.file())
  }

  func connect(busyTimeout: Duration = .zero) throws -> Connection {
    try Connection(path: folder.file(), mode: .readWrite, busyTimeout: busyTimeout)
  }

  @Test func `values of every kind come back as they went in`() throws {
    let connection = try connect()
    try connection.run("CREATE TABLE t (a ANY, b ANY, c ANY, d ANY, e ANY, f ANY, g ANY) STRICT")
    let text = "æ\u{0}ø – 👶"
    try connection.run(
      "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", Int64.min, 0.1, text, [UInt8](0...255),
      Int64?.none, "", [UInt8]())
    let rows: [Void] = try connection.rows("SELECT * FROM t") { row throws(StoreError) in
      #expect(try row.value(0) == Int64.min)
      #expect(try row.value(1) == 0.1)
      #expect(try row.value(2) == text)
      #expect(try row.value(3) == [UInt8](0...255))
      #expect(try row.value(4, as: Int64?.self) == nil)
      #expect(try row.value(5) == "")
      #expect(try row.value(6) == [UInt8]())
    }
    #expect(rows.count == 1)
  }

  @Test func `text that is no UTF-8 is a damaged column, not a mended one`() throws {
    let connection = try connect()
    #expect(throws: StoreError.unreadableColumn("ord")) {
      try connection.first("SELECT CAST(X'66C3' AS TEXT) AS ord") { row throws(StoreError) in
        try row.value(0, as: String.self)
      }
    }
  }

  @Test func `a column of another kind is a damaged column`() throws {
    let connection = try connect()
    #expect(throws: StoreError.unreadableColumn("tal")) {
      try connection.scalar("SELECT 'x' AS tal", as: Int.self)
    }
    #expect(throws: StoreError.unreadableColumn("intet")) {
      try connection.scalar("SELECT NULL AS intet", as: Int.self)
    }
  }

  @Test func `a query may run inside its own rows`() throws {
    let connection = try connect()
    func countdown(_ number: Int) throws(StoreError) -> Int {
      try connection.scalarSum("SELECT ?1 AS n", number) { (inner: Int) throws(StoreError) in
        inner == 0 ? 0 : try countdown(inner - 1)
      }
    }
    #expect(try countdown(3) == 6)
  }

  @Test func `an error is told by its extended code`() throws {
    let connection = try connect()
    try connection.run("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT CHECK (b <> '')) STRICT")
    let error = #expect(throws: StoreError.self) {
      try connection.run("INSERT INTO t VALUES (1, ?1)", "")
    }
    #expect(
      error == .database(SQLiteFailure(extendedCode: SQLITE_CONSTRAINT | (1 << 8))))
  }

  @Test func `a transaction that throws is rolled back and closed`() throws {
    let connection = try connect()
    try connection.run("CREATE TABLE t (a INTEGER) STRICT")
    #expect(throws: StoreError.alreadyUndone(1)) {
      try connection.transaction(.immediate) { () throws(StoreError) in
        try connection.run("INSERT INTO t VALUES (1)")
        throw .alreadyUndone(1)
      }
    }
    let isOpen = connection.isInTransaction
    #expect(!isOpen)
    #expect(try connection.scalar("SELECT count(*) FROM t", as: Int.self) == 0)
    try connection.transaction(.immediate) { () throws(StoreError) in
      try connection.run("INSERT INTO t VALUES (1)")
    }
    #expect(try connection.scalar("SELECT count(*) FROM t", as: Int.self) == 1)
  }

  @Test func `a second writer is told that the file is busy`() throws {
    let first = try connect()
    let second = try connect()
    try first.run("CREATE TABLE t (a INTEGER) STRICT")
    try first.transaction(.immediate) { () throws(StoreError) in
      let error = #expect(throws: StoreError.self) {
        try second.transaction(.immediate) { () throws(StoreError) in }
      }
      guard case .database(let failure) = error else {
        Issue.record("expected a failure of SQLite")
        return
      }
      #expect(failure.isBusy)
    }
  }

  @Test func `a reader sees one state although another writes`() throws {
    let reader = try connect()
    let writer = try connect()
    try writer.run("CREATE TABLE t (a INTEGER) STRICT")
    try reader.transaction(.deferred) { () throws(StoreError) in
      let before: Int = try reader.scalar("SELECT count(*) FROM t")
      #expect(throws: StoreError.self) { try writer.run("INSERT INTO t VALUES (1)") }
      #expect(try reader.scalar("SELECT count(*) FROM t", as: Int.self) == before)
    }
    try writer.run("INSERT INTO t VALUES (1)")
    #expect(try reader.scalar("SELECT count(*) FROM t", as: Int.self) == 1)
  }
}

extension Connection {
  /// The sum of the query's numbers and of what `inner` gives while the query is still running.
  fileprivate func scalarSum(
    _ sql: StaticString, _ number: Int, inner: (Int) throws(StoreError) -> Int
  ) throws(StoreError) -> Int {
    try rows(sql, number) { row throws(StoreError) in
      let value: Int = try row.value(0)
      return value + (try inner(value))
    }.reduce(0, +)
  }
}
