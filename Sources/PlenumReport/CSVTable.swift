/// Rows for programs: comma, decimal point, RFC 4180 quoting, `\r\n` line ends.
struct CSVTable {
  enum Cell {
    /// Somebody's text, made harmless for spreadsheets.
    case text(String?)
    case count(Int?)
    case figure(Double?)
    case flag(Bool)
  }

  private(set) var text: String
  private let separator: String

  /// - Parameter isForSpreadsheet: as Danish spreadsheets open tables: a byte order mark, and `;` between cells.
  init(header: [String], isForSpreadsheet: Bool = false) {
    text = isForSpreadsheet ? "\u{FEFF}" : ""
    separator = isForSpreadsheet ? ";" : ","
    append(header.map { .text($0) })
  }

  mutating func append(_ cells: [Cell]) {
    text += cells.map(Self.written).joined(separator: separator) + "\r\n"
  }

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quotedIfNeeded(harmless(text ?? ""))
    case .count(let count): count.map(String.init) ?? ""
    case .figure(let figure): figure.map(\.description) ?? ""
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// Text that a spreadsheet would run as a formula gets an apostrophe in front; looked at scalar
  /// by scalar, since `=` with a combining accent is another `Character`.
  private static func harmless(_ text: String) -> String {
    let isFormula =
      text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    return isFormula ? "'" + text : text
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
