/// Takes Markdown's marks off words: `**fed**`, `__fed__`, `*kursiv*`, `[navn](adresse)`, `` `kode` `` and backslashes.
///
/// Only marks that close on the same line are marks: a lone `*` or `[` is a sign like others.
enum InlineMarks {
  static func removed(from line: PlainLine.Scalars) -> PlainLine.Scalars {
    guard line.contains(where: { "*_[\\`<".unicodeScalars.contains($0) }) else { return line }
    var scalars = withoutLinks(line)
    for mark in [Array("**".unicodeScalars), Array("__".unicodeScalars)] {
      scalars = without(mark, in: scalars, atWordsOnly: false)
    }
    for mark in ["*", "_"] as [Unicode.Scalar] {
      scalars = without([mark], in: scalars, atWordsOnly: true)
    }
    return ArraySlice(withoutBackslashes(scalars)).trimmed
  }

  /// The same marks as ``removed(from:)`` finds, of a text.
  static func removed(from text: String) -> String {
    removed(from: Array(text.unicodeScalars)[...]).string
  }

  /// Pairs of a mark with words between; single signs only at the edges of words, so that `2*3*4` stays.
  private static func without(
    _ mark: [Unicode.Scalar], in scalars: [Unicode.Scalar], atWordsOnly: Bool
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    let slice = scalars[...]
    while index < scalars.count {
      if let close = closing(mark, in: slice, at: index, atWordsOnly: atWordsOnly) {
        result += scalars[(index + mark.count)..<close]
        index = close + mark.count
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return result
  }

  /// Where the mark that opens at `index` closes; nil where none opens there.
  private static func closing(
    _ mark: [Unicode.Scalar], in scalars: ArraySlice<Unicode.Scalar>, at index: Int,
    atWordsOnly: Bool
  ) -> Int? {
    let start = index + mark.count
    guard start < scalars.endIndex, scalars[index..<start].elementsEqual(mark),
      !scalars[start].properties.isWhitespace, scalars[start] != mark[0]
    else { return nil }
    if atWordsOnly, index > scalars.startIndex, isWord(scalars[index - 1]) { return nil }
    // Marks are short: looking further would take the time of a square on a line of nothing else.
    let limit = scalars[..<min(scalars.endIndex, start + 300)]
    var from = start + 1
    while let close = limit.firstIndex(ofSequence: mark, from: from) {
      let end = close + mark.count
      if !scalars[close - 1].properties.isWhitespace,
        !atWordsOnly || end == scalars.endIndex || !isWord(scalars[end])
      {
        return close
      }
      from = close + 1
    }
    return nil
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// `[navn](adresse)` becomes `navn`, `<https://…>` its address.
  private static func withoutLinks(_ line: PlainLine.Scalars) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = line.startIndex
    let bridge = Array("](".unicodeScalars)
    while index < line.endIndex {
      let limit = line[..<min(line.endIndex, index + 500)]
      if line[index] == "[", let middle = limit.firstIndex(ofSequence: bridge, from: index + 1),
        !line[(index + 1)..<middle].contains("["),
        let end = limit[(middle + 2)...].firstIndex(of: ")"),
        !line[(middle + 2)..<end].contains(where: { $0.properties.isWhitespace })
      {
        if result.last == "!" { result.removeLast() }
        result += line[(index + 1)..<middle]
        index = end + 1
      } else if line[index] == "<",
        line[index...].dropFirst().prefix(4).elementsEqual("http".unicodeScalars),
        let end = limit[index...].firstIndex(of: ">")
      {
        result += line[(index + 1)..<end]
        index = end + 1
      } else {
        result.append(line[index])
        index += 1
      }
    }
    return result
  }

  /// A backslash before a sign of Markdown's own, as converters write it.
  private static func withoutBackslashes(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\\", index + 1 < scalars.count,
        "\\`*_{}[]<>()#+-.!~'\"$@^".unicodeScalars.contains(scalars[index + 1])
      {
        index += 1
      }
      result.append(scalars[index])
      index += 1
    }
    return result
  }
}
