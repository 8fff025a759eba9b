/// The notes' directions from the theme's middle, each of length one.
struct Directions {
  private typealias Lane = SIMD16<Float>
  private let lanes: Int
  private var numbers: [Lane]

  init(of sums: [[Float]]) {
    let width = sums.first?.count ?? 0
    lanes = (width + 15) / 16
    let lengths = sums.map(Self.length)
    var mean = [Float](repeating: 0, count: width)
    for (sum, length) in zip(sums, lengths) where length > 0 {
      for index in mean.indices { mean[index] += sum[index] / length / Float(sums.count) }
    }
    numbers = Array(repeating: .zero, count: lanes * sums.count)
    for (note, sum) in sums.enumerated() where lengths[note] > 0 {
      let moved = zip(sum, mean).map { $0 / lengths[note] - $1 }
      let length = Self.length(moved)
      guard length > 1e-6 else { continue }
      for (index, value) in moved.enumerated() {
        numbers[note * lanes + index / 16][index % 16] = value / length
      }
    }
  }

  private static func length(_ numbers: [Float]) -> Float {
    numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  @inline(__always)
  func cosine(_ first: Int, _ second: Int) -> Float {
    var sum = Lane.zero
    for lane in 0..<lanes { sum += numbers[first * lanes + lane] * numbers[second * lanes + lane] }
    return sum.sum()
  }
}
