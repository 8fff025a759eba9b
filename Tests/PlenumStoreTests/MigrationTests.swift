import Foundation
import PlenumModel
import Testing

@testable import PlenumStore

@Suite struct `Older stores` {
  /// A store as version 1 wrote it: an invented meeting with notes, an import, and one that was undone. Made anew
  /// with `RECORD=1 swift test --filter 'Older stores'`, which then fails once; a released file never changes.
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
      let record = try store.importing(ImportLabel(files: ["noter.jsonl"])) {
        transaction throws(StoreError) in
        guard let note = try? draft(text == "fortrudt" ? 5 : 4, text, table: 0) else { return }
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
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try? FileManager.default.removeItem(at: Self.kept)
      try Self.write(to: Self.kept.path)
      try? FileManager.default.removeItem(atPath: Self.kept.path + "-journal")
      Issue.record("recorded version-1.sqlite; run again without RECORD")
    }
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

  static let toTwo =
    Migration.all + [
      Migration(
        version: 2,
        statements: ["ALTER TABLE meeting ADD COLUMN letter TEXT", "PRAGMA user_version = 2"])
    ]

  func open(_ migrations: [Migration]) throws -> Store {
    try Store.open(
      at: folder.file(), clock: TestClock().read, busyTimeout: .zero, migrations: migrations)
  }

  @Test func `an older store is copied before it is changed`() throws {
    try Self.write(to: folder.file())
    let before = try openStore(folder.file()).records(of: nil)
    let store = try open(Self.toTwo)
    #expect(try store.connection.schemaVersion() == 2)
    #expect(try store.records(of: nil) == before)
    let copies = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.contains(".v1-") && !$0.hasSuffix("-journal") }
    #expect(copies.count == 1)
    let copy = folder.file(try #require(copies.first))
    #expect(try folder.mode(copy) == 0o600)
    #expect(try openStore(copy).records(of: nil) == before)
    // Once is enough.
    _ = try open(Self.toTwo)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .count { $0.contains(".v1-") && !$0.hasSuffix("-journal") } == 1)
  }

  @Test func `a step that fails leaves the version before it`() throws {
    try Self.write(to: folder.file())
    let broken = Migration(
      version: 2,
      statements: [
        "ALTER TABLE meeting ADD COLUMN letter TEXT", "INSERT INTO store (only) VALUES (2)",
        "PRAGMA user_version = 2",
      ])
    #expect(throws: StoreError.self) { try open(Migration.all + [broken]) }
    let store = try openStore(folder.file())
    #expect(try store.connection.schemaVersion() == 1)
    #expect(try store.check() == [])
    #expect(throws: StoreError.self) {
      try store.connection.run("SELECT letter FROM meeting")
    }
  }
}
