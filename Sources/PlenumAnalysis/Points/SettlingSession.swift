/// A person says, note by note, which notes say the same.
///
/// A screen shows a note and the five that most likely say the same, each with the notes it is already together with.
/// Whatever follows from earlier answers is not asked: a pick joins whole groups, and what was offered and not picked
/// stands apart with its whole group. The next note is the one from whose screen most pairs are to be expected. Notes
/// are numbers, in the order of the theme.
package struct SettlingSession: Sendable {
  /// One note's screen.
  package struct Screen: Hashable, Sendable {
    package let note: Int
    /// The notes that the note is already together with, itself among them, rising.
    package let group: [Int]
    /// The likeliest first.
    package let companions: [Companion]
  }

  package struct Companion: Hashable, Sendable {
    /// The one that is likest to the note asked about.
    package let note: Int
    /// All that are together with it, itself among them, rising.
    package let group: [Int]
    /// How likely they say the same as the note asked about, 0 to 1.
    package let probability: Double
  }

  /// What was said to a screen.
  package struct Answer: Hashable, Sendable {
    package let note: Int
    /// The notes by which companions were shown.
    package let offered: [Int]
    /// Those of them that say the same.
    package let picked: [Int]

    package init(note: Int, offered: [Int], picked: [Int]) {
      self.note = note
      self.offered = offered
      self.picked = picked
    }
  }

  package static let companionsShown = 5

  private let scores: PairScores
  /// The notes that look as far as each note.
  private var reachedBy: [[Int]] = []
  private var state: State

  private struct State: Sendable {
    /// The group of each note, named by one of its notes.
    var groupOf: [Int]
    /// The notes of each group, rising; empty where a group has joined another.
    var members: [[Int]]
    /// Groups that say something else, by group.
    var apart: [Set<Int>]
    /// Notes that had a screen of their own.
    var asked: Set<Int> = []
    /// Notes passed over for now, in that order.
    var skipped: [Int] = []
    /// Pairs to be expected from each group's screen.
    var gains: [Double] = []
  }

  init(scores: PairScores) {
    self.scores = scores
    state = State(
      groupOf: Array(0..<scores.count), members: (0..<scores.count).map { [$0] },
      apart: Array(repeating: [], count: scores.count))
    var near = [[Int]](repeating: [], count: scores.count)
    for note in near.indices {
      for neighbour in scores.neighbours[note].prefix(Self.reach) {
        near[neighbour.note].append(note)
      }
    }
    reachedBy = near
    state.gains = state.members.indices.map(expectedGain)
  }
}

// MARK: - What is known

extension SettlingSession {
  package var noteCount: Int { scores.count }

  /// Groups of at least two notes, each rising, by their first note.
  package var groups: [[Int]] {
    state.members.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Notes whose place is settled: they had a screen, or are together with others.
  package var settledCount: Int {
    state.groupOf.indices.count {
      state.asked.contains($0) || state.members[state.groupOf[$0]].count > 1
    }
  }

  /// Notes that are together with others.
  package var groupedCount: Int { groups.reduce(0) { $0 + $1.count } }

  package func group(of note: Int) -> [Int] { state.members[state.groupOf[note]] }
}

// MARK: - What is said

extension SettlingSession {
  /// Takes an answer to any screen, also to one that another person saw.
  package mutating func take(_ answer: Answer) {
    state.asked.insert(answer.note)
    state.skipped.removeAll { $0 == answer.note }
    for other in answer.picked { join(answer.note, other) }
    for other in answer.offered where !answer.picked.contains(other) { part(answer.note, other) }
    weighAnew(answer)
  }

  /// Takes up what was settled before the session.
  package mutating func resume(groups: [[Int]], answers: [Answer]) {
    for group in groups { for note in group.dropFirst() { join(group[0], note) } }
    for answer in answers {
      state.asked.insert(answer.note)
      // What a later decision joined is not apart any more.
      for other in answer.offered where !answer.picked.contains(other) { part(answer.note, other) }
    }
    state.gains = state.members.indices.map(expectedGain)
  }

  /// Passes a note over; it comes again when no other is left.
  package mutating func skip(_ note: Int) {
    state.skipped.removeAll { $0 == note }
    state.skipped.append(note)
  }

  /// Brings the gains of all groups up to date that may have any of the answer's groups on their screen.
  private mutating func weighAnew(_ answer: Answer) {
    let changed = Set((answer.offered + [answer.note]).map { state.groupOf[$0] })
    var touched = changed.union(answer.offered).union([answer.note])
    for group in changed {
      for note in state.members[group] {
        for other in reachedBy[note] { touched.insert(state.groupOf[other]) }
      }
    }
    for group in touched { state.gains[group] = expectedGain(of: group) }
  }

  /// Asks about a note again that was passed over.
  package mutating func unskip(_ note: Int) { state.skipped.removeAll { $0 == note } }

  private mutating func join(_ first: Int, _ second: Int) {
    let (kept, gone) = (state.groupOf[first], state.groupOf[second])
    guard kept != gone else { return }
    for note in state.members[gone] { state.groupOf[note] = kept }
    state.members[kept] = (state.members[kept] + state.members[gone]).sorted()
    state.members[gone] = []
    // A later word that they say the same outweighs an earlier one that they do not.
    for other in state.apart[gone] {
      state.apart[other].remove(gone)
      guard other != kept else { continue }
      state.apart[other].insert(kept)
      state.apart[kept].insert(other)
    }
    state.apart[kept].remove(kept)
    state.apart[gone] = []
  }

