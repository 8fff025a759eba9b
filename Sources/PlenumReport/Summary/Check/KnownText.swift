import PlenumAnalysis
import PlenumModel

/// What plenum itself writes of the notes, in all forms: the paragraphs, and the sentences that it writes without a
/// citation, each of them a count of all notes of a theme or a meeting or the words of whoever settled a point.
struct KnownText {
  private var units: Set<String> = []
  private var sentences: Set<String> = []
  private var numbersBySkeleton: [String: String] = [:]
  private var terms: Set<String> = []
  /// Headings, and the cells of tables, which are no claims.
  private var labels: [String: CheckedText.Standing] = [:]

  init(of meeting: MeetingSummary, names: Set<String>) {
    let report = SummaryReport(Summary(meetings: [meeting]))
    var texts = [report.markdown, report.text]
    var last: [SpokenScript.Part]?
    for minutes in SpokenScript.minutes {
      let script = SpokenScript(of: meeting, minutes: minutes)
      // More time for the same words changes nothing.
      if script.parts == last { continue }
      last = script.parts
      let scripts = ScriptReport([script])
      texts += [scripts.markdown, scripts.text]
    }
    for text in texts {
      for piece in CheckedText(text, names: names).pieces {
        switch piece {
        case .heading(let words): labels[words.withoutBlanks] = .heading
        // How many notes are left depends on what the text around it says.
        case .unit(let unit) where Self.unmentioned(unit.words) != nil: continue
        case .unit(let unit):
          guard units.insert(unit.words.withoutBlanks).inserted else { continue }
          for sentence in unit.sentences where sentence.references.isEmpty { add(sentence) }
        }
      }
      for cell in text.split(separator: "\n").filter({ $0.hasPrefix("|") })
        .flatMap({ $0.split(separator: "|") })
      {
        labels[String(cell).replacing("\\", with: "").withoutBlanks] = .label
      }
    }
    for finding in meeting.themes.flatMap(\.findings) {
      if case .term = finding.subject { terms.insert(finding.headline.withoutBlanks) }
      let own =
        [finding.isVerbatim ? nil : FindingText.closed(finding.headline.quotable)]
        + SummaryWording.remarks(finding)
      for words in own.compactMap(\.self) {
        var scanner = SentenceScanner([(1, words.onOneLine)], names: names)
        for sentence in scanner.sentences() where sentence.references.isEmpty { add(sentence) }
      }
    }
  }

  /// How a line of plenum's text stands by itself; nil for anything else.
  func standing(_ line: String) -> CheckedText.Standing? {
    let words = line.withoutBlanks
    return labels[words] ?? (units.contains(words) ? .unit : nil)
  }

  /// The number of notes that a script's closing line leaves; nil for other words.
  static func unmentioned(_ words: String) -> Int? {
    let (text, one) = (words.withoutBlanks, SpokenScript.unmentioned(1).withoutBlanks)
    if text == one { return 1 }
    // Around the number, which is any but one.
    let parts = SpokenScript.unmentioned(2).split(separator: "2").map { String($0).withoutBlanks }
    guard parts.count == 2, text.hasPrefix(parts[0]), text.hasSuffix(parts[1]),
      text.count > parts[0].count + parts[1].count
    else { return nil }
    return CountedWords.number(
      text.dropFirst(parts[0].count).dropLast(parts[1].count).lowercased())
  }

  /// Whether it is a paragraph of plenum's, word for word.
  func isOwn(_ unit: CheckedUnit) -> Bool { units.contains(unit.words.withoutBlanks) }

  /// Whether it is a word that a finding counts: `»barn« nævnes …`, where notes write `børn`.
  func isTerm(_ quote: String) -> Bool { terms.contains(quote.withoutBlanks) }

  private mutating func add(_ sentence: CheckedSentence) {
    sentences.insert(sentence.words.withoutBlanks)
    let skeleton = sentence.words.skeleton
    if skeleton.contains("#") { numbersBySkeleton[skeleton] = sentence.words }
  }

  func contains(_ sentence: String) -> Bool { sentences.contains(sentence.withoutBlanks) }
  func sameWithOtherNumbers(_ sentence: String) -> String? { numbersBySkeleton[sentence.skeleton] }
}

extension String {
  /// Without white space, because lines are broken anywhere, and without asterisks, which may be Markdown's.
  var withoutBlanks: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "*" }))
  }

  /// Without blanks, every number as `#`.
  fileprivate var skeleton: String {
    var skeleton = String.UnicodeScalarView()
    for scalar in withoutBlanks.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        if skeleton.last != "#" { skeleton.append("#") }
      } else {
        skeleton.append(scalar)
      }
    }
    return String(skeleton)
  }
}
