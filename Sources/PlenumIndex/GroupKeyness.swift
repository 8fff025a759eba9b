import Glibc
import PlenumText

/// The terms that a group of notes has more often than all other notes, counted in tokens.
package struct GroupKeyness: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package let term: TermID
    package let spelling: String
    /// Tokens of the term in the group and outside it.
    package let tokens: FourfoldTable
    /// Over four cells.
    package let signedG2: Double?
    package let p: Double?
    /// Benjamini-Hochberg over all terms of the index.
    package let adjustedP: Double?
  }

  /// The value of the attribute.
  package let group: String
  /// Largest G² first, ties by spelling; none where the group or the rest has no token.
  package let rows: [Row]
}

extension TermIndex {
  /// The terms that set each value of an attribute apart from all other notes: those that it has more often than
  /// expected, by G² over four cells.
  ///
  /// - Parameter limit: at most so many terms a group.
  /// - Complexity: O(tokens + groups × terms), shared by `threads`.
  package func keyness(
    by attribute: Attribute, limit: Int, threads: Int? = nil
  ) -> [GroupKeyness] {
    let column = column(attribute)
    let names = values(of: attribute, in: all)
    let threads = tokenCount > 1 << 16 ? threads ?? Threads.available : 1
    let counts = GroupCounts(of: postings, column, threads: threads)
    let collected = Collected<GroupKeyness>(count: names.count)
    Threads.run(min(threads, max(1, names.count))) { thread in
      for place in stride(from: thread, to: names.count, by: threads) {
        guard let group = column.code(of: names[place]) else { continue }
        let rows = self.rows(of: Int(group), counts, limit: limit)
        collected.set(place, GroupKeyness(group: names[place], rows: rows))
      }
    }
    return collected.values
  }

  private func rows(of group: Int, _ counts: GroupCounts, limit: Int) -> [GroupKeyness.Row] {
    let n1 = counts.totals[group]
    guard n1 > 0, n1 < tokenCount, limit > 0 else { return [] }
    var family = KeynessFamily(n1: n1, all: tokenCount)
    var best = BestTerms(limit: limit, terms: self)
    let frequencies = postings.frequencies.span
    let cells = counts.cells.span
    var cell = group
    for term in frequencies.indices {
      let signed = family.add(Int(cells[cell]), of: Int(frequencies[term]))
      cell &+= counts.groups
      if signed > best.least { best.add(UInt32(term), signed) }
    }
    let adjusted = family.adjustment()
    return best.terms.map { term in
      let a = Int(counts.cells[term.position * counts.groups + group])
      let tokens = FourfoldTable(
        k1: a, n1: n1, k2: postings.frequency(of: term) - a, n2: tokenCount - n1)
      return GroupKeyness.Row(
        term: term, spelling: spelling(of: term), tokens: tokens, signedG2: tokens.signedG2,
        p: tokens.p,
        adjustedP: adjusted(family.g2(a, of: postings.frequency(of: term))))
    }.sorted { left, right in
      let (first, second) = (left.signedG2 ?? 0, right.signedG2 ?? 0)
      return first == second ? precedes(left.spelling, right.spelling) : first > second
    }
  }
}

/// Tokens of every term in every group.
private struct GroupCounts: Sendable {
  let groups: Int
  /// Of term t in group g: `cells[t * groups + g]`.
  private(set) var cells: [UInt32]
  private(set) var totals: [Int]

  init(of postings: Postings, _ column: Column, threads: Int) {
    let groups = column.values.count
    let parts = Collected<GroupCounts>(count: threads)
    Threads.run(threads) { thread in
      let notes =
        postings.noteCount * thread / threads..<postings.noteCount * (thread + 1) / threads
      parts.set(thread, GroupCounts(of: postings, column, notes))
    }
    let counted = parts.values
    self = counted.first ?? GroupCounts(of: postings, column, 0..<0)
    for part in counted.dropFirst() {
      for index in part.cells.indices { cells[index] &+= part.cells[index] }
      for group in 0..<groups { totals[group] += part.totals[group] }
    }
  }

  private init(of postings: Postings, _ column: Column, _ notes: Range<Int>) {
    let groups = column.values.count
    var cells = [UInt32](repeating: 0, count: groups * postings.termCount)
    var totals = [Int](repeating: 0, count: groups)
    for segment in postings.segments {
      let own = segment.firstNote..<segment.firstNote + segment.noteCount
      column.eachCode(of: own.clamped(to: notes)) { note, group in
        totals[group] += Self.count(
          segment, note - segment.firstNote, postings.code.common, group, of: groups, in: &cells)
      }
    }
    self.groups = groups
    self.cells = cells
    self.totals = totals
  }

  /// Counts the terms of one note of a segment, and gives their number.
  @inline(__always)
  private static func count(
    _ segment: NoteSegment, _ number: Int, _ common: [UInt32], _ group: Int, of groups: Int,
    in cells: inout [UInt32]
  ) -> Int {
    let source = segment.bytes.span
    let commonSpan = common.span
    var counted = cells.mutableSpan
    var place = Int(segment.starts[number])
    let end = Int(segment.starts[number + 1])
    var count = 0
    while place < end {
      let term = TermCode.read(source, at: &place, commonSpan)
      counted[Int(term) &* groups &+ group] &+= 1
      count &+= 1
    }
    return count
  }
}

