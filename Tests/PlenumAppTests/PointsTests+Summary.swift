import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

extension `Points of a meeting` {
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

  @Test func `a frozen summary is read as it was said, whatever became of its notes`() throws {
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
    _ = try desk.plenum.freezeSummary(of: meeting)
    _ = try desk.plenum.withdrawNotes(["1.01", "2.01"], of: meeting)
    for format in [SummaryFormat.text, .markdown, .html, .json] {
      let text = try desk.plenum.frozenSummary(1, of: meeting, format: format, to: nil).text
      #expect(text.contains("Rejst ved 2 af 3 borde"), "\(text)")
      #expect(text.contains("uddannede"))
    }
    #expect(throws: AppError.self) {
      try desk.plenum.frozenSummary(2, of: meeting, format: .text, to: nil)
    }
  }

  @Test func `a file's ending chooses the form, and another form is refused`() throws {
    for (name, format) in [
      ("o.docx", SummaryFormat.docx), ("o.HTM", .html), ("a.b/o.md", .markdown),
    ] {
      #expect(SummaryFormat(endingOf: name) == format)
    }
    #expect(SummaryFormat(endingOf: "a.md/o") == nil && SummaryFormat(endingOf: "o.dat") == nil)
    for name in ["o.docx", "o.pdf", "o.odt"] {
      let path = "\(desk.folder)/\(name)"
      #expect(throws: SummaryDocument.Problem.self) {
        try desk.plenum.summary(of: .meeting(meeting), format: .text, to: path)
      }
      #expect(throws: SummaryDocument.Problem.self) {
        try desk.plenum.script(of: .meeting(meeting), minutes: 2, format: .text, to: path)
      }
      #expect(!desk.hasFile(path))
    }
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
}
