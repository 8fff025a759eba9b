/// What speaks for and against one area.
struct AreaTally {
  var score = 0.0
  /// The indicators that count, those for the area first, each with its weight and the words of its
  /// phrases.
  fileprivate(set) var accepted: [(row: Int, weight: Double, spans: ArraySlice<Range<Int>>)] = []
  /// What a learnt model adds for them to the log odds.
  fileprivate(set) var taught = 0.0
}

/// Adds up the indicators found in a text, area by area.
struct AreaScoring: Sendable {
  private let areaCount: Int
  /// For each indicator the number of its area; -1 for one that belongs to none.
  private let areaOfRow: [Int]
  private let weights: [Double]
  /// What a learnt model adds to the log odds for each indicator that counts; empty for none.
  private let taught: [Double]

  init(areaCount: Int, areaOfRow: [Int], weights: [Double], taught: [Double] = []) {
    self.areaCount = areaCount
    self.areaOfRow = areaOfRow
    self.weights = weights
    self.taught = taught
  }

  /// The same with what another model adds.
  func teaching(_ taught: [Double]) -> AreaScoring {
    AreaScoring(areaCount: areaCount, areaOfRow: areaOfRow, weights: weights, taught: taught)
  }

  var rowCount: Int { weights.count }

  /// A tally for each area: the heaviest indicator first; what shares a word with a heavier one of
  /// the same area and direction does not count.
  func tallies(_ matches: [IndicatorMatch]) -> [AreaTally] {
    var tallies = [AreaTally](repeating: AreaTally(), count: areaCount)
    var against = [Double](repeating: 0, count: areaCount)
    for match in matches.sorted(by: { comesBefore($0, $1) }) {
      let area = areaOfRow[match.row]
      guard area >= 0 else { continue }
      let weight = weights[match.row]
      let accepted = tallies[area].accepted
      let isTaken = accepted.contains { other in
        (other.weight > 0) == (weight > 0)
          && other.spans.contains { span in match.spans.contains { $0.overlaps(span) } }
      }
      guard !isTaken else { continue }
      if weight > 0 {
        let place = min(accepted.count, CodingRule.damping.count - 1)
        tallies[area].score += weight * CodingRule.damping[place]
      } else {
        against[area] += weight
      }
      tallies[area].accepted.append((match.row, weight, match.spans))
      if !taught.isEmpty { tallies[area].taught += taught[match.row] }
    }
    for area in tallies.indices {
      tallies[area].score += max(against[area], CodingRule.mostAgainst)
    }
    return tallies
  }

  /// For before against, then the heavier, the longer, the earlier, and at last the codebook's
  /// order.
  private func comesBefore(_ left: IndicatorMatch, _ right: IndicatorMatch) -> Bool {
    let leftWeight = weights[left.row]
    let rightWeight = weights[right.row]
    if (leftWeight > 0) != (rightWeight > 0) { return leftWeight > 0 }
    if leftWeight != rightWeight { return abs(leftWeight) > abs(rightWeight) }
    if left.wordCount != right.wordCount { return left.wordCount > right.wordCount }
    let leftStart = left.spans.first?.lowerBound ?? 0
    let rightStart = right.spans.first?.lowerBound ?? 0
    return (leftStart, left.row) < (rightStart, right.row)
  }
}
