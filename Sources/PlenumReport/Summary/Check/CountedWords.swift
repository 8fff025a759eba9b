import PlenumAnalysis

/// The Danish words with which people count.
enum CountedWords {
  enum Noun { case table, municipality, note, ask, question, percent }

  static let nouns: [String: Noun] = {
    let forms: [(Noun, [String])] = [
      (.table, ["bord", "borde", "bordene"]),
      (.municipality, ["kommune", "kommuner", "kommunerne"]),
      (.note, ["notat", "notater", "notaterne"]), (.ask, ["ønske", "ønsker", "ønskerne"]),
      (.question, ["spørgsmål", "spørgsmålene"]), (.percent, ["%", "procent", "pct"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: forms.flatMap { noun, forms in forms.map { ($0, noun) } })
  }()

  /// Stands for a dash between two numbers.
  static let dash = "-"
  /// Before a count: that there are no others.
  static let onlys: Set<String> = ["kun", "blot", "alene", "bare"]
  static let each: Set<String> = ["hver", "hvert"]

  /// After `alle`: whoever was there is meant.
  static let sayings: Set<String> = [
    "siger", "sagde", "skriver", "skrev", "mener", "mente", "nævner", "nævnte", "oplever",
    "oplevede", "ønsker", "ønskede", "peger", "pegede", "synes", "syntes", "efterlyser",
    "efterlyste", "fremhæver", "fremhævede", "spørger", "spurgte", "fortæller", "fortalte", "enige",
    "savner", "savnede", "bad", "beder", "vil",
  ]

  private static let numbers: [String: Int] = [
    "ingen": 0, "intet": 0, "nul": 0, "ét": 1, "én": 1, "et": 1, "en": 1, "to": 2, "begge": 2,
    "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11,
    "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17,
    "atten": 18, "nitten": 19, "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50,
    "hundrede": 100,
  ]

  static let parts: [String: Int] = [
    "halvdelen": 2, "tredjedel": 3, "tredjedele": 3, "fjerdedel": 4, "fjerdedele": 4, "femtedel": 5,
    "femtedele": 5, "sjettedel": 6, "sjettedele": 6, "tiendedel": 10, "tiendedele": 10,
  ]

  private static let ordinals: [String: Int] = [
    "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7,
    "ottende": 8, "niende": 9, "tiende": 10,
  ]

  /// Of `hver tredje`, `hver 3.`; at least 2.
  static func ordinal(_ word: String) -> Int? {
    ordinals[word] ?? Int(word).flatMap { (2...1000).contains($0) ? $0 : nil }
  }

  static func isAll(_ word: String) -> Bool {
    ["alle", "samtlige", "hver", "hvert"].contains(word)
  }

  static func number(_ word: String) -> Int? {
    // Nobody counts further, and no product of two counts overflows.
    numbers[word] ?? Int32(grouped(word)).map { Int($0) }
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
  static func isNumber(_ word: String) -> Bool {
    word.contains { $0.isNumber } || (numbers[word] ?? 0) > 2
  }

  /// As numbers are compared.
  static func canonical(_ word: String) -> String {
    numbers[word].map(String.init) ?? grouped(word)
  }

  /// What may stand between a number and its noun: `de`, `deltagende`, `nordjyske`.
  static func isFiller(_ word: String) -> Bool {
    word.count > 1 && word.hasSuffix("e") && nouns[word] == nil && number(word) == nil
      && !isAll(word)
  }

  private static let bounds: [(words: [String], bound: SaidAmount.Bound)] = [
    (["lidt", "flere", "end"], .slightlyOver), (["lidt", "mere", "end"], .slightlyOver),
    (["lidt", "over"], .slightlyOver), (["godt"], .slightlyOver), (["lidt", "under"], .nearly),
    (["ikke", "helt"], .nearly), (["knap"], .nearly), (["næsten"], .nearly),
    (["flere", "end"], .over), (["mere", "end"], .over), (["over"], .over),
    (["færre", "end"], .under), (["mindre", "end"], .under), (["under"], .under),
    ([FindingText.atLeast], .atLeast), (["højst"], .atMost), (["højest"], .atMost),
    (["omkring"], .about), (["cirka"], .about), (["ca"], .about), (["omtrent"], .about),
  ]

  /// What stands before a number and says how exact it is, with its length in words.
  static func bound(before place: Int, in words: [String]) -> (SaidAmount.Bound, length: Int) {
    let found = bounds.first { words[..<place].suffix($0.words.count).elementsEqual($0.words) }
    return found.map { ($0.bound, $0.words.count) } ?? (.exactly, 0)
  }
}

/// How many somebody says there are.
struct SaidAmount: Hashable {
  enum Number: Hashable {
    case number(Int)
    case all
    /// However many they are: only the whole is said.
    case any
    /// So many of so many equal parts.
    case part(Int, of: Int)
  }

  /// How exact it is said.
  enum Bound { case exactly, atLeast, atMost, over, under, nearly, slightlyOver, about }

  let number: Number
  let bound: Bound

  init(_ number: Number, _ bound: Bound = .exactly) {
    self.number = number
    self.bound = bound
  }

  /// Whether it is true of `counted` among `whole`.
  ///
  /// - Parameter isLeast: whether there may be more than `counted`.
  func holds(for counted: Int, of whole: Int, isLeast: Bool = false) -> Bool {
    switch number {
    case .all: return counted == whole
    case .any: return true
    case .number(let said):
      return holds(Double(counted), Double(said), scale: Double(said), isLeast)
    case .part(let part, let all):
      guard all > 0, part <= all else { return false }
      // Whole numbers, so that two thirds are 4 of 6 to the last digit.
      return holds(
        Double(counted * all), Double(whole * part), scale: Double(whole * all), isLeast)
    }
  }

  private func holds(_ counted: Double, _ said: Double, scale: Double, _ isLeast: Bool) -> Bool {
    let near = scale * Self.nearness
    return switch bound {
    case .exactly: counted == said && !isLeast
    case .atLeast: counted >= said
    case .atMost: counted <= said && !isLeast
    case .over: counted > said
    case .under: counted < said && !isLeast
    case .nearly: counted < said && said - counted <= near
    case .slightlyOver: counted > said && counted - said <= near
    case .about: abs(counted - said) <= near
    }
  }

  /// Who says `knap` or `godt` may be off by that share of the whole.
  private static let nearness = 0.1
}

/// A part of something: `halvdelen`, `to tredjedele`, `hver fjerde`, `6 ud af 10`, `25 %`.
struct SaidFraction {
  let part: Int
  let of: Int
  /// Places of its words.
  let range: ClosedRange<Int>
  let text: String

  func isEqual(_ part: Int, of whole: Int) -> Bool { self.part * whole == part * of }

  /// - Parameter alsoHalf: also what a note says in other words: `det halve`, `6 af 10`, `25 %`.
  static func all(in words: [String], alsoHalf: Bool = false) -> [SaidFraction] {
    var found: [SaidFraction] = []
    func add(_ part: Int, of whole: Int, _ start: Int, _ end: Int) {
      found.append(
        SaidFraction(
          part: part, of: whole, range: start...end,
          text: words[start...end].joined(separator: " ")))
    }
    for place in words.indices {
      let before = place > 0 ? words[place - 1] : ""
      if let parts = CountedWords.parts[words[place]] {
        let several = CountedWords.number(before)
        add(several ?? 1, of: parts, several == nil ? place : place - 1, place)
      } else if CountedWords.each.contains(before), let part = CountedWords.ordinal(words[place]) {
        add(1, of: part, place - 1, place)
      }
      guard alsoHalf else { continue }
      if ["halve", "halvt", "halv", "halvdel"].contains(words[place]) {
        add(1, of: 2, place, place)
      }
      if CountedWords.nouns[words[place]] == .percent, let part = CountedWords.number(before) {
        add(part, of: 100, place - 1, place)
      }
      if words[place] == "af", place > 0, place + 1 < words.count,
        let whole = CountedWords.number(words[place + 1])
      {
        let first = before == "ud" ? place - 2 : place - 1
        if first >= 0, let part = CountedWords.number(words[first]) {
          add(part, of: whole, first, place + 1)
        }
      }
    }
    return found
  }
}
