// Version 2 lets stores be merged, notes be erased and meetings be followed from year to year.
//
// A `stamp` is a UUID of version 7 that is read from a hybrid logical clock: it is unique everywhere, and of two
// stamps the greater is the later, also where a clock was set back. Sixteen zeros: before there were stamps.
//
// Each part adds to three lists: tables and columns; triggers that come once the older rows are filled; and nothing
// else. Rows that say what happened are append-only but for one path, the guard `erase`.
extension Schema {
  static let version2: [StaticString] =
    unguarded2 + journal2 + guard2 + mergeTables2 + erasureTables2 + meetingTables2
    + codingTables2 + pointTables2

  static let closing2: [StaticString] =
    journalTriggers2 + mergeTriggers2 + erasureTriggers2 + meetingTriggers2 + codingTriggers2
    + pointTriggers2 + ["PRAGMA user_version = 2"]

  /// Triggers of version 1 that version 2 replaces.
  private static let unguarded2: [StaticString] = [
    "DROP TRIGGER note_keeps_history", "DROP TRIGGER note_keeps_identity",
    "DROP TRIGGER note_revision_is_kept", "DROP TRIGGER note_revision_is_final",
    "DROP TRIGGER coding_decision_is_final", "DROP TRIGGER import_undo_is_final",
    "DROP TRIGGER coding_decision_is_kept",
    "DROP TRIGGER coding_is_kept", "DROP TRIGGER point_decision_is_final",
    "DROP TRIGGER journal_has_no_holes", "DROP TRIGGER journal_is_final",
    "DROP TRIGGER journal_is_kept", "DROP TRIGGER meeting_created",
    "DROP TRIGGER meeting_changed", "DROP TRIGGER note_written", "DROP TRIGGER note_changed",
    "DROP TRIGGER note_coded", "DROP TRIGGER point_emptied", "DROP TRIGGER note_pointed",
    "DROP TRIGGER imported", "DROP TRIGGER import_undone",
  ]

  // What happens is named by `JournalEntry.Change`; a list of names here would ask for a new table with every new name.
  private static let journal2: [StaticString] = [
    """
    CREATE TABLE journal_before AS
    SELECT sequence, change, meeting, note, import, at_ms FROM journal
    """,
    "DROP TABLE journal",
    """
    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY,
      change TEXT NOT NULL CHECK (change GLOB '[a-z]*' AND change NOT GLOB '*[^a-z_]*'),
      meeting TEXT REFERENCES meeting (id),
      note BLOB REFERENCES note (id),
      import INTEGER REFERENCES import (id),
      subject TEXT,
      at_ms INTEGER NOT NULL,
      stamp BLOB NOT NULL DEFAULT X'00000000000000000000000000000000' CHECK (length(stamp) = 16)
    ) STRICT
    """,
    """
    INSERT INTO journal (sequence, change, meeting, note, import, at_ms)
    SELECT sequence, change, meeting, note, import, at_ms FROM journal_before ORDER BY sequence
    """,
    "DROP TABLE journal_before",
  ]

  // A row of `guard` lives inside one transaction only: it refers to a row that cannot be, and a commit would find out.
  private static let guard2: [StaticString] = [
    "CREATE TABLE guard_end (id INTEGER PRIMARY KEY CHECK (id < 0)) STRICT",
    """
    CREATE TABLE guard (
      purpose TEXT NOT NULL PRIMARY KEY CHECK (purpose IN ('erase', 'merge')),
      ends INTEGER NOT NULL DEFAULT 1 CHECK (ends = 1)
        REFERENCES guard_end (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let journalTriggers2: [StaticString] = [
    """
    CREATE TRIGGER journal_has_no_holes AFTER INSERT ON journal
    WHEN NEW.sequence <> 1
      AND NOT EXISTS (SELECT 1 FROM journal WHERE sequence = NEW.sequence - 1)
    BEGIN SELECT RAISE(ABORT, 'the journal rises by one'); END
    """,
    """
    CREATE TRIGGER journal_is_final BEFORE UPDATE ON journal
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
      OR OLD.change <> 'theme_linked' OR NEW.change <> OLD.change OR NEW.sequence <> OLD.sequence
      OR NEW.at_ms <> OLD.at_ms OR NEW.stamp <> OLD.stamp
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER meeting_created AFTER INSERT ON meeting BEGIN
      INSERT INTO journal (change, meeting, import, at_ms, stamp)
      VALUES ('meeting_created', NEW.id, NEW.import, NEW.changed_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER meeting_changed AFTER UPDATE ON meeting BEGIN
      INSERT INTO journal (change, meeting, import, at_ms, stamp) VALUES (
        CASE WHEN NEW.withdrawn = OLD.withdrawn THEN 'meeting_changed'
          WHEN NEW.withdrawn THEN 'meeting_withdrawn' ELSE 'meeting_created' END,
        NEW.id, NEW.import, NEW.changed_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER note_written AFTER INSERT ON note BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms, stamp)
      VALUES (
        CASE WHEN NEW.withdrawn IS NULL THEN 'note_written'
          WHEN EXISTS (SELECT 1 FROM erased_note WHERE id = NEW.id) THEN 'note_erased'
          ELSE 'note_withdrawn' END,
        NEW.meeting, NEW.id, NEW.import, NEW.changed_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER note_changed AFTER UPDATE OF
      table_number, theme, kind, municipality, region, date, text, source_id, writer, extra, import,
      withdrawn, reference_table, reference_device, reference_number
    ON note BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms, stamp) VALUES (
        CASE WHEN EXISTS (SELECT 1 FROM erased_note WHERE id = NEW.id) THEN 'note_erased'
          WHEN (NEW.withdrawn IS NULL) = (OLD.withdrawn IS NULL) THEN 'note_revised'
          WHEN NEW.withdrawn IS NULL THEN 'note_reinstated' ELSE 'note_withdrawn' END,
        NEW.meeting, NEW.id, NEW.import, NEW.changed_ms,
        max(NEW.stamp, ifnull(NEW.withdrawal, NEW.stamp)));
    END
    """,
    """
    CREATE TRIGGER note_coded AFTER INSERT ON coding_decision BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms, stamp)
      SELECT 'note_coded', meeting, id, NEW.import, NEW.decided_ms, NEW.stamp
      FROM note WHERE id = NEW.note;
    END
    """,
    // A point that keeps no note is told once, of its meeting.
    """
    CREATE TRIGGER point_emptied AFTER INSERT ON point_decision WHEN NEW.notes = 0 BEGIN
      INSERT INTO journal (change, meeting, import, at_ms, stamp)
      VALUES ('note_pointed', NEW.meeting, NEW.import, NEW.decided_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER note_pointed AFTER INSERT ON point_note BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms, stamp)
      SELECT 'note_pointed', meeting, NEW.note, import, decided_ms, stamp
      FROM point_decision WHERE id = NEW.decision;
    END
    """,
    """
    CREATE TRIGGER imported AFTER INSERT ON import BEGIN
      INSERT INTO journal (change, import, at_ms, stamp)
      VALUES ('imported', NEW.id, NEW.at_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER import_undone AFTER UPDATE OF undone_ms ON import BEGIN
      INSERT INTO journal (change, import, at_ms, stamp)
      VALUES ('import_undone', NEW.id, NEW.undone_ms, ifnull(NEW.undone, NEW.stamp));
    END
    """,
  ]
}
