import Foundation
import PlenumText

/// Makes `Corpus/language/reference.tsv` of the debates: how often each lemma occurs, and the forms it was seen in.
///
/// What plenum's own table knows is counted under its lemma. Of the other words, forms belong together when they fill
/// the cells of one Danish paradigm: `skov skoven skove skovene` are one noun because all four were said.
func reference(from folder: URL, to file: URL) throws {
  let analyzer = TextAnalyzer(reference: .empty)
  let forms = formCounts(of: try Debates(in: folder).speeches, analyzer)
  var lemmas: [String: Int] = [:]
  var unknown: [String: Int] = [:]
  for (form, count) in forms {
    if let lemma = analyzer.lemmatizer.ownLemma(of: form) {
      lemmas[lemma, default: 0] += count
    } else {
      unknown[form] = count
    }
  }
  let families = Paradigms(counts: unknown).families()
  for (form, count) in unknown where families.lemmaOfForm[form] == nil {
    lemmas[analyzer.lemmatizer.lemma(of: form), default: 0] += count
  }
  for (form, lemma) in families.lemmaOfForm { lemmas[lemma, default: 0] += unknown[form] ?? 0 }

  let rows = lemmas.filter { $0.value >= 2 || families.rows[$0.key] != nil }
    .map { "\($0.key)\t\($0.value)\t\(families.rows[$0.key] ?? "-\t")" }
    .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  let header =
    "lemma\tcount\tclass\tforms\tFolketinget: debates of 2023, open data of ft.dk, made by Benchmarks reference"
  try ([header] + rows).map { $0 + "\n" }.joined().write(
    to: file, atomically: true, encoding: .utf8)
  print("\(rows.count) lemmas, \(families.rows.count) with their inflection")
}

/// Words in small letters. A capital inside a sentence is a name's, which is no word of the language.
func formCounts(of texts: [String], _ analyzer: TextAnalyzer) -> [String: Int] {
  var forms = Vocabulary(minimumCapacity: 300_000)
  var counts: [Int] = []
  for text in texts {
    let bytes = text.utf8Span.span
    for sentence in analyzer.sentences(of: text) {
      var position = sentence.lowerBound
      while let token = analyzer.tokenizer.token(in: bytes, from: position),
        token.utf8Range.upperBound <= sentence.upperBound
      {
        position = token.utf8Range.upperBound
        guard token.kind == .word else { continue }
        let number = Int(forms.intern(bytes.extracting(token.utf8Range)))
        if number == counts.count { counts.append(0) }
        counts[number] += 1
      }
    }
  }
  var folded: [String: Int] = [:]
  for (number, count) in counts.enumerated() {
    let form = forms[UInt32(number)].precomposedStringWithCanonicalMapping
    guard form.count > 1, form.allSatisfy({ $0.isLetter && $0.isLowercase }) else { continue }
    folded[form, default: 0] += count
  }
  return folded
}

/// The paradigms of Danish nouns, verbs and adjectives, tried on the forms of a corpus.
private struct Paradigms {
  struct Families {
    var lemmaOfForm: [String: String] = [:]
    /// Class and forms as the table has them, by lemma.
    var rows: [String: String] = [:]
  }

  private struct Paradigm {
    let wordClass: String
    let endings: [String]
    /// Whether a lemma of that ending has this paradigm.
    let fits: @Sendable (String) -> Bool
    /// Forms that must be there, besides the lemma.
    let least: Int
  }

  let counts: [String: Int]

  private static let all: [Paradigm] = [
    Paradigm(wordClass: "n", endings: ["-en", "-er", "-erne"], fits: endsInConsonant, least: 1),
    Paradigm(wordClass: "n", endings: ["-en", "-e", "-ene"], fits: endsInConsonant, least: 1),
    Paradigm(wordClass: "n", endings: ["-et", "-er", "-erne"], fits: endsInConsonant, least: 1),
    Paradigm(wordClass: "n", endings: ["-et", "-e", "-ene"], fits: endsInConsonant, least: 1),
    Paradigm(wordClass: "n", endings: ["+en", "+er", "+erne"], fits: endsInConsonant, least: 1),
    Paradigm(wordClass: "n", endings: ["+et", "+er", "+erne"], fits: endsInConsonant, least: 1),
    Paradigm(wordClass: "n", endings: ["+en", "+e", "+ene"], fits: endsInConsonant, least: 1),
    Paradigm(wordClass: "n", endings: ["-n", "-r", "-rne"], fits: { $0.hasSuffix("e") }, least: 1),
    Paradigm(wordClass: "n", endings: ["-t", "-r", "-rne"], fits: { $0.hasSuffix("e") }, least: 1),
    Paradigm(
      wordClass: "n", endings: ["-en", "-e", "-ne"], fits: { $0.hasSuffix("er") }, least: 1),
    Paradigm(
      wordClass: "v", endings: ["-r", "-de", "-t", "-s"], fits: { $0.hasSuffix("e") }, least: 2),
    Paradigm(
      wordClass: "v", endings: ["-r", "=te", "=t", "-s"], fits: { $0.hasSuffix("e") }, least: 2),
    Paradigm(
      wordClass: "a", endings: ["-t", "-e", "-ere", "-est"], fits: endsInConsonant, least: 2),
    Paradigm(
      wordClass: "a", endings: ["-t", "+e", "+ere", "+est"], fits: endsInConsonant, least: 2),
  ]

  @Sendable private static func endsInConsonant(_ word: String) -> Bool {
    word.last.map { !"aeiouyæøå".contains($0) } ?? false
  }

  /// Lemmas in the order of how well their paradigm is filled; a form belongs to the first that claims it.
  func families() -> Families {
    var claims: [(lemma: String, paradigm: Paradigm, forms: [String], weight: Int)] = []
    for (lemma, count) in counts where lemma.count >= 3 {
      for paradigm in Self.all where paradigm.fits(lemma) {
        let forms = paradigm.endings.filter { counts[Self.form(lemma, $0), default: 0] >= 2 }
        guard forms.count >= paradigm.least, forms.count >= 2 || count >= 3 else { continue }
        // A single short ending says little: `-e`, `-t`, `-r` and `-n` end many a word by chance.
        guard forms.count >= 2 || (forms.first?.count ?? 0) >= 3 else { continue }
        let uses = forms.reduce(count) { $0 + counts[Self.form(lemma, $1), default: 0] }
        claims.append((lemma, paradigm, forms, forms.count * 1_000_000 + uses))
      }
    }
    claims.sort { ($1.weight, $0.lemma) < ($0.weight, $1.lemma) }
    var families = Families()
    for claim in claims where families.lemmaOfForm[claim.lemma] ?? claim.lemma == claim.lemma {
      guard families.rows[claim.lemma] == nil else { continue }
      let free = claim.forms.filter { families.lemmaOfForm[Self.form(claim.lemma, $0)] == nil }
        .filter { families.rows[Self.form(claim.lemma, $0)] == nil }
      guard !free.isEmpty else { continue }
      families.lemmaOfForm[claim.lemma] = claim.lemma
      for ending in free { families.lemmaOfForm[Self.form(claim.lemma, ending)] = claim.lemma }
      families.rows[claim.lemma] = claim.paradigm.wordClass + "\t" + free.joined(separator: " ")
    }
    return families
  }

  private static func form(_ lemma: String, _ ending: String) -> String {
    let tail = ending.dropFirst()
    return switch ending.first {
    case "+": String(lemma + lemma.suffix(1) + tail)
    case "=": String(lemma.dropLast() + tail)
    default: String(lemma + tail)
    }
  }
}
