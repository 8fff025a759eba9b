package import PlenumAnalysis
import PlenumModel

/// What a person sees while reviewing codings: one note at a time, 80 columns wide. Pure.
package struct ReviewScreen: Sendable {
  private let session: ReviewSession

  package init(_ session: ReviewSession) { self.session = session }

  /// The note that is to be decided, or that there is none left.
  package var text: String {
    var page = TerminalText()
    guard let item = session.item else {
      page.paragraph("Alle notater er gennemgået.")
      page.paragraph("f fortryd · q slut")
      return page.text
    }
    let note = item.note
    page.line("Notat \(session.place + 1) af \(session.items.count)")
    page.blankLine()
    let table = note.table.map { "bord \($0)" }
    page.item(note.name, note.text)
    page.paragraph(
      [note.kind.danish.name, table, note.theme].compactMap { $0 }.joined(separator: " · "),
      indent: 2)
    page.blankLine()
    for (number, choice) in item.choices.enumerated() {
      page.item(
        "\(number + 1 == 10 ? 0 : number + 1) \(session.chosen.contains(choice.area) ? "[x]" : "[ ]")",
        session.codebook.name(of: choice.area) + (session.isBlind ? "" : reason(choice)), indent: 2)
    }
    page.blankLine()
    page.paragraph(keys)
    return page.text
  }

  /// What was decided, for the end.
  package var account: String {
    let (accepted, changed, rejected) = (
      session.count(of: .accepted), session.count(of: .changed), session.count(of: .rejected)
    )
    let decided = accepted + changed + rejected
    guard decided > 0 else { return "Ingen notater er afgjort.\n" }
    return "\(CountedNoun.note.counted(decided)) er afgjort"
      + (session.isBlind
        ? ".\n" : ": \(accepted) som foreslået, \(changed) ændret, \(rejected) uden område.\n")
  }

  private var keys: String {
    "tal vælg til og fra · g godkend · a intet område · s spring over"
      + (session.canUndo ? " · f fortryd" : "") + " · q slut"
  }

  /// ` 64 % »skema« »timer«`
  private func reason(_ choice: AreaAssessment) -> String {
    guard choice.probability >= 0.05 || !choice.evidence.isEmpty else { return "" }
    let words = choice.evidence.filter { $0.weight > 0 }.prefix(3).map {
      FindingText.quoted($0.words)
    }
    let source = choice.isAssigned && choice.origin == .theme ? ["ud fra bordets tema"] : []
    return ([" \(DanishNumber.percent(choice.probability))"] + words + source)
      .joined(separator: " ")
  }
}
