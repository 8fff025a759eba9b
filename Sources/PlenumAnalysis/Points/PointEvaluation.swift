package import PlenumModel

/// How well points are found, against notes that say in their `point` which of them say the same.
package struct PointEvaluation: Sendable {
  /// The share of notes with a fellow of whom one is among the five likeliest; all notes offered, and only those of
  /// other tables.
  package let offered: Double
  package let offeredOfOtherTables: Double
  /// Of the proposals' pairs of notes.
  package let pairs: PairAgreement
  /// Of the pairs of those proposals that a summary shows.
  package let shown: PairAgreement
  /// After so many screens for each note, what a person's answers have joined.
  package let settling: [(screensPerNote: Double, pairs: PairAgreement)]
  package let noteCount: Int
  package let themeCount: Int

  package static let screensPerNote = [0.25, 0.33, 0.5, 0.67, 0.75, 1.0]

  /// - Parameter themes: for each theme its notes, held against each other.
  /// - Parameter least: the least sureness of a proposal that a summary shows.
  init(of themes: [ThemePairs], showing least: Float = PointFinder.shown) {
    var (asked, hits, otherHits) = (0, 0, 0)
    var pairs = PairAgreement()
    var shown = PairAgreement()
    var settled = Self.screensPerNote.map { _ in PairAgreement() }
    for theme in themes {
      let points = theme.notes.map(\.point)
      let proposals = theme.proposals()
      pairs.count(proposals, against: points)
      let surest = proposals.sorted { theme.sureness(of: $1) < theme.sureness(of: $0) }
        .prefix(ThemeSummary.proposalsShown).filter { theme.sureness(of: $0) >= least }
      shown.count(Array(surest), against: points)
      for (step, agreement) in Self.settle(theme, points).enumerated() {
        settled[step].add(agreement)
      }
      for note in points.indices {
        guard let point = points[note] else { continue }
        guard points.indices.contains(where: { $0 != note && points[$0] == point }) else {
          continue
        }
        asked += 1
        if theme.likest(note, count: 5).contains(where: { points[$0] == point }) { hits += 1 }
        if theme.likest(note, count: 5, onlyOtherTables: true)
          .contains(where: { points[$0] == point })
        {
          otherHits += 1
        }
      }
    }
    offered = asked > 0 ? Double(hits) / Double(asked) : 0
    offeredOfOtherTables = asked > 0 ? Double(otherHits) / Double(asked) : 0
    self.pairs = pairs
    self.shown = shown
    settling = zip(Self.screensPerNote, settled).map { ($0, $1) }
    noteCount = themes.reduce(0) { $0 + $1.notes.count }
    themeCount = themes.count
  }

  /// A person who answers by the notes' points, after each number of screens.
  private static func settle(_ theme: ThemePairs, _ points: [String?]) -> [PairAgreement] {
    var session = theme.session()
    var screens = 0
    return screensPerNote.map { share in
      let budget = Int((share * Double(points.count)).rounded())
      while screens < budget, let screen = session.next(leastExpected: 0) {
        screens += 1
        session.take(
          SettlingSession.Answer(
            note: screen.note, offered: screen.companions.map(\.note),
            picked: screen.companions.map(\.note).filter {
              points[$0] != nil && points[$0] == points[screen.note]
            }))
      }
      var agreement = PairAgreement()
      agreement.count(session.groups, against: points)
      return agreement
    }
  }
}

extension PointEvaluation {
  /// With the model as it is shipped.
  package init(of notes: [NoteRecord], finder: PointFinder = .standard) {
    let coder = Coder.standard
    var reader = MeaningReader()
    self.init(
      of: Self.themes(of: notes).map { places in
        let notes = places.map { notes[$0] }
        return finder.theme(of: notes, areas: coder.assessments(of: notes), reader: &reader)
      })
  }

  /// Each meeting with a model that was fitted to the others alone, also in its focus areas.
  package static func leavingOutEachMeeting(of notes: [NoteRecord]) -> PointEvaluation {
    let groups = comparisons(of: notes)
    return PointEvaluation(
      of: groups.map { group in
        let others = groups.filter { $0.notes.first?.meeting != group.notes.first?.meeting }
        return finder(fittedTo: others).pairs(of: group)
      })
  }

  /// The model that fits the notes' points best.
  package static func finder(fittedTo notes: [NoteRecord]) -> PointFinder {
    finder(fittedTo: comparisons(of: notes))
  }

  struct Group {
    let notes: [NoteRecord]
    let comparison: ThemeComparison
  }

