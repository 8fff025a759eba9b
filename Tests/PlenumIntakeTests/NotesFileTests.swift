import Foundation
import PlenumCorpus
import PlenumIntake
import PlenumModel
import TestSupport
import Testing

@Suite struct NotesFileTests {
  private func read(_ text: String) -> NotesFile { NotesFileReader.read(Array(text.utf8)) }

  private func reasons(_ text: String) -> [NotesFileProblem.Reason] {
    read(text).problems.map(\.reason)
  }

  @Test func `gives the sample notes back as they were`() throws {
    try roundTrip(CorpusFile.sampleNotes.bytes)
  }

  @Test(
    .enabled(
      if: LetterCases.exists(LetterCases.sharedGold), "the notes to tune on are not on this machine"
    ))
  func `gives the notes to tune on back as they were`() throws {
    try roundTrip(LetterCases.bytes(LetterCases.sharedGold, "notes.jsonl"))
  }

  /// Line for line the same JSON, whose members keep their order; only the blanks after `:` and `,` go.
  private func roundTrip(_ bytes: [UInt8]) throws {
    let file = NotesFileReader.read(bytes)
    #expect(file.format == .jsonl)
    #expect(file.problems == [])
    #expect(file.notes.allSatisfy { $0.record.meeting != nil })
    let lines = bytes.split(separator: 0x0A)
    #expect(file.notes.count == lines.count)
    let written = NotesFileWriter.jsonl(file.notes.map(\.record)).utf8.split(separator: 0x0A)
    for (line, back) in zip(lines, written) {
      #expect(try JSONValue(parsing: line).compact == String(back))
    }
    let table = NotesFileReader.read(Array(NotesFileWriter.csv(file.notes.map(\.record)).utf8))
    #expect(table.format == .csv(separator: .semicolon))
    #expect(table.problems == [])
    // An empty cell cannot tell no codes from codes not given.
    #expect(
      table.notes.map(\.record)
        == file.notes.map { entry in
          var record = entry.record
          if record.codes?.isEmpty == true { record.codes = nil }
          return record
        })
  }

  @Test func `keeps unknown fields in their order`() throws {
    let line = #"{"b":1,"text":"x","a":{"z":[true,null]}}"#
    let note = try #require(read(line).notes.first)
    #expect(note.record.extra.members.map(\.key) == ["b", "a"])
    #expect(
      NotesFileWriter.line(note.record).compact
        .hasSuffix(#""kind":"point","text":"x","b":1,"a":{"z":[true,null]}}"#))
  }

  @Test func `names every problem with its line`() {
    let file = read(
      """
      {"id":"a","text":"en"}

      {"id":"a","text":"to"}
      not json
      [1]
      {"text":"  "}
      {"text":"x","table":"3"}
      {"text":"x","kind":"ros","date":"2019-04-31","table":-1}
      {"text":"x","year":2020,"date":"2019-03-28"}
      {"kind":"ask"}
      {"text":"x","meeting":"to ord","ref":"3","codes":"a"}
      {"text":7}
      """)
    #expect(file.notes.map(\.line) == [1])
    #expect(file.problems.map(\.line) == [3, 4, 5, 6, 7, 8, 8, 8, 9, 10, 11, 11, 11, 12])
    let day = CalendarDate(year: 2019, month: 3, day: 28)
    #expect(
      file.problems.map(\.reason) == [
        .duplicateID(id: "a", firstLine: 1), .notJSON(.unexpectedByte(0x6F), utf8Offset: 1),
        .notAnObject, .emptyText, .wrongType(field: "table", expected: .wholeNumber),
        .unknownKind(value: "ros"), .notADate(value: "2019-04-31"), .tableOutOfRange(-1),
        .yearDisagrees(year: 2020, date: day!), .emptyText, .notAMeetingName(value: "to ord"),
        .notAReference(value: "3"), .wrongType(field: "codes", expected: .listOfTexts),
        .wrongType(field: "text", expected: .text),
      ])
  }

  @Test func `never repeats what may be the words of a note`() {
    let long = String(repeating: "hemmelig ", count: 9)
    #expect(reasons(#"{"text":"x","kind":"\#(long)"}"#) == [.unknownKind(value: nil)])
  }

  @Test func `refuses a text that no store takes`() {
    let count = NoteDraft.longestText + 1
    #expect(
      reasons(#"{"text":"\#(String(repeating: "x", count: count))"}"#)
        == [.textTooLong(utf8Count: count, limit: NoteDraft.longestText)])
    #expect(reasons(#"{"text":"a\u0007b"}"#) == [.controlCharacter("\u{7}")])
  }

  @Test(
    arguments: [
      ("challenge", .challenge), ("Udfordring", .challenge), ("udfordringer", .challenge),
      ("Det lykkes", .success), ("LYKKES", .success), ("Ønske til KL", .ask),
      ("Spørgsmål", .question), ("Pointe", .point), ("Inspiration til andre", .inspiration),
    ] as [(String, NoteKind)])
  func `takes kinds by id and by Danish name`(name: String, kind: NoteKind) {
    #expect(read(#"{"text":"x","kind":"\#(name)"}"#).notes.first?.record.kind == kind)
  }

  @Test func `brings decomposed letters together`() {
    let note = read("{\"text\":\"fa\u{30A}r\",\"municipality\":\"\\u0041\\u030alborg\"}").notes
      .first
    #expect(note.map { Array($0.record.text.utf8) } == Array("får".utf8))
    #expect(note?.record.municipality.map { Array($0.utf8) } == Array("Ålborg".utf8))
  }

  @Test func `reads lines with carriage returns, a byte order mark and no line end at the end`() {
    let file = read("\u{FEFF}{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}")
    #expect(file.notes.map(\.line) == [1, 3])
    #expect(file.notes.map(\.hasOwnID) == [false, false])
    #expect(file.notes.map(\.record.id) == ["linje-1", "linje-3"])
    #expect(file.meetings.isEmpty)
  }

  @Test(
    arguments: [
      (
        "Bord;Tema;Type;Kommune;Notat\n1;Ro;Lykkes;Vejen;\"a;b\"\n", NotesFormat.Separator.semicolon
      ),
      ("bord,tema,TYPE,kommune,notat\r\nBord 1,Ro,lykkes,Vejen,a;b\r\n", .comma),
      ("Bord\tTema\tType\tKommune\tNotat\n1\tRo\tLykkes\t\tVejen: a;b", .tab),
      ("sep=,\nBord,Tema,Type,Kommune,Notat\n1,Ro,Lykkes,,a;b (Vejen)", .comma),
    ])
  func `reads a note-taker's sheet`(text: String, separator: NotesFormat.Separator) {
    let file = read(text)
    #expect(file.format == .csv(separator: separator))
    #expect(file.problems == [])
    let record = file.notes.first?.record
    #expect(record?.table == 1)
    #expect(record?.theme == "Ro")
    #expect(record?.kind == .success)
    #expect(record?.municipality == "Vejen")
    #expect(record?.text == "a;b")
  }

  @Test(
    .enabled(
      if: LetterCases.exists(LetterCases.sharedGold),
      "the note-takers' files are not on this machine"
    ), arguments: ["03-tabs.txt", "09-excel.csv"])
  func `reads the sheets of note-takers as they meant them`(name: String) throws {
    let folder = LetterCases.sharedGold.appending(path: "plain")
    let file = NotesFileReader.read(try LetterCases.bytes(folder, name))
    let expected = try LetterCases.bytes(folder, "expected.jsonl").split(separator: 0x0A)
      .map { try JSONValue(parsing: $0) }.filter { $0.object?["file"]?.string == name }
    #expect(file.problems == [])
    let read: [JSONValue] = file.notes.map { entry in
      [
        "file": .string(name), "line": .integer(entry.line), "table": .optional(entry.record.table),
        "theme": .optional(entry.record.theme), "kind": .string(entry.record.kind.rawValue),
        "municipality": .optional(entry.record.municipality), "text": .string(entry.record.text),
      ]
    }
    #expect(read == expected)
  }

  /// What a sheet's notes are: line, kind, municipality, text and flag.
  private func notes(_ text: String) -> [String] {
    read(text).notes.map { entry in
      [
        "\(entry.line)", entry.record.kind.rawValue, entry.record.municipality ?? "-",
        entry.record.text, entry.flag?.rawValue,
      ].compactMap(\.self).joined(separator: "|")
    }
  }

  @Test(arguments: [
    // Every cell under a kind is a note, and the table's other cells are said of each.
    (
      "Kommune;Succes;Udfordring\nVejen;a;b\n;c;Odder: d\n",
      ["2|success|Vejen|a", "2|challenge|Vejen|b", "3|success|-|c", "3|challenge|Odder|d"]
    ),
    ("+;-;!\na;b;c\n", ["2|success|-|a", "2|challenge|-|b", "2|ask|-|c"]),
    // A column of remarks beside them is one of points.
    ("Bord,Succes,Idé,Kommentar\n1,a,,b\n", ["2|success|-|a", "2|point|-|b"]),
    // A cell with a list is a note for each item, one that is broken over lines is one note.
    (
      "Succes\tUdfordring\n\"- a\n- b\"\t\"c\nd\"\n",
      ["2|success|-|a", "2|success|-|b", "2|challenge|-|c d"]
    ),
    // Crosses beside the notes say their kind.
    (
      "Notat;Succes;Udfordring\na;x;\nb;;X\nc;;\nd;x;x\n",
      ["2|success|-|a", "3|challenge|-|b", "4|point|-|c", "5|success|-|d|unsure"]
    ),
  ])
  func `reads kinds that are columns`(text: String, expected: [String]) {
    #expect(notes(text) == expected)
    #expect(read(text).problems == [])
  }

  @Test func `tells notes of one row apart by their place in it`() {
    let text = "ID;Bord;Succes;Udfordring\nr7;1;a;b\n"
    #expect(read(text).notes.map(\.record.id) == ["r7/1", "r7/2"])
    let broken = read("Bord;Succes;Udfordring\nx;a;b\n1;c;d;e\n")
    #expect(broken.notes.isEmpty)
    #expect(broken.problems.map(\.line) == [2, 3])
    #expect(read("Bord;Succes;Udfordring\n1;;\n").passedOver.map(\.line) == [2])
  }

  @Test func `takes words for kinds for columns only where they are columns`() {
    // A note-taker's first line, and a sheet with a column of its own for the kind.
    #expect(read("Succes, udfordring, idé\nVi talte om det hele").format == .plain)
    #expect(
      notes("Type;Notat;Ønsker;Spørgsmål\nSucces;a;b;c\n") == ["2|success|-|a"])
  }

  @Test func `counts lines within cells and tells broken rows`() {
    let file = read("text;table\n\"a\nb\";1\nc;x\n\"d\"e;2\nf;3;4\n\"g\nh")
    #expect(file.notes.map(\.record.text) == ["a\nb"])
    #expect(file.problems.map(\.line) == [4, 5, 6, 7])
    #expect(
      file.problems.map(\.reason) == [
        .notANumber(field: "table", value: "x"), .textAfterQuote,
        .wrongCellCount(expected: 2, found: 3), .unclosedQuote,
      ])
  }

  @Test func `reads Windows-1252 where the bytes are not UTF-8`() {
    let bytes =
      Array("text;region\nsm".utf8) + [0xF8, 0x72, 0x20, 0x96, 0x20, 0x80] + Array(";X".utf8)
    #expect(NotesFileReader.read(bytes).notes.first?.record.text == "smør – €")
  }

  @Test func `reads UTF-16 as spreadsheets save it`() {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "Notat\tBord\nå\t2".utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(NotesFileReader.read(bytes).notes.first?.record.table == 2)
  }

  @Test func `says what a file is that holds no notes`() {
    #expect(
      NotesFileReader.read([0x89, 0x50, 0x4E, 0x47, 0, 1]).problems.map(\.reason) == [
        .notText(.binary(.png))
      ])
    #expect(
      NotesFileReader.read(Array("a\nb\0c".utf8)).problems == [
        NotesFileProblem(line: 2, reason: .notText(.nul(line: 2)))
      ])
    #expect(reasons("") == [.noNotes])
    #expect(reasons("\n \n") == [.noNotes])
    #expect(reasons("text;table\n;\n") == [.noNotes])
    #expect(reasons(#"[{"text":"x"}]"#) == [.jsonList])
    #expect(reasons("Kære alle\n") == [.noNotes])
    #expect(reasons("vi mangler lærere;1\r\nro;2") == [.noHeader])
    #expect(reasons("Vi mangler ro; tid; lærere\nKom; nu") == [])
    #expect(reasons("Tårnby\nr\u{E5}d") == [])
    let half = Array("Bord 1\n- få ".utf8) + [0xED, 0xA0, 0x80] + Array(" med\n".utf8)
    #expect(
      NotesFileReader.read(half).problems == [NotesFileProblem(line: 2, reason: .invalidUTF8)])
    #expect(reasons("Bord;Tema\n1;Ro") == [.noTextColumn(columns: ["Bord", "Tema"])])
    #expect(reasons("Notat;Bord;text\na;1;b") == [.duplicateColumn(name: "text")])
    let large = [UInt8](repeating: 0x20, count: TextBytes.largestFile + 1)
    #expect(
      NotesFileReader.read(large).problems.map(\.reason) == [
        .notText(.tooLarge(utf8Count: large.count))
      ])
  }

  @Test(
    arguments: [
      "=SUM(A1)", "+1", "-1 plads", "@x", "'=x", "''=x", "'hej", " =x", "\u{301}=x", "=\u{301}x",
      "a\"b;c\nd",
      "；", "\"", "æ,ø", "＝x",
    ])
  func `guards cells that a spreadsheet would compute, and takes the guard off again`(text: String)
  {
    let record = NoteRecord(id: "1", theme: text, text: text)
    let csv = NotesFileWriter.csv([record])
    let cells = csv.split(separator: "\r\n").last?.split(separator: ";").map(String.init) ?? []
    #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("+") || $0.hasPrefix("\"=") })
    let back = read(csv)
    #expect(back.problems == [])
    #expect(back.notes.first?.record.text == text.trimmingBlanks)
  }

  @Test func `reads thousands of damaged files without stopping`() {
    var random = SeededRandom(seed: 7)
    let sources = [
      Array(CorpusFile.sampleNotes.bytes.prefix(2000)),
      Array("Bord;Tema;Type;Kommune;Notat\n1;Ro;Lykkes;Vejen;\"a;b\n\"\"c\"\n2;x;;;y\n".utf8),
    ]
    for round in 0..<2000 {
      let bytes = random.mutated(sources[round % 2])
      let file = NotesFileReader.read(bytes)
      #expect(file.notes.count + file.problems.count + file.passedOver.count > 0)
    }
  }
}
