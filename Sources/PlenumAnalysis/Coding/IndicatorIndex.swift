import PlenumModel

/// The patterns of a codebook laid flat: which words of a note fill which places of which patterns.
///
/// Words of patterns lie in three tries (by their beginning, by their end, and for words inside words), each leading
/// to the sets of words, called choices, that it belongs to; a pattern is tried only where a word of the note fills
/// its first place. Built once, then only read.
struct IndicatorIndex: Sendable {
  typealias Row = Int
  typealias Choice = Int32

  /// A word of patterns; several may end at the same node of a trie.
  struct Literal: Sendable {
    let shape: IndicatorPattern.Shape
    /// The word as it must be written, nil where either case will do.
    let exactly: [UInt8]?
    /// The next literal at the same node; -1 after the last.
    let next: Int32
  }

  struct Step: Sendable {
    /// The words that fill it; -1 where only classes do.
    let choice: Choice
    let classes: [Int]
    let isLoose: Bool
  }

  struct WordClass: Sendable {
    /// The words that are members by themselves; -1 where there are none.
    var choice: Choice = -1
    /// Members of several words, or under a condition.
    var patterns: [[[Step]]] = []
  }

  var beginnings = WordTrie()
  var endings = WordTrie()
  var insides = WordTrie()
  var literals: [Literal] = []
  /// The choices that each literal belongs to.
  var choicesOfLiteral: [[Choice]] = []
  /// The phrases of each row of an area, in the order of the codebook; none for a row that is not used.
  var patterns: [[[Step]]] = []
  /// The rows to try where a word fills each choice.
  var rowsOfChoice: [[Int32]] = []
  var classes: [WordClass] = []
}

/// Collects the patterns of a codebook into an ``IndicatorIndex``.
struct IndicatorIndexBuilder: ~Copyable {

  private var index = IndicatorIndex()
  private var literalOf: [IndicatorPattern.WordForm: Int32] = [:]
  private var choiceOf: [[Int32]: IndicatorIndex.Choice] = [:]
  private var classOf: [String: Int] = [:]

  /// Takes the rows that are in use and can be read; the reader of codebooks lets no others through.
  init(_ indicators: [Indicator]) {
    var membersOf: [Int: [IndicatorPattern]] = [:]
    var areaPatterns: [(row: Int, pattern: IndicatorPattern)] = []
    index.patterns = Array(repeating: [], count: indicators.count)
    for (row, indicator) in indicators.enumerated() where !indicator.isReplaced {
      guard let pattern = try? IndicatorPattern(indicator.pattern) else { continue }
      switch indicator.subject {
      case .area: areaPatterns.append((row, pattern))
      case .wordClass(let name): membersOf[number(ofClass: name), default: []].append(pattern)
      }
    }
    for (row, pattern) in areaPatterns { index.patterns[row] = phrases(pattern) }
    for number in membersOf.keys.sorted() { addMembers(membersOf[number] ?? [], to: number) }
    listRowsByChoice()
  }

  consuming func finish() -> IndicatorIndex { index }

  private mutating func number(ofClass name: String) -> Int {
    if let known = classOf[name] { return known }
    classOf[name] = index.classes.count
    index.classes.append(IndicatorIndex.WordClass())
    return index.classes.count - 1
  }

  private mutating func addMembers(_ members: [IndicatorPattern], to number: Int) {
    var forms: [IndicatorPattern.WordForm] = []
    for member in members {
      if member.phrases.count == 1, member.phrases[0].count == 1,
        member.phrases[0][0].classes.isEmpty
      {
        forms += member.phrases[0][0].forms
      } else {
        let phrases = phrases(member)
        index.classes[number].patterns.append(phrases)
      }
    }
    index.classes[number].choice = choice(of: forms)
  }

  private mutating func phrases(_ pattern: IndicatorPattern) -> [[IndicatorIndex.Step]] {
    var phrases: [[IndicatorIndex.Step]] = []
    for phrase in pattern.phrases {
      var steps: [IndicatorIndex.Step] = []
      for step in phrase {
        var classes: [Int] = []
        for name in step.classes { classes.append(number(ofClass: name)) }
        steps.append(
          IndicatorIndex.Step(
            choice: choice(of: step.forms), classes: classes, isLoose: step.isLoose))
      }
      phrases.append(steps)
    }
    return phrases
  }

  private mutating func choice(of forms: [IndicatorPattern.WordForm]) -> IndicatorIndex.Choice {
    guard !forms.isEmpty else { return -1 }
    var members: [Int32] = []
    for form in forms {
      let literal = literal(form)
      if !members.contains(literal) { members.append(literal) }
    }
    members.sort()
    if let known = choiceOf[members] { return known }
    let choice = IndicatorIndex.Choice(choiceOf.count)
    choiceOf[members] = choice
    for literal in members { index.choicesOfLiteral[Int(literal)].append(choice) }
    return choice
  }

  private mutating func literal(_ form: IndicatorPattern.WordForm) -> Int32 {
    if let known = literalOf[form] { return known }
    let number = Int32(index.literals.count)
    literalOf[form] = number
    let folded = form.keepsCase ? form.text.lowercased() : form.text
    let before: Int32
    switch form.shape {
    case .whole, .beginning:
      let node = index.beginnings.insert(folded.utf8)
      before = index.beginnings[node]
      index.beginnings[node] = number
    case .ending:
      let node = index.endings.insert(folded.utf8.reversed())
      before = index.endings[node]
      index.endings[node] = number
    case .inside:
      let node = index.insides.insert(folded.utf8)
      before = index.insides[node]
      index.insides[node] = number
    }
    index.literals.append(
      IndicatorIndex.Literal(
        shape: form.shape, exactly: form.keepsCase ? Array(form.text.utf8) : nil, next: before))
    index.choicesOfLiteral.append([])
    return number
  }

  private mutating func listRowsByChoice() {
    index.rowsOfChoice = Array(repeating: [], count: choiceOf.count)
    for (row, phrases) in index.patterns.enumerated() {
      guard let first = phrases.first?.first else { continue }
      var choices: Set<IndicatorIndex.Choice> = []
      var visited: Set<Int> = []
      collectOpeners(of: first, into: &choices, visited: &visited)
      for choice in choices { index.rowsOfChoice[Int(choice)].append(Int32(row)) }
    }
  }

  /// The choices of which a word must fill one so that `step` can begin there.
  private func collectOpeners(
    of step: IndicatorIndex.Step, into choices: inout Set<IndicatorIndex.Choice>,
    visited: inout Set<Int>
  ) {
    if step.choice >= 0 { choices.insert(step.choice) }
    for number in step.classes where visited.insert(number).inserted {
      let wordClass = index.classes[number]
      if wordClass.choice >= 0 { choices.insert(wordClass.choice) }
      for phrases in wordClass.patterns {
        collectOpeners(of: phrases[0][0], into: &choices, visited: &visited)
      }
    }
  }
}
