import Foundation
import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

/// Notes that look like something else stay notes.
struct HostileTextTests {
  static let texts = [
    "<script>alert(1)</script>", "\"\u{301} onmouseover=alert(1) x=\"",
    "'\u{301}><img src=x onerror=1>",
    "</bdi></p><h1>Overtaget</h1>", "&lt;ikke en krop&gt; &amp; &#39;", "<!-- væk", "]]>",
    "</style><b>",
    "# Overskrift", "- punkt\n- punkt", "1. første\n2. anden", "| a | b |\n|---|---|",
    "![x](http://ond.dk/x.png)",
    "[klik](javascript:alert(1))", "`kode` *fed* _kursiv_ ~~streg~~ ^op^ $x$ @nogen",
    "```\nkode\n```",
    "http://ond.dk www.ond.dk a@b.dk", "til - fra -- langt --- længst ... slut", "+++\ntitel\n+++",
    "===",
    "=1+2", "+45 12345678", "-1", "@SUM(A1)", "=\u{301}1+2", "\tindrykket", "a,b;\"c\"",
    "højre \u{202E}ertsnev", "nul\u{0}bredde", "å e\u{301} 👩‍👩‍👧 ﷽", "\\", "slut på linje\\",
    "»indre« citat",
    "linje et\r\nlinje to", "[U+202E]",
  ]

  private static let plain = "psykologen kommer"

  private func report(_ text: String) -> SummaryReport {
    // As municipality, theme, region, title and id too: every field of a file is somebody's text.
    // The other notes make a keyword, whose table names its theme in an attribute.
    let notes =
      [
        NoteRecord(
          id: text, meeting: text, region: text, table: 1, theme: text, municipality: text,
          kind: .ask, text: text),
        NoteRecord(
          id: "b", meeting: text, region: text, table: 2, theme: text, municipality: text,
          kind: .challenge, text: text),
      ]
      + (1...3).map { table in
        NoteRecord(
          id: "c\(table)", meeting: text, table: table, theme: text,
          municipality: table == 1 ? "Odder" : text, text: Self.plain)
      }
    let points = [
      Point(id: text, meeting: text, theme: text, notes: [text, "b"]),
      Point(id: "q", meeting: text, theme: text, notes: ["b"], statement: text),
    ]
    return SummaryReport(
      Summary(
        of: SummaryInput(
          notes: notes, points: points, codebook: SampleNotes.codebook,
          proposals: [["c1", "c2"]])))
  }

