import CSQLite
import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `The schema` {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
    let (first, second) = (try draft(1, "en"), try draft(1, "to"))
    _ = try store.importing(ImportLabel(files: ["a"])) { transaction throws(StoreError) in
      _ = try transaction.create(meeting())
      _ = try transaction.write([first, second])
      try transaction.settleCodes(
        of: first.id, to: [FocusAreaID("unge")], codebook: CodebookVersion("2024.1"), role: "r")
      try transaction.settle(
        SettledPoint(id: "P", meeting: holstebro, theme: 1, notes: [first.id]), role: "r")
      try transaction.write(Partnership(id: PartnershipID(stored: "vest"), title: "Vest"))
      var edited = try transaction.require(holstebro)
      edited.partnership = PartnershipID(stored: "vest")
      _ = try transaction.edit(edited)
      try transaction.link(
        ThemeKey(title: "Inklusion"), of: holstebro, to: ThemeKey(title: "Fællesskab"), role: "r")
      try transaction.follow(ask: first.id, state: "open", owner: nil, answer: nil, role: "r")
      _ = try transaction.freeze(summary: "{}", hash: "h", of: holstebro)
      _ = try transaction.keepModel(object("ord", 1), for: CodebookVersion("2024.1"))
    }
    // A note that was erased: its empty row, its id, and a revision that nobody should have been able to add.
    try store.connection.run(
      """
      INSERT INTO note (id, meeting, reference_device, reference_number, written_ms, kind, text,
        changed_ms, withdrawn)
      VALUES (X'0000000000000000000000000000EEEE', '2020-09-02-holstebro', 1, 77, 1, 'point', '[slettet]', 1, 'person')
      """)
    try store.connection.run(
      "INSERT INTO erased_note VALUES (X'0000000000000000000000000000EEEE', 1, zeroblob(16))")
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
    SELECT id, 0, 'point', 't', '{}', 1 FROM note WHERE withdrawn IS NULL
    """, "INSERT INTO journal (change, at_ms) VALUES ('Slettet!', 1)",
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
    "UPDATE point_decision SET statement = NULL", "UPDATE note SET reference_device = 2",
    "UPDATE note SET origin = 1", "DELETE FROM device", "DELETE FROM erased_note",
    "UPDATE note SET text = 'tilbage', revisions = 9 WHERE withdrawn IS NOT NULL",
    """
    INSERT INTO note_revision (note, ordinal, kind, text, extra, replaced_ms)
    VALUES (X'0000000000000000000000000000EEEE', 1, 'point', 't', '{}', 1)
    """,
    "UPDATE theme_link SET key = 'x'", "DELETE FROM theme_link",
    "UPDATE ask_decision SET state = 'x'", "DELETE FROM ask_decision",
    "UPDATE frozen_summary SET body = 'x'", "DELETE FROM frozen_summary",
    "UPDATE frozen_summary SET body = 'x', redacted_ms = 1",
    "UPDATE model_version SET body = '{}', undone_ms = 1", "DELETE FROM model_version",
    "DELETE FROM partnership", "UPDATE meeting_revision SET title = 'x'",
    "DELETE FROM meeting_revision",
  ]

  @Test(arguments: guarded.indices)
  func `refuses to rewrite what happened`(index: Int) throws {
    #expect(code(Self.guarded[index]) == SQLITE_CONSTRAINT | (7 << 8))
  }

  @Test func `whoever changes a note leaves a journal entry and the earlier content`() throws {
    let last = try store.lastSequence()
    try store.connection.run(
      "UPDATE note SET text = 'udefra', revisions = revisions + 1 WHERE withdrawn IS NULL")
    #expect(try store.journal(after: last).map(\.change) == [.noteRevised])
    let note = try #require(try store.notes(of: holstebro).first)
    #expect(try store.history(of: note.id) == ["en", "to"])
    // A change that forgets to count would overwrite history, and is refused.
    try store.connection.run("UPDATE note SET text = 'igen' WHERE withdrawn IS NULL")
    #expect(
      code("UPDATE note SET text = 'og igen' WHERE withdrawn IS NULL") == SQLITE_CONSTRAINT
        | (6 << 8))
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

  @Test func `a guard does not outlive its transaction`() throws {
    let error = #expect(throws: StoreError.self) {
      try store.writing { transaction throws(StoreError) in
        try transaction.store.connection.run("INSERT INTO guard (purpose) VALUES ('erase')")
      }
    }
    #expect(error == .database(SQLiteFailure(extendedCode: SQLITE_CONSTRAINT | (3 << 8))))
    #expect(try store.connection.scalar("SELECT count(*) FROM guard", as: Int.self) == 0)
    try store.writing { transaction throws(StoreError) in
      try transaction.store.connection.run("INSERT INTO guard (purpose) VALUES ('erase')")
      try transaction.store.connection.run("DELETE FROM note_revision")
      try transaction.store.connection.run("DELETE FROM guard")
    }
    #expect(code("DELETE FROM coding") == SQLITE_CONSTRAINT | (7 << 8))
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
