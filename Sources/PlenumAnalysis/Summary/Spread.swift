package import PlenumModel

/// Over how many notes, tables and municipalities something is spread.
///
/// Tables are those of the room: notes without a table and the preparation at home (table 0) count as notes and not as
/// tables. A municipality counts once, as it is written.
package struct Spread: Hashable, Sendable {
  package let notes: Int
  /// Numbers of the tables, rising.
  package let tables: [Int]
  /// Names, in code-point order.
  package let municipalities: [String]

  package init(of notes: [NoteRecord]) {
    self.init(speakers: notes.map { Speaker(of: $0) })
  }

  init(speakers: [Speaker]) {
    notes = speakers.count
    tables = Set(speakers.compactMap(\.roomTable)).sorted()
    municipalities = Set(speakers.compactMap(\.municipality)).sorted()
  }

  /// The wider spread first: tables, then municipalities, then notes; never words.
  static func isWider(_ left: Spread, than right: Spread) -> Bool {
    (left.tables.count, left.municipalities.count, left.notes)
      > (right.tables.count, right.municipalities.count, right.notes)
  }
}

/// How many notes there are of each kind.
package struct KindCounts: Hashable, Sendable {
  private var counts: [NoteKind: Int] = [:]

  package init(of kinds: some Sequence<NoteKind>) {
    for kind in kinds { counts[kind, default: 0] += 1 }
  }

  package subscript(kind: NoteKind) -> Int { counts[kind] ?? 0 }

  package var total: Int { counts.values.reduce(0, +) }

  /// The commonest kind, the first of `NoteKind`'s order among equals; nil when there are no notes.
  package var commonest: NoteKind? {
    let highest = counts.values.max() ?? 0
    return NoteKind.allCases.first { highest > 0 && self[$0] == highest }
  }
}
