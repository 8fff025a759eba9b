/// A JSON document (RFC 8259) that keeps the order of its members.
///
/// Why not Foundation's coders: notes files carry unknown fields that must come out again, in order, and a broken
/// line must be named with its byte; neither can be had from `JSONDecoder`.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  package var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The number as a `Double`, whichever way it was written.
  package var double: Double? {
    switch self {
    case .double(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  package var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  package var isNull: Bool { self == .null }

  /// `string(value)`, or `null` for nil.
  package static func optional(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// `integer(value)`, or `null` for nil.
  package static func optional(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

  /// `double(value)`, or `null` for nil and for what JSON cannot say (NaN, infinity).
  package static func optional(_ value: Double?) -> JSONValue {
    value.flatMap { $0.isFinite ? .double($0) : nil } ?? .null
  }

  package static func strings(_ values: some Sequence<String>) -> JSONValue {
    .array(values.map { .string($0) })
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
}

/// The members of a JSON object in the order in which they were written.
package struct JSONObject: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let key: String
    package var value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package private(set) var members: [Member]

  package init(_ members: [Member] = []) { self.members = members }

  package var isEmpty: Bool { members.isEmpty }

  /// Puts a member last. Its key must be one that the object does not have; nothing is looked up.
  package mutating func append(_ member: Member) { members.append(member) }

  /// The value of the first member named `key`. Setting replaces it in its place or appends it;
  /// setting nil removes it. Linear in the number of members, which is small.
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}
