import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `A copy of a store` {
  let folder: TemporaryFolder
  let store: Store
  var copyPath: String { folder.file("kopi.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
    _ = try store.create(meeting())
    _ = try store.write([draft(1, "før kopien")])
  }

  @Test func `is whole, checked and for its owner alone, and takes no other's place`() throws {
    try store.backUp(to: copyPath)
    #expect(try folder.mode(copyPath) == 0o600)
    #expect(try shared(openStore(copyPath)) == (try shared(store)))
    #expect(throws: StoreError.occupied(path: copyPath)) { try store.backUp(to: copyPath) }
    _ = try store.write([draft(2, "siden")])
    try store.backUp(to: copyPath, replacing: true)
    #expect(try openStore(copyPath).notes(of: holstebro).count == 2)
    #expect(throws: StoreError.sameStore(path: store.path)) {
      try store.backUp(to: store.path, replacing: true)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.contains(".part-")
      } == [])
  }

  @Test func `is not asked for by an erasure where it could not be made`() throws {
    #expect(throws: StoreError.system(path: folder.file("ingen/kopi.sqlite"), errno: ENOENT)) {
      try store.backUp(to: folder.file("ingen/kopi.sqlite"))
    }
    let long = folder.file(String(repeating: "k", count: 250))
    #expect(throws: StoreError.self) { try store.backUp(to: long) }
    #expect(try store.copies() == [])
    try store.backUp(to: copyPath)
    #expect(try store.copies() == [copyPath])
  }

  @Test func `is consistent although another connection writes`() async throws {
    let path = store.path
    let copies = folder.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let writer = try openStore(path)
        for number in UInt64(10)..<60 { _ = try writer.write([draft(number, "imens")]) }
      }
      group.addTask {
        let reader = try openStore(path)
        for number in 0..<8 { try reader.backUp(to: "\(copies)/imens-\(number).sqlite") }
      }
      try await group.waitForAll()
    }
    for number in 0..<8 {
      #expect(try openStore(folder.file("imens-\(number).sqlite")).check() == [])
    }
    #expect(try store.notes(of: holstebro).count == 51)
  }

  @Test func `takes the store's place only when that is asked for, and what was there is kept`()
    throws
  {
    try store.backUp(to: copyPath)
    _ = try store.write([draft(2, "efter kopien")])
    let path = store.path
    #expect(throws: StoreError.occupied(path: path)) {
      try Store.restore(copyPath, to: path, isForced: false, clock: TestClock().read)
    }
    let receipt = try Store.restore(copyPath, to: path, isForced: true, clock: TestClock().read)
    #expect((receipt.meetings, receipt.notes, receipt.erasedAgain) == (1, 1, 0))
    #expect(try openStore(path).notes(of: holstebro).map(\.draft.text) == ["før kopien"])
    let kept = try #require(receipt.kept)
    #expect(try openStore(kept).notes(of: holstebro).count == 2)
    #expect(try openStore(path).copies().contains(kept))
    #expect(try openStore(path).check() == [])
    #expect(try openStore(path).journal(after: 0).last?.change == .restored)
    // What was kept can be merged back.
    let again = try openStore(path)
    #expect(try again.merge(kept).notes == 1)
    #expect(try again.notes(of: holstebro).count == 2)
  }

  @Test func `says nothing that was erased since`() throws {
    try store.backUp(to: folder.file("usb.sqlite"))
    try FileManager.default.moveItem(atPath: folder.file("usb.sqlite"), toPath: copyPath)
    _ = try store.erase([draft(1, "x").id])
    let receipt = try Store.restore(
      copyPath, to: store.path, isForced: true, clock: TestClock().read)
    #expect(receipt.erasedAgain == 1)
    let restored = try openStore(folder.file())
    #expect(try restored.notes(of: holstebro) == [])
    let bytes = try Data(contentsOf: URL(filePath: folder.file()))
    #expect(bytes.range(of: Data("før kopien".utf8)) == nil)
    // The copy itself is only read.
    #expect(try openStore(copyPath).notes(of: holstebro).count == 1)
  }

  @Test func `names nobody whose name was taken out since of what is no note`() throws {
    let name = "Zorbinus Krogh"
    var place = meeting(themes: ["Skolen \(name) leder"])
    place.organiser = name
    place.sessions[0].place = "Hos \(name)"
    try store.writing { transaction throws(StoreError) in _ = try transaction.edit(place) }
    let note = try draft(1, "x").id
    try store.writing { transaction throws(StoreError) in
      try transaction.follow(
        ask: note, state: "answered", owner: name, answer: "\(name) siger nej", role: name)
      try transaction.settle(
        SettledPoint(id: "P", meeting: holstebro, theme: 1, notes: [note], statement: name),
        role: "r")
      try transaction.link(
        ThemeKey(title: "Skolen \(name) leder"), of: holstebro, to: ThemeKey(title: "x"), role: "r")
      for body in ["\(name) sagde det", "noget andet"] {
        _ = try transaction.freeze(
          summary: JSONValue.object(object("q", .string(body))).compact, hash: "h", of: holstebro)
      }
    }
    let imported = try draft(3, "importeret")
    _ = try store.importing(ImportLabel(files: ["\(name).txt"])) {
      transaction throws(StoreError) in try transaction.write([imported])
    }
    try store.backUp(to: folder.file("usb.sqlite"))
    try FileManager.default.moveItem(atPath: folder.file("usb.sqlite"), toPath: copyPath)
    _ = try store.erase([], mention: (try #require(Mention(name)), nil))
    let receipt = try Store.restore(
      copyPath, to: store.path, isForced: true, clock: TestClock().read)
    #expect(receipt.placesAgain > 4 && receipt.knowsErasures)
    let bytes = try Data(contentsOf: URL(filePath: folder.file()))
    for word in ["Zorbinus", "zorbinus", "Krogh", "krogh"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    let restored = try openStore(folder.file())
    #expect(try restored.frozenSummaries(of: holstebro).count == 2)
    #expect(try restored.check() == [])
    // A laptop that still has the name does not bring it back, not even as the key of a theme.
    let report = try restored.merge(copyPath)
    #expect(report.meetings == 0)
    let after = try Data(contentsOf: URL(filePath: folder.file()))
    for word in ["Zorbinus", "zorbinus"] {
      #expect(after.range(of: Data(word.utf8)) == nil, "\(word)")
    }
  }

  @Test func `says where it cannot know what was erased since`() throws {
    try store.backUp(to: copyPath)
    let path = store.path
    try Data(repeating: 0x41, count: 9000).write(to: URL(filePath: path))
    let receipt = try? Store.restore(copyPath, to: path, isForced: true, clock: TestClock().read)
    #expect(receipt.map(\.knowsErasures) != true)
    let fresh = try Store.restore(
      copyPath, to: folder.file("ny.sqlite"), isForced: false, clock: TestClock().read)
    #expect(!fresh.knowsErasures)
  }

  @Test(arguments: ["text", "truncated", "newer", "foreign", "missing"])
  func `that is none is refused, and nothing is touched`(kind: String) throws {
    try store.backUp(to: copyPath)
    switch kind {
    case "text": try Data(repeating: 0x41, count: 9000).write(to: URL(filePath: copyPath))
    case "truncated":
      let bytes = try Data(contentsOf: URL(filePath: copyPath))
      try bytes.prefix(bytes.count / 2).write(to: URL(filePath: copyPath))
    case "newer": try openStore(copyPath).connection.run("PRAGMA user_version = 99")
    case "foreign": try openStore(copyPath).connection.run("PRAGMA application_id = 7")
    default: try FileManager.default.removeItem(atPath: copyPath)
    }
    let before = try shared(store)
    let bytes = try? Data(contentsOf: URL(filePath: copyPath))
    #expect(throws: StoreError.self) { try store.merge(copyPath) }
    #expect(throws: StoreError.self) {
      try Store.restore(copyPath, to: store.path, isForced: true, clock: TestClock().read)
    }
    #expect(try shared(openStore(folder.file())) == before)
    let after = try? Data(contentsOf: URL(filePath: copyPath))
    #expect(after == bytes)
  }

  @Test func `that is merged is not changed by a byte`() throws {
    try store.backUp(to: copyPath)
    let other = try openStore(copyPath)
    _ = try other.write([draft(5, "derfra")])
    let bytes = try Data(contentsOf: URL(filePath: copyPath))
    #expect(try store.merge(copyPath, isDryRun: true).notes == 1)
    #expect(try store.notes(of: holstebro).count == 1)
    #expect(try store.merge(copyPath).notes == 1)
    #expect(try Data(contentsOf: URL(filePath: copyPath)) == bytes)
  }
}
