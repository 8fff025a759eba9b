import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `What is followed from meeting to meeting` {
  let folder: TemporaryFolder
  let store: Store
  let codebook = CodebookVersion("2024.1")

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
    _ = try store.create(meeting())
  }

  @Test func `a partnership comes back, and saying it twice changes nothing`() throws {
    let partnership = Partnership(
      id: PartnershipID(stored: "vest"), title: "Vest", organiser: "KL",
      coOrganisers: ["Komponent"], areas: [Theme(number: 1, title: "Dagtilbud")])
    for _ in 1...2 {
      try store.writing { transaction throws(StoreError) in try transaction.write(partnership) }
    }
    #expect(try store.partnerships() == [partnership])
    try store.writing { transaction throws(StoreError) in
      try transaction.withdraw(partnership: "vest")
    }
    #expect(try store.partnerships() == [])
    #expect(
      try store.journal(after: 1).map { "\($0.change.rawValue) \($0.subject ?? "-")" } == [
        "partnership_created vest", "partnership_withdrawn vest",
      ])
  }

  @Test func `the latest link of a theme holds, and one that is taken back does not`() throws {
    let (key, old) = (ThemeKey(title: "Inklusion"), ThemeKey(title: "Fællesskab"))
    for earlier in [old, old, nil, ThemeKey(title: "Alle med")] {
      try store.writing { transaction throws(StoreError) in
        try transaction.link(key, of: holstebro, to: earlier, role: "r")
      }
    }
    #expect(try store.themeLinks().map(\.earlier) == [ThemeKey(title: "Alle med")])
    #expect(try store.journal(after: 0).count { $0.change == .themeLinked } == 3)
    try store.writing { transaction throws(StoreError) in
      try transaction.link(key, of: holstebro, to: nil, role: "r")
    }
    #expect(try store.themeLinks(of: holstebro) == [])
  }

  @Test func `an ask is followed step by step until it is withdrawn`() throws {
    let ask = try store.write([draft(1, "KL bør tage det op", kind: .ask)])[0].note
    try store.writing { transaction throws(StoreError) in
      try transaction.follow(ask: ask.id, state: "open", owner: "KL", answer: nil, role: "r")
      try transaction.follow(ask: ask.id, state: "answered", owner: "KL", answer: "ja", role: "r")
    }
    #expect(try store.askDecisions().map(\.state) == ["open", "answered"])
    #expect(try store.askDecisions(of: holstebro).last?.answer == "ja")
    try store.writing { transaction throws(StoreError) in try transaction.withdraw(ask.id) }
    #expect(try store.askDecisions() == [])
  }

  @Test func `a second coder changes nothing of what is settled, nor the other way`() throws {
    let note = try store.write([draft(1, "for få pædagoger")])[0].note.id
    let (unge, dagtilbud) = (FocusAreaID("unge"), FocusAreaID("dagtilbud"))
    try store.writing { transaction throws(StoreError) in
      try transaction.settleCodes(of: note, to: [unge], codebook: codebook, role: "r")
      try transaction.settleCodes(
        of: note, to: [dagtilbud], codebook: codebook, role: "r", coder: "B")
      try transaction.settle(
        unge, isPresent: false, of: note, codebook: codebook, role: "r", coder: "C")
    }
    #expect(try store.settledCodes(of: note, codebook: codebook)?.present == [unge])
    #expect(
      try store.settledCodes(of: note, codebook: codebook, coder: "B")?.present == [dagtilbud])
    #expect(try store.settledCodes(of: holstebro, coder: "C")[note]?[codebook]?.absent == [unge])
    #expect(try store.coders(of: holstebro) == ["B", "C"])
    #expect(try store.records(of: holstebro).map(\.codes) == [[unge]])
  }

  @Test func `a model that is taken back lets the one before it hold`() throws {
    for weight in 1...2 {
      let number = try store.writing { transaction throws(StoreError) in
        try transaction.keepModel(object("vægt", .integer(weight)), for: codebook)
      }
      #expect(number == weight)
    }
    #expect(try store.model(for: codebook)?.number == 2)
    let isUndone = try store.writing { transaction throws(StoreError) in
      [try transaction.undoModel(2), try transaction.undoModel(2), try transaction.undoModel(7)]
    }
    #expect(isUndone == [true, false, false])
    #expect(try store.model(for: codebook)?.number == 1)
    #expect(try store.modelVersions().map { $0.undone == nil } == [true, false])
    #expect(
      try store.journal(after: 1).map(\.change) == [.modelLearnt, .modelLearnt, .modelWithdrawn])
  }

  @Test func `a frozen summary stays as it was`() throws {
    for number in 1...2 {
      let given = try store.writing { transaction throws(StoreError) in
        try transaction.freeze(summary: "{\"n\": \(number)}", hash: "h\(number)", of: holstebro)
      }
      #expect(given == number)
    }
    let summaries = try store.frozenSummaries(of: holstebro)
    #expect(summaries.map(\.hash) == ["h1", "h2"])
    #expect(summaries.allSatisfy { $0.redacted == nil })
    #expect(try store.check() == [])
  }

  @Test func `stamps rise although the clock is set back`() throws {
    _ = try store.write([draft(1, "først")])
    let yesterday = try Store.open(
      at: folder.file(), clock: { Timestamp(milliseconds: 1_599_000_000_000) })
    _ = try yesterday.write([draft(2, "siden")])
    _ = try store.write([draft(3, "sidst")])
    let stamps = try store.connection.rows("SELECT stamp FROM note ORDER BY reference_number") {
      row throws(StoreError) in try row.value(0, as: UniqueID.self)
    }
    #expect(stamps == stamps.sorted())
    #expect(Set(stamps).count == 3)
    #expect(try store.notes(of: holstebro).map(\.reference.number) == [1, 2, 3])
  }
}
