extension String {
  /// The text as Markdown that renders as the same text: nothing in it is taken for markup, by
  /// CommonMark, by GitHub's extensions (bare links) or by pandoc's (citations, curly quotes,
  /// superscripts).
  ///
  /// Every line break becomes a hard one; `indent` is put before the lines after the first, so that
  /// they stay in a list item.
  func escapedForMarkdown(indent: Int = 0) -> String {
    withHiddenScalarsShown.unicodeScalars.split(separator: "\n")
      .map { MarkdownLine($0).escaped }.filter { !$0.isEmpty }
      .joined(separator: "\\\n" + String(repeating: " ", count: indent))
  }
}

/// One line of somebody's text on its way into Markdown.
private struct MarkdownLine {
  private let scalars: [Unicode.Scalar]

  init(_ line: some Sequence<Unicode.Scalar>) {
    scalars = Array(String(String.UnicodeScalarView(line)).onOneLine.unicodeScalars)
  }

  var escaped: String {
    var escaped = ""
    for (index, scalar) in scalars.enumerated() {
      if needsEscape(scalar, at: index) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  private func needsEscape(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "&", "|", "~", "^", "$", "@", "#",
      "\"", "'":
      true
    case "-", "+", "=":
      // A list, a rule or a heading at the start of a line; a dash made of two hyphens elsewhere.
      index == 0 || neighbour(of: index, is: scalar)
    case ".":
      isListNumber(before: index) || neighbour(of: index, is: ".") || isAfter("www", index)
    case ")": isListNumber(before: index)
    case ":": neighbour(of: index, is: "/")
    default: false
    }
  }

  private func neighbour(of index: Int, is scalar: Unicode.Scalar) -> Bool {
    (index > 0 && scalars[index - 1] == scalar)
      || (index + 1 < scalars.count && scalars[index + 1] == scalar)
  }

  /// Only digits from the start of the line up to `index`: `12.` would begin a list.
  private func isListNumber(before index: Int) -> Bool {
    index > 0 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
  }

  private func isAfter(_ word: String, _ index: Int) -> Bool {
    let letters = Array(word.unicodeScalars)
    return index >= letters.count
      && scalars[(index - letters.count)..<index].map { String($0).lowercased() }.joined() == word
  }
}
