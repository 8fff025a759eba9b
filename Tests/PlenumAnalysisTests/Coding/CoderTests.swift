import PlenumAnalysis
import PlenumModel
import Testing

private let coder = Coder(codebook: .current)

private func note(
  _ text: String, kind: NoteKind = .challenge, theme: String? = nil
) -> NoteRecord {
  NoteRecord(id: "n", theme: theme, kind: kind, text: text)
}

/// A coder whose codebook has the areas `a` and `b` and these rows.
private func coder(_ rows: [(area: String, pattern: String, weight: Double)]) -> Coder {
  let areas = ["a", "b"].map {
    FocusArea(id: FocusAreaID($0), name: $0, inclusion: $0, exclusion: nil, years: [])
  }
  let indicators = rows.map {
    Indicator(
      subject: .area(FocusAreaID($0.area)), pattern: $0.pattern, weight: $0.weight, note: "both")
  }
  return Coder(
    codebook: Codebook(
      version: CodebookVersion("1"), date: Codebook.current.date, title: "", areas: areas,
      indicators: indicators))
}

@Suite struct CoderTests {
  @Test func `says which areas and from which words`() throws {
    let codings = coder.codings(of: note("🙂 Elevrådet: spec.kl. skal med på rådhuset"))
    let young = try #require(codings.first { $0.area == FocusAreaID("unge") })
    #expect(young.evidence.contains { $0.words == "Elevrådet" && $0.utf8Range == 5..<15 })
    #expect(young.origin == .rule)
    #expect(young.codebook == CodebookVersion("2024.1"))
  }

