/// The names that a mistyped name was probably meant to be.
enum Nearest {
  /// At most three names, none when nothing is near: those that begin with `typed`, else those
  /// with the smallest distance to it, as long as that is at most a third of its length. Capitals
  /// do not count.
  static func names(to typed: String, among names: [String]) -> [String] {
    let scalars = lowercase(typed)
    guard scalars.count >= 2 else { return [] }
    let longer = names.filter { lowercase($0).starts(with: scalars) }
    guard longer.isEmpty else { return Array(longer.prefix(3)) }
    let limit = min((scalars.count + 2) / 3, scalars.count - 1)
    let distances = names.map { editDistance(scalars, lowercase($0)) }
    guard let smallest = distances.min(), smallest <= limit else { return [] }
    let near = zip(names, distances).filter { $0.1 == smallest }.map(\.0)
    return Array(near.prefix(3))
  }

  /// How many insertions, deletions, replacements and swaps of neighbours turn one name into the
  /// other, no place being edited twice (the restricted Damerau-Levenshtein distance, also called
  /// optimal string alignment).
  ///
  /// - Complexity: O(*n* · *m*) time, O(*m*) space.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1], current[j]) + 1
        best = min(best, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }

  private static func lowercase(_ name: String) -> [Unicode.Scalar] {
    Array(name.lowercased().unicodeScalars)
  }
}
