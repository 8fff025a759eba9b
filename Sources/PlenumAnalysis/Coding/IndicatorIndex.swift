import PlenumModel

/// The patterns of a codebook laid flat: which words of a note fill which places of which patterns.
///
/// Words of patterns lie in three tries (by their beginning, by their end, and for words inside
/// words), each leading to the sets of words, called choices, that it belongs to; a pattern is
/// tried only where a word of the note fills its first place. Built once, then only read.
struct IndicatorIndex: Sendable {
  typealias Choice = Int32

  /// A word of patterns; several may end at the same node of a trie.
  struct Literal: Sendable {
    let shape: IndicatorPattern.Shape
    /// The word as it must be written, in ``exactLetters``; nil where either case will do.
    let exactly: Range<Int>?
    /// The next literal at the same node; -1 after the last.
    let next: Int32
  }

  struct Step: Sendable {
    /// The words that fill it; -1 where only classes do.
    let choice: Choice
    /// Numbers in ``classesOfSteps``.
    let classes: Range<Int>
    let isLoose: Bool
  }

  struct WordClass: Sendable {
    /// The words that are members by themselves; -1 where there are none.
    var choice: Choice = -1
    /// Members of several words, or under a condition: numbers in ``patterns``.
    var patterns: Range<Int> = 0..<0
  }

  var beginnings = WordTrie()
  var endings = WordTrie()
  var insides = WordTrie()
  var literals: [Literal] = []
  /// The words of literals that must be written just so, one after the other.
  var exactLetters: [UInt8] = []
  /// The choices that each literal belongs to.
  var choicesOfLiteral = FlatLists()
  /// Those of them with which a pattern begins.
  var openersOfLiteral = FlatLists()

  var steps: [Step] = []
  var classesOfSteps: [Int32] = []
  /// The steps of each phrase.
  var phrases: [Range<Int>] = []
  /// The phrases of each row of an area, in the order of the codebook, then those of members of
  /// classes; none for a row that is not used.
  var patterns: [Range<Int>] = []
  var classes: [WordClass] = []
  /// For each pattern the choices of which every one must be filled somewhere in a text that has it.
  var needs = FlatLists()
  /// The rows to try where a word fills each choice.
  var rowsOfChoice = FlatLists()
}

/// Lists of numbers, one after the other in one piece of memory.
struct FlatLists: Sendable {
  private var starts: [Int32]
  private var elements: [Int32]

  /// `count` lists, each with its elements in the order they have among `entries`.
  ///
  /// - Complexity: O(lists + entries), in two pieces of memory.
  init(_ entries: [(list: Int32, element: Int32)] = [], count: Int = 0) {
    starts = Array(repeating: 0, count: count + 1)
    for entry in entries { starts[Int(entry.list) + 1] += 1 }
    for list in 0..<count { starts[list + 1] += starts[list] }
    var free = starts
    elements = Array(repeating: 0, count: entries.count)
    for entry in entries {
      elements[Int(free[Int(entry.list)])] = entry.element
      free[Int(entry.list)] += 1
    }
  }

  var count: Int { starts.count - 1 }

  /// The places of the numbers of list `number`.
  func places(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  subscript(place: Int) -> Int32 { elements[place] }
}
