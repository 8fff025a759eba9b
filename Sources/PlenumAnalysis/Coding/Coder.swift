package import PlenumModel

/// Finds the focus areas that a note is about, from its words, and says which words.
///
/// The words of the codebook are looked for in the note, abbreviations written out. Per area the
/// weights of what was found are added up, damped; a model makes a probability of the sum, its lead
/// over the other areas, the table's theme and the kind of note. No area is a valid answer. The same
/// note always gets the same codings.
package struct Coder: Sendable {
  package let codebook: Codebook
  package let model: CodingModel
  private let index: IndicatorIndex
  private let scoring: AreaScoring

  /// Under the current codebook with the model it ships with; compiled once in a process.
  package static let standard = Coder(codebook: .current)

  /// Compiles the codebook's patterns. Rows that ``CodebookReader`` would refuse speak for nothing.
  ///
  /// - Parameter model: nil: the one that the codebook ships with.
  /// - Precondition: the model is for the codebook's version.
  /// - Complexity: O(letters of all patterns), some milliseconds.
  package init(codebook: Codebook, model: CodingModel? = nil) {
    let model = model ?? .shipped(for: codebook.version)
    precondition(model.codebook == codebook.version, "a model for this codebook")
    self.codebook = codebook
    self.model = model
    let builder = IndicatorIndexBuilder(codebook.indicators)
    index = builder.finish()
    let numbers = Dictionary(
      zip(codebook.areas.map(\.id), codebook.areas.indices), uniquingKeysWith: { first, _ in first }
    )
    let areaOfRow = codebook.indicators.map { indicator in
      guard case .area(let id) = indicator.subject else { return -1 }
      return numbers[id] ?? -1
    }
    scoring = AreaScoring(
      areaCount: codebook.areas.count, areaOfRow: areaOfRow,
      weights: codebook.indicators.map(\.weight), taught: model.taught(for: codebook.indicators))
  }

  /// The same with another model, without compiling the codebook's patterns again.
  ///
  /// - Precondition: the model is for the codebook's version.
  package func using(_ model: CodingModel) -> Coder {
    precondition(model.codebook == codebook.version, "a model for this codebook")
    return Coder(self, model)
  }

  private init(_ other: Coder, _ model: CodingModel) {
    codebook = other.codebook
    self.model = model
    index = other.index
    scoring = other.scoring.teaching(model.taught(for: codebook.indicators))
  }

  /// The areas that the note is about, likeliest first.
  package func codings(of note: NoteRecord) -> [Coding] { codings(of: [note])[0] }

  /// The codings of each note, in the order of the notes.
  package func codings(of notes: [NoteRecord]) -> [[Coding]] {
    assessments(of: notes).map(codings)
  }

  /// What speaks for and against every area of the codebook, in its order.
  package func assessments(of note: NoteRecord) -> [AreaAssessment] { assessments(of: [note])[0] }

  package func assessments(of notes: [NoteRecord]) -> [[AreaAssessment]] {
    var run = newRun
    return notes.map { run.assessments(of: $0) }
  }

  /// The codings that assessments amount to: the assigned areas, likeliest first.
  package func codings(from assessments: [AreaAssessment]) -> [Coding] {
    assessments.filter(\.isAssigned).highestFirst(by: \.probability).map { assessment in
      Coding(
        area: assessment.area, origin: assessment.origin, probability: assessment.probability,
        isSure: assessment.isSure, evidence: assessment.evidence.filter { $0.weight > 0 },
        codebook: codebook.version)
    }
  }

  /// What a model for this codebook is fitted to, note by note and area by area.
  func observations(of notes: [NoteRecord]) -> [[(features: [Double], rows: [Int])]] {
    var run = newRun
    return notes.map { run.observations(of: $0) }
  }

  private var newRun: CodingRun {
    CodingRun(index: index, scoring: scoring, areas: codebook.areas.map(\.id), model: model)
  }

  /// The rows of the codebook's indicators that are found in each note, whatever becomes of them.
  func rows(foundIn notes: [NoteRecord]) -> [[Int]] {
    var words = NoteWords()
    var matcher = IndicatorMatcher(index, rowCount: scoring.rowCount)
    return notes.map { note in
      words.read(note.text, writingOut: .danish)
      return matcher.matches(in: words).map(\.row)
    }
  }
}
