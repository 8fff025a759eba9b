import PlenumIndex
import PlenumModel
import Testing

@testable import PlenumAnalysis

struct ComparisonTests {
  private func index(of notes: [NoteRecord]) -> TermIndex {
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    return builder.finish()
  }

  private func comparison(
    _ notes: [NoteRecord], codings: [String: [Coding]] = [:],
    _ target: (TermIndex) -> Subcorpus, _ reference: (TermIndex) -> Subcorpus = \.all
  ) -> Comparison {
    let index = index(of: notes)
    return Comparison(
      of: ComparisonInput(
        notes: notes, index: index, codings: codings, codebook: SmallMeeting.codebook,
        target: target(index), reference: reference(index), targetName: "den ene",
        referenceName: "den anden"))
  }

  @Test(arguments: UInt64(0)..<60)
  func `counts are what a recount of the notes gives`(seed: UInt64) {
    let meeting = RandomMeeting(seed: seed)
    let comparison = comparison(meeting.notes, codings: meeting.codings) {
      $0.notes(where: .municipality, is: "Odder")
    }
    let target = meeting.notes.filter { $0.municipality == "Odder" }
    let reference = meeting.notes.filter { $0.municipality != "Odder" }
    #expect(comparison.target.notes == target.count)
    #expect(comparison.reference.notes == reference.count)
    for row in comparison.kinds {
      #expect(row.share.target == Share(target.count { $0.kind == row.kind }, of: target.count))
    }
    for row in comparison.areas {
      let marked = { (note: NoteRecord) in
        (meeting.codings[note.id] ?? []).contains { $0.area == row.area }
      }
      #expect(row.share.target == Share(target.count(where: marked), of: target.count))
      #expect(row.share.reference == Share(reference.count(where: marked), of: reference.count))
    }
    for voice in comparison.examples {
      #expect(target.contains { $0.id == voice.citation.note && $0.text == voice.citation.quote })
    }
    for (larger, smaller) in zip(comparison.terms, comparison.terms.dropFirst()) {
      #expect(abs(larger.size) >= abs(smaller.size))
    }
  }

  @Test func `the target's notes are not counted in the reference too`() {
    let notes = (0..<10).map { SmallMeeting.note("n\($0)", table: $0 % 3 + 1, "PPR er med") }
    let comparison = comparison(notes) { $0.notes(where: .table, is: "1") }
    #expect(comparison.target.notes == 4)
    #expect(comparison.reference.notes == 6)
  }

  @Test func `table 1 of two meetings is two tables`() {
    let notes = ["a", "b"].map { meeting in
      NoteRecord(id: meeting, meeting: meeting, table: 1, text: "PPR")
    }
    let side = Comparison.Side(name: "alle", notes: notes)
    #expect(side.tables == 2)
    #expect(side.meetings == 2)
  }

  @Test func `fewer than five notes on a side are too few`() {
    let notes = (0..<9).map { SmallMeeting.note("n\($0)", table: $0 < 4 ? 1 : 2, "PPR") }
    #expect(comparison(notes) { $0.notes(where: .table, is: "1") }.isThin)
    let more = notes + [SmallMeeting.note("x", table: 1, "PPR")]
    #expect(!comparison(more) { $0.notes(where: .table, is: "1") }.isThin)
  }

  @Test func `empty sides have no shares, no interval and no distance`() throws {
    let comparison = comparison([]) { $0.all }
    #expect(comparison.isThin)
    #expect(comparison.divergence == nil)
    #expect(comparison.terms.isEmpty && comparison.examples.isEmpty)
    #expect(comparison.kinds.allSatisfy { $0.share.difference == nil && $0.share.lower == nil })
  }

  @Test func `sides without a common theme say so`() {
    let notes = (0..<12).map {
      SmallMeeting.note("n\($0)", theme: $0 < 6 ? "Unge" : "Dagtilbud", "PPR er med")
    }
    #expect(!comparison(notes) { $0.notes(where: .theme, is: "Unge") }.sharesThemes)
  }

