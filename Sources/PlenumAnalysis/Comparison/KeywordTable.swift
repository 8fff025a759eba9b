/// The keywords of every group of notes, each group against all other notes.
package struct KeywordTable: Hashable, Sendable {
  /// By what the notes are grouped.
  package let grouping: Grouping
  /// In the order in which the groups first occur among the notes.
  package let groups: [Group]

  package enum Grouping: String, Hashable, Sendable, CaseIterable {
    case theme, region, year, meeting, table, kind, municipality
  }

  package struct Group: Hashable, Sendable {
    /// As the notes write it.
    package let name: String
    package let notes: Int
    package let municipalities: Int
    /// The strongest first.
    package let keywords: [Keyword]

    package init(name: String, notes: Int, municipalities: Int, keywords: [Keyword]) {
      self.name = name
      self.notes = notes
      self.municipalities = municipalities
      self.keywords = keywords
    }
  }

  package init(grouping: Grouping, groups: [Group]) {
    self.grouping = grouping
    self.groups = groups
  }
}
