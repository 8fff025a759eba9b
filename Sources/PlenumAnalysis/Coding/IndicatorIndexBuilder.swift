import PlenumModel

/// Collects the patterns of a codebook into an ``IndicatorIndex``.
struct IndicatorIndexBuilder: ~Copyable {

  private var index = IndicatorIndex()
  /// For each literal the choice of it alone; -1 while there is none.
  private var choiceOfLiteral: [IndicatorIndex.Choice] = []
  /// The choices of several literals.
  private var choiceOf: [[Int32]: IndicatorIndex.Choice] = [:]
  private var choiceCount = 0
  private var classOf: [String: Int] = [:]
  private var choicesOfLiterals: [(list: Int32, element: Int32)] = []

  /// Takes the rows that are in use and can be read; the reader of codebooks lets no others
  /// through.
  init(_ indicators: [Indicator]) {
    index.reserve(rows: indicators.count)
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
    let literalCount = index.literals.count
    index.choicesOfLiteral = FlatLists(choicesOfLiterals, count: literalCount)
    index.rowsOfChoice = FlatLists(rowsByChoice(rowCount), count: choiceCount)
    let rows = index.rowsOfChoice
    index.openersOfLiteral = FlatLists(
      choicesOfLiterals.filter { !rows.places(of: Int($0.element)).isEmpty }, count: literalCount)
    index.needs = FlatLists(needs(), count: index.patterns.count)
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
    guard let first = forms.first else { return -1 }
    if forms.count == 1 { return choice(ofOnly: literal(first)) }
    var members: [Int32] = []
    for form in forms {
      let literal = literal(form)
      if !members.contains(literal) { members.append(literal) }
    }
    if members.count == 1 { return choice(ofOnly: members[0]) }
    members.sort()
    if let known = choiceOf[members] { return known }
    let choice = newChoice(of: members)
    choiceOf[members] = choice
    return choice
  }

  private mutating func choice(ofOnly literal: Int32) -> IndicatorIndex.Choice {
    let known = choiceOfLiteral[Int(literal)]
    if known >= 0 { return known }
    let choice = newChoice(of: CollectionOfOne(literal))
    choiceOfLiteral[Int(literal)] = choice
    return choice
  }

  private mutating func newChoice(of literals: some Sequence<Int32>) -> IndicatorIndex.Choice {
    let choice = IndicatorIndex.Choice(choiceCount)
    choiceCount += 1
    for literal in literals { choicesOfLiterals.append((literal, choice)) }
    return choice
  }

  private mutating func literal(_ form: IndicatorPattern.WordForm) -> Int32 {
    let number = index.literal(form)
    if Int(number) == choiceOfLiteral.count { choiceOfLiteral.append(-1) }
    return number
  }

  /// Of each pattern the steps that no class can fill, but for the first, whose word was what led to the pattern.
  private func needs() -> [(list: Int32, element: Int32)] {
    var needs: [(list: Int32, element: Int32)] = []
    for (number, phrases) in index.patterns.enumerated() {
      var isFirst = true
      for phrase in phrases {
        for place in index.phrases[phrase] {
          let step = index.steps[place]
          if !isFirst, step.classes.isEmpty, step.choice >= 0 {
            needs.append((Int32(number), step.choice))
          }
          isFirst = false
        }
      }
    }
    return needs
  }

  private func rowsByChoice(_ rowCount: Int) -> [(list: Int32, element: Int32)] {
    var rows: [(list: Int32, element: Int32)] = []
    rows.reserveCapacity(rowCount)
    var choices: Set<IndicatorIndex.Choice> = []
    var visited: Set<Int32> = []
    for row in 0..<rowCount where !index.patterns[row].isEmpty {
      choices.removeAll(keepingCapacity: true)
      visited.removeAll(keepingCapacity: true)
      collectOpeners(ofPattern: row, into: &choices, visited: &visited)
      for choice in choices { rows.append((choice, Int32(row))) }
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

extension IndicatorIndex {
  fileprivate mutating func reserve(rows: Int) {
    beginnings.reserveCapacity(letters: 8 * rows)
    literals.reserveCapacity(rows)
    steps.reserveCapacity(2 * rows)
    phrases.reserveCapacity(2 * rows)
    patterns.reserveCapacity(rows)
  }

  /// The number of that word, which is the next free one where no pattern has had it before.
  fileprivate mutating func literal(_ form: IndicatorPattern.WordForm) -> Int32 {
    let folded = form.keepsCase ? form.text.lowercased() : form.text
    switch form.shape {
    case .whole, .beginning:
      let node = beginnings.insert(folded.utf8)
      return Self.literal(form, at: node, of: &beginnings, in: &literals, &exactLetters)
    case .ending:
      let node = endings.insert(folded.utf8.reversed())
      return Self.literal(form, at: node, of: &endings, in: &literals, &exactLetters)
    case .inside:
      let node = insides.insert(folded.utf8)
      return Self.literal(form, at: node, of: &insides, in: &literals, &exactLetters)
    }
  }

  private static func literal(
    _ form: IndicatorPattern.WordForm, at node: WordTrie.Node, of trie: inout WordTrie,
    in literals: inout [Literal], _ exactLetters: inout [UInt8]
  ) -> Int32 {
    let before = trie[node]
    var known = before
    while known >= 0 {
      let literal = literals[Int(known)]
      let isSame =
        literal.exactly.map { form.keepsCase && exactLetters[$0].elementsEqual(form.text.utf8) }
        ?? !form.keepsCase
      if literal.shape == form.shape, isSame { return known }
      known = literal.next
    }
    let number = Int32(literals.count)
    trie[node] = number
    let firstLetter = exactLetters.count
    if form.keepsCase { exactLetters.append(contentsOf: form.text.utf8) }
    literals.append(
      Literal(
        shape: form.shape, exactly: form.keepsCase ? firstLetter..<exactLetters.count : nil,
        next: before))
    return number
  }
}
