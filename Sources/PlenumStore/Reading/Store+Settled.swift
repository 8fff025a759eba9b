package import PlenumModel

extension Store {
  /// What people have decided about the notes of a meeting, by note and then by codebook version.
  /// - Parameter coder: whose decisions; nil for the settled record.
  package func settledCodes(
    of meeting: MeetingID, coder: String? = nil
  ) throws(StoreError) -> [UniqueID: [CodebookVersion: SettledCodes]] {
    let rows = try connection.rows(
      """
      SELECT decision.note, decision.codebook, decision.exact, decision.role, decision.decided_ms,
        decision.id, coding.area, coding.present
      FROM note JOIN coding_decision AS decision ON decision.note = note.id
        LEFT JOIN import ON import.id = decision.import
        LEFT JOIN coding ON coding.decision = decision.id
      WHERE note.meeting = ?1 AND note.withdrawn IS NULL AND import.undone_ms IS NULL
        AND decision.coder IS ?2
      ORDER BY decision.stamp, decision.id, coding.ordinal
      """, meeting, coder
    ) { row throws(StoreError) in try CodingRow(row) }
    var settled: [UniqueID: [CodebookVersion: SettledCodes]] = [:]
    for codes in Self.fold(rows) { settled[codes.note, default: [:]][codes.codebook] = codes }
    return settled
  }

  /// What people have decided about one note under one codebook; nil where nobody has.
  package func settledCodes(
    of note: UniqueID, codebook: CodebookVersion, coder: String? = nil
  ) throws(StoreError) -> SettledCodes? {
    let rows = try connection.rows(
      """
      SELECT decision.note, decision.codebook, decision.exact, decision.role, decision.decided_ms,
        decision.id, coding.area, coding.present
      FROM coding_decision AS decision
        LEFT JOIN import ON import.id = decision.import
        LEFT JOIN coding ON coding.decision = decision.id
      WHERE decision.note = ?1 AND decision.codebook = ?2 AND import.undone_ms IS NULL
        AND decision.coder IS ?3
      ORDER BY decision.stamp, decision.id, coding.ordinal
      """, note, codebook, coder
    ) { row throws(StoreError) in try CodingRow(row) }
    return Self.fold(rows).first
  }

  /// The second coders who have decided about notes of the meeting, by name.
  package func coders(of meeting: MeetingID) throws(StoreError) -> [String] {
    try connection.rows(
      """
      SELECT DISTINCT decision.coder FROM coding_decision AS decision
        JOIN note ON note.id = decision.note
      WHERE note.meeting = ?1 AND decision.coder IS NOT NULL ORDER BY decision.coder
      """, meeting
    ) { row throws(StoreError) in try row.value(0) }
  }

  /// The settled points of a meeting that have notes, in the order in which they were first named. Withdrawn notes
  /// are not among theirs.
  package func points(of meeting: MeetingID) throws(StoreError) -> [Point] {
    try reading { () throws(StoreError) in
      let place = try require(meeting)
      let (notes, decided) = (try standings(of: meeting), try lastPointed(of: meeting))
      return try pointLedger(of: meeting).points.compactMap { point in
        let shown = point.notes.filter { notes[$0]?.isShown == true }
        guard !shown.isEmpty else { return nil }
        return Point(
          id: point.id, meeting: meeting.value, theme: place.title(ofTheme: point.theme),
          notes: shown.map(\.description),
          statement: point.statement,
          withdrawn: point.notes.compactMap { notes[$0] }.filter { !$0.isShown }
            .map(\.reference.description),
          revised: shown.filter { note in
            if let at = decided[note], let now = notes[note]?.stamp { now > at } else { false }
          }.map(\.description))
      }
    }
  }

  /// The settled points of a meeting that had notes of which none is shown any more, in the order in which they were
  /// first named.
  package func emptiedPoints(of meeting: MeetingID) throws(StoreError) -> [EmptiedPoint] {
    try reading { () throws(StoreError) in
      let place = try require(meeting)
      let notes = try standings(of: meeting)
      return try pointLedger(of: meeting).points.compactMap { point in
        let known = point.notes.compactMap { notes[$0] }
        guard !known.isEmpty, !known.contains(where: \.isShown) else { return nil }
        let theme = point.theme ?? known.compactMap(\.theme).first
        return EmptiedPoint(
          id: point.id, meeting: meeting.value,
          theme: place.title(ofTheme: theme), statement: point.statement,
          withdrawn: known.map(\.reference.description))
      }
    }
  }

  private struct Standing {
    let reference: NoteReference
    let theme: Int?
    let isShown: Bool
    /// Of what the note says now.
    let stamp: UniqueID
  }

  private func standings(of meeting: MeetingID) throws(StoreError) -> [UniqueID: Standing] {
    try connection.dictionary(
      """
      SELECT id, reference_table, reference_device, reference_number, withdrawn IS NULL, stamp,
        theme
      FROM note WHERE meeting = ?1
      """, meeting
    ) { row throws(StoreError) in
      (
        try row.value(0, as: UniqueID.self),
        Standing(
          reference: NoteReference(
            table: try row.value(1), device: try row.value(2), number: try row.value(3)),
          theme: try row.value(6), isShown: try row.value(4), stamp: try row.value(5))
      )
    }
  }

