// Coding: a second coder who decides blind, and what plenum has learnt from people's decisions.
extension Schema {
  static let codingTables2: [StaticString] = [
    // NULL is the settled record; a name is a second coder, whose decisions never change what is settled.
    "ALTER TABLE coding_decision ADD COLUMN coder TEXT CHECK (coder <> '')",
    """
    CREATE TABLE model_version (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      codebook TEXT NOT NULL,
      body TEXT NOT NULL CHECK (body GLOB '{*}'),
      made_ms INTEGER NOT NULL,
      undone_ms INTEGER,
      stamp BLOB NOT NULL UNIQUE CHECK (length(stamp) = 16)
    ) STRICT
    """,
  ]

  static let codingTriggers2: [StaticString] = [
    // A model is taken back, or loses the words of an erased note; else it stays as it was learnt.
    """
    CREATE TRIGGER model_version_is_final BEFORE UPDATE ON model_version
    WHEN OLD.undone_ms IS NOT NULL AND NEW.undone_ms IS NOT OLD.undone_ms
      OR NEW.undone_ms IS NULL OR NEW.number <> OLD.number OR NEW.codebook <> OLD.codebook
      OR NEW.made_ms <> OLD.made_ms OR NEW.stamp <> OLD.stamp
      OR NEW.body <> OLD.body
        AND NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'a model is append-only'); END
    """,
    """
    CREATE TRIGGER model_version_is_kept BEFORE DELETE ON model_version
    BEGIN SELECT RAISE(ABORT, 'a model is append-only'); END
    """,
    """
    CREATE TRIGGER model_learnt AFTER INSERT ON model_version BEGIN
      INSERT INTO journal (change, subject, at_ms, stamp)
      VALUES ('model_learnt', NEW.number, NEW.made_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER model_withdrawn AFTER UPDATE OF undone_ms ON model_version
    WHEN OLD.undone_ms IS NULL AND NEW.undone_ms IS NOT NULL BEGIN
      INSERT INTO journal (change, subject, at_ms, stamp)
      VALUES ('model_withdrawn', NEW.number, NEW.undone_ms, NEW.stamp);
    END
    """,
  ]
}
