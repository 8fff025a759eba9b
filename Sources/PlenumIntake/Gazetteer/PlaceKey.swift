import PlenumModel

/// What two spellings of a place have in common: small letters, `å` as `aa`, words parted by one blank, no `Kommune`.
/// Only for looking places up: elsewhere `å` stays a letter.
struct PlaceKey: Hashable, Sendable {
  let text: String

  init(_ name: some StringProtocol) {
    var bytes: [UInt8] = []
    let folded = foldedKeepingPlace(Array(String(name).normalFormC.utf8))
    var index = 0
    while index < folded.count {
      if folded[index] == 0xC3, index + 1 < folded.count, folded[index + 1] == 0xA5 {
        bytes += [0x61, 0x61]
        index += 2
        continue
      }
      if isWordByte(folded, at: index) {
        bytes.append(folded[index])
      } else if let last = bytes.last, last != 0x20 {
        bytes.append(0x20)
      }
      index += 1
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    for ending in [" regionskommunes", " regionskommune", " kommunes", " kommune"]
    where bytes.count > ending.utf8.count
      && bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    {
      bytes.removeLast(ending.utf8.count)
      break
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  private init(text: String) { self.text = text }

  /// The key without a genitive `s`; nil where it has none.
  var withoutGenitive: PlaceKey? {
    guard text.utf8.count > 2, text.utf8.last == UInt8(ascii: "s") else { return nil }
    let stem = text.hasSuffix(" s") ? text.dropLast(2) : text.dropLast()
    return PlaceKey(text: String(stem))
  }

  /// Letters to insert, drop, exchange or swap with a neighbour to make one key of the other (optimal string
  /// alignment); given up as soon as it exceeds `limit`.
  func distance(to other: PlaceKey, limit: Int) -> Int? {
    let left = Array(text.unicodeScalars)
    let right = Array(other.text.unicodeScalars)
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let change = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      if current.min() ?? 0 > limit { return nil }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
