import PlenumModel

/// A document of a word processor, as pandoc tells of it: what note-takers see as lines becomes lines.
package enum WordDocument {
  /// Documents that pandoc reads, by pandoc's name for them.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    case docx, odt, rtf, html
  }

  /// The format of a file by what it holds; nil for spreadsheets and everything else.
  package static func format(of bytes: [UInt8]) -> Format? {
    if bytes.starts(with: RichText.beginning) { return .rtf }
    if isPage(bytes) { return .html }
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return nil }
    // Both stand in an archive in plain letters: the names of its files, and its type, as a rule at its beginning.
    let type = "application/vnd.oasis.opendocument.text"
    if bytes.dropFirst(38).starts(with: type.utf8) { return .odt }
    if bytes.holds("word/document".utf8) { return .docx }
    return bytes.holds(type.utf8) ? .odt : nil
  }

  /// Whether the first words are those of a web page, or of a part of one.
  private static func isPage(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(400).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    guard start.first == UInt8(ascii: "<") else { return false }
    let name = String(decoding: start.dropFirst().prefix(12), as: UTF8.self).lowercased()
    return pageBeginnings.contains { beginning in
      guard name.utf8.starts(with: beginning.utf8) else { return false }
      let next = name.utf8.dropFirst(beginning.utf8.count).first
      return beginning.utf8.first == UInt8(ascii: "!") || next.map { !$0.isASCIIWord } ?? false
    }
  }

  private static let pageBeginnings = [
    "!doctype", "!--", "html", "head", "body", "meta", "div", "p", "h1", "h2", "h3", "ul", "ol",
    "table", "span", "section", "article", "main",
  ]

  /// Whether a page is one that plenum made for a table to type on: its notes lie in the browser, and not in it.
  package static func isTablePage(_ page: [UInt8]) -> Bool {
    page.holds("<script type=\"application/json\" id=\"data\">".utf8)
      && page.holds("id=\"municipality-error\"".utf8)
  }

  /// The document's text as ``NotesFileReader`` reads it: headings with `#`, lists with markers, tables with bars, a
  /// blank line between paragraphs. nil for anything but pandoc's JSON.
  package static func text(fromPandoc json: [UInt8]) -> [UInt8]? {
    guard let document = try? JSONValue(parsing: json[...]).object,
      let blocks = document["blocks"]?.array
    else { return nil }
    var writer = Writer()
    writer.write(blocks, indent: 0)
    return Array(writer.text.utf8)
  }

  private struct Writer {
    private(set) var text = ""

    mutating func write(_ blocks: [JSONValue], indent: Int) {
      for (index, block) in blocks.enumerated() {
        guard let block = block.object, let type = block["t"]?.string else { continue }
        let content = block["c"]
        switch type {
        case "Para", "Plain":
          line(emphasised(content) ?? inlines(content), indent: indent)
          // A list goes on with the line above it.
          let next = index + 1 < blocks.count ? blocks[index + 1].object?["t"]?.string : nil
          if indent == 0, next != "BulletList", next != "OrderedList" { text += "\n" }
        case "Header":
          let level = min(6, max(1, content?.array?.first?.integer ?? 1))
          line(
            String(repeating: "#", count: level) + " " + inlines(content?.array?.last),
            indent: indent)
        case "BulletList":
          for item in content?.array ?? [] { write(item: item.array ?? [], marker: "•", indent) }
          if indent == 0 { text += "\n" }
        case "OrderedList":
          let start = content?.array?.first?.array?.first?.integer ?? 1
          for (place, item) in (content?.array?.last?.array ?? []).enumerated() {
            write(item: item.array ?? [], marker: "\(start &+ place).", indent)
          }
          if indent == 0 { text += "\n" }
        case "Table":
          write(rows: rows(content))
        case "Div":
          write(content?.array?.last?.array ?? [], indent: indent)
        case "BlockQuote":
          // A quotation of a document is indented text; what a mail quotes is no document.
          write(content?.array ?? [], indent: indent)
        case "LineBlock":
          for line in content?.array ?? [] { self.line(inlines(line), indent: indent) }
        case "CodeBlock":
          line(content?.array?.last?.string ?? "", indent: indent)
        case "DefinitionList":
          for pair in content?.array ?? [] {
            line(inlines(pair.array?.first), indent: indent)
            for blocks in pair.array?.last?.array ?? [] {
              write(item: blocks.array ?? [], marker: "•", indent)
            }
          }
        case "HorizontalRule":
          // Within an item it parts nothing.
          if indent == 0 { text += "\n---\n\n" }
        default: break
        }
      }
    }

    /// An item: its first lines after the marker, lists in it further in.
    private mutating func write(item blocks: [JSONValue], marker: String, _ indent: Int) {
      var inner = Writer()
      inner.write(blocks, indent: 1)
      var isFirst = true
      for line in inner.text.split(separator: "\n") {
        let words = line.dropFirst()
        text += String(repeating: " ", count: indent)
        text += isFirst ? "\(marker) \(words)\n" : "    \(words)\n"
        isFirst = false
      }
    }

    private mutating func line(_ words: String, indent: Int) {
      for line in words.split(separator: "\n") {
        text += String(repeating: " ", count: indent) + line + "\n"
      }
    }

    private mutating func write(rows: [[String]]) {
      guard let first = rows.first, !first.isEmpty else { return }
      text += "\n"
      for (index, row) in rows.enumerated() {
        text += "| " + row.map(Self.cell).joined(separator: " | ") + " |\n"
        if index == 0 { text += "|" + String(repeating: "---|", count: first.count) + "\n" }
      }
      text += "\n"
    }

    private static func cell(_ text: String) -> String {
      var cell = ""
      for scalar in text.unicodeScalars {
        cell += scalar == "|" ? "\\|" : scalar == "\n" ? " " : String(scalar)
      }
      return cell
    }

    /// Header and body; a header without words is none.
    private func rows(_ table: JSONValue?) -> [[String]] {
      let parts = table?.array ?? []
      guard parts.count >= 6 else { return [] }
      let head = parts[3].array?.last?.array ?? []
      let bodies = parts[4].array ?? []
      let body = bodies.flatMap { ($0.array ?? []).suffix(2).flatMap { $0.array ?? [] } }
      let foot = parts[5].array?.last?.array ?? []
      return (head + body + foot).map { row in
        (row.array?.last?.array ?? []).map { cell in
          var writer = Writer()
          writer.write(cell.array?.last?.array ?? [], indent: 1)
          let lines = writer.text.split(separator: "\n").map { String($0).trimmingBlanks }
          return lines.joined(separator: ListItems.of(lines) == nil ? " " : "<br>")
        }
      }.filter { $0.contains { !$0.isEmpty } }
    }

    /// A paragraph all in bold is a heading that somebody made by hand.
    private func emphasised(_ content: JSONValue?) -> String? {
      guard let only = content?.array, only.count == 1, let inline = only[0].object,
        inline["t"]?.string == "Strong"
      else { return nil }
      let words = inlines(inline["c"])
      return words.utf8.contains(0x0A) ? nil : "**\(words)**"
    }

    private func inlines(_ content: JSONValue?) -> String {
      var words = ""
      for inline in content?.array ?? [] {
        guard let inline = inline.object, let type = inline["t"]?.string else { continue }
        let inner = inline["c"]
        switch type {
        case "Str": words += inner?.string ?? ""
        case "Space", "SoftBreak": words += " "
        case "LineBreak": words += "\n"
        case "Code", "Math": words += inner?.array?.last?.string ?? ""
        case "Quoted":
          words += "”" + inlines(inner?.array?.last) + "”"
        case "Span", "Cite": words += inlines(inner?.array?.last)
        case "Link": words += inlines(inner?.array.flatMap { $0.count > 1 ? $0[1] : nil })
        case "Note":
          var note = Writer()
          note.write(inner?.array ?? [], indent: 1)
          let text = note.text.split(separator: "\n").map { String($0).trimmingBlanks }
          words += " (" + text.joined(separator: " ") + ")"
        case "Image", "RawInline": break
        default: words += inlines(inner)
        }
      }
      return words
    }
  }
}
