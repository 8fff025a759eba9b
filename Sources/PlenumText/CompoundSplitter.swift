import PlenumCorpus

/// Splits a compound's lemma into the lemmas of its parts: `inklusionsudfordring` into `inklusion` and `udfordring`.
///
/// Both parts must be words, joined as Danish joins them: straight, by `s` or by `e`. Of several splits the one wins
/// whose rarer part is the commonest. A word that is an idea of its own stays whole: one of the table
/// `language/whole-words.txt`, a word built with a prefix or a derivation's ending, and a word that is far commoner than
/// its parts.
struct CompoundSplitter: Sendable {
  private struct Split {
    let parts: [String]
    /// Uses of its rarest part.
    let weight: Int
  }

  private let table: FormTable
  private let reference: ReferenceLexicon
  private let lexicon: Lexicon?
  private var wholeWords = Vocabulary(minimumCapacity: 512)

  /// A longer word is no Danish word and stays whole.
  private static let longest = 60
  /// Uses that a word of plenum's own table counts for, be it ever so rare in the debates.
  private static let ownWeight = 40
  /// A word that is this many times commoner than its rarest part stays whole.
  private static let wholeFactor = 12

  init(table: FormTable, reference: ReferenceLexicon, lexicon: Lexicon? = nil) {
    self.lexicon = lexicon
    self.table = table
    self.reference = reference
    let rows = CorpusFile.wholeWords.text.split(separator: "\n").dropFirst()
    for word in rows { _ = wholeWords.intern(String(word)) }
  }

  /// The lemmas of the parts of a lemma in small letters; empty where it stays whole.
  ///
  /// - Complexity: O(letters squared).
  func parts(of lemma: String) -> [String] {
    let word = Array(lemma.utf8)
    guard word.count <= Self.longest, letters(word[...]) >= 6, isPlain(word),
      wholeWords.number(of: word.span) == nil
    else { return [] }
    let split = best(word[...]) ?? three(word[...])
    guard let split, weight(word[...]) <= split.weight * Self.wholeFactor else { return [] }
    return split.parts
  }

  private func best(_ word: ArraySlice<UInt8>) -> Split? {
    var best: Split?
    for start in word.indices.dropFirst(2) where word[start] & 0xC0 != 0x80 {
      guard let tail = tail(word[start...]), let head = head(word[..<start]) else { continue }
      let weight = min(head.weight, tail.weight)
      if weight > best?.weight ?? 0 { best = Split(parts: head.parts + tail.parts, weight: weight) }
    }
    return best
  }

  /// Two parts before a known last one, where no split in two is to be had.
  private func three(_ word: ArraySlice<UInt8>) -> Split? {
    for start in word.indices.dropFirst(5) where word[start] & 0xC0 != 0x80 {
      guard let tail = tail(word[start...]) else { continue }
      let inner = word[..<start]
      let plain = inner.last == UInt8(ascii: "s") ? inner.dropLast() : inner
      guard let split = best(plain) ?? best(inner) else { continue }
      return Split(parts: split.parts + tail.parts, weight: min(split.weight, tail.weight))
    }
    return nil
  }
}

// MARK: - Parts

extension CompoundSplitter {
  /// Endings that are words too, but behind another word only make a derivation (`barndom`, `fællesskab`).
  private static let derivations: Set<String> = [
    "skab", "dom", "hed", "ing", "ning", "else", "lig", "bar", "som", "isk", "agtig", "mæssig",
    "ende", "vis", "art", "tion", "ment", "ist", "tur", "tør", "ere", "ene", "ion", "eri", "ens",
    "ance", "ering", "ling", "ring", "lighed", "ighed", "somhed", "inde", "ert", "ant", "ent",
    "værdig", "løs", "fuld", "rig",
    "ale", "are", "mål", "par", "stand", "ledes",
  ]

  /// Prefixes and words that make a new idea of what follows them.
  private static let prefixes: Set<String> = [
    "af", "an", "be", "bi", "efter", "er", "for", "fore", "fra", "frem", "gen", "gennem", "hoved",
    "ind", "inden", "med", "mis", "mod", "ned", "om", "op", "over", "på", "sam", "sammen", "selv",
    "til", "tilbage", "tvær", "u", "ud", "uden", "under", "und", "van", "ved", "videre", "imod",
    "hen", "dis", "kon", "per", "pro", "re", "inter", "hver", "al", "den", "der", "des", "som",
    "når", "hvor", "ikke", "kom",
  ]

  /// What stands first in compounds in a form that is no lemma.
  private static let combining: [String: String] = [
    "børne": "børn", "småbørns": "småbørn", "forældre": "forælder", "unge": "ung",
    "ældre": "ældre", "mænds": "mand", "søskende": "søskende", "fler": "fler", "to": "to",
    "tre": "tre", "fire": "fire", "by": "by", "ø": "ø", "special": "special", "almen": "almen",
    "social": "social", "kommunal": "kommunal", "national": "national", "lokal": "lokal",
    "regional": "regional", "mellem": "mellem", "nær": "nær", "små": "lille", "fælles": "fælles",
    "tids": "tid", "ny": "ny", "år": "år", "is": "is", "it": "it", "middel": "middel",
    "digital": "digital", "normal": "normal", "central": "central", "moder": "mor",
    "mødre": "mor", "fædre": "far", "kvinde": "kvinde", "lands": "land",
  ]

