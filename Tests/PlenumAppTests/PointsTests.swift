import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `Points of a meeting` {
  let desk: Desk
  private let meeting = "2024-10-30-herning"

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

  private func settling(_ theme: String? = "1") throws -> SettlingDesk {
    try desk.plenum.settlingDesk(meeting: meeting, theme: theme, role: "formand")
  }

  private func press(_ keys: String, on desk: inout SettlingDesk) throws {
    for key in keys.unicodeScalars { _ = try desk.press(key) }
  }

  /// Id and references of the counted points, `P1.01: 1.01 2.01`.
  private func counted() throws -> [String] {
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

  @Test func `tables that were set up and wrote nothing are named`() throws {
    let desk = try Desk()
    try desk.meeting(tables: 4)
    for table in 1...2 { try desk.note("Der mangler hænder", table: table, theme: "1") }
    for format in [SummaryFormat.text, .markdown, .html] {
      let text = try desk.plenum.summary(of: .meeting(meeting), format: format, to: nil).text
      #expect(text.contains("Intet er skrevet ved bord 3 og 4."), "\(format)")
    }
  }

  @Test func `a summary that has not changed is not frozen again`() throws {
    let first = try desk.plenum.freezeSummary(of: meeting)
    let again = try desk.plenum.freezeSummary(of: meeting)
    #expect(again.text.hasPrefix("Intet er ændret siden opsamling 1,"))
    #expect(again.json.object?["hash"] == first.json.object?["hash"])
    #expect(try desk.plenum.frozenSummaries(of: meeting).json.object?["frozen"]?.array?.count == 1)
    _ = try desk.plenum.withdrawNotes(["1.03"], of: meeting)
    #expect(try desk.plenum.freezeSummary(of: meeting).json.object?["number"] == .integer(2))
    // The first is as it was frozen, whatever became of the notes.
    #expect(
      try desk.plenum.frozenSummaries(of: meeting).text.contains(
        "som den blev fastfrosset (kontrolsummen passer)."))
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
    #expect(session.page == first)
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
    try press("2\n", on: &other)
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
        "1. **Der mangler q1 pædagoger.** Rejst ved 3 af 3 borde. (formuleret af den, der afgjorde")
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

  @Test func `a point says which of its notes were withdrawn or revised since`() throws {
    _ = try desk.plenum.mergePoints(["1.01", "2.01", "3.01"], meeting: meeting)
    let before = try desk.plenum.points(of: .meeting(meeting), offers: 0)
    #expect(!before.text.contains("siden punktet blev afgjort"))
    _ = try desk.plenum.withdrawNotes(["2.01"], of: meeting)
    _ = try desk.plenum.reviseNote(
      "3.01", of: meeting,
      NoteChange(text: "Noget andet", table: nil, theme: nil, kind: nil, municipality: nil))
    let gone = "Notat 2.01 er trukket tilbage, siden punktet blev afgjort."
    let changed = "Notat 3.01 er rettet, siden punktet blev afgjort."
    func flat(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let list = try desk.plenum.points(of: .meeting(meeting), offers: 0)
    #expect(flat(list.text).contains("\(gone) \(changed)"))
    for format in [SummaryFormat.text, .markdown, .html, .json, .csv] {
      let text = try desk.plenum.summary(of: .meeting(meeting), format: format, to: nil).text
      #expect(flat(text).contains(gone), "\(format)")
      #expect(flat(text).contains(changed), "\(format)")
    }
    // Settled anew, it is news no more; a note that comes back is in the point again.
    _ = try desk.plenum.reinstateNotes(["2.01"], of: meeting)
    _ = try desk.plenum.moveNote("1.02", to: "P1.01", meeting: meeting)
    let after = try desk.plenum.points(of: .meeting(meeting), offers: 0)
    #expect(!after.text.contains("siden punktet blev afgjort"))
  }

  @Test func `a point all of whose notes were withdrawn says so in every form`() throws {
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    _ = try desk.plenum.mergePoints(["1.02", "2.02"], meeting: meeting)
    _ = try desk.plenum.renamePoint("P1.02", to: "For få busser", meeting: meeting)
    _ = try desk.plenum.mergePoints(["3.01", "3.02"], meeting: meeting)
    _ = try desk.plenum.splitPoint("P3.01", notes: ["3.01"], meeting: meeting)
    #expect(!(try desk.plenum.points(of: .meeting(meeting), offers: 0).text.contains("udgået")))
    _ = try desk.plenum.withdrawNotes(["1.01", "2.01", "1.02", "2.02", "3.01"], of: meeting)
    let told = [
      "Et punkt er udgået: Notaterne 1.01 og 2.01 er trukket tilbage, siden det blev afgjort.",
      "Punktet »For få busser« er udgået: Notaterne 1.02 og 2.02 er trukket tilbage, siden det",
    ]
    func flat(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    for format in [SummaryFormat.text, .markdown, .html, .json, .csv] {
      let text = flat(try desk.plenum.summary(of: .meeting(meeting), format: format, to: nil).text)
      for sentence in told { #expect(text.contains(sentence), "\(format)") }
      #expect(text.split(separator: "er udgået").count == 3, "\(format)")
    }
    let list = try desk.plenum.points(of: .meeting(meeting), offers: 0)
    for sentence in told { #expect(flat(list.text).contains(sentence)) }
    #expect(list.json.object?["emptied_points"]?.array?.count == 2)
    // The chair's own copy of it holds.
    let copy = try desk.file(
      "egen.md", try desk.plenum.summary(of: .meeting(meeting), format: .markdown, to: nil).text)
    #expect(
      try desk.plenum.checkSummary(copy, against: .meeting(meeting), isStrict: true).status == .done
    )
    _ = try desk.plenum.reinstateNotes(["1.01"], of: meeting)
    #expect(
      try desk.plenum.points(of: .meeting(meeting), offers: 0).json.object?["emptied_points"]?
        .array?.count == 1)
  }

  @Test func `a frozen summary has a hash of every note, and is held against it`() throws {
    func frozen() throws -> [JSONObject] {
      (try desk.plenum.frozenSummaries(of: meeting).json.object?["frozen"]?.array ?? [])
        .compactMap(\.object)
    }
    _ = try desk.plenum.freezeSummary(of: meeting)
    _ = try desk.plenum.withdrawNotes(["1.03"], of: meeting)
    _ = try desk.plenum.freezeSummary(of: meeting)
    _ = try desk.plenum.store().writing { transaction throws(StoreError) in
      try transaction.freeze(
        summary: "noget andet", hash: String(repeating: "0", count: 64),
        of: MeetingID(stored: meeting))
    }
    let all = try frozen()
    #expect(Set(all.map { $0["hash"]?.string }).count == 3)
    #expect(all.map { $0["is_intact"] } == [.bool(true), .bool(true), .bool(false)])
    #expect(try desk.plenum.frozenSummaries(of: meeting).text.contains("Opsamling 3"))
  }

  @Test func `a strict check of an edited summary fails at a remark, any other check does not`()
    throws
  {
    let good = try desk.plenum.summary(of: .meeting(meeting), format: .markdown, to: nil).text
    let files = [
      (try desk.file("god.md", good), Answer.Status.done),
      (try desk.file("vag.md", good + "\nMange er enige.\n"), .failed),
    ]
    for (file, status) in files {
      let source = NoteSource.meeting(meeting)
      #expect(try desk.plenum.checkSummary(file, against: source).status == .done)
      #expect(
        try desk.plenum.checkSummary(file, against: source, isStrict: true).status == status)
    }
  }

  @Test func `a summary of a very large theme proposes nothing, and says where proposals are`()
    throws
  {
    let lines = (1...360).map { number in
      #"{"id":"x\#(number)","meeting":"m","table":\#(number),"theme":"t","text":"Der mangler pædagoger nu"}"#
    }
    let file = try desk.file("stort.jsonl", lines.joined(separator: "\n"))
    let answer = try desk.plenum.summary(of: .file(file), format: .json, to: nil)
    #expect(answer.text.contains(#""proposals_sought": false"#))
    let page = try desk.plenum.summary(of: .file(file), format: .html, to: nil).text
    #expect(page.contains("for mange notater til, at de er holdt op mod hinanden her."))
    #expect(!answer.text.contains(#""proposal""#))
    let small = try desk.file("lille.jsonl", lines.prefix(20).joined(separator: "\n"))
    let other = try desk.plenum.summary(of: .file(small), format: .json, to: nil)
    #expect(other.text.contains(#""proposals_sought": true"#))
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
