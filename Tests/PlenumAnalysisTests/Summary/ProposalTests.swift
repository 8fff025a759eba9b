import PlenumAnalysis
import PlenumModel
import Testing

@Suite struct `Proposals in a summary` {
  static let notes = (1...12).map { (number: Int) in
    NoteRecord(
      id: "n\(number)", reference: NoteReference(table: number, number: 1), meeting: "m",
      table: number, theme: "t", municipality: "Odder", kind: .challenge,
      text: "Notat nummer \(number) om skolen")
  }

  static func theme(_ proposals: [[Int]], settled: [Int] = []) throws -> ThemeSummary {
    let points =
      settled.isEmpty
      ? [] : [Point(id: "P1", meeting: "m", theme: "t", notes: settled.map { "n\($0)" })]
    let summary = Summary(
      of: SummaryInput(
        notes: notes, points: points, codebook: SmallMeeting.codebook,
        proposals: proposals.map { $0.map { "n\($0)" } }))
    return try #require(summary.themes.first)
  }

  @Test func `stand apart, word for word, and are not counted`() throws {
    let theme = try Self.theme([[1, 2], [4, 3]])
    let found = theme.findings(.proposal)
    #expect(found.map { $0.voices.map(\.citation.name) } == [["1.01", "2.01"], ["3.01", "4.01"]])
    #expect(found.allSatisfy { !$0.isCounted && $0.sentence == "Ligner hinanden, ikke bekræftet" })
    #expect(
      found[0].text
        == "»Notat nummer 1 om skolen« »Notat nummer 2 om skolen« Ligner hinanden, ikke bekræftet.")
    #expect(theme.balance.proposals == 2)
    #expect(theme.balance.proposed == 4)
    #expect(theme.balance.cited + theme.balance.leftOut == theme.balance.notes)
  }

  @Test func `a note that a person placed is in none, and one note alone is none`() throws {
    let theme = try Self.theme([[1, 2, 3], [4, 5], [6, 7]], settled: [1, 4])
    #expect(
      theme.findings(.proposal).map { $0.voices.map(\.citation.name) } == [
        ["2.01", "3.01"], ["6.01", "7.01"],
      ])
    #expect(theme.balance.proposals == 2)
  }

  @Test func `five are shown, the surest; the notes of the others are left out with the reason`()
    throws
  {
    let theme = try Self.theme([[11, 12], [1, 2], [3, 4], [5, 6], [7, 8], [9, 10]])
    #expect(theme.findings(.proposal).count == 5)
    #expect(theme.findings(.proposal).first?.voices.first?.citation.name == "11.01")
    #expect(theme.balance.proposals == 6)
    #expect(theme.balance.proposed == 12)
    let cited = Set(theme.findings.flatMap(\.voices).map(\.citation.note))
    for note in ["n9", "n10"] where !cited.contains(note) {
      #expect(theme.leftOut.first { $0.note == note }?.reason == .unconfirmed)
    }
  }

  @Test func `what is too unsure for a hall is counted and not shown`() throws {
    let summary = Summary(
      of: SummaryInput(
        notes: Self.notes, codebook: SmallMeeting.codebook,
        proposals: [["n1", "n2"], ["n3", "n4"]],
        doubtful: [["n3", "n4"]]))
    let theme = try #require(summary.themes.first)
    #expect(theme.findings(.proposal).map { $0.voices.map(\.citation.note) } == [["n1", "n2"]])
    #expect(theme.balance.proposals == 2)
  }

  @Test func `no voice is alone that is in a proposal`() throws {
    let theme = try Self.theme([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10, 11, 12]])
    #expect(theme.findings(.loneVoice).isEmpty)
  }
}
