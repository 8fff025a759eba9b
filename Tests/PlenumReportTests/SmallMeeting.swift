import PlenumAnalysis
import PlenumIndex
import PlenumModel

/// A meeting of two themes and eleven notes that has one of everything.
enum SmallMeeting {
  static let notes: [NoteRecord] = [
    note(1, 1, mellemformer, "Odder", .challenge, "PPR kommer for sent ud i klassen"),
    note(1, 2, mellemformer, nil, .ask, "KL: få 9-timersgrænsen væk"),
    note(2, 1, mellemformer, "Samsø", .success, "PPR er flyttet ud i klassen hver tirsdag"),
    note(2, 2, mellemformer, "Samsø", .point, "Biblioteket låner legetøj ud til dagplejerne"),
    note(3, 1, mellemformer, "Odder", .challenge, "Ingen ringer til PPR\nfør det brænder på"),
    note(3, 2, mellemformer, nil, .question, "Hvad er en mellemform?"),
    note(3, 3, mellemformer, nil, .point, "Pausen blev rykket"),
    note(nil, 1, mellemformer, nil, .inspiration, "=SUM(A1) \"citat\" <b>fed</b> *stjerne* & co."),
    note(1, 3, unge, "Odder", .success, "Ungerådet bestemte selv skaterampen"),
    note(2, 3, unge, "Ærø", .challenge, "Ungerådet mødes kl. 20, sidste bus går 17.40"),
    note(2, 4, unge, "Samsø", .success, "Ungerådet har sin egen pulje"),
  ]

  static let facts = MeetingFacts(
    id: "2024-03-05-odder", title: "Fremtidens fællesskaber", date: CalendarDate(iso: "2024-03-05"),
    region: "Region Midtjylland",
    themes: [
      Theme(number: 1, title: mellemformer), Theme(number: 2, title: unge),
      Theme(number: 3, title: "Økonomi"),
    ], tables: [1, 2, 3, 4])

  static func summary(isSettled: Bool = true) -> Summary {
    let points = [
      Point(
        id: "ppr", meeting: "2024-03-05-odder", theme: mellemformer,
        notes: ["1.01", "2.01", "3.01"]),
      Point(
        id: "unge", meeting: "2024-03-05-odder", theme: unge, notes: ["1.03", "2.04"],
        statement: "De unge kan selv, når de får lov"),
    ]
    return Summary(
      of: SummaryInput(
        meetings: [facts], notes: notes,
        codings: [
          "1.01": [coding("almen-special", .rule)], "2.01": [coding("almen-special", .person)],
          "2.02": [coding("dagtilbud", .rule)], "1.03": [coding("unge", .person)],
          "2.03": [coding("unge", .rule)], "2.04": [coding("unge", .rule)],
        ], points: isSettled ? points : [], codebook: SampleNotes.codebook,
        proposals: [["3.02", notes[7].id]],
        unsearched: [ThemeName(meeting: facts.id, theme: unge)],
        emptied: [
          EmptiedPoint(
            id: "busser", meeting: "2024-03-05-odder", theme: unge,
            statement: "Busserne <kører> for sjældent", withdrawn: ["2.05", "3.04"])
        ]))
  }

  /// Odder against Samsø, far too few notes to say anything.
  static var comparison: Comparison {
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    return Comparison(
      of: ComparisonInput(
        notes: notes, index: index, codebook: SampleNotes.codebook,
        target: index.notes(where: .municipality, is: "Odder"),
        reference: index.notes(where: .municipality, is: "Samsø"), targetName: "Odder",
        referenceName: "Samsø"))
  }

  private static let mellemformer = "Mellemformer"
  private static let unge = "Unges stemme"

  private static func note(
    _ table: Int?, _ number: Int, _ theme: String, _ municipality: String?, _ kind: NoteKind,
    _ text: String
  ) -> NoteRecord {
    let reference = NoteReference(table: table, number: number)
    return NoteRecord(
      id: reference.description, reference: reference, meeting: "2024-03-05-odder", table: table,
      theme: theme, municipality: municipality, kind: kind, text: text)
  }

  private static func coding(_ area: String, _ origin: Coding.Origin) -> Coding {
    Coding(
      area: FocusAreaID(area), origin: origin, probability: 1, isSure: true,
      codebook: SampleNotes.codebook.version)
  }
}
