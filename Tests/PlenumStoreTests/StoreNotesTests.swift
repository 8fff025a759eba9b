import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

@Suite struct `Notes of a store` {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(folder.file())
    _ = try store.create(meeting())
  }

  @Test func `a note is there when the store is opened again`() throws {
    let sent = try NoteDraft(
      id: UniqueID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001), meeting: holstebro,
      table: 3, theme: 2, kind: .challenge, municipality: "Lemvig", region: "Region Midtjylland",
      date: CalendarDate(iso: "2020-09-03"), text: "for få pædagoger\n\tom eftermiddagen – æøå 👶",
      sourceID: "S-001", writer: "s1",
      extra: JSONObject([
        .init(key: "bilag", value: ["a", 1, .double(2.5), .null]),
        .init(key: "år", value: ["dybt": true]),
      ]))
    let receipts = try store.write([sent])
    let note = try #require(receipts.first?.note)
    #expect(receipts == [.written(note)])
    #expect(note.reference.description == "3.01")
    let reopened = try openStore(folder.file())
    #expect(try reopened.notes(of: holstebro) == [note])
    #expect(try reopened.note(note.id)?.draft == sent)
    #expect(try reopened.note(NoteReference("3.1") ?? note.reference, of: holstebro) == note)
  }

  @Test func `a meeting has the tables that it was set up with, whichever have notes`() throws {
    var listing = meeting(MeetingID(stored: "2020-09-03-viborg"))
    listing.tables = [1, 2, 3]
    _ = try store.create(listing)
    _ = try store.write([draft(2, "mangler plads")])
    let reopened = try openStore(folder.file())
    #expect(try reopened.meeting(listing.id)?.tables == [1, 2, 3])
    #expect(try reopened.tables(of: listing.id).map(\.number) == [1, 2, 3])
    #expect(try reopened.meeting(holstebro)?.tables == [])
    #expect(try reopened.tables(of: holstebro).count == 1)
  }

  @Test func `a draft that is sent twice is stored once`() throws {
    let sent = try draft(
      1, "mangler plads", extra: JSONObject([.init(key: "x", value: .double(1))]))
    _ = try store.write([sent])
    // `1.0` is kept as `1`, which is no other content.
    let kept = try #require(try store.note(sent.id))
    #expect(try store.write([sent, sent]) == [.duplicate(kept), .duplicate(kept)])
    #expect(try store.notes(of: holstebro).count == 1)
    #expect(try store.journal(after: 0).count { $0.change == .noteWritten } == 1)
  }

  @Test func `a note that repeats region and date of its meeting says the same`() throws {
    _ = try store.write([draft(1, "mangler plads")])
    let repeated = try draft(
      1, "mangler plads", region: "Region Midtjylland", date: CalendarDate(iso: "2020-09-02"))
    guard case .duplicate = try store.write([repeated])[0] else {
      Issue.record("expected a duplicate")
      return
    }
  }

  @Test func `other content under the same id is a revision and keeps the reference`() throws {
    _ = try store.write([draft(1, "en"), draft(2, "to")])
    let receipt = try store.write([draft(1, "en, rettet", table: 7)])[0]
    guard case .revised(let note) = receipt else {
      Issue.record("expected a revision, not \(receipt)")
      return
    }
    #expect(note.reference.description == "3.01")
    #expect(note.draft.table == 7)
    #expect(try store.history(of: note.id) == ["en"])
    #expect(try store.note(note.id) == note)
    // The next number at table 3 is not the revised one's.
    #expect(try store.write([draft(3, "tre")])[0].note.reference.description == "3.03")
    #expect(try store.write([draft(4, "fire", table: 7)])[0].note.reference.description == "7.01")
  }

  @Test func `running numbers rise for each table, and for notes without one`() throws {
    let receipts = try store.write([
      draft(1, "a", table: 2), draft(2, "b", table: nil), draft(3, "c", table: 2),
      draft(4, "d", table: nil), draft(5, "e", table: 0),
    ])
    #expect(
      receipts.map(\.note.reference.description) == ["2.01", "u.01", "2.02", "u.02", "0.01"])
    #expect(
      try store.notes(of: holstebro).map(\.reference.description)
        == ["0.01", "2.01", "2.02", "u.01", "u.02"])
    #expect(try store.tables(of: holstebro).map(\.number) == [0, 2])
    #expect(try store.tables(of: holstebro).map(\.notes) == [1, 2])
  }

  @Test func `a note that a person withdrew does not come back by being sent again`() throws {
    let sent = try draft(1, "fortryd")
    let note = try store.write([sent])[0].note
    try store.writing { transaction throws(StoreError) in try transaction.withdraw(note.id) }
    #expect(try store.notes(of: holstebro).isEmpty)
    #expect(try store.note(note.id) == nil)
    #expect(try store.write([sent]) == [.staysWithdrawn(note)])
    #expect(try store.notes(of: holstebro).isEmpty)
    #expect(throws: StoreError.noSuchNote(note.id)) {
      try store.writing { transaction throws(StoreError) in try transaction.withdraw(note.id) }
    }
  }

  @Test func `refuses what the meeting does not have, and says what it has`() throws {
    let elsewhere = try #require(MeetingID("2021-01-01-ribe"))
    #expect(throws: StoreError.noSuchMeeting(elsewhere, known: [holstebro])) {
      try store.write([draft(1, "x", meeting: elsewhere)])
    }
    #expect(throws: StoreError.noSuchTheme(9, meeting: holstebro, known: [1, 2])) {
      try store.write([draft(1, "x"), draft(2, "y", theme: 9)])
    }
    #expect(try store.notes(of: holstebro).isEmpty)
    #expect(throws: StoreError.noSuchMeeting(elsewhere, known: [holstebro])) {
      try store.notes(of: elsewhere)
    }
  }

  @Test func `a note does not move to another meeting`() throws {
    let other = try #require(MeetingID("2021-01-01-ribe"))
    _ = try store.create(meeting(other))
    let sent = try draft(1, "her")
    _ = try store.write([sent])
    #expect(throws: StoreError.noteOfOtherMeeting(sent.id, holstebro)) {
      try store.write([draft(1, "her", meeting: other)])
    }
  }
}
