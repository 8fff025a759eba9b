import Foundation
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `What was erased` {
  let desk: Desk
  private let meeting = "2024-10-30-herning"

  init() throws {
    desk = try Desk()
    try desk.meeting()
  }

  private func erase(_ names: String...) throws {
    _ = try desk.plenum.erase(.notes(names, meeting: meeting), confirmation: .given)
  }

  private func counts(_ answer: Answer) -> [Int?] {
    ["accepted", "duplicates", "revised", "stayed_erased"].map {
      answer.json.object?[$0]?.integer
    }
  }

  private static let files = [
    ("bord.txt", "Bord 1\n\n- Mette fra Zorngård græd\n- Vi mangler lærere\n"),
    ("bord.md", "# Bord 1\n\n* Mette fra Zorngård græd\n* Vi mangler lærere\n"),
    ("bord.csv", "Bord;Notat\n1;Mette fra Zorngård græd\n1;Vi mangler lærere\n"),
  ]

  @Test(arguments: files)
  func `does not come back with the file that it came from`(name: String, text: String) throws {
    let path = try desk.file(name, text)
    _ = try desk.import(path, meeting: meeting)
    try erase("1.01")
    let again = try desk.import(path, meeting: meeting)
    #expect(counts(again) == [0, 1, 0, 1])
    #expect(again.text.contains("1 er slettet for altid og kommer ikke med"))
    #expect(again.text.contains("slettet for altid: linje"))
    #expect(try !desk.exported().contains("Zorngård"))
  }

  @Test func `does not come back with a line that was corrected before it was erased`() throws {
    _ = try desk.import(desk.file("bord.txt", "Bord 1\n\n- Mette græd i går\n"), meeting: meeting)
    let path = try desk.file("bord.txt", "Bord 1\n\n- Mette græd i går aftes\n")
    #expect(counts(try desk.import(path, meeting: meeting)) == [0, 0, 1, 0])
    try erase("1.01")
    #expect(counts(try desk.import(path, meeting: meeting)) == [0, 0, 0, 1])
    #expect(try desk.exported() == "")
    #expect(try desk.plenum.check().status == .done)
  }

  @Test func `holds off one of two that say the same`() throws {
    let path = try desk.file("bord.txt", "Bord 1\n\n- Ro til alle børn\n- Ro til alle børn\n")
    _ = try desk.import(path, meeting: meeting)
    try erase("1.01")
    #expect(counts(try desk.import(path, meeting: meeting)) == [0, 1, 0, 1])
  }

  @Test func `is passed over by an import after a restore, and the rest comes in`() throws {
    let path = try desk.file(
      "bord.jsonl",
      #"{"id": "N1", "table": 1, "text": "Mette græd"}"# + "\n"
        + #"{"id": "N2", "table": 1, "text": "Vi mangler lærere"}"# + "\n")
    let copy = desk.folder + "/kopi.sqlite"
    _ = try desk.plenum.backUp(to: copy, isForced: false)
    _ = try desk.import(path, meeting: meeting)
    try erase("1.01")
    _ = try desk.plenum.restore(copy, isForced: true)
    let again = try desk.import(path, meeting: meeting, isSettled: true)
    #expect(counts(again) == [1, 0, 0, 1])
    #expect(again.text.contains("linje 1"))
    #expect(try !desk.exported().contains("Mette"))
  }

  @Test func `goes from all that names a person, not from notes alone`() throws {
    try desk.note("Det gode samarbejde", table: 1, theme: "1", kind: .ask)
    try desk.note("Mere samarbejde", table: 2, theme: "1")
    let file = try desk.file("Noter fra Zorngård.txt", "Bord 3\n\n- Ro i timerne\n")
    _ = try desk.import(file, meeting: meeting)
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    _ = try desk.plenum.renamePoint("P1.01", to: "Kirsten ZORNGÅRD har ret", meeting: meeting)
    _ = try desk.plenum.freezeSummary(of: meeting)
    var changes = MeetingChanges()
    changes.assignments = [
      MeetingAssignment(.programme, "17:00 | Velkommen | Kirsten Zorngård"),
      MeetingAssignment(.organiser, "Kirsten Zorngård, KL"),
    ]
    _ = try desk.plenum.editMeeting(meeting, changes)
    let store = try desk.plenum.store()
    let ask = try #require(store.notes(of: herning).first)
    try store.writing { transaction throws(StoreError) in
      try transaction.follow(
        ask: ask.id, state: "answered", owner: "Zorngård", answer: "Spørg zorngård", role: "r")
    }
    let copy = desk.folder + "/kopi.sqlite"
    _ = try desk.plenum.backUp(to: copy, isForced: false)
    let old = try Desk()
    try FileManager.default.copyItem(atPath: copy, toPath: old.folder + "/gammel.sqlite")
    #expect(try traces() == ["kopi.sqlite", "plenum.sqlite"])
    let wish = ErasureWish.matching("zorngård", meeting: nil)
    let error = #expect(throws: AppError.self) {
      try desk.plenum.erase(wish, confirmation: .impossible)
    }
    guard case .needsConfirmation(let question) = error else {
      Issue.record("nobody was asked")
      return
    }
    #expect(!question.lowercased().contains("zorngård"))
    let answer = try desk.plenum.erase(wish, confirmation: .given)
    #expect(answer.status == .done)
    #expect(try traces() == [])
    #expect(try desk.plenum.check().status == .done)
    #expect(try desk.plenum.showMeeting(meeting).text.contains("[slettet]"))
    #expect(
      try desk.plenum.erase(wish, confirmation: .impossible).status == .nothingFound)
    // A laptop that still has the name cannot bring it back.
    _ = try desk.plenum.merge([old.folder + "/gammel.sqlite"], isDryRun: false)
    #expect(try traces() == [])
  }

  @Test func `takes along what a point was called after the note`() throws {
    try desk.note("Kirsten Zorngård græd i skolegården", table: 1, theme: "1")
    try desk.note("Mere samarbejde", table: 2, theme: "1")
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    _ = try desk.plenum.renamePoint("P1.01", to: "Zorngård i skolegården", meeting: meeting)
    _ = try desk.plenum.freezeSummary(of: meeting)
    #expect(try traces() == ["plenum.sqlite"])
    try erase("1.01")
    #expect(try traces() == [])
  }

  @Test func `keeps what a point was called in words of its other notes`() throws {
    try desk.note("Mere samarbejde", table: 1, theme: "1")
    try desk.note("Mere og bedre samarbejde", table: 2, theme: "1")
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    _ = try desk.plenum.renamePoint("P1.01", to: "Bedre samarbejde nu", meeting: meeting)
    try erase("1.01")
    #expect(try desk.plenum.store().points(of: herning).map(\.statement) == ["Bedre samarbejde nu"])
  }

  /// The stores in whose bytes the name lies, in whatever case.
  private func traces() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: desk.folder)
      .filter { $0.contains(".sqlite") }.filter { name in
        let bytes = try Data(contentsOf: URL(filePath: desk.folder + "/" + name))
        return ["zorngård", "Zorngård", "ZORNGÅRD"].contains {
          bytes.range(of: Data($0.utf8)) != nil
        }
      }.sorted()
  }
}