  private struct Part {
    let parts: [String]
    let weight: Int
  }

  private func tail(_ tail: ArraySlice<UInt8>) -> Part? {
    guard letters(tail) >= 3 else { return nil }
    let word = string(tail)
    guard !Self.derivations.contains(word) else { return nil }
    if let entry = table.entry(of: Array(tail).span) {
      return isLast(entry, tail) || table.isNoun(tail)
        ? Part(parts: [word], weight: weight(tail)) : nil
    }
    guard let row = reference.row(of: tail), row.wordClass != .verb, row.count >= 3,
      letters(tail) >= 4 || (row.wordClass == .noun && row.count >= 50)
    else { return rarePart(tail) }
    // Without inflection a word may be anything, so it must be long enough to be meant.
    guard row.wordClass != .unknown || letters(tail) >= 5 else { return nil }
    return Part(parts: [word], weight: row.count)
  }

  /// A long word that general Danish hardly has, but a dictionary does, or that is derived as new words are.
  private func rarePart(_ word: ArraySlice<UInt8>) -> Part? {
    let letters = letters(word)
    guard letters >= 5 else { return nil }
    let isNoun = lexicon.map { lexicon in
      lexicon.readings(of: word).contains { $0.wordClass == .noun && $0.role == .base }
    }
    let isKnown = isNoun ?? (reference.row(of: word) != nil && letters >= 7)
    let isDerived =
      letters >= 9
      && Self.derivedEndings.contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    return (isKnown || isDerived) && best(word) == nil
      ? Part(parts: [string(word)], weight: Self.rareWeight) : nil
  }

  private static let derivedEndings = ["ering", "ning", "lighed", "ighed", "else", "skab", "tion"]
  /// Uses that a word counts for which only a dictionary has.
  private static let rareWeight = 3

  /// Whether a word of the table may be a compound's last part. An infinitive in `-e` is most often a noun too
  /// (`samarbejde`), and a participle stays as it is (`datadrevet`).
  private func isLast(_ entry: FormTable.Entry, _ word: ArraySlice<UInt8>) -> Bool {
    switch entry.wordClass {
    case .noun, .adjective: entry.isLemma
    case .verb where entry.isLemma: word.last == UInt8(ascii: "e") && letters(word) >= 4
    case .verb: word.suffix(2).elementsEqual("et".utf8) && letters(word) >= 5
    case .acronym, .closed, .name: false
    }
  }

  /// A first part with what joins it to the next.
  private func head(_ head: ArraySlice<UInt8>) -> Part? {
    let word = string(head)
    guard !Self.prefixes.contains(word) else { return nil }
    if let lemma = Self.combining[word] {
      return Part(parts: [lemma], weight: max(Self.ownWeight, reference.count(of: lemma)))
    }
    guard letters(head) >= 3 else { return nil }
    // What joins is dropped where the word without it is the commoner one: `sundheds`, but `plads` and `skole`.
    var best = firstPart(head)
    for link in Self.links where head.last == link.ending {
      if !link.restored.isEmpty, best != nil { continue }
      let stem = (head.dropLast() + link.restored)[...]
      guard !Self.prefixes.contains(string(stem)), letters(stem) >= 3,
        let part = firstPart(stem),
        part.weight > best?.weight ?? 0 || link.ending == UInt8(ascii: "e") && isPlural(head)
      else { continue }
      if link.ending == UInt8(ascii: "e"), best != nil, !isPlural(head) { continue }
      best = part
    }
    return best
  }

  private static let links: [(ending: UInt8, restored: [UInt8])] = [
    (UInt8(ascii: "s"), []), (UInt8(ascii: "s"), [UInt8(ascii: "e")]), (UInt8(ascii: "e"), []),
  ]

  /// A lemma that may stand first: a noun, an adjective, or a verb in its infinitive (`læsevejleder`).
  private func firstPart(_ word: ArraySlice<UInt8>) -> Part? {
    if let entry = table.entry(of: Array(word).span) {
      guard entry.isLemma, entry.wordClass != .closed, entry.wordClass != .name else { return nil }
      return Part(parts: [string(word)], weight: weight(word))
    }
    guard let row = reference.row(of: word), row.count >= 5,
      row.wordClass != .unknown || letters(word) >= 4
    else { return rarePart(word) }
    return Part(parts: [string(word)], weight: row.count)
  }

  /// `lærlinge`, which is no word of its own before a word: the dictionary has it only as a form.
  private func isPlural(_ word: ArraySlice<UInt8>) -> Bool {
    guard let readings = lexicon?.readings(of: word), !readings.isEmpty,
      table.entry(of: Array(word).span) == nil
    else { return false }
    return readings.allSatisfy { $0.role != .base && $0.wordClass == .noun }
  }

  private func weight(_ word: ArraySlice<UInt8>) -> Int {
    let count = reference.row(of: word)?.count ?? 0
    return table.entry(of: Array(word).span) == nil ? count : max(count, Self.ownWeight)
  }

  /// Only letters, so no acronym's hyphen and no digits.
  private func isPlain(_ word: [UInt8]) -> Bool {
    word.allSatisfy { (0x61...0x7A).contains($0) || $0 >= 0x80 }
  }

  private func letters(_ word: ArraySlice<UInt8>) -> Int { word.count { $0 & 0xC0 != 0x80 } }

  private func string(_ word: ArraySlice<UInt8>) -> String { String(decoding: word, as: UTF8.self) }
}
