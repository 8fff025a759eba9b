/// Plain text in lines of a given width, counted in the columns of a terminal.
struct TextLayout {
  /// The most columns that a line has, unless a single word is wider.
  let width: Int

  /// The columns of the left side of a list; wider terms have a line of their own.
  private static let widestTerm = 26
  /// However narrow the terminal, text gets this many columns.
  private static let narrowestText = 20

  /// Parts in lines, each unbroken; lines after the first stand in by `hanging` columns more.
  func lines(of parts: [String], indent: Int = 0, hanging: Int = 0) -> [String] {
    let firstIndent = String(repeating: " ", count: indent)
    let nextIndent = String(repeating: " ", count: indent + hanging)
    let columns = max(width, indent + hanging + Self.narrowestText)
    var lines: [String] = []
    var line = ""
    for part in parts {
      if line.isEmpty {
        line = (lines.isEmpty ? firstIndent : nextIndent) + part
      } else if Self.columns(line) + 1 + Self.columns(part) <= columns {
        line += " " + part
      } else {
        lines.append(line)
        line = nextIndent + part
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Running text; an empty line parts paragraphs, single line breaks are as good as spaces.
  func paragraphs(_ text: String, indent: Int = 0) -> [String] {
    let sourceLines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let paragraphs = sourceLines.split(whereSeparator: \.isEmpty)
    let wrapped = paragraphs.map {
      lines(of: Self.words($0.joined(separator: " ")), indent: indent)
    }
    return Array(wrapped.joined(separator: [""]))
  }

  /// A list in two columns, its explanations aligned and wrapped.
  func list(_ entries: [Entry]) -> [String] {
    let terms = entries.map { Self.columns($0.term) }.filter { $0 <= Self.widestTerm }
    let left = 2 + (terms.max() ?? Self.widestTerm) + 2
    return entries.flatMap { entry in
      var explanation = lines(of: Self.words(entry.explanation), indent: left)
      let term = "  " + entry.term
      let gap = left - Self.columns(term)
      guard gap >= 2, let first = explanation.first else { return [term] + explanation }
      explanation[0] = term + String(repeating: " ", count: gap) + first.drop { $0 == " " }
      return explanation
    }
  }

  static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  /// The columns that a text takes: one for each scalar, none for marks that sit on the letter
  /// before them. Wide scalars of other scripts are not told apart.
  static func columns(_ text: String) -> Int {
    text.unicodeScalars.count { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: false
      default: true
      }
    }
  }
}
