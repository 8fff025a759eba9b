import PlenumAnalysis
import PlenumModel

/// The numbers that a sentence states: counts such as `ved 3 af 6 borde`, `to kommuner`, `over halvdelen af bordene`,
/// `hvert andet bord`, `66 %`, and those that count something else, which only a note can know.
struct CountClaims {
  private struct Count {
    let amount: SaidAmount
    let of: Int?
    /// nil: `3 af 6` of nobody says what.
    let noun: CountedWords.Noun?
    /// As they stand in the sentence.
    let words: [String]
    /// Whether it says that there are no others: `kun ét bord`.
    var isOnly = false
    /// Whether `of` is a whole of its own, as in `to ud af tre borde`: two thirds.
    var isRatio = false
    /// Of a percentage, whether it says of what: `66 % af bordene`, `det siger 66 %`.
    var isShare = true

    var text: String { words.joined(separator: " ") }
  }

  private var counts: [Count] = []
  /// Numbers that count none of what plenum counts, as they stand.
  private var others: [String] = []
  /// Parts of something that plenum does not count: `to tredjedele af lærerne`.
  private var parts: [SaidFraction] = []
  /// The tables that the sentence names: `bord 2`, `bord 3 og 4`, `bordene 3-6`.
  private(set) var tables: [Int] = []
  /// `kun bord 1`, as it stands; nil where the sentence does not say that there are no others.
  private var onlyTables: String?

  /// - Parameters:
  ///   - sentence: without its quotations.
  ///   - names: of notes, which are no numbers.
  init(in sentence: String, names: Set<String> = []) {
    let words = Self.words(of: sentence)
    var used = [Bool](repeating: false, count: words.count)
    for place in words.indices where names.contains(words[place]) { used[place] = true }
    takeNamedTables(in: words, used: &used)
    for place in words.indices {
      guard let noun = CountedWords.nouns[words[place]], !used[place],
        let found = Self.count(of: noun, endingAt: place, in: words), !used[found.start]
      else { continue }
      for index in found.start...place { used[index] = true }
      counts.append(found.count)
    }
    // `alle siger det`
    for place in words.indices.dropLast() where !used[place] {
      if ["alle", "samtlige"].contains(words[place]),
        CountedWords.sayings.contains(words[place + 1])
      {
        used[place] = true
        counts.append(
          Count(
            amount: SaidAmount(.all), of: nil, noun: .table, words: Array(words[place...place + 1]))
        )
      }
    }
    // `2 ud af 5`, of something that was named before.
    for place in words.indices.dropFirst(2) where words[place - 1] == "af" && !used[place] {
      let start = words[place - 2] == "ud" ? place - 3 : place - 2
      guard start >= 0, !used[start], let whole = CountedWords.number(words[place]),
        let part = CountedWords.number(words[start])
      else { continue }
      for index in start...place { used[index] = true }
      counts.append(
        Count(
          amount: SaidAmount(.number(part)), of: whole, noun: nil,
          words: Array(words[start...place])))
    }
    for fraction in SaidFraction.all(in: words) where !fraction.range.contains(where: { used[$0] })
    {
      for index in fraction.range { used[index] = true }
      parts.append(fraction)
    }
    others = words.indices.filter { !used[$0] && CountedWords.isNumber(words[$0]) }
      .map { words[$0] }
  }

  // MARK: - Words

