import PlenumCorpus
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
  ///   - tables: their numbers, where it is not to be the meeting's own.
  ///   - path: the file to write the page to; nil: it is the answer's text.
  package func meetingSheets(_ name: String, tables: [Int]?, to path: String?) throws -> Answer {
    let store = try store()
    let meeting = try meeting(name, in: store)
    let numbers = try tableNumbers(of: meeting, given: tables, in: store)
    try refuseTables(numbers, unknownTo: meeting)
    let sheets = Sheet.sheets(for: meeting, tables: numbers)
    return try delivered(
      SheetPage(sheets, of: meeting).html, to: path,
      json: [
        "meeting": .string(meeting.id.value),
        "sheets": .array(
          sheets.map { ["table": .optional($0.table), "theme": .optional($0.theme?.number)] }),
      ])
  }

  private func tableNumbers(of meeting: Meeting, given: [Int]?, in store: Store) throws -> [Int] {
    if let given { return given }
    return meeting.tables.isEmpty
      ? try store.tables(of: meeting.id).map(\.number).filter { $0 > 0 } : meeting.tables
  }

  /// What is written at a table that the meeting does not list could not be imported.
  private func refuseTables(_ tables: [Int], unknownTo meeting: Meeting) throws {
    let others = tables.filter { !meeting.hasTable($0) }
    guard !others.isEmpty else { return }
    throw AppError.tablesNotListed(others, meeting: meeting.id, known: meeting.tables)
  }

  /// A page for every table that takes notes without plenum and without a network.
  ///
  /// - Parameters:
  ///   - tables: their numbers, where it is not to be the meeting's own.
  ///   - folder: where the pages are written, one file a table; made where it is missing.
  package func tablePages(_ name: String, tables: [Int]?, to folder: String) throws -> Answer {
    let store = try store()
    let meeting = try meeting(name, in: store)
    let numbers = try tableNumbers(of: meeting, given: tables, in: store)
    guard !numbers.isEmpty else { throw AppError.tablesUnknown(meeting.id) }
    try refuseTables(numbers, unknownTo: meeting)
    let template = TablePage.Template(
      markup: CorpusFile.tablePage.text, style: CorpusFile.tablePageStyle.text,
      script: CorpusFile.tablePageScript.text)
    let words = TypedNote.vocabulary
    let vocabulary = TablePage.Vocabulary(
      labels: words.labels, everyone: words.everyone, ordinaryWords: words.ordinaryWords,
      spellings: words.spellings)
    try FileBytes.makeFolder(folder)
    let files = try Sheet.sheets(for: meeting, tables: numbers).compactMap { sheet -> String? in
      guard let table = sheet.table else { return nil }
      let page = TablePage(
        meeting: meeting, table: table, theme: sheet.theme?.number,
        questions: meeting.details.reflectionQuestions,
        municipalities: Gazetteer.denmark.municipalities.map(\.name), vocabulary: vocabulary)
      let path = "\(folder)/\(page.fileName)"
      try writeAnswer(Array(page.html(template).utf8), to: path)
      return path
    }
    return Answer(
      text: files.map { "Skrevet til \($0)\n" }.joined(),
      json: ["meeting": .string(meeting.id.value), "files": .strings(files)],
      remarks: [
        "Giv hvert bord sin fil. Siden gemmer i bordets browser; hent bordets notater med »plenum import«."
      ])
  }
}
