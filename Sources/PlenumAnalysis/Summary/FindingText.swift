package import PlenumModel

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
    if let municipalities = municipalities(spread) { sentence += ", \(municipalities)" }
    return sentence
  }

  /// `9 kommuner`; `mindst 9 kommuner` where a note names none, since it may be of a tenth. nil where none is named.
  package static func municipalities(_ spread: Spread) -> String? {
    guard !spread.municipalities.isEmpty else { return nil }
    let counted = CountedNoun.municipality.counted(spread.municipalities.count)
    return spread.namesEveryMunicipality ? counted : "\(atLeast) \(counted)"
  }

  /// What stands before a count that may be too low.
  package static let atLeast = "mindst"

  /// Between a count and the words of one of the notes that are counted.
  package static let example = "blandt andet sådan:"

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

  /// What is said of every proposal, in place of counts.
  package static let unconfirmed = "Ligner hinanden, ikke bekræftet"

  /// What became of a point's notes since it was settled: `Notat 2.03 er trukket tilbage, siden punktet blev afgjort.`
  static func changes(withdrawn: [String], revised: [String]) -> [String] {
    [
      withdrawn.isEmpty
        ? nil : "\(notes(withdrawn)) er trukket tilbage, siden punktet blev afgjort.",
      revised.isEmpty ? nil : "\(notes(revised)) er rettet, siden punktet blev afgjort.",
    ].compactMap(\.self)
  }

  /// `Punktet »Vikarer mangler« er udgået: Notat 2.03 er trukket tilbage, siden det blev afgjort.`
  package static func emptied(_ point: EmptiedPoint) -> String {
    let name = point.statement.map { "Punktet \(quoted($0))" } ?? "Et punkt"
    return
      "\(name) er udgået: \(notes(point.withdrawn)) er trukket tilbage, siden det blev afgjort."
  }

  private static func notes(_ names: [String]) -> String {
    "\(names.count == 1 ? "Notat" : "Notaterne") \(Danish.list(names))"
  }

  /// `Bord 3`; table 0 is what was written before the meeting.
  package static func table(_ number: Int) -> String {
    number == 0 ? "Forberedelse" : "Bord \(number)"
  }

  /// `Bord 3, Odder`; who said it.
  package static func speaker(table: Int?, municipality: String?) -> String {
    let table = table.map(Self.table) ?? "Uden bord"
    return municipality.map { "\(table), \($0)" } ?? table
  }

  /// `»Skemaet er på 14 sider«`: words of a note in Danish quotation marks.
  package static func quoted(_ words: String) -> String { "»\(words)«" }

  /// A person's sentence with a full stop, if it ends without a mark of its own.
  package static func closed(_ sentence: String) -> String {
    isClosed(sentence) || sentence.isEmpty ? sentence : sentence + "."
  }

  /// A note in quotation marks as the end of a sentence, with the full stop that it lacks outside them.
  package static func quotedSentence(_ words: String) -> String {
    quoted(words) + (isClosed(words) ? "" : ".")
  }

  private static func isClosed(_ sentence: String) -> Bool {
    sentence.unicodeScalars.last.map { ".!?…".unicodeScalars.contains($0) } ?? false
  }

  /// The reason why a note is not cited, as the end of "udeladt: …".
  package static func reason(_ reason: LeftOut.Reason) -> String {
    switch reason {
    case .repeats(let name): "gentager \(name) ordret"
    case .outsidePoints: "indgår ikke i noget afgjort punkt og er ikke valgt blandt de øvrige"
    case .unconfirmed: "ligner andre notater, men ingen har bekræftet det, og det er ikke vist"
    case .unsettled: "ingen punkter er afgjort i temaet, og notatet har ingen af de viste ord"
    }
  }
}
