import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

@Suite struct `Frozen summaries` {
  static func summary(_ notes: [NoteRecord], points: [Point] = []) -> Summary {
    Summary(of: SummaryInput(notes: notes, points: points, codebook: .current))
  }

  static func note(_ id: String, _ text: String, table: Int = 1) -> NoteRecord {
    NoteRecord(
      id: id, reference: NoteReference(table: table, device: 1, number: 1), meeting: "m",
      table: table, theme: "Inklusion", text: text)
  }

  static let before = summary(
    [
      note("a", "for få hænder"), note("b", "ingen vikarer", table: 2),
      note("c", "busser", table: 3),
    ],
    points: [Point(id: "P1", meeting: "m", theme: "Inklusion", notes: ["a", "b"])])

  @Test func `what is frozen is read back as it was`() throws {
    let body = SummarySnapshot.body(of: Self.before)
    #expect(SummarySnapshot(body: body) == SummarySnapshot(of: Self.before))
    #expect(SummarySnapshot(body: "{}") == nil)
    #expect(SummarySnapshot(body: String(body.dropLast(5))) == nil)
  }

  @Test func `late, corrected and withdrawn notes and their points are told apart`() {
    let now = Self.summary(
      [
        Self.note("a", "for få hænder"), Self.note("b", "slet ingen vikarer", table: 2),
        Self.note("d", "et sent notat", table: 4),
      ],
      points: [Point(id: "P1", meeting: "m", theme: "Inklusion", notes: ["a", "b", "d"])])
    let changes = SnapshotComparison(
      from: SummarySnapshot(of: Self.before), to: SummarySnapshot(of: now))
    #expect(changes.newNotes.map(\.id) == ["d"])
    #expect(changes.goneNotes.map(\.id) == ["c"])
    #expect(changes.changedNotes.map(\.before.text) == ["ingen vikarer"])
    #expect(changes.changedPoints.map(\.now.sentence) == ["Rejst ved 3 af 3 borde"])
    #expect(changes.newPoints.isEmpty && changes.gonePoints.isEmpty)
    let text = changes.text(before: "opsamling 1", now: "nu")
    #expect(text.contains("Nye notater (tillæg): 1"))
    #expect(text.contains("»et sent notat« [4.01]"))
  }

  @Test func `nothing changes between a summary and itself`() {
    let snapshot = SummarySnapshot(of: Self.before)
    #expect(SnapshotComparison(from: snapshot, to: snapshot).isEmpty)
  }

  @Test func `slides hold every theme's widest points and nothing that pandoc takes for markup`() {
    let hostile = Self.summary(
      [Self.note("a", "# *nej* <b>")],
      points: [
        Point(id: "P", meeting: "m", theme: "Inklusion", notes: ["a"])
      ])
    let slides = SummaryReport(hostile).slides
    #expect(slides.contains("## Inklusion\n\n- »\\# \\*nej\\* \\<b\\>«"))
  }
}
