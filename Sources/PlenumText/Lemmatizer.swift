/// Brings the forms of a Danish word to one: `dagtilbuddenes` to `dagtilbud`, `børnene` to `barn`.
///
/// A word is looked up whole, then without a genitive's `s`, then among the forms of general Danish, then by the longest
/// known word that it ends with (a compound inflects like its last part), then by the endings of productive derivations. A word that none of these
/// knows stays as it is: rather no merge than a wrong one. `æ ø å` are letters and never folded.
package struct Lemmatizer: Sendable {
  let table: FormTable
  let stopWords: StopWords
  let reference: ReferenceLexicon
  let lexicon: Lexicon?

  /// A longer word is no Danish word; it is taken as written.
  private static let longestWord = 100

  package init(
    stopWords: StopWords = StopWords(), reference: ReferenceLexicon = ReferenceLexicon(),
    lexicon: Lexicon? = nil
  ) {
    self.lexicon = lexicon
    table = FormTable()
    self.stopWords = stopWords
    self.reference = reference
  }

  /// The lemma that the own tables give a form in small letters, also behind a genitive's `s`; nil where they know none.
  package func ownLemma(of form: String) -> String? {
    let word = Array(form.utf8)
    if let entry = table.entry(of: word.span) { return table.lemma(entry) }
    if stopWords.contains(form) { return form }
    guard word.last == UInt8(ascii: "s"), word.count >= 4,
      let entry = table.entry(of: Array(word.dropLast()).span), entry.takesGenitive
    else { return nil }
    return table.lemma(entry)
  }

  /// The lemma of a word as it stands in a text, in small letters; an acronym keeps its capitals and loses its
  /// inflection (`PPR's` is `PPR`).
  ///
  /// - Complexity: one look-up for a known form, else one for each letter.
  package func lemma(of form: String) -> String {
    guard form.utf8.count <= Self.longestWord else { return form.lowercased() }
    var plain = form.plainForm
    // A hyphen for the rest of a compound, or an apostrophe for a genitive's `s`.
    if let last = plain.utf8.last, plain.utf8.count > 2,
      last == UInt8(ascii: "-") || last == UInt8(ascii: "'")
    {
      plain.unicodeScalars.removeLast()
    }
    if let acronym = acronym(plain) { return acronym }
    let folded = HashedWord(plain.smallLetters)
    if let entry = table.entry(of: folded, folded.all) { return table.lemma(entry) }
    if let hyphen = folded.bytes.lastIndex(of: UInt8(ascii: "-")), hyphen + 1 < folded.count,
      hyphen > 0
    {
      return hyphenated(plain)
    }
    return String(decoding: lemma(ofFolded: folded), as: UTF8.self)
  }

  private func lemma(ofFolded word: HashedWord) -> [UInt8] {
    if let entry = table.entry(of: word, word.all) { return bytes(entry) }
    if let lemma = withoutApostrophe(word.bytes) { return lemma }
    let genitive =
      word.bytes.last == UInt8(ascii: "s") && word.count >= 4 ? 0..<word.count - 1 : nil
    if let genitive, let entry = table.entry(of: word, genitive), entry.takesGenitive {
      return bytes(entry)
    }
    if stopWords.contains(word) { return word.bytes }
    if let choice = choice(for: word.bytes[...]), isLikely(choice) { return choice.lemma }
    if let lemma = referenceLemma(of: word, genitive: genitive) { return lemma }
    if let lemma = compound(word, endingWithGenitive: genitive != nil) { return lemma }
    if let lemma = evidentLemma(of: word, word.all) { return lemma }
    if let lemma = SuffixRules.lemma(of: word.bytes) { return lemma }
    if let genitive, let lemma = SuffixRules.lemma(of: word.bytes(genitive)) { return lemma }
    return word.bytes
  }

  /// The lemma under which general Danish has the word, be it a lemma itself, a form or a form's genitive.
  private func referenceLemma(of word: HashedWord, genitive: Range<Int>?) -> [UInt8]? {
    if let inflected = reference.inflected(word, word.all) { return inflected.lemma }
    if let row = reference.row(of: word, word.all), row.wordClass != .unknown { return word.bytes }
    guard let genitive else { return nil }
    if let inflected = reference.inflected(word, genitive), inflected.wordClass == .noun {
      return inflected.lemma
    }
    return reference.row(of: word, genitive)?.wordClass == .noun ? word.bytes(genitive) : nil
  }

  private func bytes(_ entry: FormTable.Entry) -> [UInt8] { Array(table.lemma(entry).utf8) }

  /// Each part of `AKT-vejlederne` by itself: an acronym stays one, the last part gives the lemma.
  private func hyphenated(_ plain: String) -> String {
    let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
    let head = parts.dropLast().map { part in
      part.utf8.count > 1 && part.allSatisfy(\.isUppercase) ? String(part) : part.lowercased()
    }
    let last = parts.last.map { lemma(of: String($0)) } ?? ""
    return (head + [last]).joined(separator: "-")
  }
}

