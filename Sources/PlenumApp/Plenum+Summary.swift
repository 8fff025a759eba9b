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
    let summary = Summary(of: selected.summaryInput)
    let lexicon = TextAnalyzer.standard.lexiconVersion
    let report = SummaryReport(summary, lexicon: lexicon)
    let json = report.json.naming(lexicon: lexicon)
    let remarks = selected.remarks + Self.missingLexiconRemarks
    let status: Answer.Status = summary.isEmpty ? .nothingFound : .done
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
    let summary = Summary(of: selected.summaryInput)
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
  /// - Parameter path: the file; `-` is the standard input.
  package func checkSummary(_ path: String, against source: NoteSource) throws -> Answer {
    let selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    let check = SummaryCheck(of: try text(at: path), against: Summary(of: selected.summaryInput))
    let report = CheckReport(check)
    return Answer(
      text: report.text, json: report.json,
      remarks: selected.remarks)
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

extension SelectedNotes {
  var summaryInput: SummaryInput {
    SummaryInput(
      meetings: meetings.map { meeting in
        let seats = meeting.details.tables.flatMap(\.seats).map(\.municipality)
        return MeetingFacts(meeting, municipalities: seats.isEmpty ? nil : seats)
      }, notes: notes, codings: codings, points: points,
      codebook: .current)
  }
}
