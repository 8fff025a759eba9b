import Foundation
import PlenumIndex
import PlenumModel
import PlenumText

/// The index on plain lines: time and memory, each beside its naive twin and SQLite's full-text index of the same run.
///
/// A line is a note; its group is its number modulo 15.
func index(from file: String?, quick: Bool) throws {
  let lines = try quick || file == nil ? inventedLines(20_000) : Lines(at: file ?? "")
  let runs = quick ? 3 : 7
  print("\(lines.count) notes, \(lines.bytes.count) bytes; medians of \(runs) runs")
  let built = lines.index(threads: 2)
  let twin = NaiveIndex(of: lines)
  var table = Table(headings: ["work", "ms", "naive twin ms", "x", "FTS5 ms", "x", "reach ms"])
  func add(_ work: String, _ ours: Double, naive: Double?, fts: Double?, reach: String = "") {
    table.rows.append([
      work, milliseconds(ours), naive.map(milliseconds) ?? "", ratio(naive, ours),
      fts.map(milliseconds) ?? "", ratio(fts, ours), quick ? "" : reach,
    ])
  }
  let naiveBuild = seconds { _ = NaiveIndex(of: lines) }
  var database: FullTextIndex?
  let ftsBuild = try seconds { database = try FullTextIndex(of: lines) }
  for (threads, reach) in [(1, "650"), (2, "400")] {
    add(
      "build, \(threads) thread\(threads > 1 ? "s" : "")",
      median(of: runs) { _ = lines.index(threads: threads) }, naive: naiveBuild, fts: ftsBuild,
      reach: reach)
  }
  let naiveKeyness = seconds { _ = twin.keyness(groups: Lines.groups, limit: 20) }
  for threads in [1, 2] {
    add(
      "G2 with p and BH, 15 groups, \(threads) thread\(threads > 1 ? "s" : "")",
      median(of: 3 * runs) { _ = built.keyness(by: .table, limit: 20, threads: threads) },
      naive: naiveKeyness, fts: nil, reach: "30 (80 with p)")
  }
  let word = quick ? "ord7" : "skolerne"
  if let term = built.term(of: word) {
    add(
      "concordance of \(built.spelling(of: term)), \(built.notes(with: term).count) notes",
      median(of: 3 * runs) { _ = built.occurrences(of: term, in: built.all) },
      naive: median(of: runs) { _ = twin.concordance(of: built.spelling(of: term), in: lines) },
      // FTS5 without text only counts the notes that hold the word.
      fts: try seconds { _ = try database?.count(of: word) })
  }
  print(table.printed())
  print(memory(of: built, fts: try database?.byteCount(), reach: quick ? "" : "3.0").printed())
  guard !quick, let file else { return }
  print(try wholeProcesses(on: file).printed())
}

/// Bytes a token by part.
private func memory(of index: TermIndex, fts: Int?, reach: String) -> Table {
  var table = Table(headings: ["memory", "bytes", "bytes a token", "reach"])
  func add(_ part: String, _ bytes: Int, reach: String = "") {
    let each = Double(bytes) / Double(max(1, index.tokenCount))
    table.rows.append([part, String(bytes), String(format: "%.2f", each), reach])
  }
  let size = index.size
  add("dictionary, \(index.termCount) terms", size.dictionary)
  add("forms", size.forms)
  add("postings", size.postings)
  add("positions", size.positions)
  add("all of these, \(index.tokenCount) tokens", size.withoutColumns, reach: reach)
  add("columns", size.columns)
  if let fts { add("FTS5, contentless", fts) }
  return table
}

/// Whole processes, and ten times the text, whose words are varied so that the vocabulary grows.
private func wholeProcesses(on file: String) throws -> Table {
  let large = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID()).txt")
  defer { try? FileManager.default.removeItem(at: large) }
  try writeTenfold(of: file, to: large)
  let program = CommandLine.arguments[0]
  let once = try (0..<5).map { _ in try Child.run(program, ["index-top", "--from", file]) }
  let streamed = try (0..<5).map { _ in try Child.run(program, ["index-stream", "--from", file]) }
  let tenfold = try (0..<3).map { _ in
    try Child.run(program, ["index-stream", "--from", large.path()])
  }
  func middle(_ runs: [Child]) -> Child {
    runs.sorted { $0.seconds < $1.seconds }[runs.count / 2]
  }
  var table = Table(headings: ["process", "ms", "MB resident", "reach"])
  func add(_ name: String, _ child: Child, reach: String) {
    table.rows.append([
      name, milliseconds(child.seconds), String(child.peakBytes / 1_000_000), reach,
    ])
  }
  add("file to top 20 of each group", middle(once), reach: "550 ms")
  add("the same, file read in blocks", middle(streamed), reach: "")
  add("ten times the text, in blocks", middle(tenfold), reach: "300 MB")
  table.rows.append([
    "time of ten times the text, by ten times the time of the text",
    String(format: "%.2f", middle(tenfold).seconds / 10 / middle(streamed).seconds), "", "1.15",
  ])
  return table
}

/// What a whole process does that reads a file of lines and prints the top terms of each group.
func printTopTerms(ofLinesAt file: String, inBlocks: Bool, peak: String?) throws {
  let index = try inBlocks ? Lines.streamedIndex(of: file) : Lines(at: file).index(threads: nil)
  for group in index.keyness(by: .table, limit: 20) {
    print(group.group, group.rows.map(\.spelling).joined(separator: " "))
  }
  if let peak {
    try String(Child.ownPeakBytes).write(toFile: peak, atomically: false, encoding: .utf8)
  }
}

func median(of runs: Int, _ work: () throws -> Void) rethrows -> Double {
  try (0..<runs).map { _ in try seconds(work) }.sorted()[runs / 2]
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
  try ContinuousClock().measure(work) / .seconds(1)
}

private func ratio(_ peer: Double?, _ ours: Double) -> String {
  peer.map { String(format: "%.1f", $0 / ours) } ?? ""
}
