/// Joins the lines of a page of print into the paragraphs they were broken from.
///
/// Where the first word of a line would not have fit on the line above, the break is the page's, not the writer's.
package enum LetterReflow {
  /// - Complexity: O(n).
  package static func joined(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.replacing("\u{0C}", with: "")
    }
    let widths = lines.map(\.unicodeScalars.count).filter { $0 > 20 }.sorted()
    guard !widths.isEmpty else { return text }
    // Nearly the longest: one long line of a table must not decide.
    let page = widths[widths.count * 19 / 20]
    var joined: [String] = []
    var last: Substring?
    for line in lines {
      let content = line.drop { $0 == " " }
      if let above = last, goesOn(content, after: above, page: page), let open = joined.popLast() {
        joined.append(open + " " + content)
      } else {
        joined.append(String(line))
      }
      last = line[...]
    }
    return joined.joined(separator: "\n")
  }

  private static func goesOn(_ line: Substring, after above: Substring, page: Int) -> Bool {
    guard let word = line.split(separator: " ").first, !above.allSatisfy({ $0 == " " }),
      let first = word.unicodeScalars.first, first.properties.isAlphabetic,
      // A gap within a line parts columns, or a name from its value.
      !above.drop(while: { $0 == " " }).contains("   "), !line.contains("   "),
      !startsItem(word)
    else { return false }
    // Letters differ in width: a tenth is left for that.
    return (above.unicodeScalars.count + 1 + word.unicodeScalars.count) * 10 > page * 9
  }

  private static func startsItem(_ word: Substring) -> Bool {
    ["kl.", "dato:", "tid:", "sted:"].contains(word.lowercased())
  }
}
