import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// Stores typed notes; the receipt comes when they are on the disk.
  ///
  /// - Parameters:
  ///   - text: nil: one note a line from the standard input, all in one transaction.
  ///   - allowsPersonal: notes may hold numbers and addresses of people.
  package func addNotes(
    _ request: NoteRequest, text: String?, allowsPersonal: Bool = false
  ) throws -> Answer {
    let store = try store()
    let meeting = try meeting(
      request.meeting, toWriteIn: store, isForced: request.isForced)
    let theme = try request.theme.map { try meeting.theme($0) }
    if let table = request.table { try meeting.requireTable(table) }
    let municipality = try request.municipality.map { try self.municipality(named: $0).name }
    var random = SystemRandomNumberGenerator()
    var ids = UniqueIDSource()
    let drafts = try lines(text).map { line, text in
      if !allowsPersonal { try refusePersonalDetails(in: text, line: line) }
      return try AppError.naming(line: line) { () throws(NoteDraft.Refusal) in
        try NoteDraft(
          id: ids.next(at: surroundings.now(), using: &random), meeting: meeting.id,
          table: request.table, theme: theme?.number, kind: request.kind,
          municipality: municipality, text: text)
      }
    }
    let notes = try store.deciding { transaction in
      _ = try self.meeting(request.meeting, toWriteIn: store, isForced: request.isForced)
      return try transaction.write(drafts).map(\.note)
    }
    return Answer(
      text: notes.map { "\($0.reference) gemt\n" }.joined(),
      json: notes.count == 1 && text != nil
        ? notes[0].json(of: meeting) : ["notes": .array(notes.map { $0.json(of: meeting) })],
      status: notes.isEmpty ? .nothingFound : .done,
      remarks: notes.isEmpty ? ["Der kom ingen ord, så intet notat er gemt."] : [])
  }

  /// The typed text, or the lines of the standard input that are not blank, with their numbers.
  private func lines(_ text: String?) throws -> [(line: Int?, text: String)] {
    if let text { return [(nil, text)] }
    return TextFile.lines(of: try TextFile.text(at: "-")).enumerated().compactMap { offset, line in
      line.trimmingBlanks.isEmpty ? nil : (offset + 1, line)
    }
  }
}

extension Note {
  /// A note as programs see it.
  func json(of meeting: Meeting) -> JSONValue {
    [
      "id": .string(id.description),
      "ref": .string(reference.description),
      "meeting": .string(draft.meeting.value),
      "table": .optional(draft.table),
      "theme": .optional(meeting.title(ofTheme: draft.theme)),
      "kind": .string(draft.kind.rawValue),
      "municipality": .optional(draft.municipality),
      "text": .string(draft.text),
      "written": .string(written.description),
    ]
  }
}
