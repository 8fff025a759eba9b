/// Which choices of an index each word of a text fills.
struct WordFills {
  private var choices: [IndicatorIndex.Choice] = []
  /// The choices of word `w` are those at `starts[w]..<starts[w + 1]`.
  private var starts: [Int] = [0]

  var wordCount: Int { starts.count - 1 }

  func places(of word: Int) -> Range<Int> { starts[word]..<starts[word + 1] }

  subscript(place: Int) -> IndicatorIndex.Choice { choices[place] }

  func isFilled(_ choice: IndicatorIndex.Choice, at word: Int) -> Bool {
    guard choice >= 0 else { return false }
    for place in starts[word]..<starts[word + 1] where choices[place] == choice { return true }
    return false
  }

  mutating func read(_ text: borrowing NoteWords, _ index: borrowing IndicatorIndex) {
    choices.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    for word in text.words {
      readFromBeginning(word, text, index)
      readFromEnd(word, text, index)
      readFromInside(word, text, index)
      starts.append(choices.count)
    }
  }

  private mutating func readFromBeginning(
    _ word: NoteWords.Word, _ text: borrowing NoteWords, _ index: borrowing IndicatorIndex
  ) {
    let last = word.letters.upperBound - 1
    var place = word.letters.lowerBound
    var node = index.beginnings.root(text.letters[place])
    while node != WordTrie.none {
      if index.beginnings[node] >= 0 {
        fill(index.beginnings[node], word, isWhole: place == last, text, index)
      }
      place += 1
      guard place <= last else { return }
      node = index.beginnings.child(of: node, text.letters[place])
    }
  }

  private mutating func readFromEnd(
    _ word: NoteWords.Word, _ text: borrowing NoteWords, _ index: borrowing IndicatorIndex
  ) {
    var place = word.letters.upperBound - 1
    var node = index.endings.root(text.letters[place])
    while node != WordTrie.none {
      if index.endings[node] >= 0 { fill(index.endings[node], word, isWhole: true, text, index) }
      place -= 1
      guard place >= word.letters.lowerBound else { return }
      node = index.endings.child(of: node, text.letters[place])
    }
  }

  private mutating func readFromInside(
    _ word: NoteWords.Word, _ text: borrowing NoteWords, _ index: borrowing IndicatorIndex
  ) {
    for start in word.letters {
      var place = start
      var node = index.insides.root(text.letters[start])
      while node != WordTrie.none {
        if index.insides[node] >= 0 { fill(index.insides[node], word, isWhole: true, text, index) }
        place += 1
        guard place < word.letters.upperBound else { break }
        node = index.insides.child(of: node, text.letters[place])
      }
    }
  }

  /// Takes the choices of the literals that end at a node of a trie, but of whole words only where
  /// the word ends too.
  private mutating func fill(
    _ first: Int32, _ word: NoteWords.Word, isWhole: Bool, _ text: borrowing NoteWords,
    _ index: borrowing IndicatorIndex
  ) {
    var number = first
    while number >= 0 {
      let literal = index.literals[Int(number)]
      if isWhole || literal.shape != .whole, Self.isWritten(literal, word, text, index) {
        for place in index.choicesOfLiteral.places(of: Int(number)) {
          choices.append(index.choicesOfLiteral[place])
        }
      }
      number = literal.next
    }
  }

  private static func isWritten(
    _ literal: IndicatorIndex.Literal, _ word: NoteWords.Word, _ text: borrowing NoteWords,
    _ index: borrowing IndicatorIndex
  ) -> Bool {
    guard let range = literal.exactly else { return true }
    guard !word.isWrittenOut else { return false }
    let exactly = index.exactLetters[range]
    let source = text.source[word.source]
    return switch literal.shape {
    case .whole: source.elementsEqual(exactly)
    case .beginning: source.starts(with: exactly)
    case .ending: source.suffix(exactly.count).elementsEqual(exactly)
    case .inside: source.indices.contains { source[$0...].starts(with: exactly) }
    }
  }
}
