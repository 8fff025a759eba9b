import PlenumAnalysis
import PlenumModel

/// Holds sentences against a summary's notes.
struct SentenceChecker {
  private let evidences: [Evidence]
  private let all: Evidence
  /// One for each meeting, in the summary's order.
  private let known: [KnownText]
  private let headings: [(words: String, meeting: Int)]
  private let ids: [String: Int]
  /// The meeting that the text speaks of; nil where it has not said.
  private var meeting: Int?
  private var entered: [String: Int] = [:]
  private(set) var remarks: [SummaryCheck.Remark] = []
  private var remarked: Set<SummaryCheck.Remark> = []
  private(set) var sentences = 0

  let names: Set<String>

  init(_ summary: Summary) {
    all = Evidence(summary.meetings)
    evidences = summary.meetings.count > 1 ? summary.meetings.map { Evidence([$0]) } : [all]
    names = all.names
    let names = names
    known = summary.meetings.map { KnownText(of: $0, names: names) }
    headings = summary.meetings.enumerated().map {
      (SummaryWording.heading($1.facts).withoutBlanks, $0)
    }
    ids = Dictionary(
      summary.meetings.enumerated().compactMap { place, meeting in
        meeting.facts.id.map { ($0, place) }
      }
    ) { first, _ in first }
    meeting = summary.meetings.count == 1 ? 0 : nil
  }

  /// What plenum itself writes of the meeting that the text speaks of, or of any where it has not said.
  private var texts: ArraySlice<KnownText> { meeting.map { known[$0...$0] } ?? known[...] }

  private var evidence: Evidence { meeting.map { evidences[$0] } ?? all }

  /// A heading that names a meeting says what stands below it. Meetings of one name follow each other as in the summary.
  mutating func enter(_ heading: String) {
    guard evidences.count > 1 else { return }
    var words = heading.withoutBlanks
    for title in SummaryWording.titles where words.hasPrefix(title) {
      words.removeFirst(title.count)
    }
    let places = headings.filter { $0.words == words }.map(\.meeting)
    guard !places.isEmpty else { return }
    let turn = entered[words, default: 0]
    entered[words] = turn + 1
    meeting = places[min(turn, places.count - 1)]
  }

  mutating func check(_ unit: CheckedUnit) {
    if evidences.count > 1, unit.sentences.allSatisfy(\.references.isEmpty),
      let place = unit.words.split(separator: " ").compactMap({ ids[String($0)] }).first
    {
      meeting = place
    }
    if unit.words == SummaryWording.emptyMeeting { return }
    // What plenum writes of these very notes is counted already.
    if texts.contains(where: { $0.isOwn(unit) }) {
      sentences += unit.sentences.count { !$0.references.isEmpty }
      return
    }
    for sentence in unit.sentences { check(sentence) }
  }

  private mutating func check(_ sentence: CheckedSentence) {
    check(sentence.sources, of: sentence)
    let cited = sentence.references.filter(evidence.isKnown)
    // What plenum counted itself quotes words and themes, not notes.
    if texts.contains(where: { $0.contains(sentence.words) }) { return }
    for quote in sentence.quotes { check(quote, cited: cited) }
    guard !sentence.words.isEmpty else { return }
    sentences += 1
    if let counts = cited.contains(where: evidence.isAmbiguous) ? nil : evidence.counts(of: cited) {
      let claims = CountClaims(in: sentence.ownWords, names: names)
      for (said, counted) in claims.wrong(for: counts) {
        remark(sentence.line, .wrongCount(said: said, counted: counted))
      }
      for number in claims.unknown(to: counts) { remark(sentence.line, .unknownNumber(number)) }
      checkSpeakers(of: sentence, tables: claims.tables, cited: cited)
    } else if cited.isEmpty {
      checkUncited(sentence)
    }
    for word in VagueWords.all(in: sentence.ownWords) {
      remark(sentence.line, .vague(word, counted: evidence.counts(of: cited)?.sentence))
    }
  }

