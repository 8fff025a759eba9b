import Glibc

/// For each note how likely it is about each focus area. That two notes are about none does not make them alike.
struct AreaMix {
  private var shares: [SIMD16<Float>] = []

  /// - Parameter probabilities: of at most fifteen areas; what is beyond them is left out.
  init(_ probabilities: [[Double]]) {
    var totals = SIMD16<Float>.zero
    for note in probabilities {
      let areas = note.prefix(15)
      let all = areas + [max(0.15, 1 - areas.reduce(0, +))]
      let whole = all.reduce(0, +)
      var row = SIMD16<Float>.zero
      for (lane, value) in areas.enumerated() { row[lane] = Float(value / whole) }
      shares.append(row)
      totals += row / Float(probabilities.count)
    }
    // What many notes are about says less: each share counts over the root of the area's own.
    let roots = totals.clamped(
      lowerBound: SIMD16(repeating: 1e-6), upperBound: SIMD16(repeating: 1)
    ).squareRoot()
    for note in shares.indices { shares[note] /= roots }
  }

  /// 1 on average; the more, the likelier both are about the same.
  @inline(__always)
  func overlap(_ first: Int, _ second: Int) -> Float { (shares[first] * shares[second]).sum() }

  func agreement(_ first: Int, _ second: Int) -> Float { logf(overlap(first, second) + 0.05) }
}
