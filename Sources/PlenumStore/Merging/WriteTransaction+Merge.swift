import PlenumModel

extension WriteTransaction {
  /// Writes what `other` holds beyond this store. Only differences are written: a merge that brings nothing leaves no
  /// trace.
  func merge(_ other: StoreContents) throws(StoreError) -> MergeReport {
    let mine = try StoreContents(of: store.connection)
    var both = try mine.union(other)
    // What is erased here may lie in summaries and models that come from there.
    let lost = both.erased.keys.flatMap { id in
      [mine.notes[id], other.notes[id]].flatMap { $0?.versions.compactMap { $0.fields[4] } ?? [] }
    }
    if !lost.isEmpty { both.redact(Redaction(texts: lost), at: now) }
    let report = MergeReport(from: mine, to: both)
    var writer = MergeWriter(transaction: self, mine: mine, both: both)
    try writer.writeDevices()
    guard !report.isUnchanged else { return report }
    try store.connection.run("INSERT INTO guard (purpose) VALUES ('merge')")
    let erased = both.erased.filter { mine.erased[$0.key] == nil }
    try eraseWords(erased, alsoSaid: lost)
    try writer.writeImports()
    try writer.writeMeetings()
    try writer.writePlaces()
    try writer.writeNotes()
    try writer.writeDecisions()
    try writer.writeDocuments()
    try store.connection.run("DELETE FROM guard")
    try store.connection.run(
      "INSERT INTO journal (change, at_ms, stamp) VALUES ('merged', ?1, ?2)", now, stamp())
    return report
  }
}

extension StoreContents {
  /// Takes words of erased notes out of what was made of them.
  fileprivate mutating func redact(_ redaction: Redaction, at now: Timestamp) {
    for (stamp, summary) in summaries {
      guard let rest = redaction.applied(to: summary.body) else { continue }
      summaries[stamp]?.body = rest
      summaries[stamp]?.redacted = summary.redacted ?? now.milliseconds
    }
    for (stamp, point) in points {
      guard let statement = point.statement, redaction.applied(to: statement) != nil else {
        continue
      }
      points[stamp]?.statement = nil
    }
    var others: Set<String> = []
    if !models.isEmpty {
      for note in notes.values {
        for version in note.versions {
          others.formUnion(Redaction.words(of: version.fields[4] ?? ""))
        }
      }
    }
    for (stamp, model) in models where redaction.hasOwnWord(model.body, unlessIn: others) {
      models[stamp]?.body = "{}"
      models[stamp]?.undone = model.undone ?? now.milliseconds
    }
  }
}

/// Writes the difference between a store and its union with another.
private struct MergeWriter {
  let store: Store
  let now: Timestamp
  let mine: StoreContents
  let both: StoreContents
  /// This file's numbers.
  private var imports: [UniqueID: Int] = [:]
  private var devices: [UniqueID: Int] = [:]
  private var themes: [ThemeIdentity: Int] = [:]

  init(transaction: borrowing WriteTransaction, mine: StoreContents, both: StoreContents) {
    store = transaction.store
    now = transaction.now
    self.mine = mine
    self.both = both
  }

  // MARK: Where it comes from

  mutating func writeDevices() throws(StoreError) {
    for (id, device) in both.devices.sorted(by: { $0.key < $1.key }) {
      if mine.devices[id] == nil {
        try store.connection.run(
          "INSERT INTO device (store, letter, created_ms) VALUES (?1, ?2, ?3)", id, device.letter,
          device.created)
      } else if mine.devices[id]?.letter != device.letter, id != store.id {
        try store.connection.run(
          "UPDATE device SET letter = ?2 WHERE store = ?1", id, device.letter)
      }
    }
    devices = Dictionary(
      try store.connection.rows("SELECT store, number FROM device") { row throws(StoreError) in
        (try row.value(0, as: UniqueID.self), try row.value(1, as: Int.self))
      }, uniquingKeysWith: { first, _ in first })
    // From now on this store gives references that no elder one gives.
    let elders = both.devices.filter { id, device in
      id != store.id
        && (device.created, id) < (both.devices[store.id]?.created ?? 0, store.id)
    }
    guard elders.values.contains(where: { $0.letter == store.device }) else { return }
    let letter = elders.count + 1
    if letter <= 26, letter != store.device { try store.take(letter: letter) }
  }

