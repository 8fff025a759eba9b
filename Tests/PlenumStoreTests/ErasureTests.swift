import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `An erasure` {
  static let canary = "kanariefuglen sang i gården ved siden af"

  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
    _ = try store.create(meeting())
  }

  /// A note that was everywhere a note can be, and one beside it.
  func spread() throws -> UniqueID {
    let note = try store.write([
      draft(1, Self.canary + ". Den blev.", extra: object("felt", .string(Self.canary))),
      draft(2, "noget ganske andet"),
    ])[0].note
    _ = try store.write([draft(1, "rettet: " + Self.canary)])
    try store.writing { transaction throws(StoreError) in
      try transaction.settleCodes(
        of: note.id, to: [FocusAreaID("unge")], codebook: CodebookVersion("1"), role: "r")
      try transaction.settle(
        SettledPoint(
          id: "P", meeting: holstebro, theme: 1, notes: [note.id], statement: Self.canary),
        role: "r")
      try transaction.follow(
        ask: note.id, state: "answered", owner: nil, answer: Self.canary, role: "r")
      let body = JSONValue.object(object("q", .string("før \"\(Self.canary)\" efter"))).compact
      _ = try transaction.freeze(summary: body, hash: "h", of: holstebro)
      _ = try transaction.freeze(
        summary: "{\"q\": \"noget ganske andet\"}", hash: "h", of: holstebro)
      _ = try transaction.keepModel(object("kanariefuglen", 1), for: CodebookVersion("1"))
    }
    return note.id
  }

  /// How often the word lies in any file of the folder, in bytes.
  func traces() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      let bytes = try Data(contentsOf: URL(filePath: folder.file(name)))
      return bytes.range(of: Data("kanariefugl".utf8)) != nil
    }
  }

  @Test func `leaves no word in the file, its journal or the copies`() throws {
    let id = try spread()
    try store.backUp(to: folder.file("kopi.sqlite"))
    #expect(Set(try traces()).isSuperset(of: ["plenum.sqlite", "kopi.sqlite"]))
    let receipt = try store.erase([id])
    #expect(receipt.notes == [id])
    #expect(receipt.summaries == 1)
    #expect(receipt.models == 1)
    #expect(receipt.copies == [folder.file("kopi.sqlite")])
    #expect(receipt.unreached == [])
    #expect(try traces() == [])
    #expect(try store.check() == [])
    #expect(try openStore(folder.file("kopi.sqlite")).check() == [])
    #expect(try store.notes(of: holstebro).map(\.draft.text) == ["noget ganske andet"])
    #expect(try store.journal(after: 0).count { $0.change == .noteErased } == 1)
    let summaries = try store.frozenSummaries(of: holstebro)
    #expect(
      summaries.map(\.body) == [
        "{\"q\":\"før \\\"[slettet]\\\" efter\"}", "{\"q\": \"noget ganske andet\"}",
      ])
    #expect(summaries.map { $0.redacted != nil } == [true, false])
    #expect(try store.model(for: CodebookVersion("1")) == nil)
  }

  @Test func `leaves nothing of what was said about the note, and no room where it stood`() throws {
    let id = try spread()
    let other = try draft(2, "x").id
    let elsewhere = try Store.open(at: folder.file("anden.sqlite"), clock: TestClock().read)
    _ = try elsewhere.merge(store.path)
    _ = try elsewhere.write([draft(1, "rettet et andet sted")])
    _ = try store.write([draft(1, String(repeating: "rettet her ", count: 1_000))])
    _ = try store.merge(elsewhere.path)
    try store.writing { transaction throws(StoreError) in
      _ = try transaction.answer(about: id, offered: [other], picked: [other], role: "r")
    }
    func left() throws -> [Int] {
      [
        try store.connection.scalar("SELECT count(*) FROM note_revision WHERE note = ?1", id),
        try store.connection.scalar("SELECT count(*) FROM note_conflict WHERE note = ?1", id),
        try store.connection.scalar("SELECT count(*) FROM ask_decision WHERE note = ?1", id),
        try store.connection.scalar("SELECT count(*) FROM settling_answer WHERE note = ?1", id),
        try store.connection.scalar("SELECT count(*) FROM coding_decision WHERE note = ?1", id),
      ]
    }
    #expect(try left().allSatisfy { $0 > 0 })
    _ = try store.erase([id])
    #expect(try left() == [0, 0, 0, 0, 0])
    #expect(try store.connection.scalar("PRAGMA freelist_count", as: Int.self) == 0)
    #expect(try store.check() == [])
  }

  @Test func `is heard of by what comes with a merge: summaries, points and models made elsewhere`()
    throws
  {
    let id = try spread()
    let other = try draft(2, "x").id
    let old = try Store.open(at: folder.file("gammel.sqlite"), clock: TestClock().read)
    _ = try old.merge(store.path)
    _ = try store.erase([id])
    try old.writing { transaction throws(StoreError) in
      _ = try transaction.freeze(
        summary: "{\"q\": \"\(Self.canary)\"}", hash: "ny", of: holstebro)
      try transaction.settle(
        SettledPoint(
          id: "Q", meeting: holstebro, theme: 1, notes: [other],
          statement: Self.canary), role: "r")
      _ = try transaction.keepModel(object("kanariefuglen", 2), for: CodebookVersion("1"))
    }
    _ = try store.merge(old.path)
    #expect(try traces() == ["gammel.sqlite"])
    #expect(try store.frozenSummaries(of: holstebro).map(\.hash).contains("ny"))
    #expect(try store.points(of: holstebro).map(\.statement) == [nil])
  }

  @Test
  func `of an ask takes what was answered out of summaries, and of a point's last note its name`()
    throws
  {
    let notes = try store.write([draft(1, "et ønske", kind: .ask), draft(2, "noget andet")])
      .map(\.note.id)
    let words = "13 kanariefugle og en borgmester har fået nej"
    try store.writing { transaction throws(StoreError) in
      try transaction.follow(
        ask: notes[0], state: "answered", owner: "Kontor kanariefugl", answer: words, role: "r")
      try transaction.settle(
        SettledPoint(
          id: "P", meeting: holstebro, theme: 1, notes: notes, statement: "Egne ord, kanariefugl"),
        role: "r")
      let body = ["Besvaret af Kontor kanariefugl: \(words).", "Egne ord, kanariefugl", "andet"]
      _ = try transaction.freeze(
        summary: JSONValue.strings(body).compact, hash: "h", of: holstebro)
    }
    // One of two notes: the point's name is the other's too.
    _ = try store.erase([notes[0]])
    #expect(try store.points(of: holstebro).map(\.statement) == ["Egne ord, kanariefugl"])
    let half = try #require(try store.frozenSummaries(of: holstebro).first).body
    #expect(!half.contains("borgmester") && !half.contains("Kontor") && half.contains("andet"))
    _ = try store.erase([notes[1]])
    #expect(try traces() == [])
  }

  @Test func `keeps the reference, so that nobody else gets it`() throws {
    let id = try spread()
    _ = try store.erase([id])
    #expect(try store.place(of: id)?.reference.description == "3.01")
    #expect(try store.write([draft(7, "ny")])[0].note.reference.description == "3.03")
  }

  @Test func `is not undone by sending the note again`() throws {
    let id = try spread()
    _ = try store.erase([id])
    let receipt = try store.write([draft(1, Self.canary)])
    guard case .staysErased = receipt[0] else {
      Issue.record("stored again")
      return
    }
    #expect(try traces() == [])
  }

  @Test func `is not undone by an old laptop, and reaches it`() throws {
    let id = try spread()
    let old = try Store.open(at: folder.file("gammel.sqlite"), clock: TestClock().read)
    _ = try old.merge(store.path)
    _ = try store.erase([id])
    #expect(try store.merge(old.path).erased == 0)
    #expect(try store.notes(of: holstebro).count == 1)
    #expect(try traces() == ["gammel.sqlite"])
    #expect(try old.merge(store.path).erased == 1)
    #expect(try traces() == [])
    let (left, right) = (try shared(old), try shared(store))
    #expect(left == right, "\(difference(left, right))")
    // A third laptop that never had the note hears of it, and refuses it from then on.
    let third = try Store.open(at: folder.file("tredje.sqlite"), clock: TestClock().read)
    _ = try third.merge(store.path)
    #expect(try third.erasedNotes().keys.contains(id))
    #expect(try shared(third) == (try shared(store)))
  }

  @Test func `names a copy that it cannot reach, and forgets one that is gone`() throws {
    let id = try spread()
    try FileManager.default.createDirectory(
      atPath: folder.file("usb"), withIntermediateDirectories: true)
    try store.backUp(to: folder.file("usb/kopi.sqlite"))
    try store.backUp(to: folder.file("kopi.sqlite"))
    try FileManager.default.removeItem(atPath: folder.file("kopi.sqlite"))
    try FileManager.default.moveItem(atPath: folder.file("usb"), toPath: folder.file("taget-ud"))
    let receipt = try store.erase([id])
    #expect(receipt.unreached == [folder.file("usb/kopi.sqlite")])
    #expect(receipt.gone == [folder.file("kopi.sqlite")])
    #expect(try store.copies() == [folder.file("usb/kopi.sqlite")])
    // It is back: erasing again goes through it.
    try FileManager.default.moveItem(atPath: folder.file("taget-ud"), toPath: folder.file("usb"))
    #expect(try store.erase([id]).copies == [folder.file("usb/kopi.sqlite")])
    #expect(
      try !Data(contentsOf: URL(filePath: folder.file("usb/kopi.sqlite"))).contains(
        Data("kanariefugl".utf8)))
  }

  @Test func `that was broken off before the copies is found and finished`() throws {
    let id = try spread()
    try FileManager.default.createDirectory(
      atPath: folder.file("usb"), withIntermediateDirectories: true)
    try store.backUp(to: folder.file("usb/kopi.sqlite"))
    try FileManager.default.moveItem(atPath: folder.file("usb"), toPath: folder.file("taget-ud"))
    #expect(try store.erase([id]).unreached == [folder.file("usb/kopi.sqlite")])
    // What cannot be read is not known to be behind.
    #expect(try store.copiesBehindErasures() == [])
    try FileManager.default.moveItem(atPath: folder.file("taget-ud"), toPath: folder.file("usb"))
    #expect(try store.copiesBehindErasures() == [folder.file("usb/kopi.sqlite")])
    #expect(try store.finishErasures().erased == [folder.file("usb/kopi.sqlite")])
    #expect(try store.copiesBehindErasures() == [])
    #expect(
      try !Data(contentsOf: URL(filePath: folder.file("usb/kopi.sqlite"))).contains(
        Data("kanariefugl".utf8)))
  }

  @Test func `of another note reaches copies that an earlier one did not`() throws {
    let id = try spread()
    try FileManager.default.createDirectory(
      atPath: folder.file("usb"), withIntermediateDirectories: true)
    try store.backUp(to: folder.file("usb/kopi.sqlite"))
    try FileManager.default.moveItem(atPath: folder.file("usb"), toPath: folder.file("taget-ud"))
    _ = try store.erase([id])
    try FileManager.default.moveItem(atPath: folder.file("taget-ud"), toPath: folder.file("usb"))
    _ = try store.erase([try draft(2, "x").id])
    #expect(
      try !Data(contentsOf: URL(filePath: folder.file("usb/kopi.sqlite"))).contains(
        Data("kanariefugl".utf8)))
  }

  @Test func `that comes with a merge reaches this store's copies as well`() throws {
    let id = try spread()
    let other = try Store.open(at: folder.file("anden.sqlite"), clock: TestClock().read)
    _ = try other.merge(store.path)
    try other.backUp(to: folder.file("andens-kopi.sqlite"))
    _ = try store.erase([id])
    #expect(Set(try traces()) == ["anden.sqlite", "andens-kopi.sqlite"])
    let report = try other.merge(store.path)
    #expect(report.copies == [folder.file("andens-kopi.sqlite")])
    #expect(try traces() == [])
  }

  @Test func `reaches the store that a restore replaced, and copies made before that`() throws {
    let id = try spread()
    try store.backUp(to: folder.file("kopi-1.sqlite"))
    try store.backUp(to: folder.file("kopi-2.sqlite"))
    let receipt = try Store.restore(
      folder.file("kopi-1.sqlite"), to: store.path, isForced: true, clock: TestClock().read)
    let kept = try #require(receipt.kept)
    let restored = try openStore(store.path)
    #expect(try traces().count == 4)
    #expect(
      Set(try restored.erase([id]).copies) == [
        folder.file("kopi-1.sqlite"), folder.file("kopi-2.sqlite"), kept,
      ])
    #expect(try traces() == [])
  }

  @Test func `takes away what a process that died left beside the store and its copies`() throws {
    let id = try spread()
    try store.backUp(to: folder.file("kopi.sqlite"))
    for name in ["plenum.sqlite.part-17", "plenum.sqlite.merge-x", "kopi.sqlite.part-\(store.id)"] {
      try FileManager.default.copyItem(atPath: store.path, toPath: folder.file(name))
    }
    // A file that only begins alike is another's.
    try FileManager.default.copyItem(atPath: store.path, toPath: folder.file("plenum.sqlite2"))
    _ = try store.erase([id])
    #expect(try traces() == ["plenum.sqlite2"])
  }

  @Test func `says what was erased before, and takes the mark for no word`() throws {
    let id = try spread()
    #expect(try store.erase([id]).erasedBefore == [])
    let second = try draft(2, "x").id
    #expect(try store.erase([second, id]).erasedBefore == [id])
    #expect(try store.notes(naming: #require(Mention("slettet"))).isEmpty)
  }

  @Test func `finds notes by what they say or said, whoever withdrew them`() throws {
    _ = try store.write([
      draft(1, "Mette Hansen sagde det"), draft(2, "mette hansen"), draft(3, "andet"),
    ])
    _ = try store.write([draft(1, "rettet")])
    let second = try draft(2, "x").id
    try store.writing { transaction throws(StoreError) in try transaction.withdraw(second) }
    #expect(try store.notes(naming: #require(Mention("METTE HANSEN "))).count == 2)
    #expect(try store.notes(naming: #require(Mention("findes ikke"))).isEmpty)
  }

  @Test func `finds notes by a field that only their file knew, and under an accent`() throws {
    let facilitated = try NoteDraft(
      id: draft(4, "x").id, meeting: holstebro, table: 3, theme: nil, kind: .point, text: "andet",
      extra: JSONObject([.init(key: "ordstyrer", value: "Mette Hansen")]))
    _ = try store.write([facilitated, draft(5, "Mette\u{301} sagde det")])
    #expect(
      try store.notes(naming: #require(Mention("mette hansen"))).map(\.id) == [facilitated.id])
    #expect(try store.notes(naming: #require(Mention("Mett", inside: true))).count == 2)
  }
}

extension Data {
  fileprivate func contains(_ other: Data) -> Bool { range(of: other) != nil }
}
