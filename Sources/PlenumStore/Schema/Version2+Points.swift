// Points: what was said to each screen of settling, so that nobody is asked the same twice. Whether notes are together
// is told by the points' decisions alone.
extension Schema {
  static let pointTables2: [StaticString] = [
    // The store in which it was decided, so that two people who disagree are told apart; NULL: before it was noted.
    "ALTER TABLE point_decision ADD COLUMN store BLOB CHECK (store IS NULL OR length(store) = 16)",
    // `takes_back` is the stamp of an answer that was taken back; such a row has no companions.
    """
    CREATE TABLE settling_answer (
      id INTEGER PRIMARY KEY,
      note BLOB NOT NULL REFERENCES note (id),
      takes_back BLOB CHECK (takes_back IS NULL OR length(takes_back) = 16),
      role TEXT NOT NULL,
      store BLOB CHECK (store IS NULL OR length(store) = 16),
      decided_ms INTEGER NOT NULL,
      stamp BLOB NOT NULL UNIQUE CHECK (length(stamp) = 16)
    ) STRICT
    """,
    "CREATE INDEX settling_answer_note ON settling_answer (note)",
    // The notes that were offered, and whether they were said to say the same.
    """
    CREATE TABLE settling_companion (
      answer INTEGER NOT NULL REFERENCES settling_answer (id),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      note BLOB NOT NULL REFERENCES note (id),
      picked INTEGER NOT NULL CHECK (picked IN (0, 1)),
      PRIMARY KEY (answer, ordinal)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  static let pointTriggers2: [StaticString] = [
    """
    CREATE TRIGGER settling_answer_is_final BEFORE UPDATE ON settling_answer
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER settling_answer_is_kept BEFORE DELETE ON settling_answer
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER settling_companion_is_final BEFORE UPDATE ON settling_companion
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER settling_companion_is_kept BEFORE DELETE ON settling_companion
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER note_compared AFTER INSERT ON settling_answer BEGIN
      INSERT INTO journal (change, meeting, note, at_ms, stamp)
      SELECT 'note_compared', meeting, id, NEW.decided_ms, NEW.stamp FROM note WHERE id = NEW.note;
    END
    """,
  ]
}
