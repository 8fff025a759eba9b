package import PlenumModel

/// Why a text is no model that can be used.
package enum CodingModelError: Error, Hashable, Sendable {
  case notJSON(JSONError)
  case unfitValue(field: String)
  /// The model belongs to another version of the codebook.
  case otherCodebook(CodebookVersion, expected: CodebookVersion)
}

extension CodingModel {
  /// As a store keeps it.
  package var json: JSONObject {
    JSONObject([
      .init(key: "codebook", value: .string(codebook.value)),
      .init(key: "threshold", value: .double(threshold)),
      .init(key: "of_given", value: .array(ofGiven.map { .double($0) })),
      .init(key: "sure", value: .double(sure)),
      .init(key: "weights", value: .array(weights.map { .double($0) })),
      .init(key: "of_words", value: .array(ofWords.map { .double($0) })),
      .init(
        key: "areas",
        value: .array(
          areas.sorted { $0.key < $1.key }.map { [.string($0.key.value), .double($0.value)] })),
      .init(
        key: "indicators",
        value: .array(
          indicators.sorted { ($0.key.area, $0.key.pattern) < ($1.key.area, $1.key.pattern) }
            .map { [.string($0.key.area.value), .string($0.key.pattern), .double($0.value)] })),
    ])
  }

  /// Reads what ``json`` wrote.
  ///
  /// - Throws: ``CodingModelError/otherCodebook(_:expected:)`` for a model of another version.
  package init(
    json text: String, number: Int, codebook: CodebookVersion
  ) throws(CodingModelError) {
    let document: JSONValue
    do {
      document = try JSONValue(parsing: text)
    } catch {
      throw .notJSON(error)
    }
    guard let object = document.object else { throw .unfitValue(field: "{}") }
    guard let version = object["codebook"]?.string else { throw .unfitValue(field: "codebook") }
    guard version == codebook.value else {
      throw .otherCodebook(CodebookVersion(version), expected: codebook)
    }
    func finite(_ field: String) throws(CodingModelError) -> Double {
      guard let value = object[field]?.double, value.isFinite else {
        throw .unfitValue(field: field)
      }
      return value
    }
    func numbers(_ field: String, count: Int) throws(CodingModelError) -> [Double] {
      let values = object[field]?.array?.compactMap(\.double).filter(\.isFinite) ?? []
      guard values.count == count, object[field]?.array?.count == count else {
        throw .unfitValue(field: field)
      }
      return values
    }
    func rows(_ field: String, width: Int) throws(CodingModelError) -> [([String], Double)] {
      guard let rows = object[field]?.array else { throw .unfitValue(field: field) }
      return try rows.map { row throws(CodingModelError) in
        let cells = row.array ?? []
        let names = cells.dropLast().compactMap(\.string)
        guard names.count == width, cells.count == width + 1, let value = cells[width].double,
          value.isFinite
        else { throw .unfitValue(field: field) }
        return (names, value)
      }
    }
    self.init(
      codebook: codebook, number: number, threshold: try finite("threshold"),
      ofGiven: try numbers("of_given", count: 2), sure: try finite("sure"),
      weights: try numbers("weights", count: CodingFeatures.names.count + 1),
      ofWords: try numbers("of_words", count: CodingFeatures.ofWords.count + 1),
      areas: Dictionary(
        try rows("areas", width: 1).map { (FocusAreaID($0.0[0]), $0.1) }
      ) { first, _ in first },
      indicators: Dictionary(
        try rows("indicators", width: 2).map {
          (IndicatorKey(area: FocusAreaID($0.0[0]), pattern: $0.0[1]), $0.1)
        }
      ) { first, _ in first })
  }
}
