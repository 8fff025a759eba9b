import PlenumAnalysis
import PlenumModel
import Testing

@Suite struct `Notes that two people settled differently` {
  static let notes = (1...5).map { (table: Int) in
    NoteRecord(
      id: "n\(table)", reference: NoteReference(table: table, number: 1), meeting: "m",
      table: table, theme: "t", text: "Notat \(table)")
  }

  static let chair = SettlingRecord.Person(role: "formand", store: UniqueID(high: 1, low: 1))
  static let office = SettlingRecord.Person(role: "sekretariat", store: UniqueID(high: 1, low: 1))
  static let elsewhere = SettlingRecord.Person(role: "formand", store: UniqueID(high: 2, low: 2))

  static func point(
    _ person: SettlingRecord.Person, _ id: String, _ notes: [Int], _ statement: String? = nil
  ) -> SettlingRecord {
    SettlingRecord(
      person: person, decided: Timestamp(milliseconds: 1_730_000_000_000),
      word: .point(id: id, notes: notes.map { "n\($0)" }, statement: statement))
  }

  static func apart(
    _ person: SettlingRecord.Person, _ note: Int, from others: [Int]
  ) -> SettlingRecord {
    SettlingRecord(
      person: person, decided: Timestamp(milliseconds: 1_730_000_000_000),
      word: .apart(note: "n\(note)", from: others.map { "n\($0)" }))
  }

  private func sentences(_ records: SettlingRecord...) -> [String] {
    SettlingDisagreement.all(in: records, notes: Self.notes).map(\.sentence)
  }

  @Test func `both decisions are told, and the later stands`() throws {
    let records = [
      Self.point(Self.chair, "P1", [1, 2]), Self.point(Self.office, "P2", [2, 3]),
    ]
    let found = SettlingDisagreement.all(in: records, notes: Self.notes)
    let only = try #require(found.first)
    #expect(found.count == 1)
    #expect(only.other.person == Self.chair)
    #expect(only.standing.person == Self.office)
    #expect(only.theme == "t")
    #expect(only.now.map { $0.map(\.name) } == [["1.01"], ["2.01", "3.01"]])
    #expect(
      only.sentence
        == "Afgjort forskelligt. Formand: 1.01 og 2.01 siger det samme. Sekretariat: 2.01 og "
        + "3.01 siger det samme, og 1.01 står for sig. Det sidste gælder.")
  }

  @Test func `the same role on another computer is another person`() {
    #expect(
      sentences(Self.point(Self.chair, "P1", [1, 2]), Self.point(Self.elsewhere, "P1", [1, 3]))
        == [
          "Afgjort forskelligt. Formand: 1.01 og 2.01 siger det samme. Formand på en anden computer: "
            + "1.01 og 3.01 siger det samme, og 2.01 står for sig. Det sidste gælder."
        ])
  }

  @Test func `who was shown two notes and left them apart disagrees with who joins them`() {
    #expect(
      sentences(
        Self.apart(Self.chair, 1, from: [2, 3]), Self.point(Self.office, "P1", [1, 2]))
        == [
          "Afgjort forskelligt. Formand: 1.01 og 2.01 siger ikke det samme. Sekretariat: 1.01 og "
            + "2.01 siger det samme. Det sidste gælder."
        ])
  }

  @Test func `who leaves two notes apart after another joined them takes no point apart`() throws {
    let records = [
      Self.point(Self.office, "P1", [1, 2, 3]), Self.apart(Self.chair, 1, from: [2]),
    ]
    let only = try #require(SettlingDisagreement.all(in: records, notes: Self.notes).first)
    #expect(!only.isLastStanding)
    #expect(only.now.map { $0.map(\.name) } == [["1.01", "2.01", "3.01"]])
    #expect(
      only.sentence
        == "Afgjort forskelligt. Sekretariat: 1.01, 2.01 og 3.01 siger det samme. Formand senere: "
        + "1.01 og 2.01 siger ikke det samme. De står sammen, til nogen deler punktet.")
  }

  @Test func `who takes apart what another joined, and is overruled, is told`() {
    #expect(
      sentences(
        Self.point(Self.chair, "P1", [1, 2]), Self.point(Self.office, "P1", []),
        Self.point(Self.chair, "P1", [1, 2])
      ).count == 1)
  }

  @Test func `two wordings of a point are told`() {
    #expect(
      sentences(
        Self.point(Self.chair, "P1", [1, 2], "Der mangler vikarer"),
        Self.point(Self.office, "P1", [1, 2], "Vikarer mangler"))
        == [
          "Afgjort forskelligt. Formand: punktet skal hedde »Der mangler vikarer«. Sekretariat: det "
            + "hedder »Vikarer mangler«. Det sidste gælder."
        ])
  }

  @Test func `one person who changes their mind disagrees with nobody`() {
    #expect(
      sentences(
        Self.point(Self.chair, "P1", [1, 2], "a"), Self.apart(Self.chair, 3, from: [4]),
        Self.point(Self.chair, "P2", [2, 3]), Self.point(Self.chair, "P1", [1, 4], "b"),
        Self.point(Self.chair, "P2", [])) == [])
  }

  @Test
  func `who goes on with another's work, and who takes their own back, disagrees with nobody`() {
    #expect(
      sentences(
        Self.point(Self.chair, "P1", [1, 2], "a"), Self.point(Self.office, "P1", [1, 2, 3], "a"),
        Self.point(Self.office, "P1", [1, 2], "a"), Self.point(Self.office, "P1", [1, 2, 4], "a"),
        Self.apart(Self.office, 5, from: [1])) == [])
  }

  @Test func `notes that are not shown are no matter`() {
    let records = [
      Self.point(Self.chair, "P1", [1, 2]), Self.point(Self.office, "P2", [2, 3]),
    ]
    #expect(SettlingDisagreement.all(in: records, notes: [Self.notes[1], Self.notes[2]]) == [])
  }
}
