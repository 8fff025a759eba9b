import PlenumModel

extension [JSONObject.Member] {
  /// Members as they are written, for rows that are put together of several parts.
  init(_ members: KeyValuePairs<String, JSONValue>) {
    self = members.map { JSONObject.Member(key: $0.key, value: $0.value) }
  }
}

extension JSONValue {
  /// An object with one member more at its end.
  func adding(_ member: JSONObject.Member) -> JSONValue {
    .object(JSONObject((object?.members ?? []) + [member]))
  }
}
