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
  /// Our own, in other habits. `a` to `f` were written with their notes before the reader was, and kept aside; of those
  /// from `u` on the reader had 22 notes of 63 when it first saw them, before it was taught their habits, and of those
  /// from `zg` on 6 of 43.
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

  /// Every line with words is part of a note, a heading, a problem, or passed over with a reason.
  private func unaccounted(_ text: String) -> [Int] {
    let file = NotesFileReader.read(Array(text.utf8))
    guard file.format == .plain else { return [] }
    var known = Set(
      file.notes.map(\.line) + file.problems.map(\.line) + file.passedOver.map(\.line))
    known.formUnion(file.headingLines + file.joinedLines)
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().filter { $1.contains { !$0.properties.isWhitespace } }
      .map { $0.offset + 1 }.filter { !known.contains($0) }
  }

  @Test func `lose no line in silence, whatever is done to the file`() throws {
    var random = SeededRandom(seed: 41)
    let texts = try
      (HandWritten.names(HandWritten.contract).filter { !$0.hasPrefix("05") && !$0.hasPrefix("09") }
      .map { try HandWritten.bytes($0, in: HandWritten.contract) }
      + HandWritten.names(HandWritten.others).filter { !$0.hasPrefix("f") }
      .map { try HandWritten.bytes($0, in: HandWritten.others) })
      .map {
        String(decoding: $0, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      }
    for text in texts { #expect(unaccounted(text.joined(separator: "\n")) == []) }
    for _ in 0..<300 {
      // Lines of all habits in one file: any line may follow any other.
      let lines = (0..<Int.random(in: 1...25, using: &random)).map { _ in
        random.pick(random.pick(texts))
      }
      let text = lines.joined(separator: "\n")
      #expect(unaccounted(text) == [], "\(text)")
    }
  }

  private func notes(_ text: String) -> [String] {
    NotesFileReader.read(Array(text.utf8)).notes.map { entry in
      let record = entry.record
      return [
        "\(entry.line)", record.table.map(String.init) ?? "-", record.theme ?? "-",
        record.kind.rawValue, record.municipality ?? "-", record.text,
      ].joined(separator: "|")
    }
  }

  @Test(arguments: [
    (
      "Bord 3 var enige om det hele\n- Bord 4: ja",
      ["1|-|-|point|-|Bord 3 var enige om det hele", "2|-|-|point|-|Bord 4: ja"]
    ),
    ("Noter fra bord 12\n\n- Vi mangler tid", ["3|12|-|point|-|Vi mangler tid"]),
    ("Bord 2 (fortsat)\n- a\nBord 2 (fortsat)\n- b", ["2|2|-|point|-|a", "4|2|-|point|-|b"]),
    ("Bord 1\nUdfordring (Herning): Ro", ["2|1|-|challenge|Herning|Ro"]),
    ("Bord 1\nHjørring (B): Ro", ["2|1|-|point|Hjørring|Ro"]),
    (
      "Bord 1\nHerning:\n- Ro\n\nAndet afsnit her.",
      ["3|1|-|point|Herning|Ro", "5|1|-|point|-|Andet afsnit her."]
    ),
    (
      "Bord 1\n- Vi har:\n   - ro\n   - tid\n- Nyt",
      ["3|1|-|point|-|Vi har: ro", "4|1|-|point|-|Vi har: tid", "5|1|-|point|-|Nyt"]
    ),
    ("Bord 1\n- 10. klasse vil selv", ["2|1|-|point|-|10. klasse vil selv"]),
    ("Bord 1\n10. klasse vil selv", ["2|1|-|point|-|10. klasse vil selv"]),
    ("Bord 1\n17.30 lukker vi", ["2|1|-|point|-|17.30 lukker vi"]),
    (
      "Bord 1\n2.5 mio. er for lidt\n3.5 er nok",
      ["2|1|-|point|-|2.5 mio. er for lidt", "3|1|-|point|-|3.5 er nok"]
    ),
    ("Bord 1\nU: Ro\nL: Tid", ["2|1|-|challenge|-|Ro", "3|1|-|success|-|Tid"]),
    ("Bord 1\nU: Ro\nM: Tid", ["2|1|-|point|-|U: Ro", "3|1|-|point|-|M: Tid"]),
    (
      "+ = ønske til KL, ? = udfordring\nBord 1\n+ Ro\n? Tid",
      ["3|1|-|ask|-|Ro", "4|1|-|challenge|-|Tid"]
    ),
    ("Bord 1\nFælles\n- Ro\n- Tid", ["3|1|-|point|-|Ro", "4|1|-|point|-|Tid"]),
    (
      "Bord 1\nHerning:\n- Ro\n- Fælles: Tid",
      ["3|1|-|point|Herning|Ro", "4|1|-|point|-|Tid"]
    ),
    ("Bord 1\n1. Ro\n\n2. Tid", ["2|1|-|point|-|Ro", "4|1|-|point|-|Tid"]),
    ("Bord 1\n\nVi mangler ro\n---\nTid", ["3|1|-|point|-|Vi mangler ro", "5|1|-|point|-|Tid"]),
    // One roman numeral may be anything.
    ("Bord 1\nI. Ro\nII. Tid", ["2|1|-|point|-|Ro", "3|1|-|point|-|Tid"]),
    ("Bord 1\nV. Hansen spurgte om ro", ["2|1|-|point|-|V. Hansen spurgte om ro"]),
    // An emoji is a word of its writer's, an ornament is not, unless the file says what it means.
    ("Bord 1\n❖ Ro\n⭐ Tid", ["2|1|-|point|-|Ro", "3|1|-|point|-|⭐ Tid"]),
    (
      "◆ det lykkes   ◇ det er svært\nBord 1\n◆ Ro\n◇ Tid",
      ["3|1|-|success|-|Ro", "4|1|-|challenge|-|Tid"]
    ),
    // A note may speak of another table; only a sentence of its own in a line of tables is that table's.
    (
      "Bord 3: Vi er enige med Bord 4: ro nu. Bord 4: Tid",
      ["1|3|-|point|-|Vi er enige med Bord 4: ro nu.", "1|4|-|point|-|Tid"]
    ),
    (
      "Bord 1\n- Ro. Bord 4: har tid",
      ["2|1|-|point|-|Ro. Bord 4: har tid"]
    ),
    // A time at the end of a line is a stamp only where a program for chats set it there.
    (
      "Bord 1\nKlubben lukker 16.30\nSkolen lukker 17.00\nRo",
      [
        "2|1|-|point|-|Klubben lukker 16.30", "3|1|-|point|-|Skolen lukker 17.00",
        "4|1|-|point|-|Ro",
      ]
    ),
    (
      "Bord 1\nReferent, 14:03\nRo\nReferent, 14:05\nTid",
      ["3|1|-|point|-|Ro", "5|1|-|point|-|Tid"]
    ),
    (
      "Bord 1\n[30.10.2024 14.03.12] A: Ro\n[30.10.2024 14.04.01] B: Tid\n[30.10.2024 14.05.00] A: Odder: Nu",
      ["2|1|-|point|-|Ro", "3|1|-|point|-|Tid", "4|1|-|point|Odder|Nu"]
    ),
    // Municipalities and kinds are no speakers, also where a log has days.
    (
      "Bord 1\n30.10.2024 14.03 Odder: Ro\n30.10.2024 14.04 Odder: Tid\n30.10.2024 14.05 Udfordring: Nu",
      ["2|1|-|point|Odder|Ro", "3|1|-|point|Odder|Tid", "4|1|-|challenge|-|Nu"]
    ),
    ("Bord 2 / Table 2\n- Ro", ["2|2|-|point|-|Ro"]),
    ("Bord 1\nTrivsel / udfordringer:\n- Ro", ["3|1|Trivsel / udfordringer|point|-|Ro"]),
  ])
  func `follow small habits`(text: String, expected: [String]) {
    #expect(notes(text) == expected)
  }

  @Test func `may hold signs that hide, but no control characters`() {
    #expect(notes("Bord 1\n- a\u{202E}b") == ["2|1|-|point|-|a\u{202E}b"])
    let file = NotesFileReader.read(Array("Bord 1\n- a\u{7}b\n- c".utf8))
    #expect(file.problems == [NotesFileProblem(line: 2, reason: .controlCharacter("\u{7}"))])
    #expect(file.notes.map(\.line) == [3])
    let long = String(repeating: "å", count: 20_000)
    #expect(notes("Bord 1\n- \(long)") == ["2|1|-|point|-|\(long)"])
  }

  @Test func `are read from a document of a word processor`() throws {
    let json = #"""
      {"pandoc-api-version":[1,22],"meta":{},"blocks":[
      {"t":"Para","c":[{"t":"Strong","c":[{"t":"Str","c":"Bord"},{"t":"Space"},{"t":"Str","c":"3"}]}]},
      {"t":"Header","c":[2,["",[],[]],[{"t":"Str","c":"Udfordringer"}]]},
      {"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"Tid"}]},
      {"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"Ro"}]}]]}]]},
      {"t":"Table","c":[["",[],[]],[null,[]],[],[["",[],[]],[[["",[],[]],[
      [["",[],[]],"D",1,1,[{"t":"Plain","c":[{"t":"Str","c":"Kommune"}]}]],
      [["",[],[]],"D",1,1,[{"t":"Plain","c":[{"t":"Str","c":"Notat"}]}]]]]]],
      [[["",[],[]],0,[],[[["",[],[]],[
      [["",[],[]],"D",1,1,[{"t":"Plain","c":[{"t":"Str","c":"Vejle"}]}]],
      [["",[],[]],"D",1,1,[{"t":"Para","c":[{"t":"Str","c":"A|b"}]},{"t":"Para","c":[{"t":"Str","c":"c"}]}]]]],
      [["",[],[]],[
      [["",[],[]],"D",1,1,[{"t":"Plain","c":[{"t":"Str","c":"Skive"}]}]],
      [["",[],[]],"D",1,1,[{"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"d"}]}],
      [{"t":"Plain","c":[{"t":"Str","c":"e"}]}]]}]]]]]]],
      [["",[],[]],[]]]}]}
      """#
    let text = try #require(WordDocument.text(fromPandoc: Array(json.utf8)))
    let read = NotesFileReader.read(text).notes
    #expect(read.map(\.record.text) == ["Tid", "Ro", "A|b c", "d", "e"])
    #expect(read.map(\.record.table) == [3, 3, 3, 3, 3])
    #expect(read.allSatisfy { $0.record.kind == .challenge })
    #expect(read.map(\.record.municipality) == [nil, nil, "Vejle", "Skive", "Skive"])
    #expect(WordDocument.text(fromPandoc: Array("[1]".utf8)) == nil)
  }
}
