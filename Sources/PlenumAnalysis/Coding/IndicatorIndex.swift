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
  private var starts: [Int32] = [0]
  private var elements: [Int32] = []

  init(_ lists: [[Int32]] = []) {
    for list in lists {
      elements += list
      starts.append(Int32(elements.count))
    }
  }

  var count: Int { starts.count - 1 }

  /// The places of the numbers of list `number`.
  func places(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  subscript(place: Int) -> Int32 { elements[place] }
}

/// Collects the patterns of a codebook into an ``IndicatorIndex``.
struct IndicatorIndexBuilder: ~Copyable {

  private var index = IndicatorIndex()
  private var literalOf: [IndicatorPattern.WordForm: Int32] = [:]
  private var choiceOf: [[Int32]: IndicatorIndex.Choice] = [:]
  private var classOf: [String: Int] = [:]
  private var choicesOfLiteral: [[Int32]] = []

  /// Takes the rows that are in use and can be read; the reader of codebooks lets no others
  /// through.
  init(_ indicators: [Indicator]) {
    literalOf.reserveCapacity(2 * indicators.count)
    choiceOf.reserveCapacity(2 * indicators.count)
    let members = members(of: indicators)
    for indicator in indicators {
      guard case .area = indicator.subject, !indicator.isReplaced,
        let pattern = try? IndicatorPattern(indicator.pattern)
      else {
        index.patterns.append(0..<0)
        continue
      }
      append(pattern)
    }
    let rowCount = index.patterns.count
    for (number, members) in members.enumerated() { add(members, to: number) }
    index.choicesOfLiteral = FlatLists(choicesOfLiteral)
    let rows = rowsByChoice(rowCount)
    index.rowsOfChoice = FlatLists(rows)
    var openers: [[Int32]] = []
    for choices in choicesOfLiteral {
      openers.append(choices.filter { !rows[Int($0)].isEmpty })
    }
    index.openersOfLiteral = FlatLists(openers)
    var needs: [[Int32]] = []
    for phrases in index.patterns { needs.append(self.needs(of: phrases)) }
    index.needs = FlatLists(needs)
  }

  consuming func finish() -> IndicatorIndex { index }

  /// The patterns of each class, but for those that lead back to their own class.
  private mutating func members(of indicators: [Indicator]) -> [[IndicatorPattern]] {
    var members: [[IndicatorPattern]] = []
    var named: [Set<Int>] = []
    for indicator in indicators where !indicator.isReplaced {
      guard case .wordClass(let name) = indicator.subject,
        let pattern = try? IndicatorPattern(indicator.pattern)
      else { continue }
      let number = number(ofClass: name)
      let inner = Set(pattern.classes.map { self.number(ofClass: $0) })
      while members.count < index.classes.count {
        members.append([])
        named.append([])
      }
      guard !Self.leads(from: inner, to: number, named) else { continue }
      named[number].formUnion(inner)
      members[number].append(pattern)
    }
    return members
  }

  /// Whether the classes are, or name, or name by way of others, the class `target`.
  ///
  /// - Precondition: `named` has no cycle.
  private static func leads(from classes: Set<Int>, to target: Int, _ named: [Set<Int>]) -> Bool {
    classes.contains { $0 == target || leads(from: named[$0], to: target, named) }
  }

  private mutating func number(ofClass name: String) -> Int {
    if let known = classOf[name] { return known }
    classOf[name] = index.classes.count
    index.classes.append(IndicatorIndex.WordClass())
    return index.classes.count - 1
  }

  private mutating func add(_ members: [IndicatorPattern], to number: Int) {
    var forms: [IndicatorPattern.WordForm] = []
    let first = index.patterns.count
    for member in members {
      if member.phrases.count == 1, member.phrases[0].count == 1,
        member.phrases[0][0].classes.isEmpty
      {
        forms += member.phrases[0][0].forms
      } else {
        append(member)
      }
    }
    index.classes[number].choice = choice(of: forms)
    index.classes[number].patterns = first..<index.patterns.count
  }

  private mutating func append(_ pattern: IndicatorPattern) {
    let firstPhrase = index.phrases.count
    for phrase in pattern.phrases {
      let firstStep = index.steps.count
      for step in phrase {
        let firstClass = index.classesOfSteps.count
        for name in step.classes {
          let number = number(ofClass: name)
          index.classesOfSteps.append(Int32(number))
        }
        let choice = choice(of: step.forms)
        index.steps.append(
          IndicatorIndex.Step(
            choice: choice, classes: firstClass..<index.classesOfSteps.count,
            isLoose: step.isLoose))
      }
      index.phrases.append(firstStep..<index.steps.count)
    }
    index.patterns.append(firstPhrase..<index.phrases.count)
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
    for literal in members { choicesOfLiteral[Int(literal)].append(choice) }
    return choice
  }

  private mutating func literal(_ form: IndicatorPattern.WordForm) -> Int32 {
    if let known = literalOf[form] { return known }
    let number = Int32(index.literals.count)
    literalOf[form] = number
    let folded = form.keepsCase ? form.text.lowercased() : form.text
    let before =
      switch form.shape {
      case .whole, .beginning: index.beginnings.put(number, at: folded.utf8)
      case .ending: index.endings.put(number, at: folded.utf8.reversed())
      case .inside: index.insides.put(number, at: folded.utf8)
      }
    let firstLetter = index.exactLetters.count
    if form.keepsCase { index.exactLetters.append(contentsOf: form.text.utf8) }
    index.literals.append(
      IndicatorIndex.Literal(
        shape: form.shape,
        exactly: form.keepsCase ? firstLetter..<index.exactLetters.count : nil, next: before))
    choicesOfLiteral.append([])
    return number
  }

  /// The steps that no class can fill, but for the first, whose word was what led to the pattern.
  private func needs(of phrases: Range<Int>) -> [Int32] {
    var needs: [Int32] = []
    var isFirst = true
    for phrase in phrases {
      for step in index.steps[index.phrases[phrase]] {
        if !isFirst, step.classes.isEmpty, step.choice >= 0 { needs.append(step.choice) }
        isFirst = false
      }
    }
    return needs
  }

  private func rowsByChoice(_ rowCount: Int) -> [[Int32]] {
    var rows = [[Int32]](repeating: [], count: choiceOf.count)
    for row in 0..<rowCount where !index.patterns[row].isEmpty {
      var choices: Set<IndicatorIndex.Choice> = []
      var visited: Set<Int32> = []
      collectOpeners(ofPattern: row, into: &choices, visited: &visited)
      for choice in choices { rows[Int(choice)].append(Int32(row)) }
    }
    return rows
  }

  /// The choices of which a word must fill one so that the pattern can begin there.
  private func collectOpeners(
    ofPattern number: Int, into choices: inout Set<IndicatorIndex.Choice>,
    visited: inout Set<Int32>
  ) {
    let step = index.steps[index.phrases[index.patterns[number].lowerBound].lowerBound]
    if step.choice >= 0 { choices.insert(step.choice) }
    for number in index.classesOfSteps[step.classes] where visited.insert(number).inserted {
      let wordClass = index.classes[Int(number)]
      if wordClass.choice >= 0 { choices.insert(wordClass.choice) }
      for pattern in wordClass.patterns {
        collectOpeners(ofPattern: pattern, into: &choices, visited: &visited)
      }
    }
  }
}
