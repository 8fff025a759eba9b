import PlenumAnalysis
import PlenumModel

/// One row for every finding.
enum SummaryCSV {
  static func text(of summary: Summary) -> String {
    var table = CSVTable(header: [
      "meeting", "theme", "type", "text", "headline", "kind", "counted", "notes", "notes_asked",
      "tables", "tables_asked", "municipalities", "citations", "refs",
      "remarks",
    ])
    for theme in summary.themes {
      for finding in theme.findings {
        table.append([
          .text(theme.meeting), .text(theme.theme), .text(finding.type), .text(finding.text),
          .text(finding.headline), .text(finding.kinds.commonest?.rawValue),
          .flag(finding.isCounted), .count(finding.spread.notes), .count(finding.notesAsked),
          .count(finding.tables), .count(finding.tablesAsked),
          .count(finding.municipalities),
          .text(finding.voices.map(\.citation.note).joined(separator: " ")),
          .text(finding.voices.map(\.citation.name).joined(separator: " ")),
          .text(finding.remarks.joined(separator: " ")),
        ])
      }
    }
    return table.text
  }
}
