/// Byte strings interned to numbers from 0 up, in flat arrays: one block of bytes, one table of places.
///
/// Words are compared byte by byte, so they are brought to one normal form before they come here.
package struct Vocabulary: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word ends in `bytes`; it begins where the one before it ends.
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Open addressing with linear steps: a word's number + 1, or 0 where the place is free. Its count is a power of two
  /// and at least twice the number of words, so a search always meets a free place.
  private var places: [UInt32] = []

  package init() {}

  /// Makes room for `count` words at once.
  package init(minimumCapacity count: Int) {
    ends.reserveCapacity(count)
    hashes.reserveCapacity(count)
    grow(to: count)
  }

  package var count: Int { ends.count }

  /// What its words and tables take in memory.
  package var byteCount: Int {
    bytes.count + 4 * (ends.count + hashes.count + places.count)
  }

  /// The number of `word`, which it gets here if it is new.
  ///
  /// - Complexity: O(length of the word) on average.
  package mutating func intern(_ word: Span<UInt8>) -> UInt32 {
    if places.count < 2 * (ends.count + 1) { grow(to: 2 * (ends.count + 1)) }
    let hash = Self.hash(word)
    let place = place(of: word, hash: hash)
    if places[place] > 0 { return places[place] - 1 }
    let number = UInt32(ends.count)
    for index in word.indices { bytes.append(word[index]) }
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    places[place] = number + 1
    return number
  }

  package mutating func intern(_ word: String) -> UInt32 { intern(word.utf8Span.span) }

  /// The number of `word`, or nil where it was never interned.
  ///
  /// - Complexity: O(length of the word) on average.
  package func number(of word: Span<UInt8>) -> UInt32? {
    guard !places.isEmpty else { return nil }
    let found = places[place(of: word, hash: Self.hash(word))]
    return found > 0 ? found - 1 : nil
  }

  package func number(of word: String) -> UInt32? { number(of: word.utf8Span.span) }

  /// The number of a stretch of a word with an ending behind it, or nil where that was never interned.
  ///
  /// - Complexity: O(1) on average where it was not, else O(length).
  package func number(
    of word: HashedWord, _ range: Range<Int>, then ending: WordEnding = .none
  ) -> UInt32? {
    guard !places.isEmpty else { return nil }
    let hash = WordHash.folded(word.sum(of: range, then: ending))
    let mask = places.count - 1
    var place = Int(hash) & mask
    while places[place] > 0 {
      let number = places[place] - 1
      if hashes[Int(number)] == hash {
        let found = self.range(of: Int(number))
        if found.count == range.count + ending.count,
          word.equals(range, then: ending, bytes, from: found.lowerBound)
        {
          return number
        }
      }
      place = (place + 1) & mask
    }
    return nil
  }

  /// The word that has `number`.
  package subscript(number: UInt32) -> String {
    String(decoding: bytes[range(of: Int(number))], as: UTF8.self)
  }

  private func range(of number: Int) -> Range<Int> {
    (number > 0 ? Int(ends[number - 1]) : 0)..<Int(ends[number])
  }

  /// The place that holds `word`, or the free one where it belongs.
  private func place(of word: Span<UInt8>, hash: UInt32) -> Int {
    let mask = places.count - 1
    var place = Int(hash) & mask
    while places[place] > 0 {
      let number = Int(places[place] - 1)
      if hashes[number] == hash, holds(word, at: range(of: number)) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func holds(_ word: Span<UInt8>, at range: Range<Int>) -> Bool {
    guard range.count == word.count else { return false }
    for index in word.indices where bytes[range.lowerBound + index] != word[index] { return false }
    return true
  }

  private mutating func grow(to words: Int) {
    var size = max(16, places.count)
    while size < 2 * words { size *= 2 }
    guard size > places.count else { return }
    places = Array(repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & (size - 1)
      while places[place] > 0 { place = (place + 1) & (size - 1) }
      places[place] = UInt32(number) + 1
    }
  }

  private static func hash(_ word: Span<UInt8>) -> UInt32 {
    var sum: UInt64 = 0
    for index in word.indices { sum = WordHash.appending(word[index], to: sum) }
    return WordHash.folded(sum)
  }
}
