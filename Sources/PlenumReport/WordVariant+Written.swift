import PlenumAnalysis
import PlenumModel

/// The forms that are counted as a word, as people and programs read them.
extension [WordVariant] {
  /// `skole 12, skolerne 3`.
  var danish: String { map { "\($0.form) \($0.count)" }.joined(separator: ", ") }

  /// `skole:12|skolerne:3`, for a cell of a table.
  var cell: String { map { "\($0.form):\($0.count)" }.joined(separator: "|") }

  /// The member `variants` of a row.
  var json: JSONObject.Member {
    JSONObject.Member(
      key: "variants",
      value: .array(map { ["form": .string($0.form), "count": .integer($0.count)] }))
  }
}
