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
    /// How many codings are called sure.
    package let sureCount: Int

    init(_ evaluation: CodingEvaluation) {
      f1 = evaluation.micro.f1
      macroF1 = evaluation.macroF1
      calibrationError = evaluation.calibrationError
      surePrecision = evaluation.sure.precision
      sureCount = evaluation.sure.right + evaluation.sure.wrong
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

    /// The learnt model may be used: it agrees with people no less than the one before it, and what it calls sure is right
    /// no more seldom, but for what a single coding may tip.
    package var isNoWorse: Bool {
      after.f1 >= before.f1
        && after.surePrecision >= before.surePrecision - 1 / Double(max(1, before.sureCount))
    }
  }

  /// Fewer settled notes teach nothing that can be tested.
  package static let fewestNotes = 20

  /// How many notes' worth of evidence a change of what is stated must overcome.
  private static let penaltyOfStating = 2.0
  /// What weights of one's own must gain in F1 to be worth their risk.
  private static let leastGain = 0.02

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
    let material = Material(notes, coder: coder)
    for group in groups {
      let tested = group.map { notes[$0] }
      let others = Self.rest(of: notes.indices, without: group)
      let taught = coder.using(fit(to: others, of: material))
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
      model: fit(to: Array(notes.indices), of: material), notes: notes.count, groups: groups.count,
      isByMeeting: isByMeeting,
      before: figures(before), after: figures(after))
  }

  /// The model that fits the notes best for what it costs to leave the shipped one.
  ///
  /// - Complexity: O(``mostFolds`` · notes · indicators that count) a step of the search.
  package func fit(to notes: [NoteRecord]) -> CodingModel {
    let notes = notes.filter { $0.codes != nil }
    let start = CodingModel.shipped(for: codebook.version)
    guard !notes.isEmpty else { return start }
    let material = Material(notes, coder: Coder(codebook: codebook, model: start))
    return fit(to: Array(notes.indices), of: material)
  }

  /// - Parameter places: of notes in the material, at least one.
  private func fit(to places: [Int], of material: Material) -> CodingModel {
    let start = CodingModel.shipped(for: codebook.version)
    let groups = Self.groups(of: places.map { material.notes[$0] }).clusters
    let folds = Self.folds(of: groups).map { fold in fold.map { places[$0] } }
    let seen = stated(places, of: material, by: start)
    guard folds.count > 1 else {
      return start.stating(as: Self.stating(seen, start: start), number: base.number + 1)
    }
    let unseen = folds.flatMap { fold in
      let others = Self.rest(of: places, without: fold)
      return stated(fold, of: material, by: weighted(from: start, to: others, of: material))
    }
    let gain = Self.f1(of: unseen, start.threshold) - Self.f1(of: seen, start.threshold)
    let hasOwnWeights = gain >= Self.leastGain
    let model = hasOwnWeights ? weighted(from: start, to: places, of: material) : start
    return model.stating(
      as: Self.stating(hasOwnWeights ? unseen : seen, start: start), number: base.number + 1)
  }

  /// How likely an area was found, and whether people gave it.
  private typealias Stated = (logit: Double, isRight: Bool)

  private func stated(
    _ places: [Int], of material: Material, by model: CodingModel
  ) -> [Stated] {
    let taught = model.taught(for: codebook.indicators)
    return places.flatMap { place in
      let codes = Set(material.notes[place].codes ?? [])
      return zip(codebook.areas, material.observations[place]).map { area, observation in
        var logit = CodingModel.logit(observation.features[...], model.weights)
        logit += model.areas[area.id] ?? 0
        if !taught.isEmpty { for row in observation.rows { logit += taught[row] } }
        return (logit, codes.contains(area.id))
      }
    }
  }

  /// So many times at most are weights fitted to find out whether they are worth it.
  private static let mostFolds = 5

  /// The groups, put together to at most ``mostFolds`` of about the same size.
  private static func folds(of groups: [[Int]]) -> [[Int]] {
    var folds = [[Int]](repeating: [], count: min(groups.count, mostFolds))
    for group in groups.sorted(by: { $0.count > $1.count }) {
      let smallest = folds.indices.min { folds[$0].count < folds[$1].count }
      if let smallest { folds[smallest] += group }
    }
    return folds
  }

  private static func rest(of places: some Sequence<Int>, without group: [Int]) -> [Int] {
    let inGroup = Set(group)
    return places.filter { !inGroup.contains($0) }
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

  private func weighted(
    from start: CodingModel, to places: [Int], of material: Material
  ) -> CodingModel {
    let problem = Problem(places, of: material, codebook: codebook, start: start)
    let found = Minimum.find(from: [Double](repeating: 0, count: problem.size)) {
      problem.cost(of: $0)
    }
    return problem.model(found, start: start)
  }

  /// The notes of each meeting; of one meeting alone, those of each table.
  private static func groups(of notes: [NoteRecord]) -> (clusters: [[Int]], areMeetings: Bool) {
    notes.indices.clusters(meeting: { notes[$0].meeting }, table: { notes[$0].table })
  }
}
