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
    try refusePersonalNumbers(in: changes)
    var changed = try editor.finished()
    if changed.region != present.region || changed.date != present.date {
      try changed.requireRegionOfDate()
    }
    try store.requirePartnership(of: changed)
    var remarks = try remarks(onPostalCodeOf: changed, replacing: present)
    if let left = changed.leaveAddress(of: present, assigned: changes.assignments.map(\.field)) {
      remarks.append(
        "Adressen \(left) hørte til det gamle sted og er taget af mødet. Skriv den nye med --venue, --address, --postal-code og --city."
      )
    }
    let saved = try save(changed, replacing: present, in: store)
    return saved.remarking(remarks)
  }

  /// What everybody is shown has nobody's personal number; a telephone for questions is another matter.
  private func refusePersonalNumbers(in changes: MeetingChanges) throws {
    let texts =
      changes.assignments.map(\.value) + changes.addedThemes + changes.renamedThemes
    for text in texts where PersonalDetail.all(in: text).contains(where: { $0.kind == .cpr }) {
      throw AppError.personalNumber
    }
  }

  /// - Throws: where there is no such postcode.
  private func remarks(
    onPostalCodeOf meeting: Meeting, replacing present: Meeting
  ) throws -> [String] {
    guard let code = meeting.details.place?.postalCode,
      code != present.details.place?.postalCode
    else { return [] }
    guard let postcode = Gazetteer.denmark.postcode(code) else {
      throw AppError.unknownPostcode(code)
    }
    guard let region = meeting.region, let date = meeting.date,
      let own = Gazetteer.denmark.region(of: postcode.municipality, on: date), own != region
    else { return [] }
    return ["Postnummeret \(code) ligger i \(own), men mødet hører til \(region)."]
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
    let all = try store().meetings()
    let regions = try region.map { try self.regions(named: $0, of: all) }
    let partnerships = all.filter(\.isOfPartnershipItself).map(\.id.value)
    let meetings = all.filter { meeting in
      !meeting.isOfPartnershipItself
        && Self.isOne(of: regions, meeting.region)
        && (year == nil || meeting.date?.year == year)
        && (state == nil || meeting.state == state)
    }
    return Answer(
      text: meetings.isEmpty
        ? "Ingen møder.\n" : meetings.map(\.text).joined(separator: "\n"),
      json: ["meetings": .array(meetings.map(\.json))],
      status: meetings.isEmpty ? .nothingFound : .done,
      remarks: partnerships.isEmpty || regions != nil || year != nil || state != nil
        ? []
        : [
          "Også \(Danish.list(partnerships)) kan have notater, men er ikke et møde; se »plenum partnership list«."
        ])
  }

  /// True where nobody asks for a region, or for this one.
  static func isOne(of regions: Set<String>?, _ region: String?) -> Bool {
    guard let regions else { return true }
    guard let region else { return false }
    return regions.contains(region)
  }

  /// The names under which meetings have a region: its own, and what was typed where a meeting writes it so.
  func regions(named text: String, of meetings: [Meeting]) throws -> Set<String> {
    let text = text.normalFormC
    let official = Gazetteer.denmark.region(named: text)?.name
    guard official != nil || meetings.contains(where: { $0.region == text }) else {
      throw MeetingFileProblem.Reason.unknownRegion(
        text, known: Gazetteer.denmark.regions.map(\.name))
    }
    return Set([text, official].compactMap(\.self))
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
    let known = try store.meetings().map(\.id)
    // As it is said at a table: in other letters, or by its town where only one meeting has that.
    let plain = plainLetters(name)
    let close = known.filter { id in
      id.value == plain
        || !plain.isEmpty && "-\(id.value.dropFirst(11))-".contains("-\(plain)-")
    }
    if let id = close.first, close.count == 1, let meeting = try store.meeting(id) {
      return meeting
    }
    throw AppError.unknownMeeting(name, known: close.isEmpty ? known : close)
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

extension Meeting {
  /// Takes the address of the old place off a meeting that was moved to another one; nobody is to go there.
  ///
  /// - Returns: the address, where it went.
  fileprivate mutating func leaveAddress(
    of present: Meeting, assigned fields: [MeetingField]
  ) -> String? {
    guard let place = present.details.place, details.place == place, fields.contains(.session),
      !fields.contains(where: { [.venue, .address, .postalCode, .city].contains($0) })
    else { return nil }
    let old = Set(present.sessions.compactMap(\.place))
    let new = sessions.compactMap(\.place).filter { !old.contains($0) }
    let names = [place.venue ?? place.city].compactMap(\.self)
    guard !new.isEmpty, !new.contains(where: { text in names.contains { text.contains($0) } })
    else {
      return nil
    }
    details.place = nil
    return [place.venue, place.postalAddress].compactMap(\.self).joined(separator: ", ")
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
