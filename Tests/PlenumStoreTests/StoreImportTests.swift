import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `Meetings and imports` {
  let folder: TemporaryFolder
  let store: Store
  let codebook = CodebookVersion("2024.1")

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
  }

  @Test func `a meeting comes back whole`() throws {
    let planned = meeting()
    #expect(try store.create(planned) == .created(planned))
    #expect(try openStore(folder.file()).meetings() == [planned])
    #expect(try store.meeting(holstebro) == planned)
  }

  @Test func `setting up the same letter twice is one meeting, another one is number two`() throws {
    func setUp(_ title: String) throws -> Creation {
      var made = meeting()
      made.title = title
      return try store.writing { transaction throws(StoreError) in
        try transaction.create(underFreeName: made)
      }
    }
    guard case .created(let first) = try setUp("Et"), case .created(let second) = try setUp("To")
    else {
      Issue.record("expected two meetings")
      return
    }
    #expect(
      [first.id.value, second.id.value] == ["2020-09-02-holstebro", "2020-09-02-holstebro-2"])
    #expect(try setUp("To") == .existing(second))
    #expect(try setUp("Et") == .existing(first))
    #expect(try store.create(second.renamed(first.id)) == .taken(by: first))
  }

  @Test func `a theme is found by its title or added with the next number`() throws {
    _ = try store.create(meeting())
    let themes = try store.writing { transaction throws(StoreError) in
      [
        try transaction.theme(titled: "INKLUSION", in: holstebro),
        try transaction.theme(titled: "Unge", in: holstebro),
        try transaction.theme(titled: "unge", in: holstebro),
      ]
    }
    #expect(themes.map(\.number) == [1, 3, 3])
    #expect(try store.meeting(holstebro)?.themes.count == 3)
    #expect(try store.journal(after: 0).map(\.change) == [.meetingCreated, .meetingChanged])
  }

  /// Two notes of a new meeting, settled.
  func importTwo(_ texts: [String] = ["en", "to"]) throws -> ImportRecord {
    // The number that the theme gets after the meeting's own two.
    let drafts = try texts.enumerated().map { try draft(UInt64($0), $1, theme: 3) }
    return try store.importing(ImportLabel(files: ["/hjem/anna/noter.jsonl"])) {
      transaction throws(StoreError) in
      _ = try transaction.create(meeting())
      let theme = try transaction.theme(titled: "Unge", in: holstebro)
      #expect(theme.number == 3)
      _ = try transaction.write(drafts)
      for draft in drafts {
        try transaction.settleCodes(
          of: draft.id, to: [FocusAreaID("unge")], codebook: codebook, role: "fil")
      }
      try transaction.settle(
        SettledPoint(
          id: "P1", meeting: holstebro, theme: theme.number, notes: drafts.map(\.id)), role: "fil")
    }.record
  }

  @Test func `an import names its files without folders and counts`() throws {
    let record = try importTwo()
    #expect(record.id == 1)
    #expect(record.files == ["noter.jsonl"])
    #expect(record.counts == ImportCounts(written: 2))
    #expect(try importTwo().counts == ImportCounts(duplicates: 2))
    #expect(try store.imports().map(\.counts.duplicates) == [0, 2])
    // Nothing was settled anew the second time.
    #expect(try store.journal(after: 0).count { $0.change == .noteCoded } == 2)
    #expect(try store.journal(after: 0).count { $0.change == .notePointed } == 2)
  }

  @Test func `an undone import is gone whole and comes back whole`() throws {
    _ = try importTwo()
    let before = try store.records(of: nil)
    #expect(before.map(\.codes) == [[FocusAreaID("unge")], [FocusAreaID("unge")]])
    #expect(before.map(\.point) == ["P1", "P1"])
    let undone = try store.undoImport(1)
    #expect(undone == UndoReceipt(id: 1, withdrawn: 2, restored: 0, meetings: [holstebro]))
    #expect(try store.meetings().isEmpty)
    #expect(try store.records(of: nil).isEmpty)
    let again = try importTwo()
    #expect(again.counts == ImportCounts(reinstated: 2))
    #expect(try store.records(of: nil) == before)
    #expect(try openStore(folder.file()).check() == [])
  }

  @Test func `an import is undone once, and only one that there is`() throws {
    _ = try importTwo()
    _ = try store.undoImport(1)
    #expect(throws: StoreError.alreadyUndone(1)) { try store.undoImport(1) }
    #expect(throws: StoreError.noSuchImport(7, known: [1])) { try store.undoImport(7) }
  }

  @Test func `an undo takes back revisions and leaves what people wrote`() throws {
    _ = try store.create(meeting())
    let mine = try store.write([draft(0, "min egen", theme: 1)])[0].note
    let record = try importTwo(["rettet af filen", "ny"])
    #expect(record.counts == ImportCounts(written: 1, revised: 1))
    #expect(try store.note(mine.id)?.draft.text == "rettet af filen")
    let undone = try store.undoImport(record.id)
    #expect(undone == UndoReceipt(id: record.id, withdrawn: 1, restored: 1, meetings: []))
    #expect(try store.notes(of: holstebro) == [mine])
    // The theme that only the import used is gone with it.
    #expect(try store.meeting(holstebro) == meeting())
    #expect(try store.settledCodes(of: holstebro).isEmpty)
    #expect(try store.points(of: holstebro).isEmpty)
    #expect(try store.history(of: mine.id) == ["min egen", "rettet af filen"])
  }

  @Test func `a meeting that others have written in stays when its import is undone`() throws {
    _ = try importTwo()
    _ = try store.write([draft(9, "min", theme: nil)])
    #expect(try store.undoImport(1).meetings == [])
    #expect(try store.notes(of: holstebro).map(\.draft.text) == ["min"])
  }

  @Test func `nothing of an import that fails is stored`() throws {
    #expect(throws: StoreError.noSuchTheme(9, meeting: holstebro, known: [1, 2])) {
      try store.importing(ImportLabel(files: ["a"])) { transaction throws(StoreError) in
        _ = try transaction.create(meeting())
        try transaction.settle(
          SettledPoint(id: "P", meeting: holstebro, theme: 9, notes: []), role: "fil")
      }
    }
    #expect(try store.meetings().isEmpty)
    #expect(try store.imports().isEmpty)
    #expect(try store.lastSequence() == 0)
  }

  @Test func `a person's decisions add up, and an exact one replaces them`() throws {
    _ = try store.create(meeting())
    let note = try store.write([draft(1, "x")])[0].note.id
    let (a, b, c) = (FocusAreaID("a"), FocusAreaID("b"), FocusAreaID("c"))
    func now() throws -> SettledCodes? { try store.settledCodes(of: note, codebook: codebook) }
    #expect(try now() == nil)
    try store.writing { transaction throws(StoreError) in
      try transaction.settle(a, isPresent: true, of: note, codebook: codebook, role: "koder")
      try transaction.settle(b, isPresent: false, of: note, codebook: codebook, role: "koder")
    }
    #expect(try now()?.present == [a])
    #expect(try now()?.absent == [b])
    #expect(try now()?.isExact == false)
    #expect(try store.records(of: holstebro)[0].codes == nil)
    try store.writing { transaction throws(StoreError) in
      try transaction.settleCodes(of: note, to: [c, b, c], codebook: codebook, role: "koder")
    }
    #expect(try now()?.present == [c, b])
    #expect(try store.records(of: holstebro)[0].codes == [c, b])
    try store.writing { transaction throws(StoreError) in
      try transaction.settleCodes(of: note, to: [], codebook: codebook, role: "koder")
    }
    #expect(try now()?.isExact == true)
    #expect(try store.records(of: holstebro)[0].codes == [])
    #expect(try store.settledCodes(of: holstebro)[note]?[codebook] == (try now()))
  }

  @Test func `a note leaves its point when it is put into another`() throws {
    _ = try store.create(meeting())
    let ids = try store.write((1...3).map { try draft($0, "n\($0)") }).map(\.note.id)
    try store.writing { transaction throws(StoreError) in
      try transaction.settle(
        SettledPoint(id: "P", meeting: holstebro, theme: 1, notes: [ids[0], ids[1]]), role: "leder")
      try transaction.settle(
        SettledPoint(
          id: "Q", meeting: holstebro, theme: nil, notes: [ids[1], ids[2]], statement: "det samme"),
        role: "leder")
    }
    #expect(
      try store.points(of: holstebro) == [
        Point(
          id: "P", meeting: holstebro.value, theme: "Inklusion", notes: [ids[0].description]),
        Point(
          id: "Q", meeting: holstebro.value, theme: nil, notes: ids[1...].map(\.description),
          statement: "det samme"),
      ])
    try store.writing { transaction throws(StoreError) in
      try transaction.settle(
        SettledPoint(id: "Q", meeting: holstebro, theme: nil, notes: []), role: "leder")
    }
    #expect(try store.points(of: holstebro).map(\.id) == ["P"])
  }
}

extension Meeting {
  fileprivate func renamed(_ id: MeetingID) -> Meeting {
    Meeting(
      id: id, title: title, sessions: sessions, region: region, themes: themes, codebook: codebook)
  }
}
