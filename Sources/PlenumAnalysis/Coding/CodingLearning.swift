package import PlenumModel

/// Learns from notes whose areas people have settled.
///
/// The shipped model is the start, and every step away from it costs (ridge penalties): a few
/// corrections change little, and none change nothing. First is learnt how often codings that are
/// stated as so likely are right, which changes what is stated and what is sure, never which areas are
/// given. How features weigh, how common each area is and what each indicator is worth is learnt too,
/// and kept only where that gives clearly better areas on groups of notes that it was not learnt from.
package struct CodingLearning: Sendable {
  /// Agreement with people on meetings that took no part in the learning.
  package struct Figures: Hashable, Sendable {
    package let f1: Double
    package let macroF1: Double
    package let calibrationError: Double
    package let surePrecision: Double

    init(_ evaluation: CodingEvaluation) {
      f1 = evaluation.micro.f1
      macroF1 = evaluation.macroF1
      calibrationError = evaluation.calibrationError
      surePrecision = evaluation.sure.precision
    }
  }

  /// What a round of learning gave.
  package struct Outcome: Sendable {
    package let model: CodingModel
    /// Settled notes that were learnt from.
    package let notes: Int
    /// Groups of notes, each tested with what the others taught.
    package let groups: Int
    /// The groups are meetings; else the tables of one.
    package let isByMeeting: Bool
    package let before: Figures
    package let after: Figures

    /// The learnt model may be used: it agrees with people no less than the one before it.
    package var isNoWorse: Bool { after.f1 >= before.f1 }
  }

  /// Fewer settled notes teach nothing that can be tested.
  package static let fewestNotes = 20

  // Penalties: how many notes' worth of evidence a change must overcome.
  private static let penaltyOfWeight = 20.0
  private static let penaltyOfArea = 10.0
  private static let penaltyOfIndicator = 5.0
  private static let penaltyOfStating = 2.0
  /// What weights of one's own must gain in F1 to be worth their risk.
  private static let leastGain = 0.01

  private let codebook: Codebook
  private let base: CodingModel

  /// - Parameter base: the model that is used now.
  package init(codebook: Codebook, base: CodingModel) {
    self.codebook = codebook
    self.base = base
  }

  /// A model from all settled notes, with what it is worth on groups that it had not seen; nil where there are fewer
  /// than ``fewestNotes`` or one group only.
  package func learn(from notes: [NoteRecord]) -> Outcome? {
    let notes = notes.filter { $0.codes != nil }
    let (groups, isByMeeting) = Self.groups(of: notes)
    guard notes.count >= Self.fewestNotes, groups.count > 1 else { return nil }
    var before = [[AreaAssessment]](repeating: [], count: notes.count)
    var after = before
    let coder = Coder(codebook: codebook, model: base)
    for group in groups {
      let inGroup = Set(group)
      let others = notes.indices.filter { !inGroup.contains($0) }.map { notes[$0] }
      let tested = group.map { notes[$0] }
      let taught = Coder(codebook: codebook, model: fit(to: others))
      for (place, assessments) in zip(group, coder.assessments(of: tested)) {
        before[place] = assessments
      }
      for (place, assessments) in zip(group, taught.assessments(of: tested)) {
        after[place] = assessments
      }
    }
    func figures(_ assessments: [[AreaAssessment]]) -> Figures {
      Figures(CodingEvaluation(of: notes, assessments: assessments, areas: codebook.areas))
    }
    return Outcome(
      model: fit(to: notes), notes: notes.count, groups: groups.count, isByMeeting: isByMeeting,
      before: figures(before), after: figures(after))
  }

  /// The model that fits the notes best for what it costs to leave the shipped one.
  ///
  /// - Complexity: O(groups² · notes · indicators that count) a step of the search.
  package func fit(to notes: [NoteRecord]) -> CodingModel {
    let start = CodingModel.shipped(for: codebook.version)
    let notes = notes.filter { $0.codes != nil }
    guard !notes.isEmpty else { return start }
    let groups = Self.groups(of: notes).0
    var seen: [Stated] = []
    var unseen: [Stated] = []
    for group in groups where groups.count > 1 {
      let inGroup = Set(group)
      let others = notes.indices.filter { !inGroup.contains($0) }.map { notes[$0] }
      let tested = group.map { notes[$0] }
      seen += stated(of: tested, by: start)
      unseen += stated(of: tested, by: weighted(from: start, to: others))
    }
    let ownWeights =
      Self.f1(of: unseen, start.threshold) >= Self.f1(of: seen, start.threshold) + Self.leastGain
    let model = ownWeights ? weighted(from: start, to: notes) : start
    let basis = groups.count > 1 ? (ownWeights ? unseen : seen) : stated(of: notes, by: start)
    return model.stating(as: Self.stating(basis, start: start), number: base.number + 1)
  }

  /// How likely an area was found, and whether people gave it.
  private typealias Stated = (logit: Double, isRight: Bool)

  private func stated(of notes: [NoteRecord], by model: CodingModel) -> [Stated] {
    let areas = codebook.areas
    return zip(notes, Coder(codebook: codebook, model: model).logits(of: notes)).flatMap {
      note, logits in
      let codes = Set(note.codes ?? [])
      return zip(areas, logits).map { ($1, codes.contains($0.id)) }
    }
  }

  private static func f1(of stated: [Stated], _ threshold: Double) -> Double {
    let given = stated.filter { CodingModel.probability(ofLogit: $0.logit) >= threshold }
    let right = given.count(where: \.isRight)
    let all = given.count + stated.count(where: \.isRight)
    return all == 0 ? 0 : 2 * Double(right) / Double(all)
  }

  /// The slope and shift that turn the log odds of given areas into how often they are right.
  private static func stating(_ stated: [Stated], start: CodingModel) -> [Double] {
    let given = stated.filter { CodingModel.probability(ofLogit: $0.logit) >= start.threshold }
    let changes = Minimum.find(from: [0, 0]) { changes in
      var value = penaltyOfStating / 2 * (changes[0] * changes[0] + changes[1] * changes[1])
      var gradient = changes.map { penaltyOfStating * $0 }
      for item in given {
        let logit = (start.ofGiven[0] + changes[0]) * item.logit + start.ofGiven[1] + changes[1]
        value += CodingModel.loss(ofLogit: logit, isRight: item.isRight)
        let error = CodingModel.probability(ofLogit: logit) - (item.isRight ? 1 : 0)
        gradient[0] += error * item.logit
        gradient[1] += error
      }
      return (value, gradient)
    }
    return zip(start.ofGiven, changes).map(+)
  }

  private func weighted(from start: CodingModel, to notes: [NoteRecord]) -> CodingModel {
    let problem = Problem(notes, codebook: codebook, start: start)
    let found = Minimum.find(from: [Double](repeating: 0, count: problem.size)) {
      problem.cost(of: $0)
    }
    return problem.model(found, start: start)
  }

  /// The notes of each meeting; of one meeting alone, those of each table.
  private static func groups(of notes: [NoteRecord]) -> ([[Int]], isByMeeting: Bool) {
    let meetings = Dictionary(grouping: notes.indices) { notes[$0].meeting ?? "" }
    if meetings.count > 1 {
      return (meetings.sorted { $0.key < $1.key }.map(\.value), true)
    }
    let tables = Dictionary(grouping: notes.indices) { notes[$0].table ?? 0 }
    return (tables.sorted { $0.key < $1.key }.map(\.value), false)
  }

  /// The cost of every change: logistic loss over all areas of all notes and the penalties.
  ///
  /// Places: the change of each weight, then of each area, then of each indicator that counts anywhere.
  private struct Problem {
    private struct Case {
      let features: [Double]
      let area: Int
      /// Places of the indicators.
      let indicators: [Int]
      let base: Double
      let isRight: Bool
    }

    private let weightCount: Int
    private let codebook: Codebook
    private var cases: [Case] = []
    private var rows: [Int] = []

    var size: Int { weightCount + codebook.areas.count + rows.count }

    init(_ notes: [NoteRecord], codebook: Codebook, start: CodingModel) {
      self.codebook = codebook
      weightCount = start.weights.count
      let firstRow = weightCount + codebook.areas.count
      var placeOfRow: [Int: Int] = [:]
      let coder = Coder(codebook: codebook, model: start)
      for (note, observations) in zip(notes, coder.observations(of: notes)) {
        let codes = Set(note.codes ?? [])
        for (area, observation) in observations.enumerated() {
          var indicators: [Int] = []
          for row in observation.rows {
            let place = placeOfRow[row] ?? firstRow + rows.count
            if placeOfRow[row] == nil {
              placeOfRow[row] = place
              rows.append(row)
            }
            indicators.append(place)
          }
          cases.append(
            Case(
              features: observation.features + [1], area: weightCount + area,
              indicators: indicators,
              base: CodingModel.logit(observation.features[...], start.weights),
              isRight: codes.contains(codebook.areas[area].id)))
        }
      }
    }

    func cost(of changes: [Double]) -> (value: Double, gradient: [Double]) {
      var value = 0.0
      var gradient = [Double](repeating: 0, count: changes.count)
      for place in changes.indices {
        let penalty = penalty(place)
        value += penalty / 2 * changes[place] * changes[place]
        gradient[place] = penalty * changes[place]
      }
      for item in cases {
        var logit = item.base + changes[item.area]
        for place in 0..<weightCount { logit += item.features[place] * changes[place] }
        for place in item.indicators { logit += changes[place] }
        let probability = CodingModel.probability(ofLogit: logit)
        value += CodingModel.loss(ofLogit: logit, isRight: item.isRight)
        let error = probability - (item.isRight ? 1 : 0)
        for place in 0..<weightCount { gradient[place] += error * item.features[place] }
        gradient[item.area] += error
        for place in item.indicators { gradient[place] += error }
      }
      return (value, gradient)
    }

    func model(_ changes: [Double], start: CodingModel) -> CodingModel {
      let areas = zip(codebook.areas, changes[weightCount...]).map { ($0.id, $1) }
      let firstRow = weightCount + codebook.areas.count
      var indicators: [CodingModel.IndicatorKey: Double] = [:]
      for (row, change) in zip(rows, changes[firstRow...]) where abs(change) > 1e-4 {
        guard case .area(let area) = codebook.indicators[row].subject else { continue }
        let key = CodingModel.IndicatorKey(
          area: area, pattern: codebook.indicators[row].pattern)
        indicators[key, default: 0] += change
      }
      return CodingModel(
        codebook: codebook.version, number: start.number, threshold: start.threshold,
        ofGiven: start.ofGiven, sure: start.sure,
        weights: zip(start.weights, changes).map { $0 + $1 }, ofWords: start.ofWords,
        areas: Dictionary(areas) { first, _ in first }, indicators: indicators)
    }

    private func penalty(_ place: Int) -> Double {
      place < weightCount
        ? penaltyOfWeight
        : place < weightCount + codebook.areas.count ? penaltyOfArea : penaltyOfIndicator
    }
  }
}
