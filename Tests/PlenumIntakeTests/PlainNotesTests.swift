import Foundation
import PlenumIntake
import PlenumModel
import TestSupport
import Testing

/// Note-takers' files beside the notes that they meant.
private enum HandWritten {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")
  /// In ten habits and encodings; the folder's README is the contract.
  static let contract = fixtures.appending(path: "note-takers")
  /// Our own, in other habits: `a` to `f` were written with their notes before the reader was, and kept aside.
  static let others = fixtures.appending(path: "other-habits")

  static func names(_ folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0 != "expected.jsonl" && $0 != "README.md" }.sorted()
  }

  static func bytes(_ name: String, in folder: URL) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  static func expected(_ name: String, in folder: URL) throws -> [String] {
    try bytes("expected.jsonl", in: folder).split(separator: 0x0A)
      .map { try JSONValue(parsing: $0) }
      .filter { $0.object?["file"]?.string == name }.map(\.compact)
  }

  static func read(_ name: String, in folder: URL) throws -> [String] {
    NotesFileReader.read(try bytes(name, in: folder)).notes.map { entry in
      var note = JSONObject([
        .init(key: "file", value: .string(name)), .init(key: "line", value: .integer(entry.line)),
        .init(key: "table", value: .optional(entry.record.table)),
        .init(key: "theme", value: .optional(entry.record.theme)),
        .init(key: "kind", value: .string(entry.record.kind.rawValue)),
        .init(key: "municipality", value: .optional(entry.record.municipality)),
        .init(key: "text", value: .string(entry.record.text)),
      ])
      note["flag"] = entry.flag.map { .string($0.rawValue) }
      return JSONValue.object(note).compact
    }
  }
}

@Suite struct `Notes written by hand` {
  @Test(arguments: HandWritten.names(HandWritten.contract))
  func `are read as the contract says`(name: String) throws {
    #expect(
      try HandWritten.read(name, in: HandWritten.contract)
        == HandWritten.expected(name, in: HandWritten.contract))
  }

  @Test(arguments: HandWritten.names(HandWritten.others))
  func `are read in other habits`(name: String) throws {
    #expect(
      try HandWritten.read(name, in: HandWritten.others)
        == HandWritten.expected(name, in: HandWritten.others))
  }
}
