import PlenumIntake
import PlenumModel

/// A letter as it lies on the disk: text, or a document that another program makes text of.
///
/// The programs read the bytes that were read here, and no other file.
enum LetterFile {
  /// Documents that are not text themselves.
  enum Kind: Hashable, Sendable { case pdf, word, openDocument, richText, html }

  enum Problem: Error, Hashable, Sendable {
    /// Far more than any letter.
    case tooLong(path: String, bytes: Int)
    case programMissing(path: String, kind: Kind, program: String, package: String)
    case unreadable(path: String, kind: Kind)
    /// A scanned letter.
    case withoutText(path: String)
  }

  /// Bytes of text; an invitation has about 4,000.
  static let longestText = 1 << 20

  /// The letter's text.
  static func text(at path: String) throws -> String {
    let bytes = try FileBytes.read(path)
    if let mail = MailMessage(bytes) { return try text(of: mail, path: path) }
    guard let kind = kind(of: bytes) else {
      guard bytes.count <= longestText || isBinary(bytes) else {
        throw Problem.tooLong(path: path, bytes: bytes.count)
      }
      return try TextFile.text(of: bytes, at: path)
    }
    let text = try converted(bytes, kind, path: path)
    guard text.utf8.count <= longestText else {
      throw Problem.tooLong(path: path, bytes: text.utf8.count)
    }
    if kind == .pdf, text.utf8.allSatisfy({ $0 <= 0x20 }) { throw Problem.withoutText(path: path) }
    return text
  }

  /// The text of a saved mail; one that is only HTML is made text of as a page is.
  private static func text(of mail: MailMessage, path: String) throws -> String {
    let text: String
    switch mail.body {
    case .html(let page): text = "\(mail.headers)\n\n\(try converted(page, .html, path: path))"
    case .plain(let bytes):
      // The second says what is wrong with it.
      text = try mail.text ?? TextFile.text(of: bytes, at: path)
    }
    guard text.utf8.count <= longestText else {
      throw Problem.tooLong(path: path, bytes: text.utf8.count)
    }
    return text
  }

  private static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(1024).contains(0) }

  /// What the bytes say themselves; nil for plain text and what is not known.
  static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: "%PDF-".utf8) { return .pdf }
    return switch WordDocument.format(of: bytes) {
    case .docx: .word
    case .odt: .openDocument
    case .rtf: .richText
    case .html: .html
    case nil: nil
    }
  }

  private static func converted(_ bytes: [UInt8], _ kind: Kind, path: String) throws -> String {
    var process: ChildProcess
    switch kind {
    case .pdf:
      process = ChildProcess("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"])
      process.input = bytes
    case .word: process = pandoc(bytes, "docx")
    case .openDocument: process = pandoc(bytes, "odt")
    case .html: process = pandoc(bytes, "html")
    // pandoc's reader loses the letter after a Danish one.
    case .richText: throw Problem.unreadable(path: path, kind: kind)
    }
    process.limit = 8 * longestText
    process.timeout = .seconds(60)
    let output: ChildProcess.Output
    do throws(ChildProcess.Failure) {
      output = try process.run()
    } catch .notInstalled {
      throw Problem.programMissing(
        path: path, kind: kind, program: process.program,
        package: kind == .pdf ? "poppler-utils" : process.program)
    } catch {
      throw Problem.unreadable(path: path, kind: kind)
    }
    guard output.status == 0 else { throw Problem.unreadable(path: path, kind: kind) }
    let text = String(decoding: output.standardOutput, as: UTF8.self).normalFormC
    return kind == .pdf ? LetterReflow.joined(text) : text
  }

  /// Markdown keeps headings, lists and tables.
  private static func pandoc(_ bytes: [UInt8], _ format: String) -> ChildProcess {
    .pandoc(reading: bytes, from: format, to: "gfm-raw_html", ["--wrap", "none"])
  }
}
