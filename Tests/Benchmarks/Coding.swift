import Foundation
import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel

/// Automatic coding against the gold codes of a notes file.
///
/// The sample notes were read when some indicators were written. Of them only the figure counts in which such an
/// indicator takes part where it fires in at least two notes of other meetings ("strict"), also after review; a file of
/// one's own is coded as shipped.
func coding(from file: String?, indicators: String? = nil) throws {
  let bytes =
    try file.map { Array(try Data(contentsOf: URL(filePath: $0))) } ?? CorpusFile.sampleNotes.bytes
  let content = NotesFileReader.read(bytes)
  try require(content.problems.isEmpty, "notes that can be read")
  let notes = content.notes.map(\.record).filter { $0.codes != nil }
  try require(!notes.isEmpty, "notes with codes")
  let codebook =
    try indicators.map { path in
      try CodebookReader(
        definitions: CodebookFile(
          name: "codebook.json", bytes: CorpusFile.codebook2024.bytes),
        indicators: CodebookFile(
          name: path, bytes: Array(try Data(contentsOf: URL(filePath: path))))
      ).read()
    } ?? .current
  let coder = Coder(codebook: codebook)
  let clock = ContinuousClock()
  var assessments: [[AreaAssessment]] = []
  let seconds = clock.measure { assessments = coder.assessments(of: notes) } / .seconds(1)

  let areas = coder.codebook.areas
  let shipped = CodingEvaluation(of: notes, assessments: assessments, areas: areas)
  var columns = [(file == nil ? "as shipped (in sample)" : "as shipped", shipped)]
  if file == nil {
    assessments = CodingEvaluation.assessmentsWithoutRowsOfOneMeeting(
      of: notes, codebook: coder.codebook)
    columns.append(
      ("strict", CodingEvaluation(of: notes, assessments: assessments, areas: areas)))
    columns.append(
      (
        "unread",
        CodingEvaluation(
          of: notes, assessments: Coder(codebook: codebook.asBeforeReading).assessments(of: notes),
          areas: areas)
      ))
  }
  var table = Table(headings: ["figure (\(notes.count) notes)"] + columns.map(\.0))
  for (place, figure) in shipped.figures.enumerated() {
    table.rows.append(
      [figure.name] + columns.map { String(format: "%.3f", $0.1.figures[place].value) })
  }
  print(table.printed())
  for share in [0.25, 1.0 / 3] {
    let reviewed = CodingEvaluation.afterReview(
      ofShare: share, of: notes, assessments: assessments, areas: areas)
    print(
      String(
        format: "micro F1 after %.0f %% reviewed, uncertain first: %.3f", share * 100, reviewed.f1))
  }
  print(String(format: "%.0f notes/s", Double(notes.count) / seconds))
}
