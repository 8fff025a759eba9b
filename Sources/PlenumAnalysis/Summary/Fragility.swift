/// What a point owes to one table: how far it falls when that table's notes are taken away.
///
/// A point that stands on one table's notes is not the same as one that stands on all; who speaks from the order of
/// points must know which places one table decides.
package struct Fragility: Hashable, Sendable {
  /// The point's place among the theme's points, from 1.
  package let place: Int
  /// The table without which it falls furthest; the lowest number among equals.
  package let table: Int
  /// Its place without that table.
  package let placeWithout: Int

  /// `Uden bord 4 falder punktet fra nr. 2 til nr. 5.`
  package var sentence: String {
    "Uden bord \(table) falder punktet fra nr. \(place) til nr. \(placeWithout)."
  }

  /// The points that fall two places or more without one of their tables, in their order.
  ///
  /// - Parameter speakers: for every point, widest first, those of its notes.
  /// - Complexity: O(tables · points · log points + tables · notes).
  static func of(_ speakers: [[Speaker]]) -> [Fragility] {
    let tables = Set(speakers.joined().compactMap(\.roomTable)).sorted()
    var worst: [Int: (table: Int, place: Int)] = [:]
    for table in tables {
      let order = Spread.widestFirst(
        speakers.map { Spread(speakers: $0.filter { $0.roomTable != table }) })
      for (place, point) in order.enumerated() {
        let isItsOwn = speakers[point].contains { $0.roomTable == table }
        if isItsOwn, place > worst[point]?.place ?? point { worst[point] = (table, place) }
      }
    }
    return worst.keys.sorted().compactMap { point in
      guard let (table, place) = worst[point], place - point >= 2 else { return nil }
      return Fragility(place: point + 1, table: table, placeWithout: place + 1)
    }
  }
}