  /// That the notes are there, and that who is named beside them wrote them.
  private mutating func check(_ sources: [CheckedSentence.Source], of sentence: CheckedSentence) {
    for source in sources {
      for name in source.references {
        if !evidence.isKnown(name) {
          remark(source.line, .unknownReference(name))
        } else if evidence.isAmbiguous(name) {
          remark(source.line, .ambiguousReference(name))
        }
      }
      let voices = evidence.voices(source.references)
      guard !voices.isEmpty else { continue }
      for other in source.others {
        let words = other.split(separator: " ").map { $0.lowercased() }
        let table =
          words.count > 1 && words[words.count - 2] == "bord" ? Int(words[words.count - 1]) : nil
        let isWrong =
          if let table {
            !voices.contains { $0.speaker.roomTable == table }
          } else {
            all.municipalities.contains(other)
              && !voices.contains { $0.speaker.municipality == other }
          }
        if isWrong { remark(source.line, .otherSpeaker(said: other, cited: Self.speakers(voices))) }
      }
    }
  }

  /// The tables and municipalities that a sentence names are those of its notes, or the notes name them too.
  private mutating func checkSpeakers(of sentence: CheckedSentence, tables: [Int], cited: [String])
  {
    let voices = evidence.voices(cited)
    let own = Set(voices.compactMap(\.speaker.roomTable))
    for table in tables where !own.contains(table) {
      remark(sentence.line, .otherSpeaker(said: "bord \(table)", cited: Self.speakers(voices)))
    }
    let named = all.municipalities.filter { sentence.ownWords.names($0) }
    for name in named.sorted() {
      let isTheirs = voices.contains {
        $0.speaker.municipality == name || $0.citation.quote.names(name)
      }
      if !isTheirs {
        remark(sentence.line, .otherSpeaker(said: name, cited: Self.speakers(voices)))
      }
    }
  }

  /// `bord 3, Odder`, each once.
  private static func speakers(_ voices: [Voice]) -> [String] {
    var names: [String] = []
    for voice in voices {
      let name = Danish.uncapitalized(voice.speakerName)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private mutating func check(_ quote: CheckedSentence.Quote, cited: [String]) {
    guard !evidence.isQuote(quote.words, of: cited),
      !texts.contains(where: { $0.isTerm(quote.words) })
    else { return }
    if let name = evidence.note(saying: quote.words) {
      // A quotation without any reference is a missing citation, not a wrong one.
      if !cited.isEmpty { remark(quote.line, .quoteOfOtherNote(quote.words, note: name)) }
    } else {
      remark(quote.line, .quoteNotFound(quote.words))
    }
  }

  private mutating func checkUncited(_ sentence: CheckedSentence) {
    if let counted = texts.lazy.compactMap({ $0.sameWithOtherNumbers(sentence.words) }).first {
      remark(sentence.line, .wrongCount(said: sentence.words, counted: counted))
    } else if sentence.references.isEmpty {
      remark(sentence.line, .noCitation)
    }
  }

  private mutating func remark(_ line: Int, _ fault: SummaryCheck.Remark.Fault) {
    let remark = SummaryCheck.Remark(line: line, fault: fault)
    if remarked.insert(remark).inserted { remarks.append(remark) }
  }
}

extension String {
  /// Whether the name stands in it as a word, also in the genitive.
  fileprivate func names(_ name: String) -> Bool {
    var rest = self[...]
    while let range = rest.firstRange(of: name) {
      let before = self[..<range.lowerBound].unicodeScalars.last
      var after = self[range.upperBound...].unicodeScalars
      if after.first == "s" { after.removeFirst() }
      let isWord =
        before.map { !$0.properties.isAlphabetic && $0 != "-" } ?? true
        && after.first.map { !$0.properties.isAlphabetic && $0 != "-" } ?? true
      if isWord { return true }
      rest = self[range.upperBound...]
    }
    return false
  }
}
