import PlenumModel

/// A mail as mail programs save it (`.eml`): headers and parts in the form in which mails travel, RFC 5322, 2045-2047.
///
/// Its text is what a person would see: the headers that tell of the letter, and the first part of plain text.
package struct MailMessage {
  /// A part that is the mail's text.
  package enum Body: Hashable, Sendable {
    case plain([UInt8])
    /// A mail that has no part of plain text.
    case html([UInt8])
  }

  /// `Subject: …` and the others that a reader is shown, decoded, a line each.
  package let headers: String
  package let body: Body

  /// nil for what is no mail in that form; text that somebody copied out of a mail is none.
  ///
  /// - Complexity: O(n).
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.largest, let message = Self.part(bytes[...]),
      message.fields["mime-version"] != nil || message.fields["content-transfer-encoding"] != nil
        || message.fields["content-type"] != nil,
      message.fields["from"] != nil || message.fields["subject"] != nil
    else { return nil }
    var found = Found()
    Self.collect(message, into: &found, depth: 0)
    guard let body = found.plain.map(Body.plain) ?? found.html.map(Body.html) else { return nil }
    var lines = Self.shown.compactMap { name in
      message.fields[name.lowercased()].map { "\(name): \(Self.words($0))" }
    }
    if !found.files.isEmpty {
      lines.append("Vedhæftede filer: \(found.files.joined(separator: ", "))")
    }
    headers = lines.joined(separator: "\n")
    self.body = body
  }

  /// Headers and a body of plain text as one; nil where there is none.
  package var text: String? {
    guard case .plain(let bytes) = body, let text = try? TextBytes.text(of: bytes) else {
      return nil
    }
    return "\(headers)\n\n\(text)"
  }

  /// Bytes; attachments are not read, but travel in the file.
  private static let largest = 64 << 20
  /// Parts within parts; what is deeper is no mail that a person wrote.
  private static let deepest = 8
  private static let shown = ["From", "To", "Subject", "Date"]

  private struct Part {
    var fields: [String: String]
    var body: ArraySlice<UInt8>
  }

  private struct Found {
    var plain: [UInt8]?
    var html: [UInt8]?
    var files: [String] = []
  }

  /// The header fields up to the first blank line, and the rest; nil where the first lines are no fields.
  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    var fields: [String: String] = [:]
    var last: String?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[index..<end]
      if line.last == 0x0D { line.removeLast() }
      index = min(end + 1, bytes.endIndex)
      if line.isEmpty { return Part(fields: fields, body: bytes[index...]) }
      let text = String(decoding: line, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09 {
        guard let last else { return nil }
        fields[last, default: ""] += " " + text.trimmingBlanks
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A),
        line[..<colon].allSatisfy({ $0.isASCIIWord || $0 == 0x2D }), colon > line.startIndex
      else { return nil }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      fields[name] = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmingBlanks
      last = name
    }
    return nil
  }

  private static func collect(_ part: Part, into found: inout Found, depth: Int) {
    let type = part.fields["content-type"] ?? "text/plain"
    let kind = type.prefix { $0 != ";" }.lowercased()
    if kind.hasPrefix("multipart/"), let boundary = parameter("boundary", of: type) {
      guard depth < deepest else { return }
      for piece in pieces(of: part.body, boundary: Array(boundary.utf8)) {
        if let inner = Self.part(piece) ?? bare(piece) {
          collect(inner, into: &found, depth: depth + 1)
        }
      }
      return
    }
    let disposition = part.fields["content-disposition"] ?? ""
    if let name = parameter("filename", of: disposition) ?? parameter("name", of: type) {
      found.files.append(words(name))
      return
    }
    let decoded = decode(part.body, part.fields["content-transfer-encoding"] ?? "")
    if kind == "text/plain", found.plain == nil { found.plain = decoded }
    if kind == "text/html", found.html == nil { found.html = decoded }
  }

  /// A part without headers of its own begins with a blank line.
  private static func bare(_ piece: ArraySlice<UInt8>) -> Part? {
    piece.first == 0x0A || piece.first == 0x0D ? Part(fields: [:], body: piece) : nil
  }

  /// What stands between lines `--boundary`.
  private static func pieces(
    of body: ArraySlice<UInt8>, boundary: [UInt8]
  ) -> [ArraySlice<UInt8>] {
    let mark = Array("--".utf8) + boundary
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var index = body.startIndex
    while index < body.endIndex {
      let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[index..<end].starts(with: mark) {
        if let start { pieces.append(body[start..<index]) }
        start = min(end + 1, body.endIndex)
        if body[index..<end].dropFirst(mark.count).starts(with: "--".utf8) { return pieces }
      }
      index = end + 1
    }
    if let start, start < body.endIndex { pieces.append(body[start...]) }
    return pieces
  }
}
