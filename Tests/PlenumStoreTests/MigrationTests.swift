import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `Older stores` {
  /// A store as version 1 wrote it: an invented meeting with notes, an import, and one that was undone. It was made
  /// by ``write(to:)`` when that was the version, and never changes.
  static let kept = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/version-1.sqlite")

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static func write(to path: String) throws {
    let store = try openStore(path)
    _ = try store.create(meeting())
    _ = try store.write([
      draft(1, "for få pædagoger om eftermiddagen", kind: .challenge), draft(2, "godt samarbejde"),
      draft(3, "uden bord – 100 %", table: nil, theme: nil),
    ])
    _ = try store.write([draft(2, "godt samarbejde med PPR", kind: .success)])
    for text in ["fra filen", "fortrudt"] {
      let note = try draft(text == "fortrudt" ? 5 : 4, text, table: 0)
      let record = try store.importing(ImportLabel(files: ["noter.jsonl"])) {
        transaction throws(StoreError) in
        _ = try transaction.write([note])
        try transaction.settleCodes(
          of: note.id, to: [FocusAreaID("inklusion")], codebook: CodebookVersion("2024.1"),
          role: "fil")
        try transaction.settle(
          SettledPoint(id: "P1", meeting: holstebro, theme: 1, notes: [note.id]), role: "fil")
      }.record
      if text == "fortrudt" { _ = try store.undoImport(record.id) }
    }
  }

  @Test func `a store of version 1 is read whole`() throws {
    try FileManager.default.copyItem(atPath: Self.kept.path, toPath: folder.file())
    let store = try openStore(folder.file())
    #expect(try store.check() == [])
    #expect(try store.meetings() == [meeting()])
    let records = try store.records(of: holstebro)
    #expect(
      records.map { "\($0.name) \($0.kind.rawValue) \($0.text)" } == [
        "0.01 point fra filen", "3.01 challenge for få pædagoger om eftermiddagen",
        "3.02 success godt samarbejde med PPR", "u.01 point uden bord – 100 %",
      ])
    #expect(records.map(\.theme) == ["Inklusion", "Inklusion", "Inklusion", nil])
    #expect(records.map(\.codes) == [[FocusAreaID("inklusion")], nil, nil, nil])
    #expect(records.map(\.point) == ["P1", nil, nil, nil])
    #expect(try store.imports().map { $0.undone == nil } == [true, false])
    #expect(try store.history(of: draft(2, "x").id) == ["godt samarbejde"])
    #expect(
      try store.journal(after: 0).map(\.change) == [
        .meetingCreated, .noteWritten, .noteWritten, .noteWritten, .noteRevised, .imported,
        .noteWritten, .noteCoded, .notePointed, .imported, .noteWritten, .noteCoded, .notePointed,
        .importUndone, .noteWithdrawn,
      ])
    // And it can be written on.
    #expect(try store.write([draft(9, "ny")])[0].note.reference.description == "3.03")
  }

  @Test func `two copies of an older store say the same after they are brought here`() throws {
    func stamps(_ name: String, _ clock: TestClock) throws -> [String] {
      try FileManager.default.copyItem(atPath: Self.kept.path, toPath: folder.file(name))
      let store = try Store.open(at: folder.file(name), clock: clock.read)
      return try store.connection.rows(
        """
        SELECT hex(stamp) || ifnull(hex(parent), '-') || ifnull(hex(withdrawal), '-') FROM note
        UNION ALL SELECT hex(stamp) || ifnull(hex(parent), '-') FROM note_revision
        UNION ALL SELECT hex(stamp) FROM coding_decision
        UNION ALL SELECT hex(stamp) FROM point_decision
        UNION ALL SELECT hex(stamp) || ifnull(hex(undone), '-') FROM import
        UNION ALL SELECT hex(stamp) FROM meeting
        UNION ALL SELECT hex(max(stamp)) FROM journal ORDER BY 1
        """
      ) { row throws(StoreError) in try row.value(0) }
    }
    let later = TestClock()
    for _ in 0..<1000 { _ = later.read() }
    let first = try stamps("a.sqlite", TestClock())
    #expect(first == (try stamps("b.sqlite", later)))
    #expect(Set(first).count == 5 + 1 + 2 + 2 + 2 + 1 + 1)
    #expect(!first.contains { $0.hasPrefix("0000") })
  }

  @Test func `the copy that was made of an older store is remembered`() throws {
    try FileManager.default.copyItem(atPath: Self.kept.path, toPath: folder.file())
    let store = try openStore(folder.file())
    let paths = try store.connection.rows("SELECT path FROM backup") { row throws(StoreError) in
      try row.value(0, as: String.self)
    }
    #expect(paths.count == 1)
    #expect(paths.allSatisfy { FileManager.default.fileExists(atPath: $0) })
  }

  static let toThree =
    Migration.all + [
      Migration(
        version: 3,
        statements: ["ALTER TABLE meeting ADD COLUMN letter TEXT", "PRAGMA user_version = 3"])
    ]

  func open(_ migrations: [Migration]) throws -> Store {
    try Store.open(
      at: folder.file(), clock: TestClock().read, busyTimeout: .zero, migrations: migrations)
  }

  @Test func `an older store is copied before it is changed`() throws {
    try Self.write(to: folder.file())
    let before = try openStore(folder.file()).records(of: nil)
    let store = try open(Self.toThree)
    #expect(try store.connection.schemaVersion() == 3)
    #expect(try store.records(of: nil) == before)
    let copies = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.contains(".v2-") && !$0.hasSuffix("-journal") }
    #expect(copies.count == 1)
    let copy = folder.file(try #require(copies.first))
    #expect(try folder.mode(copy) == 0o600)
    #expect(try openStore(copy).records(of: nil) == before)
    // Once is enough.
    _ = try open(Self.toThree)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .count { $0.contains(".v2-") && !$0.hasSuffix("-journal") } == 1)
  }

  @Test func `a step that fails leaves the version before it`() throws {
    try Self.write(to: folder.file())
    let broken = Migration(
      version: 3,
      statements: [
        "ALTER TABLE meeting ADD COLUMN letter TEXT", "INSERT INTO store (only) VALUES (2)",
        "PRAGMA user_version = 3",
      ])
    #expect(throws: StoreError.self) { try open(Migration.all + [broken]) }
    let store = try openStore(folder.file())
    #expect(try store.connection.schemaVersion() == 2)
    #expect(try store.check() == [])
    #expect(throws: StoreError.self) {
      try store.connection.run("SELECT letter FROM meeting")
    }
  }
}
