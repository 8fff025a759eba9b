import PlenumAnalysis
import PlenumModel
import Testing

@Suite struct CodingEvaluationTests {
  /// Quality on the sample notes. Words written after reading them count only where two notes of
  /// other meetings have them; the floors lie just under what is reached.
  @Test func `codes the sample notes as well as it did`() {
    let evaluation = CodingEvaluation.withoutRowsOfOneMeeting(of: goldNotes, codebook: .current)
    #expect(evaluation.micro.f1 > 0.80)
    #expect(evaluation.macroF1 > 0.80)
    #expect(evaluation.sure.precision > 0.90)
    #expect(evaluation.sureShare > 0.5)
    #expect(evaluation.leftWithoutShare > 0.77)
    #expect(evaluation.calibrationError < 0.06)
  }

  /// The same without any word that was written after reading them: what new notes may expect.
  @Test func `codes notes that nobody had read as well as it did`() {
    let coder = Coder(codebook: Codebook.current.asBeforeReading)
    let evaluation = CodingEvaluation(
      of: goldNotes, assessments: coder.assessments(of: goldNotes), areas: coder.codebook.areas)
    #expect(evaluation.micro.f1 > 0.77)
    #expect(evaluation.macroF1 > 0.75)
    #expect(evaluation.sure.precision > 0.91)
    #expect(evaluation.sureShare > 0.48)
    #expect(evaluation.calibrationError < 0.05)
  }

  /// Notes of other authors, whose words are in no indicator; to those of the first two the model's weights are fitted.
  @Test(arguments: zip(OtherAuthor.allCases, [0.72, 0.69, 0.76, 0.72]))
  func `codes the notes of other authors as well as it did`(_ author: OtherAuthor, _ floor: Double)
    throws
  {
    let notes = try author.notes()
    let coder = Coder(codebook: .current)
    let evaluation = CodingEvaluation(
      of: notes, assessments: coder.assessments(of: notes), areas: coder.codebook.areas)
    #expect(evaluation.micro.f1 > floor)
    #expect(evaluation.sure.precision > 0.83)
    #expect(evaluation.calibrationError < 0.08)
  }

  @Test func `no note that words are learnt from is one that figures are quoted of`() throws {
    let teaching = try OtherAuthor.teachingTexts()
    #expect(teaching.count > 1_900)
    let quoted = try OtherAuthor.allCases.flatMap { try $0.notes() } + goldNotes
    #expect(quoted.filter { teaching.contains($0.text) }.map(\.id) == [])
  }

  @Test func `counts right, wrong and missed areas`() {
    let areas = ["a", "b"].map {
      FocusArea(id: FocusAreaID($0), name: $0, inclusion: $0, exclusion: nil, years: [])
    }
    func assessments(_ a: Double, _ b: Double) -> [AreaAssessment] {
      zip(areas, [a, b]).map {
        AreaAssessment(
          area: $0.id, score: 0, probability: $1, origin: .rule,
          isAssigned: $1 >= 0.5, isSure: $1 > 0.9, evidence: [])
      }
    }
    let codes: [[String]?] = [["a"], ["a", "b"], [], [], nil]
    let notes = codes.map {
      NoteRecord(id: "", text: "", codes: $0?.map { FocusAreaID($0) })
    }
    let evaluation = CodingEvaluation(
      of: notes,
      assessments: [
        assessments(0.95, 0.1), assessments(0.65, 0.2), assessments(0.1, 0.1),
        assessments(0.2, 0.95), assessments(1, 1),
      ], areas: areas)
    #expect(evaluation.micro == CodingEvaluation.Agreement(right: 2, wrong: 1, missed: 1))
    #expect(evaluation.areas.map(\.agreement.f1) == [1, 0])
    #expect(evaluation.macroF1 == 0.5)
    #expect(evaluation.micro.precision == 2.0 / 3 && evaluation.micro.recall == 2.0 / 3)
    #expect(evaluation.sure.precision == 0.5 && evaluation.sureShare == 2.0 / 3)
    #expect(evaluation.notesWithout == 2 && evaluation.leftWithout == 1)
    // 0.95 twice and right once; 0.65 and right: (|1.9 - 1| + |0.65 - 1|) / 3.
    #expect(abs(evaluation.calibrationError - 1.25 / 3) < 1e-9)
  }

  @Test func `names every figure once`() {
    let figures = CodingEvaluation(of: [], assessments: [], areas: []).figures
    #expect(Set(figures.map(\.name)).count == figures.count)
    #expect(figures.allSatisfy { $0.value == 0 })
  }

  @Test func `says nothing of nothing`() {
    let evaluation = CodingEvaluation(of: [], assessments: [], areas: Codebook.current.areas)
    #expect(evaluation.micro.f1 == 0 && evaluation.macroF1 == 0)
    #expect(evaluation.calibrationError == 0 && evaluation.leftWithoutShare == 0)
  }
}
