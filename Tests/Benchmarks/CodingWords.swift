import Foundation
import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel
import PlenumText

/// Makes the rows of the codebook's indicators that are learnt from notes: words that people use of an area far more
/// often than of others, weighed by how much more.
///
/// The notes (`Tests/PlenumAnalysisTests/Fixtures/teaching-*.jsonl`) are invented, by six authors who knew the
/// definitions and neither a pattern nor each other's notes. No figure is quoted of them. A word's share of notes about
/// an area is drawn to the area's own share by ``prior`` notes; its weight is the log of how the odds differ, times
/// ``scale``. Scale, prior and the bounds were chosen by leaving out in turn each of eight authors: these six and the two to
/// whom the model is fitted, of whom figures are therefore a little hopeful.
struct TaughtIndicators {
  static let note = "taught"
  private static let scale = 0.45
  private static let prior = 2.0
  private static let leastNotes = 2
  private static let leastShare = 0.2
  private static let leastWeight = 0.4
  /// A word of so many letters is also taken with what is joined to it.
  private static let leastJoined = 6
  /// A part of compounds must be so long not to stand in other words by chance.
  private static let leastPart = 5

  /// A lemma, or a part of compounds.
  private struct Word: Hashable {
    let lemma: String
    let isPart: Bool
  }

  private(set) var notes = 0
  private var notesWith: [Word: Int] = [:]
  private var notesAbout: [FocusAreaID: Int] = [:]
  private var together: [FocusAreaID: [Word: Int]] = [:]
  private var forms: [String: Set<String>] = [:]
  private let analyzer = TextAnalyzer()
  private let names: Set<String>

  /// - Parameter debates: running text, of which the words' inflected forms are taken.
  init(debates: [String]) {
    names = Self.calendar.union(
      Gazetteer.denmark.municipalities.flatMap {
        $0.name.lowercased().split { !$0.isLetter }.map(String.init)
      })
    for form in formCounts(of: debates, analyzer).keys {
      forms[analyzer.lemmatizer.lemma(of: form), default: []].insert(form)
    }
  }

  mutating func learn(from note: NoteRecord) {
    var words: Set<Word> = []
    let bytes = Array(note.text.utf8)
    for token in analyzer.sentences(in: bytes.span).flatMap(\.tokens) where token.kind == .word {
      let form = String(decoding: bytes[token.utf8Range], as: UTF8.self).lowercased()
      forms[token.lemma, default: []].insert(form)
      words.insert(Word(lemma: token.lemma, isPart: false))
      words.formUnion(token.parts.map { Word(lemma: $0, isPart: true) })
    }
    notes += 1
    for word in words { notesWith[word, default: 0] += 1 }
    for area in Set(note.codes ?? []) {
      notesAbout[area, default: 0] += 1
      for word in words { together[area, default: [:]][word, default: 0] += 1 }
    }
  }

  /// Rows of an indicators' file, sorted; none that `known` has with an area already.
  func rows(besides known: Set<String>) -> [String] {
    var rows: [String] = []
    for (area, words) in together {
      let base = Double(notesAbout[area] ?? 0) / Double(notes)
      for (word, count) in words where count >= Self.leastNotes && tells(word) {
        let share =
          (Double(count) + Self.prior * base) / (Double(notesWith[word] ?? 0) + Self.prior)
        let weight = Self.scale * (Self.logOdds(share) - Self.logOdds(base))
        let pattern = pattern(of: word)
        guard share >= Self.leastShare, weight >= Self.leastWeight,
          (try? IndicatorPattern(pattern)) != nil,
          !known.contains("\(area.value)\t\(pattern)")
        else { continue }
        rows.append(
          "\(area.value)\t\(pattern)\t\(String(format: "%.2f", weight))\t\(Self.note)")
      }
    }
    return rows.sorted()
  }

  private func tells(_ word: Word) -> Bool {
    word.lemma.count >= (word.isPart ? Self.leastPart : 3)
      && !analyzer.stopWords.contains(word.lemma) && !names.contains(word.lemma)
  }

  private func pattern(of word: Word) -> String {
    if word.isPart { return "\(word.lemma)*|*\(word.lemma)" }
    var forms = forms[word.lemma, default: []].union([word.lemma])
      .filter { $0.allSatisfy { $0.isLetter && $0.isLowercase } }
    guard word.lemma.count >= Self.leastJoined else { return forms.sorted().joined(separator: "|") }
    forms = forms.filter { !$0.hasPrefix(word.lemma) }
    return (forms.sorted() + [word.lemma + "*"]).joined(separator: "|")
  }

  private static func logOdds(_ share: Double) -> Double { log(share / (1 - share)) }

  /// What a note says of when it was said tells of no area.
  private static let calendar: Set<String> = [
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "januar", "februar",
    "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
  ]
}

/// Writes the taught rows into the codebook's file, in the place of those that were there.
func codingWords(in package: URL, debates: URL) throws {
  var taught = TaughtIndicators(debates: try Debates(in: debates).speeches)
  let fixtures = package.appending(path: "Tests/PlenumAnalysisTests/Fixtures")
  let files = try FileManager.default.contentsOfDirectory(atPath: fixtures.path()).sorted()
  for file in files where file.hasPrefix("teaching-") {
    let bytes = Array(try Data(contentsOf: fixtures.appending(path: file)))
    for note in NotesFileReader.read(bytes).notes.map(\.record) { taught.learn(from: note) }
  }
  let table = package.appending(path: "Corpus/codebooks/2024.1/indicators.tsv")
  let others = try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasSuffix("\t\(TaughtIndicators.note)") }
  let known = Set(
    others.map { $0.split(separator: "\t").prefix(2).joined(separator: "\t") })
  let rows = taught.rows(besides: known)
  try (others.map(String.init) + rows).map { $0 + "\n" }.joined()
    .write(to: table, atomically: true, encoding: .utf8)
  print("\(rows.count) rows of words learnt from \(taught.notes) notes")
}
