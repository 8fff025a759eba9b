import Foundation
import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel
import TestSupport

/// Automatic coding against the gold codes of a notes file.
///
/// The sample notes were read when some indicators were written. Of them only the figures count in which such an
/// indicator takes part where it fires in at least two notes of other meetings ("strict") or not at all ("unread"),
/// also after review; a file of one's own is coded as shipped. What learning gives is measured with the tested meeting
/// left out.
func coding(from file: String?, indicators: String? = nil) throws {
  let bytes =
    try file.map { Array(try Data(contentsOf: URL(filePath: $0))) } ?? CorpusFile.sampleNotes.bytes
  let content = NotesFileReader.read(bytes)
  try require(content.problems.isEmpty, "notes that can be read")
  let notes = content.notes.map(\.record).filter { $0.codes != nil }
  try require(!notes.isEmpty, "notes with codes")
  let codebook = try indicators.map(codebook(withIndicatorsAt:)) ?? .current
  let coder = Coder(codebook: codebook)
  let areas = codebook.areas

  var assessments = coder.assessments(of: notes)
  let shipped = CodingEvaluation(of: notes, assessments: assessments, areas: areas)
  var columns = [(file == nil ? "as shipped (in sample)" : "as shipped", shipped)]
  var taught = codebook
  if file == nil {
    assessments = CodingEvaluation.assessmentsWithoutRowsOfOneMeeting(of: notes, codebook: codebook)
    columns.append(
      ("strict", CodingEvaluation(of: notes, assessments: assessments, areas: areas)))
    taught = codebook.asBeforeReading
    columns.append(
      (
        "unread",
        CodingEvaluation(
          of: notes, assessments: Coder(codebook: taught).assessments(of: notes), areas: areas)
      ))
  }
  var table = Table(headings: ["figure (\(notes.count) notes)"] + columns.map(\.0))
  for (place, figure) in shipped.figures.enumerated() {
    table.rows.append(
      [figure.name] + columns.map { String(format: "%.3f", $0.1.figures[place].value) })
  }
  print(table.printed())
  let evaluation = columns.count > 1 ? columns[1] : columns[0]
  printReliability(evaluation.1, name: evaluation.0)
  printAreas(evaluation.1)
  printReviewCurve(of: notes, assessments, areas)
  printLearning(from: notes, codebook: taught, name: file == nil ? "unread" : "as shipped")
  printSpeed(of: coder, on: notes)
}

private func codebook(withIndicatorsAt path: String) throws -> Codebook {
  try CodebookReader(
    definitions: CodebookFile(name: "codebook.json", bytes: CorpusFile.codebook2024.bytes),
    indicators: CodebookFile(
      name: path, bytes: Array(try Data(contentsOf: URL(filePath: path))))
  ).read()
}

/// How often the codings of each band of stated probability are right.
private func printReliability(_ evaluation: CodingEvaluation, name: String) {
  var table = Table(headings: ["codings stated as (\(name))", "count", "mean stated", "right"])
  for band in evaluation.reliability {
    table.rows.append([
      String(format: "%.1f to %.1f", band.range.lowerBound, band.range.upperBound),
      String(band.count), String(format: "%.2f", band.stated), String(format: "%.2f", band.right),
    ])
  }
  print(table.printed())
}

private func printAreas(_ evaluation: CodingEvaluation) {
  var table = Table(headings: ["area", "F1", "precision", "recall"])
  for (id, agreement) in evaluation.areas {
    table.rows.append(
      [id.value]
        + [agreement.f1, agreement.precision, agreement.recall].map { String(format: "%.2f", $0) })
  }
  print(table.printed())
}

/// F1 after a share of the notes was reviewed: the most uncertain first, and in twenty random orders.
private func printReviewCurve(
  of notes: [NoteRecord], _ assessments: [[AreaAssessment]], _ areas: [FocusArea]
) {
  let shares = [0, 0.1, 0.2, 0.25, 1.0 / 3, 0.5, 0.75, 1]
  var random = SeededRandom(seed: 3)
  let orders = (0..<20).map { _ in Array(notes.indices).shuffled(using: &random) }
  var table = Table(headings: ["reviewed", "notes", "uncertain first", "at random"])
  for share in shares {
    func f1(_ order: [Int]?) -> Double {
      CodingEvaluation.afterReview(
        ofShare: share, of: notes, assessments: assessments, areas: areas, order: order
      ).f1
    }
    table.rows.append([
      String(format: "%.0f %%", share * 100),
      String(Int((share * Double(notes.count)).rounded())), String(format: "%.3f", f1(nil)),
      String(format: "%.3f", orders.map(f1).reduce(0, +) / Double(orders.count)),
    ])
  }
  print(table.printed())
}

private func printLearning(from notes: [NoteRecord], codebook: Codebook, name: String) {
  let learning = CodingLearning(codebook: codebook, base: .shipped(for: codebook.version))
  guard let outcome = learning.learn(from: notes) else {
    print("learning: one meeting only, or too few notes\n")
    return
  }
  var table = Table(headings: [
    "learnt from other \(outcome.isByMeeting ? "meetings" : "tables")", name, "learnt",
  ])
  for (name, figure) in [
    ("micro_f1", \CodingLearning.Figures.f1), ("macro_f1", \.macroF1),
    ("sure_precision", \.surePrecision), ("ece_assigned", \.calibrationError),
  ] {
    table.rows.append(
      [name]
        + [outcome.before, outcome.after].map { String(format: "%.3f", $0[keyPath: figure]) })
  }
  print(table.printed())
}

/// By the processor's time, and the best of several passes, since other programs run beside.
private func printSpeed(of coder: Coder, on notes: [NoteRecord]) {
  let many = Array(repeating: notes, count: max(1, 5_000 / notes.count)).flatMap(\.self)
  let seconds =
    (0..<7).map { _ in
      let start = clock()
      _ = coder.assessments(of: many)
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }.min() ?? 1
  print(
    String(
      format: "%.0f notes/s of processor time, best of 7 passes", Double(many.count) / seconds))
}
