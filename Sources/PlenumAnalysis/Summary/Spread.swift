package import PlenumModel

/// Over how many notes, tables and municipalities something is spread.
///
/// Tables are those of the room: notes without a table and the preparation at home (table 0) count
/// as notes and not as tables. A municipality counts once, as it is written.
package struct Spread: Hashable, Sendable {
  package let notes: Int
  /// Numbers of the tables, rising.
  package let tables: [Int]
  /// Names, in code-point order.
  package let municipalities: [String]
  /// Whether every note names its municipality, so that ``municipalities`` are all of them and not the least.
  package let namesEveryMunicipality: Bool

  package init(of notes: [NoteRecord]) {
    self.init(speakers: notes.map { Speaker(of: $0) })
  }

  init(speakers: [Speaker]) {
    notes = speakers.count
    tables = Set(speakers.compactMap(\.roomTable)).sorted()
    municipalities = Set(speakers.compactMap(\.municipality)).sorted()
    namesEveryMunicipality = speakers.allSatisfy { $0.municipality != nil }
  }

  /// The places of spreads, the widest first: tables, then municipalities, then notes; never words.
  /// The given order among equals.
  static func widestFirst(_ spreads: [Spread]) -> [Int] {
    spreads.indices.sorted { left, right in
      let (first, second) = (spreads[left].width, spreads[right].width)
      return first == second ? left < right : first > second
    }
  }

  private var width: (tables: Int, municipalities: Int, notes: Int) {
    (tables.count, municipalities.count, notes)
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

/// So many of so many notes.
package struct Share: Hashable, Sendable {
  package let notes: Int
  package let of: Int

  package init(_ notes: Int, of: Int) {
    self.notes = notes
    self.of = of
  }

  /// 0 to 1; nil of nothing.
  package var value: Double? { of > 0 ? Double(notes) / Double(of) : nil }
}
