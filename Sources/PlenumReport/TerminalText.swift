/// Lines for people at a terminal of 80 columns.
package struct TerminalText {
  private(set) var text = ""
  package static let width = 80

  mutating func heading(_ title: String, underline: Character = "=") {
    let lines = Self.wrapped(title, width: Self.width)
    let longest = lines.map(Self.columns).max() ?? 0
    text +=
      lines.joined(separator: "\n") + "\n" + String(repeating: underline, count: longest) + "\n"
  }

  mutating func blankLine() { text += "\n" }

  /// A line that is already laid out.
  mutating func line(_ words: String) { text += words.withHiddenScalarsShown + "\n" }

  /// A paragraph; lines after the first hang under `hanging` columns.
  mutating func paragraph(_ words: String, indent: Int = 0, hanging: Int? = nil) {
    let hanging = hanging ?? indent
    let lines = Self.wrapped(words, width: Self.width - max(indent, hanging))
    for (number, line) in lines.enumerated() {
      text += String(repeating: " ", count: number == 0 ? indent : hanging) + line + "\n"
    }
  }

  /// `1. words`, with the lines below the words.
  mutating func item(_ label: String, _ words: String, indent: Int = 0) {
    let hang = indent + Self.columns(label) + 1
    let lines = Self.wrapped(words, width: Self.width - hang)
    for (number, line) in lines.enumerated() {
      let start =
        number == 0
        ? String(repeating: " ", count: indent) + label + " " : String(repeating: " ", count: hang)
      text += start + line + "\n"
    }
  }

  /// Rows under a header, cells parted by two blanks; the first column takes what is left and is
  /// cut with `…`.
  mutating func table(header: [String], rows: [[String]]) {
    guard !rows.isEmpty else { return }
    let all = [header] + rows.map { $0.map { $0.withHiddenScalarsShown.onOneLine } }
    var widths = header.indices.map { column in
      all.map { Self.columns($0[column]) }.max() ?? 0
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    widths[0] = min(widths[0], max(10, Self.width - others))
    for row in all {
      let cells = row.enumerated().map { column, cell in
        column == 0
          ? Self.padded(Self.cut(cell, to: widths[0]), to: widths[0])
          : Self.padded(cell, to: widths[column], right: true)
      }
      let line = cells.joined(separator: "  ")
      text += line + "\n"
    }
  }

  /// How many columns a terminal gives the text: one a `Character`. Good enough for Danish.
  static func columns(_ text: String) -> Int { text.count }

  static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - columns(text)))
    return right ? blanks + text : text + blanks
  }

  static func cut(_ text: String, to width: Int) -> String {
    columns(text) <= width ? text : String(text.prefix(max(0, width - 1))) + "…"
  }

  /// Words behind a very long label go beyond the edge, rather than down it letter by letter.
  private static let leastWidth = 20

  /// The words on lines of at most `width` columns, or of ``leastWidth`` where that is less; a longer word is broken.
  package static func wrapped(_ text: String, width: Int) -> [String] {
    let width = max(width, leastWidth)
    var lines: [String] = []
    var line = ""
    for word in text.withHiddenScalarsShown.onOneLine.split(separator: " ") {
      var rest = word
      if !line.isEmpty, columns(line) + 1 + rest.count > width {
        lines.append(line)
        line = ""
      }
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      line += (line.isEmpty ? "" : " ") + rest
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
