import Foundation
import PlenumIntake
import PlenumModel

/// How well letters are read, field by field: of what was read, how much is right (precision), and of what the letters
/// say, how much was read (recall).
extension Benchmarks {
  /// Letters that are read together, and what the reader has reached on them.
  struct LetterSet {
    let name: String
    let folder: URL
    var floor: (precision: Double, recall: Double)?
    /// Whether the reader is measured on it and not mended by it: its differences are never printed.
    var isKeptAside = false
  }

  /// Prints a table for each set of letters; fails where a set of ours falls below what it has reached.
  ///
  /// - Parameter other: a folder of letters with their fields, read instead of ours.
  static func letters(in folder: URL, from other: URL?, details: Bool) throws {
    let fixtures = folder.appending(path: "Tests/PlenumIntakeTests/Fixtures")
    let shared = folder.deletingLastPathComponent().appending(path: "shared/letters")
    let ours = [
      LetterSet(name: "the five invitations", folder: shared),
      LetterSet(
        name: "own letters, read exactly", folder: fixtures.appending(path: "letters"),
        floor: (1, 1)),
      LetterSet(
        name: "own letters in many layouts", folder: fixtures.appending(path: "letters-varied"),
        floor: (0.98, 0.97)),
      LetterSet(
        name: "letters to practise on", folder: fixtures.appending(path: "letters-practice")),
      LetterSet(
        name: "letters kept aside", folder: fixtures.appending(path: "letters-aside"),
        isKeptAside: true),
    ]
    let sets = other.map { [LetterSet(name: $0.path, folder: $0)] } ?? ours
    var fallen: [String] = []
    for set in sets {
      let names = letterNames(in: set.folder)
      guard !names.isEmpty else {
        print("\(set.name): not on this machine\n")
        continue
      }
      var scores: [String: LetterScore] = [:]
      for name in names {
        let letter = try LetterReader.read(bytes: bytes(set.folder, name + ".txt"))
        let read = letter.json { "\($0)" }
        let expected = try JSONValue(parsing: bytes(set.folder, name + ".json"))
        for field in LetterScore.fields where field.isKnown(in: expected) {
          let score = LetterScore(field, read: read, expected: expected)
          scores[field, default: LetterScore()].add(score)
          if details, !set.isKeptAside, !score.isPerfect {
            print("\(name) \(field):\n  read     \(field.shown(in: read))")
            print("  expected \(field.shown(in: expected))")
          }
        }
      }
      print("\(set.name) (\(names.count))\n" + table(scores))
      guard let floor = set.floor else { continue }
      let firm = LetterScore.firm.map { scores[$0] ?? LetterScore() }
      let all = firm.reduce(into: LetterScore()) { $0.add($1) }
      if all.precision < floor.precision || all.recall < floor.recall { fallen.append(set.name) }
    }
    guard fallen.isEmpty else {
      throw BenchmarkFailure("below the floor: \(fallen.joined(separator: ", "))")
    }
  }

  private static func table(_ scores: [String: LetterScore]) -> String {
    var table = Table(headings: [
      "field", "precision", "recall", "read right", "read", "in letters",
    ])
    func row(_ name: String, _ score: LetterScore) -> [String] {
      [
        name, decimals(score.precision), decimals(score.recall), amount(score.right),
        amount(score.read), amount(score.expected),
      ]
    }
    for field in LetterScore.fields {
      table.rows.append(row(field, scores[field] ?? LetterScore()))
    }
    func sum(_ fields: [String]) -> LetterScore {
      fields.compactMap { scores[$0] }.reduce(into: LetterScore()) { $0.add($1) }
    }
    table.rows.append(row("all but words", sum(LetterScore.firm)))
    table.rows.append(row("what a meeting is set up by", sum(LetterScore.needed)))
    return table.printed()
  }

  private static func decimals(_ value: Double) -> String { String(format: "%.3f", value) }
  private static func amount(_ value: Int) -> String { String(value) }

  private static func letterNames(in folder: URL) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }

  private static func bytes(_ folder: URL, _ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: file)))
  }
}

/// Values read, values expected, and how many agree.
struct LetterScore {
  var right = 0
  var read = 0
  var expected = 0

  var precision: Double { read == 0 ? 1 : Double(right) / Double(read) }
  var recall: Double { expected == 0 ? 1 : Double(right) / Double(expected) }
  var isPerfect: Bool { right == read && right == expected }

  mutating func add(_ other: LetterScore) {
    right += other.right
    read += other.read
    expected += other.expected
  }

  /// Fields whose values are right or wrong.
  static let firm = [
    "title", "letter_date", "sessions/date", "sessions/start", "sessions/end", "sessions/place",
    "place/venue", "place/address", "place/postal_code", "place/city", "region",
    "host_municipality", "organiser", "co_organisers", "signup/link", "signup/email",
    "signup/deadline", "save_the_date/date", "virtual", "cancelled", "attachments",
  ]
  /// Of those, the ones that a meeting cannot be set up without.
  static let needed = firm.filter {
    $0 == "title" || $0.hasPrefix("sessions/") || $0.hasPrefix("place/") || $0 == "region"
      || $0 == "host_municipality" || $0 == "signup/link" || $0 == "signup/deadline"
  }
  /// Fields compared by their words.
  static let worded = [
    "themes", "programme/text", "programme/by", "programme/details", "programme/time",
    "reflection_questions",
    "signup/note",
  ]
  static let fields = firm + worded
}

extension LetterScore {
  /// Compares the values of a field as bags: of a list each, of text in words each word counts.
  init(_ field: String, read: JSONValue, expected: JSONValue) {
    var left = field.values(in: read)
    let right = field.values(in: expected)
    self.read = left.count
    self.expected = right.count
    for value in right {
      guard let place = left.firstIndex(of: value) else { continue }
      left.remove(at: place)
      self.right += 1
    }
  }
}

extension String {
  /// The values at a path such as `sessions/date`; null and false are none.
  fileprivate func values(in json: JSONValue) -> [String] {
    var values = [json]
    for key in split(separator: "/") {
      values = values.flatMap { value -> [JSONValue] in
        let next = value.object?[String(key)] ?? .null
        return next.array ?? [next]
      }
    }
    let texts: [String] = values.compactMap { value in
      if case .bool(let isTrue) = value { return isTrue ? "true" : nil }
      return value.string.map { $0.prefix(1).lowercased() + $0.dropFirst() }
    }
    guard LetterScore.worded.contains(self) else { return texts }
    return texts.flatMap { text in
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
  }

  /// Whether somebody has said what the field must be.
  fileprivate func isKnown(in json: JSONValue) -> Bool {
    json.object?[String(prefix { $0 != "/" })] != nil
  }

  fileprivate func shown(in json: JSONValue) -> String {
    values(in: json).joined(separator: " | ")
  }
}
