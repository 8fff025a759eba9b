import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `The file of a store` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a new store is for its owner alone, in folders for their owner alone`() throws {
    let old = umask(0)
    defer { umask(old) }
    let path = "\(folder.path)/ny/mappe/plenum.sqlite"
    #expect(try !Store.exists(at: path))
    let store = try openStore(path)
    _ = try store.create(meeting())
    #expect(try Store.exists(at: path))
    #expect(try folder.mode(path) == 0o600)
    #expect(try folder.mode(path + "-journal") == 0o600)
    #expect(try folder.mode("\(folder.path)/ny/mappe") == 0o700)
    #expect(try folder.mode("\(folder.path)/ny") == 0o700)
  }

  @Test func `the settings that durability rests on are read back`() throws {
    let store = try openStore(folder.file())
    #expect(
      try store.settings() == [
        "journal_mode": "truncate", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1",
        "trusted_schema": "0", "temp_store": "2", "recursive_triggers": "1", "defensive": "1",
      ])
    #expect(try store.connection.scalar("PRAGMA busy_timeout", as: Int.self) == 10_000)
  }

  @Test func `a setting that differs is refused with what was found and wanted`() throws {
    let store = try openStore(folder.file())
    try store.connection.run("PRAGMA synchronous = NORMAL")
    #expect(
      throws: StoreError.unsafeSettings([
        SettingDifference(setting: "synchronous", found: "1", wanted: "2")
      ])
    ) { try store.connection.checkSettings() }
  }

  @Test func `a store keeps its id`() throws {
    let first = try openStore(folder.file()).id
    #expect(try openStore(folder.file()).id == first)
    #expect(try openStore(folder.file("anden.sqlite")).id != first)
  }

  @Test func `a link and a folder are refused`() throws {
    _ = try openStore(folder.file("rigtig.sqlite"))
    let link = folder.file("link.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.file("rigtig.sqlite"))
    #expect(throws: StoreError.notAFile(path: link, kind: .symbolicLink)) { try openStore(link) }
    #expect(throws: StoreError.notAFile(path: folder.path, kind: .directory)) {
      try openStore(folder.path)
    }
  }

  @Test(arguments: [1, 40, 511, 512, 5000])
  func `a file that is no database is left as it is`(size: Int) throws {
    let path = folder.file("noter.txt")
    let bytes = Data(repeating: UInt8(ascii: "n"), count: size)
    try bytes.write(to: URL(filePath: path))
    #expect(throws: StoreError.notADatabase(path: path)) { try openStore(path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func `an empty file becomes a store`() throws {
    let path = folder.file()
    try Data().write(to: URL(filePath: path))
    #expect(try openStore(path).meetings().isEmpty)
  }

  @Test func `another program's database is left as it is`() throws {
    let path = folder.file("anden.sqlite")
    try StoreFile.create(at: path)
    do {
      let connection = try Connection(path: path, mode: .readWrite, busyTimeout: .zero)
      try connection.run("CREATE TABLE adresse (navn TEXT)")
      try connection.run("PRAGMA application_id = 42")
    }
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreError.otherApplication(id: 42)) { try openStore(path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `a store of a newer version is left as it is`() throws {
    let path = folder.file()
    do {
      let store = try openStore(path)
      _ = try store.create(meeting())
      try store.connection.run("PRAGMA user_version = 3")
      // Also one that was opened before the newer plenum came.
      #expect(throws: StoreError.newerVersion(found: 3, known: 2)) {
        try store.write([draft(1, "x")])
      }
    }
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreError.newerVersion(found: 3, known: 2)) { try openStore(path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `a folder that may not be written is a fact`() throws {
    #expect(throws: StoreError.system(path: "/proc/plenum", errno: ENOENT)) {
      try openStore("/proc/plenum/plenum.sqlite")
    }
  }

  @Test func `a full disk stores nothing of the transaction`() throws {
    let store = try openStore(folder.file())
    _ = try store.create(meeting())
    let kept = try store.write([draft(1, "kom med")])[0].note
    let pages: Int = try store.connection.scalar("PRAGMA page_count")
    #expect(try store.connection.scalar("PRAGMA max_page_count = 70", as: Int.self) == 70)
    #expect(pages < 70)
    let many = try (2..<500).map { try draft($0, String(repeating: "lang ", count: 200)) }
    let error = #expect(throws: StoreError.self) { try store.write(many) }
    guard case .database(let failure) = error else {
      Issue.record("expected a failure of SQLite")
      return
    }
    #expect(failure.isFull)
    #expect(try store.notes(of: holstebro) == [kept])
    #expect(try store.connection.scalar("PRAGMA max_page_count = 1000000", as: Int.self) > 70)
    #expect(try store.write(many).count == many.count)
    #expect(try store.check() == [])
  }

  @Test func `a transaction that swallows a full disk stores nothing either`() throws {
    let store = try openStore(folder.file())
    _ = try store.create(meeting())
    _ = try store.connection.scalar("PRAGMA max_page_count = 70", as: Int.self)
    let many = try (2..<500).map { try draft($0, String(repeating: "lang ", count: 200)) }
    let last = try draft(1, "kort")
    #expect(throws: StoreError.transactionLost) {
      try store.writing { transaction throws(StoreError) in
        do { _ = try transaction.write(many) } catch {}
        _ = try transaction.write([last])
      }
    }
    #expect(try store.notes(of: holstebro).isEmpty)
  }
}
