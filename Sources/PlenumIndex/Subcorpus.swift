/// A set of notes of one index, as a bitmap.
///
/// Subcorpora are only combined with others of the same index; everything else is a programmer's error and stops.
package struct Subcorpus: Hashable, Sendable {
  /// How many notes the index has.
  package let noteCount: Int
  /// Note n is bit n mod 64 of word n / 64; bits beyond `noteCount` are 0.
  private var words: [UInt64]

  /// No note of an index with `noteCount` notes.
  init(noteCount: Int) {
    self.noteCount = noteCount
    words = Array(repeating: 0, count: (noteCount + 63) / 64)
  }

  /// Every note of an index with `noteCount` notes.
  init(allOf noteCount: Int) {
    self.noteCount = noteCount
    words = Array(repeating: .max, count: (noteCount + 63) / 64)
    if noteCount % 64 > 0 { words[words.count - 1] = (1 << UInt64(noteCount % 64)) - 1 }
  }

  mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

  func contains(position: Int) -> Bool { words[position >> 6] >> UInt64(position & 63) & 1 == 1 }

  /// 64 notes as bits.
  func word(_ number: Int) -> UInt64 { words[number] }

  package func contains(_ note: NoteOrdinal) -> Bool { contains(position: note.position) }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// - Complexity: O(notes of the index / 64), as for every operation on sets.
  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  package func union(_ other: Subcorpus) -> Subcorpus { combined(with: other) { $0 | $1 } }

  package func intersection(_ other: Subcorpus) -> Subcorpus { combined(with: other) { $0 & $1 } }

  package func subtracting(_ other: Subcorpus) -> Subcorpus { combined(with: other) { $0 & ~$1 } }

  /// All notes of the index that are not in this one.
  package var complement: Subcorpus { Subcorpus(allOf: noteCount).subtracting(self) }

  private func combined(
    with other: Subcorpus, by operation: (UInt64, UInt64) -> UInt64
  ) -> Subcorpus {
    precondition(noteCount == other.noteCount, "subcorpora of two indexes")
    var result = self
    for index in words.indices { result.words[index] = operation(words[index], other.words[index]) }
    return result
  }
}

extension Subcorpus: Sequence {
  /// The notes in the order in which they were added.
  package func makeIterator() -> Iterator { Iterator(words: words) }

  package struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var place = 0
    /// The bits of the current word that are still to come.
    private var rest: UInt64

    fileprivate init(words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    package mutating func next() -> NoteOrdinal? {
      while rest == 0 {
        place += 1
        guard place < words.count else { return nil }
        rest = words[place]
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      return NoteOrdinal(place * 64 + bit)
    }
  }

  package var underestimatedCount: Int { count }
}
