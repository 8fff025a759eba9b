import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// Lists meetings that are older than `months`, and erases their notes where that is asked for. A meeting without a
  /// day is as old as the last note that was written there; one that was taken back with its import counts too.
  package func retention(
    months: Int, erases: Bool, confirmation: Confirmation
  ) throws -> Answer {
    let store = try store()
    let limit = LocalClock.date(surroundings.now())?.before(months: months)
    guard let limit else { throw AppError.noSuchDay }
    let all = try agedMeetings(of: store)
    let old = all.filter { $0.day.map { $0 < limit } ?? false }
    let undated = all.filter { !$0.hasDate && !($0.day.map { $0 < limit } ?? false) }
    let json: [String: JSONValue] = [
      "before": .string(limit.description),
      "meetings": .array(old.map(\.json)), "undated": .array(undated.map(\.json)),
    ]
    let waiting =
      undated.isEmpty
      ? [] : ["Uden mødedag, så alderen regnes fra det sidste notat:"] + undated.map(\.line)
    guard !old.isEmpty else {
      return Answer(
        text: (["Ingen møder fra før \(Danish.date(limit)) har notater."] + waiting)
          .joined(separator: "\n") + "\n",
        json: .object(JSONObject(json)),
        status: .nothingFound)
    }
    let lines = ["Møder fra før \(Danish.date(limit)):"] + old.map(\.line)
    guard erases else {
      return Answer(
        text: (lines + waiting + ["Slet deres notater for altid med --erase."])
          .joined(separator: "\n"),
        json: .object(JSONObject(json)))
    }
    let ids = try old.flatMap { try store.notesWithWords(of: $0.id) }
    let words = Set(try ids.flatMap { try store.words(of: $0) })
    let own = Set(old.flatMap { rescueFiles(of: store, meeting: $0.id).map(\.path) })
    let unsaved = UnsavedLines(
      rescueFiles(of: store),
      whereIn: { own.contains($0.path) || words.contains(CaptureLine.waiting($1).note.text) }
    )
    try confirmation.require(
      "\(CountedNoun.note.counted(ids.count)) fra \(CountedNoun.meeting.counted(old.count)) slettes for altid, også i sikkerhedskopierne. Skal det ske?"
    )
    try unsaved.erase()
    FileBytes.removeLeftFolders(in: surroundings.temporaryFolder)
    let receipt = try store.erase(ids)
    let erased = answer(to: receipt, unsaved: unsaved, erasedBefore: [])
    var object = JSONObject(json)
    for member in erased.json.object?.members ?? [] { object[member.key] = member.value }
    return Answer(
      text: lines.joined(separator: "\n") + "\n" + erased.text, json: .object(object),
      status: erased.status, remarks: erased.remarks)
  }

  /// Every meeting that has notes with words, or lines that wait to be stored.
  private func agedMeetings(of store: Store) throws -> [AgedMeeting] {
    func waiting(_ id: MeetingID) -> Int {
      rescueFiles(of: store, meeting: id).reduce(0) { $0 + $1.waiting().count }
    }
    let noted = try store.meetingsWithWords()
    let known = Set(noted.map(\.id))
    let others = try store.meetings().filter { !known.contains($0.id) }.compactMap {
      meeting -> AgedMeeting? in
      let lines = waiting(meeting.id)
      guard lines > 0 else { return nil }
      return AgedMeeting(
        id: meeting.id, title: meeting.title, day: meeting.sessions.compactMap(\.date).max(),
        hasDate: true, isWithdrawn: false, notes: 0, waiting: lines)
    }
    return noted.map { meeting in
      AgedMeeting(
        id: meeting.id, title: meeting.title,
        day: meeting.date ?? LocalClock.date(meeting.written), hasDate: meeting.date != nil,
        isWithdrawn: meeting.isWithdrawn, notes: meeting.notes, waiting: waiting(meeting.id))
    } + others
  }
}

/// A meeting with how old what it keeps is.
private struct AgedMeeting {
  let id: MeetingID
  let title: String
  let day: CalendarDate?
  /// Whether the day is the meeting's or its letter's, not that of its notes.
  let hasDate: Bool
  let isWithdrawn: Bool
  let notes: Int
  let waiting: Int

  var line: String {
    let lines = waiting == 0 ? "" : " og \(CountedNoun.unsavedLine.counted(waiting))"
    let written = hasDate ? "" : day.map { ", skrevet senest \(Danish.date($0))" } ?? ""
    let origin = isWithdrawn ? " (taget tilbage med sin import)" : ""
    return "  \(id): \(CountedNoun.note.counted(notes))\(lines.trimmingComma)\(written)\(origin)"
  }

  var json: JSONValue {
    [
      "id": .string(id.value), "title": .string(title),
      "date": .optional(hasDate ? day?.description : nil), "notes": .integer(notes),
      "withdrawn": .bool(isWithdrawn), "unsaved_lines": .integer(waiting),
    ]
  }
}

extension String {
  /// Without the comma that ends a clause.
  fileprivate var trimmingComma: String {
    utf8.last == UInt8(ascii: ",") ? String(dropLast()) : self
  }
}

extension JSONObject {
  fileprivate init(_ members: [String: JSONValue]) {
    self.init(members.sorted { $0.key < $1.key }.map { Member(key: $0.key, value: $0.value) })
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
