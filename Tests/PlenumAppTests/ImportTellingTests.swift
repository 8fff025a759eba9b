import PlenumIntake
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

/// What an import says before and after it, and what it says of earlier ones.
@Suite struct `What an import says` {
  let desk: Desk
  private let name = "2024-10-30-herning"

  init() throws { desk = try Desk() }

  private func imported(_ paths: [String]) throws -> Answer {
    try desk.plenum.importFiles(paths, meeting: name, isDryRun: false, isSettled: false)
  }

  private func dryRun(_ path: String, isForced: Bool = false) throws -> Answer {
    try desk.plenum.importFiles(
      [path], meeting: name, isDryRun: true, isSettled: false, isForced: isForced)
  }

  // MARK: Several files

  private func table(_ number: Int, _ lines: String...) throws -> String {
    try desk.file(
      "t\(number).txt",
      "Bord \(number)\n\nTema: Læsning\n" + lines.map { "- \($0)\n" }.joined())
  }

  @Test func `files that come again together, or one of them, have lost no notes`() throws {
    try desk.meeting()
    let paths = try [table(4, "Ro"), table(5, "Tid"), table(6, "Hjælp")]
    _ = try imported(paths)
    for again in [paths, [paths[0]], [paths[1], paths[2]], paths] {
      let answer = try imported(again)
      #expect(answer.json.object?["not_in_file"]?.array?.isEmpty == true, "\(again.count)")
      #expect(answer.json.object?["accepted"]?.integer == 0)
      #expect(answer.json.object?["revised"]?.integer == 0)
    }
  }

  @Test func `a line that is gone from one of several files is named once`() throws {
    try desk.meeting()
    _ = try imported([table(4, "Ro", "Busserne kører ikke"), table(5, "Tid")])
    let answer = try imported([table(4, "Ro"), table(5, "Tid")])
    #expect(answer.json.object?["not_in_file"]?.array?.compactMap(\.string) == ["4.02"])
  }

