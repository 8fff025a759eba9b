import PlenumAnalysis
import PlenumIndex
import PlenumModel
import PlenumReport
import PlenumText

extension Plenum {
  /// The words that set each group of notes apart from the others.
  ///
  /// - Parameter showingVariants: whether to list the forms that are counted as each word.
  package func keywords(
    by field: NoteField, in selection: NoteSelection, limit: Int, showingVariants: Bool = false,
    asCSV: Bool
  ) throws -> Answer {
    var selected = try notes(of: selection)
    if field != .theme, field != .table {
      selected = selected.withoutPreparation(unless: selection.conditions)
    }
    guard !selected.notes.isEmpty else {
      return noNotes(json: ["by": .string(field.rawValue), "groups": []])
    }
    let index = selected.index(
      usingOwnTokens: selection.usesOwnTokens, phrases: Codebook.current.phrases)
    let table = KeywordTable(
      of: index.all, in: index, notes: selected.notes, by: field.grouping, limit: limit,
      isTested: field != .area || selected.areMarkedByPeople)
    guard !table.groups.isEmpty else {
      throw AppError.unknownField(field.rawValue, known: selected.knownFields)
    }
    let report = KeywordReport(table, showsVariants: showingVariants)
    return Answer(
      text: asCSV ? report.csv : report.text,
      json: report.json.naming(lexicon: selection.lexiconVersion),
      status: table.groups.allSatisfy(\.keywords.isEmpty) ? .nothingFound : .done,
      remarks: selected.remarks + selection.lexiconRemarks)
  }

  /// What sets some notes apart from others.
  ///
  /// - Parameters:
  ///   - reference: nil: all other notes.
  ///   - showingVariants: whether to list the forms that are counted as each word.
  ///   - page: a file for a page with pictures; nil: the answer is text.
  package func compare(
    target: NoteCondition, reference: NoteCondition?, theme: String?, in selection: NoteSelection,
    showingVariants: Bool = false, asCSV: Bool, page: String? = nil
  ) throws -> Answer {
    let theme = theme.map { NoteCondition(field: .theme, value: $0) }
    let sides = [target, reference].compactMap(\.self)
    var selected = try notes(of: selection)
    if let theme, !selected.notes.isEmpty { selected.notes = try selected.notes(where: theme) }
    selected = selected.withoutPreparation(
      unless: selection.conditions + sides + [theme].compactMap(\.self))
    guard !selected.notes.isEmpty else { return noNotes(json: .null) }
    let comparison = try selected.comparison(
      target: target, reference: reference, usingOwnTokens: selection.usesOwnTokens)
    let report = ComparisonReport(
      comparison, showsVariants: showingVariants, lexicon: selection.lexiconVersion)
    if let page {
      return try delivered(
        report.html, to: page, json: report.json.naming(lexicon: selection.lexiconVersion),
        remarks: selected.remarks
          + selected.tableRemarks(sides)
          + (try selected.overlapRemark(target: target, reference: reference)))
    }
    return Answer(
      text: asCSV ? report.csv : report.text,
      json: report.json.naming(lexicon: selection.lexiconVersion),
      remarks: selected.remarks + selected.tableRemarks(sides)
        + (try selected.overlapRemark(target: target, reference: reference))
        + selection.lexiconRemarks)
  }

  private func noNotes(json: JSONValue) -> Answer {
    Answer(text: "Ingen notater.", json: json, status: .nothingFound)
  }

  /// A document on its way to a file or to the screen.
  func delivered(
    _ document: String, to path: String?, json: JSONValue, status: Answer.Status = .done,
    remarks: [String] = []
  ) throws -> Answer {
    guard let path else {
      return Answer(text: document, json: json, status: status, remarks: remarks)
    }
    try writeAnswer(Array(document.utf8), to: path)
    return Answer(
      text: "Skrevet til \(path)\n", json: ["file": .string(path)], status: status,
      remarks: remarks)
  }

  /// Writes an answer to a file, over an earlier answer of its kind or where nothing lies.
  func writeAnswer(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    try AnswerFile.check(
      bytes, to: path, isForced: replacesFiles,
      store: surroundings.storePath(given: givenStorePath))
    try FileBytes.write(bytes, to: path)
  }
}

