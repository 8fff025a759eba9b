/// Compares two subcorpora term by term within strata, whole and without each municipality.
///
/// Sizes of strata are counted once; a term adds only the notes that hold it.
struct StratifiedComparison {
  private struct Counts {
    var target: Int
    var reference: Int
  }

  private let postings: Postings
  private let target: Subcorpus
  private let reference: Subcorpus
  private let strata: Column
  private let municipalities: Column
  private let stratumCount: Int
  /// Codes of the municipalities that either side has.
  private let present: [Int]
  /// Notes by stratum; and by municipality and stratum, `m * stratumCount + s`. The last stratum and the last
  /// municipality are the unknown ones.
  private var sizes: [Counts]
  private var sizesByMunicipality: [Counts]
  /// The same for the notes that hold the term at hand.
  private var held: [Counts]
  private var heldByMunicipality: [Counts]

  init(
    of index: TermIndex, target: Subcorpus, reference: Subcorpus,
    stratifiedBy attribute: Attribute
  ) {
    postings = index.postings
    self.target = target
    self.reference = reference
    strata = index.column(attribute)
    municipalities = index.column(.municipality)
    stratumCount = strata.values.count + 1
    let zero = Counts(target: 0, reference: 0)
    sizes = Array(repeating: zero, count: stratumCount)
    sizesByMunicipality = Array(
      repeating: zero, count: stratumCount * (municipalities.values.count + 1))
    held = sizes
    heldByMunicipality = sizesByMunicipality
    var isPresent = Array(repeating: false, count: municipalities.values.count + 1)
    for note in target.union(reference) {
      let place = Self.place(of: note.position, strata, municipalities)
      isPresent[place.municipality] = true
      let cell = place.municipality * stratumCount + place.stratum
      if target.contains(note) {
        sizes[place.stratum].target += 1
        sizesByMunicipality[cell].target += 1
      } else {
        sizes[place.stratum].reference += 1
        sizesByMunicipality[cell].reference += 1
      }
    }
    present = municipalities.values.indices.filter { isPresent[$0] }
  }

  /// A term within strata.
  struct Result {
    let stratified: MantelHaenszel
    /// Notes of the strata that both sides have: what the comparison within strata rests on.
    let comparable: FourfoldTable
    let exactP: Double?
    let jackknife: Jackknife?
  }

  mutating func compare(_ term: TermID) -> Result {
    count(term, adding: 1)
    defer { count(term, adding: -1) }
    let strata = sizes.indices.map { stratum in
      FourfoldTable(
        k1: held[stratum].target, n1: sizes[stratum].target,
        k2: held[stratum].reference, n2: sizes[stratum].reference)
    }
    let stratified = MantelHaenszel(strata: strata)
    let replicates = present.map { municipality in
      (
        municipality: municipalities.values[municipality],
        estimate: riskDifference(without: municipality)
      )
    }
    let ofBoth = strata.filter { $0.n1 > 0 && $0.n2 > 0 }
    return Result(
      stratified: stratified,
      comparable: FourfoldTable(
        k1: ofBoth.reduce(0) { $0 + $1.k1 }, n1: ofBoth.reduce(0) { $0 + $1.n1 },
        k2: ofBoth.reduce(0) { $0 + $1.k2 }, n2: ofBoth.reduce(0) { $0 + $1.n2 }),
      exactP: ConditionalTest.p(strata: ofBoth),
      jackknife: Jackknife(estimate: stratified.riskDifference, replicates: replicates))
  }

  /// The risk difference of all notes but one municipality's.
  private func riskDifference(without municipality: Int) -> Double? {
    var difference = 0.0
    var weight = 0.0
    for stratum in 0..<stratumCount {
      let cell = municipality * stratumCount + stratum
      let n1 = Double(sizes[stratum].target - sizesByMunicipality[cell].target)
      let n2 = Double(sizes[stratum].reference - sizesByMunicipality[cell].reference)
      guard n1 > 0, n2 > 0 else { continue }
      let k1 = Double(held[stratum].target - heldByMunicipality[cell].target)
      let k2 = Double(held[stratum].reference - heldByMunicipality[cell].reference)
      difference += (k1 * n2 - k2 * n1) / (n1 + n2)
      weight += n1 * n2 / (n1 + n2)
    }
    return weight > 0 ? difference / weight : nil
  }

  private mutating func count(_ term: TermID, adding sign: Int) {
    for position in postings.notes(of: term) {
      let isTarget = target.contains(position: position)
      guard isTarget || reference.contains(position: position) else { continue }
      let place = Self.place(of: position, strata, municipalities)
      let cell = place.municipality * stratumCount + place.stratum
      if isTarget {
        held[place.stratum].target += sign
        heldByMunicipality[cell].target += sign
      } else {
        held[place.stratum].reference += sign
        heldByMunicipality[cell].reference += sign
      }
    }
  }

  private static func place(
    of note: Int, _ strata: Column, _ municipalities: Column
  ) -> (stratum: Int, municipality: Int) {
    let stratum = strata.code(at: note)
    let municipality = municipalities.code(at: note)
    return (
      stratum == Column.unknown ? strata.values.count : Int(stratum),
      municipality == Column.unknown ? municipalities.values.count : Int(municipality)
    )
  }
}
