package import PlenumModel

extension WriteTransaction {
  /// Sets a meeting up. The same id is the same meeting where title and sessions agree and the themes that are asked
  /// for are among its themes. A meeting of that day that is known only by an import of its notes is completed: its
  /// notes came before its letter; so is one that an earlier letter announced. Otherwise the id is taken.
  package mutating func create(_ meeting: Meeting) throws(StoreError) -> Creation {
    if importID == nil, let known = try knownElsewhere(meeting) { return known }
    if let present = try store.meeting(meeting.id) {
      if present.isSetUp(as: meeting) { return .existing(present) }
      guard importID == nil, present.date == meeting.date, try isKnownByImportOnly(present) else {
        return .taken(by: present)
      }
      try write(present.completed(by: meeting), replacing: present)
      seen.meetings[meeting.id] = nil
      return .completed(try require(meeting.id))
    }
    try write(meeting)
    seen.meetings[meeting.id] = nil
    return .created(try require(meeting.id))
  }

  /// The meeting under another name: it was set up by the same letter, or announced for that day and region.
  private mutating func knownElsewhere(_ meeting: Meeting) throws(StoreError) -> Creation? {
    let meetings = try store.meetings()
    if let origin = meeting.details.origin,
      let present = meetings.first(where: { $0.details.origin == origin })
    {
      return .existing(present)
    }
    guard let announced = meeting.announcement(among: meetings) else { return nil }
    try write(announced.completed(by: meeting), replacing: announced)
    seen.meetings[announced.id] = nil
    return .completed(try require(announced.id))
  }

  /// Changes what is known of a meeting; false where it is all so already.
  ///
  /// - Throws: ``StoreError/themeInUse(_:meeting:notes:)`` and ``StoreError/tableInUse(_:meeting:notes:)`` for themes and
  ///   tables that notes refer to; nothing is changed then.
  package mutating func edit(_ meeting: Meeting) throws(StoreError) -> Bool {
    let present = try require(meeting.id)
    if present == meeting { return false }
    let themes = Set(meeting.themes.map(\.number))
    for theme in present.themes where !themes.contains(theme.number) {
      let notes: Int = try store.connection.scalar(
        "SELECT count(*) FROM note WHERE meeting = ?1 AND theme = ?2 AND withdrawn IS NULL",
        meeting.id, theme.number)
      if notes > 0 { throw .themeInUse(theme.number, meeting: meeting.id, notes: notes) }
    }
    // A meeting that lists no tables has every table.
    let tables = Set(meeting.tables)
    for table in present.tables where !tables.isEmpty && !tables.contains(table) {
      let notes: Int = try store.connection.scalar(
        "SELECT count(*) FROM note WHERE meeting = ?1 AND table_number = ?2 AND withdrawn IS NULL",
        meeting.id, table)
      if notes > 0 { throw .tableInUse(table, meeting: meeting.id, notes: notes) }
    }
    try write(meeting, replacing: present)
    seen.meetings[meeting.id] = nil
    seen.tables[meeting.id] = nil
    return true
  }

  /// Sets a meeting up under the first name that is free or already its own: with `-2` behind it for another meeting on
  /// the same day in the same town, and the same name again when it is set up twice.
  package mutating func create(underFreeName meeting: Meeting) throws(StoreError) -> Creation {
    var creation = try create(meeting)
    var ordinal = 1
    while case .taken = creation {
      ordinal += 1
      creation = try create(meeting.renamed(MeetingID(stored: "\(meeting.id)-\(ordinal)")))
    }
    return creation
  }

  /// The meeting's theme of this title, by its key; added with the next number where the meeting has none.
  package mutating func theme(
    titled title: String, in id: MeetingID
  ) throws(StoreError) -> Theme {
    let key = ThemeKey(title: title)
    if let theme = try require(id).themes.first(where: { $0.key == key }) { return theme }
    // A theme that an undone import brought keeps its number for when it comes back.
    let number: Int = try store.connection.scalar(
      """
      SELECT ifnull(
        (SELECT number FROM theme WHERE meeting = ?1 AND key = ?2),
        (SELECT ifnull(max(number), 0) + 1 FROM theme WHERE meeting = ?1))
      """, id, key)
    let theme = Theme(number: number, key: key, title: title)
    try write(theme, of: id)
    try store.connection.run(
      "UPDATE meeting SET changed_ms = ?2 WHERE id = ?1", id, now)
    seen.meetings[id] = nil
    return theme
  }

  /// Whether an import made the meeting of what its notes told, and nobody has set it up since.
  private func isKnownByImportOnly(_ meeting: Meeting) throws(StoreError) -> Bool {
    let origin: Int? = try store.connection.scalar(
      "SELECT import FROM meeting WHERE id = ?1", meeting.id)
    return origin != nil
  }

  /// - Parameter present: what the store shows now; nil where it shows no such meeting.
  private func write(
    _ meeting: Meeting, replacing present: Meeting? = nil
  ) throws(StoreError) {
    // A meeting that was withdrawn with its import is set up anew.
    try store.connection.run(
      """
      INSERT INTO meeting
        (id, title, region, subregion, host_municipality, organiser, codebook, state, import,
         changed_ms, stamp, partnership, details)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      ON CONFLICT (id) DO UPDATE SET
        title = excluded.title, region = excluded.region, subregion = excluded.subregion,
        host_municipality = excluded.host_municipality, organiser = excluded.organiser,
        codebook = excluded.codebook, state = excluded.state, import = excluded.import,
        changed_ms = excluded.changed_ms, stamp = excluded.stamp,
        partnership = excluded.partnership, details = excluded.details, withdrawn = 0
      """, meeting.id, meeting.title, meeting.region, meeting.subregion, meeting.hostMunicipality,
      meeting.organiser, meeting.codebook, meeting.state, importID, now, stamp(),
      meeting.partnership?.value, meeting.details.stored)
    try writeSessions(of: meeting)
    try writeThemes(of: meeting, replacing: present)
    try writeTables(of: meeting, replacing: present)
  }

