/// The lemma of a form that no table has, by the words that general Danish does have.
extension Lemmatizer {
  private struct Rule {
    let ending: [UInt8]
    /// What may stand in its place, likeliest first; `+` is a doubled letter made single.
    let lemmaEndings: [String]
  }

  private static let rules: [Rule] = [
    ("ernes", ["", "e", "er", "+"]), ("erne", ["", "e", "er", "+"]), ("enes", ["", "+"]),
    ("ene", ["", "+"]), ("rnes", [""]), ("rne", [""]), ("lerne", ["el"]), ("lens", ["el"]),
    ("len", ["el"]), ("ler", ["el"]), ("ens", ["", "e", "+"]), ("en", ["", "e", "+"]),
    ("ets", ["", "e", "+"]), ("et", ["", "e", "+"]), ("ede", ["e"]), ("ende", ["e"]),
    ("ers", ["", "e", "+"]), ("er", ["", "e", "+"]), ("ere", ["", "er", "+"]),
    ("este", ["", "+"]), ("est", ["", "+"]), ("te", ["e"]), ("t", ["", "e"]), ("es", ["", "e"]),
    ("e", ["", "+", "el"]), ("r", [""]), ("s", [""]),
  ].map { Rule(ending: Array($0.0.utf8), lemmaEndings: $0.1) }

  /// Uses below which a word of general Danish is no evidence.
  private static let fewestUses = 4
  private static let fewestLetters = 4

  /// The commonest word of general Danish that this may be a form of; nil where none is common enough.
  func evidentLemma(of word: [UInt8]) -> [UInt8]? {
    guard word.count >= 6 else { return nil }
    if let agent = agent(word) { return agent }
    let own = reference.row(of: word[...])?.count ?? 0
    var best: (lemma: [UInt8], uses: Int)?
    for rule in Self.rules where word.suffix(rule.ending.count).elementsEqual(rule.ending) {
      let stem = word.dropLast(rule.ending.count)
      guard stem.count >= Self.fewestLetters else { continue }
      for ending in rule.lemmaEndings {
        var lemma = Array(stem)
        if ending == "+" {
          guard let last = lemma.last, lemma.dropLast().last == last else { continue }
          lemma.removeLast()
        } else {
          lemma += ending.utf8
        }
        guard lemma != word, let row = reference.row(of: lemma[...]), row.count >= Self.fewestUses,
          row.count * 4 >= own, row.count > best?.uses ?? 0
        else { continue }
        best = (lemma, row.count)
      }
      if best != nil { break }
    }
    return best?.lemma
  }

  private static let agentEndings = ["ernes", "erens", "erne", "eren", "eres", "ere"].map {
    Array($0.utf8)
  }

  /// `bruger` for `brugeren` and `brugerne`, where `bruge` is a verb.
  private func agent(_ word: [UInt8]) -> [UInt8]? {
    for ending in Self.agentEndings where word.suffix(ending.count).elementsEqual(ending) {
      let stem = word.dropLast(ending.count)
      guard stem.count >= Self.fewestLetters, isVerb(stem + [UInt8(ascii: "e")]) else { continue }
      return stem + Array("er".utf8)
    }
    return nil
  }

  private func isVerb(_ word: ArraySlice<UInt8>) -> Bool {
    if let entry = table.entry(of: Array(word).span) {
      return entry.wordClass == .verb && entry.isLemma
    }
    return reference.row(of: word)?.wordClass == .verb
  }
}
