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
  /// Which heading it is: 1 for `#`.
  var headingLevel: Int?
  /// An item of an agenda: `Punkt 1:`.
  var isPoint = false
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

  /// `FRA BARN TIL VOKSEN`: two words and more in capitals, and nothing but words.
  var isAllCapitals: Bool {
    bytes.count >= 8 && bytes.contains(0x20)
      && !bytes.contains { (0x61...0x7A).contains($0) || $0.isDigit || Self.stops.contains($0) }
  }

  /// `. : ! ?`
  private static let stops: Set<UInt8> = [0x2E, 0x3A, 0x21, 0x3F]
}

extension LetterLine {
  /// The lines of a text in normal form C; LF, CR LF, and CR alone end a line, and so does a form feed.
  ///
  /// - Complexity: O(n).
  static func lines(of text: String) -> [LetterLine] {
    var stripper = MarkStripper()
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    var pages = [0]
    var start = 0
    for index in bytes.indices where [0x0A, 0x0D, 0x0C].contains(bytes[index]) {
      // The second half of CR LF ends nothing.
      if bytes[index] == 0x0A, index > 0, bytes[index - 1] == 0x0D {
        start = index + 1
        continue
      }
      ranges.append(start..<index)
      if bytes[index] == 0x0C { pages.append(ranges.count) }
      start = index + 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    let lines = LetterColumns.pieces(of: ranges, pages: pages, in: bytes).flatMap { piece in
      LabelledParts.ranges(in: bytes, piece.range).map {
        stripper.line(bytes[$0], number: piece.number)
      }
    }
    return joiningPoints(lines)
  }

  /// "Punkt 1." alone on its line gives its number to the line below it.
  private static func joiningPoints(_ lines: [LetterLine]) -> [LetterLine] {
    var lines = lines
    for index in lines.indices where lines[index].isPoint && lines[index].isBlank {
      guard
        let below = lines.indices.dropFirst(index + 1).prefix(2).first(where: {
          !lines[$0].isBlank
        }), lines[below].mark == nil
      else { continue }
      let line = lines[below]
      var item = LetterLine(
        number: line.number, bytes: line.bytes, folded: line.folded, indent: line.indent,
        mark: lines[index].mark, isEmphasised: line.isEmphasised, links: line.links)
      item.isPoint = true
      lines[below] = item
      lines[index].isPoint = false
    }
    return lines
  }
}
