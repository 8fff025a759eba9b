/// The figures by which the words of a note add up.
///
/// A weight of 2 or more names an area by itself; weaker words must come together.
enum CodingRule {
  /// What the heaviest indicator of an area counts, the second, the third and every further one:
  /// words of one area repeat each other.
  static let damping = [1, 0.6, 0.4, 0.3]
  /// However much speaks against an area, no more than this is taken off.
  static let mostAgainst = -2.0
  /// A sum that names an area by itself.
  static let strong = 2.0
  /// A theme's score counts up to this, and is divided by it.
  static let fullTheme = 3.0
}