  mutating func writeImports() throws(StoreError) {
    let added = both.imports.filter { mine.imports[$0.key] == nil }
    for (stamp, content) in added.sorted(by: { $0.key < $1.key }) {
      let counts = content.counts
      let id: Int = try store.connection.scalar(
        """
        INSERT INTO import
          (at_ms, written, duplicates, revised, reinstated, stayed_withdrawn, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id
        """, content.at, counts[0], counts[1], counts[2], counts[3], counts[4], stamp)
      for (index, name) in content.files.enumerated() {
        try store.connection.run(
          "INSERT INTO import_file (import, ordinal, name) VALUES (?1, ?2, ?3)", id, index + 1,
          name)
      }
    }
    for (stamp, content) in both.imports {
      guard let undone = content.undone, mine.imports[stamp]?.undone == nil else { continue }
      try store.connection.run(
        "UPDATE import SET undone_ms = ?2, undone = ?3 WHERE stamp = ?1", stamp, undone.at,
        undone.stamp)
    }
    imports = Dictionary(
      try store.connection.importStamps().map { ($0.value, $0.key) },
      uniquingKeysWith: { first, _ in first })
  }

  private func number(ofImport stamp: UniqueID?) -> Int? { stamp.flatMap { imports[$0] } }

  // MARK: Meetings

  func writeMeetings() throws(StoreError) {
    for (id, content) in both.partnerships where mine.partnerships[id] != content {
      try store.connection.run(
        """
        INSERT INTO partnership (id, title, details, withdrawn, changed_ms, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, details = excluded.details,
          withdrawn = excluded.withdrawn, changed_ms = excluded.changed_ms, stamp = excluded.stamp
        """, id, content.title, content.details, content.isWithdrawn, content.changed,
        content.stamp)
    }
    for (id, meeting) in both.meetings.sorted(by: { $0.key < $1.key }) {
      let old = mine.meetings[id]
      if old != meeting { try write(meeting, as: id, over: old) }
    }
  }

