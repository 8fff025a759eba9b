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
      do throws(TextProblem) {
        return try TextBytes.text(of: bytes)
      } catch {
        throw AppError.unreadableText(path: path, error)
      }
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
      guard let plain = mail.text else {
        // Says what is wrong with it.
        do throws(TextProblem) { return try TextBytes.text(of: bytes) } catch {
          throw AppError.unreadableText(path: path, error)
        }
      }
      text = plain
    }
    guard text.utf8.count <= longestText else {
      throw Problem.tooLong(path: path, bytes: text.utf8.count)
    }
    return text
  }

  private static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(1024).contains(0) }

  /// What the first bytes say, and of a ZIP archive the names within.
  static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: "%PDF-".utf8) { return .pdf }
    if bytes.starts(with: "{\\rtf".utf8) { return .richText }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      if contains(Array("word/document.xml".utf8), in: bytes) { return .word }
      return contains(Array("application/vnd.oasis.opendocument.text".utf8), in: bytes)
        ? .openDocument : nil
    }
    let beginning = String(decoding: bytes.prefix(400), as: UTF8.self).lowercased()
    let start = beginning.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? .html : nil
  }

  private static func contains(_ name: [UInt8], in bytes: [UInt8]) -> Bool {
    var index = 0
    while let found = bytes[index...].firstIndex(of: name[0]) {
      if bytes[found...].starts(with: name) { return true }
      index = found + 1
    }
    return false
  }

  private static func converted(_ bytes: [UInt8], _ kind: Kind, path: String) throws -> String {
    // pandoc's reader loses the letter after a Danish one.
    if kind == .richText { throw Problem.unreadable(path: path, kind: kind) }
    let (program, package) =
      kind == .pdf ? ("pdftotext", "poppler-utils") : ("pandoc", "pandoc")
    var process = ChildProcess(program, arguments(for: kind))
    process.input = bytes
    process.limit = 8 * longestText
    process.timeout = .seconds(60)
    let output: ChildProcess.Output
    do throws(ChildProcess.Failure) {
      output = try process.run()
    } catch .notInstalled {
      throw Problem.programMissing(path: path, kind: kind, program: program, package: package)
    } catch {
      throw Problem.unreadable(path: path, kind: kind)
    }
    guard output.status == 0 else { throw Problem.unreadable(path: path, kind: kind) }
    let text = String(decoding: output.standardOutput, as: UTF8.self).normalFormC
    return kind == .pdf ? LetterReflow.joined(text) : text
  }

  private static func arguments(for kind: Kind) -> [String] {
    let format: String
    switch kind {
    case .pdf: return ["-layout", "-enc", "UTF-8", "-", "-"]
    case .word, .richText: format = "docx"
    case .openDocument: format = "odt"
    case .html: format = "html"
    }
    // Markdown keeps headings, lists and tables; the sandbox keeps pandoc from other files.
    return ["--sandbox", "--from", format, "--to", "gfm-raw_html", "--wrap", "none"]
  }
}
