import TestSupport
import Testing

@testable import PlenumCommandLine

@Suite struct NearestTests {
  /// The definition, word for word: the cheapest way to edit the ends of both.
  private func naiveDistance(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>)
    -> Int
  {
    guard let x = a.last, let y = b.last else { return max(a.count, b.count) }
    var best = naiveDistance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1)
    best = min(best, naiveDistance(a.dropLast(), b) + 1)
    best = min(best, naiveDistance(a, b.dropLast()) + 1)
    if a.count > 1, b.count > 1, a.dropLast().last == y, b.dropLast().last == x {
      best = min(best, naiveDistance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return best
  }

  @Test func `the edit distance is that of its definition`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<500 {
      let a = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.letter() }
      let b = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.letter() }
      #expect(Nearest.editDistance(a, b) == naiveDistance(a[...], b[...]), "\(a) \(b)")
    }
  }

  @Test(arguments: [
    ("meet", ["meeting"]), ("metting", ["meeting"]), ("temer", ["theme"]), ("MEETING", ["meeting"]),
    ("tabel", ["table"]), ("form", ["format", "formula"]), ("x", []), ("zz", []), ("", []),
    ("fro", ["from"]), ("to", []),
  ])
  func `names what was meant, and nothing that is far away`(typed: String, nearest: [String]) {
    let names = ["meeting", "theme", "table", "format", "formula", "from"]
    #expect(Nearest.names(to: typed, among: names) == nearest)
  }
}
