import PlenumCorpus
package import PlenumModel

/// A file of a codebook with the name by which errors call it.
package struct CodebookFile: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  func error(line: Int, _ reason: CodebookError.Reason) -> CodebookError {
    CodebookError(file: name, line: line, reason: reason)
  }
}

/// Reads a codebook: the definitions (JSON) and the indicators (tab-separated, with a header), and
/// checks that every row can be understood and belongs to something.
package struct CodebookReader: Sendable {
  private let definitions: CodebookFile
  private let indicators: CodebookFile

  package init(definitions: CodebookFile, indicators: CodebookFile) {
    self.definitions = definitions
    self.indicators = indicators
  }

  /// Whether the definitions can be read, whatever the indicators are.
  package static func checkDefinitions(_ file: CodebookFile) throws(CodebookError) {
    _ = try CodebookDefinitions(file)
  }

  /// - Complexity: O(n) in the bytes of both files.
  package func read() throws(CodebookError) -> Codebook {
    let defined = try CodebookDefinitions(definitions)
    let rows = try IndicatorTable(indicators).rows
    let areas = Set(defined.areas.map(\.value.id))
    var inUse: Set<FocusAreaID> = []
    for row in rows {
      guard case .area(let id) = row.indicator.subject else { continue }
      guard areas.contains(id) else { throw indicators.error(line: row.line, .unknownArea(id)) }
      if row.indicator.weight > 0, !row.indicator.isReplaced { inUse.insert(id) }
    }
    if let bare = defined.areas.first(where: { !inUse.contains($0.value.id) }) {
      throw definitions.error(line: bare.line, .areaWithoutIndicators(bare.value.id))
    }
    try WordClassReferences(rows).check(in: indicators)
    return Codebook(
      version: defined.version, date: defined.date, title: defined.title,
      areas: defined.areas.map(\.value), indicators: rows.map(\.indicator))
  }
}

extension Indicator {
  /// Written before any note was read and replaced since; kept for the record, never used.
  package var isReplaced: Bool { note == "blind" }
}

extension Codebook {
  /// The codebook that new meetings are coded with; read at first use, then kept.
  package static let current = Codebook.reading(.codebook2024, .indicators2024)
}

extension CodebookFile {
  init(_ file: CorpusFile) { self.init(name: file.rawValue, bytes: file.bytes) }
}
