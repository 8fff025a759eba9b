import Glibc
package import PlenumModel

/// Fits the weights that a codebook's model ships with to notes with known areas.
///
/// The notes should be by authors whose words the codebook's indicators do not come from: how much a
/// word is worth is seen only where it was not picked for the note.
package struct CodingModelFit {
  /// How many notes' worth of evidence a weight must overcome (ridge).
  private static let penalty = 10.0
  /// The share of codings that are to be sure.
  private static let sureShare = 0.5

  private let version: CodebookVersion
  /// For each note and area its numbers, and whether people gave it.
  private var cases: [(features: [Double], isRight: Bool)] = []

  package init(_ version: CodebookVersion) { self.version = version }

  /// Takes in notes with known areas, as read with a codebook of the version.
  package mutating func add(_ notes: [NoteRecord], codebook: Codebook) {
    let coder = Coder(codebook: codebook)
    for (note, observations) in zip(notes, coder.observations(of: notes)) {
      let codes = Set(note.codes ?? [])
      for (area, observation) in zip(codebook.areas, observations) {
        cases.append((observation.features, codes.contains(area.id)))
      }
    }
  }

  /// - Complexity: some seconds for a thousand notes.
  package var model: CodingModel {
    let weights = weights(places: CodingFeatures.names.indices)
    let ofWords = self.weights(places: CodingFeatures.ofWords)
    let logits = cases.map { CodingModel.logit($0.features[...], weights) }
    let wordLogits = cases.map {
      CodingModel.logit($0.features[CodingFeatures.ofWords], ofWords)
    }
    let threshold = Self.threshold(logits, cases.map(\.isRight))
    let given = cases.indices.filter { CodingModel.probability(ofLogit: logits[$0]) >= threshold }
    let ofGiven = Self.logistic(
      given.map { ([logits[$0], 1], cases[$0].isRight) }, penalties: [0.01, 0.01])
    func model(sure: Double) -> CodingModel {
      CodingModel(
        codebook: version, number: 0, threshold: threshold, ofGiven: ofGiven, sure: sure,
        weights: weights, ofWords: ofWords)
    }
    // The strictest that leaves the share asked for.
    let sureties = stride(from: 0.95, through: 0.4, by: -0.01)
    let sure = sureties.first { sure in
      let candidate = model(sure: sure)
      let count = given.count { place in
        candidate.isSure(
          stated: candidate.stated(logits[place]).probability,
          ofWords: CodingModel.probability(ofLogit: wordLogits[place]),
          withoutTheme: candidate.withoutTheme(logits[place], cases[place].features[...]))
      }
      return Double(count) >= Self.sureShare * Double(given.count)
    }
    return model(sure: sure ?? 0.4)
  }

  /// The weights of some of the numbers, with the constant at the end.
  private func weights(places: Range<Int>) -> [Double] {
    Self.logistic(
      cases.map { (Array($0.features[places]) + [1], $0.isRight) },
      penalties: places.map { _ in Self.penalty } + [0])
  }

  private static func logistic(
    _ cases: [(numbers: [Double], isRight: Bool)], penalties: [Double]
  ) -> [Double] {
    Minimum.find(from: penalties.map { _ in 0 }) { weights in
      var value = 0.0
      var gradient = zip(weights, penalties).map(*)
      for place in weights.indices { value += gradient[place] * weights[place] / 2 }
      for item in cases {
        var logit = 0.0
        for place in weights.indices { logit += weights[place] * item.numbers[place] }
        value += CodingModel.loss(ofLogit: logit, isRight: item.isRight)
        let error = CodingModel.probability(ofLogit: logit) - (item.isRight ? 1 : 0)
        for place in weights.indices { gradient[place] += error * item.numbers[place] }
      }
      return (value, gradient)
    }
  }

  /// The probability from which giving an area makes F1 best, as the mean over five neighbours.
  private static func threshold(_ logits: [Double], _ isRight: [Bool]) -> Double {
    let steps = (25...55).map { Double($0) / 100 }
    let all = isRight.count(where: \.self)
    let f1 = steps.map { step in
      let given = logits.indices.filter { CodingModel.probability(ofLogit: logits[$0]) >= step }
      return 2 * Double(given.count { isRight[$0] }) / Double(max(1, given.count + all))
    }
    let best = (2..<steps.count - 2).max {
      f1[$0 - 2...$0 + 2].reduce(0, +) < f1[$1 - 2...$1 + 2].reduce(0, +)
    }
    return steps[best ?? 0]
  }
}