extension SelectedNotes {
  /// - Parameter phrases: terms of several words beside the single ones; none where terms are the notes' own tokens.
  func index(usingOwnTokens: Bool, phrases: [String] = []) -> TermIndex {
    var builder = IndexBuilder(terms: usingOwnTokens ? .ownTokens : .analysis(.standard))
    for note in notes { builder.add(note, areas: (codings[note.id] ?? []).map(\.area)) }
    return builder.finish().adding(phrases: phrases)
  }

  /// Says of a table's number which tables of several meetings it is.
  fileprivate func tableRemarks(_ sides: [NoteCondition]) -> [String] {
    sides.filter { $0.field == .table && $0.value != "0" }.compactMap { side in
      let tables = notes.filter { $0.table == Int(side.value) }
      let meetings = Set(tables.map(\.meeting)).count
      guard meetings > 1 else { return nil }
      return
        "Bord \(side.value) er borde ved \(meetings) møder, som her er lagt sammen. Vælg ét møde med --meeting eller --where meeting=MØDE."
    }
  }

  /// Says how many notes are on both sides: a comparison counts them on the first.
  fileprivate func overlapRemark(
    target: NoteCondition, reference: NoteCondition?
  ) throws(AppError) -> [String] {
    guard let reference else { return [] }
    let (targetValue, referenceValue) = (try value(of: target), try value(of: reference))
    let shared = notes.count {
      values(of: $0, in: target.field).contains(targetValue)
        && values(of: $0, in: reference.field).contains(referenceValue)
    }
    guard shared > 0 else { return [] }
    let (first, second) = (
      target.field.name(of: targetValue), reference.field.name(of: referenceValue)
    )
    return [
      "\(CountedNoun.note.counted(shared)) hører til både \(first) og \(second) og er kun talt med i \(first)."
    ]
  }

  /// Whether every mark of these notes was set by a person.
  fileprivate var areMarkedByPeople: Bool {
    notes.allSatisfy { note in (codings[note.id] ?? []).allSatisfy { $0.origin == .person } }
  }

  func comparison(
    target: NoteCondition, reference: NoteCondition?, usingOwnTokens: Bool
  ) throws(AppError) -> Comparison {
    let index = index(usingOwnTokens: usingOwnTokens, phrases: Codebook.current.phrases)
    let targetValue = try value(of: target)
    let targetNotes = index.notes(where: target.field.attribute, is: targetValue)
    // A note that does not say its region is no note of another region; one without an area is about something else.
    let unknown =
      reference == nil && target.field != .area
      ? index.notes(without: target.field.attribute) : index.none
    var referenceNotes = index.all.subtracting(targetNotes).subtracting(unknown)
    var referenceName = "øvrige notater"
    if let reference {
      let value = try value(of: reference)
      referenceNotes = index.notes(where: reference.field.attribute, is: value)
      referenceName = reference.field.name(of: value)
    }
    let targetName = target.field.name(of: targetValue)
    let isOverlapping = !referenceNotes.intersection(targetNotes).isEmpty
    let isByArea = [target, reference].contains { $0?.field == .area }
    guard !referenceNotes.subtracting(targetNotes).isEmpty else {
      throw referenceNotes.isEmpty
        ? .nothingToCompare(side: reference == nil ? nil : referenceName)
        : .nothingBeside(target: targetName, reference: referenceName)
    }
    return Comparison(
      of: ComparisonInput(
        notes: notes, index: index, codings: codings, codebook: .current, target: targetNotes,
        reference: referenceNotes, targetName: targetName,
        referenceName: isOverlapping ? "\(referenceName) uden \(targetName)" : referenceName,
        unknown: unknown.count, isOfMachineMarks: isByArea && !areMarkedByPeople))
  }
}

extension NoteField {
  var attribute: Attribute { grouping.attribute }

  var grouping: KeywordTable.Grouping {
    switch self {
    case .meeting: .meeting
    case .theme: .theme
    case .region: .region
    case .year: .year
    case .table: .table
    case .kind: .kind
    case .municipality: .municipality
    case .area: .area
    }
  }

  /// What people call the notes that have the value.
  func name(of value: String) -> String {
    switch self {
    case .table: value == "0" ? "forberedelsen" : "bord \(value)"
    case .kind: NoteKind(rawValue: value)?.danish.name ?? value
    case .area: Codebook.current.area(FocusAreaID(value))?.name ?? value
    case .meeting, .theme, .region, .year, .municipality: value
    }
  }
}
