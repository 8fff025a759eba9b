import PlenumModel
import PlenumText

/// That a theme may be an earlier one under another name: a guess from the words of the two titles, for a person to
/// settle.
package struct ThemeProposal: Hashable, Sendable {
  package let use: ThemeHistory.Use
  package let earlier: ThemeHistory.Line
  /// Twice the words that both titles have, over the words of both (Dice 1945): 1 for the same words, 0 for none.
  package let score: Double
  /// The words that both have, as lemmas; of compounds their parts.
  package let shared: [String]

  /// The likeliest earlier themes, best first; none that shares less than a quarter of its words.
  package static func proposals(
    for use: ThemeHistory.Use, in history: ThemeHistory, limit: Int = 3
  ) -> [ThemeProposal] {
    let words = words(of: use.theme.title)
    let found = history.earlierLines(than: use).compactMap { line -> ThemeProposal? in
      // A line is as near as the nearest of its names.
      let names = line.uses.map { Self.words(of: $0.theme.title) }
      let scored = names.map { name in
        let shared = words.filter(name.contains)
        return (score: dice(shared.count, words.count, name.count), shared: shared)
      }
      guard let best = scored.max(by: { $0.score < $1.score }), best.score >= lowestScore
      else { return nil }
      return ThemeProposal(use: use, earlier: line, score: best.score, shared: best.shared)
    }
    return Array(found.highestFirst(by: \.score).prefix(limit))
  }

  private static let lowestScore = 0.25

  private static func dice(_ shared: Int, _ first: Int, _ second: Int) -> Double {
    first + second == 0 ? 0 : 2 * Double(shared) / Double(first + second)
  }

  /// The content words of a title, each once, in their order; a compound as its parts, so that `skoleområdet` and
  /// `folkeskolen` share a word.
  static func words(of title: String) -> [String] {
    let analyzer = TextAnalyzer.standard
    var seen: Set<String> = []
    return analyzer.terms(of: title).map(\.term)
      .filter { !analyzer.stopWords.contains($0) && !FormalWords.contains($0, or: []) }
      .flatMap { lemma in
        let parts = analyzer.parts(ofLemma: lemma)
        return parts.isEmpty ? [lemma] : parts
      }
      .filter { seen.insert($0).inserted }
  }
}
