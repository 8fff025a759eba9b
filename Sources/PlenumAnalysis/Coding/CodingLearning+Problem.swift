import Glibc
import PlenumModel

extension CodingLearning {
  /// Notes with what is known of each area before it is weighed, worked out once.
  struct Material {
    let notes: [NoteRecord]
    let observations: [[(features: [Double], rows: [Int])]]

    init(_ notes: [NoteRecord], coder: Coder) {
      self.notes = notes
      observations = coder.observations(of: notes)
    }
  }

  /// The cost of every change: logistic loss over all areas of all notes and the penalties.
  ///
  /// Places: the change of each weight, then of each area, then of each indicator that counts anywhere.
  struct Problem {
    // How many notes' worth of evidence a change must overcome.
    private static let penaltyOfWeight = 20.0
    private static let penaltyOfArea = 10.0
    private static let penaltyOfIndicator = 5.0

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

    init(_ places: [Int], of material: Material, codebook: Codebook, start: CodingModel) {
      self.codebook = codebook
      weightCount = start.weights.count
      let firstRow = weightCount + codebook.areas.count
      var placeOfRow: [Int: Int] = [:]
      for place in places {
        let codes = Set(material.notes[place].codes ?? [])
        for (area, observation) in material.observations[place].enumerated() {
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
        ? Self.penaltyOfWeight
        : place < weightCount + codebook.areas.count ? Self.penaltyOfArea : Self.penaltyOfIndicator
    }
  }
}
