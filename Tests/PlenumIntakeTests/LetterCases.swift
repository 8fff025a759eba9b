import Foundation
import PlenumIntake
import PlenumModel

/// Letters with the fields they must give, kept as pairs of `NAME.txt` and `NAME.json`.
enum LetterCases {
  /// The package's root, from this file's place in it.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let own = root.appending(path: "Tests/PlenumIntakeTests/Fixtures/letters")
  static let shared = root.appending(path: "../shared/letters").standardizedFileURL
  static let sharedGold = root.appending(path: "../shared/gold").standardizedFileURL

  static func exists(_ folder: URL) -> Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func names(in folder: URL) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }

  static func bytes(_ folder: URL, _ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: file)))
  }

  /// The fields that a letter must give, without remarks for people.
  static func expected(_ folder: URL, _ name: String) throws -> [JSONObject.Member] {
    let json = try JSONValue(parsing: bytes(folder, name + ".json"))
    let remarks = ["id", "traps", "inferred"]
    return (json.object?.members ?? []).filter { !remarks.contains($0.key) }
  }

  /// What stands in place of the sentences that the program writes: the name of the warning.
  static func name(of warning: LetterWarning) -> String {
    String("\(warning)".prefix { $0 != "(" })
  }

  /// A field that was read otherwise than expected.
  struct Difference: CustomStringConvertible {
    let name: String
    let field: String
    let read: String
    let expected: String

    var description: String {
      "\(name) \(field):\n  read     \(read)\n  expected \(expected)"
    }
  }

  static func differences(_ folder: URL, _ name: String) throws -> [Difference] {
    let letter = try LetterReader.read(bytes: bytes(folder, name + ".txt"))
    let read = letter.json(describing: Self.name).object
    return try expected(folder, name).compactMap { member in
      let value = read?[member.key]
      return value == member.value
        ? nil
        : Difference(
          name: name, field: member.key, read: value?.compact ?? "-",
          expected: member.value.compact)
    }
  }
}
