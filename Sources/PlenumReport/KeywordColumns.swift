import PlenumAnalysis

/// The columns of a table of keywords for people; those that nothing is known for are absent.
struct KeywordColumns {
  private let hasReference: Bool
  private let hasTables: Bool

  /// - Parameter showsTables: not where every group is one table.
  init(_ keywords: [KeywordCount], showsTables: Bool = true) {
    hasReference = keywords.contains { $0.elsewhere != nil }
    hasTables = showsTables && keywords.contains { $0.tablesAsked > 0 }
  }

  var header: [String] {
    ["Ord", "Notater"] + (hasReference ? ["Notater ellers"] : [])
      + (hasTables ? ["Borde"] : []) + ["Kommuner"] + (hasReference ? ["Styrke (z)"] : [])
  }

  func row(_ keyword: KeywordCount) -> [String] {
    var cells = [keyword.term, keyword.share.danish]
    if hasReference {
      cells.append(keyword.elsewhere?.danish ?? "–")
    }
    if hasTables { cells.append("\(keyword.spread.tables.count) af \(keyword.tablesAsked)") }
    cells.append(String(keyword.spread.municipalities.count))
    if hasReference { cells.append(keyword.z.map { DanishNumber.decimal($0) } ?? "–") }
    return cells
  }
}

extension Share {
  /// `14 af 1.082`.
  var danish: String { "\(Danish.grouped(notes)) af \(Danish.grouped(of))" }

  /// `14/82`.
  var short: String { "\(notes)/\(of)" }
}
