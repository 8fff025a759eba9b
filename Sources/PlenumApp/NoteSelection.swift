import PlenumAnalysis
import PlenumIntake
import PlenumModel

/// Where an analysis finds its notes.
package enum NoteSource: Hashable, Sendable {
  /// One meeting of the store.
  case meeting(String)
  /// The meetings of a partnership, and what was written in it outside them.
  case partnership(String)
  /// All meetings of the store.
  case store
  /// A file of notes, whatever meetings it holds; `-` is the standard input.
  case file(String)
}

/// A field of notes by which they can be chosen.
package enum NoteField: String, Hashable, Sendable, CaseIterable {
  case meeting, theme, region, year, table, kind, municipality, area

  /// What the note has in the field, verbatim; empty where it is unknown. Focus areas are those of `codings`.
  func values(of note: NoteRecord, codings: [Coding] = []) -> [String] {
    switch self {
    case .meeting: note.meeting.map { [$0] } ?? []
    case .theme: note.theme.map { [$0] } ?? []
    case .region: note.region.map { [$0] } ?? []
    case .year: note.year.map { [String($0)] } ?? []
    case .table: note.table.map { [String($0)] } ?? []
    case .kind: [note.kind.rawValue]
    case .municipality: note.municipality.map { [$0] } ?? []
    case .area: codings.map(\.area.value)
    }
  }
}

/// `region=Region Nordjylland`: the notes that have that value in that field.
package struct NoteCondition: Hashable, Sendable {
  package let field: NoteField
  /// As the notes have it; of a theme also any part of its title that only it has, of a region also its name without the
  /// word Region.
  package let value: String

  package init(field: NoteField, value: String) {
    self.field = field
    self.value = value.normalFormC
  }
}

/// The notes that an analysis reads.
package struct NoteSelection: Hashable, Sendable {
  package let source: NoteSource
  /// Notes must have one of the values of each field that is named.
  package let conditions: [NoteCondition]
  /// Terms are the file's own `tokens`, untouched.
  package let usesOwnTokens: Bool

  package init(source: NoteSource, conditions: [NoteCondition] = [], usesOwnTokens: Bool = false) {
    self.source = source
    self.conditions = conditions
    self.usesOwnTokens = usesOwnTokens
  }
}

/// Notes with all that is known of them, ready for an analysis.
struct SelectedNotes {
  var notes: [NoteRecord]
  /// The machine's marks and people's, by the note's id.
  var codings: [String: [Coding]]
  /// Settled by people.
  var points: [Point]
  /// What is known of the meetings beside their notes; empty for a file.
  var meetings: [Meeting]
  /// What a person should know of the choice, in Danish.
  var remarks: [String]

  /// The fields that at least one note has.
  var knownFields: [String] {
    NoteField.allCases.filter { !known($0).isEmpty }.map(\.rawValue)
  }

  /// Leaves out what was written before the meetings: it is a group of its own and counts in no other. Conditions that
  /// choose it keep it.
  func withoutPreparation(unless conditions: [NoteCondition]) -> SelectedNotes {
    let isChosen = conditions.contains {
      $0.field == .table || ($0.field == .theme && $0.value == NoteRecord.preparationTheme)
    }
    let left = isChosen ? 0 : notes.count { $0.table == 0 }
    guard left > 0 else { return self }
    var selected = self
    selected.notes.removeAll { $0.table == 0 }
    selected.remarks.append(
      "\(CountedNoun.note.counted(left)) fra forberedelsen hjemme er ikke talt med. Se dem med: --where table=0"
    )
    return selected
  }

  /// The notes that fulfil a condition.
  ///
  /// - Throws: ``AppError/unknownValue(field:value:known:)`` when none does, with the values that there are.
  func notes(where condition: NoteCondition) throws(AppError) -> [NoteRecord] {
    let value = try value(of: condition)
    return notes.filter { values(of: $0, in: condition.field).contains(value) }
  }

  /// The notes that have one of the values of each field.
  ///
  /// - Throws: as ``notes(where:)``.
  func notes(where conditions: [NoteCondition]) throws(AppError) -> [NoteRecord] {
    var chosen = self
    for field in NoteField.allCases {
      var asked: Set<String> = []
      for condition in conditions where condition.field == field {
        asked.insert(try chosen.value(of: condition))
      }
      guard !asked.isEmpty else { continue }
      chosen.notes.removeAll { asked.isDisjoint(with: values(of: $0, in: field)) }
    }
    return chosen.notes
  }

  func values(of note: NoteRecord, in field: NoteField) -> [String] {
    field.values(of: note, codings: field == .area ? codings[note.id] ?? [] : [])
  }

  /// The value as the notes have it: itself, for a theme the one title that contains it, for a region its whole name.
  func value(of condition: NoteCondition) throws(AppError) -> String {
    let known = known(condition.field)
    if known.contains(condition.value) { return condition.value }
    if condition.field == .region, let region = Gazetteer.denmark.region(named: condition.value),
      let written = known.first(where: { Gazetteer.denmark.region(named: $0) == region })
    {
      return written
    }
    if condition.field == .theme {
      let part = condition.value.lowercased()
      let matching = known.filter { $0.lowercased().utf8.holds(part.utf8) }
      if matching.count == 1 { return matching[0] }
      if matching.count > 1 {
        throw .ambiguousValue(
          field: condition.field.rawValue, value: condition.value, matching: matching)
      }
    }
    throw known.isEmpty
      ? AppError.unknownField(condition.field.rawValue, known: knownFields)
      : AppError.unknownValue(
        field: condition.field.rawValue, value: condition.value, known: known)
  }

  /// The values of a field in the order of the notes, each once.
  private func known(_ field: NoteField) -> [String] {
    var seen: Set<String> = []
    return notes.flatMap { values(of: $0, in: field) }.filter { seen.insert($0).inserted }
  }
}

extension NoteRecord {
  /// The theme that notes of the preparation are shown under.
  static let preparationTheme = "Forberedelse"
}

extension [NoteRecord] {
  /// One region has one name: where several hands wrote `Hovedstaden` and `Region Hovedstaden`, both become the official
  /// one. A name that is written in one way stays as it is written.
  mutating func nameRegions() {
    let spellings = Dictionary(grouping: Set(compactMap(\.region))) {
      Gazetteer.denmark.region(named: $0.trimmingBlanks)?.name
    }
    var official: [String: String] = [:]
    for case (let name?, let written) in spellings where written.count > 1 {
      for spelling in written { official[spelling] = name }
    }
    guard !official.isEmpty else { return }
    for index in indices {
      if let name = self[index].region.flatMap({ official[$0] }) { self[index].region = name }
    }
  }
}
