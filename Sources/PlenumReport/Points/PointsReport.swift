package import PlenumAnalysis
package import PlenumModel

/// Points and the notes outside them, as people and programs read them. Pure.
package struct PointsReport: Sendable {
  package let list: PointList

  package init(_ list: PointList) { self.list = list }

  /// `points[id, meeting, theme, statement, notes[], tables, tables_asked, municipalities, kinds, counted]`, `single[]`,
  /// and `offers[note, like[]]` where they were asked for.
  package var json: JSONValue {
    var object = JSONObject()
    object["points"] = .array(list.points.map(Self.json))
    object["single"] = .strings(list.single.map(\.id))
    object["emptied_points"] = .array(list.emptied.map(SummaryJSON.emptied))
    object["disagreements"] = .array(list.disagreements.map(SummaryJSON.disagreement))
    if !list.offers.isEmpty {
      object["offers"] = .array(
        list.offers.map { ["note": .string($0.note.id), "like": .strings($0.like.map(\.id))] })
    }
    return .object(object)
  }

  private static func json(_ point: PointList.Entry) -> JSONValue {
    [
      "id": .string(point.id), "meeting": .optional(point.meeting),
      "theme": .optional(point.theme), "statement": .string(point.statement),
      "verbatim": .bool(point.isVerbatim), "notes": .strings(point.notes.map(\.id)),
      "tables": .integer(point.spread.tables.count),
      "tables_asked": .integer(point.tablesAsked),
      "municipalities": .integer(point.spread.municipalities.count),
      "kinds": SummaryJSON.kinds(point.kinds), "counted": .bool(point.isCounted),
      "remarks": .strings(point.remarks),
    ]
  }

  /// For a terminal of 80 columns: theme by theme what people settled with its counts, then what only looks alike.
  package var text: String {
    var page = TerminalText()
    for (number, theme) in themes.enumerated() {
      if number > 0 { page.blankLine() }
      page.heading(theme.title)
      write(theme, to: &page)
    }
    if !list.emptied.isEmpty {
      page.blankLine()
      for point in list.emptied { page.paragraph(FindingText.emptied(point).quotable) }
    }
    if !list.disagreements.isEmpty {
      page.blankLine()
      page.heading(SummaryWording.disagreementsTitle)
      for disagreement in list.disagreements {
        page.item("-", disagreement.sentence.quotable)
      }
    }
    let settled = list.points.count(where: \.isCounted)
    let proposed = list.points.count - settled
    if !themes.isEmpty { page.blankLine() }
    page.paragraph(
      "\(CountedNoun.point.counted(settled)) afgjort, \(CountedNoun.proposal.counted(proposed)), "
        + "\(CountedNoun.note.counted(list.single.count)) for sig."
        + (proposed > 0
          ? " Et forslag er maskinens gæt og tælles ikke, før et menneske har afgjort det:"
            + " »plenum points settle --meeting MØDE«." : ""))
    return page.text
  }

  private struct Theme {
    let title: String
    let settled: [PointList.Entry]
    let proposed: [PointList.Entry]
    let single: [NoteRecord]
    let offers: [PointList.Offer]
  }

  private var themes: [Theme] {
    var groups = OrderedGroups<ThemeName, PointList.Entry>()
    for point in list.points {
      groups.append(point, to: ThemeName(meeting: point.meeting, theme: point.theme))
    }
    for note in list.single + list.offers.map(\.note) { groups.open(ThemeName(of: note)) }
    let single = Dictionary(grouping: list.single) { ThemeName(of: $0) }
    let offers = Dictionary(grouping: list.offers) { ThemeName(of: $0.note) }
    let spansMeetings = Set(groups.all.map(\.key.meeting)).count > 1
    return groups.all.map { name, points in
      let title = name.theme ?? SummaryWording.outsideThemes
      return Theme(
        title: spansMeetings ? "\(name.meeting ?? MeetingHeading.unknown): \(title)" : title,
        settled: points.filter(\.isCounted), proposed: points.filter { !$0.isCounted },
        single: single[name] ?? [], offers: offers[name] ?? [])
    }
  }

  private func write(_ theme: Theme, to page: inout TerminalText) {
    for point in theme.settled {
      page.item(point.id, point.isVerbatim ? FindingText.quoted(point.statement) : point.statement)
      let words = point.isVerbatim ? "" : " (\(SummaryWording.ownWords))"
      page.paragraph(
        (["\(point.sentence): \(Self.names(point.notes)).\(words)"] + point.remarks)
          .joined(separator: " "), indent: 4)
    }
    if !theme.proposed.isEmpty {
      if !theme.settled.isEmpty { page.blankLine() }
      page.heading(FindingText.unconfirmed, underline: "-")
      for point in theme.proposed {
        page.paragraph("\(point.id):")
        for note in point.notes { page.item(note.name, note.text, indent: 2) }
      }
    }
    if !theme.single.isEmpty {
      if !theme.settled.isEmpty || !theme.proposed.isEmpty { page.blankLine() }
      page.paragraph(
        "For sig står \(CountedNoun.note.counted(theme.single.count)): \(Self.names(theme.single)).",
        hanging: 2)
    }
    guard !theme.offers.isEmpty else { return }
    page.blankLine()
    page.heading("Hvert notats nærmeste", underline: "-")
    for offer in theme.offers {
      page.paragraph("\(offer.note.name): \(Self.names(offer.like))", hanging: 4)
    }
  }

  private static func names(_ notes: [NoteRecord]) -> String {
    notes.map(\.name).joined(separator: ", ")
  }
}
