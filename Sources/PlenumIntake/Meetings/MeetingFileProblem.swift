package import PlenumModel

/// A line of a meeting file that says something wrong, or a value of an option that does. Facts only.
package struct MeetingFileProblem: Error, Hashable, Sendable {
  package enum Reason: Error, Hashable, Sendable {
    case notText(TextProblem)
    case noColon
    case unknownField(String)
    case repeated(String)
    case brokenEscape
    case notAMeetingName(String)
    case notADate(String)
    case notATime(String)
    case endBeforeStart
    case notAState(String)
    case notYesOrNo(String)
    case notTables(String)
    case tableOutOfRange(Int)
    case notSeats(String)
    case notATheme(String)
    case notAnOrigin(String)
    case unknownMunicipality(String, nearest: [String])
    case unknownRegion(String, known: [String])
    /// A region that there is not on the meeting's day.
    case regionNotOfDate(String, CalendarDate, known: [String])
    case unknownCodebook(String, known: [String])
    /// A table is to discuss a theme that the meeting does not have.
    case tableWithoutTheme(table: Int, theme: Int)
    /// Something is planned for a table that is none of the meeting's.
    case tableNotListed(Int)
    /// A key for a theme that has no title.
    case noSuchTheme(Int)
    case keyTwice(ThemeKey)
    case detailWithoutItem
    case noTitle
    case noDate
  }

  /// From 1; 0 for what the file as a whole lacks.
  package let line: Int
  package let reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}
