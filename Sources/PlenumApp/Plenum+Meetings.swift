import PlenumAnalysis
import PlenumIntake
package import PlenumModel
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
    let created = try create([meeting.located(by: host)], in: store)
    return Answer(text: created.text, json: created.json, remarks: created.remarks)
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
      meeting = meeting.located(by: nil)
      let created = try create([meeting], in: store)
      return Answer(text: created.text, json: created.json, remarks: created.remarks)
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

  package func editMeeting(_ name: String, _ changes: MeetingChanges) throws -> Answer {
    let store = try store()
    let present = try meeting(name, in: store)
    var meeting = present
    if let file = changes.file {
      meeting = try meetingFile(at: file, in: store).meeting.renamed(present.id)
      meeting.details.origin = present.details.origin
    }
    var editor = MeetingEditor(meeting, codebooks: try store.codebooks())
    for name in changes.removedThemes {
      try editor.set(.theme, number: try meeting.theme(name).number, to: "")
    }
    for renaming in changes.renamedThemes {
      guard let (name, title) = renaming.splitAtEquals else {
        throw AppError.notARenaming(renaming)
      }
      try editor.set(.theme, number: try meeting.theme(name).number, to: title)
    }
    for title in changes.addedThemes { try editor.addTheme(title) }
    try editor.set(changes.assignments)
    let changed = try editor.finished()
    if changed.region != present.region { try changed.requireRegionOfDate() }
    try store.requirePartnership(of: changed)
    return try save(changed, replacing: present, in: store)
  }

  /// Opens or closes a meeting for notes.
  package func changeState(of name: String, to state: Meeting.State) throws -> Answer {
    let store = try store()
    let present = try meeting(name, in: store)
    var meeting = present
    meeting.state = state
    return try save(meeting, replacing: present, in: store)
  }

  private func save(_ meeting: Meeting, replacing present: Meeting, in store: Store) throws
    -> Answer
  {
    let isChanged = try store.writing { transaction throws(StoreError) in
      try transaction.edit(meeting)
    }
    let stored = try store.meeting(meeting.id) ?? meeting
    let movedDate =
      present.date != stored.date
      && !(stored.date.map { stored.id.value.hasPrefix("\($0)") } ?? true)
    return Answer(
      text: (isChanged ? "Rettet:\n" : "Intet er ændret:\n") + stored.text,
      json: ["meetings": [stored.json], "changed": .bool(isChanged)],
      remarks: movedDate
        ? ["Mødet hedder stadig \(stored.id), for notaterne henviser til det navn."] : [])
  }

  /// - Parameter region: with or without the word Region; a region that the meetings write otherwise as they write it.
  package func listMeetings(
    region: String?, year: Int?, state: Meeting.State? = nil
  ) throws -> Answer {
    let region = region?.normalFormC
    let official = region.flatMap { Gazetteer.denmark.region(named: $0)?.name }
    let meetings = try store().meetings().filter { meeting in
      !meeting.isOfPartnershipItself
        && (region == nil || meeting.region == region || meeting.region == official)
        && (year == nil || meeting.date?.year == year)
        && (state == nil || meeting.state == state)
    }
    return Answer(
      text: meetings.isEmpty
        ? "Ingen møder.\n" : meetings.map(\.text).joined(separator: "\n"),
      json: ["meetings": .array(meetings.map(\.json))],
      status: meetings.isEmpty ? .nothingFound : .done)
  }

  package func showMeeting(_ name: String) throws -> Answer {
    let store = try store()
    let meeting = try self.meeting(name, in: store)
    let page = MeetingPage(meeting: meeting, notes: try store.notes(of: meeting.id))
    return Answer(text: page.text, json: page.json)
  }

  private struct Creation {
    let text: String
    let remarks: [String]
    let json: JSONValue
  }

  private func create(
    _ meetings: [Meeting], announced: [Meeting] = [], in store: Store
  ) throws -> Creation {
    for meeting in meetings { try store.requirePartnership(of: meeting) }
    let creations = try store.create(inOrder: (meetings + announced).map(\.withOrigin))
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
    return Creation(
      text: lines.joined(separator: "\n"),
      remarks: kept.map {
        "\($0) fandtes i forvejen og er ikke ændret. Det, der er anderledes nu, rettes med »plenum meeting edit \($0)«."
      },
      json: [
        "meetings": .array(Array(stored.prefix(meetings.count))),
        "announced": .array(Array(stored.dropFirst(meetings.count))), "partnerships": [],
      ])
  }

  private func meetingFile(at path: String, in store: Store) throws -> MeetingFile.Content {
    let bytes = try FileBytes.read(path)
    let codebooks = try store.codebooks()
    do throws(MeetingFileProblems) {
      return try MeetingFile.read(bytes: bytes, codebooks: codebooks)
    } catch {
      throw AppError.meetingFileRefused(path: path, error.problems)
    }
  }

  func meeting(_ name: String, in store: Store) throws -> Meeting {
    if let id = MeetingID(name), let meeting = try store.meeting(id) { return meeting }
    throw AppError.unknownMeeting(name, known: try store.meetings().map(\.id))
  }

  /// The meeting that a note is to be written to.
  ///
  /// - Parameter isForced: also a closed one. Late notes matter, but a summary that was read aloud must not change
  ///   unnoticed.
  func meeting(_ name: String, toWriteIn store: Store, isForced: Bool) throws -> Meeting {
    let meeting = try meeting(name, in: store)
    guard isForced || meeting.state != .closed else { throw AppError.closedMeeting(meeting.id) }
    return meeting
  }

  func municipality(named name: String) throws(AppError) -> Municipality {
    if let municipality = Gazetteer.denmark.municipality(named: name) { return municipality }
    throw .unknownMunicipality(name, nearest: Gazetteer.denmark.nearestNames(to: name))
  }
}

