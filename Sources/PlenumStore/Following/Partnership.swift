package import PlenumModel

/// Municipalities and others who work together from meeting to meeting.
package struct Partnership: Hashable, Sendable {
  package let id: String
  package var title: String
  package var details: JSONObject

  package init(id: String, title: String, details: JSONObject = JSONObject()) {
    self.id = id
    self.title = title
    self.details = details
  }
}

extension Store {
  /// The partnerships that are not withdrawn, by id.
  package func partnerships() throws(StoreError) -> [Partnership] {
    try connection.rows(
      "SELECT id, title, details FROM partnership WHERE withdrawn = 0 ORDER BY id"
    ) { row throws(StoreError) in
      Partnership(id: try row.value(0), title: try row.value(1), details: try row.value(2))
    }
  }

  /// What a meeting's letter says beyond the columns; empty where nothing was kept.
  package func details(of meeting: MeetingID) throws(StoreError) -> JSONObject {
    try connection.first("SELECT details FROM meeting WHERE id = ?1", meeting) {
      row throws(StoreError) in try row.value(0)
    } ?? JSONObject()
  }

  /// The partnership that a meeting belongs to.
  package func partnership(of meeting: MeetingID) throws(StoreError) -> String? {
    try connection.first("SELECT partnership FROM meeting WHERE id = ?1", meeting) {
      row throws(StoreError) in try row.value(0, as: String?.self)
    } ?? nil
  }
}

extension WriteTransaction {
  /// Makes the partnership, or says of one that is known what it is now. Saying it twice changes nothing.
  package func write(_ partnership: Partnership) throws(StoreError) {
    if try store.partnerships().contains(partnership) { return }
    try store.connection.run(
      """
      INSERT INTO partnership (id, title, details, changed_ms, stamp) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, details = excluded.details,
        withdrawn = 0, changed_ms = excluded.changed_ms, stamp = excluded.stamp
      """, partnership.id, partnership.title, partnership.details, now, stamp())
  }

  /// Takes a partnership away; meetings keep its name.
  package func withdraw(partnership id: String) throws(StoreError) {
    try store.connection.run(
      "UPDATE partnership SET withdrawn = 1, changed_ms = ?2, stamp = ?3 WHERE id = ?1",
      id, now, stamp())
  }

  /// Keeps what the letter says beyond the columns, and the partnership that the meeting belongs to.
  package mutating func describe(
    _ meeting: MeetingID, details: JSONObject, partnership: String?
  ) throws(StoreError) {
    _ = try require(meeting)
    if try store.details(of: meeting) == details, try store.partnership(of: meeting) == partnership
    {
      return
    }
    try store.connection.run(
      """
      UPDATE meeting SET details = ?2, partnership = ?3, changed_ms = ?4, stamp = ?5 WHERE id = ?1
      """, meeting, details, partnership, now, stamp())
  }
}
