import PlenumAnalysis
import PlenumModel
import Testing

@Suite struct CodingEvaluationTests {
  @Test func `strict`() {
    let e = CodingEvaluation.withoutRowsOfOneMeeting(of: goldNotes, codebook: .current)
    print(
      "notes", goldNotes.count, e.micro, e.micro.f1, e.micro.precision, e.micro.recall, e.macroF1)
    print(
      "sure", e.sure, e.sure.precision, e.sureShare, "without", e.leftWithout, e.notesWithout,
      "ece", e.calibrationError, e.calibrationErrorOfAll)
    for a in e.areas { print(a.id, a.agreement.f1, a.agreement) }
  }
}
