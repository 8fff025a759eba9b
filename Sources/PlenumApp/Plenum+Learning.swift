import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// Learns from every note of the store whose areas people have settled, and keeps the model if it is no worse on
  /// meetings that it had not seen.
  package func learn(codebook version: String?) throws -> Answer {
    let store = try store()
    let codebook = try codebook(version)
    let notes = try store.meetings().flatMap {
      try store.settledRecords(of: $0.id, under: codebook.version)
    }
    let base = try model(for: codebook, in: store)
    guard let outcome = CodingLearning(codebook: codebook, base: base).learn(from: notes) else {
      throw AppError.tooLittleToLearn(
        settled: notes.count, needed: CodingLearning.fewestNotes)
    }
    var number: Int?
    if outcome.isNoWorse {
      number = try store.writing { transaction throws(StoreError) in
        try transaction.keepModel(outcome.model.json, for: codebook.version)
      }
    }
    let report = LearningReport(outcome, keptAs: number)
    return Answer(text: report.text, json: report.json)
  }

  /// Takes the last model back; the one before it codes again.
  package func undoLearning(codebook version: String?) throws -> Answer {
    let store = try store()
    let codebook = try codebook(version)
    guard let model = try store.model(for: codebook.version) else { throw AppError.noModelToUndo }
    _ = try store.writing { transaction throws(StoreError) in
      try transaction.undoModel(model.number)
    }
    let next = try store.model(for: codebook.version)?.number
    return Answer(
      text: "Model \(model.number) er taget tilbage. "
        + (next.map { "Model \($0) mærker igen.\n" } ?? "Maskinen mærker, som den blev leveret.\n"),
      json: ["undone": .integer(model.number), "model": .integer(next ?? 0)])
  }
}
