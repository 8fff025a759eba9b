/// The slow twin of the pattern matcher: strings, and every way tried.
struct NaiveMatcher {
  /// Patterns of each class of words.
  let classes: [String: [String]]
  let words: [String]

  /// The spans of a pattern's phrases, or nil.
  func spans(of pattern: String) -> [Range<Int>]? {
    let phrases = pattern.split(separator: " & ").map { $0.split(separator: " ").map(String.init) }
    let spans = phrases.compactMap { phrase in
      words.indices.lazy.compactMap { start in
        ends(of: phrase[...], from: start).min().map { start..<$0 }
      }.first
    }
    return spans.count == phrases.count ? spans : nil
  }

  private func ends(of steps: ArraySlice<String>, from start: Int) -> [Int] {
    guard let step = steps.first else { return [start] }
    if step == ".." {
      return (0...4).flatMap { ends(of: steps.dropFirst(), from: start + $0) }
    }
    guard start < words.count else { return [] }
    return step.split(separator: "|").compactMap { end(of: String($0), at: start) }
      .flatMap { ends(of: steps.dropFirst(), from: $0) }
  }

  private func end(of choice: String, at start: Int) -> Int? {
    if choice.hasPrefix("@") {
      return (classes[String(choice.dropFirst())] ?? []).compactMap { member in
        guard spans(of: member) != nil else { return nil }
        return ends(
          of: member.split(separator: " & ")[0].split(separator: " ").map(String.init)[...],
          from: start
        ).min()
      }.min()
    }
    let exact = choice.hasPrefix("^")
    let form = exact ? String(choice.dropFirst()) : choice
    let word = exact ? words[start] : words[start].lowercased()
    let text = form.filter { $0 != "*" }
    let fits =
      switch (form.hasPrefix("*"), form.hasSuffix("*")) {
      case (false, false): word == text
      case (false, true): word.hasPrefix(text)
      case (true, false): word.hasSuffix(text)
      case (true, true): word.contains(text)
      }
    return fits ? start + 1 : nil
  }
}
