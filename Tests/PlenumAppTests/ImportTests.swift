import PlenumCorpus
import PlenumIntake
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `Importing notes` {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let broken = """
    {"meeting": "2024-02-01-skive", "theme": "Leg", "text": "en"}
    {"meeting": "2024-02-01-skive", "theme": "Leg", "text":
    {"meeting": "2024-02-01-skive", "theme": "Leg", "text": " "}
    """

  func counts(_ answer: Answer) -> [Int?] {
    ["accepted", "rejected", "duplicates", "revised"].map { answer.json.object?[$0]?.integer }
  }

  @Test func `one broken line refuses the whole import: no note, no meeting, no number used`()
    throws
  {
    let path = try desk.file("bord.jsonl", Self.broken)
    let error = #expect(throws: AppError.self) { try desk.import(path) }
    guard case .importRefused(let problems)? = error else {
      Issue.record("not refused as an import: \(String(describing: error))")
      return
    }
    #expect(problems.map(\.line) == [2, 3])
    #expect(problems.allSatisfy { $0.file == path })
    #expect(!desk.hasFile(desk.store))
    try desk.meeting()
    #expect(throws: AppError.self) { try desk.import(path) }
    #expect(try desk.exported() == "")
    #expect(throws: StoreError.noSuchImport(1, known: [])) { try desk.plenum.undoImport(1) }
  }

  @Test func `a table's page that is imported twice is told as known, not as corrected`() throws {
    try desk.meeting()
    let path = try desk.file(
      "side.jsonl",
      #"{"id": "01930000-0000-7000-8000-000000000001", "table": 4, "text": "Vi mangler lærere", "revision": 1}"#
        + "\n")
    _ = try desk.import(path, meeting: "2024-10-30-herning")
    let again = try desk.import(path, meeting: "2024-10-30-herning")
    #expect(counts(again) == [0, 0, 1, 0])
    #expect(!again.text.contains("rettet siden"))
    _ = try desk.plenum.reviseNote(
      "4.01", of: "2024-10-30-herning", NoteChange(text: "Vi mangler mange lærere"))
    #expect(
      try desk.import(path, meeting: "2024-10-30-herning").text.contains("4.01 er rettet siden"))
    #expect(try desk.exported().contains("mange lærere"))
  }

  @Test(
    arguments: [
      ("a.csv", "Bord;Kommune;Notat\n1;Hernning;for få lærere\n1;herning kommune;ro\n"),
      (
        "a.jsonl",
        #"{"table": 1, "municipality": "Hernning", "text": "for få lærere"}"# + "\n"
          + #"{"table": 1, "municipality": "herning kommune", "text": "ro"}"# + "\n"
      ),
      (
        "a.md",
        "| Bord | Kommune | Notat |\n|--|--|--|\n| 1 | Hernning | for få lærere |\n| 1 | herning kommune | ro |\n"
      ),
    ])
  func `a municipality has its own name, and one that is none is set aside and named`(
    name: String, text: String
  ) throws {
    let path = try desk.file(name, text)
    let preview = try desk.import(path, isDryRun: true)
    #expect(preview.remarks.first?.contains("»Hernning« er ikke en dansk kommune") == true)
    try desk.meeting()
    let answer = try desk.import(path, meeting: "2024-10-30-herning")
    #expect(answer.remarks.contains { $0.contains("Mente du Herning?") })
    let notes = try desk.plenum.store().notes(of: herning)
    #expect(notes.map(\.draft.municipality) == [nil, "Herning"])
    #expect(try desk.exported().contains("Hernning"), "what the file said is not lost")
  }

  @Test func `a word that is a municipality's name only with a capital stays in the note`() throws {
    let path = try desk.file("a.csv", "Bord;Notat\n3;vejen: lang og svær\n3;Vejen: god\n")
    try desk.meeting()
    _ = try desk.import(path, meeting: "2024-10-30-herning")
    let notes = try desk.plenum.store().notes(of: herning)
    #expect(notes.map(\.draft.municipality) == [nil, "Vejen"])
    #expect(notes.map(\.draft.text) == ["vejen: lang og svær", "god"])
  }

  @Test func `a table that the meeting does not have is one problem`() throws {
    try desk.meeting(tables: 3)
    let path = try desk.file("a.txt", "Bord 7\n\n- en ting\n- en ting til\n- en tredje ting\n")
    let error = #expect(throws: AppError.self) {
      try desk.import(path, meeting: "2024-10-30-herning")
    }
    guard case .importRefused(let problems)? = error else {
      Issue.record("not refused as an import")
      return
    }
    #expect(problems.count == 1)
    #expect(Message(for: try #require(error)).text.contains("meeting edit 2024-10-30-herning"))
  }

  @Test func `a dry run lists notes and problems, and makes no store`() throws {
    let path = try desk.file("bord.jsonl", Self.broken)
    let answer = try desk.import(path, isDryRun: true)
    #expect(answer.status == .failed)
    #expect(counts(answer) == [1, 2, 0, 0])
    #expect(answer.json.object?["notes"]?.array?.count == 1)
    #expect(
      answer.json.object?["problems"]?.array?.map { $0.object?["line"]?.integer } == [2, 3])
    #expect(!desk.hasFile(desk.store))
  }

  @Test func `a dry run needs no meeting; storing does`() throws {
    let path = try desk.file("bord.jsonl", #"{"text": "en"}"#)
    #expect(try desk.import(path, isDryRun: true).status == .done)
    #expect(
      throws: AppError.importRefused([ImportProblem(file: path, line: 1, reason: .noMeeting)])
    ) { try desk.import(path) }
    #expect(throws: AppError.noStore(path: desk.store)) {
      try desk.import(path, meeting: "2024-10-30-herning")
    }
    try desk.meeting()
    #expect(throws: AppError.self) { try desk.import(path, meeting: "2024-10-31-herning") }
    #expect(counts(try desk.import(path, meeting: "2024-10-30-herning")) == [1, 0, 0, 0])
  }

  @Test func `the same file twice stores once, a changed note is revised`() throws {
    let line = { (text: String) in
      #"{"id": "a", "meeting": "2024-02-01-skive", "text": "\#(text)"}"# + "\n"
    }
    #expect(counts(try desk.import(desk.file("1.jsonl", line("en")))) == [1, 0, 0, 0])
    #expect(counts(try desk.import(desk.file("2.jsonl", line("en")))) == [0, 0, 1, 0])
    #expect(counts(try desk.import(desk.file("3.jsonl", line("to")))) == [0, 0, 0, 1])
    #expect(try desk.exported().contains(#""text":"to""#))
    _ = try desk.plenum.undoImport(3)
    #expect(try desk.exported().contains(#""text":"en""#))
  }

  @Test func `an import taken back and made again is as it was, references and all`() throws {
    let path = try desk.file(
      "notes.jsonl", String(decoding: CorpusFile.sampleNotes.bytes, as: UTF8.self))
    try desk.import(path, isSettled: true)
    let before = try desk.exported()
    _ = try desk.plenum.undoImport(1)
    #expect(try desk.exported() == "")
    #expect(try desk.plenum.listMeetings(region: nil, year: nil).status == .nothingFound)
    try desk.import(path, isSettled: true)
    #expect(try desk.exported() == before)
  }

  @Test func `a letter that comes after the notes completes their meeting`() throws {
    try desk.import(
      desk.file(
        "notes.jsonl", String(decoding: CorpusFile.sampleNotes.bytes, as: UTF8.self)))
    let before = try desk.exported()
    let letter = try desk.file(
      "letter.txt", String(decoding: CorpusFile.sampleLetter.bytes, as: UTF8.self))
    let made = try desk.plenum.createMeetings(fromLetterAt: letter, tables: nil)
    let meetings = made.json.object?["meetings"]?.array ?? []
    #expect(meetings.map { $0.object?["id"]?.string } == ["2019-03-28-skanderborg"])
    #expect(meetings.first?.object?["title"]?.string != "2019-03-28-skanderborg")
    #expect(meetings.first?.object?["themes"]?.array?.count == 3)
    #expect(try desk.exported() == before)
    // The meeting is a person's now: taking the import back leaves it.
    _ = try desk.plenum.undoImport(1)
    #expect(
      try desk.plenum.showMeeting("2019-03-28-skanderborg").json.object?["notes"]?.integer == 0)
  }

  @Test
  func `a settled focus area that the codebook lacks refuses the import, and is let be otherwise`()
    throws
  {
    let path = try desk.file(
      "a.jsonl",
      #"{"id": "a", "meeting": "2024-02-01-skive", "text": "en", "codes": ["findes-ikke"]}"# + "\n")
    #expect(throws: AppError.self) { try desk.import(path, isSettled: true) }
    #expect(!desk.hasFile(desk.store))
    #expect(counts(try desk.import(path)) == [1, 0, 0, 0])
  }

  @Test func `a field without words is unknown`() throws {
    let path = try desk.file(
      "a.jsonl",
      #"{"id": "a", "meeting": "2024-02-01-skive", "theme": "", "municipality": " ", "text": "en"}"#
        + "\n")
    try desk.import(path)
    #expect(try desk.exported().contains(#""theme":null,"municipality":null"#))
  }

  @Test(arguments: [false, true])
  func `an export of the sample meetings comes out of another store the same`(
    isSettled: Bool
  ) throws {
    let path = try desk.file(
      "notes.jsonl", String(decoding: CorpusFile.sampleNotes.bytes, as: UTF8.self))
    try desk.import(path, isSettled: isSettled)
    let export = try desk.exported()
    let other = try Desk()
    try other.import(other.file("export.jsonl", export), isSettled: isSettled)
    #expect(try other.exported() == export)
    #expect(counts(try desk.import(desk.file("export.jsonl", export))).last == 0)
  }

  @Test func `a year without a date that is not the meeting's comes out again, without a date`()
    throws
  {
    let path = try desk.file(
      "bord.jsonl",
      """
      {"id": "a", "meeting": "2024-02-01-skive", "date": "2024-02-01", "text": "i år"}
      {"id": "b", "meeting": "2024-02-01-skive", "year": 2023, "text": "i fjor"}
      """)
    try desk.import(path)
    let export = try desk.exported()
    #expect(export.contains(#""year":2023,"date":null"#))
    let other = try Desk()
    try other.import(other.file("export.jsonl", export))
    #expect(try other.exported() == export)
  }

  @Test func `a table that the meeting does not list refuses the import, the preparation does not`()
    throws
  {
    try desk.meeting(tables: 2)
    let preparation = try desk.file("0.jsonl", #"{"table": 0, "text": "en"}"#)
    #expect(counts(try desk.import(preparation, meeting: herning.value)) == [1, 0, 0, 0])
    let seventh = try desk.file("7.jsonl", #"{"table": 7, "text": "en"}"#)
    let reason = ImportProblem.Reason.tableNotOfMeeting(7, meeting: herning, known: [1, 2])
    #expect(
      throws: AppError.importRefused([ImportProblem(file: seventh, line: 1, reason: reason)])
    ) { try desk.import(seventh, meeting: herning.value) }
  }

  @Test func `a theme that the letter did not name is added, and goes with the import`() throws {
    try desk.meeting()
    let path = try desk.file("bord.jsonl", #"{"theme": "Ferie", "text": "en"}"#)
    try desk.import(path, meeting: herning.value)
    #expect(try desk.plenum.showMeeting(herning.value).text.contains("3. Ferie"))
    _ = try desk.plenum.undoImport(1)
    #expect(try !desk.plenum.showMeeting(herning.value).text.contains("Ferie"))
  }

  @Test func `codes and points are people's only when that is said`() throws {
    let path = try desk.file(
      "bord.jsonl",
      #"{"meeting": "2024-02-01-skive", "text": "en", "codes": ["unge"], "point": "P1"}"#)
    #expect(try desk.import(path).remarks.count == 1)
    #expect(try !desk.exported().contains("codes"))
    let settled = try desk.import(path, isSettled: true)
    #expect(settled.remarks == [])
    #expect(settled.text.contains("--undo 2"))
    #expect(try desk.exported().contains(#""codes":["unge"],"point":"P1""#))
  }

  @Test func `a line that could find a person refuses the import until that is allowed`() throws {
    try desk.meeting()
    let path = try desk.file("b.txt", "Bord 1\n- Ring til Jens på 86 12 34 56")
    let name = "2024-10-30-herning"
    let problem = ImportProblem(file: path, line: 2, reason: .personalDetails([.phone]))
    #expect(throws: AppError.importRefused([problem])) { try desk.import(path, meeting: name) }
    let answer = try desk.plenum.importFiles(
      [path], meeting: name, isDryRun: false, isSettled: false, allowsPersonal: true)
    #expect(counts(answer) == [1, 0, 0, 0])
  }

  @Test(
    .enabled(if: ChildProcess.path(of: "pandoc") != nil, "pandoc is not installed"),
    arguments: ["docx", "odt"])
  func `a Word document is read by way of pandoc`(format: String) throws {
    var pandoc = ChildProcess("pandoc", ["--from", "markdown", "--to", format, "--output", "-"])
    pandoc.input = Array("# Bord 3: Ro\n\n- Skive: Vi har tid\n- Udfordring: støj\n".utf8)
    let document = try pandoc.run().standardOutput
    let path = desk.folder + "/noter." + format
    try FileBytes.write(document, to: path)
    let answer = try desk.import(path, isDryRun: true)
    #expect(answer.status == .done)
    let texts = answer.json.object?["notes"]?.array?.map { $0.object?["text"]?.string }
    #expect(texts == ["Vi har tid", "støj"])
  }
}
