import PlenumModel
import PlenumText

extension Codebook {
  /// The multi-word terms that the codebook's indicators name: `tidlig* indsats*` gives `tidlig indsats`.
  ///
  /// Taken are indicators of words side by side, each written out or open at its end only; words with an alternative give
  /// a phrase each. What begins or ends with a function word or a number names no subject and is left out.
  ///
  /// - Complexity: O(indicators).
  package var phrases: [String] {
    let stopWords = TextAnalyzer.standard.stopWords
    var seen: Set<String> = []
    return indicators.flatMap { indicator -> [String] in
      guard case .area = indicator.subject, !indicator.isReplaced,
        indicator.pattern.utf8.contains(0x20),
        let pattern = try? IndicatorPattern(indicator.pattern), pattern.phrases.count == 1
      else { return [] }
      return Self.written(pattern.phrases[0], leavingOut: stopWords)
    }.filter { seen.insert($0).inserted }
  }

  /// More ways to write one indicator than these are a list of words and no phrase.
  private static let mostWays = 12

  private static func written(
    _ steps: IndicatorPattern.Phrase, leavingOut stopWords: StopWords
  ) -> [String] {
    guard steps.count > 1 else { return [] }
    var ways: [[String]] = [[]]
    for step in steps {
      guard !step.isLoose, step.classes.isEmpty,
        step.forms.allSatisfy({ $0.shape == .whole || $0.shape == .beginning })
      else { return [] }
      ways = ways.flatMap { way in step.forms.map { way + [$0.text] } }
      guard ways.count <= mostWays else { return [] }
    }
    return ways.filter { way in
      [way.first, way.last].allSatisfy { word in
        word.map { !stopWords.contains($0) && $0.contains(where: \.isLetter) } ?? false
      }
    }.map { $0.joined(separator: " ") }
  }
}
