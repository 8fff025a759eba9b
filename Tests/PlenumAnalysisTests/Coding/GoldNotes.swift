import Foundation
import PlenumCorpus
import PlenumModel

/// The sample notes inside the binary, with the areas that a person gave them.
let goldNotes: [NoteRecord] = codedNotes(CorpusFile.sampleNotes.text)

/// Invented notes of two authors who had seen neither the sample notes nor a codebook's patterns, coded twice
/// independently (micro F1 between the codings .96 and .97). No pattern was written after reading them.
enum OtherAuthor: String, CaseIterable, Sendable {
  case jutlandAndFunen = "notes-jutland-funen"
  case zealand = "notes-zealand"

  func notes() throws -> [NoteRecord] {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/\(rawValue).jsonl")
    return codedNotes(String(decoding: try Data(contentsOf: file.standardized), as: UTF8.self))
  }
}

private func codedNotes(_ lines: String) -> [NoteRecord] {
  lines.split(separator: "\n").compactMap { line in
    guard let fields = (try? JSONValue(parsing: String(line)))?.object,
      let id = fields["id"]?.string, let text = fields["text"]?.string
    else { return nil }
    return NoteRecord(
      id: id, meeting: fields["meeting"]?.string, theme: fields["theme"]?.string,
      kind: fields["kind"]?.string.flatMap { NoteKind(rawValue: $0) } ?? .point, text: text,
      codes: fields["codes"]?.array?.compactMap(\.string).map { FocusAreaID($0) })
  }
}
