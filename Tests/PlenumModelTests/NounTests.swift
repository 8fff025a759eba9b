import Foundation
import PlenumModel
import Testing

struct NounTests {
  @Test func `brings texts into normal form C as Foundation does`() {
    for text in [
      "a\u{30A}ben", "A\u{30A}rhus", "é", "e\u{301}\u{327}", "\u{1100}\u{1161}", "ﬁ", "🏫\u{FE0F}",
      "plain",
    ] {
      #expect(
        Array(text.normalFormC.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8))
    }
  }

  @Test(arguments: [
    ("Holstebro", "holstebro"), ("virtuelt", "virtuelt"), ("Høje Taastrup", "hoeje-taastrup"),
    ("Ærø", "aeroe"), ("A\u{30A}rhus C", "aarhus-c"), ("  Nr. Åby! ", "nr-aaby"),
    ("Stærke børnefællesskaber", "staerke-boernefaellesskaber"), ("…", ""),
  ])
  func `writes names in plain letters`(name: String, plain: String) {
    #expect(plainLetters(name) == plain)
  }

  @Test func `names a meeting by date and town, and the second of a day with its number`() throws {
    let date = try #require(CalendarDate(iso: "2020-09-02"))
    #expect(MeetingID(date: date, town: "Holstebro").value == "2020-09-02-holstebro")
    #expect(MeetingID(date: date, town: "Holstebro", ordinal: 2).value == "2020-09-02-holstebro-2")
  }

  @Test(arguments: ["", "to ord", "a\u{0}b", "a\nb", String(repeating: "x", count: 101)])
  func `refuses a meeting's name that could not be typed back`(name: String) {
    #expect(MeetingID(name) == nil)
  }

  @Test(arguments: [
    ("3.07", 3, 1, 7, "3.07"), ("3b.7", 3, 2, 7, "3b.07"), ("12C.100", 12, 3, 100, "12c.100"),
    ("0.01", 0, 1, 1, "0.01"),
  ])
  func `reads a reference as people write it`(
    text: String, table: Int, device: Int, number: Int, written: String
  ) throws {
    let reference = try #require(NoteReference(text))
    #expect(reference == NoteReference(table: table, device: device, number: number))
    #expect(reference.description == written)
  }

  @Test func `refers to a note without table by the letter u`() {
    #expect(NoteReference(table: nil, number: 3).description == "u.03")
    #expect(NoteReference("ub.03") == NoteReference(table: nil, device: 2, number: 3))
  }

  @Test(arguments: ["", "3", ".7", "3.0", "3a.7", "3.x", "b.1", "-3.1", "3bc.1"])
  func `refuses what is no reference`(text: String) {
    #expect(NoteReference(text) == nil)
  }

  @Test(arguments: [
    ("", NoteDraft.Refusal.empty), (" \n\t\u{A0}", .empty),
    ("a\u{0}b", .controlCharacter("\u{0}")), ("a\u{1B}[31m", .controlCharacter("\u{1B}")),
    (String(repeating: "å", count: 40_000), .tooLong(utf8Count: 80_000)),
  ])
  func `refuses a draft that is no note`(text: String, refusal: NoteDraft.Refusal) throws {
    #expect(throws: refusal) { try draft(text) }
  }

  @Test func `keeps the text of a draft word for word but for blanks at the ends`() throws {
    #expect(try draft("  børn\u{301}  og\tunge\nog flere ").text == "børń  og\tunge\nog flere")
    #expect(throws: NoteDraft.Refusal.tableOutOfRange(-1)) { try draft("x", table: -1) }
  }

  @Test func `cites words only where the note has them`() throws {
    let note = NoteRecord(id: "n", text: "små børn")
    let citation = try #require(Citation(of: note, utf8Range: 5..<10))
    #expect(citation.quote == "børn")
    #expect(Citation(of: note, utf8Range: 3..<5)?.quote == nil)
    #expect(Citation(of: note, utf8Range: 5..<11) == nil)
    #expect(Citation(of: note).quote == note.text)
  }

  private func draft(_ text: String, table: Int? = 1) throws(NoteDraft.Refusal) -> NoteDraft {
    try NoteDraft(
      id: UniqueID(high: 1, low: 1), meeting: MeetingID(stored: "m"), table: table, theme: nil,
      kind: .point, text: text)
  }
}
