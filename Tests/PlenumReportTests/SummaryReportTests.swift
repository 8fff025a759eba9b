import Foundation
import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

struct SummaryReportTests {
  private let report = SummaryReport(SmallMeeting.summary())

  @Test func `the Markdown is what was read and approved`() throws {
    try Golden.expect(report.markdown, is: "summary.md")
  }

  @Test func `the page is what was looked at and approved`() throws {
    try Golden.expect(report.html, is: "summary.html")
  }

  @Test func `the terminal text is what was read and approved`() throws {
    try Golden.expect(report.text, is: "summary.txt")
  }

  @Test func `the table of findings is what was read and approved`() throws {
    try Golden.expect(report.csv, is: "summary.csv")
  }

  @Test func `without settled points it is shorter and says so`() throws {
    let unsettled = SummaryReport(SmallMeeting.summary(isSettled: false))
    #expect(unsettled.markdown.contains("Ingen punkter er afgjort endnu."))
    #expect(!unsettled.markdown.contains("Rejst ved"))
    #expect(unsettled.text.utf8.count < report.text.utf8.count)
  }

  @Test func `no line of terminal text is wider than 80 columns`() throws {
    for meeting in ["2019-03-28-skanderborg", "2022-10-05-partnerskab"] {
      let text = SummaryReport(try SampleNotes.summary(of: meeting, isSettled: true)).text
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test(arguments: [
    ("Invitation til regionalt politisk møde i Odder", "Regionalt politisk møde i Odder"),
    ("INDBYDELSE TIL ålegildet", "Ålegildet"), ("Invitation til", "Invitation til"),
    ("Møde om invitationer til unge", "Møde om invitationer til unge"),
    ("2024-03-05-odder", "Møde i Region Midtjylland den 5. marts 2024"),
  ])
  func `is headed by the event, and keeps the letter's title for programs`(
    title: String, heading: String
  ) throws {
    let facts = MeetingFacts(
      id: "2024-03-05-odder", title: title, date: CalendarDate(iso: "2024-03-05"),
      region: "Region Midtjylland")
    let report = SummaryReport(
      Summary(
        of: SummaryInput(
          meetings: [facts], notes: SmallMeeting.notes, codebook: SampleNotes.codebook)))
    #expect(report.markdown.hasPrefix("# Opsamling: \(heading)\n"))
    #expect(report.html.contains("<h1>Opsamling: \(heading)</h1>"))
    #expect(report.text.hasPrefix("Opsamling: \(heading)\n"))
    #expect(report.json.compact.contains(#""title":"\#(title)""#))
  }

  @Test func `an excerpt counts what it leaves out`() throws {
    let report = SummaryReport(
      try SampleNotes.summary(of: "2019-03-28-skanderborg", isSettled: true))
    let lines = report.excerpt.split(separator: "\n")
    #expect(lines.contains("  … og 8 til."))
    #expect(lines.contains("… og det samme for 2 temaer mere."))
    #expect(lines.count { $0.hasPrefix("---") } == 1)
    #expect(!report.text.contains("  … og "))
  }

  @Test func `an empty summary says that there are no notes`() {
    let empty = SummaryReport(Summary(meetings: []))
    #expect(empty.markdown.contains("Ingen notater endnu."))
    #expect(empty.text.contains("Ingen notater endnu."))
    #expect(empty.html.contains("Ingen notater endnu."))
    #expect(empty.json.compact == #"{"meetings":[],"themes":[],"left_out":[]}"#)
  }

  @Test func `a script of no meeting says so`() {
    let script = ScriptReport([])
    for text in [script.text, script.markdown, script.html] {
      #expect(text.contains("Ingen notater endnu."))
    }
  }

  @Test func `every point stands on the slides, with its notes`() throws {
    for meeting in ["2019-03-28-skanderborg", "2021-06-17-nordjylland"] {
      let summary = try SampleNotes.summary(of: meeting, isSettled: true)
      let slides = SummaryReport(summary).slides
      let points = summary.themes.flatMap { $0.findings(.point) }
      #expect(points.count > 8)
      let lines = slides.split(separator: "\n").filter { $0.hasPrefix("- ") }
      for point in points {
        let names = point.voices.map(\.citation.name).joined(separator: ", ")
        #expect(lines.contains { $0.replacing("\\", with: "").contains("(\(names))") }, "\(names)")
      }
      // The title of one meeting's slides is made by pandoc.
      #expect(!slides.hasPrefix("# ") && !slides.contains("\n# "))
    }
  }

  @Test func `what is left out is listed with the reason in every form of text`() throws {
    let summary = try SampleNotes.summary(of: "2019-03-28-skanderborg", isSettled: true)
    #expect(summary.leftOut.count > 3)
    let report = SummaryReport(summary)
    for text in [report.text, report.markdown] {
      let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing(
        "\\", with: "")
      for note in summary.leftOut {
        let reason = FindingText.reason(note.reason)
        let reasons = flat.components(separatedBy: "\(reason): ").dropFirst()
        #expect(reasons.contains { $0.contains(note.name) }, "\(note.name)")
      }
    }
  }

  @Test func `a point says what its notes are about`() {
    #expect(
      report.markdown.contains(
        "Handler om: Sammenhæng mellem almen- og specialområdet (mennesker: 1, maskinen: 1)"))
    #expect(
      report.html.contains(
        "Handler om: Sammenhæng mellem almen- og specialområdet (mennesker: 1, maskinen: 1)"))
    #expect(report.json.compact.contains(#""areas":[{"area":"almen-special""#))
  }

