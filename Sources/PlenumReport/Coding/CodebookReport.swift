package import PlenumAnalysis
package import PlenumModel

/// Codebooks as people and programs read them. Pure.
package struct CodebookReport: Sendable {
  private let library: [Codebook]

  package init(library: [Codebook]) { self.library = library }

  /// A line for each codebook.
  package var list: String {
    var page = TerminalText()
    for codebook in library {
      page.item(
        codebook.version.value,
        "\(codebook.title), \(Danish.date(codebook.date)): \(codebook.areas.count) områder og "
          + "\(Danish.grouped(codebook.indicatorsInUse.count)) ord og mønstre")
    }
    return page.text
  }

  package var listJSON: JSONValue {
    [
      "codebooks": .array(
        library.map { codebook in
          [
            "version": .string(codebook.version.value),
            "date": .string(codebook.date.description), "title": .string(codebook.title),
            "areas": .integer(codebook.areas.count),
            "indicators": .integer(codebook.indicatorsInUse.count),
          ]
        })
    ]
  }

  /// A codebook's areas with their definitions, or one area with its words too.
  package func page(of codebook: Codebook, showing chosen: FocusAreaID? = nil) -> String {
    var page = TerminalText()
    page.heading(codebook.title)
    page.paragraph("Kodebog \(codebook.version) fra \(Danish.date(codebook.date)).")
    for area in codebook.areas where chosen == nil || area.id == chosen {
      page.blankLine()
      page.heading("\(area.name) (\(area.id))", underline: "-")
      page.paragraph(area.inclusion)
      if let exclusion = area.exclusion { page.paragraph("Ikke: " + exclusion) }
      page.paragraph(
        "Nævnt i indbydelser fra \(Danish.list(area.years.map(String.init))).")
      let indicators = codebook.indicatorsInUse.filter { $0.subject == .area(area.id) }
      let against = indicators.count { $0.weight < 0 }
      page.paragraph(
        "\(indicators.count - against) ord og mønstre taler for, \(against) imod.")
      if chosen != nil {
        page.blankLine()
        page.table(
          header: ["mønster", "vægt", "herkomst"],
          rows: indicators.sorted { ($1.weight, $0.pattern) < ($0.weight, $1.pattern) }.map {
            [$0.pattern, DanishNumber.decimal($0.weight, decimals: 2), Self.origin(of: $0)]
          })
      }
    }
    return page.text
  }

  package func json(of codebook: Codebook) -> JSONValue {
    [
      "version": .string(codebook.version.value), "date": .string(codebook.date.description),
      "title": .string(codebook.title),
      "areas": .array(
        codebook.areas.map { area in
          [
            "id": .string(area.id.value), "name": .string(area.name),
            "inclusion": .string(area.inclusion), "exclusion": .optional(area.exclusion),
            "years": .array(area.years.map { .integer($0) }),
            "indicators": .array(
              codebook.indicatorsInUse.filter { $0.subject == .area(area.id) }.map {
                [
                  "pattern": .string($0.pattern), "weight": .double($0.weight),
                  "origin": .string($0.note),
                ]
              }),
          ]
        }),
    ]
  }

  private static func origin(of indicator: Indicator) -> String {
    switch indicator.note {
    case "both": "kodebogen"
    case "field": "fagets ord"
    case "tuned": "prøvenotater"
    default: indicator.note
    }
  }
}

/// What sets two codebooks apart. Pure.
package struct CodebookDifferenceReport: Sendable {
  private let difference: CodebookDifference

  package init(_ difference: CodebookDifference) { self.difference = difference }

  package var text: String {
    var page = TerminalText()
    page.heading("\(difference.first.version) over for \(difference.second.version)")
    if difference.isEmpty { page.paragraph("De to kodebøger er ens.") }
    for area in difference.onlyFirst {
      page.item("-", "\(area.name) (\(area.id)) er kun i \(difference.first.version)")
    }
    for area in difference.onlySecond {
      page.item("+", "\(area.name) (\(area.id)) er kun i \(difference.second.version)")
    }
    for change in difference.changes {
      var parts = change.fields.map { Self.fields[$0] ?? $0 }
      if !change.added.isEmpty { parts.append("\(change.added.count) nye mønstre") }
      if !change.removed.isEmpty { parts.append("\(change.removed.count) mønstre er væk") }
      if !change.reweighted.isEmpty { parts.append("\(change.reweighted.count) vejer noget andet") }
      page.item("~", "\(change.area): \(Danish.list(parts))")
    }
    // Of a codebook beside itself every area is the same.
    let isItself = difference.isEmpty && difference.first.version == difference.second.version
    if !difference.crosswalk.rows.isEmpty, !isItself {
      page.blankLine()
      page.heading("Områder, der svarer til hinanden", underline: "-")
      page.paragraph("Også når kortnavn, navn eller definition er en anden.")
      for row in difference.crosswalk.rows {
        let note = row.note.isEmpty ? "" : ". " + row.note
        let (first, second) = (
          difference.first.name(of: row.area),
          difference.second.name(of: row.other)
        )
        page.item("•", "\(first) \(Self.relations[row.relation] ?? "") \(second)\(note)")
      }
    }
    return page.text
  }

  package var json: JSONValue {
    [
      "first": .string(difference.first.version.value),
      "second": .string(difference.second.version.value),
      "only_first": .strings(difference.onlyFirst.map(\.id.value)),
      "only_second": .strings(difference.onlySecond.map(\.id.value)),
      "changed": .array(
        difference.changes.map {
          [
            "area": .string($0.area.value), "fields": .strings($0.fields),
            "added": .strings($0.added), "removed": .strings($0.removed),
            "reweighted": .strings($0.reweighted),
          ]
        }),
      "crosswalk": .array(
        difference.crosswalk.rows.map {
          [
            "area": .string($0.area.value), "other": .string($0.other.value),
            "relation": .string($0.relation.rawValue), "note": .string($0.note),
          ]
        }),
    ]
  }

  private static let fields = [
    "name": "navnet er et andet", "inclusion": "definitionen er en anden",
    "exclusion": "afgrænsningen er en anden", "years": "årene er nogle andre",
  ]
  private static let relations: [AreaCorrespondence.Relation: String] = [
    .same: "svarer til", .broader: "rummer mere end", .narrower: "rummer mindre end",
    .related: "er i familie med",
  ]
}

extension Codebook {
  /// Indicators that no other has replaced.
  var indicatorsInUse: [Indicator] { indicators.filter { !$0.isReplaced } }
}
