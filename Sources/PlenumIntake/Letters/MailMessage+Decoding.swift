import PlenumModel

/// Undoes what was done to a mail's bytes so that they could travel.
extension MailMessage {
  static func decode(_ body: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
    switch encoding.trimmingBlanks.lowercased() {
    case "quoted-printable": unquoted(body, isWord: false)
    case "base64": base64(body)
    default: Array(body)
    }
  }

  /// `boundary="…"`, `filename=Program.pdf` of a field's value.
  static func parameter(_ name: String, of value: String) -> String? {
    for piece in value.split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
      guard pair.count == 2, pair[0].lowercased() == name else { continue }
      let text = pair[1].utf8.filter { $0 != 0x22 }
      return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
    return nil
  }

  /// `=?UTF-8?Q?dialogm=C3=B8de?=` as words; blanks between two such words are not the writer's.
  static func words(_ value: String) -> String {
    var text = ""
    var rest = Array(value.utf8)[...]
    var isAfterWord = false
    while let start = rest.firstIndex(of: 0x3D) {
      let before = rest[..<start]
      guard let word = encodedWord(rest[start...]) else {
        text += String(decoding: rest[...start], as: UTF8.self)
        rest = rest[(start + 1)...]
        isAfterWord = false
        continue
      }
      if !(isAfterWord && before.allSatisfy { $0 == 0x20 || $0 == 0x09 }) {
        text += String(decoding: before, as: UTF8.self)
      }
      text += (try? TextBytes.text(of: word.bytes)) ?? ""
      rest = rest[word.end...]
      isAfterWord = true
    }
    return text + String(decoding: rest, as: UTF8.self)
  }

  /// The word that begins at `=?`: character set, `Q` or `B`, text, `?=`.
  private static func encodedWord(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], end: Int)? {
    guard bytes.starts(with: [0x3D, 0x3F]) else { return nil }
    // A word has at most 75 bytes; some programs make longer ones.
    let near = bytes.dropFirst(2).prefix(400)
    guard let set = near.firstIndex(of: 0x3F),
      let mode = near[(set + 1)...].firstIndex(of: 0x3F), mode == set + 2,
      let end = near[(mode + 1)...].firstIndex(of: 0x3F), end + 1 < bytes.endIndex,
      bytes[end + 1] == 0x3D
    else { return nil }
    let text = near[(mode + 1)..<end]
    switch near[set + 1] | 0x20 {
    case UInt8(ascii: "q"): return (unquoted(text, isWord: true), end + 2)
    case UInt8(ascii: "b"): return (base64(text), end + 2)
    default: return nil
    }
  }

  /// `=C3=B8` is a byte each; `=` at a line's end joins it to the next; in a header `_` is a blank.
  private static func unquoted(_ bytes: ArraySlice<UInt8>, isWord: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x3D, index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
        let low = hex(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else if byte == 0x3D, let end = lineEnd(bytes, at: index + 1) {
        index = end
      } else {
        result.append(isWord && byte == 0x5F ? 0x20 : byte)
        index += 1
      }
    }
    return result
  }

  private static func lineEnd(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    var index = start
    while index < bytes.endIndex, [0x20, 0x09, 0x0D].contains(bytes[index]) { index += 1 }
    return index < bytes.endIndex && bytes[index] == 0x0A ? index + 1 : nil
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// Four letters are three bytes; what is no letter of the alphabet is passed over.
  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }
}
