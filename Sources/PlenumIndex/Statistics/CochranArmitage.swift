/// Whether a share rises or falls along scores such as years.
///
/// P. Armitage (1955), Tests for linear trends in proportions and frequencies, Biometrics 11.
package struct CochranArmitage: Hashable, Sendable {
  /// Positive where the share rises; asymptotically standard normal.
  package let z: Double
  /// Two-sided.
  package var p: Double { min(1, 2 * Tail.normal(abs(z))) }

  /// What of the differences between the scores is no straight line: Pearson's chi-square over all of them less `z²`, with
  /// two degrees of freedom fewer than there are scores; 0 of two.
  package let departure: Double
  private let scores: Int
  /// The p-value of `departure`; nil of two scores, which always lie on a line.
  package var departureP: Double? {
    scores > 2 ? Tail.chiSquare(departure, degreesOfFreedom: scores - 2) : nil
  }

  /// nil where the share is 0 or 1 throughout, or all notes have one score.
  package init?(_ parts: [(score: Double, count: Int, total: Int)]) {
    let total = parts.reduce(0.0) { $0 + Double($1.total) }
    let held = parts.reduce(0.0) { $0 + Double($1.count) }
    guard total > 0, held > 0, held < total else { return nil }
    let mean = parts.reduce(0.0) { $0 + $1.score * Double($1.total) } / total
    let share = held / total
    var deviation = 0.0
    var spread = 0.0
    // Scores from their mean: years are large beside their differences.
    for part in parts {
      let score = part.score - mean
      deviation += score * (Double(part.count) - Double(part.total) * share)
      spread += score * score * Double(part.total)
    }
    guard spread > 0 else { return nil }
    let line = deviation / (share * (1 - share) * spread).squareRoot()
    let all = parts.reduce(0.0) { sum, part in
      let expected = Double(part.total) * share
      guard expected > 0 else { return sum }
      let off = Double(part.count) - expected
      return sum + off * off / (expected * (1 - share))
    }
    z = line
    departure = max(0, all - line * line)
    scores = parts.count { $0.total > 0 }
  }
}
