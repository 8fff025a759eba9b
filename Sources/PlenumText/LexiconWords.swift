/// The word list of a Hunspell dictionary (`.dic`), turned into stems with their classes.
struct LexiconWords {
  private struct Pattern {
    /// Bytes of the word's end that are no part of the stem.
    let dropped: Int
    /// Nil where the word is none by itself.
    let classNumber: UInt32?
  }

  /// A form that the list gives with its lemma (`gik st:gå`).
  struct Irregular {
    let form: [UInt8]
    let lemma: [UInt8]
  }

  private let affixes: LexiconAffixes
  var builder = LexiconBuilder()
  private var keys = Vocabulary(minimumCapacity: 16_384)
  private var patterns: [Pattern] = []
  var irregulars: [Irregular] = []
  private let tailLetters: Int

  /// Bytes of the longest word that is met; a longer one is none.
  static let longest = 60

  private init(_ affixes: LexiconAffixes) {
    self.affixes = affixes
    tailLetters = max(7, affixes.reach + 1)
  }

  /// The compiled form of a dictionary.
  ///
  /// - Complexity: O(bytes), about a third of a second for 160,000 words.
  static func compiled(
    affixes affixFile: [UInt8], words wordFile: [UInt8]
  ) throws(LexiconProblem) -> LexiconBuilder {
    let affixes = try LexiconAffixes(affixFile)
    var words = LexiconWords(affixes)
    let text = affixes.text(wordFile)
    var start = 0
    var lines = 0
    var declared = 0
    while start < text.count {
      let end = endOfLine(in: text.span, from: start, to: text.count)
      if lines == 0 {
        declared = text[start..<end].prefix(while: \.isASCIIDigit).prefix(9)
          .reduce(0) { $0 * 10 + Int($1 - 0x30) }
      } else {
        words.read(text[start..<end])
      }
      lines += 1
      start = end + 1
    }
    // The number on the first line is a guide, but a file cut in half has far fewer words.
    guard words.builder.count > 0, lines * 10 >= declared * 9 else { throw .noWords }
    words.addIrregulars()
    return words.builder
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    var slash: Int?
    var end = line.startIndex
    while end < line.endIndex, line[end] != 0x09, line[end] != 0x0D {
      if line[end] == UInt8(ascii: "/"), slash == nil, end > line.startIndex {
        slash = end
      } else if line[end] == 0x20 {
        // A blank ends the word only before a field such as `st:`; words of several words are none here.
        guard end + 3 < line.endIndex, line[end + 3] == UInt8(ascii: ":") || slash != nil else {
          return
        }
        break
      }
      end += 1
    }
    let word = line[line.startIndex..<(slash ?? end)]
    guard isWord(word) else { return }
    let flags = slash.map { line[($0 + 1)..<end] } ?? []
    if let lemma = Self.stemField(line[end...]), !lemma.isEmpty {
      if isWord(lemma) {
        irregulars.append(
          Irregular(form: Self.lowercased(word), lemma: Self.lowercased(lemma)))
      }
      return
    }
    add(word, flags: flags)
  }

  private mutating func add(_ word: ArraySlice<UInt8>, flags: ArraySlice<UInt8>) {
    let small = Self.lowercased(word)
    var tail = small.count
    var letters = 0
    while tail > 0, letters < tailLetters {
      tail -= 1
      if small[tail] & 0xC0 != 0x80 { letters += 1 }
    }
    let isCapital = word.first != small.first || word.dropFirst().first != small.dropFirst().first
    let key = [isCapital ? 1 : 0] + flags + [0] + small[tail...]
    let number = Int(keys.intern(key.span))
    if number == patterns.count {
      patterns.append(pattern(of: Array(small[tail...]), flags: flags, isCapital: isCapital))
    }
    guard let classNumber = patterns[number].classNumber else { return }
    builder.add(stem: small.dropLast(patterns[number].dropped), classNumber: classNumber)
    guard isCapital == false, flags.count > 0 else { return }
    addPrefixed(word, flags: flags)
  }

  /// The word behind each prefix that its flags allow.
  private mutating func addPrefixed(_ word: ArraySlice<UInt8>, flags: ArraySlice<UInt8>) {
    let all = affixes.flags(flags)
    guard all.contains(where: { affixes.classes[$0]?.isPrefix == true }) else { return }
    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
    for flag in all {
      guard let prefix = affixes.classes[flag], prefix.isPrefix else { continue }
      let crossing =
        prefix.crosses
        ? all.filter {
          affixes.classes[$0]?.isPrefix == false && affixes.classes[$0]?.crosses == true
        } : []
      for rule in prefix.rules
      where rule.condition.holds(atStartOf: scalars) && word.starts(with: rule.strip) {
        let whole = rule.add + word.dropFirst(rule.strip.count)
        guard isWord(whole[...]) else { continue }
        let forms = forms(of: whole, flags: crossing + rule.continuation)
        guard let first = forms.first else { continue }
        addWhole(first.ending, forms: forms)
      }
    }
  }
}

// MARK: - Patterns

extension LexiconWords {
  /// Plurals that a dictionary has as words of their own.
  private static let plurals: [(plural: String, singular: String)] = [
    ("bøger", "bog"), ("børn", "barn"), ("mænd", "mand"), ("hænder", "hånd"), ("fødder", "fod"),
    ("tænder", "tand"), ("nætter", "nat"), ("kræfter", "kraft"), ("rødder", "rod"),
    ("stænger", "stang"), ("tænger", "tang"), ("gæs", "gås"), ("mødre", "mor"), ("fædre", "far"),
    ("brødre", "bror"), ("døtre", "datter"), ("bønder", "bonde"), ("køer", "ko"), ("tæer", "tå"),
    ("ænder", "and"), ("stæder", "stad"), ("øjne", "øje"), ("kløer", "klo"),
  ]

