import PlenumAnalysis

/// The counts that a sentence states: `ved 3 af 6 borde`, `to kommuner`, `alle borde`, `66 %`.
struct CountClaims {
  private enum Number {
    case exactly(Int)
    case all
  }

  private struct Count {
    let number: Number
    let of: Int?
    let noun: String
    let words: String
  }

  private let counts: [Count]

  /// - Parameter sentence: without its quotations.
  init(in sentence: String) {
    let words = sentence.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "%") }
      .map { word in
        let word = word.lowercased()
        return word.hasSuffix(".") ? String(word.dropLast()) : word
      }
    counts = words.indices.compactMap { Self.count(endingAt: $0, in: words) }
  }

  private static let nouns: Set<String> = [
    "bord", "borde", "bordene", "kommune", "kommuner", "notat", "notater", "ønske", "ønsker",
    "spørgsmål", "%", "procent", "pct",
  ]

  private static let numbers: [String: Int] = [
    "ét": 1, "én": 1, "et": 1, "en": 1, "to": 2, "begge": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
  ]

  private static func count(endingAt place: Int, in words: [String]) -> Count? {
    let noun = words[place]
    guard nouns.contains(noun), place > 0 else { return nil }
    // `3 ud af de 6 borde`
    var before = place - 1
    if words[before] == "de", before > 0 { before -= 1 }
    guard let last = number(words[before]) else { return nil }
    var start = before
    var of: Int?
    var number = last
    if before >= 2, words[before - 1] == "af" {
      let first = words[before - 2] == "ud" ? before - 3 : before - 2
      if first >= 0, let part = Self.number(words[first]), case .exactly(let whole) = last {
        (number, of, start) = (part, whole, first)
      }
    } else if before > 0, words[before - 1] == "alle", case .exactly(let whole) = last {
      // `alle 6 borde`
      (of, start) = (whole, before - 1)
    }
    return Count(
      number: number, of: of, noun: noun, words: words[start...place].joined(separator: " "))
  }

  private static func number(_ word: String) -> Number? {
    if word == "alle" { return .all }
    if let named = numbers[word] { return .exactly(named) }
    return Int(word.filter { $0 != "." }).map { .exactly($0) }
  }

  /// The counts that the cited notes do not give, with what they do give.
  func wrong(for cited: CitedCounts?) -> [(said: String, counted: String)] {
    guard let cited else { return [] }
    return counts.compactMap { count in
      let counted: (part: Int, whole: Int?, noun: CountedNoun)
      switch count.noun {
      case "bord", "borde", "bordene": counted = (cited.tables, cited.tablesAsked, .table)
      case "kommune", "kommuner": counted = (cited.municipalities, nil, .municipality)
      case "notat", "notater": counted = (cited.notes, cited.notesAsked, .note)
      case "ønske", "ønsker": counted = (cited.asks, nil, .wish)
      case "spørgsmål": counted = (cited.questions, nil, .question)
      default: return wrongShare(count, cited)
      }
      let isRight =
        switch count.number {
        case .exactly(let said):
          said == counted.part && (count.of ?? counted.whole) == counted.whole
        case .all: counted.part == counted.whole
        }
      guard !isRight else { return nil }
      let exact =
        count.of != nil
          || counted.whole.map { $0 > counted.part } == true && count.noun != "notater"
        ? counted.whole.map { counted.noun.counted(counted.part, of: $0) } : nil
      return (count.words, exact ?? counted.noun.counted(counted.part))
    }
  }

  /// A percentage is of the tables that were asked, or of the theme's notes.
  private func wrongShare(_ count: Count, _ cited: CitedCounts) -> (said: String, counted: String)?
  {
    guard case .exactly(let said) = count.number else { return nil }
    let shares = [(cited.tables, cited.tablesAsked), (cited.notes, cited.notesAsked)]
    let isRight = shares.contains { part, whole in
      whole > 0 && Int((Double(part) / Double(whole) * 100).rounded()) == said
    }
    return isRight ? nil : (count.words, cited.sentence)
  }
}

/// Words that say how many without saying it.
enum VagueWords {
  private static let words: Set<String> = [
    "mange", "flere", "nogle", "enkelte", "adskillige", "talrige", "hovedparten", "størstedelen",
    "flertallet", "mindretallet", "generelt", "gennemgående",
  ]
  private static let phrases = [
    ["de", "fleste"], ["stort", "set", "alle"], ["næsten", "alle"], ["en", "del"],
    ["et", "flertal"],
    ["et", "mindretal"], ["rigtig", "mange"], ["langt", "de", "fleste"], ["en", "række"],
  ]

  /// Those of a sentence without its quotations, each once, in its order.
  static func all(in sentence: String) -> [String] {
    let said = sentence.lowercased().split { !$0.isLetter }.map(String.init)
    var found: [String] = []
    var place = 0
    while place < said.count {
      let phrase = phrases.filter { said[place...].starts(with: $0) }.max { $0.count < $1.count }
      let word = phrase ?? (words.contains(said[place]) ? [said[place]] : nil)
      if let word, !found.contains(word.joined(separator: " ")) {
        found.append(word.joined(separator: " "))
      }
      place += word?.count ?? 1
    }
    return found
  }
}
