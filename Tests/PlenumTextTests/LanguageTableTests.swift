import Foundation
import PlenumText
import Testing

/// The language tables keep the form that their readers rely on.
struct LanguageTableTests {
  private static func lines(_ name: String) throws -> [String] {
    let package = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = package.appending(path: "Corpus/language/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `every row of the lemma table has a lemma, a known class and forms in normal form`()
    throws
  {
    let rows = try Self.lines("lemmas.tsv")
    #expect(rows.first == "lemma\tclass\tforms")
    var seen: Set<String> = []
    for row in rows.dropFirst() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(cells.count == 3, "\(row)")
      #expect(["noun", "verb", "adjective", "acronym", "closed"].contains(cells[1]), "\(row)")
      #expect(seen.insert("\(cells[0]) \(cells[1])").inserted, "twice: \(row)")
      #expect(Array(row.utf8) == Array(row.precomposedStringWithCanonicalMapping.utf8))
      if cells[1] != "acronym" { #expect(row == row.lowercased()) }
    }
  }

  @Test func `every form of the lemma table leads to a lemma of the table`() throws {
    let rows = try Self.lines("lemmas.tsv").dropFirst().map { $0.split(separator: "\t") }
    let lemmas = Set(rows.map { String($0[0]) })
    for row in rows where row[1] != "acronym" {
      for form in row.dropFirst(2).joined().split(separator: " ") {
        let form = form.hasPrefix("-") ? "\(row[0])\(form.dropFirst())" : String(form)
        #expect(lemmas.contains(TextAnalyzer.standard.lemmatizer.lemma(of: form)), "\(form)")
      }
    }
  }

  @Test func `the stop list is sorted, has each word once, and holds the lemma of each`() throws {
    let words = try Self.lines("stopwords.txt")
    let analyzer = TextAnalyzer.standard
    #expect(words == Array(Set(words)).sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
    #expect(words.count == analyzer.stopWords.count)
    for word in words {
      for term in analyzer.query(word) {
        #expect(analyzer.stopWords.contains(term), "\(word): \(term)")
      }
    }
  }

  @Test func `every abbreviation ends in a full stop and is read as one token in a sentence`()
    throws
  {
    for row in try Self.lines("abbreviations.txt").dropFirst() {
      let cells = row.split(separator: "\t").map(String.init)
      try #require(cells.count == 2)
      let abbreviation = cells[0]
      #expect(abbreviation.hasSuffix("."))
      #expect(["open", "closing", "before-number", "after-number", "noun"].contains(cells[1]))
      let text = "5 \(abbreviation) 7"
      let tokens = TextAnalyzer.standard.tokenizer.tokens(of: text)
      #expect(tokens.map(\.kind) == [.number, .abbreviation, .number], "\(abbreviation)")
    }
  }
}
