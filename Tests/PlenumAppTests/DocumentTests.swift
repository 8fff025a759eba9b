import Foundation
import PlenumModel
import Testing

@testable import PlenumApp

/// The documents that other programs make.
@Suite(
  .enabled(
    if: ["/usr/bin/pandoc", "/usr/bin/unzip"].allSatisfy(FileManager.default.isExecutableFile),
    "needs pandoc and unzip"))
struct DocumentTests {
  let desk: Desk
  private let meeting = "2024-10-30-herning"

  init() throws {
    desk = try Desk()
    try desk.meeting()
    for table in 1...3 {
      try desk.note(
        "Der mangler uddannede pædagoger, <b>bord</b> \(table)", table: table, theme: "1",
        kind: .challenge, municipality: "Skive")
    }
    try desk.note("KL må tale med ministeren", table: 2, theme: "2", kind: .ask)
    _ = try desk.plenum.mergePoints(["1.01", "2.01"], meeting: meeting)
  }

  private func part(_ name: String, of file: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unzip")
    process.arguments = ["-p", file, name]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a Word document has title, language, heading levels and table heads`() throws {
    let file = desk.folder + "/o.docx"
    _ = try desk.plenum.summary(of: .meeting(meeting), format: .docx, to: file)
    let document = try part("word/document.xml", of: file)
    #expect(document.contains("Der mangler uddannede pædagoger, &lt;b&gt;bord&lt;/b&gt; 1"))
    let tables = document.components(separatedBy: "<w:tbl>").count - 1
    let heads = document.components(separatedBy: "<w:tblHeader").count - 1
    #expect(tables > 0 && heads == tables)
    // Heading 1 comes before Heading 2, and the title is said once.
    let first = try #require(document.range(of: #"w:val="Heading1""#))
    let second = try #require(document.range(of: #"w:val="Heading2""#))
    #expect(first.lowerBound < second.lowerBound)
    #expect(document.components(separatedBy: #"w:val="Title""#).count == 2)
    #expect(document.components(separatedBy: "Opsamling:").count == 2)
    let styles = try part("word/styles.xml", of: file)
    #expect(styles.contains(#"w:val="da-DK""#) && !styles.contains("en-US"))
    let properties = try part("docProps/core.xml", of: file)
    #expect(properties.contains("<dc:title>Opsamling: Politisk møde</dc:title>"))
  }

  @Test func `the script becomes a document too`() throws {
    let file = desk.folder + "/t.docx"
    _ = try desk.plenum.script(of: .meeting(meeting), minutes: 2, format: .docx, to: file)
    let document = try part("word/document.xml", of: file)
    #expect(document.contains("Det kom frem ved"))
    #expect(throws: SummaryDocument.Problem.notAScript(.pptx)) {
      try desk.plenum.script(of: .meeting(meeting), minutes: 2, format: .pptx, to: file)
    }
  }

  @Test func `a page is not held against the notes`() throws {
    let page = desk.folder + "/o.html"
    _ = try desk.plenum.summary(of: .meeting(meeting), format: .html, to: page)
    #expect(throws: SummaryDocument.Problem.isPage(path: page)) {
      try desk.plenum.checkSummary(page, against: .meeting(meeting))
    }
  }

  @Test func `slides have titles and Danish, and say what is only proposed`() throws {
    let file = desk.folder + "/o.pptx"
    _ = try desk.plenum.summary(of: .meeting(meeting), format: .pptx, to: file)
    let master = try part("ppt/slideMasters/slideMaster1.xml", of: file)
    #expect(master.contains(#"lang="da-DK""#) && !master.contains("en-US"))
    #expect(try part("ppt/slides/slide2.xml", of: file).contains(#"type="title""#))
  }
}
