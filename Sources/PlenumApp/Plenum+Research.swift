import PlenumIndex
import PlenumModel

extension Plenum {
  /// A whole table for researchers: its published columns, every row, no gate and no stop list.
  ///
  /// - Parameters:
  ///   - field: what makes the groups; nil: themes, regions and years.
  ///   - terms: only rows about these; none: about all.
  ///   - asJSON: a table can be large, so only the form that is asked for is made.
  ///
  /// - Throws: ``AppError/unknownField(_:known:)`` where no note has the field.
  package func table(
    _ table: ResearchTableName, by field: NoteField?, terms: [String],
    in selection: NoteSelection, asJSON: Bool
  ) throws -> Answer {
    let selected = try notes(of: selection)
    let index = selected.index(usingOwnTokens: selection.usesOwnTokens)
    if let field, index.values(of: field.attribute, in: index.all).isEmpty {
      throw AppError.unknownField(field.rawValue, known: selected.knownFields)
    }
    var asked: Set<TermID> = []
    var remarks = selected.remarks + selection.lexiconRemarks
    for word in terms {
      if let term = index.term(of: word) {
        asked.insert(term)
      } else {
        remarks.append("»\(word)« står ikke i notaterne.")
      }
    }
    let values = index.table(
      table.name,
      ResearchTable.Scope(
        kinds: field.map { [$0.attribute] } ?? [.theme, .region, .year],
        terms: terms.isEmpty ? nil : asked))
    return Answer(
      text: asJSON ? "" : values.csv,
      json: asJSON
        ? (["table": .string(table.rawValue), "rows": values.json] as JSONValue)
          .naming(lexicon: selection.lexiconVersion) : [:],
      status: values.rows.isEmpty ? .nothingFound : .done, remarks: remarks)
  }
}
