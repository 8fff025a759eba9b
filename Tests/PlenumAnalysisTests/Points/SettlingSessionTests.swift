import TestSupport
import Testing

@testable import PlenumAnalysis

@Suite struct `A session that settles points` {
  /// Random scores of `count` notes, and a random truth about them.
  private func world(_ seed: UInt64, count: Int = 24) -> (scores: PairScores, truth: [Int]) {
    var random = SeededRandom(seed: seed)
    let truth = (0..<count).map { _ in Int.random(in: 0..<9, using: &random) }
    let scores = PairScores(count: count) { first, second in
      Float.random(in: -6...1, using: &random) + (truth[first] == truth[second] ? 3 : 0)
    }
    return (scores, truth)
  }

  private func answer(_ screen: SettlingSession.Screen, by truth: [Int]) -> SettlingSession.Answer {
    SettlingSession.Answer(
      note: screen.note, offered: screen.companions.map(\.note),
      picked: screen.companions.map(\.note).filter { truth[$0] == truth[screen.note] })
  }

  private func groups(of truth: [Int]) -> [[Int]] {
    Dictionary(grouping: truth.indices, by: { truth[$0] }).values.filter { $0.count > 1 }
      .map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  @Test(arguments: 0..<20)
  func `finds the truth when it is answered to the end, and never asks what follows`(
    seed: UInt64
  ) throws {
    let (scores, truth) = world(seed)
    var session = SettlingSession(scores: scores)
    var (together, apart): (Set<[Int]>, Set<[Int]>) = ([], [])
    var screens = 0
    while let screen = session.next(leastExpected: 0) {
      screens += 1
      try #require(screens < 500)
      for companion in screen.companions {
        let pair = [screen.note, companion.note].sorted()
        #expect(!together.contains(pair) && !apart.contains(pair))
        #expect(companion.group.contains(companion.note))
        #expect(Set(companion.group).isDisjoint(with: screen.group))
      }
      session.take(answer(screen, by: truth))
      // The closure, spelled out: all pairs inside groups, and all pairs of groups that were told apart.
      let placed = truth.indices.map { session.group(of: $0) }
      for note in truth.indices {
        for other in placed[note] { together.insert([note, other].sorted()) }
      }
      for companion in screen.companions
      where truth[companion.note] != truth[screen.note] {
        for left in placed[screen.note] {
          for right in placed[companion.note] { apart.insert([left, right].sorted()) }
        }
      }
      for group in session.groups { #expect(Set(group.map { truth[$0] }).count == 1) }
    }
    #expect(session.groups == groups(of: truth))
    #expect(screens <= truth.count)
  }

  @Test(arguments: 0..<20)
  func `comes to the same points in whatever order the answers come`(seed: UInt64) {
    let (scores, truth) = world(seed)
    var session = SettlingSession(scores: scores)
    var answers: [SettlingSession.Answer] = []
    while answers.count < 12, let screen = session.next() {
      answers.append(answer(screen, by: truth))
      session.take(answers[answers.count - 1])
    }
    var random = SeededRandom(seed: seed + 1)
    var other = SettlingSession(scores: scores)
    for answer in answers.shuffled(using: &random) { other.take(answer) }
    #expect(other.groups == session.groups)
    #expect(other.settledCount == session.settledCount)
    #expect(other.next() == session.next())
  }

  @Test(arguments: 0..<20)
  func `goes on after a stop as if there had been none`(seed: UInt64) {
    let (scores, _) = world(seed)
    var random = SeededRandom(seed: seed)
    var session = SettlingSession(scores: scores)
    var answers: [SettlingSession.Answer] = []
    // Any answers, also ones that no truth would give.
    for _ in 0..<10 {
      guard let screen = session.next() else { break }
      let offered = screen.companions.map(\.note)
      answers.append(
        SettlingSession.Answer(
          note: screen.note, offered: offered,
          picked: offered.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }))
      session.take(answers[answers.count - 1])
      var later = SettlingSession(scores: scores)
      later.resume(groups: session.groups, answers: answers)
      #expect(later.groups == session.groups)
      #expect(later.settledCount == session.settledCount)
      #expect(later.next() == session.next())
    }
  }

  @Test func `a skipped note comes again when no other is left`() throws {
    let (scores, truth) = world(3, count: 6)
    var session = SettlingSession(scores: scores)
    let first = try #require(session.next())
    session.skip(first.note)
    var seen: [Int] = []
    while let screen = session.next(leastExpected: 0), seen.count < 20 {
      seen.append(screen.note)
      session.take(answer(screen, by: truth))
    }
    #expect(seen.first != first.note)
    #expect(session.groups == groups(of: truth))
  }

  @Test func `asks nothing where there is nobody to compare with`() {
    for count in 0...1 {
      let session = SettlingSession(scores: PairScores(count: count) { _, _ in 0 })
      #expect(session.next() == nil)
      #expect(session.groups == [])
    }
  }

  @Test func `begins with the note whose screen promises most`() {
    // Notes 3, 4 and 5 are surely the same; all else is unlikely.
    let scores = PairScores(count: 8) { first, second in
      (3...5).contains(first) && (3...5).contains(second) ? 4 : -6
    }
    let session = SettlingSession(scores: scores)
    #expect(session.next()?.note == 3)
    #expect(session.next()?.companions.prefix(2).map(\.note) == [4, 5])
  }
}