  @Test(arguments: [
    ([3, 1], [6, 2], 0.0),
    ([3, 0], [0, 5], 1.0),
    // H(1/2, 1/2) - (H(3/4, 1/4) + H(1/4, 3/4)) / 2 = 1 - 0.8112781244591328.
    ([3, 1], [1, 3], 0.1887218755408672),
    // H(3/4, 1/4) - (H(1/2, 1/2) + 0) / 2 = 0.8112781244591328 - 0.5.
    ([1, 1], [4, 0], 0.3112781244591328),
  ])
  func `the distance of words agrees with values worked by hand`(
    first: [Int], second: [Int], bits: Double
  ) throws {
    let divergence = try #require(Divergence(first, second).jensenShannon)
    #expect(abs(divergence - bits) < 1e-12)
    #expect(Divergence(second, first).jensenShannon == divergence)
  }

  @Test func `table 1 of two meetings is two groups, each held against its own meeting`() throws {
    let notes = ["a", "b"].flatMap { (meeting: String) in
      (0..<12).map { number in
        NoteRecord(
          id: "\(meeting)\(number)", meeting: meeting, table: number / 6 + 1,
          municipality: ["Odder", "Samsø"][number % 2],
          text: number < 6 ? "Skolen bruger ordet \(meeting)ting" : "Bussen kommer")
      }
    }
    let index = index(of: notes)
    let table = KeywordTable(of: index.all, in: index, notes: notes, by: .table)
    #expect(table.groups.map(\.name) == ["1", "2", "1", "2"])
    #expect(table.groups.map(\.meeting) == ["a", "a", "b", "b"])
    #expect(table.groups.allSatisfy { $0.notes == 6 })
    let words = try #require(table.groups.first).keywords
    #expect(words.contains { $0.term == "skole" && $0.elsewhere == Share(0, of: 6) })
    let one = index.notes(where: .meeting, is: "a")
    let single = KeywordTable(of: one, in: index, notes: notes, by: .table)
    #expect(single.groups.map(\.name) == ["1", "2"])
    #expect(single.groups.allSatisfy { $0.meeting == nil })
  }

  @Test func `notes that do not say their region are in no group and in no reference`() throws {
    let notes = (0..<15).map { number in
      NoteRecord(
        id: "\(number)", region: [nil, "Nord", "Syd"][number / 5],
        municipality: ["Odder", "Samsø"][number % 2], text: number < 10 ? "Skole" : "Bus")
    }
    let index = index(of: notes)
    let table = KeywordTable(of: index.all, in: index, notes: notes, by: .region)
    #expect(table.unknown == 5 && table.groups.map(\.name) == ["Nord", "Syd"])
    let north = try #require(table.groups.first)
    #expect(north.keywords.first?.elsewhere == Share(0, of: 5))
  }

  @Test func `of one stratum the interval is Newcombe's, of none there is none`() throws {
    let table = FourfoldTable(k1: 12, n1: 30, k2: 5, n2: 40)
    let empty = FourfoldTable(k1: 3, n1: 9, k2: 0, n2: 0)
    let one = try #require(MantelHaenszel.differenceInterval(strata: [table, empty]))
    let newcombe = try #require(Interval.newcombe(12, of: 30, minus: 5, of: 40))
    #expect(abs(one.lower - newcombe.lower) < 1e-12 && abs(one.upper - newcombe.upper) < 1e-12)
    // Two equal strata say the same as one, with less doubt.
    let two = try #require(MantelHaenszel.differenceInterval(strata: [table, table]))
    #expect(abs((two.upper - two.lower) * 2.0.squareRoot() - (one.upper - one.lower)) < 1e-12)
    #expect(MantelHaenszel.differenceInterval(strata: [empty]) == nil)
  }

  @Test(arguments: UInt64(0)..<40)
  func `the difference within themes is the weighted mean of theirs`(seed: UInt64) throws {
    let meeting = RandomMeeting(seed: seed)
    let comparison = comparison(meeting.notes, codings: meeting.codings) {
      $0.notes(where: .municipality, is: "Odder")
    }
    for row in comparison.areas {
      var (sum, weight) = (0.0, 0.0)
      for theme in Set(meeting.notes.map(\.theme)) {
        let (one, other) = (
          meeting.notes.filter { $0.theme == theme && $0.municipality == "Odder" },
          meeting.notes.filter { $0.theme == theme && $0.municipality != "Odder" }
        )
        guard !one.isEmpty, !other.isEmpty else { continue }
        func share(_ notes: [NoteRecord]) -> Double {
          let marked = notes.count { note in
            (meeting.codings[note.id] ?? []).contains { $0.area == row.area }
          }
          return Double(marked) / Double(notes.count)
        }
        let own = Double(one.count * other.count) / Double(one.count + other.count)
        sum += own * (share(one) - share(other))
        weight += own
      }
      guard weight > 0 else {
        #expect(row.withinThemes == nil)
        continue
      }
      let within = try #require(row.withinThemes)
      #expect(abs(within.difference - sum / weight) < 1e-9)
      #expect(within.lower <= within.difference && within.difference <= within.upper)
    }
  }

