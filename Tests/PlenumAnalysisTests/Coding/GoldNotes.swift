import Foundation
import PlenumCorpus
import PlenumModel

/// The sample notes inside the binary, with the areas that a person gave them.
let goldNotes: [NoteRecord] = codedNotes(CorpusFile.sampleNotes.text)

/// Invented notes of four authors who had seen neither the sample notes nor a codebook's patterns. No pattern was written
/// after reading them, and none was learnt from them.
///
/// The first two were coded twice independently (micro F1 between the codings .96 and .97), and the model's weights are
/// fitted to them; the other two are kept aside for figures.
enum OtherAuthor: String, CaseIterable, Sendable {
  case jutlandAndFunen = "notes-jutland-funen"
  case zealand = "notes-zealand"
  case capital = "notes-capital"
  case west = "notes-west"

  private static let fixtures = URL(filePath: #filePath).appending(path: "../../Fixtures")
    .standardized

  func notes() throws -> [NoteRecord] { try Self.notes(in: "\(rawValue).jsonl") }

  /// The texts that words of the codebook are learnt from.
  static func teachingTexts() throws -> Set<String> {
    let files = try FileManager.default.contentsOfDirectory(atPath: fixtures.path())
      .filter { $0.hasPrefix("teaching-") }
    return Set(try files.flatMap { try notes(in: $0) }.map(\.text))
  }

  private static func notes(in file: String) throws -> [NoteRecord] {
    codedNotes(
      String(decoding: try Data(contentsOf: fixtures.appending(path: file)), as: UTF8.self))
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
