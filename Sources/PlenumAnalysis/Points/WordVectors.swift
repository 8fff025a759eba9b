import PlenumCorpus
import PlenumText

/// For each common word a direction: words that keep the same company in the debates of Folketinget point the same way.
///
/// Made by `swift run -c release Benchmarks vectors`, which says how. A line `vectors count dimensions source`, then a
/// line `word speeches` for each word, then a signed byte for each dimension of each word.
struct WordVectors: Sendable {
  static let standard = WordVectors(bytes: CorpusFile.vectors.bytes)

  /// A multiple of 16.
  let dimensions: Int
  private var words: Vocabulary
  /// In how many speeches each word is said.
  private var uses: [Int32] = []
  private let bytes: [UInt8]
  /// Where the directions begin.
  private let start: Int

  /// - Parameter bytes: a file as described; anything else knows no word.
  init(bytes: [UInt8]) {
    self.bytes = bytes
    var position = 0
    func line() -> [ArraySlice<UInt8>] {
      let begin = min(position, bytes.count)
      position = begin
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      defer { position += 1 }
      return bytes[begin..<position].split(separator: 0x09)
    }
    let head = line()
    let count = head.count > 2 ? min(Self.number(head[1]), bytes.count) : 0
    dimensions = head.count > 2 ? Self.number(head[2]) : 0
    words = Vocabulary(minimumCapacity: count)
    uses.reserveCapacity(count)
    for _ in 0..<count {
      let row = line()
      guard row.count == 2 else { continue }
      _ = words.intern(bytes.span.extracting(row[0].startIndex..<row[0].endIndex))
      uses.append(Int32(clamping: Self.number(row[1])))
    }
    start = position
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.prefix(9).reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  func number(of word: String) -> Int? {
    words.number(of: word).map(Int.init)
      .flatMap { start + ($0 + 1) * dimensions <= bytes.count ? $0 : nil }
  }

  /// In how many of the ``speechCount`` speeches the word is said; nil for a rare one.
  func speeches(with word: String) -> Int? { words.number(of: word).map { Int(uses[Int($0)]) } }

  /// Speeches that the table was made of.
  static let speechCount = 27_542

  /// The direction of word `number`, of length one.
  func direction(of number: Int) -> [Float] {
    let row = bytes[start + number * dimensions..<start + (number + 1) * dimensions]
    let signed = row.map { Float(Int8(bitPattern: $0)) }
    let length = signed.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? signed.map { $0 / length } : signed
  }
}
