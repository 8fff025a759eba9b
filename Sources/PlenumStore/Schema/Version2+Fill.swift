import PlenumModel

/// The name space of stamps that are given afterwards: `6b1f0c5e-3a52-4d0e-9f5c-0f6f2f1f7a03`.
private let laterStamps = UniqueID(high: 0x6B1F_0C5E_3A52_4D0E, low: 0x9F5C_0F6F_2F1F_7A03)

extension Connection {
  /// Gives every row of version 1 its stamp, made of when it was written and of what it is: two copies of one file
  /// that are brought to version 2 apart from each other say the same.
  func fillVersion2() throws(StoreError) {
    guard
      let (store, letter, created) = try first(
        "SELECT id, device, created_ms FROM store",
        read: {
          row throws(StoreError) in
          (
            try row.value(0, as: UniqueID.self), try row.value(1, as: Int.self),
            try row.value(2, as: Timestamp.self)
          )
        })
    else { return }
    try run(
      "INSERT INTO device (store, letter, created_ms) VALUES (?1, ?2, ?3)", store, letter, created)
    var stamps = LaterStamps()
    try fillMeetings(&stamps)
    try fillNotes(&stamps)
    try fillDecisions(&stamps, of: store)
    // The last entry of the journal tells where the clock is.
    try run(
      "UPDATE journal SET stamp = ?1 WHERE sequence = (SELECT max(sequence) FROM journal)",
      stamps.next(after: stamps.latest, at: Timestamp(milliseconds: 0), for: "journal"))
  }

  private func fillMeetings(_ stamps: inout LaterStamps) throws(StoreError) {
    let meetings = try rows("SELECT id, changed_ms FROM meeting") { row throws(StoreError) in
      (id: try row.value(0, as: String.self), at: try row.value(1, as: Timestamp.self))
    }
    for (id, at) in meetings {
      let stamp = stamps.next(at: at, for: id)
      try run("UPDATE meeting SET stamp = ?2 WHERE id = ?1", id, stamp)
      try run("UPDATE theme SET stamp = ?2 WHERE meeting = ?1", id, stamp)
      try run("UPDATE discussion_table SET stamp = ?2 WHERE meeting = ?1", id, stamp)
    }
  }

  private func fillNotes(_ stamps: inout LaterStamps) throws(StoreError) {
    let notes = try rows("SELECT id, written_ms, withdrawn, changed_ms FROM note") {
      row throws(StoreError) in
      (
        id: try row.value(0, as: UniqueID.self), at: try row.value(1, as: Timestamp.self),
        withdrawn: try row.value(2, as: String?.self), last: try row.value(3, as: Timestamp.self)
      )
    }
    for note in notes {
      // A content is as old as the end of the one before it.
      var stamp = stamps.next(at: note.at, for: "\(note.id)")
      var parent: UniqueID?
      let revisions = try rows(
        "SELECT ordinal, replaced_ms FROM note_revision WHERE note = ?1 ORDER BY ordinal", note.id
      ) { row throws(StoreError) in
        (ordinal: try row.value(0, as: Int.self), at: try row.value(1, as: Timestamp.self))
      }
      for (ordinal, at) in revisions {
        try run(
          "UPDATE note_revision SET stamp = ?3, parent = ?4 WHERE note = ?1 AND ordinal = ?2",
          note.id, ordinal, stamp, parent)
        parent = stamp
        stamp = stamps.next(after: stamp, at: at, for: "\(note.id)")
      }
      let withdrawal =
        note.withdrawn == "person"
        ? stamps.next(after: stamp, at: note.last, for: "\(note.id)") : nil
      try run(
        "UPDATE note SET stamp = ?2, parent = ?3, withdrawal = ?4 WHERE id = ?1",
        note.id, stamp, parent, withdrawal)
    }
  }

  private func fillDecisions(
    _ stamps: inout LaterStamps, of store: UniqueID
  ) throws(StoreError) {
    var last = UniqueID(high: 0, low: 0)
    func stamp(_ id: Int, _ at: Timestamp) -> UniqueID {
      last = stamps.next(after: last, at: at, for: "\(store)/\(id)")
      return last
    }
    let read: (borrowing Row) throws(StoreError) -> (id: Int, at: Timestamp) = {
      row throws(StoreError) in (id: try row.value(0), at: try row.value(1))
    }
    for (id, at) in try rows("SELECT id, at_ms FROM import ORDER BY id", read: read) {
      try run("UPDATE import SET stamp = ?2 WHERE id = ?1", id, stamp(id, at))
    }
    let undone: StaticString =
      "SELECT id, undone_ms FROM import WHERE undone_ms IS NOT NULL ORDER BY id"
    for (id, at) in try rows(undone, read: read) {
      try run("UPDATE import SET undone = ?2 WHERE id = ?1", id, stamp(id, at))
    }
    for (id, at) in try rows("SELECT id, decided_ms FROM coding_decision ORDER BY id", read: read) {
      try run("UPDATE coding_decision SET stamp = ?2 WHERE id = ?1", id, stamp(id, at))
    }
    for (id, at) in try rows("SELECT id, decided_ms FROM point_decision ORDER BY id", read: read) {
      try run("UPDATE point_decision SET stamp = ?2 WHERE id = ?1", id, stamp(id, at))
    }
  }
}

/// Stamps of what happened before there were stamps.
private struct LaterStamps {
  private(set) var latest = UniqueID(high: 0, low: 0)

  /// A stamp later than `earlier`, and at `moment` where that is later.
  mutating func next(
    after earlier: UniqueID = UniqueID(high: 0, low: 0), at moment: Timestamp, for name: String
  ) -> UniqueID {
    let low = UniqueID(name: name, in: laterStamps).low
    let (milliseconds, counter) = (UInt64(clamping: moment.milliseconds), earlier.high & 0x0FFF)
    let before = earlier.high >> 16
    let high =
      if milliseconds > before {
        milliseconds << 16 | 0x7000
      } else if counter < 0x0FFF {
        (before << 16) | 0x7000 | (counter + 1)
      } else {
        ((before + 1) << 16) | 0x7000
      }
    let stamp = UniqueID(high: high, low: low)
    latest = max(latest, stamp)
    return stamp
  }
}
