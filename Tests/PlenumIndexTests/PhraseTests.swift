import PlenumIndex
import PlenumModel
import PlenumText
import TestSupport
import Testing

/// Terms of several words.
struct PhraseTests {
  private static let words = [
    "tidlig", "Tidlige", "indsats", "indsatser", "faglige", "fællesskaber", "unge", "lærer", "og",
    "osv.",
  ]
  private static let joints = [
    " ", " ", " ", "  ", ", ", ". ", "\n", " - ", "; ", "! ", "\u{A0}", "\u{2028}",
  ]
  private static let phrases = [
    "tidlig indsats", "faglige fællesskaber", "unge lærere", "indsats indsats", "og tidlig indsats",
  ]

  private static func notes(_ count: Int, seed: UInt64) -> [NoteRecord] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { number in
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text += random.pick(words) + random.pick(joints)
      }
      return NoteRecord(
        id: "n\(number)", theme: number % 2 == 0 ? "a" : "b",
        municipality: random.pick(["Vejle", "Køge", "Herning"]), text: text)
    }
  }

  /// Where a phrase stands by the sentences of the text and all their tokens, marks included: the first word's byte and
  /// the last one's end.
  private static func twin(_ phrase: String, in note: NoteRecord) -> [Range<Int>] {
    let analyzer = TextAnalyzer.standard
    let wanted = analyzer.possibleTerms(of: phrase)
    var found: [Range<Int>] = []
    for sentence in analyzer.sentences(in: note.text.utf8Span.span) {
      var first = 0
      while first + wanted.count <= sentence.tokens.count {
        let tokens = sentence.tokens[first..<first + wanted.count]
        if zip(tokens, wanted).allSatisfy({ $0.kind != .punctuation && $1.contains($0.lemma) }) {
          found.append(
            tokens[first].utf8Range.lowerBound..<(tokens.last?.utf8Range.upperBound ?? 0))
          first += wanted.count
        } else {
          first += 1
        }
      }
    }
    return found
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `a phrase stands where its words stand side by side in one sentence of one note`(
    seed: UInt64
  ) throws {
    let notes = Self.notes(120, seed: seed)
    let plain = index(of: notes, terms: .analysis(.standard))
    let index = plain.adding(phrases: Self.phrases)
    var places = 0
    for phrase in Self.phrases {
      let expected = notes.map { Self.twin(phrase, in: $0) }
      guard let term = index.term(of: phrase) else {
        let isNowhere = expected.allSatisfy { $0.isEmpty }
        #expect(isNowhere, "\(phrase)")
        continue
      }
      #expect(index.isPhrase(term))
      let found = index.occurrences(of: term, in: index.all)
      places += found.count
      #expect(
        notes.indices.map { note in found.filter { $0.note.position == note }.map(\.utf8Range) }
          == expected, "\(phrase)")
      let holders = notes.indices.filter { !expected[$0].isEmpty }
      #expect(index.notes(with: term).map(\.position) == holders)
      let group = index.notes(where: .theme, is: "a")
      #expect(index.documentFrequency(of: term, in: group) == holders.count { $0 % 2 == 0 })
      #expect(
        index.municipalities(of: term, in: index.all)
          == Set(holders.compactMap { notes[$0].municipality }).count)
    }
    #expect(places > 15)
    #expect(index.phrases.count <= Self.phrases.count)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `phrases are no words more and change no word's figures`(seed: UInt64) {
    let notes = Self.notes(150, seed: seed)
    let plain = index(of: notes, terms: .analysis(.standard))
    let index = plain.adding(phrases: Self.phrases)
    #expect(!index.phrases.isEmpty)
    #expect(index.tokenCount == plain.tokenCount && index.termCount == plain.termCount)
    #expect(Array(index.allTerms) == Array(plain.allTerms))
    let group = index.notes(where: .theme, is: "a")
    let keywords = index.keywords(of: group, against: group.complement, gate: .none)
    let words = keywords.filter { !index.isPhrase($0.term) }
    #expect(words == plain.keywords(of: group, against: group.complement, gate: .none))
    #expect(keywords.count == words.count + index.phrases.count)
    for phrase in keywords where index.isPhrase(phrase.term) {
      #expect(phrase.notes.k1 == index.documentFrequency(of: phrase.term, in: group))
      #expect(phrase.notes.n1 == group.count)
      #expect((phrase.adjustedP ?? 0) >= (phrase.p ?? 1))
    }
    let contrasts = index.contrasts(target: group, reference: group.complement, gate: .none)
    #expect(
      contrasts.filter { !index.isPhrase($0.term) }
        == plain.contrasts(target: group, reference: group.complement, gate: .none))
    #expect(contrasts.contains { index.isPhrase($0.term) })
    for name in [ResearchTable.Name.frequency, .keynessDocuments, .collocationsBigram] {
      #expect(index.table(name) == plain.table(name))
    }
  }

  @Test func `what is one word, or nowhere in the notes, is no phrase`() {
    let index = index(
      of: [NoteRecord(id: "1", text: "Tidlig indsats. Tidlig støtte, indsats nu")],
      terms: .analysis(.standard)
    ).adding(phrases: [
      "indsats", "støtte indsats", "indsats tidlig", "tidlig vagt", "", "tidlige indsatser",
    ])
    #expect(index.phrases.map(index.spelling) == ["tidlig indsats"])
    #expect(index.term(of: "støtte indsats") == nil && index.term(of: "tidlig vagt") == nil)
  }

  @Test func `own tokens have no phrases`() {
    let note = NoteRecord(id: "1", text: "fast vagt", tokens: ["fast", "vagt"])
    #expect(index(of: [note]).adding(phrases: ["fast vagt"]).phrases.isEmpty)
  }

  @Test func `neighbours that are counted stand in one sentence, with no mark between`() {
    let index = index(
      of: [NoteRecord(id: "1", text: "fast vagt. fast vagt, fast\nvagt fast vagt")],
      terms: .analysis(.standard))
    let pairs = index.collocations(in: index.all, least: 1).map { pair in
      "\(index.spelling(of: pair.first)) \(index.spelling(of: pair.second)) \(pair.association.observed)"
    }
    #expect(pairs.sorted() == ["fast vagt 3", "vagt fast 1"])
  }
}
