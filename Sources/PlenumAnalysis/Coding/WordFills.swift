import PlenumText

/// Which choices of an index each word of a text fills.
///
/// Every one has its bit; those at which patterns begin are listed too, word by word. What a word
/// fills is worked out where it is first met: a meeting's words come again and again. A value is for
/// one index only.
struct WordFills {
  /// What a known word fills, and of that where patterns begin: places in ``filled`` and ``opened``.
  private struct KnownWord {
    let filled: Range<Int>
    let opened: Range<Int>
  }

  private var knownWords: [KnownWord] = []
  private var numbers = Vocabulary()
  private var filled: [IndicatorIndex.Choice] = []
  private var opened: [IndicatorIndex.Choice] = []

  private var choices: [IndicatorIndex.Choice] = []
  /// The choices of word `w` are those at `starts[w]..<starts[w + 1]`.
  private var starts: [Int] = [0]
  /// For each word a bit for each choice, as many 64s of them as ``width``.
  private var bits: [UInt64] = []
  private var width = 0
  /// A bit for each choice that any word fills.
  private var anywhere: [UInt64] = []

  var wordCount: Int { starts.count - 1 }

  func places(of word: Int) -> Range<Int> { starts[word]..<starts[word + 1] }

  subscript(place: Int) -> IndicatorIndex.Choice { choices[place] }

  func isFilled(_ choice: IndicatorIndex.Choice, at word: Int) -> Bool {
    guard choice >= 0 else { return false }
    let number = Int(choice)
    return bits[word * width + (number >> 6)] & (1 << UInt64(truncatingIfNeeded: number & 63)) != 0
  }

  /// Whether any word of the text fills the choice.
  func isFilledAnywhere(_ choice: IndicatorIndex.Choice) -> Bool {
    let number = Int(choice)
    return anywhere[number >> 6] & (1 << UInt64(truncatingIfNeeded: number & 63)) != 0
  }

  mutating func read(_ text: borrowing NoteWords, _ index: borrowing IndicatorIndex) {
    choices.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    width = (index.rowsOfChoice.count + 63) >> 6
    bits.removeAll(keepingCapacity: true)
    bits.append(contentsOf: repeatElement(0, count: width * text.words.count))
    anywhere.removeAll(keepingCapacity: true)
    anywhere.append(contentsOf: repeatElement(0, count: width))
    for number in 0..<text.words.count {
      let known = known(text.words[number], text, index)
      for place in known.filled { set(filled[place]) }
      choices.append(contentsOf: opened[known.opened])
      starts.append(choices.count)
    }
  }

  /// What the word fills, worked out if it is new.
  private mutating func known(
    _ word: NoteWords.Word, _ text: borrowing NoteWords, _ index: borrowing IndicatorIndex
  ) -> KnownWord {
    let number = Int(number(of: word, text))
    if number < knownWords.count { return knownWords[number] }
    let (firstFilled, firstOpened) = (filled.count, opened.count)
    readFromBeginning(word, text, index)
    readFromEnd(word, text, index)
    readFromInside(word, text, index)
    let known = KnownWord(
      filled: firstFilled..<filled.count, opened: firstOpened..<opened.count)
    knownWords.append(known)
    return known
  }

  private mutating func number(
    of word: NoteWords.Word, _ text: borrowing NoteWords
  ) -> UInt32 {
    guard word.isWrittenOut else {
      return numbers.intern(text.source.span.extracting(word.source))
    }
    // It has no case of its own; the end that no word has keeps it apart from the same word as written.
    let letters = text.letters[word.letters] + [0]
    return numbers.intern(letters.span)
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
          filled.append(index.choicesOfLiteral[place])
        }
        for place in index.openersOfLiteral.places(of: Int(number)) {
          opened.append(index.openersOfLiteral[place])
        }
      }
      number = literal.next
    }
  }

  /// Sets the bits of the word that is being read and of the text.
  private mutating func set(_ choice: IndicatorIndex.Choice) {
    let number = Int(choice)
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: number & 63)
    bits[(starts.count - 1) * width + (number >> 6)] |= bit
    anywhere[number >> 6] |= bit
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
