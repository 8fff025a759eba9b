/// A line of a letter without its marks: what a person reads, and what the marks said about it.
struct LetterLine: Sendable {
  enum Mark: Hashable, Sendable {
    case bullet
    case number(Int)
  }

  /// What a line is to the letter; only `.body` is read for its content.
  enum Role: Hashable, Sendable {
    case body
    /// Sender, page number, file numbers: at the top, or in the middle where a page broke.
    case letterhead
    case letterDate
    /// A header of the e-mail that carried the letter, or what was written above a forwarded one.
    case mail
    case addressee
    case salutation
    case signature
  }

  /// 1 for the first line of the file. A line that holds several labels is read as several with one number.
  let number: Int
  /// White space collapsed, Markdown marks, bullets and angle brackets gone.
  let bytes: [UInt8]
  let folded: [UInt8]
  /// Columns of white space before it.
  let indent: Int
  let mark: Mark?
  /// Marked as a heading (`#`) or bold as a whole.
  let isEmphasised: Bool
  /// Addresses behind link texts, in order.
  let links: [Link]
  /// The way to a page within its site: `Forside > Det sker > Seminar`.
  var isTrail = false
  /// A row of a table.
  var isRow = false
  var role: Role = .body
  /// The part of the letter to which it belongs; nil before the first heading that says so.
  var section: Section?
  /// Set where the line opens its section: `Sted`, `Tilmelding:`, `Tid: kl. 17`.
  var label: Label?

  struct Link: Hashable, Sendable {
    let text: String
    let address: String
  }

  /// A line of words that stand elsewhere than on a line of their own: a mail's subject, a title.
  init(_ text: String, number: Int) {
    let bytes = Array(text.utf8)
    self.init(
      number: number, bytes: bytes, folded: foldedKeepingPlace(bytes), indent: 0, mark: nil,
      isEmphasised: false, links: [])
  }

  init(
    number: Int, bytes: [UInt8], folded: [UInt8], indent: Int, mark: Mark?, isEmphasised: Bool,
    links: [Link], isTrail: Bool = false, role: Role = .body, section: Section? = nil
  ) {
    self.number = number
    self.bytes = bytes
    self.folded = folded
    self.indent = indent
    self.mark = mark
    self.isEmphasised = isEmphasised
    self.links = links
    self.isTrail = isTrail
    self.role = role
    self.section = section
  }

  var isBlank: Bool { bytes.isEmpty }
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension LetterLine {
  /// The lines of a text in normal form C; LF, CR LF, and CR alone end a line, and so does a form feed.
  ///
  /// - Complexity: O(n).
  static func lines(of text: String) -> [LetterLine] {
    var lines: [LetterLine] = []
    var stripper = MarkStripper()
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    var number = 0
    func addLine(upTo end: Int) {
      number += 1
      for part in LabelledParts.ranges(in: bytes, start..<end) {
        lines.append(stripper.line(bytes[part], number: number))
      }
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D || byte == 0x0C {
        addLine(upTo: index)
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { addLine(upTo: bytes.count) }
    return lines
  }
}
