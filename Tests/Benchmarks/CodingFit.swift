import Foundation
import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel

/// Notes of one author with known areas, and the codebook that may be used on them.
private struct Author {
  let name: String
  let notes: [NoteRecord]
  let codebook: Codebook

  init(_ name: String, _ bytes: [UInt8], codebook: Codebook = .current) {
    self.name = name
    notes = NotesFileReader.read(bytes).notes.map(\.record).filter { $0.codes != nil }
    self.codebook = codebook
  }

  func evaluation(by model: CodingModel) -> CodingEvaluation {
    CodingEvaluation(
      of: notes, assessments: Coder(codebook: codebook, model: model).assessments(of: notes),
      areas: codebook.areas)
  }
}

/// Fits the model of coding to the notes of three authors, and tests it on each author with what the others' notes gave.
///
/// On the sample notes those indicators are left out that were written after reading them.
func codingFit(in package: URL) throws {
  let fixtures = package.appending(path: "Tests/PlenumAnalysisTests/Fixtures")
  func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: fixtures.appending(path: file)))
  }
  let authors = [
    Author("sample", CorpusFile.sampleNotes.bytes, codebook: Codebook.current.asBeforeReading),
    Author("jutland-funen", try bytes("notes-jutland-funen.jsonl")),
    Author("zealand", try bytes("notes-zealand.jsonl")),
  ]
  func model(fittedTo authors: [Author]) -> CodingModel {
    var fit = CodingModelFit(Codebook.current.version)
    for author in authors { fit.add(author.notes, codebook: author.codebook) }
    return fit.model
  }
  let columns = authors.flatMap { author in
    [
      author.evaluation(by: .shipped(for: Codebook.current.version)),
      author.evaluation(by: model(fittedTo: authors.filter { $0.name != author.name })),
    ]
  }
  var table = Table(
    headings: ["figure"] + authors.flatMap { ["\($0.name), shipped", "fitted to others"] })
  for place in columns[0].figures.indices {
    table.rows.append(
      [columns[0].figures[place].name]
        + columns.map { String(format: "%.3f", $0.figures[place].value) })
  }
  print(table.printed())
  print(model(fittedTo: authors))
}
