package import PlenumModel

extension Store {
  /// Counts the places beside the notes where the words stand; those of one meeting where one is given.
  package func places(of mention: Mention, in meeting: MeetingID?) throws(StoreError)
    -> MentionCount
  {
    try reading { () throws(StoreError) in
      try MentionSweep(store: self, mention: mention, meeting: meeting, now: nil).run()
    }
  }
}

/// Goes through every text of a store that is no note, and takes somebody's name out of it.
struct MentionSweep {
  let store: Store
  let mention: Mention
  /// nil: all meetings, and what belongs to none.
  let meeting: MeetingID?
  /// The moment of the change; nil: the places are only counted.
  let now: Timestamp?

  /// In a transaction; where something is changed, under the guard `erase`.
  func run() throws(StoreError) -> MentionCount {
    var count = MentionCount()
    count.statements = try sweepStatements()
    count.asks = try sweepAsks()
    count.summaries = try sweepSummaries()
    count.imports = try sweepImports()
    count.meetings = try sweepMeetings()
    try sweepModels()
    return count
  }

  private func sweepStatements() throws(StoreError) -> Int {
    let found = try store.connection.rows(
      """
      SELECT id, statement FROM point_decision
      WHERE statement IS NOT NULL AND (meeting = ?1 OR ?1 IS NULL)
      """, meeting
    ) { row throws(StoreError) in
      (id: try row.value(0, as: Int.self), text: try row.value(1, as: String.self))
    }.filter { mention.isIn($0.text) }
    guard now != nil else { return found.count }
    for entry in found {
      try store.connection.run(
        "UPDATE point_decision SET statement = NULL WHERE id = ?1", entry.id)
    }
    return found.count
  }

  private func sweepAsks() throws(StoreError) -> Int {
    let found = try store.connection.rows(
      """
      SELECT decision.id, decision.owner, decision.answer, decision.role
      FROM ask_decision AS decision JOIN note ON note.id = decision.note
      WHERE note.meeting = ?1 OR ?1 IS NULL
      """, meeting
    ) { row throws(StoreError) in
      (
        id: try row.value(0, as: Int.self), owner: try row.value(1, as: String?.self),
        answer: try row.value(2, as: String?.self), role: try row.value(3, as: String.self)
      )
    }.filter { mention.isIn($0.owner) || mention.isIn($0.answer) || mention.isIn($0.role) }
    guard now != nil else { return found.count }
    for entry in found {
      try store.connection.run(
        "UPDATE ask_decision SET owner = ?2, answer = ?3, role = ?4 WHERE id = ?1", entry.id,
        rest(of: entry.owner), rest(of: entry.answer), rest(of: entry.role))
    }
    return found.count
  }

  private func sweepSummaries() throws(StoreError) -> Int {
    let found = try store.connection.rows(
      "SELECT id, body FROM frozen_summary WHERE meeting = ?1 OR ?1 IS NULL", meeting
    ) { row throws(StoreError) in
      (id: try row.value(0, as: Int.self), body: try row.value(1, as: String.self))
    }
    var count = 0
    for entry in found {
      guard let rest = mention.removed(fromJSON: entry.body) else { continue }
      count += 1
      guard let now else { continue }
      try store.connection.run(
        "UPDATE frozen_summary SET body = ?2, redacted_ms = ifnull(redacted_ms, ?3) WHERE id = ?1",
        entry.id, rest, now)
    }
    return count
  }

  private func sweepImports() throws(StoreError) -> Int {
    let found = try store.connection.rows(
      """
      SELECT import, ordinal, name FROM import_file
      WHERE ?1 IS NULL OR import IN (SELECT import FROM note WHERE meeting = ?1)
      """, meeting
    ) { row throws(StoreError) in
      (
        id: try row.value(0, as: Int.self), ordinal: try row.value(1, as: Int.self),
        name: try row.value(2, as: String.self)
      )
    }
    var count = 0
    for entry in found {
      guard let rest = mention.removed(from: entry.name) else { continue }
      count += 1
      guard now != nil else { continue }
      try store.connection.run(
        "UPDATE import_file SET name = ?3 WHERE import = ?1 AND ordinal = ?2", entry.id,
        entry.ordinal, rest)
    }
    return count
  }

  /// A model keeps no word of a name that no note has.
  private func sweepModels() throws(StoreError) {
    guard let now, meeting == nil else { return }
    try store.connection.forgetModels(with: Redaction(texts: [mention.text]), at: now)
  }

  private func rest(of text: String?) -> String? {
    text.map { mention.removed(from: $0) ?? $0 }
  }
}

// MARK: Meetings

extension MentionSweep {
  /// What a meeting or a partnership says, now or before it was edited.
  private struct Entry {
    let id: String
    /// Of an earlier state.
    var stamp: UniqueID?
    var title: String
    var organiser: String?
    var details: String
  }