  private static func comparisons(of notes: [NoteRecord]) -> [Group] {
    let areas = CodingEvaluation.assessmentsWithoutRowsOfOneMeeting(of: notes, codebook: .current)
    var reader = MeaningReader()
    return themes(of: notes).map { places in
      let own = places.map { notes[$0] }
      return Group(
        notes: own,
        comparison: ThemeComparison(
          own, areas: places.map { areas[$0].map(\.probability) }, reader: &reader))
    }
  }

  private static func finder(fittedTo groups: [Group]) -> PointFinder {
    var pairs: [(likeness: Likeness, isSame: Bool)] = []
    for group in groups {
      for first in group.notes.indices {
        for second in 0..<first {
          let point = group.notes[first].point
          pairs.append(
            (
              group.comparison.likeness(first, second),
              point != nil && point == group.notes[second].point
            ))
        }
      }
    }
    let model = LikenessModel(fitting: pairs)
    let scores = groups.map { PairScores($0.comparison, model: model) }
    var best = (f1: -1.0, threshold: 0.0)
    for threshold in stride(from: -4.0, through: -0.5, by: 0.5) {
      var agreement = PairAgreement()
      for (group, scores) in zip(groups, scores) {
        agreement.count(
          PointGrouping.groups(
            of: scores, tables: group.notes.map(\.table), threshold: Float(threshold)),
          against: group.notes.map(\.point))
      }
      if agreement.f1 > best.f1 { best = (agreement.f1, threshold) }
    }
    return PointFinder(model: model, threshold: best.threshold)
  }

  /// The places of the notes of each meeting and theme, in the order of the notes.
  private static func themes(of notes: [NoteRecord]) -> [[Int]] {
    var themes = OrderedGroups<ThemeName, Int>()
    for (place, note) in notes.enumerated() { themes.append(place, to: ThemeName(of: note)) }
    return themes.all.map(\.elements)
  }
}

extension PointFinder {
  fileprivate func pairs(of group: PointEvaluation.Group) -> ThemePairs {
    ThemePairs(
      notes: group.notes, scores: PairScores(group.comparison, model: model), threshold: threshold)
  }
}

/// How well two groupings of the same notes agree, over pairs of notes.
package struct PairAgreement: Hashable, Sendable {
  /// Pairs together in both, in the found grouping, in the true one, and all pairs.
  package private(set) var both = 0
  package private(set) var found = 0
  package private(set) var truth = 0
  package private(set) var all = 0

  package init() {}

  /// - Parameter points: the true group of each note; nil stands alone.
  package mutating func count(_ groups: [[Int]], against points: [String?]) {
    all += Self.pairs(points.count)
    var sizes: [String: Int] = [:]
    for point in points { if let point { sizes[point, default: 0] += 1 } }
    truth += sizes.values.reduce(0) { $0 + Self.pairs($1) }
    for group in groups {
      found += Self.pairs(group.count)
      var sizes: [String: Int] = [:]
      for note in group { if let point = points[note] { sizes[point, default: 0] += 1 } }
      both += sizes.values.reduce(0) { $0 + Self.pairs($1) }
    }
  }

  mutating func add(_ other: PairAgreement) {
    both += other.both
    found += other.found
    truth += other.truth
    all += other.all
  }

  private static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

  package var precision: Double { found > 0 ? Double(both) / Double(found) : 0 }
  package var recall: Double { truth > 0 ? Double(both) / Double(truth) : 0 }
  package var f1: Double { found + truth > 0 ? 2 * Double(both) / Double(found + truth) : 0 }

  /// Agreement beyond chance (Hubert and Arabie 1985), over the pairs within themes; 1 where the groupings are the same.
  package var adjustedRand: Double {
    guard all > 0 else { return 1 }
    let expected = Double(found) * Double(truth) / Double(all)
    let most = Double(found + truth) / 2
    // Only where both groupings join nothing, or both join all: they are the same.
    return most == expected ? 1 : (Double(both) - expected) / (most - expected)
  }
}

extension PointEvaluation {
  /// Every figure under the name by which a benchmark prints it.
  package var figures: [(name: String, value: Double)] {
    [
      ("offers@5", offered), ("offers@5, other tables", offeredOfOtherTables),
      ("pair F1", pairs.f1), ("adjusted Rand", pairs.adjustedRand),
      ("pair precision", pairs.precision), ("pair recall", pairs.recall),
      ("pair precision, shown in a summary", shown.precision),
      ("pairs shown in a summary", Double(shown.found)),
    ] + settling.map { ("pair F1 after \($0.screensPerNote) screens a note", $0.pairs.f1) }
  }
}
