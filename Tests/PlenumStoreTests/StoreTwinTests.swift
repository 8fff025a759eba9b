import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

/// The store without a file: every content a note ever had, with the import that brought it.
private struct Twin {
  struct TwinNote {
    var reference: NoteReference
    var versions: [(text: String, table: Int?, importID: Int?)] = []
    var isWithdrawn = false
  }

  var notes: [UniqueID: TwinNote] = [:]
  var undone: Set<Int> = []
  var imports = 0

  func current(_ id: UniqueID) -> (text: String, table: Int?, importID: Int?)? {
    guard let note = notes[id], !note.isWithdrawn else { return nil }
    return note.versions.last { $0.importID.map { !undone.contains($0) } ?? true }
  }

  mutating func write(_ draft: NoteDraft, importID: Int?) {
    if let note = notes[draft.id] {
      if note.isWithdrawn { return }
      if let now = current(draft.id), now.text == draft.text, now.table == draft.table { return }
    } else {
      let number = notes.values.count { $0.reference.table == draft.table } + 1
      notes[draft.id] = TwinNote(reference: NoteReference(table: draft.table, number: number))
    }
    notes[draft.id]?.versions.append((draft.text, draft.table, importID))
  }

  /// Reference, table and text of every note that is shown.
  var shown: [String] {
    notes.keys.compactMap { id in
      guard let now = current(id), let note = notes[id] else { return nil }
      return "\(note.reference) \(now.table.map(String.init) ?? "-") \(now.text)"
    }.sorted()
  }
}

@Suite struct `A store and a dictionary` {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `agree after any sequence of changes`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    var store = try openStore(folder.file())
    var twin = Twin()
    _ = try store.create(meeting())
    for _ in 0..<60 {
      let drafts = try (0..<Int.random(in: 1...5, using: &random)).map { _ in
        try draft(
          .random(in: 1...12, using: &random), "t\(Int.random(in: 1...3, using: &random))",
          table: [nil, 1, 2].randomElement(using: &random) ?? nil)
      }
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4:
        _ = try store.write(drafts)
        for draft in drafts { twin.write(draft, importID: nil) }
      case 4..<7:
        let record = try store.importing(ImportLabel(files: ["f"])) {
          transaction throws(StoreError) in try transaction.write(drafts)
        }.record
        twin.imports += 1
        #expect(record.id == twin.imports)
        for draft in drafts { twin.write(draft, importID: twin.imports) }
      case 7 where twin.imports > 0:
        let id = Int.random(in: 1...twin.imports, using: &random)
        guard !twin.undone.contains(id) else { continue }
        _ = try store.undoImport(id)
        twin.undone.insert(id)
      case 8:
        guard twin.current(drafts[0].id) != nil else { continue }
        try store.writing { transaction throws(StoreError) in
          try transaction.withdraw(drafts[0].id)
        }
        twin.notes[drafts[0].id]?.isWithdrawn = true
      default:
        store = try openStore(folder.file())
      }
    }
    store = try openStore(folder.file())
    let shown = try store.notes(of: holstebro).map { note in
      "\(note.reference) \(note.draft.table.map(String.init) ?? "-") \(note.draft.text)"
    }
    #expect(shown.sorted() == twin.shown)
    #expect(try store.check() == [])
    let journal = try store.journal(after: 0)
    #expect(journal.map(\.sequence) == Array(1...Int64(journal.count)))
    #expect(
      try store.tables(of: holstebro).reduce(0) { $0 + $1.notes }
        == shown.count { !$0.contains(" - ") })
  }
}
