package import PlenumModel

/// A line as a note-taker types it at the table: `+ Herning: Fast makker på tværs af stuer`.
///
/// Here `+ - * ! ?` are always kinds; a sign directly before a figure is part of the words.
package struct TypedNote: Hashable, Sendable {
  /// nil where the line names none.
  package let kind: NoteKind?
  package let municipality: String?
  package let text: String

  package init(_ line: String) {
    // A terminal without completion puts the tab itself into the line, and so does a row pasted from a sheet.
    var words = Array(line.unicodeScalars.lazy.map { $0 == "\t" ? " " : $0 })[...].trimmed
    var sign: NoteKind?
    if let (marker, rest) = LineMarker.found(in: words), case .prefix(let scalar) = marker {
      sign = NoteKind(sign: scalar)
      words = rest
    }
    let attributes = NoteAttributes(words.string)
    kind = sign ?? attributes.kind
    municipality = attributes.municipality
    text = attributes.text
  }

  /// The line that gives the same note, to be typed on.
  package var line: String {
    Self.line(kind: kind ?? .point, municipality: municipality, text: text)
  }

  /// The line that gives these attributes, to be typed on.
  package static func line(kind: NoteKind, municipality: String?, text: String) -> String {
    let sign = kind.prefix.map { "\($0) " } ?? ""
    return sign + (municipality.map { "\($0): " } ?? "") + text
  }
}
