package import PlenumAnalysis
package import PlenumModel

/// Phrases as people and programs read them. Pure.
package struct PhraseReport: Sendable {
  package let phrases: PhraseTable

  /// Whether every phrase comes with the forms in which it was written.
  private let showsVariants: Bool

  package init(_ phrases: PhraseTable, showsVariants: Bool = false) {
    self.phrases = phrases
    self.showsVariants = showsVariants
  }

  package var json: JSONValue {
    [
      "notes": .integer(phrases.notes),
      "rows": .array(
        phrases.phrases.map { phrase -> JSONValue in
          let row: JSONValue = [
            "w1": .string(phrase.first), "w2": .string(phrase.second),
            "docs": .integer(phrase.share.notes), "n_docs": .integer(phrase.share.of),
            "munis_with_term": .integer(phrase.municipalities),
            "f12": .integer(phrase.counts.pair), "f1": .integer(phrase.counts.first),
            "f2": .integer(phrase.counts.second), "N": .integer(phrase.counts.pairs),
            "lambda": .optional(phrase.lambda), "lambda_z": .optional(phrase.lambdaZ),
            "logDice": .optional(phrase.logDice),
          ]
          return showsVariants ? row.adding(phrase.variants.json) : row
        }),
    ]
  }

  package var csv: String {
    var table = CSVTable(
      header: [
        "w1", "w2", "docs", "n_docs", "munis_with_term", "f12", "f1", "f2", "N", "lambda",
        "lambda_z", "logDice",
      ] + (showsVariants ? ["variants"] : []))
    for phrase in phrases.phrases {
      let cells: [CSVTable.Cell] = [
        .text(phrase.first), .text(phrase.second), .count(phrase.share.notes),
        .count(phrase.share.of), .count(phrase.municipalities), .count(phrase.counts.pair),
        .count(phrase.counts.first), .count(phrase.counts.second), .count(phrase.counts.pairs),
        .figure(phrase.lambda), .figure(phrase.lambdaZ), .figure(phrase.logDice),
      ]
      table.append(cells + (showsVariants ? [.text(phrase.variants.cell)] : []))
    }
    return table.text
  }

  /// For a terminal of 80 columns.
  package var text: String {
    var page = TerminalText()
    page.heading("Faste vendinger")
    page.paragraph(sentence)
    page.paragraph(Self.method)
    guard !phrases.phrases.isEmpty else { return page.text }
    page.blankLine()
    page.table(
      header: ["Vending", "Notater", "Kommuner", "Styrke"],
      rows: phrases.phrases.map { phrase in
        [
          phrase.words, phrase.share.danish, String(phrase.municipalities),
          phrase.lambdaZ.map { DanishNumber.decimal($0) } ?? "–",
        ]
      })
    guard showsVariants else { return page.text }
    page.blankLine()
    for phrase in phrases.phrases {
      page.paragraph("\(phrase.words): \(phrase.variants.danish)")
    }
    return page.text
  }

  private var sentence: String {
    guard let first = phrases.phrases.first else {
      return "Ingen to ord følges ad så ofte, at de kan kaldes en vending."
    }
    return
      "Stærkest hænger \(FindingText.quoted(first.words)) sammen: Vendingen står i "
      + "\(CountedNoun.note.counted(first.share.notes, of: first.share.of))."
  }

  private static let method =
    "To ord ved siden af hinanden, som følges ad oftere, end ordene hver for sig tilsiger. Ordene står "
    + "i grundform. En vending går aldrig fra én sætning eller ét notat til det næste og skal stå "
    + "mindst \(PhraseTable.fewestPlaces) steder i notater fra mindst "
    + "\(PhraseTable.fewestMunicipalities) kommuner. Styrken er lambda (z)."
}