  @Test func `no word of a table's head is wider than its column`() {
    for table in report.markdown.split(separator: "\n").filter({
      $0.hasPrefix("| ") && $0.contains("---")
    }) {
      let lines = report.markdown.split(separator: "\n")
      let place = lines.firstIndex(of: table).map { $0 - 1 } ?? 0
      let heads = lines[place].split(separator: "|").map {
        $0.split(separator: " ").map(\.count).max() ?? 0
      }
      let widths = table.split(separator: "|").map { $0.count { $0 == "-" } }
      #expect(zip(heads, widths).allSatisfy { $1 >= $0 + 3 })
    }
  }

  @Test func `a theme without notes is named in every form`() {
    for text in [report.markdown, report.html, report.text] {
      #expect(text.contains("Tema 3: Økonomi"))
      #expect(text.contains("Intet bord har skrevet om temaet"))
    }
  }

  @Test func `the JSON has the fields that others rely on`() throws {
    let document = try JSONValue(parsing: report.json.compact)
    let themes = try #require(document.object?["themes"]?.array)
    for theme in themes.compactMap(\.object) {
      #expect(theme["meeting"]?.string == "2024-03-05-odder")
      for finding in (theme["findings"]?.array ?? []).compactMap(\.object) {
        for key in ["tables", "tables_asked", "municipalities"] {
          // At how many tables a proposal was said nobody knows.
          let isUnknown = finding["type"]?.string == "proposal" && key != "tables_asked"
          #expect((finding[key]?.integer == nil) == isUnknown, "\(key)")
        }
        #expect(finding["text"]?.string?.isEmpty == false)
        #expect(finding["kind"]?.string.flatMap { NoteKind(rawValue: $0) } != nil)
        if case .bool? = finding["counted"] {} else { Issue.record("counted is a truth value") }
        for citation in (finding["citations"]?.array ?? []).compactMap(\.object) {
          let note = try #require(SmallMeeting.notes.first { $0.id == citation["note"]?.string })
          let start = try #require(citation["start"]?.integer)
          let end = try #require(citation["end"]?.integer)
          #expect(
            String(decoding: Array(note.text.utf8)[start..<end], as: UTF8.self)
              == citation["quote"]?.string)
        }
      }
    }
    let leftOut = (document.object?["left_out"]?.array ?? []).compactMap(\.object)
    #expect(leftOut.allSatisfy { $0["note"]?.string != nil && $0["reason"]?.string != nil })
  }

  @Test func `a long note is cut on paper and whole in the list of notes and in the JSON`() throws {
    let text = (1...2000).map { "ord\($0)" }.joined(separator: " ")
    let note = NoteRecord(id: "n", meeting: "m", table: 1, theme: "t", kind: .ask, text: text)
    let report = SummaryReport(
      Summary(of: SummaryInput(notes: [note], codebook: SampleNotes.codebook)))
    #expect(report.markdown.contains(#"ord60 \[…\]"#))
    #expect(!report.markdown.contains("ord61"))
    #expect(report.html.contains(text))
    #expect(report.json.compact.contains(text))
  }

  @Test func `the same summary gives the same bytes`() {
    #expect(report.html == SummaryReport(SmallMeeting.summary()).html)
    #expect(report.json.pretty == SummaryReport(SmallMeeting.summary()).json.pretty)
  }
}
