import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport

extension Meeting {
  /// `meetings[id, title, sessions[], themes[number, key, title], region]`, and what else is known.
  var json: JSONValue {
    var object = JSONObject([
      .init(key: "id", value: .string(id.value)),
      .init(key: "title", value: .string(title)),
      .init(key: "sessions", value: .array(sessions.map(\.json))),
      .init(key: "themes", value: .array(themes.map(\.json))),
      .init(key: "region", value: .optional(region)),
      .init(key: "subregion", value: .optional(subregion)),
      .init(key: "host_municipality", value: .optional(hostMunicipality)),
      .init(key: "organiser", value: .optional(organiser)),
      .init(key: "codebook", value: .string(codebook.value)),
      .init(key: "state", value: .string(state.rawValue)),
      .init(key: "partnership", value: .optional(partnership?.value)),
    ])
    for member in details.members.members { object[member.key] = member.value }
    return .object(object)
  }

  /// A few lines for people: name, title, when and where, themes.
  var text: String {
    var lines = ["\(id)" + (mark.isEmpty ? "" : " (\(mark))")]
    if title != id.value { lines += Self.wrapped(title) }
    lines += sessions.flatMap { Self.wrapped(Danish.session($0)) }
    if let region { lines.append("  \(region)" + (subregion.map { " (\($0))" } ?? "")) }
    if let hostMunicipality { lines.append("  Vært: \(hostMunicipality)") }
    for theme in themes {
      let label = "  Tema \(theme.number): "
      let width = label.unicodeScalars.count
      let wrapped = TerminalText.wrapped(theme.title, width: TerminalText.width - width)
      lines += wrapped.enumerated().map {
        ($0.offset == 0 ? label : "").paddedRight(to: width) + $0.element
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func wrapped(_ text: String) -> [String] {
    TerminalText.wrapped(text, width: TerminalText.width - 4).enumerated().map {
      ($0.offset == 0 ? "  " : "    ") + $0.element
    }
  }

  /// What is out of the ordinary: `aflyst`, `varslet`, `åbent`, `lukket`; nothing for a planned meeting.
  private var mark: String {
    [
      details.isCancelled ? "aflyst" : nil, details.isAnnounced ? "varslet" : nil,
      state == .planned ? nil : state.danish,
    ].compactMap(\.self).joined(separator: ", ")
  }
}

extension Session {
  var json: JSONValue {
    [
      "date": .optional(date?.description),
      "start": .optional(start?.description),
      "end": .optional(end?.description),
      "place": .optional(place),
    ]
  }
}

/// One meeting with its tables and how much they have written.
struct MeetingPage {
  let meeting: Meeting
  let notes: [Note]

  private struct Table {
    let number: Int
    let plan: TablePlan
    let notes: Int
  }

  /// The tables that are listed, planned or have written; 0 is the preparation.
  private var tables: [Table] {
    let planned = meeting.tables + meeting.details.tables.map(\.number)
    return Set(planned + notes.compactMap(\.draft.table)).sorted().map { table in
      Table(
        number: table,
        plan: meeting.details.plan(ofTable: table) ?? TablePlan(number: table),
        notes: notes.count { $0.draft.table == table })
    }
  }

  var json: JSONValue {
    var object = meeting.json.object ?? JSONObject()
    object["tables"] = .array(
      tables.filter { $0.number > 0 }.map {
        [
          "number": .integer($0.number), "theme": .optional($0.plan.theme),
          "municipalities": $0.plan.seatsJSON, "notes": .integer($0.notes),
        ]
      })
    // What was written before the meeting belongs to no table.
    object["preparation"] = .integer(notes.count { $0.draft.table == 0 })
    object["notes"] = .integer(notes.count)
    return .object(object)
  }

  /// All that is known, a fact under each name.
  var text: String {
    FactPage.text(event + practicalities + counts, labelWidth: 15)
  }

  private var event: [FactPage.Fact] {
    [
      ("Møde", [meeting.id.value]),
      ("Titel", meeting.title == meeting.id.value ? [] : [meeting.title]),
      ("Tilstand", [state]),
      ("Tid", meeting.sessions.map(Danish.session)),
      ("Sted", [place].compactMap(\.self)),
      (
        "Region",
        [meeting.region].compactMap(\.self).map {
          $0 + (meeting.subregion.map { " (\($0))" } ?? "")
        }
      ),
      ("Vært", [meeting.hostMunicipality].compactMap(\.self)),
      (
        "Indbyder",
        [meeting.organiser.map { Danish.list([$0] + meeting.details.coOrganisers) }]
          .compactMap(\.self)
      ),
      ("Brevets dato", [meeting.details.letterDate.map(Danish.date)].compactMap(\.self)),
      ("Partnerskab", [meeting.partnership?.value].compactMap(\.self)),
      ("Kodebog", [meeting.codebook.value]),
      (
        "Temaer",
        meeting.themes.map { theme in
          let count = notes.count { $0.draft.theme == theme.number }
          return "\(theme.number). \(theme.title)"
            + (count > 0 ? " [\(CountedNoun.note.counted(count))]" : "")
        }
      ),
    ]
  }

  private var practicalities: [FactPage.Fact] {
    let details = meeting.details
    return [
      ("Program", details.programme.flatMap(\.lines)),
      ("Inden mødet", details.reflectionQuestions),
      (
        "Tilmelding", [details.signup.link, details.signup.email].compactMap(\.self)
      ),
      ("Frist", [details.signup.deadline.map(Danish.date)].compactMap(\.self)),
      ("Om tilmelding", [details.signup.note].compactMap(\.self)),
    ]
  }

  private var counts: [FactPage.Fact] {
    let homeless = notes.count { $0.draft.table == nil }
    let total =
      notes.isEmpty ? "Ingen notater endnu." : "I alt \(CountedNoun.note.counted(notes.count))."
    return [
      ("Borde", tables.filter { $0.number > 0 }.map(line)),
      ("Forberedelse", tables.filter { $0.number == 0 && $0.notes > 0 }.map { counted($0.notes) }),
      ("Uden bord", homeless > 0 ? [counted(homeless)] : []),
      ("Notater", [total]),
    ]
  }

  private func counted(_ notes: Int) -> String { CountedNoun.note.counted(notes) }

  private func line(_ table: Table) -> String {
    let seats = table.plan.seats.map { "\($0.municipality) \($0.count)" }.joined(separator: ", ")
    let facts = [
      table.plan.theme.map { "tema \($0)" }, seats.isEmpty ? nil : seats, counted(table.notes),
    ]
    return "Bord \(table.number): " + facts.compactMap(\.self).joined(separator: "; ")
  }

  private var state: String {
    ([meeting.state.danish] + (meeting.details.isAnnounced ? ["varslet"] : [])
      + (meeting.details.isCancelled ? ["AFLYST"] : [])).joined(separator: ", ")
  }

  private var place: String? {
    guard let place = meeting.details.place else { return nil }
    let parts = [place.venue, place.postalAddress].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension ProgrammeItem {
  /// `17.00  Velkommen (borgmesteren)`, and its details beneath.
  fileprivate var lines: [String] {
    let start = time.map { Danish.time($0) + "  " } ?? ""
    let speaker = by.map { " (\($0))" } ?? ""
    return [start + text + speaker] + details.map { "- \($0)" }
  }
}

/// Facts for people at a terminal, each under its name; a fact without lines is left out.
enum FactPage {
  /// Of a list the first line has the name.
  typealias Fact = (name: String, lines: [String])

  static func text(_ facts: [Fact], labelWidth: Int) -> String {
    let lines = facts.flatMap { name, lines in
      lines.flatMap { TerminalText.wrapped($0, width: TerminalText.width - labelWidth) }
        .enumerated()
        .map { ($0.offset == 0 ? name : "").paddedRight(to: labelWidth) + $0.element }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Meeting {
  /// Whether a note may come from the table: one that the meeting lists, or 0, the preparation at home. A meeting that
  /// lists none has every table.
  func hasTable(_ table: Int) -> Bool { tables.isEmpty || table == 0 || tables.contains(table) }

  func requireTable(_ table: Int) throws(AppError) {
    guard hasTable(table) else { throw .unknownTable(table, meeting: id, known: tables) }
  }

  /// What is meant where nobody names a theme; nil where there are none or several.
  var onlyTheme: Theme? { themes.count == 1 ? themes[0] : nil }

  /// The theme that a person means: by its number in the letter, its key, or any part of its title that only it has.
  func theme(_ name: String) throws(AppError) -> Theme {
    if let number = Int(name), let theme = themes.first(where: { $0.number == number }) {
      return theme
    }
    let folded = name.normalFormC.lowercased()
    if let theme = themes.first(where: { $0.key.value == folded || $0.title.lowercased() == folded }
    ) {
      return theme
    }
    let matching = themes.filter { $0.title.lowercased().utf8.holds(folded.utf8) }
    switch matching.count {
    case 1: return matching[0]
    case 0: throw .unknownTheme(name, meeting: id, known: themes)
    default: throw .ambiguousTheme(name, matching: matching)
    }
  }
}

extension Theme {
  /// Themes in the order of their titles; a title that comes twice is one theme.
  static func numbered(_ titles: [String]) -> [Theme] {
    var keys: Set<ThemeKey> = []
    let distinct = titles.filter { keys.insert(ThemeKey(title: $0)).inserted }
    return distinct.enumerated().map { Theme(number: $0.offset + 1, title: $0.element) }
  }
}
