import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// The store, made where there is none yet.
  func store() throws -> Store {
    guard let path = surroundings.storePath(given: givenStorePath) else {
      throw AppError.noStorePath
    }
    return try Store.open(at: path, clock: surroundings.now)
  }

  /// The notes that an analysis asks for, with their codings, points and meetings.
  func notes(of selection: NoteSelection) throws -> SelectedNotes {
    var selected =
      switch selection.source {
      case .file(let path): try notes(inFile: path)
      case .meeting(let name): try notes(ofMeeting: name)
      case .store: try notesOfAllMeetings()
      }
    // Without notes there is no field to miss: the answer is that nothing was found.
    guard !selected.notes.isEmpty else { return selected }
    if selection.usesOwnTokens, selected.notes.contains(where: { $0.tokens == nil }) {
      throw AppError.unknownField("tokens", known: selected.knownFields)
    }
    for condition in selection.conditions {
      selected.notes = try selected.notes(where: condition)
    }
    return selected
  }

  private func notes(inFile path: String) throws -> SelectedNotes {
    let content = NotesFileReader.read(try FileBytes.read(path))
    // A file without notes is an answer of its own: there is nothing to find in it.
    let problems = content.problems.filter { $0.reason != .noNotes }
    guard problems.isEmpty else {
      throw AppError.fileRefused(
        problems.map { ImportProblem(file: path, line: $0.line, reason: .content($0.reason)) })
    }
    let notes = content.notes.map(\.record)
    let hasDecisions = notes.contains { $0.codes != nil || $0.point != nil }
    return SelectedNotes(
      notes: notes, codings: machineCodings(of: notes), points: [], meetings: [],
      remarks: hasDecisions
        ? ["Filens egne mærkninger (codes) og punkter (point) er ikke brugt."] : [])
  }

  private func notes(ofMeeting name: String) throws -> SelectedNotes {
    let store = try store()
    let meeting = try meeting(name, in: store)
    return try notes(of: [meeting], records: store.records(of: meeting.id), in: store)
  }

  private func notesOfAllMeetings() throws -> SelectedNotes {
    let store = try store()
    return try notes(of: store.meetings(), records: store.records(of: nil), in: store)
  }

  private func notes(
    of meetings: [Meeting], records: [NoteRecord], in store: Store
  ) throws -> SelectedNotes {
    SelectedNotes(
      notes: records, codings: standingCodings(of: records),
      points: try meetings.flatMap { try store.points(of: $0.id) }, meetings: meetings,
      remarks: [])
  }

  /// A person's decision where there is one, the machine's proposals elsewhere.
  private func standingCodings(of records: [NoteRecord]) -> [String: [Coding]] {
    var codings = machineCodings(of: records.filter { $0.codes == nil })
    for record in records {
      guard let codes = record.codes else { continue }
      codings[record.id] = codes.map {
        Coding(
          area: $0, origin: .person, probability: 1, isSure: true,
          codebook: Codebook.current.version)
      }
    }
    return codings
  }

  private func machineCodings(of records: [NoteRecord]) -> [String: [Coding]] {
    let codings = Coder(codebook: .current).codings(of: records)
    return Dictionary(zip(records.map(\.id), codings)) { first, _ in first }
  }
}
