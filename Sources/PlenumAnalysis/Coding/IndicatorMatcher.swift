/// A pattern found in a note.
struct IndicatorMatch {
  /// The indicator's number in the codebook.
  let row: Int
  /// The words of each of its phrases, the first phrase first.
  let spans: ArraySlice<Range<Int>>

  /// How many words it covers.
  var wordCount: Int { spans.reduce(0) { $0 + $1.count } }
}

/// Finds the patterns of an index in one text after the other, keeping its memory.
///
/// A phrase is found at its leftmost place, and there in the fewest words; each pattern counts once
/// a text.
/// - Complexity: O(words × patterns that begin with one of them); a pattern of several phrases is
///   given up for the text when one of them is nowhere in it.
struct IndicatorMatcher {
  fileprivate enum State: UInt8 { case untried, found, impossible }

  private let index: IndicatorIndex
  private let rowCount: Int
  private var fills = WordFills()
  private var states: [State] = []

  init(_ index: IndicatorIndex, rowCount: Int) {
    self.index = index
    self.rowCount = rowCount
  }

  /// The patterns found, in the order of the words that they begin with.
  mutating func matches(in text: borrowing NoteWords) -> [IndicatorMatch] {
    fills.read(text, index)
    states.removeAll(keepingCapacity: true)
    states.append(contentsOf: repeatElement(.untried, count: rowCount))
    var rows: [(row: Int, firstSpan: Int)] = []
    var spans: [Range<Int>] = []
    for position in 0..<fills.wordCount {
      for fill in fills.places(of: position) {
        for place in index.rowsOfChoice.places(of: Int(fills[fill])) {
          let row = Int(index.rowsOfChoice[place])
          guard states[row] == .untried else { continue }
          let firstSpan = spans.count
          states[row] = index.find(row, at: position, in: fills, spans: &spans)
          if states[row] == .found { rows.append((row, firstSpan)) }
        }
      }
    }
    return rows.indices.map { number in
      let end = number + 1 < rows.count ? rows[number + 1].firstSpan : spans.count
      return IndicatorMatch(row: rows[number].row, spans: spans[rows[number].firstSpan..<end])
    }
  }
}

extension IndicatorIndex {
  /// Tries a pattern whose first phrase is to begin at word `position`, and adds the spans of its
  /// phrases if found.
  fileprivate func find(
    _ pattern: Int, at position: Int, in fills: borrowing WordFills, spans: inout [Range<Int>]
  ) -> IndicatorMatcher.State {
    for place in needs.places(of: pattern) where !fills.isFilledAnywhere(needs[place]) {
      return .impossible
    }
    let phrases = patterns[pattern]
    guard let end = shortestEnd(of: phrases.lowerBound, from: position, in: fills) else {
      return .untried
    }
    let firstSpan = spans.count
    spans.append(position..<end)
    for phrase in phrases.dropFirst() {
      guard let span = leftmost(phrase, in: fills) else {
        spans.removeSubrange(firstSpan...)
        return .impossible
      }
      spans.append(span)
    }
    return .found
  }

  private func leftmost(_ phrase: Int, in fills: borrowing WordFills) -> Range<Int>? {
    for position in 0..<fills.wordCount {
      if let end = shortestEnd(of: phrase, from: position, in: fills) { return position..<end }
    }
    return nil
  }

  /// Where a phrase ends at the earliest if it begins at word `position`; nil where it does not.
  private func shortestEnd(
    of phrase: Int, from position: Int, in fills: borrowing WordFills
  ) -> Int? {
    shortestEnd(steps: phrases[phrase], from: position, in: fills)
  }

  /// Where `steps` end at the earliest if they go on at word `position`.
  ///
  /// Every way is gone, since the nearest word for one step is not always the one from which the
  /// rest is nearest.
  private func shortestEnd(
    steps range: Range<Int>, from position: Int, in fills: borrowing WordFills
  ) -> Int? {
    guard let first = range.first else { return position }
    let step = steps[first]
    let rest = range.dropFirst()
    let reach = step.isLoose ? IndicatorPattern.mostWordsBetween : 0
    var shortest: Int?
    var start = position
    while start <= position + reach, start < fills.wordCount {
      if fills.isFilled(step.choice, at: start),
        let end = shortestEnd(steps: rest, from: start + 1, in: fills)
      {
        shortest = min(shortest ?? end, end)
      }
      for place in step.classes {
        // A member of several words is taken where it ends at the earliest.
        if let after = shortestEnd(ofClass: Int(classesOfSteps[place]), from: start, in: fills),
          let end = shortestEnd(steps: rest, from: after, in: fills)
        {
          shortest = min(shortest ?? end, end)
        }
      }
      start += 1
    }
    return shortest
  }

  private func shortestEnd(
    ofClass number: Int, from position: Int, in fills: borrowing WordFills
  ) -> Int? {
    let wordClass = classes[number]
    if fills.isFilled(wordClass.choice, at: position) { return position + 1 }
    var shortest: Int?
    for pattern in wordClass.patterns {
      let phrases = patterns[pattern]
      if let end = shortestEnd(of: phrases.lowerBound, from: position, in: fills),
        end < shortest ?? .max,
        phrases.dropFirst().allSatisfy({ leftmost($0, in: fills) != nil })
      {
        shortest = end
      }
    }
    return shortest
  }
}
