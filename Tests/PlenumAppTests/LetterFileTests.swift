import Foundation
import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct LetterFileTests {
  private static let letter = """
    # Invitation til dialogmøde om trivsel

    Herning Kommune inviterer til dialogmøde.

    **Tid:** Torsdag den 9. november 2023 kl. 17.00–20.00

    **Sted:** Rådhuset, Torvet 5, 7400 Herning
    """

  private func lines(_ answer: Answer) -> [String] {
    answer.text.split(separator: "\n").map(String.init)
  }

  @Test(
    .enabled(if: ChildProcess.path(of: "pandoc") != nil, "pandoc is not installed"),
    arguments: ["docx", "odt", "html"])
  func `reads a letter that a word processor wrote`(format: String) throws {
    let desk = try Desk()
    let path = "\(desk.folder)/brev.\(format)"
    var pandoc = ChildProcess(
      "pandoc", ["--from", "markdown", "--to", format, "--standalone", "--output", path])
    pandoc.input = Array(Self.letter.utf8)
    try #require(try pandoc.run().status == 0)
    let read = lines(try desk.plenum.readLetter(at: path))
    #expect(read.contains("Titel          Invitation til dialogmøde om trivsel"))
    #expect(read.contains("Møde           9. november 2023 kl. 17.00-20.00, Rådhuset"))
    #expect(read.contains("Vært           Herning Kommune"))
  }

  @Test(.enabled(if: ChildProcess.path(of: "pdftotext") != nil, "pdftotext is not installed"))
  func `reads the text of a PDF, and says when it has none`() throws {
    let desk = try Desk()
    let text = [
      "Invitation til temadag", "Tid: 9. november 2023 kl. 17-20",
      "Sted: Huset, Torvet 5, 7400 Herning",
    ]
    let path = try desk.file("brev.pdf", Self.pdf(of: text))
    let read = lines(try desk.plenum.readLetter(at: path))
    #expect(read.contains("Titel          Invitation til temadag"))
    #expect(read.contains("Sted           Huset, Torvet 5, 7400 Herning"))
    let scan = try desk.file("scan.pdf", Self.pdf(of: []))
    #expect(throws: LetterFile.Problem.withoutText(path: scan)) {
      try desk.plenum.readLetter(at: scan)
    }
    let broken = try desk.file("ødelagt.pdf", "%PDF-1.4 og så intet")
    #expect(throws: LetterFile.Problem.unreadable(path: broken, kind: .pdf)) {
      try desk.plenum.readLetter(at: broken)
    }
  }

  @Test func `knows a document by its first bytes, whatever its name`() {
    func kind(_ text: String) -> LetterFile.Kind? { LetterFile.kind(of: Array(text.utf8)) }
    #expect(kind("%PDF-1.7") == .pdf)
    #expect(kind("{\\rtf1") == .richText)
    #expect(kind("\n<!DOCTYPE html><p>") == .html)
    #expect(kind("PK\u{3}\u{4} … word/document.xml") == .word)
    #expect(kind("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.text") == .openDocument)
    #expect(kind("PK\u{3}\u{4}billeder.zip") == nil)
    #expect(kind("Kære alle") == nil)
    #expect(kind("") == nil)
  }

  @Test func `refuses rich text, of which pandoc loses letters`() throws {
    let desk = try Desk()
    let path = try desk.file("brev.rtf", "{\\rtf1 Invitation}")
    #expect(throws: LetterFile.Problem.unreadable(path: path, kind: .richText)) {
      try desk.plenum.readLetter(at: path)
    }
  }

  @Test func `refuses a file that is far longer than a letter`() throws {
    let desk = try Desk()
    let path = try desk.file(
      "langt.txt", String(repeating: "Invitation til møde. ", count: 250_000))
    #expect(throws: LetterFile.Problem.tooLong(path: path, bytes: 5_500_000)) {
      try desk.plenum.readLetter(at: path)
    }
  }

  @Test func `finds nothing in a file that is no letter`() throws {
    let desk = try Desk()
    let answer = try desk.plenum.readLetter(at: try desk.file("a.json", "{\"text\":\"a\"}"))
    #expect(answer.status == .nothingFound)
    #expect(
      answer.text
        == "Bemærk         Teksten ligner ikke en indbydelse. Der er ikke læst noget i den.\n")
  }

  @Test func `explains each field within the width of a terminal`() throws {
    let desk = try Desk()
    let path = try desk.file("brev.txt", Self.letter)
    let answer = try desk.plenum.readLetter(at: path, explains: true)
    let read = lines(answer)
    #expect(read.contains("Sted           linje 7      Sted: Rådhuset, Torvet 5, 7400 Herning"))
    #expect(read.contains("Region                      udledt, se »Bemærk«"))
    #expect(read.contains("Bilag                       står ikke i brevet"))
    #expect(read.allSatisfy { $0.unicodeScalars.count <= 80 })
    let place = answer.json.object?["sources"]?.object?["place"]?.array
    #expect(place?.first?.object?["line"] == .integer(7))
    #expect(try desk.plenum.readLetter(at: path).json.object?["sources"] == nil)
  }

  @Test(arguments: [
    LetterFile.Problem.tooLong(path: "a.txt", bytes: 5_000_000),
    .programMissing(path: "a.docx", kind: .word, program: "pandoc", package: "pandoc"),
    .unreadable(path: "a.pdf", kind: .pdf), .withoutText(path: "a.pdf"),
  ])
  func `says what happened, what is safe and what to do`(problem: LetterFile.Problem) {
    let message = Message(for: problem as any Error)
    #expect(message.happened.hasPrefix("a."))
    #expect(message.safe == "Intet er gemt.")
    #expect(message.doNow?.isEmpty == false)
  }

  /// A PDF of one page with these lines in a common font.
  private static func pdf(of lines: [String]) -> String {
    let shown = lines.map { "(\($0)) Tj 0 -20 Td" }.joined(separator: "\n")
    let content = "BT /F1 12 Tf 50 700 Td\n\(shown)\nET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        + "/Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 6\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    return text + "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
  }
}