/// The G² of all terms of one group.
///
/// Terms with the same few tokens have the same G², which is computed once; the others are kept one by one.
private struct KeynessFamily {
  /// Most tokens of a term that is looked up.
  private static let few = 48

  private let n1: Int
  private let all: Int
  /// x ln x of the numbers that come most often.
  private let small: [Double]
  private let margins: Double
  /// By total and count: the signed G², and how many terms have it.
  private var known: [Double]
  private var held: [Int]
  /// |G²| of terms with more tokens.
  private var others: [Double] = []

  init(n1: Int, all: Int) {
    self.n1 = n1
    self.all = all
    small = (0..<1024).map { $0 > 0 ? Double($0) * log(Double($0)) : 0 }
    let size = (Self.few + 1) * (Self.few + 2) / 2
    known = Array(repeating: 0, count: size)
    held = Array(repeating: 0, count: size)
    margins = Self.xLogX(n1) + Self.xLogX(all - n1) - Self.xLogX(all)
    for total in 0...Self.few {
      for count in 0...total {
        let isPossible = count <= n1 && total - count <= all - n1
        known[Self.place(count, total)] = isPossible ? signed(count, of: total) : 0
      }
    }
  }

  private static func place(_ count: Int, _ total: Int) -> Int {
    total &* (total &+ 1) / 2 &+ count
  }

  /// Takes up a term, and gives its G², negative where the group has fewer than expected.
  @inline(__always)
  mutating func add(_ count: Int, of total: Int) -> Double {
    if total <= Self.few {
      let place = Self.place(count, total)
      held[place] &+= 1
      return known[place]
    }
    let value = signed(count, of: total)
    others.append(abs(value))
    return value
  }

  /// |G²| as `add` has it.
  func g2(_ count: Int, of total: Int) -> Double { abs(signed(count, of: total)) }

  /// 2 (Σ O ln O over cells − over margins + N ln N), which needs one logarithm a cell.
  private func signed(_ count: Int, of total: Int) -> Double {
    let cells =
      xLogX(count) + xLogX(total - count) + xLogX(n1 - count) + xLogX(all - n1 - (total - count))
    let g2 = max(0, 2 * (cells - xLogX(total) - xLogX(all - total) - margins))
    return Double(count) * Double(all) < Double(n1) * Double(total) ? -g2 : g2
  }

  @inline(__always)
  private func xLogX(_ x: Int) -> Double { x < small.count ? small[x] : Self.xLogX(x) }

  private static func xLogX(_ x: Int) -> Double { x > 0 ? Double(x) * log(Double(x)) : 0 }

  /// Benjamini and Hochberg's adjusted p of a |G²| that a term of the family has.
  func adjustment() -> (Double) -> Double? {
    var steps = others.map { (g2: $0, terms: 1) }
    for place in held.indices where held[place] > 0 {
      steps.append((g2: abs(known[place]), terms: held[place]))
    }
    steps.sort { $0.g2 < $1.g2 }
    let count = steps.reduce(0) { $0 + $1.terms }
    var rank = count
    var smallest = 1.0
    let adjusted = steps.map { step in
      smallest = min(smallest, Tail.chiSquare(step.g2) * Double(count) / Double(rank))
      rank -= step.terms
      return (g2: step.g2, p: smallest)
    }
    return { g2 in
      // Equal values of G² stand together; the first one has met all of their ranks' bounds but its own.
      var (low, high) = (0, adjusted.count)
      while low < high {
        let middle = (low + high) / 2
        if adjusted[middle].g2 < g2 { low = middle + 1 } else { high = middle }
      }
      return low < adjusted.count ? adjusted[low].p : nil
    }
  }
}

/// The terms with the largest scores above 0, ties by spelling.
private struct BestTerms {
  private let limit: Int
  private let index: TermIndex
  private var best: [(term: UInt32, score: Double)] = []

  init(limit: Int, terms index: TermIndex) {
    self.limit = limit
    self.index = index
  }

  /// A score must exceed this to count. Not more than the last one's, for which a tie may still decide.
  private(set) var least = 0.0

  var terms: [TermID] { best.map { TermID($0.term) } }

  mutating func add(_ term: UInt32, _ score: Double) {
    var place = best.count
    while place > 0, isBetter(term, score, than: best[place - 1]) { place -= 1 }
    guard place < limit else { return }
    best.insert((term, score), at: place)
    if best.count > limit { best.removeLast() }
    if best.count == limit, let last = best.last { least = last.score.nextDown }
  }

  private func isBetter(
    _ term: UInt32, _ score: Double, than other: (term: UInt32, score: Double)
  ) -> Bool {
    score == other.score
      ? precedes(index.spelling(of: TermID(term)), index.spelling(of: TermID(other.term)))
      : score > other.score
  }
}