  /// In small letters, without punctuation; a percent sign is a word, and so is a dash between two numbers.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func close() {
      let bare = String(word.lowercased().reversed().drop { $0 == "." }.reversed())
      if !bare.isEmpty { words.append(bare) }
      word = ""
    }
    var rest = text[...]
    while let character = rest.popFirst() {
      if character.isLetter || character.isNumber || character == "." {
        word.append(character)
      } else {
        let isBetween =
          "-–—".contains(character) && word.last?.isNumber == true && rest.first?.isNumber == true
        close()
        if character == "%" { words.append("%") }
        if isBetween { words.append(CountedWords.dash) }
      }
    }
    close()
    return words
  }

  // MARK: - Counts

  private mutating func takeNamedTables(in words: [String], used: inout [Bool]) {
    for place in words.indices where ["bord", "borde", "bordene", "tema"].contains(words[place]) {
      var next = place + 1
      while next < words.count {
        let isLink = ["og", "samt", "eller"].contains(words[next])
        let isRange = [CountedWords.dash, "til"].contains(words[next]) && next > place + 1
        let index = isLink || isRange ? next + 1 : next
        guard index < words.count, index > place, !isLink || index > place + 1,
          let number = Int(words[index]),
          // `bord 2 og 3 kommuner`
          index + 1 >= words.count || CountedWords.nouns[words[index + 1]] == nil
        else { break }
        if words[place] != "tema" {
          if isRange, let first = tables.last, first < number, number - first < 1000 {
            tables += (first + 1)...number
          } else {
            tables.append(number)
          }
        }
        used[index] = true
        next = index + 1
      }
      if next > place + 1, words[place] != "tema", place > 0,
        CountedWords.onlys.contains(words[place - 1])
      {
        onlyTables = words[(place - 1)..<next].joined(separator: " ")
      }
    }
  }

  private static func count(
    of noun: CountedWords.Noun, endingAt place: Int, in words: [String]
  ) -> (count: Count, start: Int)? {
    guard let (number, of, isRatio, first) = Self.number(before: place, in: words) else {
      return nil
    }
    var start = first
    let (bound, length) = CountedWords.bound(before: start, in: words)
    start -= length
    let isOnly = start > 0 && CountedWords.onlys.contains(words[start - 1])
    if isOnly { start -= 1 }
    var count = Count(
      amount: SaidAmount(number, bound), of: of, noun: noun, words: Array(words[start...place]),
      isOnly: isOnly, isRatio: isRatio)
    if noun == .percent {
      let after = words[(place + 1)...].prefix(3).filter { $0 != "af" && $0 != "de" }
      let says = start > 0 && CountedWords.sayings.contains(words[start - 1])
      count.isShare = says || after.first.map { CountedWords.nouns[$0] != nil } ?? false
    }
    return (count, start)
  }

  private typealias Found = (number: SaidAmount.Number, of: Int?, isRatio: Bool, start: Int)

  private static func number(before place: Int, in words: [String]) -> Found? {
    // `hvert andet bord`
    if place > 1, CountedWords.each.contains(words[place - 2]),
      let part = CountedWords.ordinal(words[place - 1])
    {
      return (.part(1, of: part), nil, false, place - 2)
    }
    var last = place - 1
    while last >= 0, place - last < 4, CountedWords.isFiller(words[last]) { last -= 1 }
    guard last >= 0 else { return nil }
    let whole = CountedWords.number(words[last])
    // `halvdelen af bordene`, `to tredjedele af de 6 borde`, `3 ud af 6 borde`
    var link = words[last] == "af" ? last : last - 1
    if link > 0, words[link] == "de" { link -= 1 }
    if link >= 0, words[link] == "af" {
      let of = link < last ? whole : nil
      // Where a sentence begins with it, `af de 6 borde` is the whole of a count that comes later.
      guard link > 0 else { return of.map { (.any, $0, false, 0) } }
      if let parts = CountedWords.parts[words[link - 1]] {
        let several = link > 1 ? CountedWords.number(words[link - 2]) : nil
        return (.part(several ?? 1, of: parts), of, false, several == nil ? link - 1 : link - 2)
      }
      let isRatio = words[link - 1] == "ud"
      let first = isRatio ? link - 2 : link - 1
      if first >= 0, of != nil, let part = CountedWords.number(words[first]) {
        return (.number(part), of, isRatio, first)
      }
    } else if last > 0, let whole {
      // `alle 6 borde`, `alle de 6 borde`
      let before = words[last - 1] == "de" ? last - 2 : last - 1
      if before >= 0, CountedWords.isAll(words[before]) { return (.all, whole, false, before) }
    }
    if CountedWords.isAll(words[last]) { return (.all, nil, false, last) }
    return whole.map { (.number($0), nil, false, last) }
  }

  // MARK: - What does not hold

  /// The counts that the cited notes do not give, with what they do give.
  ///
  /// - Parameter together: what they give with all that people settled as saying the same: who says `kun ét bord` speaks of
  ///   these too.
  func wrong(
    for cited: CitedCounts, together: CitedCounts
  ) -> [(said: String, counted: String)] {
    let found = counts.compactMap { count -> (said: String, counted: String)? in
      guard !Self.says(cited, count.words) else { return nil }
      switch count.noun {
      case nil: return wrongPair(count, cited)
      case .percent?: return count.isShare ? wrongShare(count, cited) : nil
      case .table?:
        let counted = count.isOnly ? together : cited
        return wrong(count, counted.tables, of: counted.tablesAsked, .table)
      case .municipality?:
        return wrong(
          count, cited.municipalities, of: cited.municipalitiesAsked, .municipality,
          isLeast: !cited.namesEveryMunicipality)
      case .note?: return wrong(count, cited.notes, of: cited.notesAsked, .note)
      case .ask?:
        let wishes = wrong(count, cited.wishes, of: cited.wishesAsked, .wish)
        return wrong(count, cited.asks, of: cited.asksAsked, .wish) == nil ? nil : wishes
      case .question?: return wrong(count, cited.questions, of: cited.questionsAsked, .question)
      }
    }
    guard let onlyTables, !together.tableNumbers.isSubset(of: tables) else { return found }
    let counted = CountedNoun.table.counted(together.tables, of: together.tablesAsked)
    return found + [(said: onlyTables, counted: counted)]
  }

  /// The numbers that stand in none of the cited notes and count nothing of them.
  func unknown(to cited: CitedCounts) -> [String] {
    let known = Set(cited.words.joined().map(CountedWords.canonical))
    let fractions = cited.words.flatMap { SaidFraction.all(in: $0, alsoHalf: true) }
    let percentages = counts.filter { count in
      count.noun == .percent && !count.isShare && !Self.says(cited, count.words)
        && wrongShare(count, cited) != nil
        && !fractions.contains { fraction in
          if case .number(let part) = count.amount.number {
            fraction.isEqual(part, of: 100)
          } else {
            false
          }
        }
    }
    return percentages.map {
      $0.words.filter { $0 != "%" && $0 != "procent" }.joined(separator: " ")
    }
      + parts.filter { part in !fractions.contains { $0.isEqual(part.part, of: part.of) } }
      .map(\.text) + others.filter { !known.contains(CountedWords.canonical($0)) }
  }

  /// Whether one of the notes itself has the words: `fem kommuner har en fælles taxa`.
  private static func says(_ cited: CitedCounts, _ words: [String]) -> Bool {
    let said = words.map(CountedWords.canonical)
    return cited.words.contains { note in
      guard note.count >= said.count else { return false }
      return (0...note.count - said.count).contains { start in
        said.indices.allSatisfy {
          said[$0] == CountedWords.canonical(note[start + $0])
            || CountedWords.nouns[said[$0]] == .percent
              && CountedWords.nouns[note[start + $0]] == .percent
        }
      }
    }
  }

  /// - Parameter isLeast: whether there may be more than `counted`.
  private func wrong(
    _ count: Count, _ counted: Int, of whole: Int, _ noun: CountedNoun, isLeast: Bool = false
  ) -> (said: String, counted: String)? {
    let isRight: Bool
    if count.isRatio, let of = count.of, of != whole, case .number(let part) = count.amount.number {
      isRight =
        of > 0
        && SaidAmount(.part(part, of: of), count.amount.bound)
          .holds(for: counted, of: whole, isLeast: isLeast)
    } else {
      isRight =
        (count.of ?? whole) == whole
        && count.amount.holds(for: counted, of: whole, isLeast: isLeast)
    }
    guard !isRight else { return nil }
    // Nothing is counted where no note names one.
    if isLeast, counted == 0 { return (count.text, "ingen nævnt \(noun.one)") }
    let isShare =
      switch count.amount.number {
      case .number: count.of != nil || noun == .table && whole > counted
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
    let isRight = pairs.contains { count.amount.number == .number($0) && count.of == $1 }
    return isRight ? nil : (count.text, cited.sentence)
  }

  /// A percentage is of the tables that were asked, or of the theme's notes.
  private func wrongShare(_ count: Count, _ cited: CitedCounts) -> (said: String, counted: String)?
  {
    guard case .number(let said) = count.amount.number else { return nil }
    let shares = [(cited.tables, cited.tablesAsked), (cited.notes, cited.notesAsked)]
    let isRight = shares.contains { part, whole in
      guard whole > 0 else { return false }
      let percent = Int((Double(part) / Double(whole) * 100).rounded())
      return count.amount.bound == .exactly
        ? percent == said
        : SaidAmount(.part(said, of: 100), count.amount.bound).holds(for: part, of: whole)
    }
    return isRight ? nil : (count.text, cited.sentence)
  }
}
