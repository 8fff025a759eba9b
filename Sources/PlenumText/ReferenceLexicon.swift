import PlenumCorpus

/// General Danish as the debates of Folketinget have it: how often each lemma occurs, and the forms it was seen in.
///
/// It is made of the corpus by a program that is handed the debates, and read where it lies; beside it only the places of
/// its rows are kept, by the hash of their lemma.
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
  /// Open addressing with linear steps: where a row begins, or 0, where the header does. Its count is a power of two and
  /// at least twice the number of rows.
  private let places: [UInt32]

  /// The lexicon that travels inside the binary.
  package init() { self.init(bytes: CorpusFile.reference.bytes) }

  /// - Parameter bytes: a header line, then rows.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
    // A row has at least six bytes; most have more than twelve.
    var size = 16
    while size < bytes.count / 6 { size *= 2 }
    var places = [UInt32](repeating: 0, count: size)
    var start = (bytes.firstIndex(of: 0x0A) ?? bytes.count) + 1
    while start < bytes.count {
      var hash = Self.emptyHash
      var end = start
      while end < bytes.count, bytes[end] != 0x09 {
        hash = Self.hash(hash, bytes[end])
        end += 1
      }
      var place = Self.place(hash, size)
      while places[place] > 0 { place = (place + 1) & (size - 1) }
      places[place] = UInt32(start)
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      start = end + 1
    }
    self.places = places
  }

  /// FNV-1a, as ``Vocabulary`` has it.
  private static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inline(__always)
  private static func place(_ hash: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (size - 1)
  }

  /// A lexicon that knows nothing.
  package static var empty: ReferenceLexicon { ReferenceLexicon(bytes: []) }

  /// How often a lemma occurs; 0 for one that is not there.
  package func count(of lemma: String) -> Int { row(of: Array(lemma.utf8)[...])?.count ?? 0 }

  /// - Complexity: O(length of the lemma) on average.
  func row(of lemma: ArraySlice<UInt8>) -> Row? {
    var hash = Self.emptyHash
    for byte in lemma { hash = Self.hash(hash, byte) }
    var place = Self.place(hash, places.count)
    while places[place] > 0 {
      let start = Int(places[place])
      if holds(lemma, at: start) { return row(from: start + lemma.count + 1) }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Whether the row that begins at `start` is that of `lemma`.
  private func holds(_ lemma: ArraySlice<UInt8>, at start: Int) -> Bool {
    guard start + lemma.count < bytes.count, bytes[start + lemma.count] == 0x09 else {
      return false
    }
    var position = start
    for byte in lemma {
      guard bytes[position] == byte else { return false }
      position += 1
    }
    return true
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
  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
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
