import Glibc

/// Sparse figures of the notes, moved to the theme's middle and of length one.
struct CentredFigures<Key: Hashable & Comparable> {
  /// All notes' keys and values, one note after the other, keys rising.
  private var keys: [Int32] = []
  private var values: [Float] = []
  /// Where each note begins; one more for the end.
  private var starts = [0]
  /// Of each note with the theme's middle.
  private var withMiddle: [Float] = []
  private var middleSquare: Float = 0
  private var lengths: [Float] = []
  private let keyCount: Int

  init(documents: [[Key: Float]], isWeightedByRarity: Bool) {
    var numbers: [Key: Int32] = [:]
    var notesWith: [Float] = []
    for document in documents {
      for key in document.keys.sorted() {
        if let number = numbers[key] {
          notesWith[Int(number)] += 1
        } else {
          numbers[key] = Int32(notesWith.count)
          notesWith.append(1)
        }
      }
    }
    let count = Float(documents.count)
    let weights = notesWith.map { notes in
      isWeightedByRarity ? logf((1 + count) / (1 + notes)) + 1 : 1
    }
    keyCount = notesWith.count
    var middle = [Float](repeating: 0, count: keyCount)
    for document in documents {
      let row = document.map { (numbers[$0.key] ?? 0, $0.value) }.sorted { $0.0 < $1.0 }
      let weighted = row.map { $0.1 * weights[Int($0.0)] }
      let length = max(weighted.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-6)
      for ((key, _), value) in zip(row, weighted) {
        keys.append(key)
        values.append(value / length)
        middle[Int(key)] += value / length / count
      }
      starts.append(keys.count)
    }
    middleSquare = middle.reduce(0) { $0 + $1 * $1 }
    for note in documents.indices {
      var sum: Float = 0
      for entry in starts[note]..<starts[note + 1] {
        sum += middle[Int(keys[entry])] * values[entry]
      }
      withMiddle.append(sum)
      let square: Float = starts[note] == starts[note + 1] ? 0 : 1
      lengths.append(max(square - 2 * sum + middleSquare, 1e-6).squareRoot())
    }
  }

  /// What ``cosine(_:_:)`` says of each note with each before it: 1 with 0, 2 with 0, 2 with 1, 3 with 0 …
  ///
  /// - Complexity: O(what each two notes share), where pair by pair would be O(what they have).
  func cosinesOfAll() -> [Float] {
    var notesWith = [[(note: Int32, value: Float)]](repeating: [], count: keyCount)
    var sums = [Float](repeating: 0, count: lengths.count)
    var cosines: [Float] = []
    cosines.reserveCapacity(lengths.count * (lengths.count - 1) / 2)
    for note in lengths.indices {
      for entry in starts[note]..<starts[note + 1] {
        let key = Int(keys[entry])
        for other in notesWith[key] { sums[Int(other.note)] += values[entry] * other.value }
        notesWith[key].append((Int32(note), values[entry]))
      }
      for other in 0..<note {
        cosines.append(cosine(note, other, product: sums[other]))
        sums[other] = 0
      }
      sums[note] = 0
    }
    return cosines
  }

  func cosine(_ first: Int, _ second: Int) -> Float {
    var sum: Float = 0
    var (left, right) = (starts[first], starts[second])
    let (leftEnd, rightEnd) = (starts[first + 1], starts[second + 1])
    let (keys, values) = (keys.span, values.span)
    while left < leftEnd, right < rightEnd {
      let (ours, theirs) = (keys[left], keys[right])
      if ours == theirs { sum += values[left] * values[right] }
      // Without a branch that the processor would guess wrong half of the time.
      left += ours <= theirs ? 1 : 0
      right += theirs <= ours ? 1 : 0
    }
    return cosine(first, second, product: sum)
  }

  private func cosine(_ first: Int, _ second: Int, product: Float) -> Float {
    (product - withMiddle[first] - withMiddle[second] + middleSquare)
      / (lengths[first] * lengths[second])
  }

  /// For each note those with which it shares most; keys of more than 400 notes say little and are left out.
  func sharing(limit: Int) -> [[Int]] {
    let notes = 0..<starts.count - 1
    var notesWith: [Int32: [(note: Int, value: Float)]] = [:]
    for note in notes {
      for entry in starts[note]..<starts[note + 1] {
        notesWith[keys[entry], default: []].append((note, values[entry]))
      }
    }
    return notes.map { note in
      var shared: [Int: Float] = [:]
      for entry in starts[note]..<starts[note + 1] {
        guard let others = notesWith[keys[entry]], others.count <= 400 else { continue }
        for other in others where other.note != note {
          shared[other.note, default: 0] += values[entry] * other.value
        }
      }
      return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    }
  }
}
