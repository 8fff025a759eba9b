import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `What was said to the screens of settling` {
  let folder: TemporaryFolder
  let store: Store
  let notes: [UniqueID]

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
    _ = try store.create(meeting())
    notes = try store.write((1...4).map { try draft(UInt64($0), "Notat \($0)") }).map(\.note.id)
  }

  @discardableResult
  private func answer(
    _ note: Int, offered: [Int], picked: Set<Int>
  ) throws -> UniqueID {
    try store.writing { transaction throws(StoreError) in
      try transaction.answer(
        about: notes[note], offered: offered.map { notes[$0] },
        picked: Set(picked.map { notes[$0] }), role: "formand")
    }
  }

  @Test func `comes back in order, with what was offered and picked`() throws {
    let first = try answer(0, offered: [2, 1, 3], picked: [1, 3])
    try answer(2, offered: [], picked: [])
    let answers = try store.settlingAnswers(of: holstebro)
    #expect(answers.map(\.stamp).first == first)
    #expect(answers.map(\.note) == [notes[0], notes[2]])
    #expect(answers[0].offered == [notes[2], notes[1], notes[3]])
    #expect(answers[0].picked == [notes[1], notes[3]])
    #expect(answers[1].offered == [])
    #expect(answers[0].stamp < answers[1].stamp)
    let told = try store.journal(after: 0).filter { $0.change == .noteCompared }
    #expect(told.compactMap(\.note) == [notes[0], notes[2]])
    #expect(try store.settlingAnswers(of: MeetingID(stored: "2020-01-01-anden")) == [])
  }

  @Test func `is gone when it is taken back, and the history stays`() throws {
    let first = try answer(0, offered: [1], picked: [])
    try answer(1, offered: [2], picked: [2])
    try store.writing { transaction throws(StoreError) in
      try transaction.takeBack(answer: first, about: notes[0], role: "formand")
    }
    #expect(try store.settlingAnswers(of: holstebro).map(\.note) == [notes[1]])
    for change: StaticString in [
      "DELETE FROM settling_answer", "UPDATE settling_answer SET role = 'x'",
      "DELETE FROM settling_companion", "UPDATE settling_companion SET picked = 1",
    ] {
      #expect(throws: StoreError.self) { try store.connection.run(change) }
    }
    #expect(try store.check() == [])
  }

  @Test func `refuses notes that are not there`() throws {
    let stranger = UniqueID(high: 1, low: 1)
    #expect(throws: StoreError.noSuchNote(stranger)) {
      try store.writing { transaction throws(StoreError) in
        _ = try transaction.answer(about: stranger, offered: [], picked: [], role: "r")
      }
    }
    #expect(throws: StoreError.noSuchNote(stranger)) {
      try store.writing { transaction throws(StoreError) in
        _ = try transaction.answer(about: notes[0], offered: [stranger], picked: [], role: "r")
      }
    }
    #expect(try store.settlingAnswers(of: holstebro) == [])
  }
}