  @Test(arguments: [
    ("Det koster 1.000 kr. pr. barn", "000 kr.", "1.000 kr."), ("I alt 2,5 mio.", "5", "2,5"),
    ("Fra 12.30-14", "30", "12.30"), ("9 af 10. Så", "10", "10"),
  ])
  func `cites a number whole`(text: String, part: String, cited: String) throws {
    let pattern = part.split(separator: " ")[0].lowercased()
    let codings = coder([("a", pattern, 3)]).assessments(of: note(text))
    let words = codings.flatMap(\.evidence).map(\.words)
    #expect(
      words.first.map {
        cited.hasPrefix($0) && $0.utf8.count >= cited.split(separator: " ")[0].utf8.count
      } == true, "\(words)")
  }

  @Test func `gives no area where nothing speaks for one`() {
    #expect(coder.codings(of: note("Tak for kaffe")).isEmpty)
  }

  @Test(arguments: ["", " \n", "🙂🙂", "…!?", "–"])
  func `gives no area to a note without words`(text: String) {
    #expect(coder.codings(of: note(text)).isEmpty)
    #expect(coder.assessments(of: note(text)).allSatisfy { $0.evidence.isEmpty })
    #expect(coder.assessments(of: note(text)).count == 10)
  }

  @Test func `codes a note of two thousand words`() {
    let text = Array(repeating: "skolen og børnehaven deler penge", count: 400)
    #expect(!coder.codings(of: note(text.joined(separator: " "))).isEmpty)
  }

  @Test func `cites the note's own bytes`() {
    for (note, assessments) in zip(goldNotes, coder.assessments(of: goldNotes)) {
      let bytes = Array(note.text.utf8)
      for evidence in assessments.flatMap(\.evidence) {
        let cited = bytes[evidence.utf8Range]
        #expect(String(validating: cited, as: UTF8.self) == evidence.words)
        #expect(evidence.words.trimmingBlanks == evidence.words)
        #expect(evidence.words == Citation(of: note, utf8Range: evidence.utf8Range)?.quote)
      }
    }
  }

  @Test func `cites a note that is not composed as it is`() throws {
    let text = "Elevra\u{30A}det besluttede"
    let evidence = try #require(coder.codings(of: note(text)).first?.evidence.first)
    #expect(evidence.words.utf8.elementsEqual(Array(text.utf8)[evidence.utf8Range]))
  }

  @Test func `gives the same codings again, alone or among others`() {
    let together = coder.codings(of: goldNotes)
    let again = Coder(codebook: .current)
    #expect(again.codings(of: Array(goldNotes.reversed())) == together.reversed())
    for (note, codings) in zip(goldNotes, together) { #expect(coder.codings(of: note) == codings) }
  }

  @Test func `gives the same codings to many readers at once`() async {
    let expected = coder.codings(of: goldNotes)
    await withTaskGroup(of: [[Coding]].self) { group in
      for _ in 0..<4 { group.addTask { coder.codings(of: goldNotes) } }
      for await codings in group { #expect(codings == expected) }
    }
  }

  @Test func `lists codings likeliest first and only assigned ones`() {
    for codings in coder.codings(of: goldNotes) {
      #expect(codings.map(\.probability) == codings.map(\.probability).sorted(by: >))
      #expect(codings.allSatisfy { $0.probability >= 0.5 && $0.probability < 1 })
    }
  }
}

@Suite struct CodingRuleTests {
  @Test func `counts every further indicator for less`() {
    let coder = coder([("a", "w", 1), ("a", "x", 1), ("a", "y", 1), ("a", "z", 1), ("a", "v", 1)])
    let score = coder.assessments(of: note("v w x y z"))[0].score
    #expect(abs(score - (1 + 0.6 + 0.4 + 0.3 + 0.3)) < 1e-9)
  }

  @Test func `counts overlapping indicators once, the heavier first`() {
    let coder = coder([("a", "x y", 1), ("a", "y z", 1.5), ("a", "z", 1)])
    #expect(coder.assessments(of: note("x y z", kind: .point))[0].score == 1.5)
    #expect(coder.assessments(of: note("x y"))[0].evidence.map(\.words) == ["x y"])
  }

  @Test func `takes off no more than two for what speaks against`() {
    let coder = coder([("a", "x", 3), ("a", "y", -1.5), ("a", "z", -1.5), ("b", "y", 0.5)])
    #expect(coder.assessments(of: note("x y", kind: .point))[0].score == 1.5)
    #expect(coder.assessments(of: note("x y z", kind: .point))[0].score == 1)
  }

  @Test func `is less certain of an area that another one leads`() {
    let coder = coder([("a", "x", 3), ("b", "y", 2)])
    let alone = coder.assessments(of: note("y"))[1]
    let beside = coder.assessments(of: note("x y"))[1]
    #expect(alone.score == 2 && beside.score == 2)
    #expect(beside.probability < alone.probability)
    #expect(coder.codings(of: note("x y")).map(\.area.value) == ["a"])
  }

  @Test func `gives an area that one strong indicator names`() {
    let coder = coder([("a", "x", 2), ("a", "y", 0.8)])
    #expect(coder.codings(of: note("x")).map(\.area.value) == ["a"])
    #expect(coder.codings(of: note("y", kind: .point)).isEmpty)
  }

  @Test func `is sure of one strong area without a rival`() {
    let coder = coder([("a", "x", 3), ("b", "y", 3), ("a", "w", 1.6)])
    #expect(coder.codings(of: note("x")).map(\.isSure) == [true])
    #expect(coder.codings(of: note("x y")).map(\.isSure) == [false, false])
    #expect(coder.codings(of: note("w")).map(\.isSure) == [false])
  }

  @Test func `proposes the theme's area, says so and is not sure`() throws {
    let coder = coder([("a", "x", 1), ("b", "y", 3)])
    let coding = try #require(coder.codings(of: note("intet", theme: "y")).first)
    #expect(coding.area == FocusAreaID("b"))
    #expect(coding.origin == .theme && !coding.isSure && coding.evidence.isEmpty)
    #expect(coder.codings(of: note("intet")).isEmpty)
    #expect(coder.codings(of: note("intet", kind: .point, theme: "y")).isEmpty)
  }

  @Test func `proposes the best of weak words by their own right`() throws {
    let coder = coder([("a", "x", 1.6), ("b", "y", 3)])
    let coding = try #require(coder.codings(of: note("x")).first)
    #expect(coding.area == FocusAreaID("a") && coding.origin == .rule && !coding.isSure)
  }

  @Test func `makes nothing sure of a wrong theme that the words alone do not give`() {
    let wrong = "Teknologi og digitale læremidler i skolen"
    let misled = goldNotes.map { note in
      var note = note
      note.theme = wrong
      return note
    }
    let plain = goldNotes.map { note in
      var note = note
      note.theme = nil
      return note
    }
    for (left, right) in zip(coder.codings(of: misled), coder.codings(of: plain)) {
      #expect(Set(left.filter(\.isSure).map(\.area)).isSubset(of: right.map(\.area)))
      #expect(left.filter { $0.origin == .theme }.allSatisfy { !$0.isSure })
    }
  }
}
