import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `Points of a meeting` {
  let desk: Desk
  let meeting = "2024-10-30-herning"

  /// Two themes; in the first three tables say two things each, nearly in the same words.
  init() throws {
    desk = try Desk()
    try desk.meeting()
    for table in 1...3 {
      try desk.note(
        "Der mangler uddannede pædagoger i børnehaven, bord \(table)", table: table, theme: "1",
        kind: .challenge)
      try desk.note(
        "Bussen til skolen kører for sjældent, siger bord \(table)", table: table, theme: "1",
        kind: .challenge)
    }
    try desk.note("Læsning er sjovt med makkere", table: 1, theme: "2", kind: .success)
  }

  func settling(_ theme: String? = "1") throws -> SettlingDesk {
    try desk.plenum.settlingDesk(meeting: meeting, theme: theme, role: "formand")
  }

  func press(_ keys: String, on desk: inout SettlingDesk) throws {
    for key in keys.unicodeScalars { _ = try desk.press(key) }
  }

  /// Id and references of the counted points, `P1.01: 1.01 2.01`.
  func counted() throws -> [String] {
    let json = try desk.plenum.points(of: .meeting(meeting), offers: 0).json
    let names = Dictionary(
      uniqueKeysWithValues: try desk.exported().split(separator: "\n").compactMap { line in
        let note = try JSONValue(parsing: String(line)).object
        return (note?["id"]?.string ?? "", note?["ref"]?.string ?? "")
      })
    return (json.object?["points"]?.array ?? []).compactMap(\.object)
      .filter { $0["counted"] == .bool(true) }.map { point in
        let notes = (point["notes"]?.array ?? []).compactMap(\.string).map { names[$0] ?? "?" }
        return "\(point["id"]?.string ?? ""): \(notes.sorted().joined(separator: " "))"
      }.sorted()
  }

  @Test func `are settled key by key, and counted from then on`() throws {
    var session = try settling()
    #expect(
      try #require(session.page).hasPrefix("Tema 1: 0 af 6 set, 0 punkter, 0 notater samlet\n"))
    #expect(try counted() == [])
    // The two likest are the other tables' notes in the same words.
    try press("12", on: &session)
    #expect(try #require(session.page).contains("1 [x]"))
    try press("2", on: &session)
    #expect(try #require(session.page).contains("2 [ ]"))
    try press("2\n", on: &session)
    #expect(try #require(session.page).hasPrefix("Tema 1: 3 af 6 set, 1 punkt, 3 notater samlet\n"))
    #expect(try counted().count == 1)
    try press("12\n", on: &session)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01", "P1.02: 1.02 2.02 3.02"])
  }

  @Test(arguments: ["9", "xyz", "6", "1x", "1o", "1o  ", "11", "12q", "qq", "d"])
  func `a line that is no keys of the screen stores nothing`(line: String) throws {
    var session = try settling()
    let page = session.page
    #expect(throws: PointsError.self) { _ = try session.take(line: line) }
    #expect(session.page == page)
    #expect(try settling().page == page)
    #expect(try counted() == [])
  }

  @Test func `a line of keys is one screen`() throws {
    var session = try settling()
    #expect(try session.take(line: "v") == .goesOn)
    #expect(try session.take(line: "1, 2o Der mangler folk ") == .goesOn)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
    let state = try #require(session.page).prefix { $0 != "\n" }
    #expect(state == "Tema 1: 3 af 6 set, 1 punkt, 3 notater samlet")
    #expect(try session.take(line: "") == .goesOn)
    #expect(try session.take(line: "u") == .goesOn)
    #expect(try session.take(line: "q") == .ended)
    #expect(
      try desk.plenum.points(of: .meeting(meeting), offers: 0).text.contains(
        "P1.01 Der mangler folk\n"))
  }

  @Test func `a page fits a screen of 80 by 24`() throws {
    for table in 1...9 {
      try desk.note(
        "Der mangler uddannede pædagoger " + String(repeating: "og mange lange ord ", count: 40),
        table: table, theme: "1", municipality: "Ringkøbing-Skjern")
    }
    let session = try settling()
    let lines = try #require(session.page).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 25 && lines.last == "")
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [(44, 16), (60, 20), (30, 12), (200, 60)])
  func `a page fits a smaller screen, word by word`(columns: Int, lines: Int) throws {
    for table in 1...9 {
      try desk.note(
        "Der mangler uddannede pædagoger " + String(repeating: "og mange lange ord ", count: 40),
        table: table, theme: "1", municipality: "Skive")
    }
    let page = try #require(try settling().page(columns: columns, lines: lines))
    let shown = page.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(shown.allSatisfy { $0.count <= min(columns, 80) })
    #expect(shown.count <= lines || lines < 16, "\(shown.count)")
    #expect(page.contains("Der mangler"))
  }

  @Test func `stopping loses nothing, and what was answered is not asked again`() throws {
    var session = try settling()
    let first = session.page
    try press("12\nq", on: &session)
    #expect(session.page == nil)
    #expect(session.farewell.text.contains("fortsæt med samme kommando"))
    var later = try settling()
    #expect(later.page != first)
    #expect(try #require(later.page).hasPrefix("Tema 1: 3 af 6 set, 1 punkt, 3 notater samlet\n"))
    try press("\n", on: &later)
    let afterNothing = later.page
    let again = try settling()
    #expect(again.page == afterNothing)
  }

  @Test func `an answer is taken back, and its screen comes again`() throws {
    var session = try settling()
    let first = session.page
    try press("12\n", on: &session)
    let second = session.page
    try press("12\nu", on: &session)
    #expect(session.page == second)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
    try press("u", on: &session)
    #expect(session.page == first)
    #expect(try counted() == [])
    try press("u", on: &session)
    #expect(try #require(session.page).contains("\nDer er intet at fortryde.\n"))
    try press("v", on: &session)
    #expect(try !#require(session.page).contains("fortryde."))
    try press("v", on: &session)
    #expect(session.page == first)
    // What was skipped comes again too.
    try press("s", on: &session)
    #expect(session.page != first)
    try press("u", on: &session)
    #expect(session.page == first)
  }

  @Test func `an answer takes nobody else's away unseen`() throws {
    var one = try settling()
    var other = try settling()
    try press("1\n", on: &one)
    let before = try #require(try counted().first)
    try press("2\n", on: &other)
    // Nothing is stored yet: the screen shows what the first has answered, and the mark still stands.
    #expect(try counted() == [before])
    let page = try #require(other.page)
    #expect(page.contains("En anden har svaret imens.") && page.contains("[x]"))
    try press("\n", on: &other)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
    // The first cannot take back what has become more since.
    try press("u", on: &one)
    #expect(try #require(one.page).contains("andre har ændret punktet siden"))
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
  }

  @Test func `a line of keys adds to what another has answered meanwhile`() throws {
    var one = try settling()
    var other = try settling()
    _ = try one.take(line: "1")
    _ = try other.take(line: "2")
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
  }

  @Test func `the same screen settles focus areas`() throws {
    var session = try settling()
    let page = try #require(session.page)
    try press(page.contains("a [x]") ? "\n" : "a\n", on: &session)
    let codes = try desk.exported().split(separator: "\n").compactMap {
      try JSONValue(parsing: String($0)).object?["codes"]?.array
    }
    #expect(codes.count == 1 && codes[0].count >= 1)
  }

  @Test func `what is decided survives new notes, and a late note is asked about`() throws {
    var session = try settling()
    try press("12\n12\n", on: &session)
    let before = try counted()
    try desk.note(
      "Der mangler uddannede pædagoger i børnehaven, bord 4", table: 4, theme: "1", kind: .challenge
    )
    #expect(try counted() == before)
    var later = try settling()
    let page = try #require(later.page)
    #expect(page.contains("4.01"))
    try press("1\n", on: &later)
    #expect(try counted().contains { $0.contains("4.01") && $0.contains("2.0") })
  }

  @Test func `two people at once see each other's answers`() throws {
    var one = try settling()
    var other = try settling()
    try press("12\n", on: &one)
    // The other's screen is the same; the same answer changes nothing, and goes on after it.
    try press("12\n", on: &other)
    #expect(try #require(other.page).hasPrefix("Tema 1: 3 af 6 set"))
    #expect(other.page == one.page)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
  }

  @Test func `what one person put together another's answer does not part`() throws {
    var (one, other) = (try settling(), try settling())
    try press("1\n", on: &one)
    // The first Enter shows what has been answered meanwhile.
    try press("2\n\n", on: &other)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
    // Taken back, only what the other said is left.
    try press("u", on: &other)
    #expect(try counted() == ["P1.01: 1.01 2.01"])
  }

  @Test func `themes come one after the other, and the end says so`() throws {
    var session = try settling(nil)
    try press("12\n12\n", on: &session)
    for _ in 0..<10 where session.page != nil { try press("\n", on: &session) }
    #expect(session.page == nil)
    #expect(session.farewell.text.contains("Tema 2: "))
    #expect(session.farewell.text.contains("ikke flere notater"))
  }

  @Test func `are merged, split, renamed and moved`() throws {
    let plenum = desk.plenum
    _ = try plenum.mergePoints(["1.01", "2.01", "3.02"], meeting: meeting)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.02"])
    _ = try plenum.splitPoint("P1.01", notes: ["3.02"], meeting: meeting)
    #expect(try counted() == ["P1.01: 1.01 2.01"])
    _ = try plenum.moveNote("3.01", to: "P1.01", meeting: meeting)
    _ = try plenum.mergePoints(["1.02", "2.02"], meeting: meeting)
    _ = try plenum.moveNote("3.02", to: "2.02", meeting: meeting)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01", "P1.02: 1.02 2.02 3.02"])
    let renamed = try plenum.renamePoint("P1.02", to: "Bussen kører for sjældent", meeting: meeting)
    #expect(renamed.text.hasPrefix("P1.02: Bussen kører for sjældent\n  Rejst ved 3 af 3 borde"))
    _ = try plenum.mergePoints(["P1.02", "P1.01"], meeting: meeting)
    #expect(try counted() == ["P1.02: 1.01 1.02 2.01 2.02 3.01 3.02"])
  }

  @Test func `are settled in words of one's own, which are no citation`() throws {
    var session = try settling()
    try press("12o", on: &session)
    #expect(session.isTyping)
    try press("Der mamn\u{7F}\u{7F}ngler q1 pædagoger\n", on: &session)
    #expect(!session.isTyping)
    #expect(try #require(session.page).contains("\nEgne ord: Der mangler q1 pædagoger\n"))
    try press("\n", on: &session)
    #expect(try counted() == ["P1.01: 1.01 2.01 3.01"])
    let summary = try desk.plenum.summary(of: .meeting(meeting), format: .markdown, to: nil)
    #expect(
      summary.text.contains(
        "1. **Der mangler q1 pædagoger.** Rejst ved 3 af 3 borde (formuleret af den, der afgjorde punktet)."
      )
    )
    let json = try desk.plenum.points(of: .meeting(meeting), offers: 0).json.compact
    #expect(json.contains(#""statement":"Der mangler q1 pædagoger","verbatim":false"#))
    // Escape leaves the words as they were, and taking the answer back takes them too.
    try press("12oNej\u{1B}", on: &session)
    #expect(try #require(session.page).contains("Nej") == false)
    try press("u", on: &session)
    #expect(try counted() == [])
    try press("12oKort\n\n", on: &session)
    #expect(try desk.plenum.points(of: .meeting(meeting), offers: 0).text.contains("P1.01 Kort\n"))
  }

  @Test func `settled differently on two laptops are told of both, and the later stands`() throws {
    let other = Plenum(storePath: desk.folder + "/anden.sqlite", surroundings: desk.surroundings)
    _ = try other.merge([desk.store], isDryRun: false)
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    _ = try other.mergePoints(["2.01", "3.01"], meeting: meeting, role: "sekretariat")
    _ = try desk.plenum.merge([desk.folder + "/anden.sqlite"], isDryRun: false)
    let list = try desk.plenum.points(of: .meeting(meeting), offers: 0)
    let told = "2.01 siger det samme."
    #expect(list.text.contains("Afgjort forskelligt\n"))
    #expect(list.json.compact.contains(told))
    #expect(list.json.compact.contains(#""role":"sekretariat""#))
    for format in [SummaryFormat.text, .markdown, .html, .json] {
      let text = try desk.plenum.summary(of: .meeting(meeting), format: format, to: nil).text
      #expect(text.contains("Afgjort forskelligt"), "\(format)")
    }
    // Whoever merges the other way sees the same.
    _ = try other.merge([desk.store], isDryRun: false)
    #expect(try other.points(of: .meeting(meeting), offers: 0).text == list.text)
  }

  @Test func `one laptop and one role disagrees with nobody`() throws {
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    _ = try desk.plenum.mergePoints(["3.01", "2.01"], meeting: meeting)
    _ = try desk.plenum.splitPoint("P1.01", notes: ["1.01"], meeting: meeting)
    let list = try desk.plenum.points(of: .meeting(meeting), offers: 0)
    #expect(!list.text.contains("Afgjort forskelligt"))
  }

  @Test func `what cannot be done is refused with a reason`() throws {
    let plenum = desk.plenum
    _ = try plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    let herning = MeetingID(stored: meeting)
    #expect(throws: PointsError.unknownPoint("P9", meeting: herning, known: ["P1.01"])) {
      _ = try plenum.mergePoints(["P9", "1.01"], meeting: meeting)
    }
    for names in [["1.01"], ["1.02", "1.02"], ["1.01", "P1.01"], ["1.01", "2.01"]] {
      #expect(throws: PointsError.tooFew) { _ = try plenum.mergePoints(names, meeting: meeting) }
    }
    #expect(throws: PointsError.otherTheme("1.01", "P1.03")) {
      _ = try plenum.mergePoints(["1.01", "1.03"], meeting: meeting)
    }
    #expect(throws: PointsError.notOfPoint(note: "3.01", point: "P1.01")) {
      _ = try plenum.splitPoint("P1.01", notes: ["3.01"], meeting: meeting)
    }
    #expect(throws: PointsError.emptyStatement) {
      _ = try plenum.renamePoint("P1.01", to: "  ", meeting: meeting)
    }
    #expect(throws: PointsError.unknownNote("9.99", meeting: herning)) {
      _ = try plenum.moveNote("9.99", to: "P1.01", meeting: meeting)
    }
    for error in [
      PointsError.unknownPoint("P9", meeting: herning, known: []), .tooFew, .emptyStatement,
      .otherTheme("a", "b"), .notOfPoint(note: "a", point: "b"),
      .unknownNote("a", meeting: herning), .unknownKeys(companions: 5, areas: 3),
    ] {
      let text = Message(for: error).text
      #expect(text.contains("Intet er gemt.") || text.contains("er ikke gemt."))
    }
    #expect(try counted() == ["P1.01: 1.01 2.01"])
  }
}
