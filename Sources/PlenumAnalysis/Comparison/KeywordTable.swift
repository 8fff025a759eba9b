package import PlenumIndex
package import PlenumModel

/// The keywords of every group of notes, each group against the notes of all other groups; a table against the other
/// tables of its meeting.
package struct KeywordTable: Hashable, Sendable {
  /// By what the notes are grouped.
  package let grouping: Grouping
  /// Years and tables by number, everything else in code-point order; tables of several meetings meeting by meeting.
  package let groups: [Group]
  /// Notes of which it is unknown to which group they belong, so that they are in none and in no reference. Always 0 for
  /// focus areas: a note without one is a note about something else.
  package let unknown: Int
  /// Whether a word could be tested: not where the machine made the groups by the words.
  package let isTested: Bool

  package enum Grouping: String, Hashable, Sendable, CaseIterable {
    case theme, region, year, meeting, table, kind, municipality, area

    package var attribute: Attribute {
      switch self {
      case .theme: .theme
      case .region: .region
      case .year: .year
      case .meeting: .meeting
      case .table: .table
      case .kind: .kind
      case .municipality: .municipality
      case .area: .area
      }
    }

    /// In how many of a group's notes a word must stand, and from how many municipalities they must come; notes of one
    /// municipality cannot be of two.
    package var fewestNotes: Int { gate.minimumNotes }
    package var fewestMunicipalities: Int { gate.minimumMunicipalities }

    fileprivate var gate: Gate {
      var gate = Gate.standard
      if self == .municipality { gate.minimumMunicipalities = 1 }
      return gate
    }
  }

  package struct Group: Hashable, Sendable {
    /// As the notes write it.
    package let name: String
    /// Whose table it is, where the notes are of several meetings: table 1 of two meetings is two tables.
    package let meeting: String?
    package let notes: Int
    package let municipalities: Int
    /// Whether every note names its municipality, so that ``municipalities`` are all of them and not the least.
    package let namesEveryMunicipality: Bool
    /// Those that the group has more often than the others, the strongest first; words that count, time or report, and
    /// names of municipalities, are not among them. Without others those that stand in most notes.
    package let keywords: [KeywordCount]
    /// Whether a word stands in enough notes of the group, from enough municipalities, to be looked at.
    package let hasCommonWords: Bool

    /// Too few notes for a share to be worth saying.
    package var isThin: Bool { notes < Comparison.fewestNotes }
  }

  /// Groups `subcorpus` by an attribute.
  ///
  /// - Parameters:
  ///   - notes: those of the index, in its order.
  ///   - limit: the most keywords a group gets.
  ///   - isTested: whether the groups were made without regard to the words.
  package init(
    of subcorpus: Subcorpus, in index: TermIndex, notes: [NoteRecord], by grouping: Grouping,
    limit: Int = 15, isTested: Bool = true
  ) {
    precondition(notes.count == index.noteCount, "the notes are those of the index")
    self.grouping = grouping
    self.isTested = isTested
    let gate = grouping.gate
    let municipalities = FormalWords.municipalities(of: notes)
    let known =
      grouping == .area
      ? subcorpus : subcorpus.subtracting(index.notes(without: grouping.attribute))
    unknown = subcorpus.count - known.count
    let parts = grouping == .table ? Self.meetings(of: known, in: index) : [(nil, known)]
    groups = parts.flatMap { meeting, notesOfPart in
      index.values(of: grouping.attribute, in: notesOfPart).map { name in
        let group = index.notes(where: grouping.attribute, is: name).intersection(notesOfPart)
        let others = notesOfPart.subtracting(group)
        let common = index.keywords(of: group, against: others, gate: gate)
          .filter { !FormalWords.contains($0.spelling, or: municipalities) }
        let rows = common.filter { others.isEmpty || ($0.logOdds?.z ?? 0) > 0 }
        return Group(
          name: name, meeting: meeting, notes: group.count,
          municipalities: index.municipalities(in: group),
          namesEveryMunicipality: group.intersection(index.notes(without: .municipality)).isEmpty,
          keywords: rows.prefix(limit).map {
            KeywordCount(
              $0, of: group, in: index, notes: notes, hasOthers: !others.isEmpty,
              isTested: isTested)
          }, hasCommonWords: !common.isEmpty)
      }
    }
  }

  /// The notes of each meeting, those without one last; of one meeting or none, all of them under no name.
  private static func meetings(
    of subcorpus: Subcorpus, in index: TermIndex
  ) -> [(name: String?, notes: Subcorpus)] {
    let names = index.values(of: .meeting, in: subcorpus)
    let rest = subcorpus.intersection(index.notes(without: .meeting))
    guard names.count + (rest.isEmpty ? 0 : 1) > 1 else { return [(nil, subcorpus)] }
    return names.map { ($0, index.notes(where: .meeting, is: $0).intersection(subcorpus)) }
      + (rest.isEmpty ? [] : [(nil, rest)])
  }
}
