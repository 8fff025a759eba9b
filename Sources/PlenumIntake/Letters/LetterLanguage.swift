/// Tells by its commonest words that a text is not Danish.
enum LetterLanguage {
  /// nil for Danish, and for what is too short to tell.
  ///
  /// - Complexity: O(n) in the passages' length.
  static func foreign(in passages: [Passage]) -> LetterWarning.Language? {
    var counts: [LetterWarning.Language: Int] = [:]
    var danish = 0
    for passage in passages.prefix(200) {
      for word in passage.folded.split(whereSeparator: { $0 < 0x61 && $0 != 0x27 }).prefix(400) {
        let word = String(decoding: word, as: UTF8.self)
        if Self.danish.contains(word) { danish += 1 }
        for (language, words) in others where words.contains(word) {
          counts[language, default: 0] += 1
        }
      }
    }
    guard let most = counts.max(by: { $0.value < $1.value }), most.value >= 6,
      most.value > 3 * danish
    else { return nil }
    return most.key
  }

  /// Words that the others do not have.
  private static let danish: Set<String> = [
    "og", "af", "til", "jer", "ikke", "mødet", "eller", "også", "vores", "bliver", "efter",
    "kommune",
  ]
  private static let others: [LetterWarning.Language: Set<String>] = [
    .english: [
      "the", "and", "of", "to", "is", "you", "we", "will", "on", "with", "your", "this", "are",
      "be",
      "please", "from",
    ],
    .german: [
      "und", "die", "das", "ist", "wir", "sie", "mit", "zu", "auf", "für", "ein", "eine", "nicht",
      "von", "dem",
    ],
    .swedish: ["och", "är", "att", "för", "av", "inte", "från", "möte", "välkomna", "ett", "när"],
  ]
}
