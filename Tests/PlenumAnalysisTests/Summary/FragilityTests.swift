import PlenumModel
import TestSupport
import Testing

@testable import PlenumAnalysis

@Suite struct `Fragility of the order of points` {
  static func speakers(_ tables: [Int?]) -> [Speaker] {
    tables.map { Speaker(of: NoteRecord(id: "", table: $0, text: "x")) }
  }

  @Test func `names the table that a place hangs on`() {
    let points = [[1, 2, 3], [1, 2, 4], [2, 3], [3, 5], [3, 6]].map(Self.speakers)
    // Without table 3 the first point has tables 1 and 2, and only the second is wider.
    #expect(Fragility.of(points) == Self.naive(points))
    let lone = [[1, 1, 1, 2], [1, 2, 2], [2, 3], [3, 4]].map(Self.speakers)
    let found = Fragility.of(lone)
    #expect(found.map(\.place) == [1])
    #expect(
      found.first?.sentence
        == "Uden bord 1 falder punktet fra nr. 1 til nr. 4.")
  }

  @Test func `notes without a table hang on no table`() {
    #expect(Fragility.of([[nil, nil], [nil]].map(Self.speakers)).isEmpty)
    #expect(Fragility.of([]).isEmpty)
  }

  @Test func `says what taking each table away and ordering again says`() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let points = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        Self.speakers(
          (0..<Int.random(in: 1...6, using: &random)).map { _ in
            random.pick([nil, 0, 1, 2, 3, 4, 5])
          })
      }
      let ordered = Spread.widestFirst(points.map { Spread(speakers: $0) }).map { points[$0] }
      #expect(Fragility.of(ordered) == Self.naive(ordered))
    }
  }

  /// For every point the table without which most other points stand before it.
  static func naive(_ points: [[Speaker]]) -> [Fragility] {
    points.indices.compactMap { point in
      var worst: (table: Int, place: Int)?
      for table in Set(points[point].compactMap(\.roomTable)).sorted() {
        let rest = points.map { $0.filter { $0.roomTable != table } }.map { Spread(speakers: $0) }
        let before = rest.indices.filter { other in
          let (mine, theirs) = (rest[point], rest[other])
          let left = [theirs.tables.count, theirs.municipalities.count, theirs.notes]
          let right = [mine.tables.count, mine.municipalities.count, mine.notes]
          return other != point
            && (right.lexicographicallyPrecedes(left) || left == right && other < point)
        }
        if before.count > worst?.place ?? point { worst = (table, before.count) }
      }
      guard let worst, worst.place - point >= 2 else { return nil }
      return Fragility(place: point + 1, table: worst.table, placeWithout: worst.place + 1)
    }
  }
}