  @Test(arguments: texts)
  func `a page holds the note's words and none of its markup`(text: String) throws {
    let harmless = try #require(ParsedPage(report("ord").html))
    let page = try #require(ParsedPage(report(text).html), "the page is well-formed")
    #expect(page.elements == harmless.elements)
    #expect(page.attributeNames == harmless.attributeNames)
    #expect(page.words.count == harmless.words.count)
    #expect(page.words.contains(shown(text)))
    #expect(
      page.words.allSatisfy {
        $0 == Self.plain || $0.unicodeScalars.elementsEqual(shown(text).unicodeScalars)
      })
    #expect(page.labels.count == harmless.labels.count)
    #expect(page.labels.contains { $0.hasPrefix("Nøgleord: ") })
  }

  @Test(arguments: texts)
  func `no scalar that steers and does not show is left in what people read`(text: String) {
    let report = report(text)
    for form in [report.html, report.markdown, report.text] {
      #expect(
        !form.unicodeScalars.contains {
          $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0 == "\u{202E}" || $0.value == 0x7F
        })
    }
  }

  @Test(arguments: texts)
  func `a cell never begins as a formula, and reads back as the text`(text: String) throws {
    let rows = try #require(parsedCSV(report(text).csv))
    #expect(Set(rows.map(\.count)).count == 1)
    for row in rows.dropFirst() {
      for cell in row {
        let first = cell.unicodeScalars.first
        #expect(first.map { !"=+-@\t\r".unicodeScalars.contains($0) } ?? true)
      }
      let meeting = row[0].unicodeScalars
      #expect(
        meeting.elementsEqual(text.unicodeScalars)
          || meeting.elementsEqual(("'" + text).unicodeScalars))
    }
  }

  @Test(arguments: texts)
  func `JSON gives the text back scalar by scalar`(text: String) throws {
    let document = try JSONValue(parsing: report(text).json.compact)
    let theme = try #require(document.object?["themes"]?.array?.first?.object)
    #expect(theme["theme"]?.string?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pandoc"), "needs pandoc"),
    arguments: ["gfm", "markdown"])
  func `Markdown renders as the text that was written`(dialect: String) throws {
    let notes = Self.texts.enumerated().map { number, text in
      NoteRecord(id: "n\(number)", meeting: "m", table: 1, theme: "t", kind: .ask, text: text)
    }
    let report = SummaryReport(
      Summary(of: SummaryInput(notes: notes, codebook: SampleNotes.codebook)))
    let html = try rendered(report.markdown, from: dialect)
    for element in ["<a ", "<img", "<em", "<strong", "<code", "<pre", "<h4", "<script"] {
      #expect(!html.contains(element), "\(element) in \(dialect)")
    }
    let plain = withoutTags(html)
    for text in Self.texts {
      let words = shown(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(plain.contains("»\(words)«"), "\(dialect): \(words)")
    }
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pandoc"), "needs pandoc"))
  func `a Word document holds the text that was written`() throws {
    let notes = Self.texts.enumerated().map { number, text in
      NoteRecord(
        id: "n\(number)", meeting: "m", table: number, theme: "t",
        kind: number % 2 == 0 ? .ask : .challenge, text: text)
    }
    // As an ask, in a point, in a proposal, and as words of a person who settled a point.
    let report = SummaryReport(
      Summary(
        of: SummaryInput(
          notes: notes,
          points: Self.texts.enumerated().map { number, text in
            Point(
              id: "p\(number)", meeting: "m", theme: "t", notes: ["n\(number)"],
              statement: number % 3 == 0 ? text : nil)
          }, codebook: SampleNotes.codebook)))
    let document = try pandoc(
      ["--from", "markdown", "--to", "docx", "--output", "-"], Data(report.markdown.utf8))
    let plain = withoutTags(
      String(
        decoding: try pandoc(["--from", "docx", "--to", "html", "--wrap", "none"], document),
        as: UTF8.self))
    for text in Self.texts {
      let words = shown(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(plain.contains("»\(words)«"), "\(words)")
    }
  }

  /// How a page shows the text: what steers is written out, a Windows line end is a line end.
  private func shown(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\r" {
      switch scalar {
      case "\u{202E}": shown.append(contentsOf: "[U+202E]".unicodeScalars)
      case "\u{0}": shown.append(contentsOf: "[U+0000]".unicodeScalars)
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// The HTML that pandoc makes of Markdown.
  private func rendered(_ markdown: String, from dialect: String) throws -> String {
    let html = try pandoc(
      ["--from", dialect, "--to", "html", "--wrap", "none"], Data(markdown.utf8))
    return String(decoding: html, as: UTF8.self)
  }

  private func pandoc(_ arguments: [String], _ given: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/pandoc")
    process.arguments = arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(given)
    try input.fileHandleForWriting.close()
    let made = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return made
  }

  /// What a reader of the HTML sees, on one line.
  private func withoutTags(_ html: String) -> String {
    var text = ""
    var isInTag = false
    for scalar in html.unicodeScalars {
      switch scalar {
      case "<": isInTag = true
      case ">": isInTag = false
      default: if !isInTag { text.unicodeScalars.append(scalar) }
      }
    }
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] { text = text.replacingOccurrences(of: entity, with: character) }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A reader of RFC 4180; nil where a quote is left open.
  private func parsedCSV(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if scalars.first == "\"" {
          cell.append(scalar)
          scalars.removeFirst()
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"": isQuoted = true
      case ",":
        row.append(String(cell))
        cell = String.UnicodeScalarView()
      case "\r" where scalars.first == "\n":
        scalars.removeFirst()
        rows.append(row + [String(cell)])
        row = []
        cell = String.UnicodeScalarView()
      default: cell.append(scalar)
      }
    }
    return isQuoted ? nil : rows
  }
}
