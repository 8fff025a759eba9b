import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `A file that several write to` {
  static let shell = "/usr/bin/sqlite3"

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `two connections wait for each other and lose nothing`() async throws {
    let path = folder.file()
    _ = try openStore(path).create(meeting())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in UInt64(0)..<2 {
        group.addTask {
          let store = try openStore(path)
          for number in UInt64(0)..<40 {
            _ = try store.write([draft(writer * 1000 + number, "fra \(writer)")])
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try openStore(path)
    #expect(
      try store.notes(of: holstebro).map(\.reference.number) == Array(1...80))
    #expect(try store.journal(after: 0).map(\.sequence) == Array(1...81))
    #expect(try store.check() == [])
  }

  @Test func `several that make a new store at once make one`() async throws {
    let path = "\(folder.path)/ny/plenum.sqlite"
    let ids = try await withThrowingTaskGroup(of: UniqueID.self) { group in
      for _ in 0..<6 { group.addTask { try openStore(path).id } }
      return try await group.reduce(into: Set<UniqueID>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(try openStore(path).check() == [])
  }

  @Test func `what a process that died left half-way is rolled back`() throws {
    let path = folder.file()
    let store = try openStore(path)
    _ = try store.create(meeting())
    let kept = try store.write([draft(0, "kvitteret")])[0].note
    // So little memory that the transaction spills into the file before its end.
    try store.connection.run("PRAGMA cache_size = 5")
    let many = try (1..<300).map { try draft($0, String(repeating: "halvt ", count: 100)) }
    #expect(throws: StoreError.alreadyUndone(0)) {
      try store.writing { transaction throws(StoreError) in
        _ = try transaction.write(many)
        for name in ["", "-journal"] {
          try? FileManager.default.copyItem(
            atPath: path + name, toPath: folder.file("efter.sqlite" + name))
        }
        throw .alreadyUndone(0)
      }
    }
    let size = try FileManager.default.attributesOfItem(atPath: folder.file("efter.sqlite"))[.size]
    #expect(try #require(size as? Int) > 200_000)
    let survivor = try openStore(folder.file("efter.sqlite"))
    #expect(try survivor.notes(of: holstebro) == [kept])
    #expect(try survivor.check() == [])
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: shell), "needs sqlite3"))
  func `another process writes at the same time and nothing is lost`() throws {
    let path = folder.file()
    let store = try openStore(path)
    _ = try store.create(meeting())
    _ = try store.write([draft(999, "den der rettes")])
    let process = Process()
    process.executableURL = URL(filePath: Self.shell)
    process.arguments = [path]
    let (input, errors) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let change = """
      UPDATE note SET text = text || '.', revisions = revisions + 1 WHERE text LIKE 'den der%';

      """
    let script = ".timeout 10000\n" + String(repeating: change, count: 40)
    try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
    try input.fileHandleForWriting.close()
    for number in UInt64(0)..<40 { _ = try store.write([draft(number, "herfra")]) }
    process.waitUntilExit()
    let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
    #expect(process.terminationStatus == 0, "\(String(decoding: complaints, as: UTF8.self))")
    let notes = try store.notes(of: holstebro)
    #expect(notes.count == 41)
    #expect(notes[0].draft.text == "den der rettes" + String(repeating: ".", count: 40))
    let journal = try store.journal(after: 0)
    #expect(journal.map(\.sequence) == Array(1...Int64(journal.count)))
    #expect(journal.count { $0.change == .noteRevised } == 40)
    #expect(try store.check() == [])
  }

  /// `MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter 'hundred thousand'`
  @Test(.enabled(if: ProcessInfo.processInfo.environment["MEASURE"] != nil, "only when measured"))
  func `a hundred thousand notes are one transaction`() throws {
    let store = try openStore(folder.file())
    _ = try store.create(meeting())
    let text =
      "for få pædagoger om eftermiddagen og for lidt tid til forældresamtaler i ydertimerne"
    let drafts = try (UInt64(0)..<100_000).map { number in
      try draft(number &* 0x9E37_79B9 % (1 << 40), "\(text) \(number)", table: Int(number % 60))
    }
    let clock = ContinuousClock()
    print("write", clock.measure { _ = try? store.write(drafts) })
    print("write again", clock.measure { _ = try? store.write(drafts) })
    print("records", clock.measure { _ = try? store.records(of: nil) })
    print("check", clock.measure { _ = try? store.check() })
    #expect(try store.notes(of: holstebro).count == Set(drafts.map(\.id)).count)
  }
}
