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
      /// A number that stands in none of the cited notes and counts nothing of them.
      case unknownNumber(String)
      /// Who is said to have spoken is not who wrote the cited notes.
      case otherSpeaker(said: String, cited: [String])
      /// Notes of several meetings have the name, and nothing says which is meant.
      case ambiguousReference(String)
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

  /// - Parameter municipalities: those of the country: one that was not at the meeting has said nothing there.
  /// - Complexity: O(length of the text · notes) where it quotes; else linear.
  package init(of text: String, against summary: Summary, municipalities: Set<String> = []) {
    var checker = SentenceChecker(summary, municipalities: municipalities)
    let opening = checker
    for piece in CheckedText(text, names: checker.names, standing: opening.standing).pieces {
      switch piece {
      case .heading(let words): checker.enter(words)
      case .unit(let unit): checker.check(unit)
      }
    }
    checker.finish()
    remarks = checker.remarks.sorted { $0.line < $1.line }
    sentences = checker.sentences
  }
}
