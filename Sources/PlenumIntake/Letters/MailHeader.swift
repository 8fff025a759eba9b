import PlenumModel

/// What the headers of an e-mail say of the letter in it; where it was forwarded, those of the innermost mail.
struct MailHeader: Sendable {
  private(set) var subject: (text: String, line: Int)?
  /// Who wrote, without the address.
  private(set) var sender: (text: String, line: Int)?
  /// The files that came with it, as the header lists them.
  private(set) var attachments: [(name: String, line: Int)] = []
  private(set) var date: (date: CalendarDate, line: Int)?

  /// Marks the header lines, and what a forwarder wrote above the last of them, as mail.
  ///
  /// A header is a run of lines `Name: value` with a sender and either a subject or a recipient; blank lines may stand
  /// between them. Only forwarding notes of at most ten lines may stand above the innermost one: what is longer is
  /// the letter itself, and what follows it an older mail.
  static func mark(_ lines: inout [LetterLine]) -> MailHeader? {
    var header: MailHeader?
    var index = 0
    var above = 0
    while index < lines.count, above <= 10 {
      guard let run = run(in: lines, from: index) else {
        if !lines[index].isBlank { above += 1 }
        index += 1
        continue
      }
      // What came with the outer mail came with the letter.
      let carried = header?.attachments ?? []
      header = MailHeader(lines[run])
      header?.attachments.insert(contentsOf: carried, at: 0)
      for place in 0..<run.upperBound { lines[place].role = .mail }
      index = run.upperBound
      above = 0
    }
    return header
  }

  private init(_ lines: ArraySlice<LetterLine>) {
    for line in lines {
      guard let (name, start) = Self.name(of: line) else { continue }
      let value = start..<line.folded.count
      switch name {
      case .sender:
        // Of several headers in one run the last is the innermost.
        subject = nil
        date = nil
        let words = line.text.utf8.dropFirst(start).split(separator: 0x20).filter {
          !$0.contains(0x40)
        }
        let name = words.compactMap { String($0) }.joined(separator: " ")
        sender = name.isEmpty ? nil : (name, line.number)
      case .subject:
        subject = (Self.withoutForwardingMarks(line, from: start), line.number)
      case .date:
        if let mention = DateScanner.mentions(in: line.folded, value).first,
          let year = mention.year,
          let date = mention.dates(in: year).first, let date
        {
          self.date = (date, line.number)
        }
      case .attachments:
        let names = AttachmentFinder.parted(String(decoding: line.bytes[value], as: UTF8.self))
        attachments += names.map { ($0, line.number) }
      case .other: break
      }
    }
    if let text = subject?.text, text.isEmpty { subject = nil }
  }

  private enum Name: Hashable { case sender, subject, date, attachments, other }

  private static func run(in lines: [LetterLine], from start: Int) -> Range<Int>? {
    guard let (first, _) = name(of: lines[start]), first == .sender || first == .date else {
      return nil
    }
    var names: Set<Name> = []
    var hasRecipient = false
    var end = start
    var index = start
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        guard index - end < 3 else { break }
      } else if let (name, _) = name(of: line) {
        names.insert(name)
        if name == .other { hasRecipient = true }
        end = index + 1
      } else if line.bytes.contains(0x40), index == end, !names.isEmpty {
        end = index + 1  // A long list of recipients goes on.
      } else {
        break
      }
      index += 1
    }
    guard names.contains(.sender), names.contains(.subject) || hasRecipient else { return nil }
    return start..<end
  }

  private static func name(of line: LetterLine) -> (Name, Int)? {
    guard line.mark == nil, let colon = line.folded.prefix(24).firstIndex(of: 0x3A) else {
      return nil
    }
    let name = String(decoding: line.folded[..<colon], as: UTF8.self).trimmingBlanks
    return names[name].map { ($0, colon + 1) }
  }

  private static let names: [String: Name] = [
    "fra": .sender, "from": .sender, "afsender": .sender, "emne": .subject, "subject": .subject,
    "sendt": .date, "sent": .date, "dato": .date, "date": .date, "til": .other, "to": .other,
    "cc": .other, "bcc": .other, "kopi": .other, "svar til": .other, "reply-to": .other,
    "attachments": .attachments, "vedhæftede filer": .attachments, "vedhæftet": .attachments,
    "vedhæftning": .attachments, "vedhæftninger": .attachments, "attachment": .attachments,
    "importance": .other, "prioritet": .other, "vigtighed": .other,
  ]

  /// The subject without `VS:`, `Fwd:` and the like.
  private static func withoutForwardingMarks(_ line: LetterLine, from start: Int) -> String {
    var start = start
    while true {
      while start < line.folded.count, line.folded[start] == 0x20 { start += 1 }
      let rest = start..<line.folded.count
      guard !rest.isEmpty, let end = marks.prefixEnd(of: line.folded, rest) else {
        return String(decoding: line.bytes[rest], as: UTF8.self)
      }
      start = end
    }
  }

  private static let marks: Cues = ["vs:*", "sv:*", "fwd:*", "fw:*", "re:*", "videresend:*"]
}