  private func writeSessions(of meeting: Meeting) throws(StoreError) {
    try store.connection.run("DELETE FROM session WHERE meeting = ?1", meeting.id)
    for (index, session) in meeting.sessions.enumerated() {
      try store.connection.run(
        """
        INSERT INTO session (meeting, ordinal, date, starts, ends, place)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """, meeting.id, index + 1, session.date, session.start, session.end, session.place)
    }
  }

  /// Themes that did not change keep their stamps.
  private func writeThemes(
    of meeting: Meeting, replacing present: Meeting?
  ) throws(StoreError) {
    if let present {
      for theme in present.themes
      where !meeting.themes.contains(where: { $0.number == theme.number }) {
        try store.connection.run(
          "UPDATE theme SET withdrawn = 1, stamp = ?3 WHERE meeting = ?1 AND number = ?2",
          meeting.id, theme.number, stamp())
      }
    } else {
      try store.connection.run(
        "UPDATE theme SET withdrawn = 1, stamp = ?2 WHERE meeting = ?1", meeting.id, stamp())
    }
    for theme in meeting.themes where !(present?.themes.contains(theme) ?? false) {
      try write(theme, of: meeting.id)
    }
  }

  /// A table that is listed no longer, and that nobody has written at, is gone.
  /// Tables that did not change keep their stamps.
  private func writeTables(
    of meeting: Meeting, replacing present: Meeting?
  ) throws(StoreError) {
    let listed = try store.connection.rows(
      "SELECT number FROM discussion_table WHERE meeting = ?1 AND listed = 1 AND withdrawn = 0",
      meeting.id
    ) { row throws(StoreError) in try row.value(0, as: Int.self) }
    for table in listed where !meeting.tables.contains(table) {
      try store.connection.run(
        """
        UPDATE discussion_table SET listed = 0, stamp = ?3, withdrawn = NOT EXISTS (
          SELECT 1 FROM note WHERE note.meeting = ?1 AND note.table_number = ?2
            AND note.withdrawn IS NULL)
        WHERE meeting = ?1 AND number = ?2
        """, meeting.id, table, stamp())
    }
    for table in meeting.tables {
      let theme = meeting.details.plan(ofTable: table)?.theme
      let before = present?.details.plan(ofTable: table)?.theme
      if let present, present.tables.contains(table), before == theme { continue }
      // A theme that was planned and is no longer is cleared; one that came with the table's first note stays.
      let isCleared = before != nil && theme == nil
      try store.connection.run(
        """
        INSERT INTO discussion_table (meeting, number, listed, theme, import, stamp)
        VALUES (?1, ?2, 1, ?3, ?4, ?5)
        ON CONFLICT (meeting, number) DO UPDATE SET
          listed = 1, theme = CASE WHEN ?6 THEN NULL ELSE ifnull(excluded.theme, theme) END,
          import = excluded.import,
          withdrawn = 0, stamp = excluded.stamp
        """, meeting.id, table, theme, importID, stamp(), isCleared)
    }
  }

  private func write(_ theme: Theme, of meeting: MeetingID) throws(StoreError) {
    try store.connection.run(
      """
      INSERT INTO theme (meeting, number, key, title, import, stamp)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (meeting, number) DO UPDATE SET
        key = excluded.key, title = excluded.title, import = excluded.import, withdrawn = 0,
        stamp = excluded.stamp
      """, meeting, theme.number, theme.key, theme.title, importID, stamp())
  }
}

extension Meeting {
  /// This meeting, known by its notes, with what its letter says. Its themes keep their numbers, which notes refer to;
  /// themes that only the letter has get the next ones.
  fileprivate func completed(by letter: Meeting) -> Meeting {
    var themes = themes
    for theme in letter.themes where !themes.contains(where: { $0.key == theme.key }) {
      let number = (themes.map(\.number).max() ?? 0) + 1
      themes.append(Theme(number: number, key: theme.key, title: theme.title))
    }
    return Meeting(
      id: id, title: letter.title, sessions: letter.sessions, region: letter.region ?? region,
      subregion: letter.subregion ?? subregion,
      hostMunicipality: letter.hostMunicipality ?? hostMunicipality,
      organiser: letter.organiser ?? organiser, themes: themes, tables: letter.tables,
      codebook: codebook, state: state, partnership: letter.partnership ?? partnership,
      details: letter.details)
  }

  /// The meeting among others that an earlier letter announced and that this letter invites to: the same day and region,
  /// and the same beginning where two are announced for that.
  fileprivate func announcement(among meetings: [Meeting]) -> Meeting? {
    guard !details.isAnnounced, let date, let region else { return nil }
    let announced = meetings.filter {
      $0.details.isAnnounced && $0.date == date && $0.region == region
    }
    if announced.count == 1 { return announced[0] }
    let timely = announced.filter { $0.sessions.first?.start == sessions.first?.start }
    return timely.count == 1 ? timely[0] : nil
  }

  /// True where `other` describes this meeting as it was set up. What changes in a meeting's life does not count:
  /// its state, its codebook, themes that came later.
  fileprivate func isSetUp(as other: Meeting) -> Bool {
    if let origin = details.origin, origin == other.details.origin { return true }
    return id == other.id && title == other.title && sessions == other.sessions
      && other.themes.allSatisfy { theme in
        themes.contains { $0.number == theme.number && $0.key == theme.key }
      }
  }
}
