import PlenumAnalysis
import PlenumModel
import Testing

private func assessments(_ probabilities: Double...) -> [AreaAssessment] {
  probabilities.enumerated().map { number, probability in
    AreaAssessment(
      area: FocusAreaID("\(number)"), score: 0, probability: probability, origin: .rule,
      isAssigned: probability >= 0.5, isSure: false, evidence: [])
  }
}

@Suite struct ReviewOrderTests {
  @Test func `puts first what is likeliest to be wrong`() {
    let order = ReviewOrder([
      assessments(0.99, 0.01), assessments(0.55, 0.01), assessments(0.9, 0.4),
      assessments(0.99, 0.01), assessments(0.5, 0.5),
    ])
    #expect(order.places == [4, 2, 1, 0, 3])
  }

  @Test func `rises faster than review at random`() {
    let areas = Codebook.current.areas
    let assessments = CodingEvaluation.assessmentsWithoutRowsOfOneMeeting(
      of: goldNotes, codebook: .current)
    func f1(_ share: Double) -> Double {
      CodingEvaluation.afterReview(
        ofShare: share, of: goldNotes, assessments: assessments, areas: areas
      ).f1
    }
    #expect(
      f1(0) == CodingEvaluation(of: goldNotes, assessments: assessments, areas: areas).micro.f1)
    #expect(f1(0.25) > 0.87)
    #expect(f1(1.0 / 3) > 0.9)
    #expect(f1(1) == 1)
  }
}
