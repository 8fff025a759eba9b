/// A table of GitHub's Markdown: the first column to the left, figures to the right.
enum MarkdownTable {
  static func text(header: [String], rows: [[String]]) -> String {
    let rule = header.indices.map { column in
      let dashes = String(repeating: "-", count: width(of: column, header, rows))
      return column == 0 ? ":" + dashes : dashes + ":"
    }
    let body = rows.map { $0.map { $0.onOneLine.escapedForMarkdown() } }
    return ([header, rule] + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static let margin = 4

  /// What a column needs beside the others: pandoc makes a wide table as wide as the page and shares it out by the dashes
  /// of the rule. A head may break between words, names may break too, figures may not. A bold word and the cell's margins
  /// take some letters more than the word has.
  private static func width(of column: Int, _ header: [String], _ rows: [[String]]) -> Int {
    let word = header[column].split(separator: " ").map(\.count).max() ?? 0
    let cell = rows.map { $0[column].count }.max() ?? 0
    return max(word + margin, min(cell, 24))
  }
}
