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
    let selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    let summary = Summary(of: try summaryInput(of: selected))
    let lexicon = TextAnalyzer.standard.lexiconVersion
    let report = SummaryReport(summary, lexicon: lexicon)
    let json = report.json.naming(lexicon: lexicon)
    let status: Answer.Status = summary.isEmpty ? .nothingFound : .done
    let remarks =
      selected.remarks + Self.missingLexiconRemarks + [selected.proposalRemark].compactMap(\.self)
    let document: String
    switch format {
    case .text: document = report.text
    case .markdown: document = report.markdown
    case .html: document = report.html
    case .json: document = json.pretty + "\n"
    case .csv: document = report.csv
    case .docx, .pptx, .pdf:
      guard let path else { throw SummaryDocument.Problem.needsFile(format) }
      let maker = SummaryDocument(
        report: report, title: report.title, temporaryFolder: surroundings.temporaryFolder)
      try FileBytes.write(try maker.bytes(as: format), to: path)
      return Answer(
        text: "Skrevet til \(path)\n", json: ["file": .string(path)], status: status,
        remarks: remarks)
    }
    return try delivered(document, to: path, json: json, status: status, remarks: remarks)
  }

  /// What the chair says aloud in so many minutes.
  ///
  /// - Parameter path: the file to write it to; nil: it is the answer's text.
  package func script(
    of source: NoteSource, minutes: Int, format: SummaryFormat, to path: String?
  ) throws -> Answer {
    let selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    let summary = Summary(of: try summaryInput(of: selected))
    let report = ScriptReport(summary.meetings.map { SpokenScript(of: $0, minutes: minutes) })
    let document =
      switch format {
      case .text: report.text
      case .markdown: report.markdown
      case .html: report.html
      case .json: report.json.pretty + "\n"
      case .csv, .docx, .pptx, .pdf: throw SummaryDocument.Problem.notAScript(format)
      }
    return try delivered(
      document, to: path, json: report.json,
      status: summary.isEmpty ? .nothingFound : .done, remarks: selected.remarks)
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
      of: try text(at: path), against: Summary(of: try summaryInput(of: selected)))
    let report = CheckReport(check)
    return Answer(
      text: report.text, json: report.json,
      status: isStrict && !check.remarks.isEmpty ? .failed : .done, remarks: selected.remarks)
  }

}

extension Plenum {
  private func text(at path: String) throws -> String {
    let bytes = try FileBytes.read(path)
    do throws(TextProblem) {
      return try TextBytes.text(of: bytes)
    } catch {
      throw AppError.unreadableText(path: path, error)
    }
  }
}

extension Plenum {
  /// All that a summary is made of, with what was said about points and what the machine proposes.
  func summaryInput(of selected: SelectedNotes) throws -> SummaryInput {
    let records = try settlingRecords(of: selected)
    var asks: [String: AskStanding] = [:]
    for meeting in selected.meetings {
      asks.merge(try store().askSteps(of: meeting.id).compactMapValues { AskStanding($0) }) {
        first, _ in first
      }
    }
    let settled = Set(selected.points.flatMap(\.notes))
    // Where people have settled all, there is nothing to propose.
    let room = selected.proposedNotes
    let isOpen = room.contains { !settled.contains($0.id) }
    let proposals = PointList(
      of: isOpen ? room : [], settled: selected.points, apart: records.apart, codebook: .current
    ).points.filter { !$0.isCounted }
    return SummaryInput(
      meetings: selected.meetings.map { meeting in
        let seats = meeting.details.tables.flatMap(\.seats).map(\.municipality)
        return MeetingFacts(meeting, municipalities: seats.isEmpty ? nil : seats)
      }, notes: selected.notes, codings: selected.codings, points: selected.points,
      codebook: .current, proposals: proposals.map { $0.notes.map(\.id) }, records: records,
      asks: asks)
  }
}

extension SelectedNotes {
  /// Of a theme of more notes every pair would have to be weighed, and a chair is waiting.
  private static let mostProposed = 250

  private struct ThemeName: Hashable {
    let meeting: String?
    let theme: String?

    init(_ note: NoteRecord) { (meeting, theme) = (note.meeting, note.theme) }
  }

  /// How many notes each theme has that were written in the room.
  private var sizes: [ThemeName: Int] {
    var sizes: [ThemeName: Int] = [:]
    for note in notes where note.table != 0 { sizes[ThemeName(note), default: 0] += 1 }
    return sizes
  }

  /// The notes among which a summary looks for proposals: those of the room, in themes that are not too large.
  fileprivate var proposedNotes: [NoteRecord] {
    let sizes = sizes
    return notes.filter { $0.table != 0 && sizes[ThemeName($0), default: 0] <= Self.mostProposed }
  }

  /// Says where proposals are to be found that a summary does not look for; nil where it looks for all.
  var proposalRemark: String? {
    let large = sizes.values.count { $0 > Self.mostProposed }
    guard large > 0 else { return nil }
    return
      "\(CountedNoun.theme.counted(large)) har flere end \(Self.mostProposed) notater. Forslag der vises kun af "
      + "»plenum points«."
  }
}
