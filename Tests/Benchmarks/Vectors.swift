import Foundation
import PlenumText

/// Makes `Corpus/language/vectors.bin` of the debates: for each word a direction, so that words which keep the same
/// company point the same way.
///
/// Positive pointwise mutual information with the words at most three away (Church and Hanks 1990; context counts
/// smoothed as Levy, Goldberg and Dagan 2015), brought to few dimensions by a truncated singular value decomposition,
/// `U √S`. Every step is seeded: the same debates give the same bytes.
func vectors(from folder: URL, to file: URL?) throws {
  let clock = ContinuousClock()
  let start = clock.now
  let corpus = try WordStream(of: Debates(in: folder).all.filter { !$0.isByChair }.map(\.text))
  let matrix = corpus.associations()
  let rows = matrix.leadingDirections(VectorShape.dimensions, seed: 20_231)
  print(
    "\(corpus.words.count) words, \(matrix.entryCount) associations, \(clock.now - start)")
  guard let file else { return }
  try VectorShape.bytes(words: corpus.words, uses: corpus.speechesWith, rows: rows)
    .write(to: file)
}

private enum VectorShape {
  static let dimensions = 192

  /// A line of text that says what it is, a line `word speeches` for each word in the order of their bytes, then each
  /// word's direction, a signed byte a dimension; a line end.
  static func bytes(words: [String], uses: [Int], rows: [[Float]]) -> Data {
    var data = Data(
      "vectors\t\(words.count)\t\(dimensions)\tFolketinget: debates of 2023, open data of ft.dk, made by Benchmarks vectors\n"
        .utf8)
    let order = words.indices.sorted {
      Array(words[$0].utf8).lexicographicallyPrecedes(Array(words[$1].utf8))
    }
    for word in order { data.append(contentsOf: "\(words[word])\t\(uses[word])\n".utf8) }
    for word in order {
      let most = rows[word].map(abs).max() ?? 0
      let scale = most > 0 ? 127 / most : 0
      data.append(contentsOf: rows[word].map { UInt8(bitPattern: Int8(($0 * scale).rounded())) })
    }
    data.append(0x0A)
    return data
  }
}

/// The debates as numbers of words, one after the other.
private struct WordStream {
  private(set) var words: [String] = []
  /// In how many speeches each word is said.
  private(set) var speechesWith: [Int] = []
  /// Numbers of words; -1 where nothing is counted. Speeches lie ``reach`` such places apart.
  private var places: [Int32] = []

  /// How far away a word still counts as company.
  static let reach = 3
  /// A rarer word has too little company to be placed by it.
  private static let leastUses = 5
  /// A rarer compound lends its uses to its parts.
  private static let leastUsesOfCompound = 8

  init(of speeches: [String]) {
    var lemmas = Vocabulary(minimumCapacity: 200_000)
    var counts: [Int] = []
    var parts: [[String]] = []
    func number(_ lemma: String, _ lemmaParts: @autoclosure () -> [String]) -> Int32 {
      let number = Int(lemmas.intern(lemma))
      if number == counts.count {
        counts.append(0)
        parts.append(lemmaParts())
      }
      return Int32(number)
    }
    var stream: [[Int32]] = []
    let analyzer = TextAnalyzer.standard
    for start in stride(from: 0, to: speeches.count, by: 1000) {
      let chunk = speeches[start..<min(start + 1000, speeches.count)]
      let text = chunk.joined(separator: "\n")
      var ends: [Int] = []
      for speech in chunk { ends.append((ends.last ?? 0) + speech.utf8.count + 1) }
      var speech = 0
      var numbers: [Int32] = []
      for sentence in analyzer.sentences(in: text.utf8Span.span) {
        while sentence.utf8Range.lowerBound >= ends[speech] {
          stream.append(numbers)
          numbers = []
          speech += 1
        }
        for token in sentence.tokens where token.kind == .word {
          let word = number(token.lemma, token.parts)
          counts[Int(word)] += 1
          numbers.append(word)
        }
      }
      stream.append(numbers)
    }
    keep(stream, lemmas, counts, parts)
  }

  private mutating func keep(
    _ stream: [[Int32]], _ lemmas: Vocabulary, _ counts: [Int], _ parts: [[String]]
  ) {
    var written: [[Int32]] = counts.indices.map { lemma in
      guard counts[lemma] < Self.leastUsesOfCompound, !parts[lemma].isEmpty else {
        return [Int32(lemma)]
      }
      return parts[lemma].compactMap { lemmas.number(of: $0).map(Int32.init) }
    }
    var uses = [Int](repeating: 0, count: counts.count)
    for speech in stream {
      for lemma in speech { for word in written[Int(lemma)] { uses[Int(word)] += 1 } }
    }
    var numbers = [Int32](repeating: -1, count: counts.count)
    for lemma in uses.indices where uses[lemma] >= Self.leastUses {
      numbers[lemma] = Int32(words.count)
      words.append(lemmas[UInt32(lemma)])
    }
    for lemma in written.indices { written[lemma] = written[lemma].map { numbers[Int($0)] } }
    speechesWith = Array(repeating: 0, count: words.count)
    for speech in stream {
      let kept = speech.flatMap { written[Int($0)] }
      for word in Set(kept) where word >= 0 { speechesWith[Int(word)] += 1 }
      places.append(contentsOf: kept)
      places.append(contentsOf: repeatElement(-1, count: Self.reach))
    }
  }

  /// How much more often than by chance each word stands near each other one, where it does.
  func associations() -> SparseMatrix {
    var positions = [[Int32]](repeating: [], count: words.count)
    for (place, word) in places.enumerated() where word >= 0 {
      positions[Int(word)].append(Int32(place))
    }
    var near = [Int32](repeating: 0, count: words.count)
    var rows: [[(column: Int32, count: Int32)]] = []
    var totals = [Double](repeating: 0, count: words.count)
    for word in words.indices {
      var touched: [Int32] = []
      for position in positions[word] {
        for step in 1...Self.reach {
          for place in [Int(position) - step, Int(position) + step] {
            guard places.indices.contains(place), places[place] >= 0 else { continue }
            let other = places[place]
            if near[Int(other)] == 0 { touched.append(other) }
            near[Int(other)] += Int32(Self.reach + 1 - step)
          }
        }
      }
      touched.sort()
      rows.append(touched.map { ($0, near[Int($0)]) })
      for other in touched {
        totals[word] += Double(near[Int(other)])
        near[Int(other)] = 0
      }
    }
    let smoothed = totals.map { pow($0, 0.75) }
    let sum = smoothed.reduce(0, +)
    var matrix = SparseMatrix(size: words.count)
    for (word, row) in rows.enumerated() {
      for (other, count) in row {
        let association = log(Double(count) * sum / (totals[word] * smoothed[Int(other)]))
        if association > 0 { matrix.append(Float(association), column: other) }
      }
      matrix.endRow()
    }
    return matrix
  }
}
