import PlenumModel
import PlenumReport
import Testing

@Suite struct `A calendar file` {
  private var meeting: Meeting {
    Meeting(
      id: MeetingID(stored: "2024-10-30-herning"),
      title: "Invitation til møde; om leg, læring \\ trivsel",
      sessions: [
        Session(
          date: CalendarDate(iso: "2024-10-30"), start: ClockTime(hour: 17),
          end: ClockTime(hour: 18, minute: 45), place: "Rådhuset, sal 1"),
        Session(date: CalendarDate(iso: "2024-11-06")),
        Session(date: nil, start: ClockTime(hour: 9)),
      ],
      themes: [Theme(number: 1, title: "Æ" + String(repeating: "ø👩‍👧", count: 60))],
      codebook: CodebookVersion("2024.1"),
      details: MeetingDetails(
        place: MeetingPlace(address: "Torvet 5", postalCode: "7400", city: "Herning"),
        signup: Signup(link: "https://kl.dk")))
  }

  private func file(_ meeting: Meeting, changes: Int = 0) -> String {
    CalendarFile.text(
      of: meeting, changes: changes, now: Timestamp(milliseconds: 1_730_000_000_000))
  }

  /// A reader of its own: unfolds, and takes properties apart (RFC 5545, 3.1 and 3.3.11).
  private func events(_ file: String) -> [[String: String]] {
    var events: [[String: String]] = []
    for line in file.replacing("\r\n ", with: "").split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let (name, value) = (String(line[..<colon]), String(line[line.index(after: colon)...]))
      if line == "BEGIN:VEVENT" {
        events.append([:])
      } else if !events.isEmpty {
        events[events.count - 1][name] = unescaped(value)
      }
    }
    return events
  }

  private func unescaped(_ value: String) -> String {
    var text = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        text.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }

  @Test func `has an event for every session that has a day`() throws {
    let events = events(file(meeting, changes: 2))
    #expect(
      events.map { $0["UID"] } == ["2024-10-30-herning-1@plenum", "2024-10-30-herning-2@plenum"])
    let first = try #require(events.first)
    #expect(first["DTSTART;TZID=Europe/Copenhagen"] == "20241030T170000")
    #expect(first["DTEND;TZID=Europe/Copenhagen"] == "20241030T184500")
    #expect(first["SUMMARY"] == "Møde; om leg, læring \\ trivsel")
    #expect(first["LOCATION"] == "Rådhuset, sal 1, Torvet 5, 7400 Herning")
    #expect(
      first["DESCRIPTION"] == "Tema 1: \(meeting.themes[0].title)\nTilmelding: https://kl.dk")
    #expect(first["SEQUENCE"] == "2")
    #expect(first["DTSTAMP"] == "20241027T033320Z")
    #expect(first["STATUS"] == "CONFIRMED")
    #expect(events[1]["DTSTART;VALUE=DATE"] == "20241106")
  }

  @Test func `has lines of at most 75 bytes that are cut between characters`() throws {
    let bytes = Array(file(meeting).utf8)
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    #expect(lines.allSatisfy { $0.last == UInt8(ascii: "\r") && $0.count <= 76 })
    #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    #expect(lines.count > 30)
  }

  @Test func `says that a meeting is cancelled, or only announced`() throws {
    var meeting = self.meeting
    meeting.details.isAnnounced = true
    #expect(events(file(meeting))[0]["STATUS"] == "TENTATIVE")
    meeting.details.isCancelled = true
    #expect(events(file(meeting))[0]["STATUS"] == "CANCELLED")
  }
}

@Suite struct `Sheets for the tables` {
  private var meeting: Meeting {
    Meeting(
      id: MeetingID(stored: "m"), title: "<Møde> & \"mere\"",
      themes: [Theme(number: 1, title: "Leg <b>"), Theme(number: 2, title: "Læsning")],
      codebook: CodebookVersion("2024.1"),
      details: MeetingDetails(
        reflectionQuestions: ["Hvad lykkes?"],
        tables: [
          TablePlan(
            number: 2, theme: 2, seats: [SeatCount(municipality: "Odder", count: 3)])
        ]))
  }

  @Test func `are one for every table, with its theme and municipalities`() {
    let sheets = Sheet.sheets(for: meeting, tables: [1, 2])
    #expect(sheets.map(\.table) == [1, 2])
    #expect(sheets.map(\.theme?.number) == [nil, 2])
    let page = SheetPage(sheets, of: meeting).html
    #expect(page.split(separator: "<section").count == 3)
    #expect(page.contains("Odder (3)"))
    #expect(page.contains("Kommuner ved bordet:"))
    #expect(page.contains("Hvad lykkes?"))
    for sign in ["+", "-", "*", "!", "?"] { #expect(page.contains("<b>\(sign)</b>")) }
    #expect(!page.contains("<b>\"") && !page.contains("Leg <b>"))
  }

  @Test func `are one for every theme where the tables are not known`() {
    #expect(Sheet.sheets(for: meeting, tables: []).map(\.theme?.number) == [1, 2])
    var bare = meeting
    bare.themes = []
    #expect(Sheet.sheets(for: bare, tables: []) == [Sheet(table: nil, theme: nil)])
    bare.themes = [Theme(number: 1, title: "Leg")]
    #expect(Sheet.sheets(for: bare, tables: [4]).map(\.theme?.number) == [1])
  }
}
