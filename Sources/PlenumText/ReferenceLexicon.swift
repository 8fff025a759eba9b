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
  /// A bit for the upper half of each lemma's hash. Most words that are looked up are not there, and these few bytes stay
  /// near the processor.
  private let known: [UInt64]

  /// The lexicon that travels inside the binary.
  package init() { self.init(bytes: CorpusFile.reference.bytes) }

  /// - Parameter bytes: a header line, then rows.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
    // A row has at least six bytes; most have more than twelve.
    var size = 16
    while size < bytes.count / 6 { size *= 2 }
    var places = [UInt32](repeating: 0, count: size)
    var known = [UInt64](repeating: 0, count: 1 << (Self.knownBits - 6))
    var start = (bytes.firstIndex(of: 0x0A) ?? bytes.count) + 1
    while start < bytes.count {
      var sum: UInt64 = 0
      var end = start
      while end < bytes.count, bytes[end] != 0x09 {
        sum = WordHash.appending(bytes[end], to: sum)
        end += 1
      }
      let hash = WordHash.folded(sum)
      known[Self.word(of: hash)] |= Self.bit(of: hash)
      var place = Int(hash) & (size - 1)
      while places[place] > 0 { place = (place + 1) & (size - 1) }
      places[place] = UInt32(start)
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      start = end + 1
    }
    self.places = places
    self.known = known
  }

  private static let knownBits = 19

  @inline(__always)
  private static func word(of hash: UInt32) -> Int { Int(hash >> UInt32(32 - knownBits + 6)) }

  @inline(__always)
  private static func bit(of hash: UInt32) -> UInt64 {
    1 &<< UInt64(hash >> UInt32(32 - knownBits) & 63)
  }

  /// A lexicon that knows nothing.
  package static var empty: ReferenceLexicon { ReferenceLexicon(bytes: []) }

  /// How often a lemma occurs; 0 for one that is not there.
  package func count(of lemma: String) -> Int { row(of: Array(lemma.utf8)[...])?.count ?? 0 }

  /// - Complexity: O(length of the lemma) on average.
  func row(of lemma: ArraySlice<UInt8>) -> Row? {
    var sum: UInt64 = 0
    for byte in lemma { sum = WordHash.appending(byte, to: sum) }
    return row(WordHash.folded(sum), count: lemma.count) { start in
      bytes[start..<start + lemma.count] == lemma
    }
  }

  /// The row of a stretch of a word with an ending behind it.
  ///
  /// - Complexity: O(1) on average where there is none, else O(length).
  func row(of word: HashedWord, _ range: Range<Int>, then ending: WordEnding = .none) -> Row? {
    row(
      WordHash.folded(word.sum(of: range, then: ending)), count: range.count + ending.count
    ) { start in word.equals(range, then: ending, bytes, from: start) }
  }

  @inline(__always)
  private func row(_ hash: UInt32, count: Int, _ isLemma: (_ start: Int) -> Bool) -> Row? {
    guard known[Self.word(of: hash)] & Self.bit(of: hash) != 0 else { return nil }
    let mask = places.count - 1
    var place = Int(hash) & mask
    while places[place] > 0 {
      let start = Int(places[place])
      if start + count < bytes.count, bytes[start + count] == 0x09, isLemma(start) {
        return row(from: start + count + 1)
      }
      place = (place + 1) & mask
    }
    return nil
  }

  /// The lemma that a form, which is a stretch of a word, was seen to belong to; nil where none is known.
  func inflected(_ word: HashedWord, _ form: Range<Int>) -> Inflected? {
    for ending in Self.endings
    where form.count > ending.count + 2 && word.has(ending, before: form.upperBound) {
      let stem = form.lowerBound..<form.upperBound - ending.count
      if let found = lemma(word, stem, .none, UInt8(ascii: "-"), ending) { return found }
      if let found = lemma(word, stem, .e, UInt8(ascii: "="), ending) { return found }
      let last = stem.upperBound - 1
      if word.bytes[last] == word.bytes[last - 1],
        let found = lemma(word, stem.lowerBound..<last, .none, UInt8(ascii: "+"), ending)
      {
        return found
      }
    }
    return nil
  }

  private static let endings = [
    "erne", "ene", "rne", "ede", "est", "ere", "en", "et", "er", "ne", "de", "te", "es", "n", "r",
    "t", "e", "s",
  ].map { WordEnding($0) }

  private func lemma(
    _ word: HashedWord, _ stem: Range<Int>, _ lemmaEnding: WordEnding, _ mark: UInt8,
    _ ending: WordEnding
  ) -> Inflected? {
    guard let row = row(of: word, stem, then: lemmaEnding), holds(row.forms, mark, ending) else {
      return nil
    }
    return Inflected(lemma: word.bytes(stem, then: lemmaEnding), wordClass: row.wordClass)
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
    while position < bytes.count, bytes[position].isASCIIDigit {
      count = count * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    let end = lineEnd(from: position)
    let wordClass = position + 1 < end ? WordClass(rawValue: bytes[position + 1]) : nil
    return Row(
      count: count, wordClass: wordClass ?? .unknown, forms: min(position + 3, end)..<end)
  }

  /// Whether a row's forms, parted by blanks, hold the ending behind a mark.
  private func holds(_ forms: Range<Int>, _ mark: UInt8, _ ending: WordEnding) -> Bool {
    var start = forms.lowerBound
    while start < forms.upperBound {
      var end = start
      while end < forms.upperBound, bytes[end] != 0x20 { end += 1 }
      if end - start == ending.count + 1, bytes[start] == mark,
        (0..<ending.count).allSatisfy({ bytes[start + 1 + $0] == ending[$0] })
      {
        return true
      }
      start = end + 1
    }
    return false
  }
}
