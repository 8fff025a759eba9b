import PlenumIndex
package import PlenumModel

/// A note that two coders have both decided about.
package struct TwiceCodedNote: Hashable, Sendable {
  package let id: String
  /// What people call the note: its reference, else its id.
  package let name: String
  package let meeting: String?
  package let table: Int?
  package let first: Set<FocusAreaID>
  package let second: Set<FocusAreaID>

  package init(
    id: String, name: String, meeting: String?, table: Int?, first: some Sequence<FocusAreaID>,
    second: some Sequence<FocusAreaID>
  ) {
    self.id = id
    self.name = name
    self.meeting = meeting
    self.table = table
    self.first = Set(first)
    self.second = Set(second)
  }
}

/// How well two coders agree about the areas of the same notes, and where they do not.
package struct CodingAgreement: Hashable, Sendable {
  /// One area: whether each note has it, by either coder.
  package struct Area: Hashable, Sendable {
    package let area: FocusAreaID
    package let both: Int
    package let onlyFirst: Int
    package let onlySecond: Int
    package let neither: Int
    /// Cohen's kappa; nil where both say the same of every note.
    package let kappa: Double?
    /// Krippendorff's alpha, nominal; nil where every note is alike.
    package let alpha: Double?

    /// 0 where neither gives it.
    package var f1: Double {
      let all = 2 * both + onlyFirst + onlySecond
      return all == 0 ? 0 : 2 * Double(both) / Double(all)
    }
  }

  /// Two areas of which one coder gave the one and the other the other; `second` is nil where the other gave none instead.
  package struct Confusion: Hashable, Sendable {
    package let first: FocusAreaID
    package let second: FocusAreaID?
    /// The notes, by what people call them.
    package let notes: [String]
  }

  /// What the notes were drawn by in the bootstrap.
  package enum Unit: String, Hashable, Sendable { case meeting, table, note }

  package let notes: Int
  package let areas: [Area]
  /// Krippendorff's alpha of whole label sets by the distance MASI, and by Jaccard's.
  package let masiAlpha: Double?
  package let jaccardAlpha: Double?
  /// Notes whose sets are the same.
  package let identical: Int
  package let f1: Double
  package let macroF1: Double
  /// Percentiles 2.5 and 97.5 of ``f1`` over draws of whole units; nil with one unit only.
  package let f1Interval: ClosedRange<Double>?
  package let unit: Unit
  /// How many of them there are.
  package let units: Int
  /// Most notes first.
  package let confusions: [Confusion]

  private static let draws = 2_000

  /// - Parameter areas: of the codebook, in its order; others that a coder gave come after them.
  /// - Complexity: O(notes × areas + draws × units).
  package init(of notes: [TwiceCodedNote], areas known: [FocusAreaID]) {
    let given = Set(notes.flatMap { $0.first.union($0.second) })
    let order = known.filter(given.contains) + given.subtracting(known).sorted()
    self.notes = notes.count
    areas = order.map { Self.area($0, notes) }
    let sets = notes.map { [Set($0.first.map(\.value)), Set($0.second.map(\.value))] }
    masiAlpha = KrippendorffAlpha.masi(sets)
    jaccardAlpha = KrippendorffAlpha.jaccard(sets)
    identical = notes.count { $0.first == $0.second }
    f1 = Counts(notes).f1
    macroF1 = areas.isEmpty ? 0 : areas.map(\.f1).reduce(0, +) / Double(areas.count)
    (f1Interval, unit, units) = Self.interval(notes)
    confusions = Self.confusions(notes, order)
  }

  private static func area(_ area: FocusAreaID, _ notes: [TwiceCodedNote]) -> Area {
    let pairs = notes.map { ($0.first.contains(area) ? 1 : 0, $0.second.contains(area) ? 1 : 0) }
    let agreement = Agreement(pairs.map { (Int?.some($0.0), Int?.some($0.1)) })
    return Area(
      area: area, both: pairs.count { $0 == (1, 1) }, onlyFirst: pairs.count { $0 == (1, 0) },
      onlySecond: pairs.count { $0 == (0, 1) }, neither: pairs.count { $0 == (0, 0) },
      kappa: agreement.kappa, alpha: KrippendorffAlpha.nominal(pairs.map { [$0.0, $0.1] }))
  }

  private struct Counts {
    var both = 0
    var given = 0

    init(_ notes: some Sequence<TwiceCodedNote>) {
      for note in notes {
        both += note.first.intersection(note.second).count
        given += note.first.count + note.second.count
      }
    }

    /// 1 where neither coder gave anything: they agree.
    var f1: Double { given == 0 ? 1 : 2 * Double(both) / Double(given) }
  }

  /// Draws meetings anew with replacement, since the notes of one are alike; of one meeting its tables, of one table its
  /// notes.
  private static func interval(_ notes: [TwiceCodedNote]) -> (ClosedRange<Double>?, Unit, Int) {
    let (clusters, areMeetings) = notes.clusters(meeting: \.meeting, table: \.table)
    let (units, unit): ([Counts], Unit) =
      clusters.count > 1
      ? (clusters.map { Counts($0) }, areMeetings ? .meeting : .table)
      : (notes.map { Counts([$0]) }, .note)
    guard units.count > 1 else { return (nil, unit, units.count) }
    var random = SplitMix64()
    var values: [Double] = []
    for _ in 0..<draws {
      var sum = Counts([])
      for _ in units {
        let drawn = units[Int.random(in: units.indices, using: &random)]
        sum.both += drawn.both
        sum.given += drawn.given
      }
      values.append(sum.f1)
    }
    values.sort()
    let low = values[Int(0.025 * Double(draws - 1))]
    let high = values[Int((0.975 * Double(draws - 1)).rounded(.up))]
    return (low...high, unit, units.count)
  }

  private static func confusions(
    _ notes: [TwiceCodedNote], _ order: [FocusAreaID]
  ) -> [Confusion] {
    struct Pair: Hashable {
      let first: FocusAreaID
      let second: FocusAreaID?
    }
    let place = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    func comesBefore(_ left: FocusAreaID, _ right: FocusAreaID) -> Bool {
      place[left, default: 0] < place[right, default: 0]
    }
    var found: [Pair: [String]] = [:]
    for note in notes {
      let onlyFirst = note.first.subtracting(note.second)
      let onlySecond = note.second.subtracting(note.first)
      if onlyFirst.isEmpty || onlySecond.isEmpty {
        for area in onlyFirst.union(onlySecond) {
          found[Pair(first: area, second: nil), default: []].append(note.name)
        }
      }
      for one in onlyFirst {
        for other in onlySecond {
          let pair =
            comesBefore(one, other)
            ? Pair(first: one, second: other) : Pair(first: other, second: one)
          found[pair, default: []].append(note.name)
        }
      }
    }
    return found.sorted { left, right in
      if left.value.count != right.value.count { return left.value.count > right.value.count }
      if left.key.first != right.key.first { return comesBefore(left.key.first, right.key.first) }
      guard let one = left.key.second else { return false }
      guard let other = right.key.second else { return true }
      return comesBefore(one, other)
    }.map { Confusion(first: $0.key.first, second: $0.key.second, notes: $0.value) }
  }
}
