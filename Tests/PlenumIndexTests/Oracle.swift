import Foundation
import PlenumIndex
import PlenumModel
import Testing

/// The reference values beside these tests, and the index of the notes that they were computed on.
enum Oracle {
  static let index: TermIndex = {
    var builder = IndexBuilder(terms: .ownTokens)
    for note in notes { builder.add(note) }
    return builder.finish()
  }()

  static let notes: [NoteRecord] = {
    do {
      return try text(of: "notes.jsonl").split(separator: "\n").map { line in
        let object = try JSONValue(parsing: Array(line.utf8)).object ?? JSONObject()
        return NoteRecord(
          id: object["id"]?.string ?? "", year: object["year"]?.integer,
          region: object["region"]?.string, theme: object["theme"]?.string,
          municipality: object["municipality"]?.string, text: object["text"]?.string ?? "",
          tokens: object["tokens"]?.string?.split(
            separator: " ", omittingEmptySubsequences: false
          ).map(String.init))
      }
    } catch {
      Issue.record(error)
      return []
    }
  }()

  static func table(_ name: String) throws -> Table {
    var lines = try text(of: "\(name).tsv").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return Table(columns: lines.removeFirst(), rows: lines)
  }

  private static func text(of name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: "Fixtures/\(name)"), encoding: .utf8)
  }

  struct Table {
    let columns: [String]
    let rows: [[String]]

    func cell(_ row: [String], _ column: String) throws -> String {
      row[try #require(columns.firstIndex(of: column), "no column \(column)")]
    }

    func count(_ row: [String], _ column: String) throws -> Int {
      try #require(Int(try cell(row, column)))
    }

    /// nil for `NA`.
    func measure(_ row: [String], _ column: String) throws -> Double? {
      let cell = try cell(row, column)
      guard cell != "NA", !cell.isEmpty else { return nil }
      let value: Double = try #require(Double(cell))
      return value
    }
  }

  static func agree(_ value: Double?, _ expected: Double?) -> Bool {
    guard let value, let expected else { return value == nil && expected == nil }
    return value == expected || abs(value - expected) <= 1e-6 + 1e-6 * abs(expected)
  }
}

extension TermIndex {
  func group(_ kind: String, _ value: String) throws -> Subcorpus {
    notes(where: try #require(Attribute(rawValue: kind)), is: value)
  }
}
