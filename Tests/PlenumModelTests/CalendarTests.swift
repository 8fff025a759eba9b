import Foundation
import PlenumModel
import Testing

struct CalendarTests {
  @Test(arguments: [
    "2021-02-29", "2021-04-31", "2021-13-01", "2021-00-10", "21-04-20", "2021-4-20", "2021/04/20",
    "٢٠٢١-٠٤-٢٠",
  ])
  func `refuses a day that does not exist or is not written in full`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(arguments: ["2020-02-29", "2019-03-28", "0001-01-01", "9999-12-31"])
  func `writes a day as it was read`(text: String) throws {
    #expect(try #require(CalendarDate(iso: text)).description == text)
  }

  @Test func `agrees with Foundation about weekdays and day numbers for four centuries`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for days in stride(from: -73_000, through: 73_000, by: 37) {
      let date = try #require(CalendarDate(daysSince1970: days))
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      #expect(date.weekday % 7 + 1 == parts.weekday)
      #expect(date.daysSince1970 == days)
    }
  }

  @Test(arguments: ["24:00", "16:60", "16.30", "4:30", "16:3"])
  func `refuses a time that no clock shows`(text: String) {
    #expect(ClockTime(iso: text) == nil)
  }

  @Test func `writes a moment in universal time to the millisecond`() {
    #expect(Timestamp(milliseconds: 1_623_678_307_120).description == "2021-06-14T13:45:07.120Z")
    #expect(Timestamp(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
    #expect(Timestamp(milliseconds: -86_400_000).description == "1969-12-31T00:00:00.000Z")
    // No clock says so, but a file from elsewhere may.
    #expect(Timestamp(milliseconds: .min).description == "?T16:47:04.192Z")
    #expect(Timestamp(milliseconds: .max).description == "?T07:12:55.807Z")
  }
}
