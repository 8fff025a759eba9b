import PlenumAnalysis
package import PlenumModel

/// A meeting for calendars (iCalendar, RFC 5545): an event for every session, in Danish time.
///
/// An event keeps its UID through every change, and its SEQUENCE rises, so that a calendar that has it replaces it.
package enum CalendarFile {
  /// - Parameters:
  ///   - changes: how often the meeting was changed since it was set up.
  ///   - now: when the file is made.
  package static func text(of meeting: Meeting, changes: Int, now: Timestamp) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//plenum//plenum//DA", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
    lines += timeZone
    for (offset, session) in meeting.sessions.enumerated() {
      guard let date = session.date else { continue }
      lines += event(
        of: meeting, session: session, on: date, ordinal: offset + 1, changes: changes, now: now)
    }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  /// Danish summer time since 1996 (Directive 2000/84/EC): the last Sundays of March and October.
  private static let timeZone = [
    "BEGIN:VTIMEZONE", "TZID:\(zone)", "BEGIN:DAYLIGHT", "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
    "TZNAME:CEST", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
    "TZNAME:CET", "END:STANDARD", "END:VTIMEZONE",
  ]

  private static let zone = "Europe/Copenhagen"

  private static func event(
    of meeting: Meeting, session: Session, on date: CalendarDate, ordinal: Int, changes: Int,
    now: Timestamp
  ) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:\(escaped("\(meeting.id)-\(ordinal)@plenum"))",
      "DTSTAMP:\(stamp(now))", "SEQUENCE:\(changes)",
    ]
    if let start = session.start {
      lines.append("DTSTART;TZID=\(zone):\(local(date, start))")
      // Without an end the event takes no time: how long it lasts is not known.
      if let end = session.end { lines.append("DTEND;TZID=\(zone):\(local(date, end))") }
    } else {
      lines.append("DTSTART;VALUE=DATE:\(digits(date))")
    }
    lines.append("SUMMARY:\(escaped(MeetingHeading.event(of: meeting.title)))")
    if let location = location(of: meeting, session) {
      lines.append("LOCATION:\(escaped(location))")
    }
    let description = description(of: meeting)
    if !description.isEmpty { lines.append("DESCRIPTION:\(escaped(description))") }
    lines.append("STATUS:\(status(of: meeting))")
    return lines + ["END:VEVENT"]
  }

  private static func status(of meeting: Meeting) -> String {
    if meeting.details.isCancelled { return "CANCELLED" }
    return meeting.details.isAnnounced ? "TENTATIVE" : "CONFIRMED"
  }

  private static func location(of meeting: Meeting, _ session: Session) -> String? {
    let parts = [
      session.place ?? meeting.details.place?.venue, meeting.details.place?.postalAddress,
    ]
    .compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Themes, questions and signing up, in lines.
  private static func description(of meeting: Meeting) -> String {
    let signup = meeting.details.signup
    var lines = meeting.themes.map { "Tema \($0.number): \($0.title)" }
    if !meeting.details.reflectionQuestions.isEmpty {
      lines += ["Inden mødet:"] + meeting.details.reflectionQuestions.map { "- \($0)" }
    }
    if let to = signup.link ?? signup.email { lines.append("Tilmelding: \(to)") }
    if let deadline = signup.deadline { lines.append("Frist: \(Danish.date(deadline))") }
    return lines.joined(separator: "\n")
  }

  /// `20241030T170000`.
  private static func local(_ date: CalendarDate, _ time: ClockTime) -> String {
    "\(digits(date))T\(padded(time.hour, to: 2))\(padded(time.minute, to: 2))00"
  }

  private static func digits(_ date: CalendarDate) -> String {
    "\(padded(date.year, to: 4))\(padded(date.month, to: 2))\(padded(date.day, to: 2))"
  }

  /// `20261121T101902Z`.
  private static func stamp(_ now: Timestamp) -> String {
    let text = now.description.unicodeScalars.prefix(19).filter { $0 != "-" && $0 != ":" }
    return String(String.UnicodeScalarView(text)) + "Z"
  }

  /// Text as a property value holds it (RFC 5545, 3.3.11); control characters have no place in one.
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        escaped.append("\\")
        escaped.append(scalar)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case "\t": escaped.append(" ")
      default: if !scalar.isForbiddenControl { escaped.append(scalar) }
      }
    }
    return String(escaped)
  }

  /// The line in pieces of at most 75 bytes (RFC 5545, 3.1), cut between characters: a line after the first begins with
  /// a blank, which counts.
  private static func folded(_ line: String) -> String {
    var folded = ""
    var width = 0
    for character in line {
      var pieces = [String(character)]
      // A character with very many marks is cut between scalars.
      if pieces[0].utf8.count > longestLine - 1 {
        pieces = character.unicodeScalars.map { String($0) }
      }
      for piece in pieces {
        if width + piece.utf8.count > longestLine {
          folded += "\r\n "
          width = 1
        }
        folded += piece
        width += piece.utf8.count
      }
    }
    return folded
  }

  private static let longestLine = 75
}
