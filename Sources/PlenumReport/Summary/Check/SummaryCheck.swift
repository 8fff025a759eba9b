package import PlenumAnalysis
import PlenumModel

/// What a reader can be sure of in a summary that somebody has edited: every sentence is held against the meeting's
/// notes, as a hall would do if it had them all in its head.
///
/// The text may be the Markdown or the terminal text that plenum wrote, or any text that cites notes by their
/// references in brackets. Headings are not claims, and rows of tables are not read.
package struct SummaryCheck: Hashable, Sendable {
  /// Something that does not hold, or cannot be seen to hold.
  package struct Remark: Hashable, Sendable {
    package enum Fault: Hashable, Sendable {
      /// No note is cited, and plenum has counted nothing that says so.
      case noCitation
      /// The meeting has no note of that name.
      case unknownReference(String)
      /// No note of the meeting has these words.
      case quoteNotFound(String)
      /// The words stand in that note, which is not the one that is cited.
      case quoteOfOtherNote(String, note: String)
      /// The notes give another number: `3 borde`, counted `2 af 6 borde`.
      case wrongCount(said: String, counted: String)
      /// A word that leaves open how many; what the cited notes give, where notes are cited.
      case vague(String, counted: String?)
    }

    /// From 1.
    package let line: Int
    package let fault: Fault
  }

  /// In the order of the text.
  package let remarks: [Remark]
  /// Sentences that were held against the notes.
  package let sentences: Int

  /// - Complexity: O(length of the text · notes) where it quotes; else linear.
  package init(of text: String, against summary: Summary) {
    var checker = ClaimChecker(summary)
    for claim in CheckedText(text, names: checker.names).claims { checker.check(claim) }
    remarks = checker.remarks.sorted { $0.line < $1.line }
    sentences = checker.sentences
  }
}

/// Holds claims against a summary's notes.
private struct ClaimChecker {
  private let evidence: Evidence
  private let known: KnownSentences
  private(set) var remarks: [SummaryCheck.Remark] = []
  private(set) var sentences = 0

  var names: Set<String> { evidence.names }

  init(_ summary: Summary) {
    evidence = Evidence(summary)
    known = KnownSentences(of: summary, names: evidence.names)
  }

  mutating func check(_ claim: Claim) {
    for name in claim.references where !evidence.names.contains(name) {
      remark(claim, .unknownReference(name))
    }
    // What plenum counted itself quotes words and themes, not notes.
    if claim.references.isEmpty, claim.sentences.allSatisfy(known.contains) { return }
    let cited = claim.references.filter(evidence.names.contains)
    for quote in claim.quotes { check(quote, of: claim, cited: cited) }
    for sentence in claim.sentences where !known.contains(sentence) {
      sentences += 1
      let words = sentence.withoutQuotations
      if cited.isEmpty {
        checkUncited(sentence, of: claim)
      } else {
        for (said, counted) in CountClaims(in: words).wrong(for: evidence.counts(of: cited)) {
          remark(claim, .wrongCount(said: said, counted: counted))
        }
      }
      for word in VagueWords.all(in: words) {
        remark(claim, .vague(word, counted: evidence.counts(of: cited)?.sentence))
      }
    }
  }

  private mutating func check(_ quote: String, of claim: Claim, cited: [String]) {
    guard !evidence.isQuote(quote, of: cited), !known.isTerm(quote) else { return }
    if let name = evidence.note(saying: quote) {
      // A quotation without any reference is a missing citation, not a wrong one.
      if !cited.isEmpty { remark(claim, .quoteOfOtherNote(quote, note: name)) }
    } else {
      remark(claim, .quoteNotFound(quote))
    }
  }

  private mutating func checkUncited(_ sentence: String, of claim: Claim) {
    if let counted = known.sameWithOtherNumbers(sentence) {
      remark(claim, .wrongCount(said: sentence, counted: counted))
    } else if claim.references.isEmpty {
      remark(claim, .noCitation)
    }
  }

  private mutating func remark(_ claim: Claim, _ fault: SummaryCheck.Remark.Fault) {
    let remark = SummaryCheck.Remark(line: claim.line, fault: fault)
    if !remarks.contains(remark) { remarks.append(remark) }
  }
}

/// The sentences that plenum itself writes without a citation: each is a count of all notes of a theme or a meeting.
private struct KnownSentences {
  private var sentences: Set<String> = []
  private var numbersBySkeleton: [String: String] = [:]
  private var terms: Set<String> = []

  init(of summary: Summary, names: Set<String>) {
    let report = SummaryReport(summary)
    let scripts = ScriptReport(summary.meetings.map { SpokenScript(of: $0, minutes: 60) })
    for text in [report.markdown, report.text, scripts.markdown, scripts.text] {
      for claim in CheckedText(text, names: names).claims where claim.references.isEmpty {
        for sentence in claim.sentences { add(sentence) }
      }
    }
    for minutes in 1...10 {
      for meeting in summary.meetings {
        for line in SpokenScript(of: meeting, minutes: minutes).parts.flatMap(\.lines)
        where line.voices.isEmpty {
          add(line.text)
        }
      }
    }
    for finding in summary.themes.flatMap(\.findings) where finding.type == "term" {
      terms.insert(finding.headline.withoutBlanks)
    }
  }

  /// Whether it is a word that a finding counts: `»barn« nævnes …`, where notes write `børn`.
  func isTerm(_ quote: String) -> Bool { terms.contains(quote.withoutBlanks) }

  private mutating func add(_ sentence: String) {
    sentences.insert(sentence.withoutBlanks)
    let skeleton = sentence.skeleton
    if skeleton.contains("#") { numbersBySkeleton[skeleton] = sentence }
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

  /// Without what stands between Danish or English quotation marks.
  fileprivate var withoutQuotations: String {
    var depth = 0
    return String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          if scalar == "»" || scalar == "“" { depth += 1 }
          defer { if scalar == "«" || scalar == "”" { depth = max(0, depth - 1) } }
          return depth == 0
        }))
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
