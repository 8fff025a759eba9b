package import PlenumIndex
package import PlenumModel

/// The keywords of every group of notes, each group against all other notes.
package struct KeywordTable: Hashable, Sendable {
  /// By what the notes are grouped.
  package let grouping: Grouping
  /// Years and tables by number, everything else in code-point order.
  package let groups: [Group]

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
  }

  package struct Group: Hashable, Sendable {
    /// As the notes write it.
    package let name: String
    package let notes: Int
    package let municipalities: Int
    /// Those that the group has more often than the others, the strongest first.
    package let keywords: [KeywordCount]

    /// Too few notes for a share to be worth saying.
    package var isThin: Bool { notes < Comparison.fewestNotes }
  }

  /// Groups `subcorpus` by an attribute; notes of which it is unknown belong to no group but to
  /// every reference.
  ///
  /// - Parameters:
  ///   - notes: those of the index, in its order.
  ///   - limit: the most keywords a group gets.
  package init(
    of subcorpus: Subcorpus, in index: TermIndex, notes: [NoteRecord], by grouping: Grouping,
    limit: Int = 15
  ) {
    precondition(notes.count == index.noteCount, "the notes are those of the index")
    self.grouping = grouping
    groups = index.values(of: grouping.attribute, in: subcorpus).map { name in
      let group = index.notes(where: grouping.attribute, is: name).intersection(subcorpus)
      let others = subcorpus.subtracting(group)
      let rows = index.keywords(of: group, against: others)
        .filter { others.isEmpty || ($0.logOdds?.z ?? 0) > 0 }
      return Group(
        name: name, notes: group.count, municipalities: index.municipalities(in: group),
        keywords: rows.prefix(limit).map {
          KeywordCount($0, of: group, in: index, notes: notes, hasOthers: !others.isEmpty)
        })
    }
  }
}
