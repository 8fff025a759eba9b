// Meetings in full: what their letter says beyond the columns, their partnership, and themes that go on under another
// name.
extension Schema {
  static let meetingTables2: [StaticString] = [
    """
    CREATE TABLE partnership (
      id TEXT NOT NULL PRIMARY KEY CHECK (length(CAST(id AS BLOB)) BETWEEN 1 AND 100),
      title TEXT NOT NULL,
      details TEXT NOT NULL DEFAULT '{}' CHECK (details GLOB '{*}'),
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      changed_ms INTEGER NOT NULL,
      stamp BLOB NOT NULL CHECK (length(stamp) = 16)
    ) STRICT
    """,
    "ALTER TABLE meeting ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (details GLOB '{*}')",
    "ALTER TABLE meeting ADD COLUMN partnership TEXT REFERENCES partnership (id)",
    // What a meeting said before it was edited.
    """
    CREATE TABLE meeting_revision (
      meeting TEXT NOT NULL REFERENCES meeting (id),
      stamp BLOB NOT NULL CHECK (length(stamp) = 16),
      title TEXT NOT NULL,
      region TEXT,
      subregion TEXT,
      host_municipality TEXT,
      organiser TEXT,
      codebook TEXT NOT NULL,
      state TEXT NOT NULL,
      details TEXT NOT NULL,
      partnership TEXT,
      replaced_ms INTEGER NOT NULL,
      PRIMARY KEY (meeting, stamp)
    ) STRICT, WITHOUT ROWID
    """,
    // A person says that a theme of a meeting is an earlier theme under another name; NULL takes the link back.
    """
    CREATE TABLE theme_link (
      id INTEGER PRIMARY KEY,
      meeting TEXT NOT NULL REFERENCES meeting (id),
      key TEXT NOT NULL CHECK (key <> ''),
      earlier TEXT CHECK (earlier <> ''),
      role TEXT NOT NULL,
      decided_ms INTEGER NOT NULL,
      stamp BLOB NOT NULL UNIQUE CHECK (length(stamp) = 16)
    ) STRICT
    """,
    "CREATE INDEX theme_link_meeting ON theme_link (meeting)",
    // What was done about an ask to KL.
    """
    CREATE TABLE ask_decision (
      id INTEGER PRIMARY KEY,
      note BLOB NOT NULL REFERENCES note (id),
      state TEXT NOT NULL CHECK (state <> ''),
      owner TEXT,
      answer TEXT,
      role TEXT NOT NULL,
      decided_ms INTEGER NOT NULL,
      stamp BLOB NOT NULL UNIQUE CHECK (length(stamp) = 16)
    ) STRICT
    """,
    "CREATE INDEX ask_decision_note ON ask_decision (note)",
    // A summary as it was read aloud. `redacted_ms` is set once words of an erased note were taken out of it.
    """
    CREATE TABLE frozen_summary (
      id INTEGER PRIMARY KEY,
      meeting TEXT NOT NULL REFERENCES meeting (id),
      number INTEGER NOT NULL CHECK (number >= 1),
      made_ms INTEGER NOT NULL,
      hash TEXT NOT NULL,
      body TEXT NOT NULL,
      redacted_ms INTEGER,
      stamp BLOB NOT NULL UNIQUE CHECK (length(stamp) = 16),
      UNIQUE (meeting, number)
    ) STRICT
    """,
  ]

  static let meetingTriggers2: [StaticString] = [
    """
    CREATE TRIGGER meeting_keeps_history BEFORE UPDATE OF stamp ON meeting
    WHEN NEW.stamp <> OLD.stamp BEGIN
      INSERT INTO meeting_revision VALUES (
        OLD.id, OLD.stamp, OLD.title, OLD.region, OLD.subregion, OLD.host_municipality,
        OLD.organiser, OLD.codebook, OLD.state, OLD.details, OLD.partnership, NEW.changed_ms)
      ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER meeting_revision_is_final BEFORE UPDATE ON meeting_revision
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
    """
    CREATE TRIGGER meeting_revision_is_kept BEFORE DELETE ON meeting_revision
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """,
    """
    CREATE TRIGGER theme_link_is_final BEFORE UPDATE ON theme_link
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER theme_link_is_kept BEFORE DELETE ON theme_link
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER ask_decision_is_final BEFORE UPDATE ON ask_decision
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER ask_decision_is_kept BEFORE DELETE ON ask_decision
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase')
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
    """,
    """
    CREATE TRIGGER frozen_summary_is_final BEFORE UPDATE ON frozen_summary
    WHEN NOT EXISTS (SELECT 1 FROM guard WHERE purpose = 'erase') OR NEW.redacted_ms IS NULL
    BEGIN SELECT RAISE(ABORT, 'a frozen summary does not change'); END
    """,
    """
    CREATE TRIGGER frozen_summary_is_kept BEFORE DELETE ON frozen_summary
    BEGIN SELECT RAISE(ABORT, 'a frozen summary does not change'); END
    """,
    """
    CREATE TRIGGER partnership_is_kept BEFORE DELETE ON partnership
    BEGIN SELECT RAISE(ABORT, 'partnerships are withdrawn, not deleted'); END
    """,
    """
    CREATE TRIGGER partnership_created AFTER INSERT ON partnership BEGIN
      INSERT INTO journal (change, subject, at_ms, stamp)
      VALUES ('partnership_created', NEW.id, NEW.changed_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER partnership_changed AFTER UPDATE ON partnership BEGIN
      INSERT INTO journal (change, subject, at_ms, stamp) VALUES (
        CASE WHEN NEW.withdrawn > OLD.withdrawn THEN 'partnership_withdrawn'
          ELSE 'partnership_changed' END,
        NEW.id, NEW.changed_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER theme_linked AFTER INSERT ON theme_link BEGIN
      INSERT INTO journal (change, meeting, subject, at_ms, stamp)
      VALUES ('theme_linked', NEW.meeting, NEW.key, NEW.decided_ms, NEW.stamp);
    END
    """,
    """
    CREATE TRIGGER ask_followed AFTER INSERT ON ask_decision BEGIN
      INSERT INTO journal (change, meeting, note, at_ms, stamp)
      SELECT 'ask_followed', meeting, id, NEW.decided_ms, NEW.stamp FROM note WHERE id = NEW.note;
    END
    """,
    """
    CREATE TRIGGER summary_frozen AFTER INSERT ON frozen_summary BEGIN
      INSERT INTO journal (change, meeting, subject, at_ms, stamp)
      VALUES ('summary_frozen', NEW.meeting, NEW.number, NEW.made_ms, NEW.stamp);
    END
    """,
  ]
}
