// The schema is trusted more than the code: what the file must never hold, it refuses by itself. Dates and times are
// ISO 8601 text, moments are milliseconds after 1970 in UTC, ids are the sixteen bytes of a UUID.
//
// `extra` is a JSON object, of which the file itself checks the braces only: to SQLite 3.40 its JSON functions are
// not safe enough for the schema of an untrusted file.
//
// `withdrawn` is 1 for what an undone import brought and nothing else uses. Rows are never deleted, so that what is
// imported again finds its number and its reference. `listed` is 1 for a table that the meeting was set up with; others
// are there from their first note on.
extension Schema {
  static let version1: [StaticString] = tables1 + history1 + decisions1 + journal1 + identity1

  private static let tables1: [StaticString] = [
    """
    CREATE TABLE store (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      id BLOB NOT NULL CHECK (length(id) = 16),
      device INTEGER NOT NULL CHECK (device BETWEEN 1 AND 26),
      created_ms INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE import (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      at_ms INTEGER NOT NULL,
      written INTEGER NOT NULL DEFAULT 0 CHECK (written >= 0),
      duplicates INTEGER NOT NULL DEFAULT 0 CHECK (duplicates >= 0),
      revised INTEGER NOT NULL DEFAULT 0 CHECK (revised >= 0),
      reinstated INTEGER NOT NULL DEFAULT 0 CHECK (reinstated >= 0),
      stayed_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (stayed_withdrawn >= 0),
      undone_ms INTEGER
    ) STRICT
    """,
    // A name, never a path: folders may name people.
    """
    CREATE TABLE import_file (
      import INTEGER NOT NULL REFERENCES import (id),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      name TEXT NOT NULL CHECK (name <> '' AND instr(name, '/') = 0),
      PRIMARY KEY (import, ordinal)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE meeting (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(CAST(id AS BLOB)) BETWEEN 1 AND 100),
      title TEXT NOT NULL,
      region TEXT,
      subregion TEXT,
      host_municipality TEXT,
      organiser TEXT,
      codebook TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      import INTEGER REFERENCES import (id),
      changed_ms INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE session (
      meeting TEXT NOT NULL REFERENCES meeting (id),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      date TEXT CHECK (date IS NULL OR date(date, '+0 days') IS date),
      starts TEXT CHECK (starts IS NULL OR strftime('%H:%M', starts, '+0 days') IS starts),
      ends TEXT CHECK (ends IS NULL OR strftime('%H:%M', ends, '+0 days') IS ends),
      place TEXT,
      PRIMARY KEY (meeting, ordinal)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE theme (
      meeting TEXT NOT NULL REFERENCES meeting (id),
      number INTEGER NOT NULL CHECK (number >= 1),
      key TEXT NOT NULL CHECK (key <> ''),
      title TEXT NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      import INTEGER REFERENCES import (id),
      PRIMARY KEY (meeting, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE discussion_table (
      meeting TEXT NOT NULL REFERENCES meeting (id),
      number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9999),
      theme INTEGER,
      listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1)),
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      import INTEGER REFERENCES import (id),
      PRIMARY KEY (meeting, number),
      FOREIGN KEY (meeting, theme) REFERENCES theme (meeting, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE note (
      id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
      meeting TEXT NOT NULL REFERENCES meeting (id),
      reference_table INTEGER CHECK (reference_table BETWEEN 0 AND 9999),
      reference_device INTEGER NOT NULL CHECK (reference_device BETWEEN 1 AND 26),
      reference_number INTEGER NOT NULL CHECK (reference_number >= 1),
      written_ms INTEGER NOT NULL,
      table_number INTEGER,
      theme INTEGER,
      kind TEXT NOT NULL
        CHECK (kind IN ('success', 'challenge', 'inspiration', 'ask', 'question', 'point')),
      municipality TEXT,
      region TEXT,
      date TEXT CHECK (date IS NULL OR date(date, '+0 days') IS date),
      text TEXT NOT NULL
        CHECK (length(CAST(text AS BLOB)) BETWEEN 1 AND 65536 AND instr(text, char(0)) = 0),
      source_id TEXT,
      writer TEXT,
      extra TEXT NOT NULL DEFAULT '{}' CHECK (extra GLOB '{*}'),
      revisions INTEGER NOT NULL DEFAULT 0 CHECK (revisions >= 0),
      import INTEGER REFERENCES import (id),
      withdrawn TEXT CHECK (withdrawn IN ('person', 'undo')),
      changed_ms INTEGER NOT NULL,
      FOREIGN KEY (meeting, table_number) REFERENCES discussion_table (meeting, number),
      FOREIGN KEY (meeting, theme) REFERENCES theme (meeting, number)
    ) STRICT
    """,
    // NULLs are all different to a UNIQUE; -1 is no table.
    """
    CREATE UNIQUE INDEX note_reference ON note
      (meeting, ifnull(reference_table, -1), reference_device, reference_number)
    """,
    "CREATE INDEX note_import ON note (import) WHERE import IS NOT NULL",
  ]

