import PlenumIndex
import PlenumModel

extension ResearchTable {
  /// CSV for programs: comma, decimal point, `NA` for what is not defined, `inf`. Texts are verbatim, since rows are found
  /// by them.
  var csv: String {
    var text = columns.map(Self.quotedIfNeeded).joined(separator: ",") + "\n"
    for row in rows {
      text += row.map(Self.written).joined(separator: ",")
      text += "\n"
    }
    return text
  }

  /// A row is an object; what is not defined or has no end is null.
  var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          JSONObject(zip(columns, row).map { JSONObject.Member(key: $0, value: $1.json) }))
      })
  }

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quotedIfNeeded(text)
    case .count(let count): String(count)
    case .measure(let value): value.map(\.description) ?? "NA"
    }
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension ResearchTable.Cell {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .count(let count): .integer(count)
    case .measure(let value): .optional(value.flatMap { $0.isFinite ? $0 : nil })
    }
  }
}
