import PlenumAnalysis
import PlenumModel
import PlenumStore

/// Which notes are to be erased.
package enum ErasureWish: Hashable, Sendable {
  /// By reference or id.
  case notes([String], meeting: String?)
  /// All that say this, or said it before.
  case matching(String, meeting: String?)
}

extension Plenum {
  /// Erases notes for good, after a yes.
  package func erase(_ wish: ErasureWish, confirmation: Confirmation) throws -> Answer {
    let store = try store()
    let ids: [UniqueID]
    switch wish {
    case .notes(let names, let meeting):
      let meeting = try meeting.map { try self.meeting($0, in: store) }
      ids = try names.map { try note(named: $0, in: meeting, of: store) }
    case .matching(let text, let meeting):
      guard !text.trimmingBlanks.isEmpty else { throw AppError.refusedDraft(.empty, line: nil) }
      let meeting = try meeting.map { try self.meeting($0, in: store).id }
      ids = try store.notes(saying: text).filter { id in
        try meeting == nil || store.place(of: id)?.meeting == meeting
      }
    }
    guard !ids.isEmpty else {
      return Answer(
        text: "Ingen notater passer, så intet er slettet.\n",
        json: ["erased": .array([]), "copies": .array([]), "unreached": .array([])],
        status: .nothingFound)
    }
    let places = try ids.compactMap { try store.place(of: $0) }
    try confirmation.require(
      "\(CountedNoun.note.counted(ids.count)) (\(places.listed)) slettes for altid, også i sikkerhedskopierne. Skal det ske?"
    )
    return try answer(to: store.erase(ids), places: places)
  }

  /// Lists meetings that are older than `months`, and erases their notes where that is asked for.
  package func retention(
    months: Int, erases: Bool, confirmation: Confirmation
  ) throws -> Answer {
    let store = try store()
    let limit = CalendarDate(of: surroundings.now()).map { $0.before(months: months) }
    guard let limit else { throw AppError.noSuchDay }
    let old = try store.meetings().filter { meeting in
      guard let date = meeting.sessions.compactMap(\.date).max() else { return false }
      return date < limit
    }.map { (meeting: $0, notes: try store.notesWithWords(of: $0.id)) }
    let json: [String: JSONValue] = [
      "before": .string(limit.description),
      "meetings": .array(
        old.map { entry in
          [
            "id": .string(entry.meeting.id.value), "title": .string(entry.meeting.title),
            "date": .optional(entry.meeting.date?.description),
            "notes": .integer(entry.notes.count),
          ]
        }),
    ]
    guard !old.isEmpty else {
      return Answer(
        text: "Ingen møder er fra før \(Danish.date(limit)).\n", json: .object(JSONObject(json)),
        status: .nothingFound)
    }
    let lines =
      ["Møder fra før \(Danish.date(limit)):"]
      + old.map { "  \($0.meeting.id): \(CountedNoun.note.counted($0.notes.count))" }
    let ids = old.flatMap(\.notes)
    guard erases, !ids.isEmpty else {
      let advice = ids.isEmpty ? [] : ["Slet deres notater for altid med --erase."]
      return Answer(
        text: (lines + advice).joined(separator: "\n"), json: .object(JSONObject(json)))
    }
    try confirmation.require(
      "\(CountedNoun.note.counted(ids.count)) fra \(CountedNoun.meeting.counted(old.count)) slettes for altid, også i sikkerhedskopierne. Skal det ske?"
    )
    let erased = try answer(to: store.erase(ids), places: [])
    var object = JSONObject(json)
    for member in erased.json.object?.members ?? [] { object[member.key] = member.value }
    return Answer(
      text: lines.joined(separator: "\n") + "\n" + erased.text, json: .object(object),
      status: erased.status, remarks: erased.remarks)
  }

  private func answer(to receipt: ErasureReceipt, places: [NotePlace]) -> Answer {
    var lines = ["\(CountedNoun.note.counted(receipt.notes.count)) slettet for altid."]
    if receipt.summaries > 0 {
      lines.append(
        "Ordene er også taget ud af \(receipt.summaries == 1 ? "en fastfrosset opsamling" : "\(receipt.summaries) fastfrosne opsamlinger")."
      )
    }
    if receipt.models > 0 {
      lines.append("Det, plenum har lært af mærkningerne, brugte ordene og skal læres igen.")
    }
    if !receipt.copies.isEmpty {
      lines.append("Også slettet i \(Danish.list(receipt.copies)).")
    }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: [
        "erased": .strings(receipt.notes.map(\.description)),
        "summaries": .integer(receipt.summaries), "models": .integer(receipt.models),
        "copies": .strings(receipt.copies), "unreached": .strings(receipt.unreached),
      ], status: receipt.unreached.isEmpty ? .done : .failed,
      remarks: receipt.unreached.map { path in
        "plenum: \(path) kunne ikke nås, så notaterne ligger der endnu.\n        Gør filen tilgængelig, og slet igen, eller slet selve filen."
      })
  }

  /// The note that is called `name`: its id, or its reference where only one meeting has that.
  private func note(
    named name: String, in meeting: Meeting?, of store: Store
  ) throws -> UniqueID {
    if let id = UniqueID(name) {
      guard try store.place(of: id) != nil else { throw StoreError.noSuchNote(id) }
      return id
    }
    guard let reference = NoteReference(name) else {
      throw AppError.notANoteName(name)
    }
    let meetings = try meeting.map { [$0] } ?? store.meetings()
    let found = try meetings.compactMap { meeting in
      try store.noteID(reference, of: meeting.id).map { (id: $0, meeting: meeting.id) }
    }
    guard let only = found.first else { throw AppError.unknownNote(name, meeting: meeting?.id) }
    guard found.count == 1 else {
      throw AppError.ambiguousNote(name, meetings: found.map(\.meeting))
    }
    return only.id
  }
}

extension [NotePlace] {
  /// The first few references.
  fileprivate var listed: String {
    let names = prefix(6).map { $0.reference.description }
    return Danish.list(count > 6 ? names + ["\(count - 6) til"] : names)
  }
}

extension JSONObject {
  fileprivate init(_ members: [String: JSONValue]) {
    self.init(members.sorted { $0.key < $1.key }.map { Member(key: $0.key, value: $0.value) })
  }
}

extension CalendarDate {
  fileprivate init?(of moment: Timestamp) {
    self.init(iso: String(moment.description.prefix(10)))
  }

  /// The same day of an earlier month, or that month's last.
  fileprivate func before(months: Int) -> CalendarDate {
    let total = year * 12 + month - 1 - months
    guard total >= 12 else { return self }
    let (year, month) = (total / 12, total % 12 + 1)
    let day = min(day, CalendarDate.days(inMonth: month, ofYear: year))
    return CalendarDate(year: year, month: month, day: day) ?? self
  }
}
