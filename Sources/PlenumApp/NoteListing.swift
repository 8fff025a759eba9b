import PlenumAnalysis
import PlenumModel
import PlenumReport

extension CountedNoun {
  static let line = CountedNoun(one: "linje", many: "linjer")
}

/// Notes as people read them on 80 columns: what names them in the margin, the words hanging beside it.
enum NoteListing {
  /// `    12  Udfordring: …  [Skive]`, with remarks below.
  static func lines(
    label: String, kind: NoteKind, text: String, municipality: String?, remarks: [String] = []
  ) -> [String] {
    let margin = String(repeating: " ", count: max(0, 6 - label.utf8.count)) + label + "  "
    let kind = kind == .point ? "" : "\(kind.danish.name): "
    let municipality = municipality.map { " [\($0)]" } ?? ""
    let words = TerminalText.wrapped(kind + text + municipality, width: 80 - margin.utf8.count)
    return (words + remarks.map { "^ " + $0 }).enumerated().map { index, line in
      (index == 0 ? margin : String(repeating: " ", count: margin.utf8.count)) + line
    }
  }

  /// `Bord 3 · Inklusion`.
  static func place(table: Int?, theme: String?) -> String {
    "\(table.map { $0 == 0 ? "Forberedelse" : "Bord \($0)" } ?? "Uden bord") · \(theme ?? "uden tema")"
  }
}
