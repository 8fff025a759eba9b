import Foundation
import PlenumText
import Testing

/// What is kept of the reading of Danish, where the reference folder with UD Danish-DDT lies beside the package and,
/// for the second, the system has the dictionary. Measured on the development part; nothing was learned from it.
struct TreebankTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/language/ud-danish-ddt/dev.conllu")
  private static let system = LexiconFiles(
    dictionary: "/usr/share/hunspell/da_DK.dic", cacheFolder: nil)
  private static var isThere: Bool { FileManager.default.fileExists(atPath: file.path()) }

  @Test(.enabled(if: isThere, "the reference folder is not beside the package"))
  func `the own tables know the lemma of 89 in 100 content words`() throws {
    let (content, all) = try Self.right(TextAnalyzer())
    #expect(content >= 0.89)
    #expect(all >= 0.93)
  }

  @Test(.enabled(if: isThere && system.exist, "no reference folder or no dictionary"))
  func `a dictionary knows the lemma of 95 in 100 content words`() throws {
    let (content, all) = try Self.right(TextAnalyzer(lexicon: Self.system.load().lexicon))
    #expect(content >= 0.95)
    #expect(all >= 0.957)
  }

  /// The share of content words, and of all words, that have their lemma. A word whose limits are missed has a wrong one.
  private static func right(_ analyzer: TextAnalyzer) throws -> (content: Double, all: Double) {
    var text = ""
    var words: [Int: (lemma: String, isContent: Bool, end: Int)] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 10, Int(cells[0]) != nil else { continue }
      let start = text.utf8.count
      text += cells[1]
      if cells[3] != "PUNCT" {
        words[start] = (
          cells[2].lowercased(), ["NOUN", "VERB", "ADJ"].contains(cells[3]), text.utf8.count
        )
      }
      if !cells[9].contains("SpaceAfter=No") { text += " " }
    }
    var right = (content: 0, all: 0)
    for token in analyzer.sentences(in: text.utf8Span.span).flatMap(\.tokens) {
      guard let word = words[token.utf8Range.lowerBound], word.end == token.utf8Range.upperBound,
        word.lemma == token.lemma.lowercased()
      else { continue }
      right.all += 1
      if word.isContent { right.content += 1 }
    }
    let content = words.values.count { $0.isContent }
    return (
      Double(right.content) / Double(max(1, content)),
      Double(right.all) / Double(max(1, words.count))
    )
  }
}
