import Foundation
import PlenumModel
import PlenumStore
import Synchronization
import Testing

@testable import PlenumApp

@Suite struct `What cannot be undone` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.meeting()
    try desk.note("Mette sagde det")
    try desk.note("noget andet")
  }

  @Test func `asks first, and takes no silence for a yes`() throws {
    let wish = ErasureWish.matching("mette", meeting: nil)
    #expect(throws: AppError.notConfirmed) {
      try desk.plenum.erase(wish, confirmation: .ask { _ in false })
    }
    let error = #expect(throws: AppError.self) {
      try desk.plenum.erase(wish, confirmation: .impossible)
    }
    guard case .needsConfirmation(let question) = error else {
      Issue.record("nobody was asked")
      return
    }
    // How many, and which; never their words.
    #expect(question.contains("1 notat") && question.contains("1.01"))
    #expect(!question.contains("Mette"))
    #expect(try desk.exported().contains("Mette"))
    let answer = try desk.plenum.erase(wish, confirmation: .ask { _ in true })
    #expect(answer.json.object?["erased"]?.array?.count == 1)
    #expect(try !desk.exported().contains("Mette"))
  }

  @Test func `shows a person the lines that go, and the longer words that stay`() throws {
    try desk.note("personalet og supervisering")
    try desk.note("Per var her")
    let wish = ErasureWish.matching("Per", meeting: nil)
    final class Asked: Sendable {
      let text = Mutex("")
    }
    let asked = Asked()
    #expect(throws: AppError.notConfirmed) {
      try desk.plenum.erase(
        wish,
        confirmation: .ask { question in
          asked.text.withLock { $0 = question }
          return false
        })
    }
    let question = asked.text.withLock { $0 }
    #expect(question.contains("1.04  »Per« var her") && question.contains("1 notat (1.04)"))
    #expect(question.contains("Ét notat har ordene inde i længere ord"))
    #expect(!question.contains("personalet"))
    let shown = try desk.plenum.erase(wish, isDryRun: true, confirmation: .impossible)
    #expect(shown.text.contains("»Per« var her") && shown.text.contains("Intet er slettet."))
    _ = try desk.plenum.erase(wish, confirmation: .given)
    #expect(try desk.exported().contains("personalet"))
    _ = try desk.plenum.erase(.matching("Per", meeting: nil, inside: true), confirmation: .given)
    #expect(try !desk.exported().contains("personalet"))
  }

  @Test func `erases a table, a range and a whole meeting`() throws {
    for table in [2, 2, 2, 3] { try desk.note("bord \(table)", table: table) }
    let meeting = "2024-10-30-herning"
    let path = desk.folder + "/ikke-gemt-\(meeting)-bord3.txt"
    try Data("venter\n".utf8).write(to: URL(filePath: path))
    _ = try desk.plenum.erase(.notes(["2.01-2.02"], meeting: meeting), confirmation: .given)
    #expect(try desk.exported().split(separator: "\n").count == 4)
    let both = try desk.plenum.erase(.notes(["1.01, 2.03"], meeting: nil), confirmation: .given)
    #expect(both.json.object?["erased"]?.array?.count == 2)
    _ = try desk.plenum.erase(.table(3, meeting: meeting), confirmation: .given)
    #expect(!desk.hasFile(path))
    #expect(try desk.exported().split(separator: "\n").count == 1)
    _ = try desk.plenum.erase(.meeting(meeting), confirmation: .given)
    #expect(try desk.exported() == "")
    let none = try desk.plenum.erase(.meeting(meeting), confirmation: .impossible)
    #expect(none.status == .nothingFound)
    #expect(throws: AppError.self) {
      try desk.plenum.erase(.notes(["2.05-2.09"], meeting: meeting), confirmation: .given)
    }
  }

  @Test func `says where a copy is no longer, and that a broken process left pages`() throws {
    let copy = desk.folder + "/kopi.sqlite"
    _ = try desk.plenum.backUp(to: copy, isForced: false)
    try FileManager.default.moveItem(atPath: copy, toPath: desk.folder + "/arkiv.sqlite")
    let left = desk.folder + "/plenum-temp-999999-abcdef"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    let answer = try desk.plenum.erase(.notes(["1.01"], meeting: nil), confirmation: .given)
    #expect(answer.status == .done)
    #expect(answer.remarks.contains { $0.contains("\(copy) ligger der ikke længere") })
    #expect(!desk.hasFile(left))
  }

  @Test
  func `past its time are notes of no day and of an import that was taken back, and what waits`()
    throws
  {
    let file = try desk.file(
      "gamle.jsonl",
      #"{"id": "a", "meeting": "2019-01-01-odder", "date": "2019-01-01", "table": 1, "text": "gammelt"}"#
        + "\n")
    _ = try desk.import(file)
    _ = try desk.plenum.undoImport(1)
    let waits = desk.folder + "/ikke-gemt-2019-01-01-odder-bord2.txt"
    try Data("venter\n".utf8).write(to: URL(filePath: waits))
    let listed = try desk.plenum.retention(months: 24, erases: false, confirmation: .impossible)
    #expect(listed.text.contains("2019-01-01-odder: 1 notat"), "\(listed.text)")
    _ = try desk.plenum.retention(months: 24, erases: true, confirmation: .given)
    #expect(!desk.hasFile(waits))
    let bytes = try Data(contentsOf: URL(filePath: desk.store))
    #expect(bytes.range(of: Data("gammelt".utf8)) == nil)
  }

  @Test func `an emptied file is no store in order`() throws {
    try Data().write(to: URL(filePath: desk.store))
    let checked = try desk.plenum.check()
    #expect(checked.status == .failed && checked.text.contains("0 byte"))
    #expect(checked.text.contains("plenum restore"))
    let missing = desk.folder + "/findes-ikke.sqlite"
    let error = #expect(throws: StoreError.self) {
      try desk.plenum.restore(missing, isForced: false)
    }
    #expect(error.map { Message(for: $0).text.contains("\(missing) findes ikke.") } == true)
  }

  @Test func `check tells of lines that wait`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord1.txt"
    try Data("en\nto\n".utf8).write(to: URL(filePath: path))
    let checked = try desk.plenum.check()
    #expect(checked.status == .done && checked.remarks.contains { $0.hasPrefix("2 linjer") })
  }

  @Test func `erases by reference, and asks for the meeting where two have it`() throws {
    try desk.meeting(on: "2025-01-15", in: "Skive")
    try desk.note("i Skive", meeting: "2025-01-15-skive")
    #expect(throws: AppError.self) {
      try desk.plenum.erase(.notes(["1.01"], meeting: nil), confirmation: .given)
    }
    _ = try desk.plenum.erase(
      .notes(["1.01"], meeting: "2025-01-15-skive"), confirmation: .given)
    #expect(try desk.exported().contains("Mette"))
    #expect(try !desk.exported().contains("Skive\""))
  }

  @Test func `finds nothing where nothing matches`() throws {
    let answer = try desk.plenum.erase(
      .matching("findes ikke", meeting: nil), confirmation: .impossible)
    #expect(answer.status == .nothingFound)
  }

  @Test func `erases what is past its time, and nothing younger`() throws {
    // The desk's clock stands at 2024-10-27.
    try desk.meeting(on: "2022-10-26", in: "Skive")
    try desk.note("for gammelt", meeting: "2022-10-26-skive")
    try desk.meeting(on: "2022-10-27", in: "Struer")
    try desk.note("endnu ikke", meeting: "2022-10-27-struer")
    let listed = try desk.plenum.retention(months: 24, erases: false, confirmation: .impossible)
    #expect(listed.text.contains("2022-10-26-skive") && !listed.text.contains("struer"))
    #expect(throws: AppError.self) {
      try desk.plenum.retention(months: 24, erases: true, confirmation: .impossible)
    }
    _ = try desk.plenum.retention(months: 24, erases: true, confirmation: .given)
    let rest = try desk.exported()
    #expect(!rest.contains("for gammelt") && rest.contains("endnu ikke") && rest.contains("Mette"))
  }

  @Test func `an erased note is said to be erased already, without a question`() throws {
    let wish = ErasureWish.notes(["1.01"], meeting: nil)
    _ = try desk.plenum.erase(wish, confirmation: .given)
    let again = try desk.plenum.erase(wish, confirmation: .impossible)
    #expect(again.text == "1.01 var slettet for altid i forvejen.\n")
    #expect(again.json.object?["erased_before"]?.array?.count == 1)
    let both = try desk.plenum.erase(
      .notes(["1.01", "1.02"], meeting: nil), confirmation: .given)
    #expect(both.text.hasPrefix("1.01 var slettet for altid i forvejen.\n1 notat slettet"))
  }

  @Test func `lines that were never stored are erased where they wait`() throws {
    let near = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    let store = try desk.plenum.store()
    // The folder of the machine for what is temporary is the desk's own here.
    let far = desk.folder + "/plenum-\(store.id)-ikke-gemt-2024-10-30-herning-bord9.txt"
    try Data("+ Herning: Mette ringede\nnoget andet\n".utf8).write(to: URL(filePath: near))
    try Data("METTE igen\n".utf8).write(to: URL(filePath: far))
    let error = #expect(throws: AppError.self) {
      try desk.plenum.erase(.matching("mette", meeting: nil), confirmation: .impossible)
    }
    guard case .needsConfirmation(let question) = error else {
      Issue.record("nobody was asked")
      return
    }
    #expect(question.contains("2 linjer") && !question.contains("ringede"))
    let answer = try desk.plenum.erase(.matching("mette", meeting: nil), confirmation: .given)
    #expect(answer.json.object?["unsaved_lines"]?.integer == 2)
    #expect(try desk.text(of: near) == "noget andet\n")
    #expect(!desk.hasFile(far))
  }

  @Test func `a line that waits is erased with the note that says the same`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord1.txt"
    try Data("- Mette sagde det\n".utf8).write(to: URL(filePath: path))
    _ = try desk.plenum.erase(.notes(["1.01"], meeting: nil), confirmation: .given)
    #expect(!desk.hasFile(path))
  }

  @Test func `a meeting without words is past keeping no longer`() throws {
    try desk.meeting(on: "2019-03-28", in: "Skanderborg")
    let none = try desk.plenum.retention(months: 24, erases: false, confirmation: .impossible)
    #expect(none.status == .nothingFound && !none.text.contains("skanderborg"))
    try desk.note("for gammelt", meeting: "2019-03-28-skanderborg")
    #expect(
      try desk.plenum.retention(months: 24, erases: false, confirmation: .impossible).text
        .contains("2019-03-28-skanderborg: 1 notat"))
    _ = try desk.plenum.retention(months: 24, erases: true, confirmation: .given)
    #expect(
      try desk.plenum.retention(months: 24, erases: true, confirmation: .impossible).status
        == .nothingFound)
  }

  @Test func `what is younger than the calendar is never past its time`() throws {
    // The desk's clock stands at 2024-10-27; 1200 months are a hundred years, 30,000 more than there are.
    for months in [1200, 30_000] {
      #expect(
        try desk.plenum.retention(months: months, erases: false, confirmation: .impossible).status
          == .nothingFound)
    }
  }

  @Test func `check names a copy that an erasure did not reach`() throws {
    let usb = desk.folder + "/usb"
    try FileManager.default.createDirectory(atPath: usb, withIntermediateDirectories: true)
    _ = try desk.plenum.backUp(to: usb + "/kopi.sqlite", isForced: false)
    try FileManager.default.moveItem(atPath: usb, toPath: usb + "-ude")
    let erased = try desk.plenum.erase(.matching("mette", meeting: nil), confirmation: .given)
    #expect(erased.status == .failed)
    try FileManager.default.moveItem(atPath: usb + "-ude", toPath: usb)
    let checked = try desk.plenum.check()
    #expect(checked.status == .failed && checked.text.contains(usb + "/kopi.sqlite"))
    // Repeating what finds nothing any more is enough.
    let again = try desk.plenum.erase(.matching("mette", meeting: nil), confirmation: .impossible)
    #expect(again.text.contains("gjort færdig i \(usb)/kopi.sqlite"))
    #expect(try desk.plenum.check().status == .done)
  }

  @Test func `what only looks or changes makes no store where there is none`() throws {
    let empty = try Desk()
    let plenum = empty.plenum
    let calls: [() throws -> Answer] = [
      { try plenum.check() }, { try plenum.backUp(to: empty.folder + "/k", isForced: false) },
      { try plenum.export(meeting: nil, format: .jsonl, to: nil) },
      { try plenum.listNotes(of: "2024-10-30-herning", NoteFilter()) },
      { try plenum.erase(.matching("x", meeting: nil), confirmation: .given) },
      { try plenum.retention(months: 24, erases: true, confirmation: .given) },
      { try plenum.merge([empty.folder + "/anden.sqlite"], isDryRun: true) },
      { try plenum.undoImport(1) }, { try plenum.showMeeting("2024-10-30-herning") },
      { try plenum.listPartnerships() }, { try plenum.listThemes() },
    ]
    for (index, call) in calls.enumerated() {
      #expect(throws: AppError.noStore(path: empty.store), "call \(index)") { try call() }
      #expect(!empty.hasFile(empty.store), "call \(index)")
    }
    let text = Message(for: AppError.noStore(path: "/x/y.sqlite")).text
    #expect(text.contains("intet lager i /x/y.sqlite") && text.contains("meeting create"))
    // Files that cannot be taken leave none behind either.
    let file = try empty.file("n.jsonl", #"{"id":"n1","text":"uden møde"}"# + "\n")
    #expect(throws: (any Error).self) { try empty.import(file) }
    #expect(!empty.hasFile(empty.store))
  }

  @Test func `what makes a store says so where the place was named`() throws {
    let empty = try Desk()
    let path = empty.folder + "/navngivet.sqlite"
    let plan = MeetingPlan(
      title: "Møde", date: try #require(CalendarDate(iso: "2025-01-15")), start: nil, end: nil,
      place: "Skive",
      region: nil, host: nil, themes: [], tables: nil)
    let named = Plenum(storePath: path, surroundings: empty.surroundings)
    #expect(
      try named.createMeeting(plan).remarks == [
        "Der var intet lager i \(path), så der er oprettet et nyt."
      ])
    #expect(try named.createMeeting(plan).remarks == [])
    // The environment is set up once, and not mistyped in every line.
    #expect(try empty.meeting().remarks == [])
  }

  @Test func `a note that was erased is not imported again`() throws {
    let file = try desk.file(
      "f.jsonl",
      #"{"id":"n1","meeting":"2024-10-30-herning","table":1,"text":"Anna var her"}"# + "\n")
    try desk.import(file)
    _ = try desk.plenum.erase(.matching("Anna", meeting: nil), confirmation: .given)
    try desk.import(file)
    #expect(try !desk.exported().contains("Anna"))
  }
}
