import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// What was said at several tables: settled points with their counts, and proposals.
  ///
  /// - Parameter offers: how many likely companions each note is shown with; 0 for none.
  package func points(of source: NoteSource, offers: Int) throws -> Answer {
    let selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    let told = try settlingHistory(of: selected)
    let list = PointList(
      of: selected.notes, settled: selected.points, apart: told.records.apart, offers: offers,
      records: told.records, emptied: told.emptied)
    let report = PointsReport(list)
    return Answer(
      text: report.text, json: report.json,
      status: selected.notes.isEmpty ? .nothingFound : .done, remarks: selected.remarks)
  }

  /// What was said and done about the notes of the meetings, read from one store at one moment.
  func settlingHistory(of selected: SelectedNotes) throws -> SettlingHistory {
    var history = SettlingHistory()
    guard !selected.meetings.isEmpty else { return history }
    let store = try store()
    try store.reading { () throws(StoreError) in
      for meeting in selected.meetings {
        history.records[meeting.id.value] = try store.settlingRecords(of: meeting.id)
        history.emptied += try store.emptiedPoints(of: meeting.id)
        for (note, steps) in try store.askSteps(of: meeting.id) {
          history.asks[note] = AskStanding(steps)
        }
      }
    }
    return history
  }

  /// Puts points, or notes that are in none, together under the first one's name.
  package func mergePoints(
    _ names: [String], meeting: String, role: String = Self.pointsRole
  ) throws -> Answer {
    try change(meeting, role) { ledger, transaction in
      let points = try names.map { try ledger.point($0) }
      // One point under several names is still one.
      guard Set(points.map(\.id)).count > 1 else { throw PointsError.tooFew }
      let first = points.first { ledger.isSettled($0.id) } ?? points[0]
      for point in points where point.theme != first.theme {
        throw PointsError.otherTheme(names[0], point.id)
      }
      return SettledPoint(
        id: first.id, meeting: first.meeting, theme: first.theme,
        notes: points.flatMap(\.notes), statement: first.statement)
    }
  }

  /// Takes notes out of a point and makes a point of their own of them; one note alone is in no point then.
  package func splitPoint(
    _ name: String, notes: [String], meeting: String, role: String = Self.pointsRole
  ) throws -> Answer {
    try change(meeting, role) { ledger, transaction in
      let point = try ledger.point(name)
      guard !notes.isEmpty else { throw PointsError.tooFew }
      let taken = try notes.map { note in
        let record = try ledger.note(note)
        guard let id = UniqueID(record.id), point.notes.contains(id) else {
          throw PointsError.notOfPoint(note: record.name, point: point.id)
        }
        return id
      }
      let rest = point.notes.filter { !taken.contains($0) }
      try transaction.settle(
        SettledPoint(
          id: point.id, meeting: point.meeting, theme: point.theme, notes: rest.pointNotes,
          statement: point.statement), role: role)
      return SettledPoint(
        id: ledger.freeName(for: taken[0]), meeting: point.meeting, theme: point.theme,
        notes: taken.pointNotes)
    }
  }

  /// Gives a point the words it is to stand with.
  package func renamePoint(
    _ name: String, to statement: String, meeting: String, role: String = Self.pointsRole,
    allowsPersonal: Bool = false
  ) throws -> Answer {
    if !allowsPersonal { try refusePersonalDetails(in: statement, line: nil) }
    return try change(meeting, role) { ledger, transaction in
      let statement = statement.normalFormC.trimmingBlanks
      guard !statement.isEmpty else { throw PointsError.emptyStatement }
      let point = try ledger.point(name)
      return SettledPoint(
        id: point.id, meeting: point.meeting, theme: point.theme, notes: point.notes,
        statement: statement)
    }
  }

  /// Puts a note into a point, out of the one it was in.
  package func moveNote(
    _ note: String, to name: String, meeting: String, role: String = Self.pointsRole
  ) throws -> Answer {
    try change(meeting, role) { ledger, transaction in
      let point = try ledger.point(name)
      let record = try ledger.note(note)
      guard let id = UniqueID(record.id) else {
        throw PointsError.unknownNote(note, meeting: point.meeting)
      }
      let theme = ledger.theme(of: record)
      guard theme == point.theme else { throw PointsError.otherTheme(record.name, point.id) }
      return SettledPoint(
        id: point.id, meeting: point.meeting, theme: point.theme, notes: point.notes + [id],
        statement: point.statement)
    }
  }

  /// The role of whoever settles points where nothing else is said.
  package static let pointsRole = "formand"

  /// Makes one decision about the meeting's points and shows the point that comes of it.
  private func change(
    _ name: String, _ role: String,
    _ decide: (PointLedgerView, inout WriteTransaction) throws -> SettledPoint
  ) throws -> Answer {
    let store = try store()
    let meeting = try self.meeting(name, in: store)
    let decided = try store.deciding { transaction in
      // Read by who writes: what another person settles meanwhile would be written over else.
      let point = try decide(try PointLedgerView(of: meeting, in: store), &transaction)
      try transaction.settle(point, role: role)
      return point
    }
    let list = PointList(
      of: try store.records(of: meeting.id), settled: try store.points(of: meeting.id))
    let shown = list.points.filter { $0.id == decided.id }
    let text = shown.map { point in
      "\(point.id): \(point.statement)\n  \(point.sentence): "
        + point.notes.map(\.name).joined(separator: ", ") + ".\n"
    }.joined()
    var points = JSONObject()
    points["points"] = .array(
      (PointsReport(list).json.object?["points"]?.array ?? []).filter {
        $0.object?["id"]?.string == decided.id
      })
    return Answer(
      text: text.isEmpty ? "Punktet er opløst; dets notater står for sig.\n" : text,
      json: .object(points))
  }
}

