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

  /// Of the parts of one word, whether each is a rare one, by its letters. A rare part is one that does not split itself,
  /// so it asks again of all parts within it: without memory that takes twice as long for every letter or two.
  private typealias RareParts = [ArraySlice<UInt8>: Bool]

  private let table: FormTable
  private let reference: ReferenceLexicon
  private let lexicon: Lexicon?
  private var wholeWords = Vocabulary(minimumCapacity: 512)

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
  /// - Complexity: O(letters squared) look-ups; where many parts are words by their ending alone, O(letters cubed).
  func parts(of lemma: String) -> [String] {
    guard lemma.utf8.count <= LexiconWords.longest else { return [] }
    let word = HashedWord(Array(lemma.utf8))
    guard word.letters(in: word.all) >= 6, isPlain(word.bytes),
      wholeWords.number(of: word, word.all) == nil
    else { return [] }
    var rare: RareParts = [:]
    let split = best(word, word.all, &rare) ?? three(word, &rare)
    guard let split, weight(word, word.all) <= split.weight * Self.wholeFactor else { return [] }
    return split.parts
  }

  private func best(_ word: HashedWord, _ range: Range<Int>, _ rare: inout RareParts) -> Split? {
    var best: Split?
    for start in range.dropFirst(2) where word.bytes[start] & 0xC0 != 0x80 {
      guard let tail = tail(word, start..<range.upperBound, &rare),
        let head = head(word, range.lowerBound..<start, &rare)
      else { continue }
      let weight = min(head.weight, tail.weight)
      if weight > best?.weight ?? 0 { best = Split(parts: head.parts + tail.parts, weight: weight) }
    }
    return best
  }

  /// Two parts before a known last one, where no split in two is to be had.
  private func three(_ word: HashedWord, _ rare: inout RareParts) -> Split? {
    for start in word.all.dropFirst(5) where word.bytes[start] & 0xC0 != 0x80 {
      guard let tail = tail(word, start..<word.count, &rare) else { continue }
      let inner = 0..<start
      let plain = word.bytes[start - 1] == UInt8(ascii: "s") ? inner.dropLast() : inner
      guard let split = best(word, plain, &rare) ?? best(word, inner, &rare)
      else { continue }
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

  private func tail(_ word: HashedWord, _ tail: Range<Int>, _ rare: inout RareParts) -> Part? {
    let letters = word.letters(in: tail)
    guard letters >= 3 else { return nil }
    let weight: Int
    if let entry = table.entry(of: word, tail) {
      guard isLast(entry, word, tail) || table.isNoun(word, tail) else { return nil }
      weight = self.weight(word, tail)
    } else if let row = reference.row(of: word, tail), row.wordClass != .verb, row.count >= 3,
      letters >= 4 || (row.wordClass == .noun && row.count >= 50)
    {
      // Without inflection a word may be anything, so it must be long enough to be meant.
      guard row.wordClass != .unknown || letters >= 5 else { return nil }
      weight = row.count
    } else {
      guard isRarePart(word, tail, &rare) else { return nil }
      weight = Self.rareWeight
    }
    let spelling = string(word, tail)
    return Self.derivations.contains(spelling) ? nil : Part(parts: [spelling], weight: weight)
  }

  /// Whether it is a long word that general Danish hardly has, but a dictionary does, or that is derived as new words are.
  private func isRarePart(
    _ word: HashedWord, _ part: Range<Int>, then ending: WordEnding = .none,
    _ rare: inout RareParts
  ) -> Bool {
    let letters = word.letters(in: part) + ending.count
    guard letters >= 5 else { return false }
    let whole = ending.count == 0 ? word : HashedWord(word.bytes(part, then: ending))
    let range = ending.count == 0 ? part : whole.all
    let isNoun = lexicon.map { lexicon in
      lexicon.readings(of: whole.bytes[range]).contains {
        $0.wordClass == .noun && $0.role == .base
      }
    }
    let isKnown = isNoun ?? (letters >= 7 && reference.row(of: whole, range) != nil)
    let isDerived =
      letters >= 9
      && Self.derivedEndings.contains { whole.has($0, before: range.upperBound) }
    guard isKnown || isDerived else { return false }
    if let isRare = rare[whole.bytes[range]] { return isRare }
    let isRare = best(whole, range, &rare) == nil
    rare[whole.bytes[range]] = isRare
    return isRare
  }

  private static let derivedEndings = ["ering", "ning", "lighed", "ighed", "else", "skab", "tion"]
    .map { WordEnding($0) }
  /// Uses that a word counts for which only a dictionary has.
  private static let rareWeight = 3

  /// Whether a word of the table may be a compound's last part. An infinitive in `-e` is most often a noun too
  /// (`samarbejde`), and a participle stays as it is (`datadrevet`).
  private func isLast(_ entry: FormTable.Entry, _ word: HashedWord, _ range: Range<Int>) -> Bool {
    switch entry.wordClass {
    case .noun, .adjective: entry.isLemma
    case .verb where entry.isLemma:
      word.bytes[range.upperBound - 1] == UInt8(ascii: "e") && word.letters(in: range) >= 4
    case .verb: word.has(Self.et, before: range.upperBound) && word.letters(in: range) >= 5
    case .acronym, .closed, .name: false
    }
  }

  private static let et = WordEnding("et")

  /// A first part with what joins it to the next.
  private func head(_ word: HashedWord, _ head: Range<Int>, _ rare: inout RareParts) -> Part? {
    let spelling = string(word, head)
    guard !Self.prefixes.contains(spelling) else { return nil }
    if let lemma = Self.combining[spelling] {
      return Part(parts: [lemma], weight: max(Self.ownWeight, reference.count(of: lemma)))
    }
    guard word.letters(in: head) >= 3 else { return nil }
    // What joins is dropped where the word without it is the commoner one: `sundheds`, but `plads` and `skole`.
    var best = firstPart(word, head, &rare)
    let last = word.bytes[head.upperBound - 1]
    for link in Self.links where last == link.ending {
      let stem = head.dropLast()
      if link.restored.count > 0, best != nil { continue }
      guard word.letters(in: stem) + link.restored.count >= 3,
        let part = firstPart(word, stem, then: link.restored, &rare),
        !Self.prefixes.contains(part.parts[0]),
        part.weight > best?.weight ?? 0 || link.ending == UInt8(ascii: "e") && isPlural(word, head)
      else { continue }
      if link.ending == UInt8(ascii: "e"), best != nil, !isPlural(word, head) { continue }
      best = part
    }
    return best
  }

  private static let links: [(ending: UInt8, restored: WordEnding)] = [
    (UInt8(ascii: "s"), .none), (UInt8(ascii: "s"), .e), (UInt8(ascii: "e"), .none),
  ]

  /// A lemma that may stand first: a noun, an adjective, or a verb in its infinitive (`læsevejleder`).
  private func firstPart(
    _ word: HashedWord, _ range: Range<Int>, then ending: WordEnding = .none,
    _ rare: inout RareParts
  ) -> Part? {
    let weight: Int
    if let entry = table.entry(of: word, range, then: ending) {
      guard entry.isLemma, entry.wordClass != .closed, entry.wordClass != .name else { return nil }
      weight = self.weight(word, range, then: ending)
    } else if let row = reference.row(of: word, range, then: ending), row.count >= 5,
      row.wordClass != .unknown || word.letters(in: range) + ending.count >= 4
    {
      weight = row.count
    } else {
      guard isRarePart(word, range, then: ending, &rare) else { return nil }
      weight = Self.rareWeight
    }
    return Part(parts: [string(word, range, then: ending)], weight: weight)
  }

  /// `lærlinge`, which is no word of its own before a word: the dictionary has it only as a form.
  private func isPlural(_ word: HashedWord, _ range: Range<Int>) -> Bool {
    guard let readings = lexicon?.readings(of: word.bytes[range]), !readings.isEmpty,
      table.entry(of: word, range) == nil
    else { return false }
    return readings.allSatisfy { $0.role != .base && $0.wordClass == .noun }
  }

  private func weight(
    _ word: HashedWord, _ range: Range<Int>, then ending: WordEnding = .none
  ) -> Int {
    let count = reference.row(of: word, range, then: ending)?.count ?? 0
    return table.entry(of: word, range, then: ending) == nil ? count : max(count, Self.ownWeight)
  }

  /// Only letters, so no acronym's hyphen and no digits.
  private func isPlain(_ word: [UInt8]) -> Bool {
    word.allSatisfy { (0x61...0x7A).contains($0) || $0 >= 0x80 }
  }

  private func string(
    _ word: HashedWord, _ range: Range<Int>, then ending: WordEnding = .none
  ) -> String {
    String(decoding: word.bytes(range, then: ending), as: UTF8.self)
  }
}
