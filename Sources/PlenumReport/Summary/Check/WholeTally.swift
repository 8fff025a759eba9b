import PlenumAnalysis
import PlenumModel

/// A sentence that counts the notes of a whole meeting or theme and says nothing else: `Der er fem ønsker til KL.`,
/// `PPR nævnes i 16 af 82 notater.` It needs no reference, because plenum can count all of it itself.
struct WholeTally {
  enum Verdict: Hashable {
    case holds
    case wrong(said: String, counted: String)
  }

  private enum Noun { case note, table, municipality, theme, point, ask, question, kind(NoteKind) }

  private struct Count {
    let amount: SaidAmount
    let of: Int?
    let noun: Noun
    let words: String
  }

  private var counts: [Count] = []
  /// The word of which is said how many notes have it.
  private var term: String?
  /// The number of the theme that is named.
  private var theme: Int?

  /// nil where the sentence says anything else.
  init?(_ sentence: String) {
    let words = CountClaims.words(of: sentence)
    var place = 0
    while place < words.count {
      if words[place] == "tema", place + 1 < words.count, let number = Int(words[place + 1]) {
        theme = number
        place += 2
      } else if let (count, end) = Self.count(at: place, in: words) {
        counts.append(count)
        place = end
      } else if Self.frame.contains(words[place]) {
        place += 1
      } else if term == nil, place + 1 < words.count, Self.mentions.contains(words[place + 1]) {
        term = words[place]
        place += 1
      } else {
        return nil
      }
    }
    guard !counts.isEmpty else { return nil }
  }

  private static func count(at start: Int, in words: [String]) -> (Count, end: Int)? {
    guard let number = CountedWords.number(words[start]) else { return nil }
    var place = start + 1
    var of: Int?
    if place < words.count, words[place] == "ud" { place += 1 }
    if place + 1 < words.count, words[place] == "af",
      let whole = CountedWords.number(words[place + 1])
    {
      of = whole
      place += 2
    }
    while place < words.count, adjectives.contains(words[place]) { place += 1 }
    guard place < words.count, let noun = nouns[words[place]] else { return nil }
    let (bound, length) = CountedWords.bound(before: start, in: words)
    return (
      Count(
        amount: SaidAmount(.number(number), bound), of: of, noun: noun,
        words: words[(start - length)...place].joined(separator: " ")), place + 1
    )
  }

  private static let nouns: [String: Noun] = [
    "notat": .note, "notater": .note, "bord": .table, "borde": .table,
    "kommune": .municipality, "kommuner": .municipality, "tema": .theme, "temaer": .theme,
    "punkt": .point, "punkter": .point, "ønske": .ask, "ønsker": .ask, "spørgsmål": .question,
    "succes": .kind(.success), "successer": .kind(.success), "succeser": .kind(.success),
    "udfordring": .kind(.challenge), "udfordringer": .kind(.challenge),
    "inspiration": .kind(.inspiration), "inspirationer": .kind(.inspiration),
    "pointe": .kind(.point), "pointer": .kind(.point),
  ]
  private static let adjectives: Set<String> = [
    "åbne", "åbent", "afgjorte", "forskellige", "andre",
  ]
  private static let mentions: Set<String> = ["nævnes", "nævnt", "står", "optræder", "bruges"]
  private static let frame: Set<String> = mentions.union([
    "der", "er", "var", "vi", "har", "havde", "fik", "fået", "kom", "i", "alt", "fra", "til", "kl",
    "på", "om", "ved", "mødet", "aftenen", "bordene", "temaet", "og", "samt", "blev", "bliver",
    "skrevet", "også", "desuden", "heraf", "mindst", "højst", "over", "under", "mere", "færre",
    "end", "flere", "omkring", "cirka", "ca",
  ])

  // MARK: - What does not hold

  /// - Parameter under: the theme whose heading stands above; its counts are meant as well as the meeting's.
  /// - Returns: nil where plenum does not know.
  func verdict(on meeting: MeetingSummary, under: ThemeSummary?) -> Verdict? {
    if let theme {
      guard let named = meeting.themes.first(where: { $0.number == theme }) else { return nil }
      return verdict([Scope(named)])
    }
    if term != nil { return verdict((under.map { [$0] } ?? meeting.themes).map { Scope($0) }) }
    return verdict([under.map { Scope($0) }, Scope(meeting)].compactMap(\.self))
  }

  private func verdict(_ scopes: [Scope]) -> Verdict? {
    let verdicts = scopes.compactMap { scope in verdict(scope) }
    return verdicts.contains(.holds) ? .holds : verdicts.first
  }

  private func verdict(_ scope: Scope) -> Verdict? {
    for count in counts {
      guard let (counted, whole, noun, isLeast) = scope.counted(count.noun, term: term) else {
        return nil
      }
      let isRight =
        counted.contains { count.amount.holds(for: $0, of: whole ?? $0, isLeast: isLeast) }
        && (count.of ?? whole) == whole
      guard !isRight, let first = counted.first else { continue }
      let exact = whole.map { noun.counted(first, of: $0) } ?? noun.counted(first)
      return .wrong(
        said: count.words, counted: isLeast ? "\(FindingText.atLeast) \(exact)" : exact)
    }
    return .holds
  }

  private struct Scope {
    private let spread: Spread
    private let kinds: KindCounts
    private let themes: [ThemeSummary]
    private let points: Int

    init(_ theme: ThemeSummary) {
      (spread, kinds, themes) = (theme.spread, theme.kinds, [theme])
      points = theme.balance.points
    }

    init(_ meeting: MeetingSummary) {
      (spread, kinds) = (meeting.spread, meeting.kinds)
      themes = meeting.themes.filter { !$0.isPreparation }
      points = meeting.roomBalance.points
    }

    /// What may be said of a noun, the likeliest first; of how many, where that is said too; whether there may be more.
    func counted(
      _ noun: Noun, term: String?
    ) -> (counted: [Int], of: Int?, CountedNoun, isLeast: Bool)? {
      if let term { return counted(noun, of: term) }
      return switch noun {
      case .note: ([spread.notes], nil, .note, false)
      case .table: ([spread.tables.count], nil, .table, false)
      case .municipality:
        (
          [spread.municipalities.count], nil, .municipality, !spread.namesEveryMunicipality
        )
      case .theme:
        ([themes.count { $0.theme != nil && $0.balance.notes > 0 }], nil, .theme, false)
      case .point: ([points], nil, .point, false)
      case .ask: ([themes.reduce(0) { $0 + $1.wishes.count }, kinds[.ask]], nil, .wish, false)
      case .question: ([kinds[.question]], nil, .question, false)
      case .kind(let kind):
        (
          [kinds[kind]], nil,
          CountedNoun(
            one: Self.names[kind]?.0 ?? kind.danish.name,
            many: Self.names[kind]?.1 ?? kind.danish.plural),
          false
        )
      }
    }

    private func counted(
      _ noun: Noun, of term: String
    ) -> (counted: [Int], of: Int?, CountedNoun, isLeast: Bool)? {
      let found = themes.flatMap { $0.findings(.term) }.first { $0.headline.lowercased() == term }
      guard themes.count == 1, let found else { return nil }
      return switch noun {
      case .note: ([found.spread.notes], found.notesAsked, .note, false)
      case .table: ([found.spread.tables.count], found.tablesAsked, .table, false)
      default: nil
      }
    }

    private static let names: [NoteKind: (String, String)] = [
      .success: ("succes", "successer"), .challenge: ("udfordring", "udfordringer"),
      .inspiration: ("inspiration", "inspirationer"), .point: ("pointe", "pointer"),
    ]
  }
}