// MARK: - Inflection behind an apostrophe, and acronyms

extension Lemmatizer {
  private static let acronymEndings: Set<String> = [
    "s", "en", "et", "er", "ens", "ets", "ers", "erne", "ernes", "ene", "n", "r", "rne",
  ]

  /// The acronym that `word` is a form of; nil where it is none. Capitals are no acronym where they shout a word that
  /// is known in small letters.
  private func acronym(_ word: String) -> String? {
    guard !beginsSmall(word) else { return nil }
    let capitals = word.prefix { $0.isUppercase }
    guard capitals.utf8.count >= 2, capitals.count >= 2 else { return nil }
    var ending = word[capitals.endIndex...]
    if ending.first == "'" { ending = ending.dropFirst() }
    guard ending.isEmpty || Self.acronymEndings.contains(String(ending)) else { return nil }
    let stem = String(capitals)
    if table.entry(of: Array(stem.utf8).span)?.wordClass == .acronym { return stem }
    let small = stem.lowercased()
    guard capitals.count <= 5, table.entry(of: Array(small.utf8).span) == nil,
      !stopWords.contains(small)
    else { return nil }
    return stem
  }

  /// Whether one of the first two letters is a small one, told without a closer look. No is not certain.
  private func beginsSmall(_ word: String) -> Bool {
    var utf8 = word.utf8.makeIterator()
    let small: ClosedRange<UInt8> = 0x61...0x7A
    guard let first = utf8.next(), first < 0x80 else { return false }
    return small.contains(first) || utf8.next().map(small.contains) ?? true
  }

  /// `sfo'en` and `aarhus's` without what stands behind the apostrophe.
  private func withoutApostrophe(_ word: [UInt8]) -> [UInt8]? {
    guard let apostrophe = word.lastIndex(of: UInt8(ascii: "'")), apostrophe > 0 else { return nil }
    let ending = String(decoding: word[(apostrophe + 1)...], as: UTF8.self)
    guard Self.acronymEndings.contains(ending) else { return nil }
    let stem = Array(word[..<apostrophe])
    if let entry = table.entry(of: stem.span) { return bytes(entry) }
    return ending == "s" ? lemma(ofFolded: HashedWord(stem)) : nil
  }
}

// MARK: - Compounds

extension Lemmatizer {
  private static let verbPrefixes: Set<String> = [
    "af", "an", "be", "bi", "efter", "for", "fra", "frem", "gen", "gennem", "ind", "med", "mis",
    "mod", "ned", "om", "op", "over", "på", "sam", "sammen", "til", "tilbage", "ud", "under",
    "ved", "videre", "fast", "imøde", "igang",
  ]

