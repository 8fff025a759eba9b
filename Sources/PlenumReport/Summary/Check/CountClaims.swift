import PlenumAnalysis

/// The numbers that a sentence states: counts such as `ved 3 af 6 borde`, `to kommuner`, `halvdelen af bordene`, `66 %`,
/// and those that count something else, which only a note can know.
struct CountClaims {
  private enum Number: Equatable {
    case exactly(Int)
    case atLeast(Int)
    case all
    /// However many they are: only the whole is said.
    case any
    /// So many of so many equal parts.
    case part(Int, of: Int)
  }

  private struct Count {
    let number: Number
    let of: Int?
    /// nil: `3 af 6` of nobody says what.
    let noun: Noun?
    /// As they stand in the sentence.
    let words: [String]

    var text: String { words.joined(separator: " ") }
  }

  private enum Noun { case table, municipality, note, ask, question, percent }

  private let counts: [Count]
  /// Numbers that count none of what plenum counts, as they stand.
  private let others: [String]
  /// The tables that the sentence names: `bord 2`, `bord 3 og 4`.
  let tables: [Int]

  /// - Parameters:
  ///   - sentence: without its quotations.
  ///   - names: of notes, which are no numbers.
  init(in sentence: String, names: Set<String> = []) {
    let words = Self.words(of: sentence)
    var used = [Bool](repeating: false, count: words.count)
    for place in words.indices where names.contains(words[place]) { used[place] = true }
    tables = Self.namedTables(in: words, used: &used)
    var counts: [Count] = []
    for place in words.indices {
      guard let noun = Self.nouns[words[place]], !used[place],
        let found = Self.count(of: noun, endingAt: place, in: words), !used[found.start]
      else { continue }
      for index in found.start...place { used[index] = true }
      counts.append(found.count)
    }
    // `2 ud af 5`, of something that was named before.
    for place in words.indices.dropFirst(2) where words[place - 1] == "af" && !used[place] {
      let start = words[place - 2] == "ud" ? place - 3 : place - 2
      guard start >= 0, !used[start], case .exactly(let whole)? = Self.number(words[place]),
        case .exactly(let part)? = Self.number(words[start])
      else { continue }
      for index in start...place { used[index] = true }
      counts.append(
        Count(number: .exactly(part), of: whole, noun: nil, words: Array(words[start...place])))
    }
    self.counts = counts
    others = words.indices.filter { !used[$0] && Self.isNumber(words[$0]) }.map { words[$0] }
  }

  // MARK: - Words

