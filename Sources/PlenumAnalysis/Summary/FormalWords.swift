/// Lemmas that count, time, measure or report: they stand in notes on any subject, so they name none, and no line of a
/// summary is spent on them. They are content words, and counted as such, everywhere else.
enum FormalWords {
  static func contains(_ lemma: String) -> Bool { lemmas.contains(lemma) }

  private static let lemmas: Set<String> = [
    // Numbers and amounts.
    "nul", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "halv",
    "hundrede", "tusind", "million", "mio.", "procent", "pct", "pct.", "par", "antal", "del",
    "mange", "få", "flere", "færre", "mindre", "hel", "fuld",
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
