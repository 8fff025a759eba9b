import PlenumText

extension Message {
  /// What stood in the way of a dictionary, what the words were read with instead, and what to do.
  ///
  /// - Parameter isReplaced: another dictionary was read in its place.
  static func sentence(
    _ problem: LexiconProblem, dictionary: String, isReplaced: Bool
  ) -> String {
    let instead =
      isReplaced
      ? "Ordene er slået op i en anden ordbog på computeren."
      : "Ordene er læst med plenums egne tabeller."
    switch problem {
    case .unreadable(let path, _):
      return "Ordbogen \(path) kan ikke læses. \(instead)"
    case .unknownEncoding:
      return "Ordbogen \(dictionary) er skrevet i et tegnsæt, plenum ikke kender. \(instead)"
    case .noAffixes, .noWords, .tooLarge:
      return "Ordbogen \(dictionary) er beskadiget og er ikke brugt. \(instead)"
    case .damagedLexicon:
      return
        "Ordbogen \(dictionary) er beskadiget eller hører til en anden version af plenum. \(instead) Hent den igen sammen med plenum."
    case .damagedCache:
      return
        "Ordbogen, der var gjort klar til brug, var beskadiget og er lavet igen. Resultatet er det samme."
    case .unwritableCache(let path, _):
      return
        "Ordbogen kunne ikke gemmes klar til brug i \(path). Resultatet er det samme, men det tager lidt længere tid."
    }
  }

  /// For whoever asks for words: the dictionary that would know more is not there.
  static let noDictionary =
    "Der er ingen dansk ordbog på computeren. Ordene er læst med plenums egne tabeller; pakken hunspell-da giver flere grundformer."
}
