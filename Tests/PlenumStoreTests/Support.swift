import Foundation
import PlenumModel
import Synchronization
import TestSupport

@testable import PlenumStore

extension TemporaryFolder {
  convenience init() throws { try self.init("plenum-store") }

  /// Where a store's file lies in it.
  func file() -> String { file("plenum.sqlite") }

  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}

/// A clock that goes one millisecond further at every look.
final class TestClock: Sendable {
  private let milliseconds = Mutex<Int64>(1_600_000_000_000)

  var read: @Sendable () -> Timestamp {
    {
      self.milliseconds.withLock { value in
        value += 1
        return Timestamp(milliseconds: value)
      }
    }
  }
}

func openStore(_ path: String) throws -> Store {
  try Store.open(at: path, clock: TestClock().read)
}

let holstebro: MeetingID = {
  guard let date = CalendarDate(iso: "2020-09-02") else { preconditionFailure("a day that exists") }
  return MeetingID(date: date, town: "Holstebro")
}()

func meeting(_ id: MeetingID = holstebro, themes: [String] = ["Inklusion", "Dagtilbud"]) -> Meeting
{
  Meeting(
    id: id, title: "Politisk møde om børn og unge",
    sessions: [
      Session(
        date: CalendarDate(iso: "2020-09-02"), start: ClockTime(iso: "16:30"),
        end: ClockTime(iso: "19:00"), place: "Musikteatret")
    ], region: "Region Midtjylland", subregion: "Vestjylland", hostMunicipality: "Holstebro",
    organiser: "KL",
    themes: themes.enumerated().map { Theme(number: $0.offset + 1, title: $0.element) },
    codebook: CodebookVersion("2024.1"), state: .open)
}

func draft(
  _ number: UInt64, _ text: String, meeting: MeetingID = holstebro, table: Int? = 3,
  theme: Int? = 1, kind: NoteKind = .point, region: String? = nil, date: CalendarDate? = nil,
  extra: JSONObject = JSONObject()
) throws -> NoteDraft {
  try NoteDraft(
    id: UniqueID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number),
    meeting: meeting, table: table, theme: theme, kind: kind, region: region, date: date,
    text: text, extra: extra)
}

/// An object with one member.
func object(_ key: String, _ value: JSONValue) -> JSONObject {
  var object = JSONObject()
  object[key] = value
  return object
}
