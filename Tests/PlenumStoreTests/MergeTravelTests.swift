import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

/// What one laptop decided and made, on another one after a merge.
@Suite struct `What a merge carries` {
  let folder: TemporaryFolder
  let here: Store
  let there: Store
  let codebook = CodebookVersion("2024.1")

  init() throws {
    folder = try TemporaryFolder()
    here = try openStore(folder.file("her.sqlite"))
    there = try openStore(folder.file("der.sqlite"))
    _ = try here.create(meeting())
    _ = try here.write([draft(1, "KL bør tage det op", kind: .ask), draft(2, "andet")])
    _ = try there.merge(here.path)
  }

  private var notes: [UniqueID] {
    get throws { [try draft(1, "x").id, try draft(2, "x").id] }
  }

  private func expectSame() throws {
    let (left, right) = (try shared(here), try shared(there))
    #expect(left == right, "\(difference(left, right))")
  }

  @Test func `is every decision and every document, told by how many`() throws {
    let notes = try notes
    let unge = FocusAreaID("unge")
    try there.writing { transaction throws(StoreError) in
      try transaction.settleCodes(of: notes[0], to: [unge], codebook: codebook, role: "r")
      try transaction.settleCodes(
        of: notes[0], to: [], codebook: codebook, role: "r", coder: "B")
      try transaction.settle(
        SettledPoint(id: "P", meeting: holstebro, theme: 1, notes: notes, statement: "Samlet"),
        role: "r")
      try transaction.link(
        ThemeKey(title: "Inklusion"), of: holstebro, to: ThemeKey(title: "Alle med"), role: "r")
      try transaction.follow(
        ask: notes[0], state: "answered", owner: "Børnekontoret", answer: "ja", role: "r")
      _ = try transaction.answer(about: notes[0], offered: [notes[1]], picked: [], role: "r")
      _ = try transaction.keepModel(object("vægt", 1), for: codebook)
      _ = try transaction.freeze(summary: "{}", hash: "h", of: holstebro)
      try transaction.write(
        Partnership(
          id: PartnershipID(stored: "vest"), title: "Vest", organiser: "KL", coOrganisers: [],
          areas: []))
    }
    let report = try here.merge(there.path)
    #expect(report.decisions == 6)
    #expect(report.documents == 2)
    #expect(try here.coders(of: holstebro) == ["B"])
    #expect(try here.settledCodes(of: notes[0], codebook: codebook)?.present == [unge])
    #expect(try here.points(of: holstebro).map(\.statement) == ["Samlet"])
    #expect(try here.themeLinks(of: holstebro).map(\.earlier) == [ThemeKey(title: "Alle med")])
    let ask = try #require(try here.askDecisions(of: holstebro).first)
    #expect([ask.owner, ask.answer] == ["Børnekontoret", "ja"])
    let answer = try #require(try here.settlingAnswers(of: holstebro).first)
    #expect(answer.offered == [notes[1]] && answer.picked == [] && answer.store == there.id)
    #expect(try here.model(for: codebook) != nil)
    #expect(try here.frozenSummaries(of: holstebro).map(\.hash) == ["h"])
    #expect(try here.partnerships().map(\.title) == ["Vest"])
    #expect(try here.check() == [])
    try expectSame()
  }

  @Test func `names what both did to a meeting, an ask and the numbers of themes`() throws {
    let note = try notes[0]
    func edit(_ store: Store, _ change: (inout Meeting) -> Void, answer: String) throws {
      var meeting = try #require(try store.meeting(holstebro))
      change(&meeting)
      let edited = meeting
      try store.writing { transaction throws(StoreError) in
        _ = try transaction.edit(edited)
        try transaction.follow(ask: note, state: "answered", owner: nil, answer: answer, role: "r")
      }
    }
    try edit(here, { $0.sessions[0].place = "Rådhuset i Odder" }, answer: "Ja")
    try edit(there, { $0.title = "Ny titel" }, answer: "Nej")
    try here.edit(adding: "Delta")
    try there.edit(adding: "Gamma")
    let report = try here.merge(there.path)
    let clash = try #require(report.meetingClashes.first)
    #expect(clash.meeting == holstebro)
    #expect(Set(clash.differences.map(\.field)) == ["title", "sessions"])
    let places = clash.differences.filter { $0.field == "sessions" }
    #expect(places.contains { "\($0.shown ?? "") \($0.other ?? "")".contains("Rådhuset i Odder") })
    let ask = try #require(report.askClashes.first)
    #expect(Set([ask.shown.answer, ask.other.answer]) == ["Nej", "Ja"])
    #expect(report.renumbered.map(\.title) == ["Gamma"])
    #expect(report.renumbered.map { $0.here - $0.there } == [1])
    // Whoever takes that over has seen it.
    let back = try there.merge(here.path)
    #expect(back.meetingClashes == [] && back.askClashes == [])
    #expect(try here.merge(there.path).meetingClashes == [])
  }

  @Test func `is the partnership as it was said last, whoever merges`() throws {
    func say(_ title: String, in store: Store) throws {
      try store.writing { transaction throws(StoreError) in
        try transaction.write(
          Partnership(
            id: PartnershipID(stored: "vest"), title: title, organiser: "KL", coOrganisers: [],
            areas: []))
      }
    }
    try say("Vest", in: here)
    _ = try there.merge(here.path)
    try say("Vestjylland", in: there)
    _ = try here.merge(there.path)
    #expect(try here.partnerships().map(\.title) == ["Vestjylland"])
    _ = try there.merge(here.path)
    #expect(try there.partnerships().map(\.title) == ["Vestjylland"])
    try expectSame()
  }

