import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// The store where there is one: what looks at a store or changes what is in it does not make one, because a path
  /// that was mistyped would then look like a store that has lost everything.
  func store() throws -> Store {
    let path = try storePath
    guard try Store.exists(at: path) else { throw AppError.noStore(path: path) }
    return try Store.open(at: path, clock: surroundings.now)
  }

  /// The store, made where there is none yet, for what brings meetings into it; the answer says so where `--db` named
  /// the place.
  func makingStore(_ body: (Store) throws -> Answer) throws -> Answer {
    let path = try storePath
    let isNew = try !Store.exists(at: path)
    let answer = try Store.making(at: path, clock: surroundings.now, body)
    guard isNew, let givenStorePath, givenStorePath != surroundings.variables["PLENUM_DB"] else {
      return answer
    }
    return answer.remarking("Der var intet lager i \(path), så der er oprettet et nyt.")
  }

  var storePath: String {
    get throws {
      guard let path = surroundings.storePath(given: givenStorePath) else {
        throw AppError.noStorePath
      }
      return path
    }
  }

  /// The notes that an analysis asks for, with their codings, points and meetings.
  ///
  /// - Parameter groupsThemes: a theme that a person has linked to an earlier one is called as that one in the notes of
  ///   several meetings, so that both are counted together; what was written before a meeting is a group of its own.
  ///   False where meetings are shown each for itself.
  func notes(of selection: NoteSelection, groupsThemes: Bool = true) throws -> SelectedNotes {
    var selected =
      switch selection.source {
      case .file(let path): try notes(inFile: path)
      case .meeting(let name): try notes(ofMeeting: name, groupsThemes: groupsThemes)
      case .partnership(let name): try notes(ofPartnership: name, groupsThemes: groupsThemes)
      case .store: try notesOfAllMeetings(groupsThemes: groupsThemes)
      }
    // Without notes there is no field to miss: the answer is that nothing was found.
    guard !selected.notes.isEmpty else { return selected }
    if selection.usesOwnTokens, selected.notes.contains(where: { $0.tokens == nil }) {
      throw AppError.unknownField("tokens", known: selected.knownFields)
    }
    selected.notes = try selected.notes(where: selection.conditions)
    return selected
  }

  private func notes(inFile path: String) throws -> SelectedNotes {
    let notes = try records(inFile: path)
    let hasDecisions = notes.contains { $0.codes != nil || $0.point != nil }
    return SelectedNotes(
      notes: notes, codings: machineCodings(of: notes), points: [], meetings: [],
      remarks: hasDecisions
        ? ["Filens egne mærkninger (codes) og punkter (point) er ikke brugt."] : [])
  }

  /// The notes of a file, all or none.
  func records(inFile path: String) throws -> [NoteRecord] {
    let content = NotesFileReader.read(try FileBytes.read(path))
    // A file without notes is an answer of its own: there is nothing to find in it.
    let problems = content.problems.filter { $0.reason != .noNotes }
    guard problems.isEmpty else {
      throw AppError.fileRefused(
        problems.map { ImportProblem(file: path, line: $0.line, reason: .content($0.reason)) })
    }
    var records = content.notes.map(\.record)
    records.nameRegions()
    return records
  }

  private func notes(ofMeeting name: String, groupsThemes: Bool) throws -> SelectedNotes {
    let store = try store()
    return try notes(
      of: [try meeting(name, in: store)], groupsThemes: groupsThemes, in: store)
  }

  /// The notes of its meetings in the order of their dates, then those outside them.
  private func notes(ofPartnership name: String, groupsThemes: Bool) throws -> SelectedNotes {
    let store = try store()
    let partnership = try partnership(name, in: store)
    let all = try store.meetings().filter { $0.partnership == partnership.id }
    let meetings =
      all.filter { !$0.isOfPartnershipItself } + all.filter(\.isOfPartnershipItself)
    return try notes(of: meetings, groupsThemes: groupsThemes, in: store)
  }

  private func notesOfAllMeetings(groupsThemes: Bool) throws -> SelectedNotes {
    let store = try store()
    return try notes(of: try store.meetings(), groupsThemes: groupsThemes, in: store)
  }

  private func notes(
    of meetings: [Meeting], groupsThemes: Bool, in store: Store
  ) throws -> SelectedNotes {
    var records = try meetings.flatMap { try store.records(of: $0.id) }
    records.nameRegions()
    if groupsThemes {
      // One meeting alone calls its themes as it does.
      if meetings.count > 1 {
        try store.themeHistory().nameThemes(of: &records, in: meetings)
      }
      records.setPreparationApart()
    }
    return SelectedNotes(
      notes: records, codings: try standingCodings(of: records, meetings: meetings, in: store),
      points: try meetings.flatMap { try store.points(of: $0.id) }, meetings: meetings,
      remarks: [])
  }

  private func machineCodings(of records: [NoteRecord]) -> [String: [Coding]] {
    let codings = Coder.standard.codings(of: records)
    return Dictionary(zip(records.map(\.id), codings)) { first, _ in first }
  }
}

extension [NoteRecord] {
  /// Makes what was written before the meetings a theme of its own, so that no theme's figures mix it with what the
  /// tables said.
  fileprivate mutating func setPreparationApart() {
    for place in indices where self[place].table == 0 {
      self[place].theme = NoteRecord.preparationTheme
    }
  }
}

extension ThemeHistory {
  /// Calls every theme as its earliest meeting does.
  fileprivate func nameThemes(of records: inout [NoteRecord], in meetings: [Meeting]) {
    var names: [String: [String: String]] = [:]
    for meeting in meetings {
      for theme in meeting.themes {
        let name = title(of: theme)
        if name != theme.title { names[meeting.id.value, default: [:]][theme.title] = name }
      }
    }
    guard !names.isEmpty else { return }
    for place in records.indices {
      guard let meeting = records[place].meeting, let theme = records[place].theme,
        let name = names[meeting]?[theme]
      else { continue }
      records[place].theme = name
    }
  }
}
