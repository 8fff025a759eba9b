import PlenumCorpus

/// General Danish as the debates of Folketinget have it: how often each lemma occurs, and the forms it was seen in.
///
/// It is made of the corpus by a program that is handed the debates, and read where it lies: rows sorted by their bytes,
/// searched by halves, so that it costs nothing before it is first asked.
///
/// A row is `lemma count class forms`. A form is written by what it does to its lemma: `-en` follows it (`skov`,
/// `skoven`), `+en` follows it with the last letter doubled (`klub`, `klubben`), `=te` takes the place of its last letter
/// (`bruge`, `brugte`).
package struct ReferenceLexicon: Sendable {
  /// A noun, verb or adjective that the debates show the inflection of; else unknown.
  enum WordClass: UInt8, Sendable {
    case noun = 0x6E
    case verb = 0x76
    case adjective = 0x61
    case unknown = 0x2D
  }

  struct Row {
    let count: Int
    let wordClass: WordClass
    fileprivate let forms: Range<Int>
  }

  struct Inflected {
    let lemma: [UInt8]
    let wordClass: WordClass
  }

  private let bytes: [UInt8]

  /// The lexicon that travels inside the binary.
  package init() { bytes = CorpusFile.reference.bytes }

  /// - Parameter bytes: a header line, then rows sorted by their bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// A lexicon that knows nothing.
  package static var empty: ReferenceLexicon { ReferenceLexicon(bytes: []) }

  /// How often a lemma occurs; 0 for one that is not there.
  package func count(of lemma: String) -> Int { row(of: Array(lemma.utf8)[...])?.count ?? 0 }

  /// - Complexity: O(log rows).
  func row(of lemma: ArraySlice<UInt8>) -> Row? {
    var low = firstRow
    var high = bytes.count
    while low < high {
      let start = lineStart(atOrBefore: (low + high) / 2, notBefore: low)
      switch order(of: lemma, beside: start) {
      case .equal: return row(from: start + lemma.count + 1)
      case .before: high = start
      case .after: low = lineEnd(from: start) + 1
      }
    }
    return nil
  }

  /// The lemma that a form was seen to belong to; nil where none is known.
  func inflected(_ form: ArraySlice<UInt8>) -> Inflected? {
    for ending in Self.endings where form.count > ending.count + 2 {
      guard form.suffix(ending.count).elementsEqual(ending) else { continue }
      let stem = form.dropLast(ending.count)
      if let found = lemma(stem, UInt8(ascii: "-"), ending) { return found }
      if let found = lemma(stem + [UInt8(ascii: "e")], UInt8(ascii: "="), ending) { return found }
      if let last = stem.last, stem.dropLast().last == last,
        let found = lemma(stem.dropLast(), UInt8(ascii: "+"), ending)
      {
        return found
      }
    }
    return nil
  }

  private static let endings = [
    "erne", "ene", "rne", "ede", "est", "ere", "en", "et", "er", "ne", "de", "te", "es", "n", "r",
    "t", "e", "s",
  ].map { Array($0.utf8) }

  private func lemma(_ lemma: ArraySlice<UInt8>, _ mark: UInt8, _ ending: [UInt8]) -> Inflected? {
    guard let row = row(of: lemma), holds(row.forms, [mark] + ending) else { return nil }
    return Inflected(lemma: Array(lemma), wordClass: row.wordClass)
  }
}

// MARK: - Reading rows

extension ReferenceLexicon {
  private enum Order { case before, equal, after }

  private var firstRow: Int { bytes.isEmpty ? 0 : lineEnd(from: 0) + 1 }

  private func lineStart(atOrBefore position: Int, notBefore low: Int) -> Int {
    var start = position
    while start > low, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  /// Where `lemma` belongs beside the row that begins at `start`. A tab sorts before every letter.
  private func order(of lemma: ArraySlice<UInt8>, beside start: Int) -> Order {
    var position = start
    for byte in lemma {
      let other = position < bytes.count ? bytes[position] : 0
      if other != byte { return byte < other ? .before : .after }
      position += 1
    }
    return position < bytes.count && bytes[position] == 0x09 ? .equal : .before
  }

  /// The rest of a row behind its lemma.
  private func row(from start: Int) -> Row {
    var position = start
    var count = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      count = count * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    let end = lineEnd(from: position)
    let wordClass = position + 1 < end ? WordClass(rawValue: bytes[position + 1]) : nil
    return Row(
      count: count, wordClass: wordClass ?? .unknown, forms: min(position + 3, end)..<end)
  }

  /// Whether a row's forms, parted by blanks, hold `form`.
  private func holds(_ forms: Range<Int>, _ form: [UInt8]) -> Bool {
    bytes[forms].split(separator: 0x20).contains { $0.elementsEqual(form) }
  }
}
