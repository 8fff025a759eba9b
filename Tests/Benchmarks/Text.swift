import Foundation
import PlenumText

/// What plenum's reading of Danish is worth, by its own tables and with a dictionary: against a treebank, forms and
/// compounds of the field, and the clock.
///
/// The treebank (UD Danish-DDT, development part) is measured with and never learned from.
func text(shared folder: URL, dictionary: String) throws {
  var table = Table(headings: ["measure", "own tables", "with dictionary", "reach"])
  let clock = ContinuousClock()
  let cache = FileManager.default.temporaryDirectory.appending(path: "plenum-lexicon-\(getpid())")
  defer { try? FileManager.default.removeItem(at: cache) }
  let files = LexiconFiles(dictionary: dictionary, cacheFolder: cache.path())
  var analyzers = [TextAnalyzer()]
  if files.exist {
    let first = try clock.measure { _ = try files.load() } / .milliseconds(1)
    let warm = try (0..<9).map { _ in try clock.measure { _ = try files.load() } / .milliseconds(1)
    }
    .sorted()
    let lexicon = try files.load().lexicon
    table.rows.append(["lexicon compiled, ms", "", String(format: "%.0f", first), "1500"])
    table.rows.append(["lexicon ready, ms", "", String(format: "%.2f", warm[4]), "2"])
    let size = String(format: "%.2f", Double(lexicon.utf8Count) / 1_000_000)
    table.rows.append(["lexicon on disk, MB", "", size, "3"])
    analyzers.append(TextAnalyzer(lexicon: lexicon))
  }
  let columns = try analyzers.map { try rows(of: $0, shared: folder) }
  for (number, row) in columns[0].enumerated() {
    table.rows.append(
      [row.measure, row.reached, columns.count > 1 ? columns[1][number].reached : "", row.reach])
  }
  let ready = (0..<9).map { _ in clock.measure { _ = TextAnalyzer() } / .milliseconds(1) }.sorted()
  table.rows.append(["analyser ready, ms", String(format: "%.2f", ready[4]), "", "2"])
  try require(!columns[0].isEmpty, "the language test data in \(folder.path())")
  print(table.printed())
}

private struct Row {
  let measure: String
  let reached: String
  let reach: String

  init(_ cells: [String]) { (measure, reached, reach) = (cells[0], cells[1], cells[2]) }
}

private func rows(of analyzer: TextAnalyzer, shared folder: URL) throws -> [Row] {
  var table = Table(headings: [])
  let language = folder.appending(path: "language")
  if let bank = try Treebank(at: language.appending(path: "ud-danish-ddt/dev.conllu")) {
    add(bank, analyzer, to: &table)
  }
  if let rows = try rows(of: language.appending(path: "domain-forms.tsv")) {
    let judged = rows.map { ($0, lemmaInContext(form: $0[0], context: $0[3], analyzer)) }
    let right = judged.count { $0.1 == $0.0[2].lowercased() }
    if CommandLine.arguments.contains("--errors") {
      for (row, lemma) in judged where lemma != row[2].lowercased() {
        print("\(row[0])\t\(row[2])\t\(lemma ?? "-")\t\(row[3])")
      }
    }
    table.rows.append(["domain forms in context", percent(right, rows.count), "97"])
  }
  if let rows = try rows(of: language.appending(path: "compounds.tsv")) {
    add(compounds: rows, analyzer, to: &table)
  }
  if let debates = try? Debates(in: folder.appending(path: "bench")) {
    let speed = speed(of: analyzer, on: debates.speeches)
    table.rows.append(["analysis of the debates, M tokens/s", String(format: "%.1f", speed), "15"])
  }
  return table.rows.map(Row.init)
}

