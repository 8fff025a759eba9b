import PlenumAnalysis
package import PlenumModel

/// One sheet of paper for a table, for where no screen is at hand.
package struct Sheet: Hashable, Sendable {
  /// nil: the number is written in by hand.
  package let table: Int?
  /// nil: the table ticks which one it discusses.
  package let theme: Theme?
  package let seats: [SeatCount]

  package init(table: Int?, theme: Theme?, seats: [SeatCount] = []) {
    self.table = table
    self.theme = theme
    self.seats = seats
  }

  /// A sheet for every table of the numbers; without numbers one for every theme, with room for the table's number.
  package static func sheets(for meeting: Meeting, tables: [Int]) -> [Sheet] {
    let only = meeting.themes.count == 1 ? meeting.themes[0] : nil
    guard !tables.isEmpty else {
      return meeting.themes.isEmpty
        ? [Sheet(table: nil, theme: nil)] : meeting.themes.map { Sheet(table: nil, theme: $0) }
    }
    return tables.map { table in
      let plan = meeting.details.plan(ofTable: table)
      let theme = plan?.theme.flatMap { number in
        meeting.themes.first { $0.number == number }
      }
      return Sheet(table: table, theme: theme ?? only, seats: plan?.seats ?? [])
    }
  }
}

/// Sheets as a page to print on A4: theme, questions, what the signs mean, and ruled lines to write on.
package struct SheetPage {
  private let meeting: Meeting
  private let sheets: [Sheet]

  package init(_ sheets: [Sheet], of meeting: Meeting) {
    self.meeting = meeting
    self.sheets = sheets
  }

  package var html: String {
    Page.document(
      title: "Ark til bordene: \(heading.title)", style: SheetStyle.css,
      body: .element("body", [:], .element("main", [:], sheets.map(sheet))))
  }

  private var heading: MeetingHeading { MeetingHeading(MeetingFacts(meeting)) }

  private func sheet(_ sheet: Sheet) -> Markup {
    .element(
      "section", [:],
      .element(
        "header", [:],
        .element(
          "h1", [:],
          sheet.table.map { .text("Bord \($0)") } ?? "Bord <span class=\"blank\"></span>"),
        .element("p", ["class": "event"], .text(event))),
      theme(of: sheet), questions, signs, seats(of: sheet), lines,
      .element(
        "p", ["class": "foot"],
        "Skriv ét notat pr. linje og dets tegn forrest. Skriv aldrig navne på personer."))
  }

  private var event: String {
    ([heading.title] + heading.place).joined(separator: " · ")
  }

  private func theme(of sheet: Sheet) -> Markup {
    if let theme = sheet.theme {
      return .element("h2", [:], .text("Tema \(theme.number): \(theme.title)"))
    }
    guard !meeting.themes.isEmpty else { return .none }
    return .element("h2", [:], "Tema (sæt kryds)")
      + .element(
        "ul", ["class": "choice"],
        meeting.themes.map {
          .element("li", [:], .text("\($0.number). \($0.title)"))
        })
  }

  private var questions: Markup {
    let questions = meeting.details.reflectionQuestions
    guard !questions.isEmpty else { return .none }
    return .element(
      "ul", ["class": "questions"], questions.map { .element("li", [:], .text($0)) })
  }

  private var signs: Markup {
    let signs = NoteKind.allCases.compactMap { kind in
      kind.prefix.map { prefix in
        Markup.element(
          "li", [:], .element("b", [:], .text(String(prefix))), .text(" \(kind.signMeaning)"))
      }
    }
    return .element("ul", ["class": "signs", "aria-label": "Tegn foran notaterne"], signs)
  }

  private func seats(of sheet: Sheet) -> Markup {
    let names = sheet.seats.map { "\($0.municipality) (\($0.count))" }
    guard names.isEmpty else {
      return .element("p", ["class": "seats"], .text("Kommuner: \(Danish.list(names))"))
    }
    return .element(
      "p", ["class": "seats write"], .element("span", [:], "Kommuner ved bordet:"),
      .element("span", ["class": "rule"]))
  }

  /// More than a page holds: the page shows as many as there is room for, and never half a line.
  private var lines: Markup {
    let line: Markup = "<div class=\"line\"><span></span></div>\n"
    return .element(
      "div", ["class": "lines", "aria-hidden": "true"],
      Array(repeating: line, count: Self.linesPerSheet))
  }

  private static let linesPerSheet = 24
}

extension NoteKind {
  /// What its sign says at a table.
  fileprivate var signMeaning: String {
    switch self {
    case .success: "det lykkes"
    case .challenge: "udfordring"
    case .inspiration: "inspiration til andre"
    case .ask: "ønske til KL"
    case .question: "spørgsmål"
    case .point: "uden tegn: en anden pointe"
    }
  }
}
