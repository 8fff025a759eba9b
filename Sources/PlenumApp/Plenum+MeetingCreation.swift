import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// Sets up what a letter invites to: its meetings, or a partnership. Meetings that it only announces are planned. The
  /// same letter again finds the same meetings.
  package func createMeetings(fromLetterAt path: String, tables: [Int]?) throws -> Answer {
    let letter = try letter(at: path)
    let codebook = Codebook.current.version
    var meetings = letter.meetings(codebook: codebook)
    guard !meetings.isEmpty else { return try createPartnership(of: letter, at: path) }
    if let tables { meetings.indices.forEach { meetings[$0].tables = tables } }
    let announced = letter.announcedMeetings(codebook: codebook)
    if try Store.exists(at: storePath) { try refuseChanges(of: meetings, in: try store()) }
    return try makingStore { store in
      let created = try create(meetings, announced: announced, in: store)
      return Answer(
        text: created.text, json: created.json,
        remarks: letter.warnings.map { "Bemærk: " + Message.sentence($0) } + created.remarks)
    }
  }

  /// A letter that cancels or moves a meeting is no other meeting; what it changes is put right by a person.
  private func refuseChanges(of meetings: [Meeting], in store: Store) throws {
    let stored = try store.meetings()
    for meeting in meetings {
      let isKnown = stored.contains {
        $0.details.origin == meeting.fingerprint
          || $0.title == meeting.title && $0.sessions == meeting.sessions
      }
      guard !isKnown,
        let present = stored.first(where: {
          $0.id == meeting.id && !$0.details.isAnnounced && $0.plainTitle == meeting.plainTitle
        })
      else { continue }
      throw AppError.changedMeeting(
        present.id, isCancelled: meeting.details.isCancelled && !present.details.isCancelled,
        sessions: meeting.sessions == present.sessions ? [] : meeting.sessions)
    }
  }

  package func createMeeting(_ plan: MeetingPlan) throws -> Answer {
    if let start = plan.start, let end = plan.end, end <= start { throw AppError.endBeforeStart }
    let host = try plan.host.map { try municipality(named: $0) }
    return try makingStore { store in try createMeeting(plan, host: host, in: store) }
  }

  private func createMeeting(
    _ plan: MeetingPlan, host: Municipality?, in store: Store
  ) throws -> Answer {
    var editor = MeetingEditor(
      Meeting(
        id: MeetingID(stored: ""), title: plan.title.normalFormC,
        hostMunicipality: host?.officialName,
        themes: Theme.numbered(plan.themes), tables: plan.tables ?? [],
        codebook: Codebook.current.version), codebooks: try store.codebooks())
    let region = plan.region.map { [MeetingAssignment(.region, $0)] } ?? []
    try editor.set(region + plan.assignments)
    var meeting = try editor.finished()
    let first = Session(
      date: plan.date, start: plan.start, end: plan.end, place: plan.place?.normalFormC)
    meeting.sessions.insert(first, at: 0)
    if !region.isEmpty { try meeting.requireRegionOfDate() }
    return try create([meeting.located(by: host)], in: store)
  }

  /// Sets a meeting up as a meeting file says. A meeting that is there already stays as it is.
  package func createMeeting(fromFileAt path: String) throws -> Answer {
    try makingStore { store in try createMeeting(fromFileAt: path, in: store) }
  }

  private func createMeeting(fromFileAt path: String, in store: Store) throws -> Answer {
    let content = try meetingFile(at: path, in: store)
    var meeting = content.meeting
    try store.requirePartnership(of: meeting)
    guard let id = content.id else {
      return try create([meeting.located(by: nil)], in: store)
    }
    meeting = meeting.renamed(id).withOrigin
    let present = try store.meeting(id)
    if let present, present != meeting { throw AppError.otherMeeting(id) }
    if present == nil { _ = try store.create(meeting) }
    let stored = try store.meeting(id) ?? meeting
    return Answer(
      text: (present == nil ? "Oprettet:\n" : "Findes i forvejen:\n") + stored.text,
      json: ["meetings": [stored.json], "announced": [], "partnerships": []])
  }

  private func create(
    _ meetings: [Meeting], announced: [Meeting] = [], in store: Store
  ) throws -> Answer {
    for meeting in meetings { try store.requirePartnership(of: meeting) }
    let creations = try store.writing { transaction throws(StoreError) in
      var creations: [Creation] = []
      for meeting in (meetings + announced).map(\.withOrigin) {
        creations.append(try transaction.create(underFreeName: meeting))
      }
      return creations
    }
    let lines = creations.map { creation in
      let (word, meeting) =
        switch creation {
        case .created(let meeting):
          (meeting.details.isAnnounced ? "Planlagt" : "Oprettet", meeting)
        case .completed(let meeting): ("Gjort færdigt (det var kendt før brevet)", meeting)
        case .existing(let meeting), .taken(by: let meeting): ("Findes i forvejen", meeting)
        }
      return "\(word):\n" + meeting.text
    }
    let stored = creations.map(\.meeting.json)
    // What a meeting that is there says otherwise is not put right in passing.
    let asked = meetings + announced
    let kept = zip(asked, creations).compactMap { meeting, creation -> MeetingID? in
      guard case .existing(let present) = creation, !present.has(meeting) else { return nil }
      return present.id
    }
    let otherTables = zip(asked, creations).compactMap { meeting, creation -> String? in
      guard case .existing(let present) = creation, !meeting.tables.isEmpty,
        meeting.tables != present.tables, !kept.contains(present.id)
      else { return nil }
      let has =
        present.tables.isEmpty
        ? "ingen faste borde" : "bord \(MeetingValue.written(present.tables))"
      return
        "\(present.id) fandtes i forvejen med \(has) og er ikke ændret. Ret det med »plenum meeting edit \(present.id) --tables \"\(MeetingValue.written(meeting.tables))\"«."
    }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: [
        "meetings": .array(Array(stored.prefix(meetings.count))),
        "announced": .array(Array(stored.dropFirst(meetings.count))), "partnerships": [],
      ],
      remarks: otherTables
        + kept.map {
          "\($0) fandtes i forvejen og er ikke ændret. Det, der er anderledes nu, rettes med »plenum meeting edit \($0)«."
        })
  }
}

extension Creation {
  fileprivate var meeting: Meeting {
    switch self {
    case .created(let meeting), .completed(let meeting), .existing(let meeting),
      .taken(by: let meeting):
      meeting
    }
  }
}
