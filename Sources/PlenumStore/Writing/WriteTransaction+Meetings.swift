package import PlenumModel

extension WriteTransaction {
  /// Sets a meeting up. The same id is the same meeting where title and sessions agree and the themes that are asked
  /// for are among its themes. A meeting of that day that is known only by an import of its notes is completed: its
  /// notes came before its letter. Otherwise the id is taken.
  package mutating func create(_ meeting: Meeting) throws(StoreError) -> Creation {
    if let present = try store.meeting(meeting.id) {
      if present.isSetUp(as: meeting) { return .existing(present) }
      guard importID == nil, present.date == meeting.date, try isKnownByImportOnly(present) else {
        return .taken(by: present)
      }
      try write(present.completed(by: meeting))
      seen.meetings[meeting.id] = nil
      return .completed(try require(meeting.id))
    }
    try write(meeting)
    seen.meetings[meeting.id] = nil
    return .created(try require(meeting.id))
  }

  /// Sets up the meeting of a day and town under the first id that is free or already its own: `-2` for another
  /// meeting on the same day in the same town, and the same id again when it is set up twice.
  /// - Parameter make: the meeting under a given id.
  package mutating func create(
    on date: CalendarDate, in town: String, _ make: (MeetingID) -> Meeting
  ) throws(StoreError) -> Creation {
    var ordinal = 1
    while true {
      let creation = try create(make(MeetingID(date: date, town: town, ordinal: ordinal)))
      guard case .taken = creation else { return creation }
      ordinal += 1
    }
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

  private func write(_ meeting: Meeting) throws(StoreError) {
    // A meeting that was withdrawn with its import is set up anew.
    try store.connection.run(
      """
      INSERT INTO meeting
        (id, title, region, subregion, host_municipality, organiser, codebook, state, import,
         changed_ms, stamp)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      ON CONFLICT (id) DO UPDATE SET
        title = excluded.title, region = excluded.region, subregion = excluded.subregion,
        host_municipality = excluded.host_municipality, organiser = excluded.organiser,
        codebook = excluded.codebook, state = excluded.state, import = excluded.import,
        changed_ms = excluded.changed_ms, stamp = excluded.stamp, withdrawn = 0
      """, meeting.id, meeting.title, meeting.region, meeting.subregion, meeting.hostMunicipality,
      meeting.organiser, meeting.codebook, meeting.state, importID, now,
      stamp())
    try store.connection.run("DELETE FROM session WHERE meeting = ?1", meeting.id)
    try store.connection.run(
      "UPDATE theme SET withdrawn = 1, stamp = ?2 WHERE meeting = ?1", meeting.id, stamp())
    for (index, session) in meeting.sessions.enumerated() {
      try store.connection.run(
        """
        INSERT INTO session (meeting, ordinal, date, starts, ends, place)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """, meeting.id, index + 1, session.date, session.start, session.end, session.place)
    }
    for theme in meeting.themes { try write(theme, of: meeting.id) }
    for table in meeting.tables {
      try store.connection.run(
        """
        INSERT INTO discussion_table (meeting, number, listed, import, stamp)
        VALUES (?1, ?2, 1, ?3, ?4)
        ON CONFLICT (meeting, number) DO UPDATE SET
          listed = 1, import = excluded.import, withdrawn = 0, stamp = excluded.stamp
        """, meeting.id, table, importID, stamp())
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
      codebook: codebook, state: state)
  }

  /// True where `other` describes this meeting as it was set up. What changes in a meeting's life does not count:
  /// its state, its codebook, themes that came later.
  fileprivate func isSetUp(as other: Meeting) -> Bool {
    id == other.id && title == other.title && sessions == other.sessions
      && other.themes.allSatisfy { theme in
        themes.contains { $0.number == theme.number && $0.key == theme.key }
      }
  }
}