  /// - Returns: how many meetings and partnerships name somebody, in whatever place.
  private func sweepMeetings() throws(StoreError) -> Int {
    var named: Set<String> = []
    for entry in try meetings() {
      guard let rest = rest(of: entry) else { continue }
      named.insert(entry.id)
      guard now != nil else { continue }
      try store.connection.run(
        "UPDATE meeting SET title = ?2, organiser = ?3, details = ?4 WHERE id = ?1", rest.id,
        rest.title, rest.organiser, rest.details)
    }
    named.formUnion(try sweepThemes())
    named.formUnion(try sweepSessions())
    for entry in try earlierMeetings() {
      guard let rest = rest(of: entry), let stamp = entry.stamp else { continue }
      named.insert(entry.id)
      guard now != nil else { continue }
      try store.connection.run(
        """
        UPDATE meeting_revision SET title = ?3, organiser = ?4, details = ?5
        WHERE meeting = ?1 AND stamp = ?2
        """, rest.id, stamp, rest.title, rest.organiser, rest.details)
    }
    if let now {
      // The meeting as it is now is later than as it was, also for a laptop that knows it with the name.
      for id in named.sorted() {
        try store.connection.run(
          "UPDATE meeting SET stamp = ?2, changed_ms = ?3 WHERE id = ?1", id, store.stamp(at: now),
          now)
      }
    }
    return named.count + (try sweepPartnerships())
  }

  private func meetings() throws(StoreError) -> [Entry] {
    try store.connection.rows(
      "SELECT id, title, organiser, details FROM meeting WHERE id = ?1 OR ?1 IS NULL", meeting
    ) { row throws(StoreError) in
      Entry(
        id: try row.value(0), title: try row.value(1), organiser: try row.value(2),
        details: try row.value(3))
    }
  }

  private func earlierMeetings() throws(StoreError) -> [Entry] {
    try store.connection.rows(
      """
      SELECT meeting, stamp, title, organiser, details FROM meeting_revision
      WHERE meeting = ?1 OR ?1 IS NULL
      """, meeting
    ) { row throws(StoreError) in
      Entry(
        id: try row.value(0), stamp: try row.value(1, as: UniqueID.self), title: try row.value(2),
        organiser: try row.value(3), details: try row.value(4))
    }
  }

  private func rest(of entry: Entry) -> Entry? {
    guard
      mention.isIn(entry.title) || mention.isIn(entry.organiser)
        || mention.removed(fromJSON: entry.details) != nil
    else { return nil }
    var rest = entry
    rest.title = mention.removed(from: entry.title) ?? entry.title
    rest.organiser = self.rest(of: entry.organiser)
    rest.details = mention.removed(fromJSON: entry.details) ?? entry.details
    return rest
  }

  private func sweepThemes() throws(StoreError) -> [String] {
    let found = try store.connection.rows(
      "SELECT meeting, number, title, key FROM theme WHERE meeting = ?1 OR ?1 IS NULL", meeting
    ) { row throws(StoreError) in
      (
        meeting: try row.value(0, as: String.self), number: try row.value(1, as: Int.self),
        title: try row.value(2, as: String.self), key: try row.value(3, as: String.self)
      )
    }.filter { mention.isIn($0.title) || mention.isIn($0.key) }
    guard let now else { return found.map(\.meeting) }
    for entry in found {
      // The key is the title in plain letters, also where the title itself was put right since.
      let key =
        entry.key == ThemeKey(title: entry.title).value
        ? rest(of: entry.title).map { ThemeKey(title: $0).value }
        : rest(of: entry.key).map { plainLetters($0) }
      if let key, key != entry.key {
        try store.connection.rename(
          themeKey: entry.key, to: key, in: MeetingID(stored: entry.meeting))
      }
      try store.connection.run(
        "UPDATE theme SET title = ?3, stamp = ?4 WHERE meeting = ?1 AND number = ?2", entry.meeting,
        entry.number, rest(of: entry.title), store.stamp(at: now))
    }
    return found.map(\.meeting)
  }

  private func sweepSessions() throws(StoreError) -> [String] {
    let found = try store.connection.rows(
      "SELECT meeting, ordinal, place FROM session WHERE meeting = ?1 OR ?1 IS NULL", meeting
    ) { row throws(StoreError) in
      (
        meeting: try row.value(0, as: String.self), ordinal: try row.value(1, as: Int.self),
        place: try row.value(2, as: String?.self)
      )
    }.filter { mention.isIn($0.place) }
    guard now != nil else { return found.map(\.meeting) }
    for entry in found {
      try store.connection.run(
        "UPDATE session SET place = ?3 WHERE meeting = ?1 AND ordinal = ?2", entry.meeting,
        entry.ordinal, rest(of: entry.place))
    }
    return found.map(\.meeting)
  }

  private func sweepPartnerships() throws(StoreError) -> Int {
    let found = try store.connection.rows(
      "SELECT id, title, details FROM partnership WHERE ?1 IS NULL", meeting
    ) { row throws(StoreError) in
      Entry(id: try row.value(0), title: try row.value(1), details: try row.value(2))
    }
    var count = 0
    for entry in found {
      guard let rest = rest(of: entry) else { continue }
      count += 1
      guard let now else { continue }
      try store.connection.run(
        """
        UPDATE partnership SET title = ?2, details = ?3, stamp = ?4, changed_ms = ?5 WHERE id = ?1
        """, rest.id, rest.title, rest.details, store.stamp(at: now), now)
    }
    return count
  }
}
