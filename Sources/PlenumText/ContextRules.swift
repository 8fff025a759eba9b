/// The lemma of a form that only its neighbours decide.
///
/// Few rules, each of which a reader can check: they are for forms that notes are full of, and for the articles.
enum ContextRules {
  /// Words that stand right before a verb in the present.
  private static let subjects: Set<String> = [
    "vi", "jeg", "du", "han", "hun", "man", "de", "i", "der", "som", "børn", "børnene",
    "elever", "eleverne",
  ]

  /// Words that stand right before a noun in the singular.
  private static let articles: Set<String> = ["en", "min", "din", "sin", "hans", "hendes", "lille"]

  /// The lemma of `form` behind `previous` and before `next`, all in small letters; nil where the form alone decides.
  static func lemma(
    of form: String, after previous: String?, before next: AnalyzedToken?,
    nextIsAdjective: Bool
  ) -> String? {
    switch form {
    case "lærer": subjects.contains(previous ?? "") ? "lære" : nil
    case "leder": subjects.contains(previous ?? "") ? "lede" : nil
    case "unge": articles.contains(previous ?? "") ? "unge" : nil
    // The article of `de store børn` and `det nye år` is no pronoun.
    case "de", "det": nextIsAdjective || next?.kind == .number ? "den" : nil
    default: nil
    }
  }
}
