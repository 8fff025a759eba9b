package import PlenumAnalysis
package import PlenumModel

/// What learning from people's corrections gave. Pure.
package struct LearningReport: Sendable {
  private let outcome: CodingLearning.Outcome
  /// The number under which the model is kept; nil: it is not used.
  private let number: Int?

  package init(_ outcome: CodingLearning.Outcome, keptAs number: Int?) {
    self.outcome = outcome
    self.number = number
  }

  package var text: String {
    var page = TerminalText()
    let groups =
      outcome.isByMeeting
      ? CountedNoun.meeting.counted(outcome.groups) : CountedNoun.table.counted(outcome.groups)
    page.paragraph(
      "Lært af \(CountedNoun.note.counted(outcome.notes)) fra \(groups). Hvert "
        + (outcome.isByMeeting ? "møde" : "bord") + " er prøvet med det, de andre lærte maskinen.")
    page.blankLine()
    page.table(
      header: ["enighed med mennesker", "før", "efter"],
      rows: [
        row("F1", \.f1), row("F1, middel af områderne", \.macroF1),
        row("sikre forslag, der er rigtige", \.surePrecision),
        row("fejl i procenterne (ECE)", \.calibrationError),
      ])
    page.blankLine()
    page.paragraph(
      number.map {
        "Gemt som model \($0), der mærker fra nu af. »plenum code learn --undo« tager den tilbage."
      }
        ?? (outcome.after.f1 < outcome.before.f1
          ? "Maskinen blev mindre enig med mennesker af det, så den mærker som før. Intet er gemt."
          : "De sikre forslag blev oftere forkerte af det, så maskinen mærker som før. Intet er gemt.")
    )
    return page.text
  }

  package var json: JSONValue {
    [
      "model": .optional(number), "kept": .bool(number != nil), "notes": .integer(outcome.notes),
      "groups": .integer(outcome.groups),
      "by": .string(outcome.isByMeeting ? "meeting" : "table"),
      "before": figures(outcome.before), "after": figures(outcome.after),
    ]
  }

  private func row(
    _ name: String, _ figure: KeyPath<CodingLearning.Figures, Double>
  ) -> [String] {
    [name]
      + [outcome.before, outcome.after].map {
        DanishNumber.decimal($0[keyPath: figure], decimals: 3)
      }
  }

  private func figures(_ figures: CodingLearning.Figures) -> JSONValue {
    [
      "f1": .double(figures.f1), "macro_f1": .double(figures.macroF1),
      "sure_precision": .double(figures.surePrecision), "ece": .double(figures.calibrationError),
    ]
  }
}
