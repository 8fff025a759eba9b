import PlenumCorpus
import PlenumIntake
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

extension `Importing notes` {
  private static let table = """
    Bord 5
    Tema: Unges medbestemmelse

    - Ungerådet har sit eget budget
    - Vi mangler flere hænder på stuen
    - De unge ansætter selv klubmedarbejderen (Skive)
    """

  private func outcomes(_ answer: Answer) -> [String?] {
    answer.json.object?["notes"]?.array?.map { $0.object?["outcome"]?.string } ?? []
  }

  /// What a table's page saves of one note.
  private func saved(_ text: String, revision: Int, isWithdrawn: Bool = false) throws -> String {
    try desk.file(
      "noter-bord-2.jsonl",
      """
      {"id": "01932f00-0000-7000-8000-000000000001", "meeting": "2024-10-30-herning", "table": 2, \
      "kind": "point", "text": "\(text)", "revision": \(revision), "withdrawn": \(isWithdrawn)}

      """)
  }

  @Test func `a note-taker's file twice adds nothing; a corrected line revises its note`() throws {
    try desk.meeting()
    let name = "2024-10-30-herning"
    let path = try desk.file("bord5.txt", Self.table)
    #expect(counts(try desk.import(path, meeting: name)) == [3, 0, 0, 0])
    #expect(counts(try desk.import(path, meeting: name)) == [0, 0, 3, 0])
    let corrected = Self.table.replacing("flere hænder", with: "flere varme hænder")
    let answer = try desk.import(desk.file("bord5.txt", corrected), meeting: name)
    #expect(outcomes(answer) == ["duplicate", "revised", "duplicate"])
    #expect(answer.text.contains("rettet: 5.02 (linje 5)"))
    #expect(counts(try desk.import(path, meeting: name)) == [0, 0, 3, 0])
    // The older file after the newer loses nothing either.
    let older = try desk.import(desk.file("bord5.txt", Self.table), meeting: name)
    #expect(outcomes(older) == ["duplicate", "said_before", "duplicate"])
    #expect(try desk.exported().contains("flere varme hænder"))
  }

  @Test func `another line in the place of one is a new note, and the old one is named`() throws {
    try desk.meeting()
    let name = "2024-10-30-herning"
    try desk.import(desk.file("bord5.txt", Self.table), meeting: name)
    let other = Self.table.replacing(
      "Vi mangler flere hænder på stuen", with: "Busserne kører ikke om aftenen")
    let answer = try desk.import(desk.file("bord5.txt", other), meeting: name)
    #expect(outcomes(answer) == ["duplicate", "written", "duplicate"])
    #expect(answer.json.object?["not_in_file"]?.array?.compactMap(\.string) == ["5.02"])
  }

  @Test func `a note that changes table or kind stays the same note`() throws {
    try desk.meeting()
    let name = "2024-10-30-herning"
    try desk.import(desk.file("bord5.txt", Self.table), meeting: name)
    let moved = Self.table.replacing("- Vi mangler", with: "- Udfordring: Vi mangler")
      .replacing("Bord 5", with: "Bord 6")
    let answer = try desk.import(desk.file("bord5.txt", moved), meeting: name)
    #expect(outcomes(answer) == ["revised", "revised", "revised"])
    #expect(answer.text.contains("rettet: 5.01 (linje 4)"))
  }

  @Test func `a like note from another file is another note`() throws {
    try desk.meeting()
    let name = "2024-10-30-herning"
    try desk.import(desk.file("bord5.txt", Self.table), meeting: name)
    let other =
      "Bord 5\nTema: Unges medbestemmelse\n- Vi mangler flere hænder på stuerne\n- Andet\n- Tredje"
    let answer = try desk.import(desk.file("mine.txt", other), meeting: name)
    #expect(outcomes(answer) == ["written", "written", "written"])
  }

  @Test func `a note that a person withdrew or revised is not undone by its file`() throws {
    try desk.meeting()
    let name = "2024-10-30-herning"
    let path = try desk.file("bord5.txt", Self.table)
    try desk.import(path, meeting: name)
    _ = try desk.plenum.reviseNote("5.01", of: name, NoteChange(text: "Ungerådet har penge"))
    _ = try desk.plenum.withdrawNotes(["5.02"], of: name)
    #expect(
      outcomes(try desk.import(path, meeting: name)) == [
        "said_before", "stays_withdrawn", "duplicate",
      ])
    #expect(try desk.exported().contains("Ungerådet har penge"))
  }

  @Test func `an older file of a table's page takes nothing back, nor the same one again`() throws {
    try desk.meeting()
    let name = "2024-10-30-herning"
    try desk.import(try saved("for få hænder og ingen vikarer", revision: 2))
    #expect(
      outcomes(try desk.import(try saved("for få hænder", revision: 1))) == ["said_before"])
    #expect(try desk.exported().contains("ingen vikarer"))
    _ = try desk.plenum.reviseNote("2.01", of: name, NoteChange(text: "for få vikarer"))
    #expect(
      outcomes(try desk.import(try saved("for få hænder og ingen vikarer", revision: 2)))
        == ["said_before"])
    #expect(try desk.exported().contains("for få vikarer"))
    #expect(
      outcomes(try desk.import(try saved("ingen vikarer i år", revision: 3))) == ["revised"])
    #expect(try desk.exported().contains("ingen vikarer i år"))
  }

  @Test
  func `a note that was withdrawn at its table's page does not count, and the export says not so`()
    throws
  {
    try desk.meeting()
    let answer = try desk.import(try saved("for få hænder", revision: 2, isWithdrawn: true))
    #expect(answer.remarks == ["1 notat er trukket tilbage ved bordet og tæller ikke med."])
    #expect(try desk.exported() == "")
    #expect(
      try desk.plenum.showNote("2.01", of: "2024-10-30-herning").json.object?["withdrawn"] == true)
    try desk.import(try saved("for få hænder", revision: 3))
    #expect(try desk.exported().contains("withdrawn") == false)
  }
}
