import PlenumModel
import Testing

@testable import PlenumAnalysis

@Suite struct CodingLearningTests {
  private let codebook = Codebook.current.asBeforeReading

  @Test func `behaves as shipped where nobody has corrected anything`() {
    let learning = CodingLearning(codebook: codebook, base: .shipped(for: codebook.version))
    #expect(learning.fit(to: []) == .shipped(for: codebook.version))
    #expect(learning.learn(from: []) == nil)
    #expect(
      learning.learn(
        from: goldNotes.map {
          var note = $0; note.codes = nil; return note
        }) == nil)
    #expect(
      Coder(codebook: codebook).codings(of: goldNotes)
        == Coder(codebook: codebook, model: learning.fit(to: [])).codings(of: goldNotes))
  }

  /// On words that were written before anyone read these notes, each meeting tested with what the others taught.
  @Test func `agrees no less with meetings that it has not seen`() throws {
    let learning = CodingLearning(codebook: codebook, base: .shipped(for: codebook.version))
    let outcome = try #require(learning.learn(from: goldNotes))
    #expect(outcome.isByMeeting && outcome.groups == 4 && outcome.notes == 344)
    #expect(outcome.model.number == 1 && outcome.model.codebook == codebook.version)
    #expect(outcome.before.f1 > 0.75)
    #expect(outcome.isNoWorse)
  }

  @Test(arguments: OtherAuthor.allCases)
  func `gives other authors no worse areas and says more truly how often it is right`(
    _ author: OtherAuthor
  ) throws {
    let learning = CodingLearning(codebook: .current, base: .shipped(for: Codebook.current.version))
    let outcome = try #require(learning.learn(from: try author.notes()))
    #expect(outcome.isByMeeting && outcome.groups == 3 && outcome.notes >= 180)
    #expect(outcome.isNoWorse)
    // Where it was true enough before, there is little to gain.
    #expect(
      outcome.after.calibrationError < max(outcome.before.calibrationError, 0.04))
  }

  /// The shipped model was fitted to these too, so that it has most to lose here.
  @Test func `what is called sure is right no more seldom after learning`() throws {
    let learning = CodingLearning(codebook: .current, base: .shipped(for: Codebook.current.version))
    let outcome = try #require(learning.learn(from: goldNotes))
    #expect(outcome.after.surePrecision >= outcome.before.surePrecision)
    #expect(outcome.isNoWorse)
    #expect(outcome.after.calibrationError < outcome.before.calibrationError)
  }

  @Test func `learns a word that people teach it`() throws {
    let taught = (0..<40).map { number in
      NoteRecord(
        id: "\(number)", meeting: number < 20 ? "a" : "b", kind: .challenge,
        text: number.isMultiple(of: 2) ? "fælles om det" : "noget helt andet",
        codes: number.isMultiple(of: 2) ? [FocusAreaID("videndeling")] : [])
    }
    let before = Coder(codebook: .current).assessments(of: taught[0])
    let model = CodingLearning(
      codebook: .current, base: .shipped(for: Codebook.current.version)
    ).fit(to: taught)
    let after = Coder(codebook: .current, model: model).assessments(of: taught[0])
    let area = try #require(Codebook.current.areas.firstIndex { $0.id.value == "videndeling" })
    #expect(after[area].probability > before[area].probability)
  }

  @Test func `finds the bottom of a bowl`() {
    let found = Minimum.find(from: [5, -3, 100]) { place in
      let goal = [1.0, 2, 3]
      let factors = [1.0, 10, 0.1]
      var value = 0.0
      var gradient = [Double](repeating: 0, count: 3)
      for index in 0..<3 {
        let way = place[index] - goal[index]
        value += factors[index] * way * way
        gradient[index] = 2 * factors[index] * way
      }
      return (value, gradient)
    }
    for (value, goal) in zip(found, [1.0, 2, 3]) { #expect(abs(value - goal) < 1e-3) }
  }

  @Test func `comes back from the text in which it is kept`() throws {
    let model = CodingLearning(codebook: codebook, base: .shipped(for: codebook.version))
      .fit(to: Array(goldNotes.prefix(60)))
    let text = JSONValue.object(model.json).compact
    let again = try CodingModel(json: text, number: 1, codebook: codebook.version)
    #expect(again == model)
  }

  @Test func `refuses a model that is not for this codebook, or no model`() {
    let version = codebook.version
    let text = JSONValue.object(CodingModel.shipped(for: version).json).compact
    #expect(
      throws: CodingModelError.otherCodebook(version, expected: CodebookVersion("2030.1"))
    ) { _ = try CodingModel(json: text, number: 1, codebook: CodebookVersion("2030.1")) }
    #expect(throws: CodingModelError.unfitValue(field: "weights")) {
      _ = try CodingModel(
        json: text.replacing("\"weights\":[", with: "\"weights\":[1,"), number: 1,
        codebook: version)
    }
    #expect(throws: CodingModelError.unfitValue(field: "codebook")) {
      _ = try CodingModel(json: "{}", number: 1, codebook: version)
    }
  }
}
