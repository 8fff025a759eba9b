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
  /// The theme of that meeting that the last heading named; nil where none did.
  private var theme: ThemeSummary?
  private let summaries: [MeetingSummary]
  private var entered: [String: Int] = [:]
  /// Names of the notes that the text cites, by meeting.
  private var mentioned: [Int: [String]] = [:]
  /// Sentences that say how many notes the text does not mention.
  private var closings: [(sentence: CheckedSentence, number: Int, meeting: Int)] = []
  private(set) var remarks: [SummaryCheck.Remark] = []
  private var remarked: Set<SummaryCheck.Remark> = []
  private(set) var sentences = 0

  let names: Set<String>

  /// - Parameter municipalities: those of the country, so that one that was not there is known for one.
  init(_ summary: Summary, municipalities: Set<String>) {
    all = Evidence(summary.meetings, municipalities: municipalities)
    evidences = summary.meetings.count > 1 ? summary.meetings.map { Evidence([$0]) } : [all]
    summaries = summary.meetings
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
    var words = heading.withoutBlanks
    enterTheme(words)
    guard evidences.count > 1 else { return }
    for title in SummaryWording.titles where words.hasPrefix(title) {
      words.removeFirst(title.count)
    }
    let places = headings.filter { $0.words == words }.map(\.meeting)
    guard !places.isEmpty else { return }
    let turn = entered[words, default: 0]
    entered[words] = turn + 1
    meeting = places[min(turn, places.count - 1)]
    theme = nil
  }

  private mutating func enterTheme(_ heading: String) {
    guard let meeting else { return }
    let named = summaries[meeting].themes.first {
      SummaryWording.heading($0).withoutBlanks == heading
    }
    if let named { theme = named }
  }

  /// What stands by itself in a text that plenum wrote, where nothing but the line's end parts it from the next.
  func standing(_ line: String) -> CheckedText.Standing? {
    texts.lazy.compactMap { $0.standing(line) }.first
  }

  /// Holds against the whole text what it says of itself.
  mutating func finish() {
    for (sentence, number, place) in closings {
      let said = evidences[place].roomNotes(mentioned[place] ?? [])
      let rest = summaries[place].roomBalance.notes - said.count
      guard rest != number else { continue }
      remark(
        sentence.line,
        .wrongCount(
          said: sentence.words,
          counted: rest > 0 ? SpokenScript.unmentioned(rest) : "Alle notater er nævnt."))
    }
  }

  mutating func check(_ unit: CheckedUnit) {
    if evidences.count > 1, unit.sentences.allSatisfy(\.references.isEmpty),
      let place = unit.words.split(separator: " ").compactMap({ ids[String($0)] }).first
    {
      meeting = place
    }
    if unit.words == SummaryWording.emptyMeeting { return }
    if let meeting {
      mentioned[meeting, default: []] += unit.sentences.flatMap(\.references)
    }
    // What plenum writes of these very notes is counted already.
    if texts.contains(where: { $0.isOwn(unit) }) {
      sentences += unit.sentences.count { !$0.references.isEmpty }
      return
    }
    for sentence in unit.sentences { check(sentence) }
  }

  private mutating func check(_ sentence: CheckedSentence) {
    check(sentence.sources, of: sentence)
    if let number = KnownText.unmentioned(sentence.words), let meeting {
      closings.append((sentence, number, meeting))
      return
    }
    let cited = sentence.references.filter(evidence.isKnown)
    // What plenum counted itself quotes words and themes, not notes.
    if texts.contains(where: { $0.contains(sentence.words) }) { return }
    for quote in sentence.quotes { check(quote, cited: cited) }
    guard !sentence.words.isEmpty else { return }
    sentences += 1
    if let counts = cited.contains(where: evidence.isAmbiguous) ? nil : evidence.counts(of: cited) {
      let claims = CountClaims(in: sentence.ownWords, names: names)
      let together = evidence.counts(of: evidence.together(cited)) ?? counts
      for (said, counted) in claims.wrong(for: counts, together: together) {
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
    for name in all.municipalities(namedIn: sentence.ownWords) {
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
    if sentence.references.isEmpty, let meeting, let tally = WholeTally(sentence.words) {
      switch tally.verdict(on: summaries[meeting], under: theme) {
      case .holds: return
      case .wrong(let said, let counted):
        return remark(sentence.line, .wrongCount(said: said, counted: counted))
      case nil: break
      }
    }
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
