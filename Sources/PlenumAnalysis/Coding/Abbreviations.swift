import PlenumCorpus

/// What note-takers write short, with the words that it stands for.
///
/// A key with a full stop at its end (`min.`) is read only where the note has one; others (`bh`,
/// `spec.kl`) with and without. Within a key a full stop may be followed by a blank. `*kl` is the
/// end of a longer word.
struct Abbreviations: Sendable {
  struct Ending: Sendable {
    let short: [UInt8]
    let written: [UInt8]
    let needsStop: Bool
  }

  private struct Entry: Sendable {
    var needsStop: Bool
    var written: [[UInt8]]
  }

  struct Match {
    let number: Int
    /// How many words of the note it is.
    let wordCount: Int
    /// After its last letter, or after the full stop that belongs to it.
    let sourceEnd: Int
  }

  /// The list that travels inside the binary; read at first use, then kept.
  static let danish = Abbreviations(
    CorpusFile.codingAbbreviations.rows.compactMap { cells in
      cells.count == 2 ? (String(cells[0]), String(cells[1])) : nil
    })

  private var keys = WordTrie()
  private var entries: [Entry] = []
  private var endings: [Ending] = []

  init(_ rows: [(short: String, written: String)]) {
    let stop = UInt8(ascii: ".")
    for (short, written) in rows {
      let needsStop = short.utf8.last == stop
      let key = needsStop ? short.utf8.dropLast() : short.utf8[...]
      if key.first == UInt8(ascii: "*") {
        endings.append(
          Ending(
            short: Array(key.dropFirst()), written: Array(written.utf8.dropFirst()),
            needsStop: needsStop))
      } else if !key.isEmpty {
        let words = written.utf8.split(separator: UInt8(ascii: " ")).map { Array($0) }
        keys[keys.insert(key)] = Int32(entries.count)
        entries.append(Entry(needsStop: needsStop, written: words))
      }
    }
  }

  func written(_ number: Int) -> [[UInt8]] { entries[number].written }

  /// The abbreviation of most words that begins with word `index`.
  func longest(
    at index: Int, of words: [NoteWords.Word], letters: [UInt8], source: [UInt8]
  ) -> Match? {
    let stop = UInt8(ascii: ".")
    var best: Match?
    var node = WordTrie.none
    var next = index
    while next < words.count {
      for byte in letters[words[next].letters] {
        node = node == WordTrie.none ? keys.root(byte) : keys.child(of: node, byte)
        if node == WordTrie.none { return best }
      }
      let end = words[next].source.upperBound
      let hasStop = end < source.count && source[end] == stop
      if keys[node] >= 0, hasStop || !entries[Int(keys[node])].needsStop {
        best = Match(
          number: Int(keys[node]), wordCount: next - index + 1, sourceEnd: hasStop ? end + 1 : end)
      }
      next += 1
      guard hasStop, next < words.count else { break }
      let gap = words[next].source.lowerBound - end
      guard gap == 1 || (gap == 2 && source[end + 1] == UInt8(ascii: " ")) else { break }
      node = keys.child(of: node, stop)
      if node == WordTrie.none { break }
    }
    return best
  }

  /// The ending by which a longer word is cut short: `modtagekl.` has that of `klasse`.
  func ending(of word: NoteWords.Word, letters: [UInt8], source: [UInt8]) -> Ending? {
    let end = word.source.upperBound
    let hasStop = end < source.count && source[end] == UInt8(ascii: ".")
    return endings.first { ending in
      // Two letters before it at least, so that it is a word of its own that goes before.
      word.letters.count >= ending.short.count + 2 && (hasStop || !ending.needsStop)
        && letters[word.letters].suffix(ending.short.count).elementsEqual(ending.short)
    }
  }
}
