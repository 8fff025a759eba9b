import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

@Suite struct `Frozen summaries` {
  static func summary(_ notes: [NoteRecord], points: [Point] = []) -> Summary {
    Summary(of: SummaryInput(notes: notes, points: points, codebook: .current))
  }

  static func note(
    _ id: String, _ text: String, table: Int = 1, theme: String = "Inklusion"
  ) -> NoteRecord {
    NoteRecord(
      id: id, reference: NoteReference(table: table, device: 1, number: 1), meeting: "m",
      table: table, theme: theme, text: text)
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

  private func changes(to notes: [NoteRecord], points: [Point]) -> SnapshotComparison {
    SnapshotComparison(
      from: SummarySnapshot(of: Self.before),
      to: SummarySnapshot(of: Self.summary(notes, points: points)))
  }

  private static let same = [
    note("a", "for få hænder"), note("b", "ingen vikarer", table: 2), note("c", "busser", table: 3),
  ]

  @Test func `what was frozen can be read again in every form`() throws {
    let body = SummarySnapshot.body(of: Self.before)
    let report = try #require(
      FrozenReport(body: body, title: "Opsamling 1", state: "Som den blev fastfrosset."))
    for text in [report.text, report.markdown, report.html] {
      #expect(text.contains("Opsamling 1") && text.contains("Som den blev fastfrosset."))
      #expect(text.contains("Inklusion") && text.contains("Rejst ved bordene"))
      #expect(text.contains("Rejst ved 2 af 3 borde"))
      for note in ["for få hænder", "busser"] { #expect(text.contains(note), "\(text)") }
    }
    #expect(report.markdown.contains("- »ingen vikarer« [2\\.01]"))
    #expect(FrozenReport(body: "{}", title: "", state: "") == nil)
  }

  @Test func `words that were said aloud and stand no more are told`() {
    let now = Self.summary(
      [Self.note("b", "ingen vikarer", table: 2), Self.note("c", "busser", table: 3)],
      points: [Point(id: "P1", meeting: "m", theme: "Inklusion", notes: ["b"])])
    let text = SnapshotComparison(
      from: SummarySnapshot(of: Self.before), to: SummarySnapshot(of: now)
    ).text(before: "opsamling 1", now: "nu")
    #expect(
      text.replacing("\n    ", with: " ")
        .contains("Før: »for få hænder« Rejst ved 2 af 3 borde."), "\(text)")
  }

  @Test func `a point that another takes the place of is gone, and the other is new`() {
    let changes = changes(
      to: Self.same,
      points: [Point(id: "P2", meeting: "m", theme: "Inklusion", notes: ["b", "c"])])
    #expect(changes.gonePoints.map(\.id) == ["P1"])
    #expect(changes.newPoints.map(\.id) == ["P2"])
    #expect(changes.changedPoints.isEmpty && changes.changedNotes.isEmpty)
    let text = changes.text(before: "opsamling 1", now: "nu")
    #expect(text.contains("Nye punkter: 1") && text.contains("Punkter, der er væk: 1"))
  }

  @Test func `a point with the same words and other counts is changed`() {
    let changes = changes(
      to: Self.same + [Self.note("d", "for få hænder", table: 4)],
      points: [
        Point(
          id: "P1", meeting: "m", theme: "Inklusion", notes: ["a", "b", "d"])
      ])
    #expect(changes.changedPoints.map(\.before.sentence) == ["Rejst ved 2 af 3 borde"])
    #expect(changes.changedPoints.map(\.now.sentence) == ["Rejst ved 3 af 4 borde"])
    #expect(changes.changedPoints.allSatisfy { $0.before.headline == $0.now.headline })
  }

  @Test func `a note that moves to another theme is a corrected one`() {
    var notes = Self.same
    notes[2] = Self.note("c", "busser", table: 3, theme: "Økonomi")
    let changes = changes(
      to: notes, points: [Point(id: "P1", meeting: "m", theme: "Inklusion", notes: ["a", "b"])])
    #expect(changes.changedNotes.map(\.now.theme) == ["Økonomi"])
    #expect(changes.newNotes.isEmpty && changes.goneNotes.isEmpty)
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