  /// In small letters, without punctuation; a percent sign is a word.
  static func words(of text: String) -> [String] {
    text.replacing("%", with: " % ")
      .split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "%") }
      .map { word in
        let word = word.lowercased()
        return String(word.reversed().drop { $0 == "." }.reversed())
      }.filter { !$0.isEmpty }
  }

  private static let nouns: [String: Noun] = {
    let forms: [(Noun, [String])] = [
      (.table, ["bord", "borde", "bordene"]),
      (.municipality, ["kommune", "kommuner", "kommunerne"]),
      (.note, ["notat", "notater", "notaterne"]), (.ask, ["ønske", "ønsker", "ønskerne"]),
      (.question, ["spørgsmål", "spørgsmålene"]), (.percent, ["%", "procent", "pct"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: forms.flatMap { noun, forms in forms.map { ($0, noun) } })
  }()

  private static let numbers: [String: Int] = [
    "ingen": 0, "intet": 0, "nul": 0, "ét": 1, "én": 1, "et": 1, "en": 1, "to": 2, "begge": 2,
    "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11,
    "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17,
    "atten": 18, "nitten": 19, "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50,
    "hundrede": 100,
  ]

  private static let parts: [String: Int] = [
    "halvdelen": 2, "tredjedel": 3, "tredjedele": 3, "fjerdedel": 4, "fjerdedele": 4, "femtedel": 5,
    "femtedele": 5,
  ]

  private static func number(_ word: String) -> Number? {
    if ["alle", "samtlige", "hver", "hvert"].contains(word) { return .all }
    if let named = numbers[word] { return .exactly(named) }
    // Nobody counts further, and no product of two counts overflows.
    return Int32(grouped(word)).map { .exactly(Int($0)) }
  }

  /// `1.204` is one number, `17.30` is as it stands.
  private static func grouped(_ word: String) -> String {
    let groups = word.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped =
      groups.count > 1 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
    return isGrouped ? groups.joined() : word
  }

  /// A number that could be wrong: with a digit, or a number word that is nothing else.
  private static func isNumber(_ word: String) -> Bool {
    word.contains { $0.isNumber } || (numbers[word] ?? 0) > 2
  }

  /// As numbers are compared.
  private static func canonical(_ word: String) -> String {
    numbers[word].map(String.init) ?? grouped(word)
  }

  /// What may stand between a number and its noun: `de`, `deltagende`, `nordjyske`.
  private static func isFiller(_ word: String) -> Bool {
    word.count > 1 && word.hasSuffix("e") && nouns[word] == nil && number(word) == nil
  }

  // MARK: - Counts

  private static func namedTables(in words: [String], used: inout [Bool]) -> [Int] {
    var tables: [Int] = []
    for place in words.indices where ["bord", "borde", "bordene", "tema"].contains(words[place]) {
      var next = place + 1
      while next < words.count {
        let isLink = ["og", "samt", "eller"].contains(words[next])
        let index = isLink ? next + 1 : next
        guard index < words.count, index > place, !isLink || index > place + 1,
          let number = Int(words[index]),
          // `bord 2 og 3 kommuner`
          index + 1 >= words.count || nouns[words[index + 1]] == nil
        else { break }
        if words[place] != "tema" { tables.append(number) }
        used[index] = true
        next = index + 1
      }
    }
    return tables
  }

  /// A number before a noun, with what it is of, and where it begins.
  private typealias Reading = (number: Number, of: Int?, start: Int)

  private static func count(
    of noun: Noun, endingAt place: Int, in words: [String]
  ) -> (count: Count, start: Int)? {
    var last = place - 1
    while last >= 0, place - last < 4, isFiller(words[last]) { last -= 1 }
    guard last >= 0,
      var found = share(endingAt: last, in: words) ?? whole(endingAt: last, in: words)
        ?? number(words[last]).map({ ($0, nil, last) })
    else { return nil }
    if found.start > 0, words[found.start - 1] == FindingText.atLeast,
      case .exactly(let least) = found.number
    {
      found = (.atLeast(least), found.of, found.start - 1)
    }
    let said = Array(words[found.start...place])
    return (Count(number: found.number, of: found.of, noun: noun, words: said), found.start)
  }

  /// `halvdelen af bordene`, `to tredjedele af de 6 borde`, `3 ud af 6 borde`; where a sentence begins with it, `af de 6
  /// borde` is the whole of a count that comes later.
  private static func share(endingAt last: Int, in words: [String]) -> Reading? {
    var link = words[last] == "af" ? last : last - 1
    if link > 0, words[link] == "de" { link -= 1 }
    guard link >= 0, words[link] == "af" else { return nil }
    var whole: Int?
    if link < last, case .exactly(let number)? = number(words[last]) { whole = number }
    guard link > 0 else { return whole.map { (.any, $0, 0) } }
    if let parts = parts[words[link - 1]] {
      guard link > 1, case .exactly(let several)? = number(words[link - 2]) else {
        return (.part(1, of: parts), whole, link - 1)
      }
      return (.part(several, of: parts), whole, link - 2)
    }
    let first = words[link - 1] == "ud" ? link - 2 : link - 1
    guard first >= 0, let whole, case .exactly(let part)? = number(words[first]) else { return nil }
    return (.exactly(part), whole, first)
  }

  /// `alle 6 borde`, `alle de 6 borde`.
  private static func whole(endingAt last: Int, in words: [String]) -> Reading? {
    guard last > 0, case .exactly(let whole)? = number(words[last]) else { return nil }
    let first = words[last - 1] == "de" ? last - 2 : last - 1
    return first >= 0 && number(words[first]) == .all ? (.all, whole, first) : nil
  }

  // MARK: - What does not hold

  /// The counts that the cited notes do not give, with what they do give.
  func wrong(for cited: CitedCounts) -> [(said: String, counted: String)] {
    counts.compactMap { count in
      guard !Self.says(cited, count.words) else { return nil }
      switch count.noun {
      case nil: return wrongPair(count, cited)
      case .percent?: return wrongShare(count, cited)
      case .table?: return wrong(count, cited.tables, of: cited.tablesAsked, .table)
      case .municipality?:
        return wrong(
          count, cited.municipalities, of: cited.municipalitiesAsked, .municipality,
          isLeast: !cited.namesEveryMunicipality)
      case .note?: return wrong(count, cited.notes, of: cited.notesAsked, .note)
      case .ask?: return wrong(count, cited.asks, of: cited.asksAsked, .wish)
      case .question?: return wrong(count, cited.questions, of: cited.questionsAsked, .question)
      }
    }
  }

  /// The numbers that stand in none of the cited notes and count nothing of them.
  func unknown(to cited: CitedCounts) -> [String] {
    let known = Set(cited.words.joined().map(Self.canonical))
    return others.filter { !known.contains(Self.canonical($0)) }
  }

  /// Whether one of the notes itself has the words: `fem kommuner har en fælles taxa`.
  private static func says(_ cited: CitedCounts, _ words: [String]) -> Bool {
    let said = words.map(canonical)
    return cited.words.contains { note in
      guard note.count >= said.count else { return false }
      return (0...note.count - said.count).contains { start in
        said.indices.allSatisfy {
          said[$0] == canonical(note[start + $0])
            || nouns[said[$0]] == .percent && nouns[note[start + $0]] == .percent
        }
      }
    }
  }

  /// - Parameter isLeast: whether there may be more than `counted`.
  private func wrong(
    _ count: Count, _ counted: Int, of whole: Int, _ noun: CountedNoun, isLeast: Bool = false
  ) -> (said: String, counted: String)? {
    let isRight =
      switch count.number {
      case .exactly(let said): said == counted && !isLeast
      case .atLeast(let said): said <= counted
      case .all: counted == whole
      case .any: true
      case .part(let parts, let all): counted * all == whole * parts
      }
    guard !isRight || (count.of ?? whole) != whole else { return nil }
    let isShare =
      switch count.number {
      case .exactly, .atLeast: count.of != nil || noun == .table && whole > counted
      case .all, .any, .part: true
      }
    let exact = isShare ? noun.counted(counted, of: whole) : noun.counted(counted)
    return (count.text, isLeast ? "\(FindingText.atLeast) \(exact)" : exact)
  }

  private func wrongPair(_ count: Count, _ cited: CitedCounts) -> (said: String, counted: String)? {
    let pairs = [
      (cited.tables, cited.tablesAsked), (cited.notes, cited.notesAsked),
      (cited.municipalities, cited.municipalitiesAsked), (cited.asks, cited.asksAsked),
      (cited.questions, cited.questionsAsked),
    ]
    let isRight = pairs.contains { count.number == .exactly($0) && count.of == $1 }
    return isRight ? nil : (count.text, cited.sentence)
  }

  /// A percentage is of the tables that were asked, or of the theme's notes.
  private func wrongShare(_ count: Count, _ cited: CitedCounts) -> (said: String, counted: String)?
  {
    guard case .exactly(let said) = count.number else { return nil }
    let shares = [(cited.tables, cited.tablesAsked), (cited.notes, cited.notesAsked)]
    let isRight = shares.contains { part, whole in
      whole > 0 && Int((Double(part) / Double(whole) * 100).rounded()) == said
    }
    return isRight ? nil : (count.text, cited.sentence)
  }
}
