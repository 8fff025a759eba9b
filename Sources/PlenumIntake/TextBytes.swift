import PlenumModel

/// Why a file is not text that plenum reads.
package enum TextProblem: Error, Hashable, Sendable {
  /// More than ``TextBytes/largestFile`` bytes.
  case tooLarge(utf8Count: Int)
  /// The first bytes are those of another kind of file.
  case binary(BinaryFormat)
  /// A byte 0, which no text has; the line counts from 1.
  case nul(line: Int)
  /// The line is no UTF-8 in a text that elsewhere writes Danish letters in UTF-8: it is damaged, or two files of
  /// different encodings were put together. From 1.
  case mixedEncodings(line: Int)
  /// Marked as UTF-16, and cut off within a sign or with half a one.
  case brokenUTF16

  /// Files that are often given by mistake, known by their first bytes.
  package enum BinaryFormat: Hashable, Sendable, CaseIterable {
    case png, jpeg, gif, pdf, zip, officeBefore2007, sqlite
  }
}

/// The bytes of a file as text: UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252.
package enum TextBytes {
  /// 64 MB: a hundred times the notes of a year.
  package static let largestFile = 64 * 1024 * 1024

  /// The text in normal form C.
  ///
  /// - Complexity: O(n).
  package static func text(of bytes: [UInt8]) throws(TextProblem) -> String {
    guard bytes.count <= largestFile else { throw .tooLarge(utf8Count: bytes.count) }
    if let format = binaryFormat(of: bytes) { throw .binary(format) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), lowFirst: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), lowFirst: false) }
    if let nul = bytes.firstIndex(of: 0) {
      throw .nul(line: 1 + bytes[..<nul].count { $0 == 0x0A })
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text.normalFormC }
    if let line = damagedLine(of: content) { throw .mixedEncodings(line: line) }
    return windows1252(content)
  }

  /// The first line that is no UTF-8 in a text that elsewhere writes `æ ø å` in UTF-8: read as Windows-1252, all of
  /// those would turn into other signs.
  private static func damagedLine(of bytes: ArraySlice<UInt8>) -> Int? {
    let letters: Set<UInt8> = [0xA6, 0xB8, 0xA5, 0x86, 0x98, 0x85]
    guard zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0xC3 && letters.contains($1) })
    else {
      return nil
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }

  private static func binaryFormat(of bytes: [UInt8]) -> TextProblem.BinaryFormat? {
    let signatures: [(TextProblem.BinaryFormat, [UInt8])] = [
      (.png, [0x89, 0x50, 0x4E, 0x47]), (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.gif, Array("GIF8".utf8)), (.pdf, Array("%PDF-".utf8)),
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.officeBefore2007, [0xD0, 0xCF, 0x11, 0xE0]),
      (.sqlite, Array("SQLite format 3".utf8)),
    ]
    return signatures.first { bytes.starts(with: $0.1) }?.0
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, lowFirst: Bool
  ) throws(TextProblem) -> String {
    guard bytes.count.isMultiple(of: 2) else { throw .brokenUTF16 }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(lowFirst ? second << 8 | first : first << 8 | second)
      index += 2
    }
    if let nul = units.firstIndex(of: 0) {
      throw .nul(line: 1 + units[..<nul].count { $0 == 0x0A })
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw .brokenUTF16 }
    return text.normalFormC
  }

  /// The scalars of the bytes 0x80 to 0x9F; the five that Windows leaves open are the C1 controls, as browsers read
  /// them (WHATWG Encoding Standard, windows-1252). All other bytes are Latin-1.
  private static let windowsScalars: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
    let units = bytes.map { byte in
      (0x80...0x9F).contains(byte) ? windowsScalars[Int(byte) - 0x80] : UInt16(byte)
    }
    return String(decoding: units, as: UTF16.self).normalFormC
  }
}