  /// The word with its longest known last part brought to its lemma; nil where no part is known.
  private func compound(_ word: HashedWord, endingWithGenitive: Bool) -> [UInt8]? {
    let end = word.count
    for start in word.all.dropFirst(2) where word.bytes[start] & 0xC0 != 0x80 {
      let (head, tail) = (0..<start, start..<end)
      guard word.letters(in: tail) >= 3 else { return nil }
      if let entry = table.entry(of: word, tail), fits(entry, word, head: head, tail: tail) {
        return word.bytes(head) + bytes(entry)
      }
      if let lemma = referenceTail(word, tail, head: head) { return word.bytes(head) + lemma }
      let genitive = start..<end - 1
      if endingWithGenitive, let entry = table.entry(of: word, genitive), entry.takesGenitive,
        fits(entry, word, head: head, tail: genitive)
      {
        return word.bytes(head) + bytes(entry)
      }
    }
    return nil
  }

  /// The lemma of a last part that general Danish knows as a noun: a long one behind anything that could be a syllable.
  private func referenceTail(
    _ word: HashedWord, _ tail: Range<Int>, head: Range<Int>
  ) -> [UInt8]? {
    let letters = word.letters(in: tail)
    guard letters >= 5, word.letters(in: head) >= 3, hasVowel(word, head),
      letters >= 6 || isKnown(word, head)
    else { return nil }
    if let inflected = reference.inflected(word, tail) {
      return inflected.wordClass == .noun ? inflected.lemma : nil
    }
    if reference.row(of: word, tail)?.wordClass == .noun { return word.bytes(tail) }
    guard letters >= 6, isKnown(word, head), let lemma = evidentLemma(of: word, tail),
      lemma.count >= 5
    else { return nil }
    return lemma
  }

  /// Whether the entry may be the last part of a compound behind `head`: a long part behind anything that could be a
  /// syllable, a short one only behind a known word, a verb only behind a prefix.
  private func fits(
    _ entry: FormTable.Entry, _ word: HashedWord, head: Range<Int>, tail: Range<Int>
  ) -> Bool {
    let headLetters = word.letters(in: head)
    let tailLetters = word.letters(in: tail)
    switch entry.wordClass {
    case .noun:
      guard headLetters >= 3, hasVowel(word, head) else { return false }
      return tailLetters >= 5 || isKnown(word, head)
    case .adjective:
      // `værre` is a form of `dårlig`, but `desværre` of nothing: only forms that keep their stem are last parts.
      guard headLetters >= 3, hasVowel(word, head),
        bytes(entry).prefix(3) == word.bytes[tail].prefix(3)
      else { return false }
      return tailLetters >= 5 || isKnown(word, head)
    case .verb: return Self.verbPrefixes.contains(String(decoding: word.bytes[head], as: UTF8.self))
    case .acronym, .closed, .name: return false
    }
  }

  /// Whether the head is a word of the table, perhaps with a linking `s` or `e`.
  private func isKnown(_ word: HashedWord, _ head: Range<Int>) -> Bool {
    if isKnownWhole(word, head) { return true }
    guard head.count > 3 else { return false }
    let last = word.bytes[head.upperBound - 1]
    return (last == UInt8(ascii: "s") || last == UInt8(ascii: "e"))
      && isKnownWhole(word, head.dropLast())
  }

  private func isKnownWhole(_ word: HashedWord, _ range: Range<Int>) -> Bool {
    table.entry(of: word, range) != nil || reference.row(of: word, range)?.wordClass == .noun
  }

  /// `æ ø å` are C3 A6, C3 B8, C3 A5; other accented letters count as vowels too.
  private func hasVowel(_ word: HashedWord, _ head: Range<Int>) -> Bool {
    head.contains { index in
      switch word.bytes[index] {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"), UInt8(ascii: "y"), 0xC3:
        true
      default: false
      }
    }
  }
}

extension FormTable.Entry {
  /// Nouns take a genitive in every form, verbs a passive in their infinitive, adjectives a genitive when they stand
  /// for people (`unges`). Closed words do not (`hans` is no form of `han`).
  fileprivate var takesGenitive: Bool {
    switch wordClass {
    case .noun, .acronym, .name: true
    case .verb: isLemma
    case .adjective: !isLemma
    case .closed: false
    }
  }
}
