import CSQLite
import PlenumIndex
import PlenumText

/// An index as a day's work would have it: strings, dictionaries and arrays.
struct NaiveIndex {
  private let analyzer = TextAnalyzer.standard
  private var terms: [String: String] = [:]
  private var places: [String: [(note: Int, place: Int)]] = [:]

  init(of lines: Lines) {
    var note = 0
    for line in lines.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      for (place, token) in analyzer.tokenizer.tokens(of: String(decoding: line, as: UTF8.self))
        .filter(\.isTerm).enumerated()
      {
        let range = token.utf8Range
        let bytes = line[
          (line.startIndex + range.lowerBound)..<(line.startIndex + range.upperBound)]
        let form = String(decoding: bytes, as: UTF8.self)
        let term = terms[form] ?? analyzer.term(of: token.kind, form: form.utf8Span.span)
        terms[form] = term
        places[term, default: []].append((note: note, place: place))
      }
      note += 1
    }
  }

  /// The terms of each group by G², counted anew and sorted whole.
  func keyness(groups: Int, limit: Int) -> [[String]] {
    var counts: [String: [Int]] = [:]
    var totals = [Int](repeating: 0, count: groups)
    for (term, places) in places {
      var inGroups = [Int](repeating: 0, count: groups)
      for place in places { inGroups[place.note % groups] += 1 }
      for group in 0..<groups { totals[group] += inGroups[group] }
      counts[term] = inGroups
    }
    let all = totals.reduce(0, +)
    return (0..<groups).map { group in
      let rows = counts.map { term, inGroups in
        let count = inGroups.reduce(0, +)
        let table = FourfoldTable(
          k1: inGroups[group], n1: totals[group], k2: count - inGroups[group],
          n2: all - totals[group])
        return (term: term, g2: table.signedG2 ?? 0, p: table.p ?? 1)
      }
      _ = MultipleTesting.benjaminiHochberg(rows.map(\.p))
      return rows.sorted { ($1.g2, $0.term) < ($0.g2, $1.term) }.prefix(limit).map(\.term)
    }
  }

  /// Every place of a term, by reading all lines.
  func concordance(of term: String, in lines: Lines) -> Int {
    var found = 0
    for line in lines.bytes.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      for token in analyzer.tokenizer.tokens(of: text) where token.isTerm {
        let form = text.utf8.dropFirst(token.utf8Range.lowerBound).prefix(token.utf8Range.count)
        if terms[String(decoding: Array(form), as: UTF8.self)] == term { found += 1 }
      }
    }
    return found
  }
}

/// SQLite's full-text index of the same lines, in memory, without their text. It knows words as they are written, no lemmas.
@safe final class FullTextIndex {
  /// Invariant: open from the initializer to the end.
  private var database: OpaquePointer?

  init(of lines: Lines) throws {
    guard unsafe sqlite3_open(":memory:", &database) == SQLITE_OK else {
      throw BenchmarkFailure("SQLite")
    }
    try run("CREATE VIRTUAL TABLE notes USING fts5(text, content='', tokenize='unicode61')")
    try run("BEGIN")
    var statement: OpaquePointer?
    let status = unsafe sqlite3_prepare_v2(
      database, "INSERT INTO notes(rowid, text) VALUES (?, ?)", -1, &statement, nil)
    try require(status == SQLITE_OK, "SQLite with FTS5")
    defer { unsafe sqlite3_finalize(statement) }
    var note: Int64 = 0
    for line in lines.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      unsafe sqlite3_bind_int64(statement, 1, note)
      _ = unsafe line.withUnsafeBytes {
        unsafe sqlite3_bind_text(
          statement, 2, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count),
          plenum_sqlite_transient())
      }
      try require(unsafe sqlite3_step(statement) == SQLITE_DONE, "a row of FTS5")
      unsafe sqlite3_reset(statement)
      note += 1
    }
    try run("COMMIT")
  }

  deinit { unsafe sqlite3_close(database) }

  func byteCount() throws -> Int {
    try number("SELECT sum(length(block)) FROM notes_data")
      + number("SELECT sum(length(sz)) FROM notes_docsize")
  }

  /// How many notes hold a word as it is written.
  func count(of word: String) throws -> Int {
    try number("SELECT count(*) FROM notes WHERE notes MATCH '\(word)'")
  }

  private func number(_ query: String) throws -> Int {
    var statement: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(database, query, -1, &statement, nil) == SQLITE_OK,
      unsafe sqlite3_step(statement) == SQLITE_ROW
    else { throw BenchmarkFailure(query) }
    defer { unsafe sqlite3_finalize(statement) }
    return Int(unsafe sqlite3_column_int64(statement, 0))
  }

  private func run(_ sql: String) throws {
    try require(unsafe sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK, sql)
  }
}
