import PlenumModel

/// RTF in the form in which pandoc reads it without loss.
///
/// A letter beyond ASCII is written twice in RTF: by its number, and by a substitute for old programs, whose length
/// `\uc` says. pandoc 2.17 knows substitutes of one form only, and takes a letter of the word for any other.
package enum RichText {
  static let beginning = Array(#"{\rtf"#.utf8)

  /// The same document, in which every substitute is `\'3f`.
  ///
  /// - Complexity: O(n).
  package static func withPlainSubstitutes(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    // By group: how many signs stand for a letter.
    var lengths = [1]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") {
        lengths.append(lengths.last ?? 1)
      } else if byte == UInt8(ascii: "}"), lengths.count > 1 {
        lengths.removeLast()
      }
      guard byte == backslash, let word = ControlWord(bytes, at: index) else {
        // An escaped bracket or backslash is a sign, and opens nothing.
        let length = byte == backslash && index + 1 < bytes.count ? 2 : 1
        result += bytes[index..<(index + length)]
        index += length
        continue
      }
      switch (word.name, word.number) {
      case ("u", let number?):
        result += #"\u\#(number)\'3f"#.utf8
        index = skip(lengths.last ?? 1, in: bytes, from: word.end)
      case ("uc", let number?):
        lengths[lengths.count - 1] = max(0, number)
        result += #"\uc1 "#.utf8
        index = word.end
      case ("bin", let number?):
        // Raw bytes, which may look like anything: pictures, that nobody reads here.
        result += #"\bin0 "#.utf8
        index = number > 0 && number < bytes.count - word.end ? word.end + number : bytes.count
      default:
        result += bytes[index..<word.end]
        index = word.end
      }
    }
    return result
  }

  private static let backslash: UInt8 = 0x5C

  /// Past the signs that stand for a letter; a group's bracket ends them.
  private static func skip(_ count: Int, in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    for _ in 0..<min(count, 8) {
      while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
      guard index < bytes.count, bytes[index] != UInt8(ascii: "{"),
        bytes[index] != UInt8(ascii: "}")
      else { break }
      if bytes[index] == backslash, index + 1 < bytes.count {
        if bytes[index + 1] == UInt8(ascii: "'") {
          index = min(bytes.count, index + 4)
        } else {
          index = ControlWord(bytes, at: index)?.end ?? index + 2
        }
      } else {
        index += 1
      }
    }
    return index
  }

  /// `\name` or `\name-12`, with the blank that ends it.
  private struct ControlWord {
    let name: String
    let number: Int?
    let end: Int

    init?(_ bytes: [UInt8], at start: Int) {
      var index = start + 1
      while index < bytes.count, index - start <= 32, (0x61...0x7A).contains(bytes[index] | 0x20) {
        index += 1
      }
      guard index > start + 1 else { return nil }
      name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
      let digits = index
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1].isDigit {
        index += 1
      }
      while index < bytes.count, index - digits <= 10, bytes[index].isDigit { index += 1 }
      number = Int(String(decoding: bytes[digits..<index], as: UTF8.self))
      if index < bytes.count, bytes[index] == 0x20 { index += 1 }
      end = index
    }
  }
}
