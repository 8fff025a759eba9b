package import PlenumModel

/// A meeting as it is set up by hand.
package struct MeetingPlan: Hashable, Sendable {
  package let title: String
  package let date: CalendarDate
  package let start: ClockTime?
  package let end: ClockTime?
  /// A town, or `virtuelt`; part of the meeting's name.
  package let place: String?
  package let region: String?
  package let host: String?
  package let themes: [String]
  /// The tables' numbers; nil: a table is there from its first note on.
  package let tables: [Int]?
  /// All other fields.
  package let assignments: [MeetingAssignment]

  package init(
    title: String, date: CalendarDate, start: ClockTime?, end: ClockTime?, place: String?,
    region: String?, host: String?, themes: [String], tables: [Int]?,
    assignments: [MeetingAssignment] = []
  ) {
    self.title = title
    self.date = date
    self.start = start
    self.end = end
    self.place = place
    self.region = region
    self.host = host
    self.themes = themes
    self.tables = tables
    self.assignments = assignments
  }
}

/// Where a typed note belongs.
package struct NoteRequest: Hashable, Sendable {
  package let meeting: String
  package let table: Int?
  /// A number, a key or a part of a title.
  package let theme: String?
  package let kind: NoteKind
  package let municipality: String?
  /// Also where the meeting is closed.
  package let isForced: Bool

  package init(
    meeting: String, table: Int?, theme: String?, kind: NoteKind, municipality: String?,
    isForced: Bool = false
  ) {
    self.meeting = meeting
    self.table = table
    self.theme = theme
    self.kind = kind
    self.municipality = municipality
    self.isForced = isForced
  }
}

/// How notes leave plenum.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// Without loss.
  case jsonl
  /// For Danish Excel: `;`, byte order mark, cells that look like formulas disarmed.
  case csv
}

/// How a summary is written.
package enum SummaryFormat: String, Hashable, Sendable, CaseIterable {
  /// For a terminal of 80 columns.
  case text
  case markdown = "md"
  case html, json
  /// One row for every finding.
  case csv
  /// Documents, made by other programs.
  case docx, pptx, pdf

  /// The form that a file's name promises; nil where it promises none.
  package init?(endingOf path: String) {
    switch Self.ending(of: path) {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "json": self = .json
    case "csv": self = .csv
    case "docx": self = .docx
    case "pptx": self = .pptx
    case "pdf": self = .pdf
    default: return nil
    }
  }

  /// Whether the name promises a document that plenum does not write.
  static func isForeign(_ path: String) -> Bool {
    ["doc", "odt", "rtf", "ppt", "odp", "xls", "xlsx", "ods", "pages"].contains(ending(of: path))
  }

  /// In small letters; empty where there is none.
  private static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
  }

  /// Made by another program.
  var isDocument: Bool { [.docx, .pptx, .pdf].contains(self) }
}

/// How analysed text is written.
package enum AnalysisFormat: String, Hashable, Sendable, CaseIterable {
  /// One JSON document a sentence.
  case jsonl
  /// The columns of Universal Dependencies.
  case conllu
}
