extension JSONValue {
  /// One line, no blanks: a line of JSONL.
  package var compact: String { written { $0.write(self, indent: nil) } }

  /// Two blanks a level, one member a line, no line end after the last: for people who look.
  package var pretty: String { written { $0.write(self, indent: 0) } }

  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  var bytes: [UInt8] = []

  mutating func write(_ value: JSONValue, indent: Int?) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(String(value))
    case .double(let value): write(value)
    case .string(let value): write(value)
    case .array(let elements):
      writeList(elements, open: "[", close: "]", indent: indent) { writer, element, inner in
        writer.write(element, indent: inner)
      }
    case .object(let object):
      writeList(object.members, open: "{", close: "}", indent: indent) { writer, member, inner in
        writer.write(member.key)
        writer.append(inner == nil ? ":" : ": ")
        writer.write(member.value, indent: inner)
      }
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], open: String, close: String, indent: Int?,
    write: (inout JSONWriter, Element, Int?) -> Void
  ) {
    append(open)
    let inner = indent.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      newLine(inner)
      write(&self, element, inner)
    }
    if !elements.isEmpty { newLine(indent) }
    append(close)
  }

  private mutating func newLine(_ indent: Int?) {
    guard let indent else { return }
    append("\n" + String(repeating: "  ", count: indent))
  }

  /// The shortest digits that read back as the same number; whole numbers without a point.
  private mutating func write(_ number: Double) {
    guard number.isFinite else { return append("null") }
    if abs(number) < 1e15, let whole = Int(exactly: number) {
      append(String(whole))
    } else {
      append(number.description)
    }
  }

  private mutating func write(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