  private static let history1: [StaticString] = [
    """
    CREATE TABLE note_revision (
      note BLOB NOT NULL REFERENCES note (id),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      table_number INTEGER,
      theme INTEGER,
      kind TEXT NOT NULL,
      municipality TEXT,
      region TEXT,
      date TEXT,
      text TEXT NOT NULL,
      source_id TEXT,
      writer TEXT,
      extra TEXT NOT NULL,
      import INTEGER REFERENCES import (id),
      replaced_ms INTEGER NOT NULL,
      PRIMARY KEY (note, ordinal)
    ) STRICT, WITHOUT ROWID
    """,
    // Whoever changes a note: what it said before is kept. A change that forgets to count fails on the key.
    """
    CREATE TRIGGER note_keeps_history BEFORE UPDATE OF
      table_number, theme, kind, municipality, region, date, text, source_id, writer, extra
    ON note BEGIN
      INSERT INTO note_revision VALUES (
        OLD.id, OLD.revisions + 1, OLD.table_number, OLD.theme, OLD.kind, OLD.municipality,
        OLD.region, OLD.date, OLD.text, OLD.source_id, OLD.writer, OLD.extra, OLD.import,
        NEW.changed_ms);
    END
    """,
    """
    CREATE TRIGGER note_keeps_identity BEFORE UPDATE OF
      id, meeting, reference_table, reference_device, reference_number, written_ms
    ON note BEGIN SELECT RAISE(ABORT, 'a reference never changes'); END
    """,
    """
    CREATE TRIGGER note_is_kept BEFORE DELETE ON note
    BEGIN SELECT RAISE(ABORT, 'notes are withdrawn, not deleted'); END
    """,
    """
    CREATE TRIGGER note_revision_is_final BEFORE UPDATE ON note_revision
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
    """
    CREATE TRIGGER note_revision_is_kept BEFORE DELETE ON note_revision
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
    """
    CREATE TRIGGER import_undo_is_final BEFORE UPDATE ON import WHEN OLD.undone_ms IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an import is undone once'); END
    """,
  ]

  // What people have settled is a list of decisions, of which the latest counts that no undone import made: an undo
  // needs to change nothing here and brings back what was settled before.
  private static let decisions1: [StaticString] = [
    """
    CREATE TABLE coding_decision (
      id INTEGER PRIMARY KEY,
      note BLOB NOT NULL REFERENCES note (id),
      codebook TEXT NOT NULL,
      exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
      role TEXT NOT NULL,
      decided_ms INTEGER NOT NULL,
      import INTEGER REFERENCES import (id)
    ) STRICT
    """,
    "CREATE INDEX coding_decision_note ON coding_decision (note)",
    """
    CREATE TABLE coding (
      decision INTEGER NOT NULL REFERENCES coding_decision (id),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      area TEXT NOT NULL CHECK (area <> ''),
      present INTEGER NOT NULL CHECK (present IN (0, 1)),
      PRIMARY KEY (decision, ordinal),
      UNIQUE (decision, area)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE point_decision (
      id INTEGER PRIMARY KEY,
      meeting TEXT NOT NULL REFERENCES meeting (id),
      point TEXT NOT NULL CHECK (point <> ''),
      theme INTEGER,
      statement TEXT,
      notes INTEGER NOT NULL CHECK (notes >= 0),
      role TEXT NOT NULL,
      decided_ms INTEGER NOT NULL,
      import INTEGER REFERENCES import (id),
      FOREIGN KEY (meeting, theme) REFERENCES theme (meeting, number)
    ) STRICT
    """,
    "CREATE INDEX point_decision_meeting ON point_decision (meeting)",
    """
    CREATE TABLE point_note (
      decision INTEGER NOT NULL REFERENCES point_decision (id),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
      note BLOB NOT NULL REFERENCES note (id),
      PRIMARY KEY (decision, ordinal),
      UNIQUE (decision, note)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER coding_decision_is_final BEFORE UPDATE ON coding_decision
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER coding_decision_is_kept BEFORE DELETE ON coding_decision
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER coding_is_final BEFORE UPDATE ON coding
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER coding_is_kept BEFORE DELETE ON coding
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER point_decision_is_final BEFORE UPDATE ON point_decision
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER point_decision_is_kept BEFORE DELETE ON point_decision
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER point_note_is_final BEFORE UPDATE ON point_note
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER point_note_is_kept BEFORE DELETE ON point_note
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
  ]
}
