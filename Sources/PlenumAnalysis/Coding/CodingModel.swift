import Glibc
package import PlenumModel

/// How what was found in a note becomes probabilities: the weights of its features, and what people's
/// corrections have taught beside them.
///
/// A logistic model. The shipped one was fitted to notes of three authors, without any word that had
/// been written after reading them, so that it expects of words what they are worth on notes that
/// nobody has read (``CodingModelFit``).
package struct CodingModel: Hashable, Sendable {
  /// The codebook whose areas and indicators it knows.
  package let codebook: CodebookVersion
  /// 0 for the shipped one; a store's own count from 1.
  package let number: Int
  /// The probability from which an area is given. Below one half, since leaving out what is
  /// there costs as much as giving what is not: F1 is best near half of what it reaches (Lipton,
  /// Elkan and Naryanaswamy 2014).
  let threshold: Double
  /// For areas that are given, the slope and the shift that turn the log odds into how often such
  /// codings are right (Platt 1999): the model is too sure where words are many and not sure enough where they are
  /// few.
  let ofGiven: [Double]
  /// A coding whose words alone make it this likely, and that is stated as ``leastSure`` or more, is sure.
  let sure: Double
  /// One weight for each of ``CodingFeatures/names``, and the constant at the end.
  let weights: [Double]
  /// The same for ``CodingFeatures/ofWords``: what the note's words say without its table.
  let ofWords: [Double]
  /// What is added for an area whatever the words.
  let areas: [FocusAreaID: Double]
  /// What is added where an indicator counts, by its area and pattern.
  let indicators: [IndicatorKey: Double]

  /// An indicator by what it says, which is the same in every build.
  package struct IndicatorKey: Hashable, Sendable {
    let area: FocusAreaID
    let pattern: String
  }

  init(
    codebook: CodebookVersion, number: Int, threshold: Double, ofGiven: [Double], sure: Double,
    weights: [Double],
    ofWords: [Double], areas: [FocusAreaID: Double] = [:],
    indicators: [IndicatorKey: Double] = [:]
  ) {
    self.codebook = codebook
    self.number = number
    self.threshold = threshold
    self.ofGiven = ofGiven
    self.sure = sure
    self.weights = weights
    self.ofWords = ofWords
    self.areas = areas
    self.indicators = indicators
  }

  /// The same weights, stating what they give by another slope and shift.
  func stating(as ofGiven: [Double], number: Int) -> CodingModel {
    CodingModel(
      codebook: codebook, number: number, threshold: threshold, ofGiven: ofGiven, sure: sure,
      weights: weights, ofWords: ofWords, areas: areas, indicators: indicators)
  }

  /// What is added for each of the indicators; empty where nothing is added for any.
  func taught(for indicators: [Indicator]) -> [Double] {
    guard !self.indicators.isEmpty else { return [] }
    return indicators.map { indicator in
      guard case .area(let area) = indicator.subject else { return 0 }
      return self.indicators[IndicatorKey(area: area, pattern: indicator.pattern)] ?? 0
    }
  }

  /// No coding that is stated as less likely is called sure.
  static let leastSure = 0.65

  /// The log odds of features by weights with the constant at the end.
  static func logit(_ features: ArraySlice<Double>, _ weights: [Double]) -> Double {
    var sum = weights[weights.count - 1]
    var place = 0
    for feature in features {
      sum += feature * weights[place]
      place += 1
    }
    return sum
  }

  /// The probability of an area by its log odds; one half or more where the area is given.
  func stated(_ logit: Double) -> (probability: Double, isGiven: Bool) {
    let plain = Self.probability(ofLogit: logit)
    guard plain >= threshold else { return (min(plain, 0.5.nextDown), false) }
    return (max(Self.probability(ofLogit: ofGiven[0] * logit + ofGiven[1]), 0.5), true)
  }

  /// The logistic loss: log(1 + exp(logit)), less the logit where the area is right, without overflow.
  static func loss(ofLogit logit: Double, isRight: Bool) -> Double {
    max(logit, 0) + log1p(exp(-abs(logit))) - (isRight ? logit : 0)
  }

  /// Whether a coding that is given is also called sure: never where it is not given without the table's theme.
  ///
  /// - Parameters:
  ///   - stated: how likely it is, as it is stated.
  ///   - ofWords: how likely by what the words say alone.
  ///   - withoutTheme: the log odds without what the theme adds (``withoutTheme(_:_:)``).
  func isSure(stated: Double, ofWords: Double, withoutTheme: Double) -> Bool {
    ofWords >= sure && stated >= Self.leastSure
      && Self.probability(ofLogit: withoutTheme) >= threshold
  }

  /// How likely a coding that is given may be called when it is asked whether it is sure: what people's corrections say of
  /// it, and no more than the shipped model would say of the same log odds. Corrections of a few meetings tell well how
  /// often codings are right on the whole, but not how far a sure one may be trusted.
  func cautious(stated: Double, _ logit: Double) -> Double {
    let slope = Self.shippedOfGiven
    return min(stated, max(Self.probability(ofLogit: slope[0] * logit + slope[1]), 0.5))
  }

  private static let shippedOfGiven = [0.7943, 0.2008]

  /// The log odds less all that leans on the theme of the table.
  func withoutTheme(_ logit: Double, _ features: ArraySlice<Double>) -> Double {
    CodingFeatures.ofTheme.reduce(logit) { $0 - weights[$1] * features[features.startIndex + $1] }
  }

  static func probability(ofLogit logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}

extension CodingModel {
  /// The model that a codebook ships with: the same weights for each, since they weigh sums and not
  /// words.
  package static func shipped(for codebook: CodebookVersion) -> CodingModel {
    CodingModel(
      codebook: codebook, number: 0, threshold: 0.31, ofGiven: shippedOfGiven, sure: 0.58,
      weights: [
        0.7592, 0.7374, 0.1355, -0.1654, 0.3088, 1.2187, 1.3742, 0.6381, -0.2635, -0.5102, -0.2915,
        -3.197,
      ],
      ofWords: [0.7825, 0.7521, 0.1923, 0.0864, 0.2114, -2.5425])
  }
}
