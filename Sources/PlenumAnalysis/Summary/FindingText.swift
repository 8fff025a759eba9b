/// A Danish noun with its two forms, so that one table is never "1 borde".
package struct CountedNoun: Hashable, Sendable {
  package let one: String
  package let many: String

  package static let note = CountedNoun(one: "notat", many: "notater")
  package static let table = CountedNoun(one: "bord", many: "borde")
  package static let municipality = CountedNoun(one: "kommune", many: "kommuner")
  package static let point = CountedNoun(one: "punkt", many: "punkter")
  package static let theme = CountedNoun(one: "tema", many: "temaer")
  package static let meeting = CountedNoun(one: "møde", many: "møder")
  package static let ask = CountedNoun(one: "ønske til KL", many: "ønsker til KL")
  package static let question = CountedNoun(one: "åbent spørgsmål", many: "åbne spørgsmål")

  /// `1 bord`, `5 borde`, `0 borde`.
  package func counted(_ number: Int) -> String { "\(number) \(number == 1 ? one : many)" }

  /// `5 af 6 borde`; the noun follows the number beside it: `1 af 1 bord`.
  package func counted(_ part: Int, of whole: Int) -> String { "\(part) af \(counted(whole))" }
}

/// The Danish sentences of findings: all that the summary says in its own words is built here from
/// counts.
package enum FindingText {
  /// `Rejst ved 5 af 6 borde, 9 kommuner`; what is not known is left unsaid.
  static func raised(_ spread: Spread, tablesAsked: Int) -> String {
    var sentence: String
    if spread.tables.isEmpty {
      sentence = "Rejst i \(CountedNoun.note.counted(spread.notes)) uden bord"
    } else {
      sentence = "Rejst ved \(CountedNoun.table.counted(spread.tables.count, of: tablesAsked))"
    }
    if !spread.municipalities.isEmpty {
      sentence += ", \(CountedNoun.municipality.counted(spread.municipalities.count))"
    }
    return sentence
  }

  /// `»PPR« nævnes i 14 af 82 notater, ved 6 af 6 borde`.
  static func mentioned(
    _ term: String, _ spread: Spread, notesAsked: Int, tablesAsked: Int
  ) -> String {
    var sentence =
      "\(quoted(term)) nævnes i \(CountedNoun.note.counted(spread.notes, of: notesAsked))"
    if !spread.tables.isEmpty {
      sentence += ", ved \(CountedNoun.table.counted(spread.tables.count, of: tablesAsked))"
    }
    return sentence
  }

  /// `Bord 3, Odder`; who said it.
  package static func speaker(table: Int?, municipality: String?) -> String {
    let table =
      switch table {
      case nil: "Uden bord"
      case 0?: "Forberedelse"
      case let number?: "Bord \(number)"
      }
    return municipality.map { "\(table), \($0)" } ?? table
  }

  /// `»Skemaet er på 14 sider«`: words of a note in Danish quotation marks.
  package static func quoted(_ words: String) -> String { "»\(words)«" }

  /// A person's sentence with a full stop, if it ends without a mark of its own.
  static func closed(_ sentence: String) -> String {
    sentence.unicodeScalars.last.map { ".!?…".unicodeScalars.contains($0) } ?? true
      ? sentence : sentence + "."
  }

  /// `1, 2 og 5`.
  package static func listed(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " og " + last
  }

  /// The reason why a note is not cited, as the end of "udeladt: …".
  package static func reason(_ reason: LeftOut.Reason) -> String {
    switch reason {
    case .repeats(let name): "gentager \(name) ordret"
    case .outsidePoints: "indgår ikke i noget afgjort punkt og er ikke valgt blandt de øvrige"
    case .unsettled: "ingen punkter er afgjort i temaet, og notatet har ingen af de viste ord"
    }
  }
}