  /// For each note when it was last said to be in a point: from then on a new wording is news.
  private func lastPointed(of meeting: MeetingID) throws(StoreError) -> [UniqueID: UniqueID] {
    try connection.dictionary(
      """
      SELECT point_note.note, max(decision.stamp) FROM point_note
        JOIN point_decision AS decision ON decision.id = point_note.decision
      WHERE decision.meeting = ?1 GROUP BY point_note.note
      """, meeting
    ) { row throws(StoreError) in
      (try row.value(0, as: UniqueID.self), try row.value(1, as: UniqueID.self))
    }
  }

  /// All that people said about which notes of the meeting say the same and that holds, oldest first. What was taken
  /// back is left out; notes that are withdrawn are named as well.
  package func settlingRecords(of meeting: MeetingID) throws(StoreError) -> [SettlingRecord] {
    try reading { () throws(StoreError) in
      let points = try decisions(of: meeting).map { decision in
        (
          stamp: decision.stamp,
          record: SettlingRecord(
            person: SettlingRecord.Person(role: decision.role, store: decision.store),
            decided: decision.decided,
            word: .point(
              id: decision.point.id, notes: decision.point.notes.map(\.description),
              statement: decision.point.statement))
        )
      }
      let answers = try settlingAnswers(of: meeting).map { answer in
        (
          stamp: answer.stamp,
          record: SettlingRecord(
            person: SettlingRecord.Person(role: answer.role, store: answer.store),
            decided: answer.decided,
            word: .apart(
              note: answer.note.description,
              from: answer.offered.filter { !answer.picked.contains($0) }.map(\.description)))
        )
      }
      return (points + answers).sorted { $0.stamp < $1.stamp }.map(\.record)
    }
  }

  /// The meeting's points after every decision that holds.
  func pointLedger(of meeting: MeetingID) throws(StoreError) -> PointLedger {
    var ledger = PointLedger()
    for decision in try decisions(of: meeting) { ledger.apply(decision.point) }
    return ledger
  }

  private struct PointDecision {
    let stamp: UniqueID
    let point: SettledPoint
    let role: String
    let store: UniqueID?
    let decided: Timestamp
  }

  /// Every decision that holds, in the order in which they were made.
  private func decisions(of meeting: MeetingID) throws(StoreError) -> [PointDecision] {
    let rows = try connection.rows(
      """
      SELECT decision.id, decision.point, decision.theme, decision.statement, point_note.note,
        decision.stamp, decision.role, decision.store, decision.decided_ms
      FROM point_decision AS decision
        LEFT JOIN import ON import.id = decision.import
        LEFT JOIN point_note ON point_note.decision = decision.id
      WHERE decision.meeting = ?1 AND import.undone_ms IS NULL
      ORDER BY decision.stamp, decision.id, point_note.ordinal
      """, meeting
    ) { row throws(StoreError) in
      (
        decision: try row.value(0, as: Int.self), point: try row.value(1, as: String.self),
        theme: try row.value(2, as: Int?.self), statement: try row.value(3, as: String?.self),
        note: try row.value(4, as: UniqueID?.self), stamp: try row.value(5, as: UniqueID.self),
        role: try row.value(6, as: String.self), store: try row.value(7, as: UniqueID?.self),
        decided: try row.value(8, as: Timestamp.self)
      )
    }
    return rows.chunked(by: \.decision).compactMap { lines in
      lines.first.map { head in
        PointDecision(
          stamp: head.stamp,
          point: SettledPoint(
            id: head.point, meeting: meeting, theme: head.theme, notes: lines.compactMap(\.note),
            statement: head.statement), role: head.role, store: head.store, decided: head.decided)
      }
    }
  }

  private struct CodingRow {
    let note: UniqueID
    let codebook: CodebookVersion
    let isExact: Bool
    let role: String
    let decided: Timestamp
    let decision: Int
    let area: FocusAreaID?
    let isPresent: Bool?

    init(_ row: borrowing Row) throws(StoreError) {
      note = try row.value(0)
      codebook = try row.value(1)
      isExact = try row.value(2)
      role = try row.value(3)
      decided = try row.value(4)
      decision = try row.value(5)
      area = try row.value(6)
      isPresent = try row.value(7)
    }
  }

  /// Applies decisions in the order in which they were made.
  private static func fold(_ rows: [CodingRow]) -> [SettledCodes] {
    struct Key: Hashable {
      let note: UniqueID
      let codebook: CodebookVersion
    }
    var settled: [Key: SettledCodes] = [:]
    for lines in rows.chunked(by: \.decision) {
      guard let head = lines.first else { continue }
      let key = Key(note: head.note, codebook: head.codebook)
      var codes = settled[key] ?? SettledCodes(note: head.note, codebook: head.codebook)
      if head.isExact {
        codes.apply(exactly: lines.compactMap(\.area))
      } else if let area = head.area {
        codes.apply(area, isPresent: head.isPresent == true)
      } else {
        codes.takeBack()
      }
      codes.role = head.role
      codes.decided = head.decided
      settled[key] = codes
    }
    return Array(settled.values)
  }
}

extension Array {
  /// Runs of neighbours with the same key.
  fileprivate func chunked<Key: Equatable>(by key: (Element) -> Key) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    while start < endIndex {
      let head = key(self[start])
      let end = self[start...].firstIndex { key($0) != head } ?? endIndex
      chunks.append(self[start..<end])
      start = end
    }
    return chunks
  }
}
