import Foundation
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `Changing notes` {
  let desk: Desk
  private let meeting = "2024-10-30-herning"

  init() throws {
    desk = try Desk()
    try desk.meeting(tables: 3)
    try desk.note("Vi mangler tid", theme: "1")
    try desk.note("Andet")
  }

  private func field(_ answer: Answer, _ name: String) -> String? {
    answer.json.object?[name]?.string
  }

  private func listed(_ filter: NoteFilter = NoteFilter()) throws -> [String?] {
    let answer = try desk.plenum.listNotes(of: meeting, filter)
    return answer.json.object?["notes"]?.array?.map { $0.object?["ref"]?.string } ?? []
  }

  @Test func `a closed meeting's notes stay as they are, but on a person's word`() throws {
    _ = try desk.plenum.changeState(of: meeting, to: .closed)
    let plenum = desk.plenum
    #expect(throws: AppError.closedMeeting(herning)) {
      try plenum.reviseNote("1.01", of: meeting, NoteChange(text: "rettet"))
    }
    #expect(throws: AppError.closedMeeting(herning)) {
      try plenum.withdrawNotes(["1.01"], of: meeting)
    }
    _ = try plenum.withdrawNotes(["1.01"], of: meeting, isForced: true)
    #expect(throws: AppError.closedMeeting(herning)) {
      try plenum.reinstateNotes(["1.01"], of: meeting)
    }
    _ = try plenum.reinstateNotes(["1.01"], of: meeting, isForced: true)
    _ = try plenum.reviseNote(
      "1.01", of: meeting, NoteChange(text: "rettet"), isForced: true)
    #expect(try desk.exported().contains("rettet"))
  }

  @Test func `a conflict is settled for the version that is shown by writing it again`() throws {
    let other = try Desk()
    try FileManager.default.copyItem(atPath: desk.store, toPath: other.store)
    _ = try desk.plenum.reviseNote("1.01", of: meeting, NoteChange(text: "rettet i a"))
    _ = try other.plenum.reviseNote("1.01", of: meeting, NoteChange(text: "rettet i b"))
    _ = try desk.plenum.merge([other.store], isDryRun: false)
    let open = try desk.plenum.store().conflicts()
    let shown = try #require(open.first?.shown)
    #expect(open.count == 1)
    let answer = try desk.plenum.reviseNote("1.01", of: meeting, NoteChange(text: shown))
    #expect(answer.text.contains("Dermed er det afgjort."))
    #expect(try desk.plenum.store().conflicts().isEmpty)
    _ = try desk.plenum.merge([other.store], isDryRun: false)
    #expect(try desk.plenum.store().conflicts().isEmpty)
  }

  @Test func `a reference that a merge gave anew is still told of`() throws {
    let other = try Desk()
    try other.meeting(tables: 3)
    try other.note("fra den anden computer")
    _ = try desk.plenum.merge([other.store], isDryRun: false)
    let relettered = try #require(
      listed().compactMap(\.self).first { $0.contains("b.") || $0.contains("c.") })
    let plain = relettered.replacing("b.", with: ".")
    let shown = try desk.plenum.showNote(plain, of: meeting)
    #expect(shown.remarks == ["\(plain) stod også på det notat, der nu hedder \(relettered)."])
    #expect(try desk.plenum.showNote(relettered, of: meeting).remarks == [])
  }

  @Test func `a revision changes what is asked, keeps the reference and what was before`() throws {
    let answer = try desk.plenum.reviseNote(
      "1.01", of: meeting,
      NoteChange(text: "Vi mangler ro", table: 2, theme: "2", kind: .ask, municipality: "Skive"))
    #expect(field(answer, "ref") == "1.01")
    #expect(field(answer, "theme") == "Læsning")
    #expect(
      answer.json.object?["changed"]?.array?.compactMap(\.string)
        == ["table", "theme", "kind", "municipality", "text"])
    let shown = try desk.plenum.showNote("1.01", of: meeting)
    let history = shown.json.object?["history"]?.array ?? []
    #expect(history.map { $0.object?["change"]?.string } == ["note_written", "note_revised"])
    let texts = history.last?.object?["changed"]?.array?.last?.object
    #expect(texts?["from"]?.string == "Vi mangler tid")
    #expect(texts?["to"]?.string == "Vi mangler ro")
    #expect(shown.text.contains("ordlyd: »Vi mangler tid« → »Vi mangler ro«"))
  }

  @Test func `an empty theme or municipality takes it away, the same again changes nothing`() throws
  {
    _ = try desk.plenum.reviseNote("1.01", of: meeting, NoteChange(municipality: "Skive"))
    let answer = try desk.plenum.reviseNote(
      "1.01", of: meeting, NoteChange(theme: "", municipality: ""))
    #expect(field(answer, "theme") == nil)
    #expect(field(answer, "municipality") == nil)
    let again = try desk.plenum.reviseNote("1.01", of: meeting, NoteChange(theme: ""))
    #expect(again.json.object?["changed"]?.array?.isEmpty == true)
    #expect(
      try desk.plenum.showNote("1.01", of: meeting).json.object?["history"]?.array?.count == 3)
  }

  @Test func `a withdrawn note leaves every list and count until it is brought back`() throws {
    _ = try desk.plenum.withdrawNotes(["1.01"], of: meeting)
    #expect(try listed() == ["1.02"])
    #expect(try desk.plenum.showMeeting(meeting).json.object?["notes"]?.integer == 1)
    #expect(try !desk.exported().contains("Vi mangler tid"))
    #expect(throws: AppError.noteIsWithdrawn(NoteReference(table: 1, number: 1))) {
      try desk.plenum.reviseNote("1.01", of: meeting, NoteChange(kind: .ask))
    }
    #expect(
      try desk.plenum.showNote("1.01", of: meeting).json.object?["withdrawn"] == .bool(true))
    _ = try desk.plenum.reinstateNotes(["1.01"], of: meeting)
    #expect(try listed() == ["1.01", "1.02"])
    let history = try desk.plenum.showNote("1.01", of: meeting).json.object?["history"]?.array ?? []
    #expect(
      history.map { $0.object?["change"]?.string }
        == ["note_written", "note_withdrawn", "note_reinstated"])
    let again = try desk.plenum.reinstateNotes(["1.01"], of: meeting)
    #expect(again.text == "1.01 er allerede med igen.\n")
  }

  @Test func `a note that was revised on two laptops tells every step as it was made`() throws {
    let other = try Desk()
    _ = try other.plenum.merge([desk.store], isDryRun: false)
    func revise(_ desk: Desk, _ text: String) throws {
      _ = try desk.plenum.reviseNote("1.01", of: meeting, NoteChange(text: text))
    }
    try revise(desk, "rettet på a")
    try revise(other, "rettet på b")
    _ = try desk.plenum.merge([other.store], isDryRun: false)
    _ = try other.plenum.merge([desk.store], isDryRun: false)
    try revise(desk, "rettet på a og b")
    _ = try other.plenum.merge([desk.store], isDryRun: false)
    let own = try desk.plenum.showNote("1.01", of: meeting).json.object?["history"]
    let theirs = try other.plenum.showNote("1.01", of: meeting).json.object?["history"]
    #expect(own == theirs)
    let texts = theirs?.array?.compactMap { event in
      event.object?["changed"]?.array?.first?.object?["to"]?.string
    }
    #expect(Set(texts ?? []) == ["rettet på a", "rettet på b", "rettet på a og b"])
    #expect(texts?.last == "rettet på a og b")
  }

  @Test func `lists by table, theme, kind and municipality`() throws {
    try desk.note("tre", table: 2, theme: "2", kind: .ask, municipality: "Skive")
    #expect(try listed(NoteFilter(table: 1)) == ["1.01", "1.02"])
    #expect(try listed(NoteFilter(theme: "1")) == ["1.01"])
    #expect(try listed(NoteFilter(kind: .ask)) == ["2.01"])
    #expect(try listed(NoteFilter(municipality: "Skive")) == ["2.01"])
    #expect(try desk.plenum.listNotes(of: meeting, NoteFilter(table: 3)).status == .nothingFound)
  }

  @Test func `a note goes by its id without a meeting, and by its reference with one`() throws {
    let note = try desk.note("ny")
    let id = try #require(field(note, "id"))
    #expect(field(try desk.plenum.showNote(id, of: nil), "ref") == "1.03")
    // One meeting needs no name, nor does a reference that only one has.
    #expect(field(try desk.plenum.showNote("1.03", of: nil), "id") == id)
    try desk.meeting(on: "2025-01-15", in: "Skive")
    try desk.note("i Skive", meeting: "2025-01-15-skive")
    #expect(field(try desk.plenum.showNote("1.03", of: nil), "id") == id)
    let both = [MeetingID(stored: "2024-10-30-herning"), MeetingID(stored: "2025-01-15-skive")]
    #expect(throws: AppError.noteNeedsMeeting(NoteReference(table: 1, number: 1), meetings: both)) {
      try desk.plenum.showNote("1.01", of: nil)
    }
    #expect(throws: AppError.unknownNote("9.01", meeting: herning)) {
      try desk.plenum.showNote("9.01", of: meeting)
    }
    #expect(throws: AppError.notANoteName("tre")) { try desk.plenum.showNote("tre", of: meeting) }
  }

  @Test func `numbers and addresses of people are stored only on a person's word`() throws {
    #expect(throws: AppError.personalDetails([.email], line: nil)) {
      try desk.note("Skriv til jens@example.dk")
    }
    #expect(throws: AppError.personalDetails([.phone], line: nil)) {
      try desk.plenum.reviseNote("1.01", of: meeting, NoteChange(text: "Ring 86 12 34 56"))
    }
    #expect(try listed() == ["1.01", "1.02"])
    _ = try desk.plenum.reviseNote(
      "1.01", of: meeting, NoteChange(text: "Ring 86 12 34 56"), allowsPersonal: true)
    #expect(try desk.exported().contains("86 12 34 56"))
  }
}
