package import PlenumModel

extension Store {
  /// The partnerships that are not withdrawn, by id.
  package func partnerships() throws(StoreError) -> [Partnership] {
    try connection.rows(
      "SELECT id, title, details FROM partnership WHERE withdrawn = 0 ORDER BY id"
    ) { row throws(StoreError) in
      let id = PartnershipID(stored: try row.value(0))
      guard
        let partnership = Partnership(
          id: id, title: try row.value(1), stored: try row.value(2))
      else { throw .unreadableColumn("details") }
      return partnership
    }
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
      """, partnership.id.value, partnership.title, partnership.stored, now, stamp())
  }

  /// Sets a partnership up with the meeting that keeps its own notes, under the first name that is free or already its
  /// own. False where it was set up before.
  package mutating func create(
    _ partnership: Partnership, codebook: CodebookVersion
  ) throws(StoreError) -> (partnership: Partnership, isNew: Bool) {
    let known = try store.partnerships()
    var candidate = partnership
    var ordinal = 1
    while let present = known.first(where: { $0.id == candidate.id }) {
      if present.title == partnership.title { return (present, false) }
      ordinal += 1
      candidate = partnership.renamed(
        PartnershipID(stored: "\(partnership.id)-\(ordinal)"))
    }
    try write(candidate)
    if try store.meeting(candidate.id.meetingID) == nil {
      _ = try create(candidate.ownMeeting(codebook: codebook))
    }
    return (candidate, true)
  }

  /// Takes a partnership away; meetings keep its name.
  package func withdraw(partnership id: String) throws(StoreError) {
    try store.connection.run(
      "UPDATE partnership SET withdrawn = 1, changed_ms = ?2, stamp = ?3 WHERE id = ?1",
      id, now, stamp())
  }
}
