import CSQLite

/// What SQLite answered when it refused: numbers only, because its messages may quote what was being written.
package struct SQLiteFailure: Hashable, Sendable {
  /// The primary result code, such as 13 for a full disk (sqlite.org/rescode.html).
  package var code: Int32 { extendedCode & 0xFF }
  /// The extended result code; its low byte is the primary one.
  package let extendedCode: Int32
  /// `errno` of the system call that failed last on this connection; 0 where none did.
  package let systemErrno: Int32

  package init(extendedCode: Int32, systemErrno: Int32 = 0) {
    self.extendedCode = extendedCode
    self.systemErrno = systemErrno
  }

  /// Another process held the file for longer than the busy timeout.
  package var isBusy: Bool { code == SQLITE_BUSY }
  /// No room on the disk.
  package var isFull: Bool { code == SQLITE_FULL }
  /// The file or its folder may not be written.
  package var isReadOnly: Bool { code == SQLITE_READONLY }
  /// The disk failed to read, write or flush.
  package var isInputOutput: Bool { code == SQLITE_IOERR }
  /// The file is no database, or a damaged one.
  package var isCorrupt: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }
}