extension MeetingEditor {
  fileprivate mutating func set(_ assignments: [MeetingAssignment]) throws {
    for assignment in assignments {
      do throws(MeetingFileProblem.Reason) {
        try set(assignment.field, number: assignment.number, to: assignment.value)
      } catch {
        throw AppError.meetingField(assignment.field.label(assignment.number), error)
      }
    }
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

extension Store {
  /// The codebooks that meetings may be coded by: the present one first, then those that meetings have.
  fileprivate func codebooks() throws(StoreError) -> [CodebookVersion] {
    let current = Codebook.current.version
    return [current] + Set(try meetings().map(\.codebook)).subtracting([current]).sorted()
  }

  fileprivate func requirePartnership(of meeting: Meeting) throws {
    guard let id = meeting.partnership else { return }
    let known = try partnerships().map(\.id)
    guard known.contains(id) else { throw AppError.unknownPartnership(id.value, known: known) }
  }

  /// Sets meetings up in one transaction, each under the first id of its day and place that is free or already its own.
  fileprivate func create(inOrder meetings: [Meeting]) throws(StoreError) -> [Creation] {
    try writing { transaction throws(StoreError) in
      var creations: [Creation] = []
      for meeting in meetings {
        var ordinal = 1
        var creation = try transaction.create(meeting)
        while case .taken = creation {
          ordinal += 1
          creation = try transaction.create(
            meeting.renamed(MeetingID(stored: "\(meeting.id)-\(ordinal)")))
        }
        creations.append(creation)
      }
      return creations
    }
  }
}

extension String {
  /// What stands before and after the first `=`, if both are there.
  var splitAtEquals: (String, String)? {
    guard let equals = utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let (name, value) = (
      String(self[..<equals]).trimmingBlanks,
      String(self[utf8.index(after: equals)...]).trimmingBlanks
    )
    return name.isEmpty || value.isEmpty ? nil : (name, value)
  }
}
