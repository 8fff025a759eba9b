package import PlenumModel

/// Holds the notes of a theme against each other.
package struct PointFinder: Sendable {
  package let model: LikenessModel
  /// The least mean log-odds at which notes are put together as a proposal.
  package let threshold: Double

  package init(model: LikenessModel, threshold: Double) {
    self.model = model
    self.threshold = threshold
  }

  /// Fitted to the sample meetings.
  package static let standard = PointFinder(model: .standard, threshold: -3)

  /// The least mean log-odds at which a proposal is shown to a hall, where it stands beside what people settled: surer than
  /// what a person at the keyboard is asked about.
  package static let shown: Float = 0

  /// - Parameter areas: for each note what speaks for each focus area, by machine.
  /// - Complexity: O(notes²) time; O(notes²) memory up to ``PairScores/densest`` notes, O(notes) beyond.
  package func theme(of notes: [NoteRecord], areas: [[AreaAssessment]]) -> ThemePairs {
    var reader = MeaningReader()
    return theme(of: notes, areas: areas, reader: &reader)
  }

  func theme(
    of notes: [NoteRecord], areas: [[AreaAssessment]], reader: inout MeaningReader
  ) -> ThemePairs {
    let comparison = ThemeComparison(
      notes, areas: areas.map { $0.map(\.probability) }, reader: &reader)
    return ThemePairs(
      notes: notes, scores: PairScores(comparison, model: model), threshold: threshold)
  }
}

/// The notes of a theme with how likely each two of them say the same.
package struct ThemePairs: Sendable {
  package let notes: [NoteRecord]
  let scores: PairScores
  let threshold: Double

  /// The others that most likely say the same as a note, the likeliest first.
  package func likest(_ note: Int, count: Int, onlyOtherTables: Bool = false) -> [Int] {
    let table = notes[note].table
    return scores.neighbours[note].lazy
      .filter { !onlyOtherTables || table == nil || notes[$0.note].table != table }
      .prefix(count).map(\.note)
  }

  /// Groups of notes that seem to say the same, each rising, by their first note.
  ///
  /// - Parameters:
  ///   - isFree: false for a note that is in no proposal, because people have placed it.
  ///   - isApart: whether people said of two notes that they are not the same.
  package func proposals(
    isFree: (Int) -> Bool = { _ in true }, isApart: (Int, Int) -> Bool = { _, _ in false }
  ) -> [[Int]] {
    PointGrouping.groups(
      of: scores, tables: notes.map(\.table), threshold: Float(threshold), isFree: isFree,
      isApart: isApart)
  }

  /// How sure it is that notes say the same: the mean log-odds of their pairs.
  func sureness(of group: [Int]) -> Float {
    var sum: Float = 0
    for (place, first) in group.enumerated() {
      for second in group.prefix(place) { sum += scores.logOdds(first, second) }
    }
    return group.count > 1 ? sum / Float(group.count * (group.count - 1) / 2) : -.infinity
  }

  /// A session in which a person settles what is the same.
  package func session() -> SettlingSession { SettlingSession(scores: scores) }
}
