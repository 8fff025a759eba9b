/// Brings the forms of a Danish word to one: `dagtilbuddenes` to `dagtilbud`, `børnene` to `barn`.
///
/// A word is looked up whole, then without a genitive's `s`, then among the forms of general Danish, then by the longest
/// known word that it ends with (a compound inflects like its last part), then by the endings of productive derivations. A word that none of these
/// knows stays as it is: rather no merge than a wrong one. `æ ø å` are letters and never folded.
package struct Lemmatizer: Sendable {
  let table: FormTable
  private let stopWords: StopWords
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
    let folded = Array(plain.lowercased().utf8)
    if let entry = table.entry(of: folded.span) { return table.lemma(entry) }
    if let hyphen = folded.lastIndex(of: UInt8(ascii: "-")), hyphen + 1 < folded.count, hyphen > 0 {
      return hyphenated(plain, folded)
    }
    return String(decoding: lemma(ofFolded: folded), as: UTF8.self)
  }

  private func lemma(ofFolded word: [UInt8]) -> [UInt8] {
    if let entry = table.entry(of: word.span) { return bytes(entry) }
    if let lemma = withoutApostrophe(word) { return lemma }
    let genitive = word.last == UInt8(ascii: "s") && word.count >= 4 ? Array(word.dropLast()) : nil
    if let genitive, let entry = table.entry(of: genitive.span), entry.takesGenitive {
      return bytes(entry)
    }
    if stopWords.contains(String(decoding: word, as: UTF8.self)) { return word }
    if let choice = choice(for: word[...]), isLikely(choice) { return choice.lemma }
    if let lemma = referenceLemma(of: word, genitive: genitive) { return lemma }
    if let lemma = compound(word, endingWithGenitive: genitive != nil) { return lemma }
    if let lemma = evidentLemma(of: word) { return lemma }
    if let lemma = SuffixRules.lemma(of: word) { return lemma }
    if let genitive, let lemma = SuffixRules.lemma(of: genitive) { return lemma }
    return word
  }

  /// The lemma under which general Danish has the word, be it a lemma itself, a form or a form's genitive.
  private func referenceLemma(of word: [UInt8], genitive: [UInt8]?) -> [UInt8]? {
    if let inflected = reference.inflected(word[...]) { return inflected.lemma }
    if let row = reference.row(of: word[...]), row.wordClass != .unknown { return word }
    guard let genitive else { return nil }
    if let inflected = reference.inflected(genitive[...]), inflected.wordClass == .noun {
      return inflected.lemma
    }
    return reference.row(of: genitive[...])?.wordClass == .noun ? genitive : nil
  }

  private func bytes(_ entry: FormTable.Entry) -> [UInt8] { Array(table.lemma(entry).utf8) }

  /// Each part of `AKT-vejlederne` by itself: an acronym stays one, the last part gives the lemma.
  private func hyphenated(_ plain: String, _ folded: [UInt8]) -> String {
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

  /// `sfo'en` and `aarhus's` without what stands behind the apostrophe.
  private func withoutApostrophe(_ word: [UInt8]) -> [UInt8]? {
    guard let apostrophe = word.lastIndex(of: UInt8(ascii: "'")), apostrophe > 0 else { return nil }
    let ending = String(decoding: word[(apostrophe + 1)...], as: UTF8.self)
    guard Self.acronymEndings.contains(ending) else { return nil }
    let stem = Array(word[..<apostrophe])
    if let entry = table.entry(of: stem.span) { return bytes(entry) }
    return ending == "s" ? lemma(ofFolded: stem) : nil
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
  private func compound(_ word: [UInt8], endingWithGenitive: Bool) -> [UInt8]? {
    for start in word.indices.dropFirst(2) where word[start] & 0xC0 != 0x80 {
      let head = word[..<start]
      let tail = Array(word[start...])
      guard letters(word[start...]) >= 3 else { return nil }
      if let entry = table.entry(of: tail.span),
        fits(entry, head: head, tail: word[start...])
      {
        return head + bytes(entry)
      }
      if let lemma = referenceTail(word[start...], head: head) { return head + lemma }
      if endingWithGenitive, let entry = table.entry(of: Array(tail.dropLast()).span),
        entry.takesGenitive, fits(entry, head: head, tail: word[start...].dropLast())
      {
        return head + bytes(entry)
      }
    }
    return nil
  }

  /// The lemma of a last part that general Danish knows as a noun: a long one behind anything that could be a syllable.
  private func referenceTail(_ tail: ArraySlice<UInt8>, head: ArraySlice<UInt8>) -> [UInt8]? {
    guard letters(tail) >= 5, letters(head) >= 3, hasVowel(head),
      letters(tail) >= 6 || isKnown(head)
    else { return nil }
    if let inflected = reference.inflected(tail) {
      return inflected.wordClass == .noun ? inflected.lemma : nil
    }
    if reference.row(of: tail)?.wordClass == .noun { return Array(tail) }
    guard letters(tail) >= 6, let lemma = evidentLemma(of: Array(tail)), lemma.count >= 5,
      isKnown(head)
    else { return nil }
    return lemma
  }

  /// Whether the entry may be the last part of a compound behind `head`: a long part behind anything that could be a
  /// syllable, a short one only behind a known word, a verb only behind a prefix.
  private func fits(
    _ entry: FormTable.Entry, head: ArraySlice<UInt8>, tail: ArraySlice<UInt8>
  ) -> Bool {
    let headLetters = letters(head)
    let tailLetters = letters(tail)
    switch entry.wordClass {
    case .noun:
      guard headLetters >= 3, hasVowel(head) else { return false }
      return tailLetters >= 5 || isKnown(head)
    case .adjective:
      // `værre` is a form of `dårlig`, but `desværre` of nothing: only forms that keep their stem are last parts.
      guard headLetters >= 3, hasVowel(head), bytes(entry).prefix(3) == tail.prefix(3) else {
        return false
      }
      return tailLetters >= 5 || isKnown(head)
    case .verb: return Self.verbPrefixes.contains(String(decoding: head, as: UTF8.self))
    case .acronym, .closed, .name: return false
    }
  }

  /// Whether the head is a word of the table, perhaps with a linking `s` or `e`.
  private func isKnown(_ head: ArraySlice<UInt8>) -> Bool {
    if table.entry(of: Array(head).span) != nil { return true }
    if reference.row(of: head)?.wordClass == .noun { return true }
    guard head.count > 3, let last = head.last,
      last == UInt8(ascii: "s") || last == UInt8(ascii: "e")
    else { return false }
    return table.entry(of: Array(head.dropLast()).span) != nil
      || reference.row(of: head.dropLast())?.wordClass == .noun
  }

  private func letters(_ word: ArraySlice<UInt8>) -> Int { word.count { $0 & 0xC0 != 0x80 } }

  /// `æ ø å` are C3 A6, C3 B8, C3 A5; other accented letters count as vowels too.
  private func hasVowel(_ head: ArraySlice<UInt8>) -> Bool {
    head.contains { "aeiouy".utf8.contains($0) || $0 == 0xC3 }
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
