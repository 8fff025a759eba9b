import Foundation
import Testing

/// `plenum table` prints the reference tables: their columns, every row, every figure within 1e-6.
struct TableCommandTests {
  private static let fixtures = House.root.appending(path: "Tests/PlenumIndexTests/Fixtures")

  /// Without `keyness_cluster`, whose drawn intervals differ by chance and whose draws take long in a debug build.
  @Test(arguments: [
    "frequency", "keyness", "keyness_documents", "logodds_dirichlet", "logodds_documents",
    "rates_balanced", "stratified_region_by_theme", "shares_wilson", "share_difference_newcombe",
    "trend", "divergence", "dispersion", "tfidf", "collocations_bigram", "collocates_window5",
    "cooccurrence_documents", "kwic",
  ])
  func `prints the table of that name`(name: String) throws {
    let expected = try rows(
      of: String(contentsOf: Self.fixtures.appending(path: "\(name).tsv"), encoding: .utf8),
      separator: "\t")
    let output = try table(name)
    #expect(output.status == 0)
    let printed = try rows(of: output.standardOutput, separator: ",")
    let header = try #require(expected.first)
    #expect(printed.first == header)
    let keys = header.indices.filter { Self.keys.contains(header[$0]) }
    func key(_ row: [String]) -> [String] {
      name == "trend" ? [row[0]] : keys.map { row[$0] }
    }
    let found = Dictionary(printed.dropFirst().map { (key($0), $0) }, uniquingKeysWith: { $1 })
    let wrong = expected.dropFirst().filter { row in
      guard let other = found[key(row)] else { return true }
      return !zip(row, other).allSatisfy(Self.agree)
    }
    #expect(wrong.prefix(3) == [])
  }

  @Test func `says what a table of terms that no note holds is`() throws {
    let output = try table("keyness", "--term", "enhjørning")
    #expect(output.status == 1)
    #expect(output.standardError.contains("»enhjørning« står ikke i notaterne."))
  }

  @Test func `takes groups and terms`() throws {
    let output = try table("keyness_cluster", "--by", "region", "--term", "sammen")
    let printed = try rows(of: output.standardOutput, separator: ",")
    #expect(printed.count == 6)
    #expect(printed.dropFirst().allSatisfy { $0[0] == "region" && $0[2] == "sammen" })
  }

  @Test func `says which fields the notes have when the asked one is missing`() throws {
    let output = try table("keyness", "--by", "table")
    #expect(output.status == 2)
    #expect(output.standardError.contains("Notaterne har ikke feltet table."))
  }

  private static let keys: Set = [
    "group_kind", "group", "region", "term", "p", "q", "parts", "id", "w1", "w2", "node",
    "collocate", "term_a", "term_b", "token_index",
  ]

  private func table(_ words: String...) throws -> Shell.Output {
    let notes = Self.fixtures.appending(path: "notes.jsonl").path()
    return try Shell.run([Built.plenum.path(), "table"] + words + ["--from", notes, "--tokens"])
  }

  private func rows(of text: String, separator: Character) throws -> [[String]] {
    text.split(separator: "\n").map {
      $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func agree(_ expected: String, _ printed: String) -> Bool {
    if expected == printed { return true }
    guard let x = Double(expected), let y = Double(printed) else { return false }
    return x == y || abs(x - y) <= 1e-6 + 1e-6 * abs(x)
  }
}
