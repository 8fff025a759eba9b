import PlenumAnalysis
package import PlenumModel

/// Notes with their focus areas and the words that led to each, as people and programs read them. Pure.
package struct CodingReport: Sendable {
  package let notes: [NoteRecord]
  /// By the note's id.
  package let codings: [String: [Coding]]
  package let codebook: Codebook
  /// Which of the learnt models coded; 0 is the shipped one.
  package let model: Int

  package init(
    of notes: [NoteRecord], codings: [String: [Coding]], codebook: Codebook, model: Int = 0
  ) {
    self.notes = notes
    self.model = model
    self.codings = codings
    self.codebook = codebook
  }

  /// `notes[id, codes[area, p, sure, origin, evidence[]]]`; a note about no area has no codes.
  package var json: JSONValue {
    [
      "codebook": .string(codebook.version.value),
      "model": .integer(model),
      "notes": .array(
        notes.map { note in
          ["id": .string(note.id), "codes": .array(codings(of: note).map(Self.json))]
        }),
    ]
  }

  /// For a terminal of 80 columns: each note with its marks, and how many notes have one.
  package var text: String { text(showing: notes) }

  /// ``text`` with only some of the notes shown; the count is of all.
  package func text(showing shown: [NoteRecord]) -> String {
    var page = TerminalText()
    for note in shown {
      page.item(note.name, note.text)
      let codings = codings(of: note)
      if codings.isEmpty { page.paragraph("intet indsatsområde", indent: 5) }
      for coding in codings { page.paragraph(line(coding), indent: 5, hanging: 7) }
      page.blankLine()
    }
    let coded = notes.count { !codings(of: $0).isEmpty }
    page.paragraph(
      "\(CountedNoun.note.counted(coded, of: notes.count)) har et indsatsområde. "
        + "Kodebog \(codebook.version)\(model > 0 ? ", lært model \(model)" : ""). Procenten er, hvor sikker maskinen er. Den foreslår; mennesker afgør."
    )
    return page.text
  }

  private func codings(of note: NoteRecord) -> [Coding] { codings[note.id] ?? [] }

  /// `sikkert forslag (93 %): Kvalitet i dagtilbud, ud fra »normering« og »pædagoger«`
  private func line(_ coding: Coding) -> String {
    let standing =
      switch coding.origin {
      case .person: "afgjort af et menneske"
      case .theme: "forslag ud fra bordets tema"
      case .rule, .model: Self.isCalledSure(coding) ? "sikkert forslag" : "forslag"
      }
    let name = codebook.name(of: coding.area)
    let words = Danish.list(coding.evidence.map { FindingText.quoted($0.words) })
    let sureness = coding.origin == .person ? "" : " (\(Self.sureness(coding.probability)))"
    return "\(standing)\(sureness): \(name)" + (words.isEmpty ? "" : ", ud fra \(words)")
  }

  /// What the machine settles on is called sure for people only where the figure beside it is no contradiction.
  private static func isCalledSure(_ coding: Coding) -> Bool {
    coding.isSure && coding.probability >= 0.85
  }

  /// No machine is wholly sure, whatever rounding says.
  private static func sureness(_ probability: Double) -> String {
    probability > 0.99 ? "over " + DanishNumber.percent(0.99) : DanishNumber.percent(probability)
  }

  private static func json(_ coding: Coding) -> JSONValue {
    [
      "area": .string(coding.area.value),
      "p": .double(coding.probability),
      "sure": .bool(coding.isSure),
      "origin": .string(coding.origin.rawValue),
      "codebook": .string(coding.codebook.value),
      "evidence": .array(
        coding.evidence.map {
          [
            "start": .integer($0.utf8Range.lowerBound), "end": .integer($0.utf8Range.upperBound),
            "words": .string($0.words), "weight": .double($0.weight),
          ]
        }),
    ]
  }
}
