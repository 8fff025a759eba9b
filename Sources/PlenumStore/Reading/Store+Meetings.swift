package import PlenumModel

/// A table of a meeting; never a person.
package struct DiscussionTable: Hashable, Sendable {
  package let meeting: MeetingID
  /// 0 is the preparation at home.
  package let number: Int
  /// What it discusses; nil where its first note is outside the themes.
  package let theme: Int?
  /// Notes that are not withdrawn.
  package let notes: Int
}

extension Store {
  /// Every meeting, by id and so by date.
  package func meetings() throws(StoreError) -> [Meeting] {
    try reading { () throws(StoreError) in
      var meetings: [Meeting] = []
      for id in try meetingIDs() {
        if let meeting = try readMeeting(id) { meetings.append(meeting) }
      }
      return meetings
    }
  }

  /// nil where the store has no such meeting.
  package func meeting(_ id: MeetingID) throws(StoreError) -> Meeting? {
    try reading { () throws(StoreError) in try readMeeting(id) }
  }

  /// The meeting's tables, by number.
  package func tables(of id: MeetingID) throws(StoreError) -> [DiscussionTable] {
    try reading { () throws(StoreError) in
      _ = try require(id)
      return try connection.rows(
        """
        SELECT number, theme,
          (SELECT count(*) FROM note
           WHERE note.meeting = discussion_table.meeting AND note.withdrawn IS NULL
             AND note.table_number = discussion_table.number)
        FROM discussion_table WHERE meeting = ?1 AND withdrawn = 0 ORDER BY number
        """, id
      ) { row throws(StoreError) in
        DiscussionTable(
          meeting: id, number: try row.value(0), theme: try row.value(1),
          notes: try row.value(2))
      }
    }
  }

  /// How often the meeting was changed after it was set up.
  package func changes(of id: MeetingID) throws(StoreError) -> Int {
    try connection.scalar(
      "SELECT count(*) FROM journal WHERE meeting = ?1 AND change = 'meeting_changed'", id)
  }

  /// The meeting, or the error that says which there are.
  func require(_ id: MeetingID) throws(StoreError) -> Meeting {
    guard let meeting = try readMeeting(id) else {
      throw .noSuchMeeting(id, known: try meetingIDs())
    }
    return meeting
  }

  /// Runs `body` on one state of the file; inside a transaction that is the transaction's.
  package func reading<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    guard !connection.isInTransaction else { return try body() }
    return try connection.transaction(.deferred, body)
  }

  func meetingIDs() throws(StoreError) -> [MeetingID] {
    try connection.rows("SELECT id FROM meeting WHERE withdrawn = 0 ORDER BY id") {
      row throws(StoreError) in try row.value(0)
    }
  }

  private func readMeeting(_ id: MeetingID) throws(StoreError) -> Meeting? {
    var meeting = try connection.first(
      """
      SELECT title, region, subregion, host_municipality, organiser, codebook, state, partnership,
        details
      FROM meeting WHERE id = ?1 AND withdrawn = 0
      """, id
    ) { row throws(StoreError) in
      guard let details = MeetingDetails(stored: try row.value(8)) else {
        throw .unreadableColumn("details")
      }
      return Meeting(
        id: id, title: try row.value(0), region: try row.value(1), subregion: try row.value(2),
        hostMunicipality: try row.value(3), organiser: try row.value(4),
        codebook: try row.value(5), state: try row.value(6),
        partnership: try row.value(7, as: String?.self).map { PartnershipID(stored: $0) },
        details: details)
    }
    meeting?.sessions = try connection.rows(
      "SELECT date, starts, ends, place FROM session WHERE meeting = ?1 ORDER BY ordinal", id
    ) { row throws(StoreError) in
      Session(
        date: try row.value(0), start: try row.value(1), end: try row.value(2),
        place: try row.value(3))
    }
    meeting?.themes = try connection.rows(
      """
      SELECT number, key, title FROM theme WHERE meeting = ?1 AND withdrawn = 0 ORDER BY number
      """, id
    ) { row throws(StoreError) in
      Theme(number: try row.value(0), key: try row.value(1), title: try row.value(2))
    }
    meeting?.tables = try connection.rows(
      """
      SELECT number FROM discussion_table WHERE meeting = ?1 AND listed = 1 AND withdrawn = 0
      ORDER BY number
      """, id
    ) { row throws(StoreError) in try row.value(0) }
    return meeting
  }
}
