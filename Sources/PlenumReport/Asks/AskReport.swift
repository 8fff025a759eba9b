package import PlenumAnalysis
package import PlenumModel

/// Asks to KL and what became of them, as people and programs read them. Pure.
package struct AskReport: Sendable {
  package let asks: [FollowedAsk]
  /// What meetings are called, by id.
  private let titles: [String: String]

  /// - Parameter asks: those of a meeting beside each other.
  package init(_ asks: [FollowedAsk], titles: [String: String] = [:]) {
    self.asks = asks
    self.titles = titles
  }

  /// For a terminal of 80 columns: meeting by meeting, each ask with its last step.
  package var text: String {
    var page = TerminalText()
    page.paragraph(size)
    var meeting: String??
    for ask in asks {
      if meeting != .some(ask.note.meeting) {
        meeting = .some(ask.note.meeting)
        page.blankLine()
        page.heading(heading(ask.note.meeting), underline: "-")
      }
      // The last step says the state itself.
      let about = [ask.standing == nil ? ask.state.danish : nil, ask.note.municipality]
        .compactMap(\.self).joined(separator: ", ")
      page.item(
        ask.note.name,
        FindingText.quoted(ask.note.text.quotable) + (about.isEmpty ? "" : " (\(about))"))
      if let standing = ask.standing {
        let indent = TerminalText.columns(ask.note.name) + 1
        page.paragraph(standing.sentence, indent: indent)
        // What was answered besides stays to be read: two people may have answered without knowing of each other.
        for step in ask.steps where step.answer != nil && step.answer != standing.answer {
          if let earlier = AskStanding([step]) {
            page.paragraph("Før: \(earlier.sentence)", indent: indent)
          }
        }
      }
    }
    return page.text
  }

  /// `12 ønsker til KL: 9 åbne, 1 i gang, 2 besvaret`.
  private var size: String {
    let counts = AskState.allCases.map { state in (state, asks.count { $0.state == state }) }
      .filter { $0.1 > 0 }
      .map { "\($0.1) \($0.0 == .open && $0.1 > 1 ? "åbne" : $0.0.danish)" }
    let total = CountedNoun.ask.counted(asks.count)
    return counts.isEmpty ? "\(total)." : "\(total): \(counts.joined(separator: ", "))."
  }

  private func heading(_ meeting: String?) -> String {
    guard let meeting else { return MeetingHeading.unknown }
    let title = titles[meeting].flatMap { $0 == meeting ? nil : ": \($0)" }
    return meeting + (title ?? "")
  }

  /// `asks[note, ref, meeting, year, region, theme, table, municipality, text, state, owner, answer, role, decided,
  /// steps[]]`.
  package var json: JSONValue {
    [
      "asks": .array(
        asks.map { ask in
          let standing = ask.standing
          return [
            "note": .string(ask.note.id), "ref": .string(ask.note.name),
            "meeting": .optional(ask.note.meeting), "year": .optional(ask.note.year),
            "region": .optional(ask.note.region), "theme": .optional(ask.note.theme),
            "table": .optional(ask.note.table),
            "municipality": .optional(ask.note.municipality), "text": .string(ask.note.text),
            "state": .string(ask.state.rawValue), "owner": .optional(standing?.owner),
            "answer": .optional(standing?.answer), "role": .optional(standing?.role),
            "decided": .optional(standing?.decided.description),
            "steps": .array(ask.steps.map { SummaryJSON.ask($0) }),
          ]
        })
    ]
  }

  /// One row for every ask, for a Danish spreadsheet.
  package var csv: String {
    var table = CSVTable(
      header: [
        "møde", "år", "region", "tema", "notat", "bord", "kommune", "ønske", "tilstand",
        "følges op af", "svar", "skrevet af", "dato", "id",
      ], isForSpreadsheet: true)
    for ask in asks {
      let standing = ask.standing
      table.append([
        .text(ask.note.meeting), .count(ask.note.year), .text(ask.note.region),
        .text(ask.note.theme), .text(ask.note.name), .count(ask.note.table),
        .text(ask.note.municipality), .text(ask.note.text), .text(ask.state.danish),
        .text(standing?.owner), .text(standing?.answer), .text(standing?.role),
        .text(standing.map { $0.day?.description ?? $0.decided.description }), .text(ask.note.id),
      ])
    }
    return table.text
  }
}
