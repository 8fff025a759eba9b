import PlenumModel

/// What people decided, and what was made of it.
extension MergeWriter {
  func writeDecisions() throws(StoreError) {
    for (stamp, decision) in added(both.codings, mine.codings) {
      let id: Int = try store.connection.scalar(
        """
        INSERT INTO coding_decision (note, codebook, exact, role, decided_ms, import, coder, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
        """, decision.note, decision.codebook, decision.isExact, decision.role, decision.decided,
        number(ofImport: decision.origin), decision.coder, stamp)
      for (index, area) in decision.areas.enumerated() {
        try store.connection.run(
          "INSERT INTO coding (decision, ordinal, area, present) VALUES (?1, ?2, ?3, ?4)", id,
          index + 1, area.area, area.isPresent)
      }
    }
    for (stamp, decision) in added(both.points, mine.points) {
      let notes = decision.notes.filter { both.notes[$0] != nil }
      let id: Int = try store.connection.scalar(
        """
        INSERT INTO point_decision
          (meeting, point, theme, statement, notes, role, decided_ms, import, stamp, store)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id
        """, decision.meeting, decision.point, number(of: decision.theme), decision.statement,
        notes.count, decision.role, decision.decided, number(ofImport: decision.origin), stamp,
        decision.store)
      for (index, note) in notes.enumerated() {
        try store.connection.run(
          "INSERT INTO point_note (decision, ordinal, note) VALUES (?1, ?2, ?3)", id, index + 1,
          note)
      }
    }
    for (stamp, answer) in added(both.answers, mine.answers)
    where answer.companions.allSatisfy({ both.notes[$0.note] != nil }) {
      try store.connection.insert(answer, stamp: stamp)
    }
    for (stamp, link) in added(both.links, mine.links) {
      try store.connection.run(
        """
        INSERT INTO theme_link (meeting, key, earlier, role, decided_ms, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """, link.meeting, link.key, link.earlier, link.role, link.decided, stamp)
    }
    for (stamp, ask) in added(both.asks, mine.asks) {
      try store.connection.run(
        """
        INSERT INTO ask_decision (note, state, owner, answer, role, decided_ms, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """, ask.note, ask.state, ask.owner, ask.answer, ask.role, ask.decided, stamp)
    }
  }

  /// Names that were erased elsewhere from what is no note.
  private func writeErasedNames() throws(StoreError) {
    for (stamp, ask) in both.asks {
      guard let old = mine.asks[stamp], old != ask else { continue }
      try store.connection.run(
        "UPDATE ask_decision SET owner = ?2, answer = ?3, role = ?4 WHERE stamp = ?1", stamp,
        ask.owner, ask.answer, ask.role)
    }
    for (stamp, content) in both.imports {
      guard let old = mine.imports[stamp], old.files != content.files else { continue }
      for (index, name) in content.files.enumerated() {
        try store.connection.run(
          """
          UPDATE import_file SET name = ?3
          WHERE ordinal = ?2 AND import = (SELECT id FROM import WHERE stamp = ?1)
          """, stamp, index + 1, name)
      }
    }
    for (id, meeting) in both.meetings {
      for version in meeting.earlier {
        guard let old = mine.meetings[id]?.earlier.first(where: { $0.stamp == version.stamp }),
          old != version
        else { continue }
        try store.connection.run(
          """
          UPDATE meeting_revision SET title = ?3, organiser = ?4, details = ?5
          WHERE meeting = ?1 AND stamp = ?2
          """, id, version.stamp, version.fields[0], version.fields[4], version.fields[7])
      }
    }
  }

  func added<Content>(
    _ both: [UniqueID: Content], _ mine: [UniqueID: Content]
  ) -> [(key: UniqueID, value: Content)] {
    both.filter { mine[$0.key] == nil }.sorted { $0.key < $1.key }
  }

  /// Models and frozen summaries; what lost words elsewhere loses them here.
  func writeDocuments() throws(StoreError) {
    try store.connection.run("INSERT INTO guard (purpose) VALUES ('erase') ON CONFLICT DO NOTHING")
    for (stamp, point) in both.points {
      guard let old = mine.points[stamp], old.statement != nil, point.statement == nil else {
        continue
      }
      try store.connection.run("UPDATE point_decision SET statement = NULL WHERE stamp = ?1", stamp)
    }
    try writeErasedNames()
    for (stamp, model) in added(both.models, mine.models) {
      try store.connection.run(
        """
        INSERT INTO model_version (codebook, body, made_ms, undone_ms, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """, model.codebook, model.body, model.made, model.undone, stamp)
    }
    for (stamp, model) in both.models {
      guard let old = mine.models[stamp], old != model, let undone = model.undone else { continue }
      try store.connection.run(
        """
        UPDATE model_version SET body = ?2, undone_ms = ifnull(undone_ms, ?3) WHERE stamp = ?1
        """, stamp, model.body, undone)
    }
    for (stamp, summary) in added(both.summaries, mine.summaries) {
      try store.connection.run(
        """
        INSERT INTO frozen_summary (meeting, number, made_ms, hash, body, redacted_ms, stamp)
        VALUES (
          ?1, (SELECT ifnull(max(number), 0) + 1 FROM frozen_summary WHERE meeting = ?1), ?2, ?3,
          ?4, ?5, ?6)
        """, summary.meeting, summary.made, summary.hash, summary.body, summary.redacted, stamp)
    }
    for (stamp, summary) in both.summaries {
      guard let old = mine.summaries[stamp], old != summary, let redacted = summary.redacted else {
        continue
      }
      try store.connection.run(
        "UPDATE frozen_summary SET body = ?2, redacted_ms = ?3 WHERE stamp = ?1", stamp,
        summary.body, redacted)
    }
  }
}
