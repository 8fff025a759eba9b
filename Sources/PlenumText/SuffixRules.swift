/// Endings of words that no table knows, by which their lemma can be told without one.
///
/// Only endings of productive derivations are here (`-ing`, `-hed`, `-lig`, `-isere` …): a reader agrees with what they
/// merge. Plain `-en` and `-er` are not, since they would need a dictionary.
enum SuffixRules {
  private struct Rule {
    let ending: [UInt8]
    /// What stands in its place in the lemma; nil: the word stays as it is.
    let lemmaEnding: [UInt8]?
    /// Shorter words are left alone, because a short one is likelier to be another word.
    let minimumLetters: Int
  }

  /// The lemma of a word in small letters, or nil where no rule knows it. Longest ending first.
  static func lemma(of word: [UInt8]) -> [UInt8]? {
    let letters = word.count { $0 & 0xC0 != 0x80 }
    for rule in rules where letters >= rule.minimumLetters && ends(word, with: rule.ending) {
      guard let lemmaEnding = rule.lemmaEnding else { return word }
      return word.dropLast(rule.ending.count) + lemmaEnding
    }
    return nil
  }

  private static func ends(_ word: [UInt8], with ending: [UInt8]) -> Bool {
    word.count > ending.count && word.suffix(ending.count).elementsEqual(ending)
  }

  private static let rules: [Rule] = sorted(
    // Nouns.
    paradigm("ing", ["en", "er", "erne"], minimumLetters: 7)
      + paradigm("hed", ["en", "er", "erne"], minimumLetters: 7)
      + paradigm("else", ["n", "r", "rne"], minimumLetters: 8)
      + paradigm("skab", ["et", "en", "er", "erne", "ene"], minimumLetters: 8)
      + paradigm("tion", ["en", "er", "erne"], minimumLetters: 8)
      + paradigm("sion", ["en", "er", "erne"], minimumLetters: 8)
      + paradigm("itet", ["en", "er", "erne"], minimumLetters: 8)
      + paradigm("dom", ["men", "me", "mene"], minimumLetters: 8)
      + paradigm("isme", ["n", "r", "rne"], minimumLetters: 7)
      + paradigm("ist", ["en", "er", "erne"], minimumLetters: 8)
      + paradigm("log", ["en", "er", "erne"], minimumLetters: 8)
      + paradigm("tør", ["en", "er", "erne"], minimumLetters: 8)
      + paradigm("tur", ["en", "er", "erne"], minimumLetters: 8)
      + paradigm("ment", ["et", "er", "erne"], minimumLetters: 8)
      + paradigm("ik", ["ken", "ker", "kerne"], minimumLetters: 8)
      // Adjectives.
      + paradigm("lig", ["t", "e", "ere", "st", "ste"], minimumLetters: 6)
      + paradigm("ig", ["t", "e", "ere", "st", "ste"], minimumLetters: 7)
      + [Rule(ending: Array("sigt".utf8), lemmaEnding: nil, minimumLetters: 5)]
      + [Rule(ending: Array("ledes".utf8), lemmaEnding: nil, minimumLetters: 7)]
      + paradigm("isk", ["e"], minimumLetters: 7)
      + paradigm("nsk", ["e"], minimumLetters: 7)
      + paradigm("rsk", ["e"], minimumLetters: 7)
      + paradigm("jysk", ["e"], minimumLetters: 5)
      + paradigm("som", ["t", "me"], minimumLetters: 7)
      + paradigm("bar", ["t", "e"], minimumLetters: 6)
      + paradigm("løs", ["t", "e"], minimumLetters: 8)
      + paradigm("fuld", ["t", "e"], minimumLetters: 8)
      + paradigm("onal", ["t", "e"], minimumLetters: 7)
      + paradigm("unal", ["t", "e"], minimumLetters: 7)
      + paradigm("ial", ["t", "e"], minimumLetters: 7)
      + paradigm("tral", ["t", "e"], minimumLetters: 7)
      + paradigm("ental", ["t", "e"], minimumLetters: 7)
      + paradigm("tiv", ["t", "e"], minimumLetters: 6)
      + paradigm("siv", ["t", "e"], minimumLetters: 7)
      // Verbs of foreign stock. The passive only behind stems that no agent noun has (`lederes` is a genitive).
      + paradigm("ere", ["r", "de"], minimumLetters: 8)
      + [Rule(ending: Array("eret".utf8), lemmaEnding: Array("ere".utf8), minimumLetters: 8)]
      // The past of the first conjugation, which every new verb has.
      + [Rule(ending: Array("ede".utf8), lemmaEnding: Array("e".utf8), minimumLetters: 6)]
      + paradigm("isere", ["s"], minimumLetters: 8)
      + paradigm("icere", ["s"], minimumLetters: 8)
      + paradigm("iere", ["s"], minimumLetters: 8)
      + paradigm("inere", ["s"], minimumLetters: 8)
      + paradigm("ulere", ["s"], minimumLetters: 8)
      + paradigm("onere", ["s"], minimumLetters: 8)
      + paradigm("itere", ["s"], minimumLetters: 8)
      + paradigm("ablere", ["s"], minimumLetters: 8)
      + paradigm("egere", ["s"], minimumLetters: 8))

  /// A derivation's inflected endings, all leading to the derivation itself, which stays as it is.
  private static func paradigm(
    _ derivation: String, _ endings: [String], minimumLetters: Int
  ) -> [Rule] {
    endings.map {
      Rule(
        ending: Array((derivation + $0).utf8), lemmaEnding: Array(derivation.utf8),
        minimumLetters: minimumLetters)
    }
  }

  private static func sorted(_ rules: [Rule]) -> [Rule] {
    rules.sorted { $0.ending.count > $1.ending.count }
  }
}
