import Glibc

/// The figures by which the words of a note become codings.
///
/// A weight of 2 or more names an area by itself; weaker words must come together. They were chosen
/// by trial on invented notes before the coder was written, and the benchmark of codings tells what
/// they are worth.
enum CodingRule {
  /// What the heaviest indicator of an area counts, the second, the third and every further one:
  /// words of one area repeat each other.
  static let damping = [1, 0.6, 0.4, 0.3]
  /// However much speaks against an area, no more than this is taken off.
  static let mostAgainst = -2.0

  /// The score at which an area is as likely as not.
  static let threshold = 2.0
  private static let slope = 1.6

  /// The share of the distance to the best area that the others lose when the best is above the
  /// threshold.
  static let competition = 0.2

  /// A theme's score counts up to this, and is divided by it.
  static let fullTheme = 3.0
  /// What note and theme must reach together, where no area reaches the threshold, for the best one
  /// to be proposed.
  static let leastForProposal = 0.8
  static let proposal = 2.1

  /// A coding is sure where words alone bring it this far and no other area comes within
  /// ``sureLead`` of it: one strong indicator that nothing disputes. A second area of the same note
  /// is right less often, and so is the first beside it.
  static let sureScore = 2.4
  static let sureLead = 1.0

  static func probability(ofScore score: Double) -> Double {
    1 / (1 + exp(-slope * (score - threshold)))
  }
}
