import Foundation
import PlenumModel
import TestSupport
import Testing

struct JSONTests {
  @Test func `keeps the order of members, and numbers as they were meant`() throws {
    let text = #"{"b":1,"a":[true,false,null,-2.5,1e3,"æøå \"\\ \n"],"c":{}}"#
    #expect(
      try JSONValue(parsing: text).compact
        == #"{"b":1,"a":[true,false,null,-2.5,1000,"æøå \"\\ \n"],"c":{}}"#)
  }

  @Test(arguments: [
    ("", JSONError.Reason.unexpectedEnd, 0),
    ("{\"a\":1", .unexpectedEnd, 6),
    ("{\"a\" 1}", .unexpectedByte(0x31), 5),
    ("[1,]", .unexpectedByte(0x5D), 3),
    ("[1] x", .trailingText, 4),
    ("01", .invalidNumber, 0),
    ("1.", .invalidNumber, 0),
    ("-", .invalidNumber, 0),
    ("1e999", .invalidNumber, 0),
    ("\"\\x\"", .invalidEscape, 2),
    ("\"\\ud800\"", .loneSurrogate, 7),
    ("\"\\ud800\\u0041\"", .loneSurrogate, 13),
    ("\"\u{1}\"", .controlCharacter, 1),
    ("{\"a\":1,\"a\":2}", .duplicateKey("a"), 7),
    ("tru", .unexpectedEnd, 3),
    ("'a'", .unexpectedByte(0x27), 0),
  ])
  func `says why a text is not JSON, and at which byte`(
    text: String, reason: JSONError.Reason, offset: Int
  ) {
    #expect(throws: JSONError(reason: reason, utf8Offset: offset)) {
      try JSONValue(parsing: text)
    }
  }

  @Test func `refuses bytes that are not UTF-8 and nesting without end`() {
    #expect(throws: JSONError(reason: .invalidUTF8, utf8Offset: 0)) {
      try JSONValue(parsing: [0x22, 0xE6, 0x22])
    }
    #expect(throws: JSONError(reason: .tooDeep, utf8Offset: 64)) {
      try JSONValue(parsing: String(repeating: "[", count: 100_000))
    }
  }

  @Test func `reads a surrogate pair as one scalar`() throws {
    #expect(try JSONValue(parsing: #""\ud83c\udfeb""#).string == "🏫")
  }

  @Test func `agrees with Foundation on random documents, both ways`() throws {
    var random = SeededRandom(seed: 11)
    for _ in 0..<500 {
      let value = randomValue(depth: 0, using: &random)
      for text in [value.compact, value.pretty] {
        #expect(try JSONValue(parsing: text) == value)
        let foundation = try JSONSerialization.jsonObject(
          with: Data(text.utf8), options: [.fragmentsAllowed])
        let again = try JSONSerialization.data(
          withJSONObject: foundation, options: [.fragmentsAllowed, .sortedKeys])
        #expect(
          try JSONValue(parsing: Array(again)).sortedByKey
            == JSONValue(parsing: text).sortedByKey)
      }
    }
  }

  @Test func `never crashes on mutated documents`() {
    var random = SeededRandom(seed: 5)
    let original = Array(#"{"id":"S-001","table":1,"x":[1.5e3,{"y":null}],"text":"børn é\n"}"#.utf8)
    for _ in 0..<20_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = try? JSONValue(parsing: bytes)
    }
  }

  private func randomValue(depth: Int, using random: inout SeededRandom) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .integer(Int.random(in: -1_000_000...1_000_000, using: &random))
    case 3: .double(Double(Int.random(in: -999...999, using: &random)) + 0.5)
    case 4, 5: .string(randomText(using: &random))
    case 6:
      .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          randomValue(depth: depth + 1, using: &random)
        })
    default:
      .object(
        JSONObject(
          (0..<Int.random(in: 0...4, using: &random)).map { index in
            JSONObject.Member(
              key: "\(index)\(randomText(using: &random))",
              value: randomValue(depth: depth + 1, using: &random))
          }))
    }
  }

  private func randomText(using random: inout SeededRandom) -> String {
    let letters: [Unicode.Scalar] = [
      "a", "æ", "\"", "\\", "\n", "\u{7F}", "\u{301}", "🏫", "/", "\t",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      text.append(letters[Int.random(in: letters.indices, using: &random)])
    }
    return String(text)
  }
}

extension JSONValue {
  /// The same document with the members of every object in the order of their keys.
  fileprivate var sortedByKey: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.sortedByKey))
    case .object(let object):
      .object(
        JSONObject(
          object.members.map { .init(key: $0.key, value: $0.value.sortedByKey) }
            .sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }))
    default: self
    }
  }
}
