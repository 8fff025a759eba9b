extension Schema {
  // The journal writes itself, so that nothing can change without it, whatever program changes it.
  static let journal1: [StaticString] = [
    """
    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY,
      change TEXT NOT NULL CHECK (change IN (
        'meeting_created', 'meeting_changed', 'meeting_withdrawn', 'note_written',
        'note_revised', 'note_withdrawn', 'note_coded', 'note_pointed', 'imported',
        'import_undone')),
      meeting TEXT REFERENCES meeting (id),
      note BLOB REFERENCES note (id),
      import INTEGER REFERENCES import (id),
      at_ms INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER journal_has_no_holes AFTER INSERT ON journal
    WHEN NEW.sequence <> 1
      AND NOT EXISTS (SELECT 1 FROM journal WHERE sequence = NEW.sequence - 1)
    BEGIN SELECT RAISE(ABORT, 'the journal rises by one'); END
    """,
    """
    CREATE TRIGGER journal_is_final BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER meeting_created AFTER INSERT ON meeting BEGIN
      INSERT INTO journal (change, meeting, import, at_ms)
      VALUES ('meeting_created', NEW.id, NEW.import, NEW.changed_ms);
    END
    """,
    """
    CREATE TRIGGER meeting_changed AFTER UPDATE ON meeting BEGIN
      INSERT INTO journal (change, meeting, import, at_ms) VALUES (
        CASE WHEN NEW.withdrawn = OLD.withdrawn THEN 'meeting_changed'
          WHEN NEW.withdrawn THEN 'meeting_withdrawn' ELSE 'meeting_created' END,
        NEW.id, NEW.import, NEW.changed_ms);
    END
    """,
    """
    CREATE TRIGGER note_written AFTER INSERT ON note BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms)
      VALUES ('note_written', NEW.meeting, NEW.id, NEW.import, NEW.changed_ms);
    END
    """,
    """
    CREATE TRIGGER note_changed AFTER UPDATE ON note BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms) VALUES (
        CASE WHEN (NEW.withdrawn IS NULL) = (OLD.withdrawn IS NULL) THEN 'note_revised'
          WHEN NEW.withdrawn IS NULL THEN 'note_written' ELSE 'note_withdrawn' END,
        NEW.meeting, NEW.id, NEW.import, NEW.changed_ms);
    END
    """,
    """
    CREATE TRIGGER note_coded AFTER INSERT ON coding_decision BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms)
      SELECT 'note_coded', meeting, id, NEW.import, NEW.decided_ms FROM note WHERE id = NEW.note;
    END
    """,
    // A point that keeps no note is told once, of its meeting.
    """
    CREATE TRIGGER point_emptied AFTER INSERT ON point_decision WHEN NEW.notes = 0 BEGIN
      INSERT INTO journal (change, meeting, import, at_ms)
      VALUES ('note_pointed', NEW.meeting, NEW.import, NEW.decided_ms);
    END
    """,
    """
    CREATE TRIGGER note_pointed AFTER INSERT ON point_note BEGIN
      INSERT INTO journal (change, meeting, note, import, at_ms)
      SELECT 'note_pointed', meeting, NEW.note, import, decided_ms
      FROM point_decision WHERE id = NEW.decision;
    END
    """,
    """
    CREATE TRIGGER imported AFTER INSERT ON import BEGIN
      INSERT INTO journal (change, import, at_ms) VALUES ('imported', NEW.id, NEW.at_ms);
    END
    """,
    """
    CREATE TRIGGER import_undone AFTER UPDATE OF undone_ms ON import BEGIN
      INSERT INTO journal (change, import, at_ms)
      VALUES ('import_undone', NEW.id, NEW.undone_ms);
    END
    """,
  ]

  static let identity1: [StaticString] = [
    "PRAGMA application_id = 0x706C6E6D",
    "PRAGMA user_version = 1",
  ]
}
