import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumText

extension Plenum {
  /// The plenum summary, as a document.
  ///
  /// - Parameter path: the file to write it to; nil: it is the answer's text.
  package func summary(
    of source: NoteSource, format: SummaryFormat, to path: String?
  ) throws -> Answer {
    try Self.check(format, against: path)
    let selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    let summary = Summary(of: try summaryInput(of: selected))
    let lexicon = TextAnalyzer.standard.lexiconVersion
    let report = SummaryReport(summary, lexicon: lexicon)
    let json = report.json.naming(lexicon: lexicon)
    let status: Answer.Status = summary.isEmpty ? .nothingFound : .done
    let remarks = selected.remarks + Self.missingLexiconRemarks
    let document: String
    switch format {
    case .text: document = report.text
    case .markdown: document = report.markdown
    case .html: document = report.html
    case .json: document = json.pretty + "\n"
    case .csv: document = report.csv
    case .docx, .pptx, .pdf:
      return try delivered(
        SummaryDocument.Source(report), as: format, to: path, status: status, remarks: remarks)
    }
    return try delivered(document, to: path, json: json, status: status, remarks: remarks)
  }

  /// Refuses a file whose name promises a document of another form: no program could open it.
  static func check(_ format: SummaryFormat, against path: String?) throws {
    guard let path else { return }
    let promised = SummaryFormat(endingOf: path)
    if SummaryFormat.isForeign(path) || promised?.isDocument == true && promised != format {
      throw SummaryDocument.Problem.otherEnding(path: path, promised)
    }
  }

  func delivered(
    _ source: SummaryDocument.Source, as format: SummaryFormat, to path: String?,
    status: Answer.Status, remarks: [String]
  ) throws -> Answer {
    guard let path else { throw SummaryDocument.Problem.needsFile(format) }
    let maker = SummaryDocument(source: source, temporaryFolder: surroundings.temporaryFolder)
    try writeAnswer(try maker.bytes(as: format), to: path)
    return Answer(
      text: "Skrevet til \(path)\n", json: ["file": .string(path)], status: status,
      remarks: remarks)
  }

  /// What to say where `--json` asks for another form than `--format` does.
  package static func jsonGoesFirst(of format: SummaryFormat) -> String {
    "--json går forud for --format \(format.rawValue): Svaret er JSON."
  }

  /// How many minutes a script may be asked for.
  package static let scriptMinutes = SpokenScript.minutes

  /// What the chair says aloud in so many minutes.
  ///
  /// - Parameter path: the file to write it to; nil: it is the answer's text.
  package func script(
    of source: NoteSource, minutes: Int, format: SummaryFormat, to path: String?
  ) throws -> Answer {
    if [.csv, .pptx].contains(format) { throw SummaryDocument.Problem.notAScript(format) }
    try Self.check(format, against: path)
    let selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    let summary = Summary(of: try summaryInput(of: selected))
    let report = ScriptReport(summary.meetings.map { SpokenScript(of: $0, minutes: minutes) })
    let status: Answer.Status = summary.isEmpty ? .nothingFound : .done
    let document: String
    switch format {
    case .text: document = report.text
    case .markdown: document = report.markdown
    case .html: document = report.html
    case .json: document = report.json.pretty + "\n"
    case .csv, .docx, .pptx, .pdf:
      return try delivered(
        SummaryDocument.Source(report), as: format, to: path, status: status,
        remarks: selected.remarks)
    }
    return try delivered(
      document, to: path, json: report.json, status: status, remarks: selected.remarks)
  }

  /// Holds an edited summary against the notes. What does not hold is no failure of the program: it is what was asked.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is the standard input.
  ///   - isStrict: remarks fail, so that a script can stop at them.
  package func checkSummary(
    _ path: String, against source: NoteSource, isStrict: Bool = false
  ) throws -> Answer {
    let selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    let check = SummaryCheck(
      of: try text(at: path), against: Summary(of: try summaryInput(of: selected)),
      municipalities: Set(Gazetteer.denmark.names))
    let report = CheckReport(check)
    return Answer(
      text: report.text, json: report.json,
      status: isStrict && !check.remarks.isEmpty ? .failed : .done, remarks: selected.remarks)
  }

}

extension Plenum {
  /// An edited summary.
  private func text(at path: String) throws -> String {
    let bytes = try FileBytes.read(path)
    if Self.isPage(bytes) { throw SummaryDocument.Problem.isPage(path: path) }
    return try TextFile.text(of: bytes, at: path)
  }
}

extension Plenum {
  /// Whether it begins as a page of the web does: its marks are no sentences.
  fileprivate static func isPage(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }

  /// All that a summary is made of, with what was said about points and what the machine proposes.
  func summaryInput(of selected: SelectedNotes) throws -> SummaryInput {
    let told = try settlingHistory(of: selected)
    let records = told.records
    let room = selected.searchedNotes
    let proposals = PointList(
      of: room.notes, settled: selected.points, apart: records.apart
    ).points.filter { !$0.isCounted }
    return SummaryInput(
      meetings: selected.meetings.map { meeting in
        let seats = meeting.details.tables.flatMap(\.seats).map(\.municipality)
        return MeetingFacts(
          meeting, tables: meeting.tables.isEmpty ? nil : meeting.tables,
          municipalities: seats.isEmpty ? nil : seats)
      }, notes: selected.notes, codings: selected.codings, points: selected.points,
      codebook: .current, proposals: proposals.map { $0.notes.map(\.id) },
      doubtful: Set(proposals.filter { !$0.isPresentable }.map { $0.notes.map(\.id) }),
      unsearched: room.left,
      emptied: told.emptied, records: records, asks: told.asks)
  }
}

extension SelectedNotes {
  /// A chair is waiting: of two notes of every theme that is searched must be said how alike they are.
  private static let mostPairs = 60_000

  /// The notes among which a summary looks for proposals: those of the room, in themes where something is not settled,
  /// the smallest themes first, until that would take too long. And the themes that were left.
  fileprivate var searchedNotes: (notes: [NoteRecord], left: Set<ThemeName>) {
    let settled = Set(points.flatMap(\.notes))
    var sizes: [ThemeName: Int] = [:]
    var open: Set<ThemeName> = []
    for note in notes where note.table != 0 {
      let theme = ThemeName(meeting: note.meeting, theme: note.theme)
      sizes[theme, default: 0] += 1
      if !settled.contains(note.id) { open.insert(theme) }
    }
    var pairs = 0
    var searched: Set<ThemeName> = []
    for size in Set(open.compactMap { sizes[$0] }).sorted() {
      let themes = open.filter { sizes[$0] == size }
      pairs += themes.count * size * (size - 1) / 2
      if pairs > Self.mostPairs { break }
      searched.formUnion(themes)
    }
    let room = notes.filter {
      $0.table != 0 && searched.contains(ThemeName(meeting: $0.meeting, theme: $0.theme))
    }
    return (room, open.subtracting(searched))
  }
}
