import PlenumModel

/// One pass over notes, with the memory and the themes that they share.
struct CodingRun {
  /// What speaks for and against one area.
  private struct Tally {
    var score = 0.0
    /// The indicators that count, each with its weight and its words; those for the area first.
    var accepted: [(weight: Double, spans: [Range<Int>])] = []
  }

  private let areaOfRow: [Int]
  private let codebook: Codebook
  private var matcher: IndicatorMatcher
  private var words = NoteWords()
  private var themeWords = NoteWords()
  /// For each theme how near it is to each area, 0 to 1.
  private var nearness: [String: [Double]] = [:]

  init(index: IndicatorIndex, areaOfRow: [Int], codebook: Codebook) {
    matcher = IndicatorMatcher(index, rowCount: areaOfRow.count)
    self.areaOfRow = areaOfRow
    self.codebook = codebook
  }

  mutating func assessments(of note: NoteRecord) -> [AreaAssessment] {
    words.read(note.text, writingOut: .danish)
    var tallies = tallies(matcher.matches(in: words))
    Self.compete(&tallies)
    var proposal: Int?
    var origin = Coding.Origin.rule
    // A plain point that names no area is talk about the meeting more often than about its theme.
    if note.kind != .point, tallies.allSatisfy({ $0.score < CodingRule.threshold }) {
      let near = nearness(of: note.theme)
      let reach = tallies.indices.map { tallies[$0].score + near[$0] }
      if let best = reach.firstIndex(of: reach.max() ?? 0),
        reach[best] >= CodingRule.leastForProposal
      {
        tallies[best].score = max(tallies[best].score, CodingRule.proposal)
        proposal = best
        origin = near[best] > 0 ? .theme : .rule
      }
    }
    let scores = tallies.map(\.score)
    return tallies.indices.map { area in
      let score = scores[area]
      return AreaAssessment(
        area: codebook.areas[area].id, score: score,
        probability: CodingRule.probability(ofScore: score),
        origin: area == proposal ? origin : .rule,
        isSure: area != proposal && Self.isSure(area, scores),
        evidence: tallies[area].accepted.flatMap { evidence($0.weight, $0.spans) })
    }
  }

  /// The theme's own score, cut to 0...1; a theme is read once for all its notes.
  private mutating func nearness(of theme: String?) -> [Double] {
    guard let theme else { return Array(repeating: 0, count: codebook.areas.count) }
    if let known = nearness[theme] { return known }
    themeWords.read(theme, writingOut: .danish)
    let near = tallies(matcher.matches(in: themeWords)).map {
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

  /// The areas that trail the best one lose by how far they trail.
  private static func compete(_ tallies: inout [Tally]) {
    guard let best = tallies.map(\.score).max(), best > CodingRule.threshold else { return }
    for area in tallies.indices {
      tallies[area].score -= CodingRule.competition * (best - tallies[area].score)
    }
  }

  /// Adds up what was found, for each area the heaviest first; what shares a word with a heavier one of the same
  /// area and direction does not count.
  private func tallies(_ matches: [IndicatorMatch]) -> [Tally] {
    var tallies = [Tally](repeating: Tally(), count: codebook.areas.count)
    var against = [Double](repeating: 0, count: codebook.areas.count)
    for match in matches.sorted(by: comesBefore) {
      let area = areaOfRow[match.row]
      guard area >= 0 else { continue }
      let weight = codebook.indicators[match.row].weight
      let isTaken = tallies[area].accepted.contains { accepted in
        (accepted.weight > 0) == (weight > 0)
          && accepted.spans.contains { span in match.spans.contains { $0.overlaps(span) } }
      }
      guard !isTaken else { continue }
      if weight > 0 {
        let place = min(tallies[area].accepted.count, CodingRule.damping.count - 1)
        tallies[area].score += weight * CodingRule.damping[place]
      } else {
        against[area] += weight
      }
      tallies[area].accepted.append((weight, Array(match.spans)))
    }
    for area in tallies.indices {
      tallies[area].score += max(against[area], CodingRule.mostAgainst)
    }
    return tallies
  }

  /// For before against, then the heavier, the longer, the earlier, and at last the codebook's order.
  private func comesBefore(_ left: IndicatorMatch, _ right: IndicatorMatch) -> Bool {
    let leftWeight = codebook.indicators[left.row].weight
    let rightWeight = codebook.indicators[right.row].weight
    if (leftWeight > 0) != (rightWeight > 0) { return leftWeight > 0 }
    if leftWeight != rightWeight { return abs(leftWeight) > abs(rightWeight) }
    if left.wordCount != right.wordCount { return left.wordCount > right.wordCount }
    let leftStart = left.spans.first?.lowerBound ?? 0
    let rightStart = right.spans.first?.lowerBound ?? 0
    return (leftStart, left.row) < (rightStart, right.row)
  }

  /// The words of the note's own text that an indicator was found in.
  private func evidence(_ weight: Double, _ spans: [Range<Int>]) -> [Evidence] {
    var places: [Range<Int>] = []
    for span in spans {
      let first = words.words[span.lowerBound].source
      let place = first.lowerBound..<words.words[span.upperBound - 1].source.upperBound
      if !places.contains(place) { places.append(place) }
    }
    return places.map { place in
      Evidence(
        utf8Range: place, words: String(decoding: words.source[place], as: UTF8.self),
        weight: weight / Double(places.count))
    }
  }
}
