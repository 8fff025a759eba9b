import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `A file of notes` {
  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Corpus/meetings/notes.jsonl").standardized

  @Test func `what is imported with its codes and points comes out as it went in`() throws {
    let folder = try TemporaryFolder()
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 344)
    let records = try lines.map { line in
      try NoteRecord(try #require(JSONValue(parsing: String(line)).object))
    }
    let codebook = CodebookVersion("2024.1")
    let store = try openStore(folder.file())
    let counts = try store.importing(ImportLabel(files: ["notes.jsonl"])) {
      transaction throws(StoreError) in
      var points: [String: SettledPoint] = [:]
      for record in records {
        guard let meeting = record.meeting.flatMap({ MeetingID($0) }), let theme = record.theme
        else { continue }
        let regions = Set(records.filter { $0.meeting == record.meeting }.map(\.region))
        _ = try transaction.create(
          Meeting(
            id: meeting, title: meeting.value, sessions: [Session(date: record.date)],
            region: regions.count == 1 ? record.region : nil, codebook: codebook))
        let number = try transaction.theme(titled: theme, in: meeting).number
        let id = UniqueID(noteCalled: record.id, in: meeting)
        guard
          let draft = try? NoteDraft(
            id: id, meeting: meeting, table: record.table, theme: number, kind: record.kind,
            municipality: record.municipality, region: record.region, date: record.date,
            text: record.text, sourceID: record.id, writer: record.writer)
        else { continue }
        _ = try transaction.write([draft])
        try transaction.settleCodes(
          of: id, to: record.codes ?? [], codebook: codebook, role: "fil")
        if let point = record.point {
          points[point] = SettledPoint(
            id: point, meeting: meeting, theme: number,
            notes: (points[point]?.notes ?? []) + [id])
        }
      }
      for point in points.values.sorted(by: { $0.id < $1.id }) {
        try transaction.settle(point, role: "fil")
      }
    }.record.counts
    #expect(counts == ImportCounts(written: 344))
    let found = try openStore(folder.file()).records(of: nil).map { record in
      var record = record
      record.id = record.sourceID ?? ""
      record.sourceID = nil
      record.reference = nil
      return record
    }
    #expect(found.sorted { $0.id < $1.id } == records.sorted { $0.id < $1.id })
    #expect(try store.check() == [])
  }
}

extension NoteRecord {
  fileprivate init(_ object: JSONObject) throws {
    self.init(
      id: try #require(object["id"]?.string), meeting: object["meeting"]?.string,
      year: object["year"]?.integer, date: object["date"]?.string.flatMap { CalendarDate(iso: $0) },
      region: object["region"]?.string, table: object["table"]?.integer,
      theme: object["theme"]?.string, municipality: object["municipality"]?.string,
      writer: object["writer"]?.string,
      kind: try #require(NoteKind(rawValue: object["kind"]?.string ?? "")),
      text: try #require(object["text"]?.string),
      codes: object["codes"]?.array?.compactMap { $0.string.map { FocusAreaID($0) } },
      point: object["point"]?.string)
  }
}
