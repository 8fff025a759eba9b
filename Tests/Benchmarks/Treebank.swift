import Foundation

/// The sentences of a CoNLL-U file as one running text, one blank between two, with the places of its words.
struct Treebank {
  struct Word {
    let form: String
    let lemma: String
    /// As Universal Dependencies names it: `NOUN`.
    let wordClass: String
    let utf8Range: Range<Int>
  }

  private(set) var text = ""
  private(set) var sentences: [Range<Int>] = []
  private(set) var words: [Word] = []

  /// Nil where there is no such file.
  init?(at file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path()) else { return nil }
    for block in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n\n") {
      add(block.split(separator: "\n").filter { !$0.hasPrefix("#") })
    }
  }

  private mutating func add(_ lines: [Substring]) {
    let start = text.utf8.count
    var end = start
    for line in lines {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 10, Int(cells[0]) != nil else { continue }
      let place = text.utf8.count
      text += cells[1]
      end = text.utf8.count
      words.append(
        Word(form: cells[1], lemma: cells[2], wordClass: cells[3], utf8Range: place..<end))
      if !cells[9].contains("SpaceAfter=No") { text += " " }
    }
    guard end > start else { return }
    sentences.append(start..<end)
    if text.utf8.last != UInt8(ascii: " ") { text += " " }
  }
}
