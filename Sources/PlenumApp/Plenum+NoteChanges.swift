import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// Changes a note; what it said before is kept, and its reference stays.
  ///
  /// - Parameters:
  ///   - name: a reference within the meeting, or an id.
  ///   - meeting: may be left out where `name` is an id.
  ///   - isForced: also where the meeting is closed.
  package func reviseNote(
    _ name: String, of meeting: String?, _ change: NoteChange, allowsPersonal: Bool = false,
    isForced: Bool = false
  ) throws -> Answer {
    let store = try store()
    // Read and written as one: what nobody asks to change stays as somebody else may just have made it.
    let (found, meeting, draft, wasOpen, receipt) = try store.deciding { transaction in
      let found = try note(name, of: meeting, in: store)
      guard !found.isWithdrawn else { throw AppError.noteIsWithdrawn(found.reference) }
      let meeting = try self.meeting(
        found.current.meeting.value, toWriteIn: store, isForced: isForced)
      let draft = try revised(found.current, by: change, in: meeting, allowsPersonal)
      let wasOpen = try store.conflicts().contains { $0.note == found.id }
      guard let receipt = try transaction.write([draft]).first else { throw AppError.noteIsGone }
      return (found, meeting, draft, wasOpen, receipt)
    }
    let fields = found.current.differences(from: draft, in: meeting).map(\.field)
    var object = receipt.note.json(of: meeting).object ?? JSONObject()
    object["changed"] = .strings(fields.map(\.rawValue))
    let text =
      switch receipt {
      case .revised:
        "\(found.reference) er rettet: \(Danish.list(fields.map(\.danish))). Den tidligere udgave er bevaret."
      default:
        wasOpen
          ? "\(found.reference) beholder den ordlyd, der vises. Dermed er det afgjort."
          : "\(found.reference) siger det allerede. Intet er ændret."
      }
    return Answer(
      text: text, json: .object(object), remarks: try remarks(on: [found], named: [name], in: store)
    )
  }

  /// Takes notes away on a person's word: they leave every list and every count, and keep reference and history.
  ///
  /// - Parameter isForced: also where the meeting is closed.
  package func withdrawNotes(
    _ names: [String], of meeting: String?, isForced: Bool = false
  ) throws -> Answer {
    try changeNotes(
      names, of: meeting, from: false, word: "trukket tilbage", key: "withdrawn", isForced
    ) {
      transaction, id throws(StoreError) in try transaction.withdraw(id)
    }
  }

  /// Brings withdrawn notes back.
  ///
  /// - Parameter isForced: also where the meeting is closed.
  package func reinstateNotes(
    _ names: [String], of meeting: String?, isForced: Bool = false
  ) throws -> Answer {
    try changeNotes(names, of: meeting, from: true, word: "med igen", key: "reinstated", isForced) {
      transaction, id throws(StoreError) in try transaction.bringBack(id)
    }
  }

  /// All in one transaction; those that are so already are said to be.
  private func changeNotes(
    _ names: [String], of meeting: String?, from state: Bool, word: String, key: String,
    _ isForced: Bool, _ change: (inout WriteTransaction, UniqueID) throws(StoreError) -> Void
  ) throws -> Answer {
    let store = try store()
    let notes = try names.map { try note($0, of: meeting, in: store) }
    let open = notes.filter { $0.isWithdrawn == state }
    try store.deciding { transaction in
      for id in Set(open.map(\.current.meeting)).sorted() {
        _ = try self.meeting(id.value, toWriteIn: store, isForced: isForced)
      }
      for note in open { try change(&transaction, note.id) }
    }
    let lines = notes.map { note in
      note.isWithdrawn == state
        ? "\(note.reference) er \(word)." : "\(note.reference) er allerede \(word)."
    }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: [key: .strings(open.map(\.reference.description))],
      remarks: try remarks(on: notes, named: names, in: store))
  }

  /// One note with all that happened to it.
  package func showNote(_ name: String, of meeting: String?) throws -> Answer {
    let store = try store()
    let found = try note(name, of: meeting, in: store)
    let meeting = try self.meeting(found.current.meeting.value, in: store)
    let imports = try store.imports()
    let history = NoteHistory(
      found, journal: try store.journal(of: found.id),
      imports: Dictionary(imports.map { ($0.id, $0.files) }) { first, _ in first }, meeting: meeting
    )
    let note = Note(draft: found.current, reference: found.reference, written: found.written)
    var object = note.json(of: meeting).object ?? JSONObject()
    object["withdrawn"] = .bool(found.isWithdrawn)
    object["history"] = history.json
    var lines = [
      NoteListing.place(
        table: found.current.table, theme: meeting.title(ofTheme: found.current.theme))
    ]
    lines += NoteListing.lines(
      label: found.reference.description, kind: found.current.kind, text: found.current.text,
      municipality: found.current.municipality,
      remarks: found.isWithdrawn ? ["trukket tilbage"] : [])
    return Answer(
      text: (lines + [""] + history.lines).joined(separator: "\n"), json: .object(object),
      remarks: try remarks(on: [found], named: [name], in: store))
  }

  /// Notes of a meeting, withdrawn ones left out.
  package func listNotes(of name: String, _ filter: NoteFilter) throws -> Answer {
    let store = try store()
    let meeting = try self.meeting(name, in: store)
    let theme = try filter.theme.map { try meeting.theme($0).number }
    let municipality = try filter.municipality.map { try self.municipality(named: $0).name }
    let notes = try store.notes(of: meeting.id).filter { note in
      let draft = note.draft
      return (filter.table == nil || draft.table == filter.table)
        && (theme == nil || draft.theme == theme)
        && (filter.kind == nil || draft.kind == filter.kind)
        && (municipality == nil || draft.municipality == municipality)
    }
    var lines: [String] = []
    var place: String?
    for note in notes {
      let own = NoteListing.place(
        table: note.draft.table, theme: meeting.title(ofTheme: note.draft.theme))
      if own != place {
        if place != nil { lines.append("") }
        lines += TerminalText.wrapped(own, width: 80)
        place = own
      }
      lines += NoteListing.lines(
        label: note.reference.description, kind: note.draft.kind, text: note.draft.text,
        municipality: note.draft.municipality)
    }
    if !lines.isEmpty { lines.append("") }
    lines.append("\(CountedNoun.note.counted(notes.count)).")
    return Answer(
      text: lines.joined(separator: "\n"),
      json: ["notes": .array(notes.map { $0.json(of: meeting) })],
      status: notes.isEmpty ? .nothingFound : .done)
  }

  /// Says of references that other notes were printed under too, before a merge.
  func remarks(
    on notes: [NoteVersions], named names: [String], in store: Store
  ) throws -> [String] {
    try zip(notes, names).compactMap { note, name in
      guard let reference = NoteReference(name) else { return nil }
      let others = try store.notesOnceCalled(reference, in: note.current.meeting)
      return others.isEmpty
        ? nil
        : "\(reference) stod også på det notat, der nu hedder \(Danish.list(others.map(\.description)))."
    }
  }

  /// The meeting that has a note of that reference, where only one has; of a store with one meeting that one.
  private func onlyMeeting(
    with reference: NoteReference, in store: Store
  ) throws -> MeetingID {
    let meetings = try store.meetings().map(\.id)
    if let only = meetings.first, meetings.count == 1 { return only }
    let found = try meetings.filter { try store.noteID(reference, of: $0) != nil }
    guard let only = found.first, found.count == 1 else {
      throw AppError.noteNeedsMeeting(reference, meetings: found)
    }
    return only
  }

  /// The note that a person names, also when it is withdrawn.
  func note(_ name: String, of meeting: String?, in store: Store) throws -> NoteVersions {
    if let id = UniqueID(name) {
      guard let note = try store.versions(of: id) else {
        throw AppError.unknownNote(name, meeting: nil)
      }
      return note
    }
    guard let reference = NoteReference(name) else { throw AppError.notANoteName(name) }
    let id =
      try meeting.map { try self.meeting($0, in: store).id }
      ?? onlyMeeting(with: reference, in: store)
    guard let note = try store.versions(of: reference, in: id) else {
      throw AppError.unknownNote(reference.description, meeting: id)
    }
    return note
  }

  /// The note's content with a change, checked as a typed note is.
  private func revised(
    _ draft: NoteDraft, by change: NoteChange, in meeting: Meeting, _ allowsPersonal: Bool
  ) throws -> NoteDraft {
    if let table = change.table { try meeting.requireTable(table) }
    if let text = change.text, !allowsPersonal { try refusePersonalDetails(in: text, line: nil) }
    let theme =
      try change.theme.map { $0.isEmpty ? nil : try meeting.theme($0).number } ?? draft.theme
    let municipality =
      try change.municipality.map { $0.isEmpty ? nil : try self.municipality(named: $0).name }
      ?? draft.municipality
    return try AppError.naming(line: nil) { () throws(NoteDraft.Refusal) in
      try NoteDraft(
        id: draft.id, meeting: draft.meeting, table: change.table ?? draft.table, theme: theme,
        kind: change.kind ?? draft.kind, municipality: municipality, region: draft.region,
        date: draft.date, text: change.text ?? draft.text, sourceID: draft.sourceID,
        writer: draft.writer, extra: draft.extra)
    }
  }

  /// The guard at entry: a number or an address is stored only on a person's word.
  func refusePersonalDetails(in text: String, line: Int?) throws(AppError) {
    let kinds = PersonalDetail.all(in: text).map(\.kind)
    guard kinds.isEmpty else { throw .personalDetails(kinds, line: line) }
  }
}
