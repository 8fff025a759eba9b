import Foundation
import PlenumModel
import TestSupport

@testable import PlenumApp

/// A folder with a store that is gone when the test is over, and a clock that stands still.
final class Desk {
  private let own: TemporaryFolder
  var folder: String { own.path }
  var store: String { folder + "/plenum.sqlite" }
  var plenum: Plenum { Plenum(storePath: store, surroundings: surroundings) }

  let surroundings: Surroundings

  init() throws {
    own = try TemporaryFolder("plenum-app")
    surroundings = Surroundings(
      variables: ["PLENUM_DB": own.file("plenum.sqlite"), "TMPDIR": own.path],
      now: { Timestamp(milliseconds: 1_730_000_000_000) })
  }

  /// Lays a file down and says where.
  func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  func hasFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// All notes of the store, one JSON object a line.
  func exported() throws -> String {
    try plenum.export(meeting: nil, format: .jsonl, to: nil).text
  }

  @discardableResult
  func meeting(
    _ title: String = "Politisk møde", on date: String = "2024-10-30",
    in place: String? = "Herning",
    start: String? = nil, end: String? = nil, region: String? = nil, host: String? = nil,
    themes: [String] = ["Leg og læring", "Læsning"], tables: Int? = nil
  ) throws -> Answer {
    guard let day = CalendarDate(iso: date) else { preconditionFailure("a day that exists") }
    return try plenum.createMeeting(
      MeetingPlan(
        title: title, date: day, start: start.flatMap { ClockTime(iso: $0) },
        end: end.flatMap { ClockTime(iso: $0) }, place: place, region: region, host: host,
        themes: themes, tables: tables.map { Array(1...$0) }))
  }

  @discardableResult
  func note(
    _ text: String, meeting: String = "2024-10-30-herning", table: Int? = 1, theme: String? = nil,
    kind: NoteKind = .point, municipality: String? = nil
  ) throws -> Answer {
    try plenum.addNotes(
      NoteRequest(
        meeting: meeting, table: table, theme: theme, kind: kind, municipality: municipality),
      text: text)
  }

  @discardableResult
  func `import`(
    _ path: String, meeting: String? = nil, isDryRun: Bool = false, isSettled: Bool = false
  ) throws -> Answer {
    try plenum.importFiles([path], meeting: meeting, isDryRun: isDryRun, isSettled: isSettled)
  }
}

let herning = MeetingID(stored: "2024-10-30-herning")
