import Synchronization

/// Which dictionary the shared analyser reads with, chosen once before it is first asked for.
///
/// Nothing is read before that, so that a command without analysis pays nothing. Whoever chooses nothing has the own
/// tables only: a library's answers do not hang on what is installed.
package enum LexiconSource: Sendable {
  /// The own tables only.
  case none
  /// The first of these that is there and whole.
  case first(of: [LexiconFiles])

  /// What became of the choice, for whoever tells people.
  package struct Outcome: Sendable {
    /// A dictionary was wanted, and none was there.
    package var isMissing = false
    /// What was wrong with a dictionary, each with its path.
    package var problems: [(dictionary: String, problem: LexiconProblem)] = []
    /// Whether one was read in the end.
    package var isRead = false
  }

  private static let chosen = Mutex<LexiconSource>(.none)
  private static let outcomes = Mutex<Outcome?>(nil)

  /// Has no effect once the shared analyser is there.
  package static func choose(_ source: LexiconSource) { chosen.withLock { $0 = source } }

  /// Nil as long as nothing was analysed.
  package static var outcome: Outcome? { outcomes.withLock { $0 } }

  /// The lexicon that was chosen; nil where there is none, and then ``outcome`` says why.
  static func load() -> Lexicon? {
    guard case .first(let candidates) = chosen.withLock({ $0 }) else { return nil }
    var outcome = Outcome()
    var lexicon: Lexicon?
    let present = candidates.count == 1 ? candidates : candidates.filter(\.exist)
    outcome.isMissing = present.isEmpty
    for files in present {
      do {
        let loaded = try files.load()
        lexicon = loaded.lexicon
        outcome.problems += loaded.warnings.map { (files.words, $0) }
        break
      } catch {
        outcome.problems.append((files.words, error))
      }
    }
    outcome.isRead = lexicon != nil
    let found = outcome
    outcomes.withLock { $0 = found }
    return lexicon
  }
}
