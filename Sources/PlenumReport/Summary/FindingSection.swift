import PlenumAnalysis
import PlenumModel

/// A part of a theme under a heading of its own.
struct FindingSection {
  let sort: Finding.Sort
  let title: String
  /// What a reader has to know about how it came about; nil where the title says it.
  let explanation: String?
  let findings: [Finding]

  /// The parts of a theme that have findings, in the order in which they are read.
  static func sections(of theme: ThemeSummary) -> [FindingSection] {
    if theme.isPreparation { return preparation(theme) }
    let all = [
      FindingSection(.point, "Rejst ved bordene", nil, theme),
      FindingSection(.ask, "Ønsker til KL", SummaryWording.wishes(theme), theme),
      FindingSection(.question, "Åbne spørgsmål", nil, theme),
      FindingSection(
        .loneVoice, "Kun ét bord sagde",
        "Et menneske har set hvert af notaterne sammen med dem, der ligner det mest, og ladet det stå for sig.",
        theme.findings(.loneVoice).filter(\.isCounted)),
      FindingSection(
        .loneVoice, "Skiller sig ud",
        "Notater, hvis ord bruges mindst ved de andre borde. Ingen har afgjort, om andre borde "
          + "mente det samme.", theme.findings(.loneVoice).filter { !$0.isCounted }),
      FindingSection(.other, others(theme), nil, theme),
      FindingSection(.proposal, FindingText.unconfirmed, proposals(theme), theme),
      FindingSection(.term, "Ord, der fylder", SummaryWording.keywordsExplained(theme), theme),
    ]
    return all.filter { !$0.findings.isEmpty }
  }

  /// What the notes are called that stand for themselves.
  private static func others(_ theme: ThemeSummary) -> String {
    if theme.theme == nil { return "Egne emner" }
    let isAll = theme.findings.allSatisfy { [.other, .term, .proposal].contains($0.sort) }
    return isAll ? "Notater" : "Andre notater"
  }

  private static func proposals(_ theme: ThemeSummary) -> String {
    let (shown, found) = (theme.findings(.proposal).count, theme.balance.proposals)
    let surest = shown == 1 ? "det sikreste" : "de \(shown) sikreste"
    let start = found > shown ? "Maskinens gæt, \(surest) af \(found)." : "Maskinens gæt."
    return "\(start) Ingen borde tælles, før et menneske har afgjort forslagene."
  }

  /// What municipalities wrote beforehand, by kind.
  private static func preparation(_ theme: ThemeSummary) -> [FindingSection] {
    NoteKind.allCases.map { kind in
      FindingSection(
        .preparation, kind.danish.plural, nil,
        theme.findings.filter { $0.voices[0].kind == kind })
    }.filter { !$0.findings.isEmpty }
  }

  private init(
    _ sort: Finding.Sort, _ title: String, _ explanation: String?, _ theme: ThemeSummary
  ) {
    self.init(sort, title, explanation, theme.findings(sort))
  }

  private init(
    _ sort: Finding.Sort, _ title: String, _ explanation: String?, _ findings: [Finding]
  ) {
    self.sort = sort
    self.title = title
    self.explanation = explanation
    self.findings = findings
  }
}
