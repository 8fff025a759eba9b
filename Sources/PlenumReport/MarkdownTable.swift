/// A table of GitHub's Markdown: the first column to the left, figures to the right.
enum MarkdownTable {
  static func text(header: [String], rows: [[String]]) -> String {
    let rule = header.indices.map { $0 == 0 ? ":--" : "--:" }
    let body = rows.map { $0.map { $0.onOneLine.escapedForMarkdown() } }
    return ([header, rule] + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
