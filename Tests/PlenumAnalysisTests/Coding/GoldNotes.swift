import PlenumCorpus
import PlenumModel

/// The sample notes inside the binary, with the areas that a person gave them.
let goldNotes: [NoteRecord] = CorpusFile.sampleNotes.text.split(separator: "\n").compactMap {
  line in
  guard let fields = (try? JSONValue(parsing: String(line)))?.object,
    let id = fields["id"]?.string, let text = fields["text"]?.string
  else { return nil }
  return NoteRecord(
    id: id, meeting: fields["meeting"]?.string, theme: fields["theme"]?.string,
    kind: fields["kind"]?.string.flatMap { NoteKind(rawValue: $0) } ?? .point, text: text,
    codes: fields["codes"]?.array?.compactMap(\.string).map { FocusAreaID($0) })
}
