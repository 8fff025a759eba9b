import PlenumModel

/// Meetings, partnerships, themes and tables.
extension MergeWriter {
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

  func write(
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

  func number(of theme: ThemeIdentity?) -> Int? { theme.flatMap { themes[$0] } }
}
