import Foundation
import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel

/// Points against the `point` of a notes file.
///
/// The model was fitted to the sample notes. Of them only the column counts in which each meeting is judged by a model
/// that never saw it; a file of one's own is judged by the model as shipped.
func points(from file: String?) throws {
  let bytes =
    try file.map { Array(try Data(contentsOf: URL(filePath: $0))) } ?? CorpusFile.sampleNotes.bytes
  let content = NotesFileReader.read(bytes)
  try require(content.problems.isEmpty, "notes that can be read")
  let notes = content.notes.map(\.record)
  try require(notes.contains { $0.point != nil }, "notes with points")
  let sample = Set(NotesFileReader.read(CorpusFile.sampleNotes.bytes).notes.map(\.record.text))
  let isSample = notes.contains { sample.contains($0.text) }

  let clock = ContinuousClock()
  var shipped = PointEvaluation(of: notes)
  let seconds = clock.measure { shipped = PointEvaluation(of: notes) } / .seconds(1)
  var columns = [(isSample ? "as shipped (in sample)" : "as shipped", shipped)]
  if isSample {
    columns.append(("meeting left out", PointEvaluation.leavingOutEachMeeting(of: notes)))
  }
  var table = Table(
    headings: ["figure (\(notes.count) notes, \(shipped.themeCount) themes)"] + columns.map(\.0))
  for (place, figure) in shipped.figures.enumerated() {
    table.rows.append(
      [figure.name] + columns.map { String(format: "%.3f", $0.1.figures[place].value) })
  }
  print(table.printed())
  print(String(format: "%.2f s for reading, comparing, grouping and settling", seconds))
  if isSample {
    let fitted = PointEvaluation.finder(fittedTo: notes)
    print("fitted to all: \(fitted.model), threshold \(fitted.threshold)")
  }
}
