import PlenumAnalysis
import PlenumModel
import Testing

private let (a, b, c) = (FocusAreaID("a"), FocusAreaID("b"), FocusAreaID("c"))

private func note(
  _ id: String, _ first: [FocusAreaID], _ second: [FocusAreaID], meeting: String = "m",
  table: Int? = 1
) -> TwiceCodedNote {
  TwiceCodedNote(id: id, name: id, meeting: meeting, table: table, first: first, second: second)
}

@Suite struct CodingAgreementTests {
  @Test func `counts agreement by area and over all`() throws {
    let agreement = CodingAgreement(
      of: [
        note("1", [a], [a]), note("2", [a], [b]), note("3", [], []), note("4", [a, b], [a]),
      ], areas: [a, b, c])
    #expect(agreement.areas.map(\.area) == [a, b])
    let first = agreement.areas[0]
    #expect(
      (first.both, first.onlyFirst, first.onlySecond, first.neither) == (2, 1, 0, 1))
    // pₒ = 3/4, pₑ = 3/4 · 2/4 + 1/4 · 2/4 = 1/2.
    #expect(try abs(#require(first.kappa) - 0.5) < 1e-12)
    #expect(agreement.identical == 2)
    #expect(abs(agreement.f1 - 4.0 / 7) < 1e-12)
    #expect(agreement.unit == .note)
  }

  @Test func `is whole where both say the same`() throws {
    let agreement = CodingAgreement(
      of: [note("1", [a], [a]), note("2", [b], [b], meeting: "n")], areas: [a, b])
    #expect(agreement.f1 == 1 && agreement.masiAlpha == 1 && agreement.jaccardAlpha == 1)
    #expect(agreement.f1Interval == 1...1 && agreement.unit == .meeting && agreement.units == 2)
    #expect(agreement.confusions.isEmpty)
  }

  @Test func `names the areas that are taken for each other, with their notes`() {
    let agreement = CodingAgreement(
      of: [
        note("1", [b], [a]), note("2", [a], [b]), note("3", [a], []), note("4", [c], [a]),
        note("5", [a, b], [a, b]),
      ], areas: [a, b, c])
    #expect(agreement.confusions.map(\.first) == [a, a, a])
    #expect(agreement.confusions.map(\.second) == [b, c, nil])
    #expect(agreement.confusions[0].notes == ["1", "2"])
    #expect(agreement.confusions[2].notes == ["3"])
  }

  @Test func `draws the same interval every time, round the figure`() throws {
    let notes = (0..<60).map { number in
      note(
        "\(number)", [number.isMultiple(of: 3) ? a : b], [number.isMultiple(of: 4) ? a : b],
        meeting: "\(number / 7)")
    }
    let agreement = CodingAgreement(of: notes, areas: [a, b])
    let interval = try #require(agreement.f1Interval)
    #expect(interval.contains(agreement.f1) && interval.upperBound > interval.lowerBound)
    #expect(CodingAgreement(of: notes, areas: [a, b]) == agreement)
  }

  @Test func `says nothing of nothing`() {
    let agreement = CodingAgreement(of: [], areas: [a])
    #expect(agreement.areas.isEmpty && agreement.f1Interval == nil && agreement.masiAlpha == nil)
  }
}
