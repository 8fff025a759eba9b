import PlenumAnalysis
import PlenumModel

/// The notes of a theme on a settling desk, held against each other once.
struct SettlingTheme {
  let theme: Theme?
  let notes: [NoteRecord]
  let ids: [UniqueID]
  let pairs: ThemePairs
  var session: SettlingSession
  var skipped: [Int] = []

  /// `Tema 2: 14 af 45 set, 9 punkter, 31 notater samlet`
  var state: String {
    let label = theme.map { "Tema \($0.number)" } ?? "Uden for temaerne"
    return "\(label): \(session.settledCount) af \(session.noteCount) set, "
      + "\(CountedNoun.point.counted(session.groups.count)), "
      + "\(CountedNoun.note.counted(session.groupedCount)) samlet"
  }
}
