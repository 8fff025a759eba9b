import PlenumAnalysis

/// The columns of a table of keywords for people; those that nothing is known for are absent.
struct KeywordColumns {
  private let hasReference: Bool
  private let hasTables: Bool

  init(_ keywords: [Keyword]) {
    hasReference = keywords.contains { $0.notesAskedElsewhere != nil }
    hasTables = keywords.contains { $0.tablesAsked > 0 }
  }

  var header: [String] {
    ["Ord", "Notater"] + (hasReference ? ["Notater ellers"] : [])
      + (hasTables ? ["Borde"] : []) + ["Kommuner"] + (hasReference ? ["Styrke (z)"] : [])
  }

  func row(_ keyword: Keyword) -> [String] {
    var cells = [keyword.term, "\(keyword.notes) af \(keyword.notesAsked)"]
    if hasReference {
      cells.append("\(keyword.notesElsewhere ?? 0) af \(keyword.notesAskedElsewhere ?? 0)")
    }
    if hasTables { cells.append("\(keyword.tables) af \(keyword.tablesAsked)") }
    cells.append(String(keyword.municipalities))
    if hasReference { cells.append(keyword.z.map { DanishNumber.decimal($0) } ?? "–") }
    return cells
  }
}
