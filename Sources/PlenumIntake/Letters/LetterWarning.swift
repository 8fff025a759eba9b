package import PlenumModel

/// What a reader of the letter should know before trusting a field. Lines count from 1.
package enum LetterWarning: Hashable, Sendable {
  /// The file has no words.
  case empty
  /// Nothing in the text invites to anything or tells of a meeting: no field is read.
  case notInvitation
  /// The text is in another language: no field is read.
  case notDanish(Language)
  /// Two dates stand where a letter has its own; the first is used.
  case severalLetterDates(line: Int, first: CalendarDate, other: CalendarDate)
  /// No date of a meeting: none is set up.
  case noMeetingDate
  case noTitle
  /// No time was found for a session of this day.
  case noTime(date: CalendarDate)
  /// The meeting is not virtual, and no place was found.
  case noPlace
  case noThemes
  /// The date stands without a year, which was taken from elsewhere.
  case yearTaken(line: Int, quote: String, year: Int, from: YearSource)
  /// The date stands without a year, and none was found: it is not read.
  case yearUnknown(line: Int, quote: String)
  /// Such as 31 April: the date is not read.
  case impossibleDate(line: Int, quote: String)
  /// The weekday that stands there is not the date's. A date whose year was taken from elsewhere is then not read.
  case weekdayDisagrees(line: Int, quote: String, date: CalendarDate)
  /// The end is not read.
  case endBeforeStart(line: Int, start: ClockTime, end: ClockTime)
  /// The meeting lies before the letter: one of the years is likely wrong.
  case meetingBeforeLetter(line: Int, date: CalendarDate, letter: CalendarDate)
  /// The last day for signing up lies after the meeting.
  case deadlineAfterMeeting(line: Int, deadline: CalendarDate, meeting: CalendarDate)
  /// The region is not written.
  case regionInferred(region: String, from: PlaceSource)
  /// The host is not written.
  case hostInferred(municipality: String, from: PlaceSource)
  /// The region that is written is not the one of the postcode.
  case regionDisagrees(written: String, postcode: String, region: String)
  /// Several regions are named, so none is the meeting's.
  case severalRegions([String])
  /// The name is one letter away from this municipality's.
  case municipalitySpelled(line: Int, name: String, municipality: String)
  /// No Danish municipality bears this name.
  case unknownMunicipality(line: Int, name: String, nearest: [String])

  package enum Language: Hashable, Sendable { case english, german, swedish }

  package enum YearSource: Hashable, Sendable {
    case heading(line: Int)
    case letterDate(CalendarDate)
    case otherDate(line: Int)
  }

  package enum PlaceSource: Hashable, Sendable {
    case postcode(String)
    case municipality(String)
    case town(String)
  }
}
