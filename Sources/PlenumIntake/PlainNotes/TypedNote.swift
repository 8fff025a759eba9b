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
    // Telephones and word processors make a long dash of the one that was typed.
    let isDash = words.first == "–" || words.first == "—"
    let found = LineMarker.found(in: isDash ? ["-"] + words.dropFirst() : words)
    if let (marker, rest) = found, case .prefix(let scalar) = marker {
      sign = NoteKind(sign: scalar)
      words = rest
    }
    let attributes = NoteAttributes(words.string)
    kind = sign ?? attributes.kind
    municipality = attributes.municipality
    text = attributes.text
  }

  private init(kind: NoteKind?, municipality: String?, text: String) {
    self.kind = kind
    self.municipality = municipality
    self.text = text
  }

  /// The new words of a note: what they do not say of its kind and municipality stays as it is.
  package func filled(from draft: NoteDraft) -> TypedNote {
    TypedNote(
      kind: kind ?? draft.kind, municipality: municipality ?? draft.municipality, text: text)
  }

  /// A copied line without the sign of its list: `• `, `2) `, `– `. The signs of the kinds stay, and so does a number
  /// with a full stop, which may be words: `10. klasse mangler lærere`.
  package static func withoutListMarker(_ line: String) -> String {
    let words = Array(line.unicodeScalars)[...].trimmed
    guard let (marker, rest) = LineMarker.found(in: words) else { return line }
    switch marker {
    case .bullet, .letter: return rest.string
    case .number: return words.prefix(5).contains(")") ? rest.string : line
    case .prefix, .section: return line
    }
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
