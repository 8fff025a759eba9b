package import PlenumAnalysis
package import PlenumModel

/// How well two coders agree, as people and programs read it. Pure.
package struct AgreementReport: Sendable {
  private static let mostConfusions = 5
  private static let mostExamples = 3
  /// Drawn from fewer, an interval by the bootstrap is too narrow to be trusted.
  private static let fewestUnits = 6

  private let agreement: CodingAgreement
  private let names: (first: String, second: String)
  private let codebook: Codebook
  /// By what people call the note; empty where texts were not asked for.
  private let texts: [String: String]
  /// Notes that only one of the two has.
  private let unmatched: Int
  /// Whether both are people; else the machine may be wrong and not the definition.
  private let areBothPeople: Bool
  /// From fewer, what two people read differently is no sign that a definition is bad.
  private static let fewestNotes = 20

  package init(
    _ agreement: CodingAgreement, first: String, second: String, codebook: Codebook,
    texts: [String: String], unmatched: Int, areBothPeople: Bool = true
  ) {
    self.areBothPeople = areBothPeople
    self.agreement = agreement
    names = (first, second)
    self.codebook = codebook
    self.texts = texts
    self.unmatched = unmatched
  }

  package var text: String {
    var page = TerminalText()
    page.heading("Enighed mellem \(names.first) og \(names.second)")
    page.paragraph(
      "\(CountedNoun.note.counted(agreement.notes)) er mærket af begge, "
        + "heraf \(agreement.identical) helt ens."
        + (unmatched > 0 ? " \(unmatched) er kun mærket af den ene og er ikke talt med." : ""))
    page.blankLine()
    page.paragraph("F1 \(Self.figure(agreement.f1))\(interval)")
    page.paragraph(
      "Krippendorffs alfa for hele mærkningen (MASI) \(Self.figure(agreement.masiAlpha)), "
        + "efter Jaccard \(Self.figure(agreement.jaccardAlpha))")
    page.blankLine()
    page.table(
      header: ["område", "begge", "kun 1", "kun 2", "kappa", "alfa", "F1"],
      rows: agreement.areas.map { area in
        [
          codebook.name(of: area.area), String(area.both), String(area.onlyFirst),
          String(area.onlySecond), Self.figure(area.kappa), Self.figure(area.alpha),
          Self.figure(area.f1),
        ]
      })
    page.paragraph("kun 1: \(names.first) · kun 2: \(names.second)")
    if !agreement.confusions.isEmpty { addConfusions(to: &page) }
    return page.text
  }

  private func addConfusions(to page: inout TerminalText) {
    page.blankLine()
    page.heading(
      areBothPeople && agreement.notes >= Self.fewestNotes
        ? "Definitioner, der bør skrives om" : "Hvor svarene er forskellige", underline: "-")
    for confusion in agreement.confusions.prefix(Self.mostConfusions) {
      let count = CountedNoun.note.counted(confusion.notes.count)
      let examples = confusion.notes.prefix(Self.mostExamples)
      let name = codebook.name(of: confusion.first)
      page.item(
        "•",
        (confusion.second.map {
          "\(name) og \(codebook.name(of: $0)) er sat i stedet for hinanden i \(count)"
        } ?? "\(name) er kun sat af den ene i \(count)")
          + ", fx \(Danish.list(Array(examples))).")
      for example in examples {
        if let text = texts[example] { page.item(example, text, indent: 4) }
      }
    }
  }

  package var json: JSONValue {
    [
      "first": .string(names.first), "second": .string(names.second),
      "codebook": .string(codebook.version.value), "notes": .integer(agreement.notes),
      "unmatched": .integer(unmatched), "identical": .integer(agreement.identical),
      "f1": .double(agreement.f1), "macro_f1": .double(agreement.macroF1),
      "f1_low": .optional(agreement.f1Interval?.lowerBound),
      "f1_high": .optional(agreement.f1Interval?.upperBound),
      "bootstrap_unit": .string(agreement.unit.rawValue),
      "bootstrap_units": .integer(agreement.units),
      "alpha_masi": .optional(agreement.masiAlpha),
      "alpha_jaccard": .optional(agreement.jaccardAlpha),
      "areas": .array(
        agreement.areas.map {
          [
            "area": .string($0.area.value), "both": .integer($0.both),
            "only_first": .integer($0.onlyFirst), "only_second": .integer($0.onlySecond),
            "neither": .integer($0.neither), "kappa": .optional($0.kappa),
            "alpha": .optional($0.alpha), "f1": .double($0.f1),
          ]
        }),
      "confused": .array(
        agreement.confusions.map { confusion in
          [
            "areas": .strings(
              [confusion.first.value] + (confusion.second.map { [$0.value] } ?? [])),
            "count": .integer(confusion.notes.count), "notes": .strings(confusion.notes),
          ]
        }),
    ]
  }

  private var interval: String {
    guard let interval = agreement.f1Interval else { return "" }
    let unit =
      switch agreement.unit {
      case .meeting: CountedNoun.meeting
      case .table: CountedNoun.table
      case .note: CountedNoun.note
      }
    let caution =
      agreement.units < Self.fewestUnits ? "; med så få er intervallet kun et fingerpeg" : ""
    return
      " (\(Self.figure(interval.lowerBound)) til \(Self.figure(interval.upperBound)) ved gentagen udtrækning af de \(unit.counted(agreement.units))\(caution))"
  }

  private static func figure(_ value: Double?) -> String {
    value.map { DanishNumber.decimal($0, decimals: 2) } ?? "–"
  }
}
