import CSQLite
import Foundation
import PlenumModel
import Testing

@testable import PlenumStore

@Suite struct `The schema` {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
    _ = try store.importing(ImportLabel(files: ["a"])) { transaction throws(StoreError) in
      _ = try transaction.create(meeting())
      guard let first = try? draft(1, "en"), let second = try? draft(1, "to") else { return }
      _ = try transaction.write([first, second])
      try transaction.settleCodes(
        of: first.id, to: [FocusAreaID("unge")], codebook: CodebookVersion("2024.1"), role: "r")
      try transaction.settle(
        SettledPoint(id: "P", meeting: holstebro, theme: 1, notes: [first.id]), role: "r")
    }
  }

  static let checked: [StaticString] = [
    "UPDATE store SET only = 2", "UPDATE store SET id = X'00'", "UPDATE store SET device = 27",
    "INSERT INTO import (id, at_ms) VALUES (0, 1)",
    "INSERT INTO import (at_ms, written) VALUES (1, -1)",
    "INSERT INTO import (at_ms, duplicates) VALUES (1, -1)",
    "INSERT INTO import (at_ms, revised) VALUES (1, -1)",
    "INSERT INTO import (at_ms, reinstated) VALUES (1, -1)",
    "INSERT INTO import (at_ms, stayed_withdrawn) VALUES (1, -1)",
    "INSERT INTO import_file VALUES (1, 0, 'b')", "INSERT INTO import_file VALUES (1, 2, '')",
    "INSERT INTO import_file VALUES (1, 2, '/hjem/anna/b')",
    "INSERT INTO meeting (id, title, codebook, state, changed_ms) VALUES ('', 't', 'c', 'open', 1)",
    "UPDATE meeting SET id = ''", "UPDATE meeting SET state = 'aaben'",
    "UPDATE meeting SET withdrawn = 2", "UPDATE session SET ordinal = 0",
    "UPDATE session SET date = '2021-02-30'", "UPDATE session SET date = '2. september'",
    "UPDATE session SET starts = '24:00'", "UPDATE session SET ends = '9:00'",
    "INSERT INTO theme (meeting, number, key, title) VALUES ('2020-09-02-holstebro', 0, 'k', 't')",
    "UPDATE theme SET key = ''", "UPDATE theme SET withdrawn = 2",
    "INSERT INTO discussion_table (meeting, number) VALUES ('2020-09-02-holstebro', 10000)",
    "UPDATE discussion_table SET withdrawn = 2", "UPDATE note SET kind = 'andet'",
    "UPDATE note SET date = '2021-02-29', revisions = revisions + 1",
    "UPDATE note SET text = '', revisions = revisions + 1",
    "UPDATE note SET text = 'a' || char(0), revisions = revisions + 1",
    "UPDATE note SET text = hex(zeroblob(32769)), revisions = revisions + 1",
    "UPDATE note SET extra = '[]', revisions = revisions + 1", "UPDATE note SET revisions = -1",
    "UPDATE note SET withdrawn = 'maskine'",
    "INSERT INTO coding VALUES (1, 0, 'a', 1)", "INSERT INTO coding VALUES (1, 2, '', 1)",
    "INSERT INTO coding VALUES (1, 2, 'a', 2)",
    """
    INSERT INTO coding_decision (note, codebook, exact, role, decided_ms)
    SELECT id, 'c', 2, 'r', 1 FROM note
    """,
    """
    INSERT INTO point_decision (meeting, point, notes, role, decided_ms)
    VALUES ('2020-09-02-holstebro', '', 0, 'r', 1)
    """,
    """
    INSERT INTO point_decision (meeting, point, notes, role, decided_ms)
    VALUES ('2020-09-02-holstebro', 'P', -1, 'r', 1)
    """, "INSERT INTO point_note SELECT 1, 0, id FROM note",
    """
    INSERT INTO note (id, meeting, reference_device, reference_number, written_ms, kind, text,
      changed_ms) VALUES (X'00', '2020-09-02-holstebro', 1, 1, 1, 'point', 't', 1)
    """,
    """
    INSERT INTO note (id, meeting, reference_table, reference_device, reference_number, written_ms,
      kind, text, changed_ms)
    VALUES (zeroblob(16), '2020-09-02-holstebro', -1, 1, 1, 1, 'point', 't', 1)
    """,
    """
    INSERT INTO note (id, meeting, reference_device, reference_number, written_ms, kind, text,
      changed_ms) VALUES (zeroblob(16), '2020-09-02-holstebro', 27, 1, 1, 'point', 't', 1)
    """,
    """
    INSERT INTO note (id, meeting, reference_device, reference_number, written_ms, kind, text,
      changed_ms) VALUES (zeroblob(16), '2020-09-02-holstebro', 1, 0, 1, 'point', 't', 1)
    """,
    """
    INSERT INTO note_revision (note, ordinal, kind, text, extra, replaced_ms)
    SELECT id, 0, 'point', 't', '{}', 1 FROM note
    """, "INSERT INTO journal (change, at_ms) VALUES ('slettet', 1)",
  ]

  @Test(arguments: checked.indices)
  func `refuses a value that no row may have`(index: Int) throws {
    #expect(code(Self.checked[index]) == SQLITE_CONSTRAINT | (1 << 8))
  }

  static let guarded: [StaticString] = [
    "UPDATE journal SET at_ms = 1", "DELETE FROM journal", "DELETE FROM note",
    "INSERT INTO journal (sequence, change, at_ms) VALUES (99, 'imported', 1)",
    "REPLACE INTO journal (sequence, change, at_ms) VALUES (1, 'imported', 1)",
    "UPDATE note_revision SET text = 'andet'", "DELETE FROM note_revision",
    "UPDATE note SET reference_number = 9", "UPDATE note SET id = zeroblob(16)",
    "UPDATE note SET written_ms = 1", "UPDATE coding_decision SET role = 'x'",
    "DELETE FROM coding_decision", "UPDATE coding SET area = 'x'", "DELETE FROM coding",
    "UPDATE point_decision SET point = 'x'", "DELETE FROM point_decision",
    "UPDATE point_note SET ordinal = 4", "DELETE FROM point_note",
  ]

  @Test(arguments: guarded.indices)
  func `refuses to rewrite what happened`(index: Int) throws {
    #expect(code(Self.guarded[index]) == SQLITE_CONSTRAINT | (7 << 8))
  }

  @Test func `whoever changes a note leaves a journal entry and the earlier content`() throws {
    let last = try store.lastSequence()
    try store.connection.run("UPDATE note SET text = 'udefra', revisions = revisions + 1")
    #expect(try store.journal(after: last).map(\.change) == [.noteRevised])
    let note = try #require(try store.notes(of: holstebro).first)
    #expect(try store.history(of: note.id) == ["en", "to"])
    // A change that forgets to count would overwrite history, and is refused.
    try store.connection.run("UPDATE note SET text = 'igen'")
    #expect(code("UPDATE note SET text = 'og igen'") == SQLITE_CONSTRAINT | (6 << 8))
  }

  @Test func `a reference is given once, also without a table`() throws {
    func insert(_ id: UInt64) throws(StoreError) {
      try store.connection.run(
        """
        INSERT INTO note (id, meeting, reference_device, reference_number, written_ms, kind, text,
          changed_ms) VALUES (?1, '2020-09-02-holstebro', 1, 1, 1, 'point', 't', 1)
        """, UniqueID(high: 5, low: id))
    }
    try insert(1)
    let error = #expect(throws: StoreError.self) { try insert(2) }
    #expect(error == .database(SQLiteFailure(extendedCode: SQLITE_CONSTRAINT | (8 << 8))))
  }

  private func code(_ sql: StaticString) -> Int32? {
    do {
      try store.connection.run(sql)
      return nil
    } catch .database(let failure) {
      return failure.extendedCode
    } catch {
      return nil
    }
  }
}