  private mutating func pattern(
    of tail: [UInt8], flags: ArraySlice<UInt8>, isCapital: Bool
  ) -> Pattern {
    let forms = forms(of: tail, flags: affixes.flags(flags))
    guard forms.first?.ending == tail else { return Pattern(dropped: 0, classNumber: nil) }
    let wordClass = isCapital ? .name : LexiconClass.wordClass(of: tail, forms: forms)
    var lemma = tail
    if wordClass == .noun,
      let pair = Self.plurals.first(where: {
        tail.suffix($0.plural.utf8.count).elementsEqual($0.plural.utf8)
      }),
      !forms.contains(where: {
        $0.ending.suffix(2).elementsEqual("en".utf8) || $0.ending.suffix(2).elementsEqual("et".utf8)
      })
    {
      lemma = tail.dropLast(pair.plural.utf8.count) + Array(pair.singular.utf8)
    }
    let (dropped, number) = intern(forms, lemma: lemma, wordClass: wordClass)
    return Pattern(dropped: tail.count - dropped, classNumber: number)
  }

  private mutating func addWhole(_ word: [UInt8], forms: [LexiconClass.Form]) {
    let (kept, number) = intern(
      forms, lemma: word, wordClass: LexiconClass.wordClass(of: word, forms: forms))
    builder.add(stem: word[..<kept], classNumber: number)
  }

  /// What all the forms and the lemma begin with, as a number of bytes, and the number of the class that follows it.
  mutating func intern(
    _ forms: [LexiconClass.Form], lemma: [UInt8], wordClass: LexiconClass.WordClass
  ) -> (kept: Int, number: UInt32) {
    var kept = lemma.count
    for form in forms {
      kept = min(kept, form.ending.count)
      for index in 0..<kept where form.ending[index] != lemma[index] {
        kept = index
        break
      }
    }
    while kept > 0, kept < lemma.count, lemma[kept] & 0xC0 == 0x80 { kept -= 1 }
    let number = builder.number(
      of: LexiconClass(
        wordClass: wordClass, lemmaEnding: Array(lemma.dropFirst(kept)),
        forms: forms.map {
          LexiconClass.Form(ending: Array($0.ending.dropFirst(kept)), role: $0.role)
        }))
    return (kept, number)
  }

  /// The word and all that its suffixes make of it, two deep, each once; the word stands first where it is one.
  private func forms(of word: [UInt8], flags: [LexiconAffixes.Flag]) -> [LexiconClass.Form] {
    guard !flags.contains(where: { $0 == affixes.forbidden }) else { return [] }
    var forms: [LexiconClass.Form] = []
    func add(_ form: [UInt8], _ flags: [LexiconAffixes.Flag], _ role: LexiconAffixes.Role) {
      // An ending's length is one byte of the compiled form.
      guard form.count <= UInt8.max,
        !flags.contains(where: { $0 == affixes.needsAffix || $0 == affixes.onlyInCompound }),
        form.allSatisfy({ $0 != UInt8(ascii: "'") }), form.last != UInt8(ascii: "-"),
        !forms.contains(where: { $0.ending == form })
      else { return }
      forms.append(LexiconClass.Form(ending: form, role: role))
    }
    add(word, flags, .base)
    for (form, rule) in suffixed(word, flags) {
      add(form, rule.continuation, rule.role)
      for (second, next) in suffixed(form, rule.continuation) {
        add(second, next.continuation, next.role)
      }
    }
    return forms
  }

  private func suffixed(
    _ word: [UInt8], _ flags: [LexiconAffixes.Flag]
  ) -> [([UInt8], LexiconAffixes.Rule)] {
    guard !flags.isEmpty else { return [] }
    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
    var forms: [([UInt8], LexiconAffixes.Rule)] = []
    for flag in flags {
      guard let suffixes = affixes.classes[flag], !suffixes.isPrefix else { continue }
      for rule in suffixes.rules
      where rule.condition.holds(atEndOf: scalars) && word.count > rule.strip.count
        && word.suffix(rule.strip.count).elementsEqual(rule.strip)
      {
        forms.append((word.dropLast(rule.strip.count) + rule.add, rule))
      }
    }
    return forms
  }
}

// MARK: - Bytes

extension LexiconWords {
  private func isWord(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, let last = word.last, word.count <= Self.longest,
      first != UInt8(ascii: "-"), last != UInt8(ascii: "-")
    else { return false }
    return word.allSatisfy {
      $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == UInt8(ascii: "-")
    }
  }

  /// What stands behind `st:` among a word's fields.
  private static func stemField(_ fields: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for field in fields.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
    where field.starts(with: "st:".utf8) {
      return field.dropFirst(3)
    }
    return nil
  }

  private static func lowercased(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let isSmall = word.indices.allSatisfy { index in
      (0x61...0x7A).contains(word[index])
        || (word[index] == 0xC3 && index + 1 < word.endIndex && word[index + 1] >= 0x9F)
        || (word[index] >= 0x9F && word[index] < 0xC0)
    }
    return isSmall ? Array(word) : Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
  }
}