  @Test func `is that a table is listed, also where notes had made it before`() throws {
    var edited = try #require(try there.meeting(holstebro))
    #expect(edited.tables == [])
    edited.tables = [3]
    _ = try there.writing { [edited] transaction throws(StoreError) in
      try transaction.edit(edited)
    }
    _ = try here.merge(there.path)
    #expect(try here.meeting(holstebro)?.tables == [3])
    try expectSame()
  }

  @Test func `is that somebody has seen what lost`() throws {
    _ = try here.write([draft(2, "andet her")])
    _ = try there.write([draft(2, "andet der")])
    let report = try there.merge(here.path)
    #expect(report.conflicts.count == 1)
    _ = try here.merge(there.path)
    #expect(try here.conflicts().count == 1)
    _ = try there.write([draft(2, "andet begge steder")])
    #expect(try there.conflicts() == [])
    _ = try here.merge(there.path)
    #expect(try here.conflicts() == [])
    try expectSame()
  }

  @Test func `is what an undone import said of a note that was withdrawn before`() throws {
    let note = try notes[1]
    let revised = try draft(2, "rettet af filen")
    _ = try here.importing(ImportLabel(files: ["bord.txt"])) { transaction throws(StoreError) in
      try transaction.write([revised])
    }
    try here.writing { transaction throws(StoreError) in try transaction.withdraw(note) }
    _ = try here.undoImport(try #require(try here.imports().first?.id))
    _ = try there.write([draft(2, "rettet der")])
    let third = try openStore(folder.file("tredje.sqlite"))
    for store in [here, there] { _ = try third.merge(store.path) }
    _ = try here.merge(there.path)
    for store in [here, third] {
      let said = try store.versions(of: note)?.versions.map(\.content.text) ?? []
      #expect(Set(said) == ["andet", "rettet af filen", "rettet der"])
    }
    #expect(try shared(here) == shared(third))
  }

  @Test func `is the first of two erasures, and nothing that was said since`() throws {
    let notes = try notes
    try there.writing { transaction throws(StoreError) in
      _ = try transaction.answer(about: notes[0], offered: [notes[1]], picked: [], role: "r")
      try transaction.follow(ask: notes[0], state: "open", owner: nil, answer: "nå", role: "r")
    }
    _ = try here.erase([notes[0]])
    _ = try here.merge(there.path)
    #expect(try here.settlingAnswers(of: holstebro) == [])
    _ = try there.erase([notes[0]])
    _ = try here.merge(there.path)
    _ = try there.merge(here.path)
    try expectSame()
    #expect(try here.merge(there.path).isUnchanged)
    for store in [here, there] { #expect(try store.check() == []) }
  }
}

/// Parts of two stores that lost the words of erased notes, each in its own way.
@Suite struct `The union of what lost words` {
  private let stamp = UniqueID(high: 1, low: 1)

  private func summary(_ body: String, redacted: Int64?) -> StoreContents {
    var contents = StoreContents()
    contents.summaries[stamp] = SummaryContent(
      meeting: holstebro, number: 1, made: 1, hash: "h", body: body, redacted: redacted)
    return contents
  }

  @Test func `gives no word back that either took out of a summary`() throws {
    let (whole, taken) = (summary("hele", redacted: nil), summary("[slettet]", redacted: 5))
    for both in [try whole.union(taken), try taken.union(whole)] {
      #expect(both.summaries[stamp]?.body == "[slettet]")
      #expect(both.summaries[stamp]?.redacted == 5)
    }
    let other = summary("h[slettet]", redacted: 4)
    for both in [try other.union(taken), try taken.union(other)] {
      #expect(both.summaries[stamp]?.body == "")
      #expect(both.summaries[stamp]?.redacted == 4)
    }
    #expect(try taken.union(taken) == taken)
  }

  @Test func `gives no statement back that either took out of a point`() throws {
    func point(_ statement: String?) -> StoreContents {
      var contents = StoreContents()
      contents.points[stamp] = PointContent(
        meeting: holstebro, point: "P", theme: nil, statement: statement, notes: [], role: "r",
        store: nil, decided: 1, origin: nil)
      return contents
    }
    for both in [try point("ord").union(point(nil)), try point(nil).union(point("ord"))] {
      #expect(both.points[stamp]?.statement == nil)
    }
  }

  @Test func `keeps the shorter of two models, and the earlier moment of taking it back`() throws {
    func model(_ body: String, undone: Int64?) -> StoreContents {
      var contents = StoreContents()
      contents.models[stamp] = ModelContent(
        number: 1, codebook: "1", body: body, made: 1, undone: undone)
      return contents
    }
    let (whole, taken) = (model("{\"ord\":1}", undone: 3), model("{}", undone: 2))
    for both in [try whole.union(taken), try taken.union(whole)] {
      #expect(both.models[stamp]?.body == "{}")
      #expect(both.models[stamp]?.undone == 2)
    }
  }
}

extension Store {
  fileprivate func edit(adding title: String) throws {
    var meeting = try #require(try self.meeting(holstebro))
    meeting.themes.append(Theme(number: meeting.themes.count + 1, title: title))
    let edited = meeting
    try writing { transaction throws(StoreError) in _ = try transaction.edit(edited) }
  }
}
