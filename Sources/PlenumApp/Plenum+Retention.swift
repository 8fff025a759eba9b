import PlenumAnalysis
import PlenumModel
import PlenumStore

extension Plenum {
  /// Lists meetings that are older than `months`, and erases their notes where that is asked for.
  package func retention(
    months: Int, erases: Bool, confirmation: Confirmation
  ) throws -> Answer {
    let store = try store()
    guard let limit = LocalClock.date(surroundings.now())?.before(months: months) else {
      throw AppError.noSuchDay
    }
    let old = try store.meetings().filter { meeting in
      guard let date = meeting.sessions.compactMap(\.date).max() else { return false }
      return date < limit
    }.map { (meeting: $0, notes: try store.notesWithWords(of: $0.id)) }
      .filter { !$0.notes.isEmpty }
    let meetings: [JSONValue] = old.map { entry in
      [
        "id": .string(entry.meeting.id.value), "title": .string(entry.meeting.title),
        "date": .optional(entry.meeting.date?.description), "notes": .integer(entry.notes.count),
      ]
    }
    var json = JSONObject([
      .init(key: "before", value: .string(limit.description)),
      .init(key: "meetings", value: .array(meetings)),
    ])
    guard !old.isEmpty else {
      return Answer(
        text: "Ingen møder fra før \(Danish.date(limit)) har notater.\n",
        json: .object(json), status: .nothingFound)
    }
    let lines =
      ["Møder fra før \(Danish.date(limit)):"]
      + old.map { "  \($0.meeting.id): \(CountedNoun.note.counted($0.notes.count))" }
    let ids = old.flatMap(\.notes)
    guard erases else {
      return Answer(
        text: (lines + ["Slet deres notater for altid med --erase."]).joined(separator: "\n"),
        json: .object(json))
    }
    try confirmation.require(
      "\(CountedNoun.note.counted(ids.count)) fra \(CountedNoun.meeting.counted(old.count)) slettes for altid, også i sikkerhedskopierne. Skal det ske?"
    )
    let erased = try erase(ids, in: store)
    for member in erased.json.object?.members ?? [] { json[member.key] = member.value }
    return Answer(
      text: lines.joined(separator: "\n") + "\n" + erased.text, json: .object(json),
      status: erased.status, remarks: erased.remarks)
  }
}

extension CalendarDate {
  /// The same day of an earlier month, or that month's last.
  fileprivate func before(months: Int) -> CalendarDate {
    // No meeting is older than the calendar.
    let total = max(12, year * 12 + month - 1 - months)
    let (year, month) = (total / 12, total % 12 + 1)
    let day = min(day, CalendarDate.days(inMonth: month, ofYear: year))
    return CalendarDate(year: year, month: month, day: day) ?? self
  }
}
