import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// Sets up the meetings that a letter invites to. The same letter again finds the same meetings.
  package func createMeetings(fromLetterAt path: String, tables: Int?) throws -> Answer {
    let letter = try letter(at: path)
    var meetings = letter.meetings(codebook: Codebook.current.version)
    guard !meetings.isEmpty else { throw AppError.letterWithoutMeeting(path: path) }
    if let tables { meetings.indices.forEach { meetings[$0].tables = Array(1...tables) } }
    let created = try create(meetings)
    return Answer(
      text: created.text, json: created.json,
      remarks: letter.warnings.map { "Bemærk: " + Message.sentence($0) })
  }

  package func createMeeting(_ plan: MeetingPlan) throws -> Answer {
    if let start = plan.start, let end = plan.end, end <= start { throw AppError.endBeforeStart }
    let host = try plan.host.map { try municipality(named: $0) }
    let isVirtual = plan.place?.lowercased() == "virtuelt"
    let town = plan.place.flatMap { isVirtual ? nil : Gazetteer.denmark.municipality(ofTown: $0) }
    let meeting = Meeting(
      id: MeetingID(date: plan.date, town: plan.place ?? ""), title: plan.title.normalFormC,
      sessions: [Session(date: plan.date, start: plan.start, end: plan.end, place: plan.place)],
      region: plan.region ?? (host ?? town)?.region(on: plan.date),
      hostMunicipality: host?.officialName,
      themes: Theme.numbered(plan.themes),
      tables: plan.tables.map { Array(1...$0) } ?? [], codebook: Codebook.current.version)
    let created = try create([meeting])
    return Answer(text: created.text, json: created.json)
  }

  package func listMeetings(region: String?, year: Int?) throws -> Answer {
    let meetings = try store().meetings().filter { meeting in
      (region == nil || meeting.region == region?.normalFormC)
        && (year == nil || meeting.date?.year == year)
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
    let notes = try store.notes(of: meeting.id)
    let tables = Set(meeting.tables + notes.compactMap(\.draft.table)).sorted().map { table in
      (number: table, notes: notes.count { $0.draft.table == table })
    }
    var lines = tables.map { "  Bord \($0.number): \(CountedNoun.note.counted($0.notes))" }
    let homeless = notes.count { $0.draft.table == nil }
    if homeless > 0 { lines.append("  Uden bord: \(CountedNoun.note.counted(homeless))") }
    lines.append("  I alt \(CountedNoun.note.counted(notes.count)).")
    var object = meeting.json.object ?? JSONObject()
    object["tables"] = .array(
      tables.map { ["number": .integer($0.number), "notes": .integer($0.notes)] })
    object["notes"] = .integer(notes.count)
    return Answer(
      text: meeting.text + lines.joined(separator: "\n"), json: .object(object))
  }

  private struct Creation {
    let text: String
    let json: JSONValue
  }

  private func create(_ meetings: [Meeting]) throws -> Creation {
    let store = try store()
    var lines: [String] = []
    var stored: [Meeting] = []
    for creation in try store.create(inOrder: meetings) {
      let (word, meeting) =
        switch creation {
        case .created(let meeting): ("Oprettet", meeting)
        case .completed(let meeting): ("Gjort færdigt (notaterne var her før brevet)", meeting)
        case .existing(let meeting), .taken(by: let meeting): ("Findes i forvejen", meeting)
        }
      lines.append("\(word):\n" + meeting.text)
      stored.append(meeting)
    }
    return Creation(
      text: lines.joined(separator: "\n"),
      json: ["meetings": .array(stored.map(\.json)), "partnerships": []])
  }

  func meeting(_ name: String, in store: Store) throws -> Meeting {
    if let id = MeetingID(name), let meeting = try store.meeting(id) { return meeting }
    throw AppError.unknownMeeting(name, known: try store.meetings().map(\.id))
  }

  func municipality(named name: String) throws(AppError) -> Municipality {
    if let municipality = Gazetteer.denmark.municipality(named: name) { return municipality }
    throw .unknownMunicipality(name, nearest: Gazetteer.denmark.nearestNames(to: name))
  }
}

extension Store {
  /// Sets meetings up in one transaction, each under the first id of its day and place that is free or already its own.
  fileprivate func create(inOrder meetings: [Meeting]) throws(StoreError) -> [Creation] {
    try writing { transaction throws(StoreError) in
      var creations: [Creation] = []
      for meeting in meetings {
        var ordinal = 1
        var creation = try transaction.create(meeting)
        while case .taken = creation {
          ordinal += 1
          creation = try transaction.create(meeting.renamed(ordinal: ordinal))
        }
        creations.append(creation)
      }
      return creations
    }
  }
}

extension Meeting {
  /// The same meeting as the second (third …) one of its day and place.
  fileprivate func renamed(ordinal: Int) -> Meeting {
    Meeting(
      id: MeetingID(stored: "\(id)-\(ordinal)"), title: title, sessions: sessions, region: region,
      subregion: subregion, hostMunicipality: hostMunicipality, organiser: organiser,
      themes: themes, tables: tables, codebook: codebook, state: state)
  }
}