  private func write(
    _ meeting: MeetingContent, as id: MeetingID, over old: MeetingContent?
  ) throws(StoreError) {
    let (stamp, fields) = (meeting.current.stamp, meeting.current.fields)
    if old?.current != meeting.current || old?.isWithdrawn != meeting.isWithdrawn
      || old?.origin != meeting.origin
    {
      try store.connection.run(
        """
        INSERT INTO meeting (id, title, region, subregion, host_municipality, organiser, codebook,
          state, details, partnership, import, withdrawn, changed_ms, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, region = excluded.region,
          subregion = excluded.subregion, host_municipality = excluded.host_municipality,
          organiser = excluded.organiser, codebook = excluded.codebook, state = excluded.state,
          details = excluded.details, partnership = excluded.partnership,
          import = excluded.import, withdrawn = excluded.withdrawn,
          changed_ms = excluded.changed_ms, stamp = excluded.stamp
        """, id, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6],
        fields[7], fields[8], number(ofImport: meeting.origin), meeting.isWithdrawn,
        meeting.changed, stamp)
    }
    for version in meeting.earlier {
      let fields = version.fields
      try store.connection.run(
        """
        INSERT INTO meeting_revision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT DO NOTHING
        """, id, version.stamp, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5],
        fields[6], fields[7], fields[8], meeting.changed)
    }
    guard old?.sessions != meeting.sessions else { return }
    try store.connection.run("DELETE FROM session WHERE meeting = ?1", id)
    for (index, session) in meeting.sessions.enumerated() {
      try store.connection.run(
        """
        INSERT INTO session (meeting, ordinal, date, starts, ends, place)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """, id, index + 1, session.fields[0], session.fields[1], session.fields[2],
        session.fields[3])
    }
  }

  /// Themes and tables. A theme that is new here keeps its number where that is free.
  mutating func writePlaces() throws(StoreError) {
    var taken: [MeetingID: Set<Int>] = [:]
    for (id, theme) in mine.themes {
      themes[id] = theme.number
      taken[id.meeting, default: []].insert(theme.number)
    }
    let added = both.themes.filter { mine.themes[$0.key] == nil }
      .sorted {
        ($0.value.number, $0.key.key, $0.key.ordinal) < (
          $1.value.number, $1.key.key, $1.key.ordinal
        )
      }
    for (id, theme) in added {
      var number = theme.number
      let used = taken[id.meeting] ?? []
      if used.contains(number) { number = (used.max() ?? 0) + 1 }
      taken[id.meeting, default: []].insert(number)
      themes[id] = number
    }
    for (id, theme) in both.themes where mine.themes[id] != theme {
      try store.connection.run(
        """
        INSERT INTO theme (meeting, number, key, title, withdrawn, import, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (meeting, number) DO UPDATE SET title = excluded.title,
          withdrawn = excluded.withdrawn, import = excluded.import, stamp = excluded.stamp
        """, id.meeting, themes[id], id.key, theme.title, theme.isWithdrawn,
        number(ofImport: theme.origin), theme.stamp)
    }
    for (id, table) in both.tables where mine.tables[id] != table {
      try store.connection.run(
        """
        INSERT INTO discussion_table (meeting, number, theme, listed, withdrawn, import, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (meeting, number) DO UPDATE SET theme = excluded.theme,
          listed = excluded.listed, withdrawn = excluded.withdrawn, import = excluded.import,
          stamp = excluded.stamp
        """, id.meeting, id.number, number(of: table.theme), table.isListed, table.isWithdrawn,
        number(ofImport: table.origin), table.stamp)
    }
  }

  private func number(of theme: ThemeIdentity?) -> Int? { theme.flatMap { themes[$0] } }

  // MARK: Notes

  func writeNotes() throws(StoreError) {
    try moveReferences()
    let notes = both.notes.sorted { left, right in
      left.value.given.order == right.value.given.order
        ? left.key < right.key
        : left.value.given.order.lexicographicallyPrecedes(right.value.given.order)
    }
    for (id, note) in notes {
      let old = mine.notes[id]
      guard old != note else { continue }
      if old == nil {
        try insert(note, as: id)
      } else if let current = note.current, let old {
        try revise(note, as: id, to: current, from: old)
      }
      try writeRevisions(of: note, as: id, over: old)
      try writeConflicts(of: note, as: id, over: old)
    }
  }

  /// Gives notes their new references: out of each other's way first.
  private func moveReferences() throws(StoreError) {
    let moved = both.notes.filter { id, note in
      guard let old = mine.notes[id] else { return false }
      return old.reference != note.reference || old.given != note.given
    }.sorted { $0.key < $1.key }
    for (index, (id, _)) in moved.enumerated() {
      try store.connection.run(
        "UPDATE note SET reference_number = ?2 WHERE id = ?1", id, 1_000_000_000 + index)
    }
    for (id, note) in moved {
      try store.connection.run(
        """
        UPDATE note SET reference_table = ?2, reference_device = ?3, reference_number = ?4,
          written_ms = ?5, origin = ?6, given_device = ?7
        WHERE id = ?1
        """, id, note.given.table, note.letter, note.given.number, note.given.written,
        origin(of: note), givenLetter(of: note))
    }
  }

  private func origin(of note: NoteHistory) -> Int? {
    note.given.store == store.id ? nil : devices[note.given.store]
  }

  private func givenLetter(of note: NoteHistory) -> Int? {
    note.letter == note.given.letter ? nil : note.given.letter
  }

  private func insert(_ note: NoteHistory, as id: UniqueID) throws(StoreError) {
    let current = note.current
    let fields = current?.fields ?? ["point", nil, nil, nil, Redaction.mark, nil, nil, "{}"]
    try store.connection.run(
      """
      INSERT INTO note (id, meeting, reference_table, reference_device, reference_number,
        written_ms, table_number, theme, kind, municipality, region, date, text, source_id, writer,
        extra, import, withdrawn, changed_ms, stamp, parent, origin, given_device, withdrawal)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
        ?19, ?20, ?21, ?22, ?23, ?24)
      """, id, note.meeting, note.given.table, note.letter, note.given.number, note.given.written,
      current?.table, number(of: current?.theme), fields[0], fields[1], fields[2], fields[3],
      fields[4], fields[5], fields[6], fields[7], number(ofImport: current?.origin),
      withdrawn(note.shown), note.changed, current?.stamp ?? both.erased[id]?.stamp,
      current?.parent, origin(of: note), givenLetter(of: note), note.withdrawal?.stamp)
  }

  private func withdrawn(_ shown: NoteHistory.Shown) -> String? {
    switch shown {
    case .yes: nil
    case .withdrawnByPerson, .erased: "person"
    case .withdrawnWithImport: "undo"
    }
  }

  private func revise(
    _ note: NoteHistory, as id: UniqueID, to current: NoteHistory.Version, from old: NoteHistory
  ) throws(StoreError) {
    guard
      old.current != current || old.shown != note.shown || old.withdrawal != note.withdrawal
    else { return }
    if let before = old.current, before != current { try keep(before, of: id, at: note.changed) }
    let fields = current.fields
    try store.connection.run(
      """
      UPDATE note SET table_number = ?2, theme = ?3, kind = ?4, municipality = ?5, region = ?6,
        date = ?7, text = ?8, source_id = ?9, writer = ?10, extra = ?11, import = ?12,
        withdrawn = ?13, changed_ms = ?14, stamp = ?15, parent = ?16, withdrawal = ?17
      WHERE id = ?1
      """, id, current.table, number(of: current.theme), fields[0], fields[1], fields[2],
      fields[3], fields[4], fields[5], fields[6], fields[7], number(ofImport: current.origin),
      withdrawn(note.shown), note.changed, current.stamp, current.parent, note.withdrawal?.stamp)
  }

  private func writeRevisions(
    of note: NoteHistory, as id: UniqueID, over old: NoteHistory?
  ) throws(StoreError) {
    let added = note.versions.filter { version in
      version != note.current && old?.versions.contains(version) != true
    }
    for version in added.sorted(by: { $0.stamp < $1.stamp }) {
      try keep(version, of: id, at: note.changed)
    }
  }

  /// Adds a content to a note's history, unless it is there.
  private func keep(
    _ version: NoteHistory.Version, of id: UniqueID, at moment: Int64
  ) throws(StoreError) {
    let fields = version.fields
    try store.connection.run(
      """
      INSERT INTO note_revision (note, ordinal, table_number, theme, kind, municipality, region,
        date, text, source_id, writer, extra, import, replaced_ms, stamp, parent)
      SELECT ?1, (SELECT ifnull(max(ordinal), 0) + 1 FROM note_revision WHERE note = ?1),
        ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
      WHERE NOT EXISTS (
        SELECT 1 FROM note_revision WHERE note = ?1 AND stamp = ?14 AND text = ?8
          AND parent IS ?15 AND import IS ?12 AND table_number IS ?2 AND theme IS ?3
          AND kind = ?4 AND municipality IS ?5 AND region IS ?6 AND date IS ?7
          AND source_id IS ?9 AND writer IS ?10 AND extra = ?11)
      """, id, version.table, number(of: version.theme), fields[0], fields[1], fields[2],
      fields[3], fields[4], fields[5], fields[6], fields[7], number(ofImport: version.origin),
      moment, version.stamp, version.parent)
    try store.connection.run(
      """
      UPDATE note SET
        revisions = (SELECT ifnull(max(ordinal), 0) FROM note_revision WHERE note = ?1)
      WHERE id = ?1
      """, id)
  }

  private func writeConflicts(
    of note: NoteHistory, as id: UniqueID, over old: NoteHistory?
  ) throws(StoreError) {
    try store.connection.run("DELETE FROM note_conflict WHERE note = ?1 AND settled IS NULL", id)
    for stamp in note.conflicts {
      try store.connection.run(
        """
        INSERT INTO note_conflict (note, stamp, found_ms) VALUES (?1, ?2, ?3)
        ON CONFLICT DO NOTHING
        """, id, stamp, now)
    }
    for stamp in note.seen.subtracting(old?.seen ?? []) {
      try store.connection.run(
        """
        INSERT INTO note_conflict (note, stamp, found_ms, settled) VALUES (?1, ?2, ?3, ?2)
        ON CONFLICT (note, stamp) DO UPDATE SET settled = ifnull(settled, excluded.settled)
        """, id, stamp, now)
    }
  }

  // MARK: Decisions

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
          (meeting, point, theme, statement, notes, role, decided_ms, import, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id
        """, decision.meeting, decision.point, number(of: decision.theme), decision.statement,
        notes.count, decision.role, decision.decided, number(ofImport: decision.origin), stamp)
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

  private func added<Content>(
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
