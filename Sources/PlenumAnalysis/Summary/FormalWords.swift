import PlenumModel

/// Lemmas that count, time, measure or report, and the names of those who speak: they stand in
/// notes on any subject, so they name none, and what people read spends no line on them. They are
/// counted like all other words.
enum FormalWords {
  /// - Parameter municipalities: names of those whose notes are read, in small letters: who speaks
  ///   is no subject.
  static func contains(_ lemma: String, or municipalities: Set<String>) -> Bool {
    lemmas.contains(lemma) || municipalities.contains(lemma)
  }

  static func municipalities(of notes: [NoteRecord]) -> Set<String> {
    Set(notes.compactMap { $0.municipality?.lowercased() })
  }

  private static let lemmas: Set<String> = [
    // Numbers and amounts.
    "nul", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "halv",
    "hundrede", "tusind", "million", "mio.", "procent", "pct", "pct.", "par", "antal", "del",
    "mange", "få", "flere", "færre", "mindre", "hel", "fuld", "halvdel", "tredjedel", "fjerdedel",
    // Time.
    "år", "måned", "uge", "dag", "time", "minut", "gang", "kl", "kl.", "morgen", "eftermiddag",
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "januar", "februar", "marts", "april",
    "maj",
    "juni", "juli", "august", "september", "oktober", "november", "december", "sommer", "vinter",
    "forår", "efterår", "ny", "gammel", "tidlig", "sen", "først", "sidst", "sidste", "næste", "tid",
    // Size and worth.
    "lille", "stor", "lang", "kort", "god", "dårlig", "svær", "let", "høj", "lav",
    // What minutes report with.
    "sige", "se", "spørge", "fortælle", "høre", "mene", "tale", "kalde", "vide", "synes", "finde",
    "bruge", "tage", "give", "stå", "ligge", "sidde", "holde", "sætte", "gå", "begynde", "starte",
    "slutte", "vise", "handle", "bord", "gruppe", "punkt", "eksempel", "ting", "måde", "sted",
    "side",
  ]
}