/// What people said about points and asks of some meetings.
struct SettlingHistory {
  /// By meeting, oldest first.
  var records: [String: [SettlingRecord]] = [:]
  /// The points that lost all their notes.
  var emptied: [EmptiedPoint] = []
  /// By the note's id.
  var asks: [String: AskStanding] = [:]
}

/// The points and notes of a meeting, to be found by what people call them.
struct PointLedgerView {
  let meeting: Meeting
  let records: [NoteRecord]
  let points: [Point]

  init(of meeting: Meeting, in store: Store) throws(StoreError) {
    self.meeting = meeting
    records = try store.records(of: meeting.id)
    points = try store.points(of: meeting.id)
  }

  func isSettled(_ id: String) -> Bool { points.contains { $0.id == id } }

  /// The point of that name, or the point that a note of that reference is in or would be.
  func point(_ name: String) throws(PointsError) -> SettledPoint {
    if let point = points.first(where: { $0.id == name }) { return settled(point) }
    guard let record = records.first(where: { $0.name == name || $0.id == name }),
      let id = UniqueID(record.id)
    else { throw .unknownPoint(name, meeting: meeting.id, known: points.map(\.id)) }
    if let point = points.first(where: { $0.notes.contains(record.id) }) { return settled(point) }
    return SettledPoint(
      id: freeName(for: id), meeting: meeting.id, theme: theme(of: record), notes: [id])
  }

  func note(_ name: String) throws(PointsError) -> NoteRecord {
    guard let record = records.first(where: { $0.name == name || $0.id == name }) else {
      throw .unknownNote(name, meeting: meeting.id)
    }
    return record
  }

  func theme(of record: NoteRecord) -> Int? {
    meeting.themes.first { $0.title == record.theme }?.number
  }

  /// A name for a new point: that of its first note, which no other note has.
  func freeName(for note: UniqueID) -> String {
    let record = records.first { $0.id == note.description }
    let name = "P" + (record?.name ?? note.description)
    guard isSettled(name) else { return name }
    var number = 2
    while isSettled("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }

  func settled(_ point: Point) -> SettledPoint {
    SettledPoint(
      id: point.id, meeting: meeting.id,
      theme: meeting.themes.first { $0.title == point.theme }?.number,
      notes: point.notes.compactMap { UniqueID($0) }, statement: point.statement)
  }
}

extension [String: [SettlingRecord]] {
  /// For a note's id the ids of notes that people said are not the same.
  var apart: [String: Set<String>] {
    var apart: [String: Set<String>] = [:]
    for record in values.joined() {
      if case .apart(let note, let others) = record.word {
        apart[note, default: []].formUnion(others)
      }
    }
    return apart
  }
}

extension [UniqueID] {
  /// One note alone says nothing together with others: it is in no point.
  fileprivate var pointNotes: [UniqueID] { count > 1 ? self : [] }
}
