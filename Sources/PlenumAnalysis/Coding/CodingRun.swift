import PlenumModel
import PlenumText

/// One pass over notes, with the memory and the themes that they share.
struct CodingRun {
  private let areas: [FocusAreaID]
  private let scoring: AreaScoring
  private let model: CodingModel
  /// What the model adds for each area.
  private let areaOffsets: [Double]
  private var matcher: IndicatorMatcher
  private var words = NoteWords()
  private var themeWords = NoteWords()
  private var features = CodingFeatures()
  /// For each theme how near it is to each area, 0 to 1.
  private var nearness: [String: [Double]] = [:]

  init(index: IndicatorIndex, scoring: AreaScoring, areas: [FocusAreaID], model: CodingModel) {
    self.areas = areas
    self.scoring = scoring
    self.model = model
    areaOffsets = areas.map { model.areas[$0] ?? 0 }
    matcher = IndicatorMatcher(index, rowCount: scoring.rowCount)
  }

  mutating func assessments(of note: NoteRecord) -> [AreaAssessment] {
    let tallies = read(note)
    var assessments: [AreaAssessment] = []
    assessments.reserveCapacity(areas.count)
    for (area, tally) in tallies.enumerated() {
      let features = self.features[area]
      let taught = areaOffsets[area] + tally.taught
      let logit = CodingModel.logit(features, model.weights) + taught
      let (probability, isAssigned) = model.stated(logit)
      let ofWords = CodingModel.probability(
        ofLogit: CodingModel.logit(features.prefix(CodingFeatures.ofWords.count), model.ofWords)
          + taught)
      let hasTheme = features[features.startIndex + Self.themeFeature] > 0
      let needsTheme = ofWords < model.threshold && hasTheme
      assessments.append(
        AreaAssessment(
          area: areas[area], score: tally.score, probability: probability,
          origin: needsTheme ? .theme : model.number > 0 ? .model : .rule,
          isAssigned: isAssigned,
          isSure: isAssigned
            && model.isSure(
              stated: model.cautious(stated: probability, logit), ofWords: ofWords,
              withoutTheme: model.withoutTheme(logit, features)),
          evidence: tally.accepted.flatMap { words.evidence($0.weight, $0.spans) }))
    }
    return assessments
  }

  /// What a model is fitted to: for each area its features, and the rows of indicators that count.
  mutating func observations(of note: NoteRecord) -> [(features: [Double], rows: [Int])] {
    read(note).enumerated().map { area, tally in
      (Array(features[area]), tally.accepted.map(\.row))
    }
  }

  private static let themeFeature = CodingFeatures.ofWords.upperBound

  /// Leaves the words in ``words`` and what is known of each area in ``features``.
  private mutating func read(_ note: NoteRecord) -> [AreaTally] {
    words.read(note.text, writingOut: .danish)
    let tallies = scoring.tallies(matcher.matches(in: words))
    features.read(
      scores: tallies.map(\.score), nearness: nearness(of: note.theme),
      isPoint: note.kind == .point)
    return tallies
  }

  /// The theme's own score, cut to 0...1; a theme is read once for all its notes.
  private mutating func nearness(of theme: String?) -> [Double] {
    guard let theme else { return Array(repeating: 0, count: areas.count) }
    if let known = nearness[theme] { return known }
    themeWords.read(theme, writingOut: .danish)
    let near = scoring.tallies(matcher.matches(in: themeWords)).map {
      min(max($0.score, 0), CodingRule.fullTheme) / CodingRule.fullTheme
    }
    nearness[theme] = near
    return near
  }
}

extension NoteWords {
  /// What the note itself says at the words of an indicator's phrases.
  fileprivate func evidence(_ weight: Double, _ spans: ArraySlice<Range<Int>>) -> [Evidence] {
    var places: [Range<Int>] = []
    for span in spans {
      let place = wholeNumbers(
        words[span.lowerBound].source.lowerBound..<words[span.upperBound - 1].source.upperBound)
      if !places.contains(place) { places.append(place) }
    }
    return places.map { place in
      Evidence(
        utf8Range: place, words: String(decoding: source[place], as: UTF8.self),
        weight: weight / Double(places.count))
    }
  }

  /// The place with the rest of a number that it cuts: `1.000 kr.` where the word is `000`.
  private func wholeNumbers(_ place: Range<Int>) -> Range<Int> {
    func isDigit(_ index: Int) -> Bool {
      source.indices.contains(index) && source[index].isASCIIDigit
    }
    func isMark(_ index: Int) -> Bool {
      source.indices.contains(index)
        && (source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ","))
    }
    var (start, end) = (place.lowerBound, place.upperBound)
    while isDigit(start) {
      if isDigit(start - 1) {
        start -= 1
      } else if isMark(start - 1), isDigit(start - 2) {
        start -= 2
      } else {
        break
      }
    }
    while isDigit(end - 1) {
      if isDigit(end) {
        end += 1
      } else if isMark(end), isDigit(end + 1) {
        end += 2
      } else {
        break
      }
    }
    return start..<end
  }
}
