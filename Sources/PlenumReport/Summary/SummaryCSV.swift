import PlenumAnalysis
import PlenumModel

/// One row for every finding, and one for every point that lost its notes.
enum SummaryCSV {
  static func text(of summary: Summary) -> String {
    var table = CSVTable(header: [
      "meeting", "theme", "type", "text", "headline", "kind", "counted", "notes", "notes_asked",
      "tables", "tables_asked", "municipalities", "citations", "refs",
      "remarks", "areas",
    ])
    for theme in summary.themes {
      for finding in theme.findings {
        table.append([
          .text(theme.meeting), .text(theme.theme), .text(finding.sort.rawValue),
          .text(finding.text),
          .text(finding.headline), .text(finding.kinds.commonest?.rawValue),
          .flag(finding.isCounted), .count(finding.spread.notes), .count(finding.notesAsked),
          .count(finding.tables), .count(finding.tablesAsked),
          .count(finding.municipalities),
          .text(finding.voices.map(\.citation.note).joined(separator: " ")),
          .text(finding.voices.map(\.citation.name).joined(separator: " ")),
          .text(finding.remarks.joined(separator: " ")),
          .text(finding.areas.map(\.area.value).joined(separator: " ")),
        ])
      }
      for point in theme.emptied {
        table.append([
          .text(theme.meeting), .text(theme.theme), .text("emptied_point"),
          .text(FindingText.emptied(point)), .text(point.statement), .text(nil), .flag(true),
          .count(0), .count(theme.balance.notes), .count(0), .count(theme.tablesAsked), .count(0),
          .text(nil), .text(point.withdrawn.joined(separator: " ")), .text(nil),
          .text(nil),
        ])
      }
    }
    return table.text
  }
}