  @Test func `another file's note of the same words stays at its table`() throws {
    try desk.meeting()
    _ = try imported([table(4, "Ro"), table(5, "Tid")])
    let answer = try imported([table(4, "Ro", "Tid"), table(5, "Tid")])
    #expect(answer.json.object?["revised"]?.integer == 0)
    _ = try imported([table(4, "Ro", "Tid", "Hjælp")])
    let notes = try desk.plenum.store().notes(of: herning)
    #expect(
      notes.map { "\($0.reference) \($0.draft.table ?? -1)" } == [
        "4.01 4", "4.02 4", "4.03 4", "5.01 5",
      ])
    // Nor does half of an import move what the other half said.
    let other = try Desk()
    try other.meeting()
    _ = try other.plenum.importFiles(
      [other.file("a.txt", "Bord 4\n- Ro\n"), other.file("b.txt", "Bord 5\n- Tid\n")],
      meeting: name, isDryRun: false, isSettled: false)
    _ = try other.import(other.file("a.txt", "Bord 4\n- Ro\n- Tid\n"), meeting: name)
    #expect(
      try other.plenum.store().notes(of: herning).map { $0.draft.table } == [4, 4, 5])
  }

  @Test func `what is corrected beside the words is said`() throws {
    try desk.meeting()
    let text = "Bord 3\nTema: Læsning\n- normeringer falder\n- fravær\n+ sprogvejledere\n"
    _ = try desk.import(desk.file("b.txt", text), meeting: name)
    let answer = try desk.import(
      desk.file("b.txt", text.replacing("+ sprogvejledere\n", with: "")), meeting: name)
    #expect(answer.text.contains("rettet: 3.01 (linje 3): art Udfordring → Pointe\n"))
  }

  @Test func `an undone import names what it leaves, and why`() throws {
    try desk.meeting()
    _ = try desk.import(
      desk.file("b.txt", "Bord 3\n- Et, som er langt\n- To\n- Tre\n"), meeting: name)
    _ = try desk.import(
      desk.file("b.txt", "Bord 3\n- Et, som er meget langt\n- To\n- Tre\n"), meeting: name)
    _ = try desk.plenum.reviseNote("3.02", of: name, NoteChange(text: "Noget"))
    let undone = try desk.plenum.undoImport(1)
    #expect(undone.text.contains("3.01 er rettet af import 2"))
    #expect(undone.text.contains("3.02 er rettet siden"))
    #expect(undone.json.object?["kept"]?.array?.compactMap(\.string) == ["3.01", "3.02"])
    let other = try Desk()
    try other.meeting()
    _ = try other.import(other.file("b.txt", "Bord 3\n- Et\n"), meeting: name)
    #expect(try other.plenum.undoImport(1).json.object?["kept"]?.array?.isEmpty == true)
  }

  // MARK: Dry runs

  @Test func `a dry run names what the import would refuse`() throws {
    try desk.meeting(tables: 6)
    let path = try desk.file("f.txt", "Bord 44\nTema 1\n- ro\nBord 1\n- ring 33 70 33 70\n")
    let answer = try dryRun(path)
    #expect(answer.status == .failed)
    #expect(answer.text.contains("har ikke bord 44"))
    #expect(answer.text.contains(#"--tables "1-6, 44"«"#))
    #expect(answer.text.contains("telefonnummer"))
    #expect(throws: AppError.self) { try desk.import(path, meeting: name) }
    #expect(throws: AppError.self) {
      try desk.import(path, meeting: "findesikke", isDryRun: true)
    }
    let alone = try Desk()
    let phone = try alone.file("g.txt", "Bord 1\n- ring 33 70 33 70\n")
    #expect(try alone.import(phone, isDryRun: true).status == .failed)
    #expect(throws: AppError.noStore(path: alone.store)) {
      try alone.import(phone, meeting: name, isDryRun: true)
    }
    #expect(!alone.hasFile(alone.store))
  }

  @Test func `a dry run shows the meeting's themes, and those that it would get`() throws {
    try desk.meeting()
    let path = try desk.file(
      "f.txt", "Bord 1\nTema 2\n- ro\nTema: leg\n- tid\nTema: Rumfart\n- luft\n")
    let answer = try dryRun(path)
    #expect(answer.text.contains("Bord 1 · Læsning\n"))
    #expect(answer.text.contains("Bord 1 · Leg og læring\n"))
    #expect(answer.text.contains("Bord 1 · Rumfart (nyt tema)\n"))
    #expect(answer.remarks.contains { $0.contains("»Rumfart«") })
    #expect(
      answer.json.object?["themes_added"]?.array?.map { $0.object?["theme"]?.string } == ["Rumfart"]
    )
    // The words of the file, for programs.
    #expect(
      answer.json.object?["notes"]?.array?.map { $0.object?["theme"]?.string } == [
        "2", "leg", "Rumfart",
      ])
    #expect(try !desk.plenum.showMeeting(name).text.contains("Rumfart"))
    #expect(try desk.exported() == "")
  }

  @Test func `a dry run into a closed meeting says that it is closed`() throws {
    try desk.meeting()
    _ = try desk.plenum.changeState(of: name, to: .closed)
    let path = try desk.file("f.txt", "Bord 1\n- ro\n")
    #expect(try dryRun(path).remarks.contains { $0.contains("er lukket") })
    #expect(try dryRun(path, isForced: true).remarks.isEmpty)
  }

  // MARK: Consent

  @Test func `a yes at the table's page is a yes here`() throws {
    try desk.meeting()
    let line =
      #"{"id": "01932f00-0000-7000-8000-000000000001", "table": 2, "text": "ring 33 70 33 70", "personal_allowed": true}"#
    let answer = try desk.import(desk.file("side.jsonl", line), meeting: name)
    #expect(answer.json.object?["accepted"]?.integer == 1)
    #expect(answer.remarks.contains { $0.contains("Bordet sagde ja") && $0.contains("linje 1") })
    #expect(try !desk.exported().contains("personal_allowed"))
  }

  // MARK: Documents

  @Test func `a table's own page is not taken for its notes`() throws {
    try desk.meeting(tables: 2)
    _ = try desk.plenum.tablePages(name, tables: [1], to: desk.folder + "/sider")
    let path = "\(desk.folder)/sider/\(name)-bord-1.html"
    let error = #expect(throws: AppError.self) { try desk.import(path, meeting: name) }
    #expect(
      error == .importRefused([ImportProblem(file: path, line: 0, reason: .tablePage)]))
  }

  @Test(
    .enabled(if: ChildProcess.path(of: "pandoc") != nil, "pandoc is not installed"),
    arguments: [
      (
        "noter.rtf",
        #"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Calibri;}}\pard Bord 3\par Tema 1\par - for f\'e5 h\u230?nder p\u229 ?\par + \u248?l\par}"#
      ),
      (
        "side.html",
        "<h1>Bord 3</h1><h2>Tema 1</h2><ul><li>Udfordring: for få hænder på</li><li>Lykkes: øl</li></ul>"
      ),
      (
        "mail.eml",
        """
        From: n@example.org
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <html><body><p>Bord 3</p><p>Tema 1</p><p>- for f=C3=A5 h=C3=A6nder p=C3=A5</p><p>+ =C3=B8l</p></body></html>
        """
      ),
    ])
  func `documents keep every letter`(file: String, text: String) throws {
    let answer = try desk.import(desk.file(file, text), isDryRun: true)
    #expect(answer.status == .done)
    let notes = answer.json.object?["notes"]?.array ?? []
    #expect(notes.map { $0.object?["text"]?.string } == ["for få hænder på", "øl"])
    #expect(notes.map { $0.object?["kind"]?.string } == ["challenge", "success"])
    #expect(
      notes.allSatisfy { $0.object?["table"]?.integer == 3 && $0.object?["theme"]?.string == "1" })
  }
}
