/// A term of one index. Never stored and never shown: another index numbers its terms anew.
package struct TermID: Hashable, Comparable, Sendable {
  package let value: UInt32

  init(_ value: UInt32) { self.value = value }

  var position: Int { Int(value) }

  package static func < (left: TermID, right: TermID) -> Bool { left.value < right.value }
}

/// A note of one index: 0 for the first one that was added. Never stored and never shown.
package struct NoteOrdinal: Hashable, Comparable, Sendable {
  package let value: UInt32

  init(_ position: Int) { value = UInt32(position) }

  /// The place of the note in the order in which notes were added.
  package var position: Int { Int(value) }

  package static func < (left: NoteOrdinal, right: NoteOrdinal) -> Bool { left.value < right.value }
}
