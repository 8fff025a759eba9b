import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `Editing a meeting` {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
  }

  private var full: Meeting {
    var meeting = meeting()
    meeting.tables = [1, 2, 3]
    meeting.details = MeetingDetails(
      letterDate: CalendarDate(iso: "2020-06-17"),
      place: MeetingPlace(venue: "Vest", address: "Vej 4", postalCode: "7500", city: "Holstebro"),
      coOrganisers: ["Holstebro Kommune"],
      programme: [
        ProgrammeItem(
          time: ClockTime(hour: 16, minute: 30), text: "Velkommen", by: "borgmesteren",
          details: ["Kaffe"])
      ], reflectionQuestions: ["Hvad lykkes?"],
      signup: Signup(link: "kl.dk", deadline: CalendarDate(iso: "2020-08-20")),
      tables: [
        TablePlan(
          number: 2, theme: 1, seats: [SeatCount(municipality: "Odder", count: 2)])
      ], isCancelled: true, origin: UniqueID(high: 1, low: 2))
    return meeting
  }

  private func edit(_ meeting: Meeting) throws -> Bool {
    try store.writing { transaction throws(StoreError) in try transaction.edit(meeting) }
  }

  @Test func `all that is known of a meeting comes back`() throws {
    _ = try store.create(full)
    #expect(try store.meeting(holstebro) == full)
    #expect(try openStore(store.path).meeting(holstebro) == full)
    #expect(try store.tables(of: holstebro).map(\.theme) == [nil, 1, nil])
  }

  @Test func `an edit is one journal entry, and none where nothing changes`() throws {
    _ = try store.create(full)
    let before = try store.lastSequence()
    #expect(try !edit(full))
    #expect(try store.lastSequence() == before)
    var meeting = full
    meeting.title = "Et andet"
    meeting.sessions = [Session(date: CalendarDate(iso: "2020-09-03"))]
    meeting.themes.append(Theme(number: 9, title: "Nyt"))
    meeting.tables = [2, 3, 4]
    meeting.state = .closed
    meeting.details.signup = Signup()
    #expect(try edit(meeting))
    #expect(try store.meeting(holstebro) == meeting)
    #expect(try store.journal(after: before).map(\.change) == [.meetingChanged])
    #expect(try store.changes(of: holstebro) == 1)
    #expect(try store.tables(of: holstebro).map(\.number) == [2, 3, 4])
  }

  @Test func `themes and tables that notes refer to are not removed`() throws {
    _ = try store.create(full)
    _ = try store.write([try draft(1, "Ord")])
    let table = try #require(try store.notes(of: holstebro).first?.draft.table)
    let last = try store.lastSequence()
    var meeting = full
    meeting.themes.removeAll { $0.number == 1 }
    #expect(throws: StoreError.themeInUse(1, meeting: holstebro, notes: 1)) { try edit(meeting) }
    meeting = full
    meeting.tables.removeAll { $0 == table }
    #expect(throws: StoreError.tableInUse(table, meeting: holstebro, notes: 1)) {
      try edit(meeting)
    }
    #expect(try store.meeting(holstebro) == full)
    #expect(try store.lastSequence() == last)
  }

  @Test func `a theme without notes is removed, and comes back under its number`() throws {
    _ = try store.create(full)
    var meeting = full
    let removed = meeting.themes.removeLast()
    #expect(try edit(meeting))
    #expect(try store.meeting(holstebro)?.themes == meeting.themes)
    meeting.themes.append(removed)
    #expect(try edit(meeting))
    #expect(try store.meeting(holstebro)?.themes.last == removed)
  }

  @Test func `a letter finds its meeting after an edit`() throws {
    var meeting = full
    meeting.details.origin = meeting.fingerprint
    _ = try store.create(meeting)
    let letter = meeting
    meeting.title = "Et andet"
    meeting.sessions = [Session(date: CalendarDate(iso: "2020-09-03"))]
    #expect(try edit(meeting))
    #expect(try store.create(letter) == .existing(meeting))
    #expect(try store.meetings().count == 1)
  }

  @Test func `a letter completes the meeting that an earlier one announced`() throws {
    func announced(_ id: String, start: Int) -> Meeting {
      Meeting(
        id: MeetingID(stored: id), title: "Varslet \(start)",
        sessions: [
          Session(date: CalendarDate(iso: "2021-06-14"), start: ClockTime(hour: start))
        ], region: "Region Hovedstaden", codebook: CodebookVersion("2024.1"),
        details: MeetingDetails(isAnnounced: true))
    }
    let (early, late) = (announced("a", start: 13), announced("b", start: 15))
    _ = try store.create(early)
    _ = try store.create(late)
    var letter = full.renamed(MeetingID(stored: "2021-06-14-ballerup"))
    letter.sessions = late.sessions
    letter.region = "Region Hovedstaden"
    letter.state = .planned
    letter.details.origin = letter.fingerprint
    guard case .completed(let meeting) = try store.create(letter) else {
      Issue.record("the announced meeting is completed")
      return
    }
    #expect(meeting == letter.renamed(late.id))
    #expect(try store.create(letter) == .existing(meeting))
    #expect(try store.meeting(early.id) == early)
    #expect(try store.meetings().count == 2)
  }

  @Test func `a partnership is set up once, with a meeting for its own notes`() throws {
    let partnership = Partnership(
      id: PartnershipID(letterDate: CalendarDate(iso: "2022-06-15")), title: "Fællesskaber",
      organiser: "KL", areas: [Theme(number: 1, title: "Dagtilbud")])
    func create(_ partnership: Partnership) throws -> (Partnership, Bool) {
      try store.writing { transaction throws(StoreError) in
        try transaction.create(partnership, codebook: CodebookVersion("2024.1"))
      }
    }
    #expect(try create(partnership) == (partnership, true))
    #expect(try create(partnership) == (partnership, false))
    var other = partnership
    other.title = "Et andet"
    #expect(try create(other).0.id.value == "2022-06-15-partnerskab-2")
    let own = try #require(try store.meeting(partnership.id.meetingID))
    #expect(own.isOfPartnershipItself)
    #expect(own.themes == partnership.areas)
  }
}
