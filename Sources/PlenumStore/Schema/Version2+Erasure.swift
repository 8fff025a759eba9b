// Erasure (GDPR, article 17): the one path on which history may go, and what stays of a note: its id, without words.
extension Schema {
  static let erasureTables2: [StaticString] = [
    """
    CREATE TABLE erased_note (
      id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
      erased_ms INTEGER NOT NULL,
      stamp BLOB NOT NULL CHECK (length(stamp) = 16)
    ) STRICT, WITHOUT ROWID
    """,
    // Copies that plenum made of this file, by absolute path: an erasure goes through them too.
    """
    CREATE TABLE backup (
      path TEXT NOT NULL PRIMARY KEY CHECK (path GLOB '/*'),
      made_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
  ]

  static let erasureTriggers2: [StaticString] = [
    """
    CREATE TRIGGER erased_note_stays BEFORE DELETE ON erased_note
    BEGIN SELECT RAISE(ABORT, 'what is erased stays erased'); END
    """,
    """
    CREATE TRIGGER erased_note_is_final BEFORE UPDATE OF id ON erased_note
    BEGIN SELECT RAISE(ABORT, 'what is erased stays erased'); END
    """,
    // An erased note may come back as the empty row that keeps its reference, and as nothing else.
    """
    CREATE TRIGGER erased_note_is_not_written BEFORE INSERT ON note
    WHEN EXISTS (SELECT 1 FROM erased_note WHERE id = NEW.id)
      AND NOT (NEW.text = '[slettet]' AND NEW.withdrawn IS 'person')
    BEGIN SELECT RAISE(ABORT, 'what is erased stays erased'); END
    """,
    """
    CREATE TRIGGER erased_note_is_not_revised BEFORE UPDATE OF
      table_number, theme, kind, municipality, region, date, text, source_id, writer, extra,
      withdrawn
    ON note
    WHEN EXISTS (SELECT 1 FROM erased_note WHERE id = NEW.id)
      AND NOT (NEW.text = '[slettet]' AND NEW.withdrawn IS 'person')
    BEGIN SELECT RAISE(ABORT, 'what is erased stays erased'); END
    """,
    """
    CREATE TRIGGER erased_note_has_no_history BEFORE INSERT ON note_revision
    WHEN EXISTS (SELECT 1 FROM erased_note WHERE id = NEW.note)
    BEGIN SELECT RAISE(ABORT, 'what is erased stays erased'); END
    """,
    """
    CREATE TRIGGER note_revision_is_kept BEFORE DELETE ON note_revision
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
    """
    CREATE TRIGGER coding_decision_is_kept BEFORE DELETE ON coding_decision
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER coding_is_kept BEFORE DELETE ON coding
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    // A statement in the words of an erased note goes; the decision stays.
    """
    CREATE TRIGGER point_decision_is_final BEFORE UPDATE ON point_decision
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
      OR NEW.statement IS NOT NULL OR NEW.meeting <> OLD.meeting OR NEW.point <> OLD.point
      OR NEW.theme IS NOT OLD.theme OR NEW.notes <> OLD.notes OR NEW.stamp <> OLD.stamp
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
  ]
}
