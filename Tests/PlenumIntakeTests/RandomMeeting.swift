import PlenumIntake
import PlenumModel
import TestSupport

/// Meetings with every field that a meeting file has, now there and now not, and with words that try to look like
/// something else.
struct RandomMeeting {
  private var random: SeededRandom
  private(set) var meeting: Meeting

  static let codebooks = [CodebookVersion("2024.1"), CodebookVersion("2020.1")]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    meeting = Meeting(
      id: MeetingID(stored: "2024-10-30-herning"), title: "", codebook: Self.codebooks[0])
    meeting.title = words()
    meeting.codebook = random.pick(Self.codebooks)
    meeting.state = random.pick(Meeting.State.allCases)
    meeting.sessions = list { this in this.session() }
    meeting.region = maybe { this in
      this.random.pick(["Region Midtjylland", "Region Østdanmark", "Nordjylland", "Vest", "\"x\""])
    }
    meeting.subregion = maybe { this in this.words() }
    meeting.hostMunicipality = maybe { this in
      this.random.pick(["Herning Kommune", "Københavns Kommune", "Herning", "Ø"])
    }
    meeting.organiser = maybe { this in this.words() }
    meeting.partnership = maybe { this in PartnershipID(stored: this.words()) }
    meeting.themes = themes()
    meeting.tables = random.pick([[], [1], [1, 2, 3, 5, 8, 9], Array(1...40)])
    meeting.details = details()
  }

  private mutating func details() -> MeetingDetails {
    var details = MeetingDetails()
    details.letterDate = maybe { this in this.date() }
    let place = MeetingPlace(
      venue: maybe { this in this.words() }, address: maybe { this in this.words() },
      postalCode: maybe { this in this.words() }, city: maybe { this in this.words() })
    details.place = place.isEmpty ? nil : place
    details.coOrganisers = list { this in this.words() }
    details.reflectionQuestions = list { this in this.words() }
    details.programme = list { this in
      ProgrammeItem(
        time: this.maybe { this in this.time() }, text: this.words(),
        by: this.maybe { this in this.words() }, details: this.list { this in this.words() })
    }
    details.signup = Signup(
      link: maybe { this in this.words() }, email: maybe { this in this.words() },
      deadline: maybe { this in this.date() }, note: maybe { this in this.words() })
    details.isCancelled = random.pick([true, false])
    details.isAnnounced = random.pick([true, false])
    details.origin = random.pick([meeting.fingerprint, UniqueID(high: 7, low: 9)])
    for table in meeting.tables.prefix(3) {
      let theme = maybe { this in this.random.pick(this.meeting.themes.map(\.number) + [0]) }
      let seats = list { this in this.random.pick(["Herning", "Odder", "Høje-Taastrup", "Aarhus"]) }
      details.changePlan(ofTable: table) { plan in
        plan.theme = theme.flatMap { $0 == 0 ? nil : $0 }
        for name in seats where !plan.seats.contains(where: { $0.municipality == name }) {
          plan.seats.append(SeatCount(municipality: name, count: table))
        }
      }
    }
    return details
  }

  private mutating func themes() -> [Theme] {
    var themes: [Theme] = []
    for number in [1, 2, 3, 7] where random.pick([true, false]) {
      let title = "\(words()) \(number)"
      let key = random.pick([nil, ThemeKey(stored: "noegle-\(number)")])
      themes.append(Theme(number: number, key: key, title: title))
    }
    return themes
  }

  private mutating func session() -> Session {
    let start = maybe { this in this.time() }
    let end = maybe { this in this.time() }
    return Session(
      date: maybe { this in this.date() }, start: start,
      end: end.flatMap { end in end > (start ?? ClockTime(hour: 0) ?? end) ? end : nil },
      place: maybe { this in this.words() })
  }

  private mutating func date() -> CalendarDate? {
    CalendarDate(daysSince1970: Int(random.next() % 40_000))
  }

  private mutating func time() -> ClockTime? {
    ClockTime(hour: Int(random.next() % 24), minute: Int(random.next() % 60))
  }

  private mutating func words() -> String {
    let parts = [
      "Møde", "kl. 17", "17:00", "-", "|", "a | b", ",", ":", "#", "\\", "\\u{9}", "\"", "“", "ja",
      "é", "e\u{301}", "\u{2028}", "\r\n", "\n", "\t", "Tema 1: x", "1-6", "v/ KL", "  ", "=", "😀",
    ]
    return (0...(random.next() % 3)).map { _ in random.pick(parts) }.joined(separator: " ")
      .trimmingBlanks.nonEmpty
  }

  private mutating func maybe<Value>(_ make: (inout Self) -> Value?) -> Value? {
    random.pick([true, true, false]) ? make(&self) : nil
  }

  private mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] {
    let count = Int(random.next() % 3)
    var values: [Value] = []
    for _ in 0..<count { values.append(make(&self)) }
    return values
  }
}

extension String {
  fileprivate var nonEmpty: String { isEmpty ? "x" : normalFormC }
}