  private mutating func part(_ first: Int, _ second: Int) {
    let (left, right) = (state.groupOf[first], state.groupOf[second])
    guard left != right else { return }
    state.apart[left].insert(right)
    state.apart[right].insert(left)
  }
}

// MARK: - What is asked next

extension SettlingSession {
  /// The screen from which most is to be expected; nil when nothing that is worth asking is left.
  ///
  /// - Parameter leastExpected: pairs that a screen must promise.
  package func next(leastExpected: Double = SettlingSession.leastExpected) -> Screen? {
    let skipped = Set(state.skipped)
    var best: (gain: Double, group: Int)?
    for group in state.members.indices where !state.members[group].isEmpty {
      let gain = state.gains[group]
      guard gain > best?.gain ?? 0, focus(of: group, without: skipped) != nil else { continue }
      best = (gain, group)
    }
    if let best, best.gain >= leastExpected, let note = focus(of: best.group, without: skipped) {
      return screen(of: note)
    }
    return state.skipped.first.map { screen(of: $0) }
  }

  /// A screen that promises fewer pairs is not worth a person's time.
  package static let leastExpected = 0.02

  /// The screen of a note, whether or not it is worth asking.
  ///
  /// - Parameter kept: notes whose groups stand on it however likely they are, unless they are together with the note.
  package func screen(of note: Int, keeping kept: [Int] = []) -> Screen {
    let group = state.groupOf[note]
    let candidates = candidates(of: group)
    let likeliest = candidates.prefix(Self.companionsShown).map(\.group)
    var asked: [Int] = []
    for other in kept.map({ state.groupOf[$0] }) where other != group && !likeliest.contains(other)
    {
      if !asked.contains(other) { asked.append(other) }
    }
    let fallen = Set(
      likeliest.reversed().filter { other in !kept.contains { state.groupOf[$0] == other } }
        .prefix(asked.count))
    let shown = likeliest.filter { !fallen.contains($0) } + asked
    let companions = shown.map { other in
      let logOdds = logOdds(group, other)
      let nearest = state.members[other].max { left, right in
        (scores.logOdds(note, left), right) < (scores.logOdds(note, right), left)
      }
      return Companion(
        note: nearest ?? other, group: state.members[other],
        probability: LikenessModel.probability(ofLogOdds: logOdds))
    }
    return Screen(note: note, group: state.members[group], companions: companions)
  }

  /// The note of a group to ask about: one that had no screen yet, if there is one, the likest to others first.
  private func focus(of group: Int, without skipped: Set<Int>) -> Int? {
    let notes = state.members[group].filter { !skipped.contains($0) }
    return notes.first { !state.asked.contains($0) } ?? notes.first
  }

  private func expectedGain(of group: Int) -> Double {
    guard !state.members[group].isEmpty else { return 0 }
    var gain = 0.0
    for (other, logOdds) in candidates(of: group).prefix(Self.companionsShown) {
      gain +=
        LikenessModel.probability(ofLogOdds: logOdds)
        * Double(state.members[group].count * state.members[other].count)
    }
    return gain
  }

  /// Groups that may say the same as `group`, the likeliest first.
  private func candidates(of group: Int) -> [(group: Int, logOdds: Float)] {
    var reached: Set<Int> = []
    for note in state.members[group] {
      for neighbour in scores.neighbours[note].prefix(Self.reach) {
        reached.insert(state.groupOf[neighbour.note])
      }
    }
    reached.remove(group)
    reached.subtract(state.apart[group])
    return reached.map { ($0, logOdds(group, $0)) }
      .sorted { ($1.logOdds, $0.group) < ($0.logOdds, $1.group) }
  }

  /// Neighbours of a note that are looked at.
  private static let reach = 40

  /// Of two groups: between the mean and the best of their pairs.
  private func logOdds(_ first: Int, _ second: Int) -> Float {
    var sum: Float = 0
    var most = -Float.infinity
    for left in state.members[first] {
      for right in state.members[second] {
        let score = scores.logOdds(left, right)
        sum += score
        most = max(most, score)
      }
    }
    let mean = sum / Float(state.members[first].count * state.members[second].count)
    return Self.shareOfBest * most + (1 - Self.shareOfBest) * mean
  }

  private static let shareOfBest: Float = 0.5
}

extension SettlingSession.Screen {
  /// The same screen where the notes have other numbers; nil where one of them is gone.
  package func moved(to place: (Int) -> Int?) -> SettlingSession.Screen? {
    func all(_ notes: [Int]) -> [Int]? {
      let places = notes.compactMap(place)
      return places.count == notes.count ? places.sorted() : nil
    }
    let moved = companions.compactMap { companion -> SettlingSession.Companion? in
      guard let note = place(companion.note), let group = all(companion.group) else { return nil }
      return SettlingSession.Companion(
        note: note, group: group, probability: companion.probability)
    }
    guard let note = place(note), let group = all(group), moved.count == companions.count else {
      return nil
    }
    return SettlingSession.Screen(note: note, group: group, companions: moved)
  }
}
