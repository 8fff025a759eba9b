import PlenumModel

/// The rows of a codebook's indicators: `area`, `pattern`, `weight` and `note`, separated by tabs.
///
/// A row of an area speaks for the area, or against it where the weight is negative; a row whose
/// first cell begins with `@` belongs to a class of words, and its weight means nothing.
struct IndicatorTable {
  struct Row {
    let indicator: Indicator
    let pattern: IndicatorPattern
    let line: Int
  }

  static let columns = ["area", "pattern", "weight", "note"]

  let rows: [Row]

  init(_ file: CodebookFile) throws(CodebookError) {
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var rows: [Row] = []
    rows.reserveCapacity(lines.count)
    var hasHeader = false
    for (number, bytes) in zip(1..., lines) {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw file.error(line: number, .notUTF8)
      }
      let cells = text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      if !hasHeader {
        try Self.checkHeader(cells, in: file)
        hasHeader = true
      } else if !text.isEmpty {
        rows.append(try Self.row(cells, line: number, in: file))
      }
    }
    self.rows = rows
  }

  private static func checkHeader(
    _ cells: [String], in file: CodebookFile
  ) throws(CodebookError) {
    if let other = cells.first(where: { !columns.contains($0) }) {
      throw file.error(line: 1, .unknownField(other))
    }
    if let missing = columns.first(where: { !cells.contains($0) }) {
      throw file.error(line: 1, .missingField(missing))
    }
    guard cells == columns else { throw file.error(line: 1, .unknownField(cells[0])) }
  }

  private static func row(
    _ cells: [String], line: Int, in file: CodebookFile
  ) throws(CodebookError) -> Row {
    guard cells.count == columns.count else {
      throw file.error(line: line, .cellCount(cells.count))
    }
    let subject = cells[0]
    guard !subject.isEmpty, subject != "@" else {
      throw file.error(line: line, .unfitValue(field: "area"))
    }
    guard let weight = Double(cells[2]), weight.isFinite, weight != 0 else {
      throw file.error(line: line, .unfitWeight(cells[2]))
    }
    let pattern: IndicatorPattern
    do {
      pattern = try IndicatorPattern(cells[1])
    } catch {
      throw file.error(line: line, .malformedPattern(error))
    }
    let indicator = Indicator(
      subject: subject.utf8.first == UInt8(ascii: "@")
        ? .wordClass(String(subject.dropFirst())) : .area(FocusAreaID(subject)),
      pattern: cells[1], weight: weight, note: cells[3])
    return Row(indicator: indicator, pattern: pattern, line: line)
  }
}

/// Which classes of words name which: every class that is named must exist, and none may lead back
/// to itself.
struct WordClassReferences {
  private let rows: [IndicatorTable.Row]
  /// The rows of each class.
  private let classes: [String: [IndicatorTable.Row]]

  init(_ rows: [IndicatorTable.Row]) {
    self.rows = rows
    var classes: [String: [IndicatorTable.Row]] = [:]
    for row in rows {
      if case .wordClass(let name) = row.indicator.subject {
        classes[name, default: []].append(row)
      }
    }
    self.classes = classes
  }

  func check(in file: CodebookFile) throws(CodebookError) {
    for row in rows {
      for name in row.pattern.classes where classes[name] == nil {
        throw file.error(line: row.line, .unknownClass(name))
      }
    }
    var settled: Set<String> = []
    for row in rows {
      guard case .wordClass(let name) = row.indicator.subject else { continue }
      var path: [String] = []
      try follow(name, along: &path, settled: &settled, in: file)
    }
  }

  private func follow(
    _ name: String, along path: inout [String], settled: inout Set<String>, in file: CodebookFile
  ) throws(CodebookError) {
    guard !settled.contains(name) else { return }
    path.append(name)
    for row in classes[name] ?? [] {
      for next in row.pattern.classes {
        if let start = path.firstIndex(of: next) {
          throw file.error(line: row.line, .classCycle(path[start...] + [next]))
        }
        try follow(next, along: &path, settled: &settled, in: file)
      }
    }
    path.removeLast()
    settled.insert(name)
  }
}
