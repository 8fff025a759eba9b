import PlenumModel

/// A pattern found in a note: the words of each of its phrases.
struct IndicatorMatch {
  let row: IndicatorIndex.Row
  /// One range of words for each phrase, the first phrase first.
  let spans: ArraySlice<Range<Int>>

  /// How many words it covers.
  var wordCount: Int { spans.reduce(0) { $0 + $1.count } }
}

/// Finds the patterns of an index in one text after the other, keeping its memory.
///
/// A phrase is found at its leftmost place, and there in the fewest words; each pattern counts once a text.
/// - Complexity: O(words × patterns that begin with one of them).
struct IndicatorMatcher {
  private enum State: UInt8 { case untried, found, impossible }

  private let index: IndicatorIndex
  /// The choices that each word fills: those of word `w` are `fills[firstFill[w]..<firstFill[w + 1]]`.
  private var fills: [IndicatorIndex.Choice] = []
  private var firstFill: [Int] = []
  private var wordCount = 0
  private var states: [State]
  private var spans: [Range<Int>] = []
  /// Rows of what was found, each with where its spans begin.
  private var found: [(row: IndicatorIndex.Row, firstSpan: Int)] = []

  init(_ index: IndicatorIndex) {
    self.index = index
    states = Array(repeating: .untried, count: index.patterns.count)
  }

  /// The patterns found, in the order of the words that they begin with.
  mutating func matches(in text: borrowing NoteWords) -> [IndicatorMatch] {
    wordCount = text.count
    fillChoices(text)
    for row in states.indices { states[row] = .untried }
    spans.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    for position in 0..<wordCount {
      for fill in firstFill[position]..<firstFill[position + 1] {
        for row in index.rowsOfChoice[Int(fills[fill])] where states[Int(row)] == .untried {
          attempt(Int(row), at: position)
        }
      }
    }
    return found.indices.map { number in
      let end = number + 1 < found.count ? found[number + 1].firstSpan : spans.count
      return IndicatorMatch(row: found[number].row, spans: spans[found[number].firstSpan..<end])
    }
  }

  private mutating func attempt(_ row: IndicatorIndex.Row, at position: Int) {
    let phrases = index.patterns[row]
    guard let end = shortestEnd(of: phrases[0], from: position) else { return }
    let firstSpan = spans.count
    spans.append(position..<end)
    for phrase in phrases.dropFirst() {
      guard let span = leftmost(phrase) else {
        // No later place of the first phrase can help either.
        spans.removeSubrange(firstSpan...)
        states[row] = .impossible
        return
      }
      spans.append(span)
    }
    states[row] = .found
    found.append((row, firstSpan))
  }

  private func leftmost(_ phrase: [IndicatorIndex.Step]) -> Range<Int>? {
    for position in 0..<wordCount {
      if let end = shortestEnd(of: phrase, from: position) { return position..<end }
    }
    return nil
  }

  /// Where `phrase` ends at the earliest if it begins at `position`; nil where it does not.
  private func shortestEnd(of phrase: [IndicatorIndex.Step], from position: Int) -> Int? {
    var shortest: Int?
    reachEnds(of: phrase, step: 0, from: position) { end in
      shortest = min(shortest ?? end, end)
    }
    return shortest
  }

  /// Reports every place where the steps from number `step` on can end if they go on at `position`.
  private func reachEnds(
    of phrase: [IndicatorIndex.Step], step number: Int, from position: Int,
    report: (Int) -> Void
  ) {
    guard number < phrase.count else { return report(position) }
    let step = phrase[number]
    let latest = step.isLoose ? position + IndicatorPattern.mostWordsBetween : position
    var start = position
    while start <= latest, start < wordCount {
      if isFilled(step.choice, at: start) {
        reachEnds(of: phrase, step: number + 1, from: start + 1, report: report)
      }
      for wordClass in step.classes {
        reachEnds(ofClass: wordClass, from: start) { end in
          reachEnds(of: phrase, step: number + 1, from: end, report: report)
        }
      }
      start += 1
    }
  }

  private func reachEnds(ofClass number: Int, from position: Int, report: (Int) -> Void) {
    let wordClass = index.classes[number]
    if isFilled(wordClass.choice, at: position) { report(position + 1) }
    for phrases in wordClass.patterns {
      if shortestEnd(of: phrases[0], from: position) != nil,
        phrases.dropFirst().allSatisfy({ leftmost($0) != nil })
      {
        reachEnds(of: phrases[0], step: 0, from: position, report: report)
      }
    }
  }

  private func isFilled(_ choice: IndicatorIndex.Choice, at position: Int) -> Bool {
    guard choice >= 0 else { return false }
    for fill in firstFill[position]..<firstFill[position + 1] where fills[fill] == choice {
      return true
    }
    return false
  }
}

extension IndicatorMatcher {
  private mutating func fillChoices(_ text: borrowing NoteWords) {
    fills.removeAll(keepingCapacity: true)
    firstFill.removeAll(keepingCapacity: true)
    firstFill.append(0)
    for word in text.words {
      fillFromBeginning(word, of: text)
      fillFromEnd(word, of: text)
      fillFromInside(word, of: text)
      firstFill.append(fills.count)
    }
  }

  private mutating func fillFromBeginning(_ word: NoteWords.Word, of text: borrowing NoteWords) {
    var node = WordTrie.none
    for place in word.letters {
      let byte = text.letters[place]
      node =
        place == word.letters.lowerBound
        ? index.beginnings.root(byte) : index.beginnings.child(of: node, byte)
      guard node != WordTrie.none else { return }
      let isWhole = place == word.letters.upperBound - 1
      fill(index.beginnings[node], word: word, of: text) { isWhole || $0 == .beginning }
    }
  }

  private mutating func fillFromEnd(_ word: NoteWords.Word, of text: borrowing NoteWords) {
    var node = WordTrie.none
    for place in word.letters.reversed() {
      let byte = text.letters[place]
      node =
        place == word.letters.upperBound - 1
        ? index.endings.root(byte) : index.endings.child(of: node, byte)
      guard node != WordTrie.none else { return }
      fill(index.endings[node], word: word, of: text) { _ in true }
    }
  }

  private mutating func fillFromInside(_ word: NoteWords.Word, of text: borrowing NoteWords) {
    for start in word.letters {
      var place = start
      var node = index.insides.root(text.letters[start])
      while node != WordTrie.none {
        fill(index.insides[node], word: word, of: text) { _ in true }
        place += 1
        guard place < word.letters.upperBound else { break }
        node = index.insides.child(of: node, text.letters[place])
      }
    }
  }

  private mutating func fill(
    _ first: Int32, word: NoteWords.Word, of text: borrowing NoteWords,
    where fits: (IndicatorPattern.Shape) -> Bool
  ) {
    var number = first
    while number >= 0 {
      let literal = index.literals[Int(number)]
      if fits(literal.shape), isWritten(literal, word, of: text) {
        fills.append(contentsOf: index.choicesOfLiteral[Int(number)])
      }
      number = literal.next
    }
  }

  private func isWritten(
    _ literal: IndicatorIndex.Literal, _ word: NoteWords.Word, of text: borrowing NoteWords
  ) -> Bool {
    guard let exactly = literal.exactly else { return true }
    guard !word.isWrittenOut else { return false }
    let source = text.source[word.source]
    switch literal.shape {
    case .whole: return source.elementsEqual(exactly)
    case .beginning: return source.starts(with: exactly)
    case .ending: return source.suffix(exactly.count).elementsEqual(exactly)
    case .inside:
      return source.indices.contains { source[$0...].starts(with: exactly) }
    }
  }
}
