import PlenumText

/// The bytes of an index, by part.
package struct IndexSize: Hashable, Sendable {
  /// Spellings of terms, and where they are found.
  package let dictionary: Int
  /// Forms as they were written, with their counts.
  package let forms: Int
  /// The notes that hold each term, and its counts.
  package let postings: Int
  /// The terms of each note in their order.
  package let positions: Int
  /// Ids and attributes of the notes.
  package let columns: Int

  package var withoutColumns: Int { dictionary + forms + postings + positions }
}

extension TermIndex {
  /// What the index takes in memory, without the notes' texts, which belong to whoever has the notes.
  package var size: IndexSize {
    IndexSize(
      dictionary: terms.byteCount, forms: forms.byteCount,
      postings: postings.listByteCount, positions: postings.sequenceByteCount,
      columns: columns.reduce(tableColumn.byteCount) { $0 + $1.byteCount }
        + ids.count * MemoryLayout<String>.stride)
  }
}

extension Postings {
  var listByteCount: Int {
    lists.count + 4 * (listStarts.count + frequencies.count + noteFrequencies.count)
      + 8 * bits.count + 16 * bitStarts.count
  }

  var sequenceByteCount: Int {
    segments.reduce(4 * code.common.count) { $0 + $1.byteCount }
  }
}