private func add(_ bank: Treebank, _ analyzer: TextAnalyzer, to table: inout Table) {
  let text = Array(bank.text.utf8)
  let sentences = analyzer.sentences(in: text.span)
  let tokens = Set(sentences.flatMap { $0.tokens.map(\.utf8Range) })
  table.rows.append(
    ["token F1, one running text", f1(tokens, Set(bank.words.map(\.utf8Range))), "99.7"])
  table.rows.append(
    [
      "sentence F1, one running text",
      f1(Set(sentences.map(\.utf8Range)), Set(bank.sentences)), "88",
    ])
  var lemmas: [Range<Int>: String] = [:]
  for sentence in sentences {
    for token in sentence.tokens { lemmas[token.utf8Range] = token.lemma.lowercased() }
  }
  // A word whose limits were missed has a wrong lemma.
  let judged = bank.words.map { (word: $0, right: lemmas[$0.utf8Range] == $0.lemma.lowercased()) }
  let content = judged.filter { ["NOUN", "VERB", "ADJ"].contains($0.word.wordClass) }
  let all = judged.filter { $0.word.wordClass != "PUNCT" }
  table.rows.append([
    "lemma, content words", percent(content.count { $0.right }, content.count), "89, 95.5",
  ])
  table.rows.append(["lemma, all words", percent(all.count { $0.right }, all.count), "96"])
  table.rows.append(
    [
      "grouping of forms, pairwise F1",
      groupingF1(
        content.compactMap { judged in
          lemmas[judged.word.utf8Range].map {
            (judged.word.form.lowercased(), judged.word.lemma.lowercased(), $0)
          }
        }), "93",
    ])
}

private func add(compounds rows: [[String]], _ analyzer: TextAnalyzer, to table: inout Table) {
  let parted = rows.map { row in
    let lemma = analyzer.query(row[0]).first ?? ""
    let parts = analyzer.parts(ofLemma: lemma)
    return (gold: row[1], is: parts.isEmpty ? lemma : parts.joined(separator: "+"))
  }
  let compounds = parted.filter { $0.gold.contains("+") }
  let wholes = parted.filter { !$0.gold.contains("+") }
  if CommandLine.arguments.contains("--errors") {
    for row in parted where row.gold != row.is { print("\(row.gold)\t\(row.is)") }
  }
  table.rows.append(
    [
      "compounds split exactly", percent(compounds.count { $0.gold == $0.is }, compounds.count),
      "97",
    ])
  table.rows.append(
    ["whole words split", "\(wholes.count { $0.is.contains("+") }) of \(wholes.count)", "1 of 40"])
}

/// The lemma of `form` where it stands in `context`.
private func lemmaInContext(form: String, context: String, _ analyzer: TextAnalyzer) -> String? {
  guard let place = context.range(of: form) else { return nil }
  let start = context.utf8.distance(from: context.startIndex, to: place.lowerBound)
  let bytes = Array(context.utf8)
  for sentence in analyzer.sentences(in: bytes.span) {
    for token in sentence.tokens where token.utf8Range.lowerBound == start {
      return token.lemma.lowercased()
    }
  }
  return nil
}

/// Over pairs of distinct forms: are two forms of one gold lemma brought together, and only those?
private func groupingF1(_ words: [(form: String, gold: String, lemma: String)]) -> String {
  var gold: [String: Set<String>] = [:]
  var found: [String: Set<String>] = [:]
  for word in words {
    gold[word.gold, default: []].insert(word.form)
    found[word.lemma, default: []].insert(word.form)
  }
  return f1(pairs(found), pairs(gold))
}

private func pairs(_ groups: [String: Set<String>]) -> Set<[String]> {
  var pairs: Set<[String]> = []
  for group in groups.values {
    let forms = group.sorted()
    for (index, first) in forms.enumerated() {
      for second in forms[(index + 1)...] { pairs.insert([first, second]) }
    }
  }
  return pairs
}

private func speed(of analyzer: TextAnalyzer, on texts: [String]) -> Double {
  let text = Array(texts.joined(separator: "\n").utf8)
  let clock = ContinuousClock()
  var tokens = 0
  let seconds =
    clock.measure { tokens = TextAnalysis(of: text.span, by: analyzer).tokenCount } / .seconds(1)
  return Double(tokens) / seconds / 1_000_000
}

private func f1<Element>(_ found: Set<Element>, _ gold: Set<Element>) -> String {
  String(
    format: "%.1f",
    200 * Double(found.intersection(gold).count) / Double(max(1, found.count + gold.count)))
}

private func percent(_ right: Int, _ all: Int) -> String {
  String(format: "%.1f", 100 * Double(right) / Double(max(1, all)))
}

/// The cells of a tab-separated file below its header; nil where there is no such file.
private func rows(of file: URL) throws -> [[String]]? {
  guard FileManager.default.fileExists(atPath: file.path()) else { return nil }
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    .filter { $0.count > 1 && $0[0] != "form" && !$0[0].hasPrefix("#") }
}
