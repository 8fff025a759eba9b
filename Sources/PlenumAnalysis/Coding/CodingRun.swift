import PlenumModel

/// One pass over notes, with the memory and the themes that they share.
struct CodingRun {
  private let areas: [FocusAreaID]
  private let scoring: AreaScoring
  private var matcher: IndicatorMatcher
  private var words = NoteWords()
  private var themeWords = NoteWords()
  /// For each theme how near it is to each area, 0 to 1.
  private var nearness: [String: [Double]] = [:]

  init(index: IndicatorIndex, scoring: AreaScoring, areas: [FocusAreaID]) {
    self.areas = areas
    self.scoring = scoring
    matcher = IndicatorMatcher(index, rowCount: scoring.rowCount)
  }

  mutating func assessments(of note: NoteRecord) -> [AreaAssessment] {
    words.read(note.text, writingOut: .danish)
    var tallies = scoring.tallies(matcher.matches(in: words))
    AreaScoring.compete(&tallies)
    let proposal = proposal(for: note, tallies)
    if let proposal {
      tallies[proposal.area].score = max(tallies[proposal.area].score, CodingRule.proposal)
    }
    let scores = tallies.map(\.score)
    var assessments: [AreaAssessment] = []
    assessments.reserveCapacity(areas.count)
    for (area, tally) in tallies.enumerated() {
      let isProposed = area == proposal?.area
      assessments.append(
        AreaAssessment(
          area: areas[area], score: tally.score,
          probability: CodingRule.probability(ofScore: tally.score),
          origin: isProposed ? proposal?.origin ?? .rule : .rule,
          isSure: !isProposed && Self.isSure(area, scores),
          evidence: tally.accepted.flatMap { words.evidence($0.weight, $0.spans) }))
    }
    return assessments
  }

  /// Where no area comes out by itself, the one that weak words and the theme together speak for
  /// most.
  private mutating func proposal(
    for note: NoteRecord, _ tallies: [AreaTally]
  ) -> (area: Int, origin: Coding.Origin)? {
    // A plain point that names no area is talk about the meeting more often than about its theme.
    guard note.kind != .point, tallies.allSatisfy({ $0.score < CodingRule.threshold }) else {
      return nil
    }
    let near = nearness(of: note.theme)
    let reach = zip(tallies, near).map { $0.score + $1 }
    guard let most = reach.max(), most >= CodingRule.leastForProposal,
      let best = reach.firstIndex(of: most)
    else { return nil }
    return (best, near[best] > 0 ? .theme : .rule)
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

  private static func isSure(_ area: Int, _ scores: [Double]) -> Bool {
    scores[area] >= CodingRule.sureScore
      && scores.indices.allSatisfy {
        $0 == area || scores[area] - scores[$0] >= CodingRule.sureLead
      }
  }
}

extension NoteWords {
  /// What the note itself says at the words of an indicator's phrases.
  fileprivate func evidence(_ weight: Double, _ spans: ArraySlice<Range<Int>>) -> [Evidence] {
    var places: [Range<Int>] = []
    for span in spans {
      let start = words[span.lowerBound].source.lowerBound
      let place = start..<words[span.upperBound - 1].source.upperBound
      if !places.contains(place) { places.append(place) }
    }
    return places.map { place in
      Evidence(
        utf8Range: place, words: String(decoding: source[place], as: UTF8.self),
        weight: weight / Double(places.count))
    }
  }
}
