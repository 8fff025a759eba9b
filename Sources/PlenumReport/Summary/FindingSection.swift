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
      FindingSection(.ask, "Ønsker til KL", nil, theme),
      FindingSection(.question, "Åbne spørgsmål", nil, theme),
      FindingSection(
        .loneVoice, "Kun ét bord sagde",
        "Et menneske har set hvert af notaterne sammen med dem, der ligner det mest, og ladet det stå for sig.",
        theme.findings(.loneVoice).filter(\.isCounted)),
      FindingSection(
        .loneVoice, "Skiller sig ud",
        "Notater, hvis ord bruges mindst ved de andre borde. Ingen har afgjort, om andre borde "
          + "mente det samme.", theme.findings(.loneVoice).filter { !$0.isCounted }),
      FindingSection(.other, theme.theme == nil ? "Egne emner" : "Notater", nil, theme),
      FindingSection(.proposal, FindingText.unconfirmed, proposals(theme), theme),
      FindingSection(.term, "Ord, der fylder", SummaryWording.keywordsExplained(theme), theme),
    ]
    return all.filter { !$0.findings.isEmpty }
  }

  private static func proposals(_ theme: ThemeSummary) -> String {
    let (shown, found) = (theme.findings(.proposal).count, theme.balance.proposals)
    let start =
      found > shown ? "Maskinens gæt, de \(shown) sikreste af \(found)." : "Maskinens gæt."
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
