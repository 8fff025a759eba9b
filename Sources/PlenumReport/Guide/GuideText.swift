/// A guide of the corpus as it is read on a terminal.
///
/// Guides are written in headings, paragraphs, lists, fenced lines and `code`, and in no other Markdown.
package enum GuideText {
  package static func text(ofMarkdown markdown: String) -> String {
    var text = TerminalText()
    var isFenced = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.utf8.starts(with: "```".utf8) {
        isFenced.toggle()
      } else if isFenced {
        text.line(String(line))
      } else {
        text.add(markdown: String(line))
      }
    }
    return text.text
  }
}

extension TerminalText {
  /// A line outside a fence: a heading, an item, a paragraph or a blank.
  fileprivate mutating func add(markdown line: String) {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard let mark = words.first else { return blankLine() }
    let rest = (words.count > 1 ? words[1] : "").codeInQuotes
    switch mark {
    case "#": heading(rest)
    case "##": heading(rest, underline: "-")
    case "-": item("-", rest, indent: 1)
    default: paragraph(line.codeInQuotes)
    }
  }
}

extension String {
  /// `code` in the quotes that people read.
  fileprivate var codeInQuotes: String {
    split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 0 ? String($1) : ($0 % 2 == 1 ? "»" : "«") + $1 }.joined()
  }
}
