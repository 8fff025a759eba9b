import PlenumModel

/// Finds what came with the letter, as far as it is named: in the mail's header, under "Bilag", or after the mark "./.".
struct AttachmentFinder {
  let layout: LetterLayout

  struct Found {
    var names: [String] = []
    var lines: [Int] = []
  }

  /// More than any letter carries; what lists more is no list of attachments.
  private static let most = 40

  func find() -> Found {
    var found = Found()
    for attachment in layout.mail?.attachments ?? [] {
      add(attachment.name, attachment.line, to: &found)
    }
    for (index, passage) in layout.passages.enumerated() {
      if passage.bytes.starts(with: Self.mark) {
        let name = passage.text(Self.mark.count..<passage.bytes.count).trimmingStop
        add(name, passage.firstLine, to: &found)
      }
      guard let label = passage.lines[0].label, label.section == .attachments else { continue }
      if label.hasValue {
        let value = passage.text(label.valueStart..<passage.bytes.count).trimmingStop
        for name in Self.parted(value) { add(name, passage.firstLine, to: &found) }
        continue
      }
      let below = layout.passages[(index + 1)...].prefix(Self.most)
      let isList = below.first?.isItem == true
      var last = passage.firstLine
      for item in below {
        // A list goes on by its marks, lines without marks by standing right below each other.
        guard item.section == .attachments, item.lines[0].label == nil, item.isItem == isList,
          isList || (item.bytes.count <= 100 && item.firstLine <= last + 1),
          item.bytes.last != 0x3A
        else { break }
        add(item.text.trimmingStop, item.firstLine, to: &found)
        last = item.lines.last?.number ?? last
      }
    }
    return found
  }

  /// The names of a list in one line, parted by semicolons, else by commas outside brackets.
  static func parted(_ list: String) -> [String] {
    let bytes = Array(list.utf8)
    let mark: UInt8 = bytes.contains(0x3B) ? 0x3B : 0x2C
    var names: [String] = []
    var depth = 0
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth = max(0, depth - 1) }
      guard byte == mark, depth == 0 else { continue }
      names.append(String(decoding: bytes[start..<index], as: UTF8.self).trimmingBlanks)
      start = index + 1
    }
    names.append(String(decoding: bytes[start...], as: UTF8.self).trimmingBlanks)
    return names.filter { !$0.isEmpty }
  }

  private func add(_ name: String, _ line: Int, to found: inout Found) {
    guard !name.isEmpty, found.names.count < Self.most, !found.names.contains(name) else { return }
    found.names.append(name)
    found.lines.append(line)
  }

  private static let mark = Array("./. ".utf8)
}