  @Test func `a limit counts the words that are shown, and a municipality's group has words`() {
    let notes = (0..<24).map { number in
      SmallMeeting.note(
        "n\(number)", table: number % 3 + 1, in: number < 12 ? "Odder" : "Samsø",
        number < 12 ? "Tre uger og en skole i Odder" : "Færgen er dyr")
    }
    let index = index(of: notes)
    let table = KeywordTable(
      of: index.all, in: index, notes: notes, by: .municipality, limit: 1)
    #expect(table.groups.map { $0.keywords.map(\.term) }.map(\.count) == [1, 1])
    #expect(table.groups.first?.keywords.first?.term == "skole")
    let asTested = KeywordTable(
      of: index.all, in: index, notes: notes, by: .municipality, isTested: false)
    let words = asTested.groups.flatMap(\.keywords)
    #expect(words.allSatisfy { $0.isIndicationOnly && $0.figures["doc_p_BH"] == .null })
    #expect(table.groups.flatMap(\.keywords).contains { !$0.isIndicationOnly })
  }

  private func twoRegions(_ text: (Int) -> String) -> [NoteRecord] {
    (0..<40).map { number in
      NoteRecord(
        id: "n\(number)", meeting: "m", region: number < 20 ? "Nord" : "Syd", table: number % 4,
        theme: "t", municipality: "k\(number % 5)", text: text(number))
    }
  }

  @Test func `sides chosen by the machine's marks test no word`() {
    let notes = twoRegions { $0 < 20 ? "PPR er med" : "Bussen kører" }
    let index = index(of: notes)
    func compared(_ isOfMachineMarks: Bool) -> Comparison {
      let target = index.notes(where: .region, is: "Nord")
      return Comparison(
        of: ComparisonInput(
          notes: notes, index: index, codebook: SmallMeeting.codebook, target: target,
          reference: target.complement, targetName: "den ene", referenceName: "den anden",
          isOfMachineMarks: isOfMachineMarks))
    }
    #expect(compared(false).terms.contains { !$0.isIndicationOnly })
    let machine = compared(true)
    #expect(machine.terms.allSatisfy { $0.isIndicationOnly && $0.pAdjusted == nil })
    #expect(!machine.hasCertainExamples && compared(false).hasCertainExamples)
  }

  @Test func `what chance makes of the words' distance is a distance of the same notes`() throws {
    let alike = comparison(twoRegions { "skole vej by \($0 % 2 == 0 ? "bus" : "tog")" }) {
      $0.notes(where: .region, is: "Nord")
    }
    #expect(try #require(alike.divergence) < 1e-12)
    let chance = try #require(alike.divergenceByChance)
    #expect(chance > 0 && chance < 0.1)
    let unlike = comparison(twoRegions { $0 < 20 ? "skole" : "vej" }) {
      $0.notes(where: .region, is: "Nord")
    }
    #expect(unlike.divergence == 1 && (unlike.divergenceByChance ?? 1) < 0.5)
  }

  @Test func `keywords of a group are those that its notes have more often`() throws {
    let notes = (0..<12).map { number in
      SmallMeeting.note(
        "n\(number)", table: number % 3 + 1, theme: number < 6 ? "Unge" : "Dagtilbud",
        in: ["Odder", "Samsø", "Ærø"][number % 3],
        number < 6 ? "Ungerådet fik en pulje" : "Vuggestuen mangler voksne")
    }
    let index = index(of: notes)
    let table = KeywordTable(of: index.all, in: index, notes: notes, by: .theme)
    #expect(table.groups.map(\.name) == ["Dagtilbud", "Unge"])
    let young = try #require(table.groups.last)
    #expect(young.keywords.contains { $0.term.hasPrefix("ungeråd") })
    #expect(!young.keywords.contains { $0.term.hasPrefix("vuggestue") })
    #expect(
      young.keywords.allSatisfy { $0.share == Share(6, of: 6) && $0.elsewhere == Share(0, of: 6) })
  }
}
