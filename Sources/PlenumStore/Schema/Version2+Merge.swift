// What a merge needs: every content, decision and edit bears a stamp and knows the store that it comes from.
extension Schema {
  static let mergeTables2: [StaticString] = [
    // The stores that notes here come from, this one too. `number` is this file's own.
    """
    CREATE TABLE device (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      store BLOB NOT NULL UNIQUE CHECK (length(store) = 16),
      letter INTEGER NOT NULL CHECK (letter BETWEEN 1 AND 26),
      created_ms INTEGER NOT NULL
    ) STRICT
    """,
    """
    ALTER TABLE note ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    // The stamp of the content that this one replaced; NULL for a note's first.
    "ALTER TABLE note ADD COLUMN parent BLOB CHECK (parent IS NULL OR length(parent) = 16)",
    // The store that the note was typed in; NULL is this one.
    "ALTER TABLE note ADD COLUMN origin INTEGER REFERENCES device (number)",
    // The device of the reference as it was given; NULL where no other note has the same.
    """
    ALTER TABLE note ADD COLUMN given_device INTEGER
      CHECK (given_device IS NULL OR given_device BETWEEN 1 AND 26)
    """,
    // When a person last said that the note is withdrawn or is back.
    """
    ALTER TABLE note ADD COLUMN withdrawal BLOB
      CHECK (withdrawal IS NULL OR length(withdrawal) = 16)
    """,
    """
    ALTER TABLE note_revision ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    """
    ALTER TABLE note_revision ADD COLUMN parent BLOB
      CHECK (parent IS NULL OR length(parent) = 16)
    """,
    """
    ALTER TABLE import ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    "ALTER TABLE import ADD COLUMN undone BLOB CHECK (undone IS NULL OR length(undone) = 16)",
    """
    ALTER TABLE meeting ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    """
    ALTER TABLE theme ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    """
    ALTER TABLE discussion_table ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    """
    ALTER TABLE coding_decision ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    """
    ALTER TABLE point_decision ADD COLUMN stamp BLOB NOT NULL
      DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    """,
    // A content that was written at the same time as the one that is shown, on another laptop. It names stamps of
    // `note_revision`, and never holds words.
    """
    CREATE TABLE note_conflict (
      note BLOB NOT NULL REFERENCES note (id),
      stamp BLOB NOT NULL CHECK (length(stamp) = 16),
      found_ms INTEGER NOT NULL,
      settled BLOB CHECK (settled IS NULL OR length(settled) = 16),
      PRIMARY KEY (note, stamp)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  static let mergeTriggers2: [StaticString] = [
    "CREATE UNIQUE INDEX import_stamp ON import (stamp)",
    "CREATE UNIQUE INDEX coding_decision_stamp ON coding_decision (stamp)",
    "CREATE UNIQUE INDEX point_decision_stamp ON point_decision (stamp)",
    // Whoever changes a note: what it said before is kept. A change that forgets to count fails on the key.
    """
    CREATE TRIGGER note_keeps_history BEFORE UPDATE OF
      table_number, theme, kind, municipality, region, date, text, source_id, writer, extra
    ON note WHEN NOT EXISTS (SELECT 1 FROM guard) BEGIN
      INSERT INTO note_revision (
        note, ordinal, table_number, theme, kind, municipality, region, date, text, source_id,
        writer, extra, import, replaced_ms, stamp, parent)
      VALUES (
        OLD.id, OLD.revisions + 1, OLD.table_number, OLD.theme, OLD.kind, OLD.municipality,
        OLD.region, OLD.date, OLD.text, OLD.source_id, OLD.writer, OLD.extra, OLD.import,
        NEW.changed_ms, OLD.stamp, OLD.parent);
    END
    """,
    """
    CREATE TRIGGER note_revision_is_final BEFORE UPDATE ON note_revision
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
    """
    CREATE TRIGGER coding_decision_is_final BEFORE UPDATE ON coding_decision
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER import_undo_is_final BEFORE UPDATE ON import WHEN OLD.undone_ms IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an import is undone once'); END
    """,
    """
    CREATE TRIGGER note_keeps_identity BEFORE UPDATE OF id, meeting
    ON note BEGIN SELECT RAISE(ABORT, 'a reference never changes'); END
    """,
    // A merge gives the later of two notes with the same reference another letter, and a note that two stores imported
    // the reference of the elder store.
    """
    CREATE TRIGGER note_keeps_reference BEFORE UPDATE OF
      reference_table, reference_device, reference_number, written_ms, given_device, origin
    ON note WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'merge')
    BEGIN SELECT RAISE(ABORT, 'a reference never changes'); END
    """,
    """
    CREATE TRIGGER device_is_kept BEFORE DELETE ON device
    BEGIN SELECT RAISE(ABORT, 'stores that notes come from are kept'); END
    """,
  ]
}
