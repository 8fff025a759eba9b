import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// A meeting as a file: for people and for plenum, for calendars or for programs.
  ///
  /// - Parameter path: the file to write it to; nil: it is the answer's text.
  package func exportMeeting(
    _ name: String, format: MeetingFormat, to path: String?
  ) throws -> Answer {
    let store = try store()
    let meeting = try meeting(name, in: store)
    let document =
      switch format {
      case .text: MeetingFile.text(of: meeting)
      case .json: meeting.json.pretty + "\n"
      case .calendar:
        try calendar(of: meeting, in: store)
      }
    return try delivered(document, to: path, json: meeting.json)
  }

  private func calendar(of meeting: Meeting, in store: Store) throws -> String {
    guard meeting.sessions.contains(where: { $0.date != nil }) else {
      throw AppError.nothingForCalendar(meeting.id)
    }
    return CalendarFile.text(
      of: meeting, changes: try store.changes(of: meeting.id), now: surroundings.now())
  }

  /// A sheet of paper for every table.
  ///
  /// - Parameters:
  ///   - tables: how many, where the meeting does not list its tables.
  ///   - path: the file to write the page to; nil: it is the answer's text.
  package func meetingSheets(_ name: String, tables: Int?, to path: String?) throws -> Answer {
    let store = try store()
    let meeting = try meeting(name, in: store)
    let known =
      meeting.tables.isEmpty
      ? try store.tables(of: meeting.id).map(\.number).filter { $0 > 0 } : meeting.tables
    let sheets = Sheet.sheets(for: meeting, tables: tables.map { Array(1...$0) } ?? known)
    return try delivered(
      SheetPage(sheets, of: meeting).html, to: path,
      json: [
        "meeting": .string(meeting.id.value),
        "sheets": .array(
          sheets.map { ["table": .optional($0.table), "theme": .optional($0.theme?.number)] }),
      ])
  }
}
