import CSQLite

/// One prepared statement of a connection.
///
/// Unsafe inside, safe to hold. Invariants:
/// - `pointer` is a live statement from `init` to `deinit`, and nobody else finalises it;
/// - its connection is closed by `sqlite3_close_v2`, which waits for the last statement;
/// - the bytes that SQLite hands out are copied before the next call on the statement;
/// - the bytes that it is given are copied by SQLite before the call returns (`SQLITE_TRANSIENT`).
@safe
final class Statement {
  private let pointer: OpaquePointer
  /// True once a run was refused.
  private(set) var hasFailed = false

  init(_ sql: StaticString, on connection: OpaquePointer) throws(StoreError) {
    var prepared: OpaquePointer?
    let result = sql.withUTF8Buffer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe sqlite3_prepare_v3(
          connection, characters.baseAddress, Int32(characters.count),
          UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
      }
    }
    guard result == SQLITE_OK, let prepared = unsafe prepared else {
      throw .database(SQLiteFailure(code: result, of: connection))
    }
    unsafe pointer = prepared
  }

  deinit { unsafe sqlite3_finalize(pointer) }

  /// - Parameter index: 1 for the first parameter.
  func bind(_ content: ColumnContent, at index: Int32) throws(StoreError) {
    let result =
      switch content {
      case .null: unsafe sqlite3_bind_null(pointer, index)
      case .integer(let value): unsafe sqlite3_bind_int64(pointer, index, value)
      case .real(let value): unsafe sqlite3_bind_double(pointer, index, value)
      case .text(let value): bind(value, at: index)
      case .blob(let bytes): bind(bytes, at: index)
      }
    guard result == SQLITE_OK else { throw failure(result) }
  }

  private func bind(_ text: String, at index: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        // No base address would bind NULL in place of the empty text.
        guard let base = characters.baseAddress else {
          return unsafe sqlite3_bind_text(pointer, index, "", 0, plenum_sqlite_transient())
        }
        return unsafe sqlite3_bind_text64(
          pointer, index, base, UInt64(characters.count), plenum_sqlite_transient(),
          UInt8(SQLITE_UTF8))
      }
    }
  }

  private func bind(_ bytes: [UInt8], at index: Int32) -> Int32 {
    guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(pointer, index, 0) }
    return unsafe bytes.withUnsafeBytes { buffer in
      unsafe sqlite3_bind_blob64(
        pointer, index, buffer.baseAddress, UInt64(buffer.count), plenum_sqlite_transient())
    }
  }

  /// Runs to the next row; false when there is none.
  func step() throws(StoreError) -> Bool {
    let result = unsafe sqlite3_step(pointer)
    switch result {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure(result)
    }
  }

  /// Ready to be run again, and without the values it was run with: no note's words stay in memory for it.
  func reset() {
    // Repeats the error of the last step, which `step` has thrown.
    unsafe sqlite3_reset(pointer)
    unsafe sqlite3_clear_bindings(pointer)
  }

  /// The value of a column of the present row; nil where a text is not UTF-8.
  func content(at column: Int32) -> ColumnContent? {
    switch unsafe sqlite3_column_type(pointer, column) {
    case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(pointer, column))
    case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(pointer, column))
    case SQLITE_TEXT: text(at: column).map { .text($0) }
    case SQLITE_BLOB: .blob(blob(at: column))
    default: .null
    }
  }

  /// The name of a column, as the schema has it.
  func name(of column: Int32) -> String {
    guard let name = unsafe sqlite3_column_name(pointer, column) else { return "" }
    return unsafe String(cString: name)
  }

  private func text(at column: Int32) -> String? {
    // First the text, then its length: the order in which SQLite may convert (sqlite.org/c3ref/column_blob.html).
    guard let start = unsafe sqlite3_column_text(pointer, column) else { return "" }
    let count = unsafe Int(sqlite3_column_bytes(pointer, column))
    return unsafe String(
      validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private func blob(at column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(pointer, column) else { return [] }
    let count = unsafe Int(sqlite3_column_bytes(pointer, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private func failure(_ result: Int32) -> StoreError {
    hasFailed = true
    return .database(unsafe SQLiteFailure(code: result, of: sqlite3_db_handle(pointer)))
  }
}

extension SQLiteFailure {
  /// The facts of the call that has just failed on `connection`.
  @safe
  init(code: Int32, of connection: OpaquePointer?) {
    self.init(
      extendedCode: code,
      systemErrno: unsafe connection.map { unsafe sqlite3_system_errno($0) } ?? 0)
  }
}

/// The present row of a running statement. Lives as long as the closure that it is handed to.
struct Row: ~Copyable {
  private let statement: Statement

  init(of statement: Statement) { self.statement = statement }

  /// The column as the type that the caller wants; throws where the file holds something else.
  /// - Parameter column: 0 for the first column.
  func value<Value: ColumnValue>(
    _ column: Int32, as type: Value.Type = Value.self
  ) throws(StoreError) -> Value {
    guard let content = statement.content(at: column), let value = Value(columnContent: content)
    else { throw .unreadableColumn(statement.name(of: column)) }
    return value
  }
}
