package import PlenumModel

/// The themes of all meetings, and which of them people have said are the same.
///
/// Two themes of the same key are the same. A link says that a theme goes on with an earlier one under another name; it
/// holds for the key wherever it stands, and through further links.
package struct ThemeHistory: Sendable {
  /// A theme through the years.
  package struct Line: Hashable, Sendable {
    /// The key of its earliest theme.
    package let key: ThemeKey
    /// What its earliest theme is called.
    package let title: String
    /// Its themes by the meetings' dates.
    package let uses: [Use]
  }

  /// A theme of a meeting.
  package struct Use: Hashable, Sendable {
    package let meeting: MeetingID
    package let date: CalendarDate?
    package let theme: Theme
  }

  /// By date; what has none comes last.
  package let uses: [Use]
  private let earlierByKey: [ThemeKey: ThemeKey]
  private let titleByRoot: [ThemeKey: String]

  package init(meetings: [Meeting], links: [ThemeKey: ThemeKey]) {
    let all = meetings.flatMap { meeting in
      meeting.themes.map {
        Use(
          meeting: meeting.id, date: meeting.date ?? meeting.details.letterDate, theme: $0)
      }
    }
    uses = all.sorted {
      ($0.order, $0.meeting, $0.theme.number) < ($1.order, $1.meeting, $1.theme.number)
    }
    earlierByKey = links
    var titles: [ThemeKey: String] = [:]
    for use in uses where titles[use.theme.key] == nil { titles[use.theme.key] = use.theme.title }
    titleByRoot = titles
  }

  /// The key of the earliest theme that this one goes on with.
  package func root(of key: ThemeKey) -> ThemeKey {
    var root = key
    var seen: Set<ThemeKey> = [key]
    while let earlier = earlierByKey[root], seen.insert(earlier).inserted { root = earlier }
    return root
  }

  /// What the theme is called across meetings.
  package func title(of theme: Theme) -> String { titleByRoot[root(of: theme.key)] ?? theme.title }

  /// Every theme once, with all that goes on with it; by the date of its first meeting.
  package var lines: [Line] {
    var groups = OrderedGroups<ThemeKey, Use>()
    for use in uses { groups.append(use, to: root(of: use.theme.key)) }
    return groups.all.map { key, uses in
      Line(key: key, title: titleByRoot[key] ?? uses[0].theme.title, uses: uses)
    }
  }

  /// The lines that began before the day of a theme's meeting, without its own.
  package func earlierLines(than use: Use) -> [Line] {
    let own = root(of: use.theme.key)
    return lines.filter { line in line.key != own && (line.uses[0].order < use.order) }
  }
}

extension ThemeHistory.Use {
  /// Days; what has no date is after all others.
  fileprivate var order: Int { date?.daysSince1970 ?? .max }
}
