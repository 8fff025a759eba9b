/// What is known of a note and one area before it is weighed, as the numbers that a ``CodingModel``
/// weighs.
///
/// The words' own sum tells most, and how far it leads; the table's theme helps thin notes.
struct CodingFeatures: Sendable {
  /// The name of each number in a model's file, in order.
  static let names = [
    "score", "lead", "best", "found", "strong", "theme", "nearest_theme", "likeliest",
    "likeliest_point", "point", "theme_of_point",
  ]
  /// The numbers that come from the note's words alone, by their places in ``names``.
  static let ofWords = 0..<5
  /// The numbers that lean on the table's theme; `likeliest` may.
  static let ofTheme = [5, 6, 7, 10]

  /// Sums beyond this tell nothing more.
  private static let fullScore = 6.0
  private static let fullLead = 4.0
  /// What words and theme must reach together for the best area to be proposed where no area's words reach
  /// ``CodingRule/strong``.
  private static let leastForProposal = 0.8

  /// For each area its numbers, one area after the other.
  private(set) var values: [Double] = []

  /// - Parameters:
  ///   - scores: the damped sum of weights of each area.
  ///   - nearness: of the table's theme to each area, 0 to 1.
  ///   - isPoint: the note is a plain point, which more often than others is about no area.
  /// - Complexity: O(areas).
  mutating func read(scores: [Double], nearness: [Double], isPoint: Bool) {
    values.removeAll(keepingCapacity: true)
    var best = -Double.infinity
    var second = -Double.infinity
    var reach = -Double.infinity
    var nearest = 0.0
    for area in scores.indices {
      if scores[area] > best {
        second = best
        best = scores[area]
      } else {
        second = max(second, scores[area])
      }
      reach = max(reach, scores[area] + nearness[area])
      nearest = max(nearest, nearness[area])
    }
    if scores.count == 1 { second = 0 }
    let isOpen = best < CodingRule.strong && reach >= Self.leastForProposal
    let point = isPoint ? 1.0 : 0
    for area in scores.indices {
      let (score, near) = (scores[area], nearness[area])
      let isBest = score >= best
      let lead = score - (isBest ? second : best)
      let isLikeliest = isOpen && score + near >= reach
      values.append(min(score, Self.fullScore))
      values.append(max(-Self.fullLead, min(Self.fullLead, lead)))
      values.append(isBest && score > 0 ? 1 : 0)
      values.append(score > 0 ? 1 : 0)
      values.append(score >= CodingRule.strong ? 1 : 0)
      values.append(near)
      values.append(near > 0 && near >= nearest ? 1 : 0)
      values.append(isLikeliest && !isPoint ? 1 : 0)
      values.append(isLikeliest && isPoint ? 1 : 0)
      values.append(point)
      values.append(point * near)
    }
  }

  /// The numbers of one area.
  subscript(area: Int) -> ArraySlice<Double> {
    values[(area * Self.names.count)..<((area + 1) * Self.names.count)]
  }
}
