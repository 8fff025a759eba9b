package import PlenumModel

/// What people have decided about the focus areas of a note, under one version of the codebook.
package struct SettledCodes: Hashable, Sendable {
  package let note: UniqueID
  package let codebook: CodebookVersion
  /// Areas that the note has, in the order in which they were given.
  package internal(set) var present: [FocusAreaID] = []
  /// Areas that the note does not have.
  package internal(set) var absent: [FocusAreaID] = []
  /// The note has exactly the areas in ``present``, maybe none; else other areas are undecided.
  package internal(set) var isExact = false
  /// Who decided last, as a role; never a name.
  package internal(set) var role = ""
  package internal(set) var decided = Timestamp(milliseconds: 0)

  init(note: UniqueID, codebook: CodebookVersion) {
    self.note = note
    self.codebook = codebook
  }

  /// A later decision: an exact one replaces all before it, another one speaks of its area alone.
  mutating func apply(exactly areas: [FocusAreaID]) {
    present = areas
    absent = []
    isExact = true
  }

  /// A decision that names no area takes back all before it.
  mutating func takeBack() {
    present = []
    absent = []
    isExact = false
  }

  mutating func apply(_ area: FocusAreaID, isPresent: Bool) {
    if isPresent {
      if !present.contains(area) { present.append(area) }
      absent.removeAll { $0 == area }
    } else {
      present.removeAll { $0 == area }
      if !absent.contains(area) { absent.append(area) }
    }
  }
}

/// Notes of a meeting that say the same, as a person settles it.
package struct SettledPoint: Hashable, Sendable {
  /// The point's name within its meeting.
  package let id: String
  package let meeting: MeetingID
  /// The theme's number; nil is outside the themes.
  package let theme: Int?
  /// Each once; none dissolves the point.
  package let notes: [UniqueID]
  package let statement: String?

  package init(
    id: String, meeting: MeetingID, theme: Int?, notes: [UniqueID], statement: String? = nil
  ) {
    self.id = id
    self.meeting = meeting
    self.theme = theme
    self.notes = notes.withoutRepetitions
    self.statement = statement
  }
}

/// The settled points of one meeting: decisions applied in the order in which they were made.
struct PointLedger {
  /// In the order in which the points were first named.
  private(set) var points: [SettledPoint] = []

  /// A note belongs to the point that it was put into last.
  mutating func apply(_ decision: SettledPoint) {
    let claimed = Set(decision.notes)
    for index in points.indices where points[index].id != decision.id {
      let point = points[index]
      guard point.notes.contains(where: claimed.contains) else { continue }
      points[index] = SettledPoint(
        id: point.id, meeting: point.meeting, theme: point.theme,
        notes: point.notes.filter { !claimed.contains($0) }, statement: point.statement)
    }
    if let index = points.firstIndex(where: { $0.id == decision.id }) {
      points[index] = decision
    } else {
      points.append(decision)
    }
  }
}

extension WriteTransaction {
  /// A person says that the note has exactly these areas, maybe none. Saying it twice is one decision.
  /// - Parameter coder: a second coder, such as `B`, who decides blind; nil for the settled record. Neither changes
  ///   what the other has said.
  package func settleCodes(
    of note: UniqueID, to areas: [FocusAreaID], codebook: CodebookVersion, role: String,
    coder: String? = nil
  ) throws(StoreError) {
    let areas = areas.withoutRepetitions
    let current = try store.settledCodes(of: note, codebook: codebook, coder: coder)
    if let current, current.isExact, current.present == areas { return }
    let decision = try decide(note, codebook, isExact: true, role, by: coder)
    for (index, area) in areas.enumerated() {
      try write(area, isPresent: true, ordinal: index + 1, of: decision)
    }
  }

  /// A person says of one area whether the note has it, and leaves the others as they are.
  package func settle(
    _ area: FocusAreaID, isPresent: Bool, of note: UniqueID, codebook: CodebookVersion,
    role: String, coder: String? = nil
  ) throws(StoreError) {
    let current = try store.settledCodes(of: note, codebook: codebook, coder: coder)
    let decided = isPresent ? current?.present : current?.absent
    if decided?.contains(area) == true { return }
    let decision = try decide(note, codebook, isExact: false, role, by: coder)
    try write(area, isPresent: isPresent, ordinal: 1, of: decision)
  }

  /// What was decided of the note is undecided again; the decisions stay in the record.
  package func takeBackCodes(
    of note: UniqueID, codebook: CodebookVersion, role: String, coder: String? = nil
  ) throws(StoreError) {
    let current = try store.settledCodes(of: note, codebook: codebook, coder: coder)
    guard let current, current.isExact || !current.present.isEmpty || !current.absent.isEmpty
    else { return }
    _ = try decide(note, codebook, isExact: false, role, by: coder)
  }

  /// A person says which notes make up a point. A note that was in another point leaves it.
  package mutating func settle(_ point: SettledPoint, role: String) throws(StoreError) {
    try require(theme: point.theme, in: point.meeting)
    for note in point.notes {
      guard let stored = try store.connection.storedNote(note) else { throw .noSuchNote(note) }
      guard stored.meeting == point.meeting else { throw .noteOfOtherMeeting(note, stored.meeting) }
    }
    var ledger: PointLedger
    if let known = seen.points[point.meeting] {
      ledger = known
    } else {
      ledger = try store.pointLedger(of: point.meeting)
    }
    if ledger.points.contains(point) {
      seen.points[point.meeting] = ledger
      return
    }
    ledger.apply(point)
    seen.points[point.meeting] = ledger
    let decision: Int = try store.connection.scalar(
      """
      INSERT INTO point_decision
        (meeting, point, theme, statement, notes, role, decided_ms, import, stamp, store)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id
      """, point.meeting, point.id, point.theme, point.statement, point.notes.count, role, now,
      importID, stamp(), store.id)
    for (index, note) in point.notes.enumerated() {
      try store.connection.run(
        "INSERT INTO point_note (decision, ordinal, note) VALUES (?1, ?2, ?3)",
        decision, index + 1, note)
    }
  }

  private func decide(
    _ note: UniqueID, _ codebook: CodebookVersion, isExact: Bool, _ role: String,
    by coder: String?
  ) throws(StoreError) -> Int {
    guard try store.connection.storedNote(note) != nil else { throw .noSuchNote(note) }
    return try store.connection.scalar(
      """
      INSERT INTO coding_decision (note, codebook, exact, role, decided_ms, import, stamp, coder)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
      """, note, codebook, isExact, role, now, importID, stamp(), coder)
  }

  private func write(
    _ area: FocusAreaID, isPresent: Bool, ordinal: Int, of decision: Int
  ) throws(StoreError) {
    try store.connection.run(
      "INSERT INTO coding (decision, ordinal, area, present) VALUES (?1, ?2, ?3, ?4)",
      decision, ordinal, area, isPresent)
  }
}

extension Array where Element: Hashable {
  fileprivate var withoutRepetitions: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
