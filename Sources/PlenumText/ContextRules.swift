/// The lemma of a form that only its neighbours decide.
///
/// Few rules, each of which a reader can check, over what the neighbouring forms are by themselves.
enum ContextRules {
  /// The lemma of `word` between its neighbours, where they decide against the likeliest one; nil where it stands.
  ///
  /// - Parameters:
  ///   - previous: the nearest words before it in the sentence, nearest first; nil for a mark or the sentence's start.
  ///   - next: the word after it.
  static func lemma(
    of word: WordReading, form: String, after previous: WordReading?, _ second: WordReading?,
    before next: WordReading?
  ) -> String? {
    if word.cues.contains(.article) { return article(form, before: next) }
    switch form {
    case "så": return pastOfSee(word, after: previous, before: next)
    case "for": return pastOfFare(word, after: previous, before: next)
    case "ved": return presentOfKnow(word, after: previous, before: next)
    // `mere tid` is more of something, `mere roligt` is not; `længere tid`, but `ikke længere`.
    case "mere", "mest", "længere", "længst":
      return next?.cues.contains(.noun) == true ? word.adjective : nil
    // `i går`, `i alt`.
    case "går", "alt": return previous?.lemma == "i" ? word.noun : nil
    default: break
    }
    // `vi lærer`, `som ikke lærer`, `at sikre`, `kan også åbne`.
    let before = previous?.cues.contains(.adverb) == true ? second : previous
    if let verb = word.verb {
      if word.cues.contains(.infinitive) {
        if before?.cues.contains(.wantsInfinitive) == true { return verb }
      } else if let before,
        before.cues.contains(.subject) || before.cues.isSubjectNoun, !isDeterminer(before, of: word)
      {
        return verb
      }
    }
    guard let previous else { return nil }
    let isGroup =
      !previous.cues.isDisjoint(with: [.determiner, .number])
      || previous.cues.contains(.adjective) && !previous.cues.contains(.verb)
    let nextIsNoun = next.map { $0.cues.contains(.noun) && !$0.cues.contains(.definite) } ?? false
    if let adjective = word.adjective {
      if nextIsNoun, isGroup || previous.cues.contains(.preposition) || word.noun == nil {
        return previous.cues.contains(.wantsInfinitive) ? nil : adjective
      }
      // `er vi sikre på`, `bliver åbne`.
      if word.noun == nil,
        previous.cues.contains(.copula)
          || previous.cues.contains(.subject) && second?.cues.contains(.copula) == true
      {
        return adjective
      }
    }
    if let noun = word.noun {
      // `et roligt lokale`, but `de unge` are no kids.
      let isOne = previous.cues.contains(.singular) || previous.cues.contains(.adjective)
      if isGroup, word.adjective == nil || !nextIsNoun && isOne { return noun }
      if previous.cues.contains(.preposition), !word.cues.contains(.infinitive),
        word.adjective == nil || !nextIsNoun
      {
        return noun
      }
    }
    return nil
  }

  /// `det` in `det nye år`, where it is an article and no pronoun.
  private static func article(_ form: String, before next: WordReading?) -> String? {
    guard form != "den", let next else { return nil }
    if !next.cues.isDisjoint(with: [.adjective, .number]) { return "den" }
    return next.cues.contains(.noun) && !next.cues.contains(.definite) && next.verb == nil
      ? "den" : nil
  }

  /// `de` may begin a group; `de lærer` is left to the verb where the group would be odd.
  private static func isDeterminer(_ before: WordReading, of word: WordReading) -> Bool {
    before.cues.contains(.determiner) && !before.cues.contains(.article)
  }

  /// `vi så en effekt`, but `vi så gerne`, `så vi`.
  private static func pastOfSee(
    _ word: WordReading, after previous: WordReading?, before next: WordReading?
  ) -> String? {
    guard let verb = word.verb, let previous, previous.cues.contains(.subject),
      let next, !next.cues.isDisjoint(with: [.determiner, .noun])
    else { return nil }
    return verb
  }

  /// `drengen for ud ad døren`.
  private static func pastOfFare(
    _ word: WordReading, after previous: WordReading?, before next: WordReading?
  ) -> String? {
    guard let verb = word.verb, let next, next.cues.contains(.particle), let previous,
      previous.cues.contains(.definite) || previous.cues.contains(.subject)
    else { return nil }
    return verb
  }

  /// `vi ved for lidt`, `det ved man`, but `de børn ved bordet`.
  private static func presentOfKnow(
    _ word: WordReading, after previous: WordReading?, before next: WordReading?
  ) -> String? {
    guard let verb = word.verb, let previous, previous.cues.contains(.subject),
      !previous.cues.contains(.noun), next?.cues.contains(.definite) != true
    else { return nil }
    return verb
  }
}

extension WordCues {
  /// A definite noun that owns nothing: behind it no other noun stands, so `skolen støtter` is said of the school.
  fileprivate var isSubjectNoun: Bool { contains(.definite) && !contains(.genitive) }
}
