import PlenumAnalysis
import PlenumIntake
package import PlenumModel
import PlenumStore

extension Plenum {
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

  func meetingFile(at path: String, in store: Store) throws -> MeetingFile.Content {
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
  mutating func set(_ assignments: [MeetingAssignment]) throws {
    for assignment in assignments {
      do throws(MeetingFileProblem.Reason) {
        try set(assignment.field, number: assignment.number, to: assignment.value)
      } catch {
        throw AppError.meetingField(assignment.field.label(assignment.number), error)
      }
    }
  }
}

extension Store {
  /// The codebooks that meetings may be coded by: the present one first, then those that meetings have.
  func codebooks() throws(StoreError) -> [CodebookVersion] {
    let current = Codebook.current.version
    return [current] + Set(try meetings().map(\.codebook)).subtracting([current]).sorted()
  }

  func requirePartnership(of meeting: Meeting) throws {
    guard let id = meeting.partnership else { return }
    let known = try partnerships().map(\.id)
    guard known.contains(id) else { throw AppError.unknownPartnership(id.value, known: known) }
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
